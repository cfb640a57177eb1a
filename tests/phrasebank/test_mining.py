"""What mining finds, against a count of every clause by the frame's own pattern."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_clauses import clauses_from

from mkdocs_selfreview.phrasebank.clauses import Clauses
from mkdocs_selfreview.phrasebank.frames import Frame, read_frame
from mkdocs_selfreview.phrasebank.mining import LEAST_REPORTS, least_reports, mine, repeated
from mkdocs_selfreview.phrasebank.seeking import seek

CLAUSES = st.text(alphabet="甲乙丙", min_size=1, max_size=7)
LIBRARIES = st.lists(st.lists(CLAUSES, max_size=5), max_size=14).map(clauses_from)


def counted(frame: Frame, clauses: Clauses) -> tuple[list[int], int]:
    places = [place for place, text in enumerate(clauses.texts) if frame.pattern.fullmatch(text)]
    return places, len({int(clauses.reports[place]) for place in places})


@given(LIBRARIES)
def test_every_count_is_that_of_the_pattern(clauses: Clauses) -> None:
    for found in mine(clauses, LEAST_REPORTS):
        assert (found.clauses.tolist(), found.reports) == counted(found.frame, clauses)
        assert found.reports >= LEAST_REPORTS


@given(LIBRARIES)
def test_no_frame_is_found_twice(clauses: Clauses) -> None:
    frames = [found.frame for found in mine(clauses, LEAST_REPORTS)]
    assert len(frames) == len(set(frames))


@given(LIBRARIES)
def test_fixed_wordings_are_counted_exactly(clauses: Clauses) -> None:
    times = Counter(clauses.texts)
    found = {one.frame.wording: one for one in repeated(clauses, LEAST_REPORTS, 2)}
    for text in times:
        places, reports = counted(Frame((text,)), clauses)
        assert (text in found) == (len(text) >= 2 and reports >= LEAST_REPORTS)
        if text in found:
            assert (found[text].clauses.tolist(), found[text].reports) == (places, reports)


@given(
    LIBRARIES, st.lists(st.sampled_from(["甲…", "…乙", "甲…乙", "甲…乙…", "…甲…丙", "乙…甲…丙"]), unique=True)
)
def test_frames_that_are_sought_are_counted_exactly(clauses: Clauses, wordings: list[str]) -> None:
    frames = [read_frame(wording) for wording in wordings]
    found = {one.frame: (one.clauses.tolist(), one.reports) for one in seek(frames, clauses)}
    assert found == {frame: counted(frame, clauses) for frame in frames if counted(frame, clauses)[1]}


@pytest.mark.parametrize("wording", ["对…掌握不够", "…得不够扎实", "一味追求…"])
def test_a_frame_with_varied_fillers_is_found(wording: str) -> None:
    fillers = ["群众诉求", "基层实情", "政策要点", "项目进展"]
    noise = ["工作有序开展", "总体平稳", "加强学习"]
    clauses = clauses_from([[wording.replace("…", filler), noise[i % 3]] for i, filler in enumerate(fillers)])
    found = {one.frame.wording: one.reports for one in mine(clauses, LEAST_REPORTS)}
    assert found[wording] == len(fillers)


def test_one_report_makes_no_frame() -> None:
    clauses = clauses_from([["对甲掌握不够", "对乙掌握不够", "对丙掌握不够", "对丁掌握不够"]])
    assert mine(clauses, LEAST_REPORTS) == []


@pytest.mark.parametrize(("reports", "least"), [(0, 3), (600, 3), (1000, 5), (10_000, 50)])
def test_large_libraries_ask_for_more_reports(reports: int, least: int) -> None:
    assert least_reports(reports) == least
