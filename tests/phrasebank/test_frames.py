"""Frames: written, matched, and named the same everywhere."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from libraries import taxonomy

from mkdocs_selfreview.folding import fold
from mkdocs_selfreview.phrasebank.frames import LONGEST_GAP, MARKS, clauses_of, read_frame


@pytest.mark.parametrize(
    ("wording", "clause", "fillers"),
    [
        pytest.param("…不够深入", "理论学习不够深入", ("理论学习",), id="an ending"),
        pytest.param("满足于…", "满足于会用几句新词", ("会用几句新词",), id="a beginning"),
        pytest.param("对…掌握不够", "对急难愁盼掌握不够", ("急难愁盼",), id="both"),
        pytest.param("以…落实…", "以会议落实会议", ("会议", "会议"), id="two gaps"),
        pytest.param("对……掌握不够", "对、掌握不够", ("、",), id="an enumeration fills a gap"),
        pytest.param("…不够深入", "不够深入", None, id="nothing fills the gap"),
        pytest.param("…不够深入", "学习不够深入系统", None, id="more words behind"),
        pytest.param("…不够", "学" * (LONGEST_GAP + 1) + "不够", None, id="a gap too long"),
    ],
)
def test_a_frame_makes_a_clause(wording: str, clause: str, fillers: tuple[str, ...] | None) -> None:
    match = read_frame(wording).pattern.fullmatch(clause)
    assert (match.groups() if match else None) == fillers


@pytest.mark.parametrize("wording", ["", "…", "……", "不够深入", "对…，…不够", "对…\n不够"])
def test_what_is_no_frame_is_refused(wording: str) -> None:
    with pytest.raises(ValueError, match="句式"):
        read_frame(wording)


def test_a_frame_is_read_as_it_is_written() -> None:
    frame = read_frame(" 對……掌握不够 ")
    assert frame.wording == "对…掌握不够"
    assert read_frame(frame.wording) == frame
    assert re.fullmatch("f[0-9a-f]{10}", frame.id)
    assert frame.size == 5


def test_the_packages_frames_can_be_read() -> None:
    frames = [read_frame(wording) for wording in taxonomy().phrasing.frames]
    assert len(set(frames)) == len(frames) > 80


@given(st.text(alphabet=f"{MARKS}甲乙丙、x1", max_size=40))
def test_clauses_stand_where_they_are_said_to_and_leave_out_only_marks(text: str) -> None:
    folded = fold(text)
    found = clauses_of(folded)
    assert all(folded[start : start + len(clause)] == clause for start, clause in found)
    assert "".join(clause for _, clause in found) == re.sub(f"[{MARKS}]", "", folded)
