"""Which frames are shown."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle, islice

import pytest
from made_clauses import clauses_from

from mkdocs_selfreview.phrasebank.choosing import (
    choose,
    closed,
    nearest,
    shares_of,
    shorter_frames,
    without_repeats,
)
from mkdocs_selfreview.phrasebank.frames import Frame, read_frame
from mkdocs_selfreview.phrasebank.mining import LEAST_REPORTS, mine

FILLERS = ("群众诉求", "基层实情", "项目进展", "历史遗留问题", "干部思想", "政策要求")
NOISE = ("工作开展有序", "总体情况平稳", "干部队伍稳定", "会议按期召开", "群众比较满意")


def chosen(*wordings: str, reports: int = len(FILLERS), fillers: Sequence[str] = FILLERS) -> set[str]:
    """What is shown of a library whose reports fill some frames with the same things, among other clauses."""
    those = [
        [wording.replace("…", filler) for wording in wordings if place < reports]
        + list(islice(cycle(NOISE), place, place + 3))
        for place, filler in enumerate(fillers)
    ]
    clauses = clauses_from(those)
    return {
        one.frame.wording
        for one in choose(mine(clauses, LEAST_REPORTS), clauses, shares_of(clauses), 50, LEAST_REPORTS)
    }


@pytest.mark.parametrize("wording", ["对…掌握不够", "…抓得不紧", "没有真正…", "把…挂在嘴边", "以…之名推脱"])
def test_frames_are_shown(wording: str) -> None:
    assert chosen(wording) == {wording}


@pytest.mark.parametrize(
    "wording",
    [
        pytest.param("理论学习…", id="a subject"),
        pytest.param("从政治上…", id="a place"),
        pytest.param("…了一次", id="a number"),
        pytest.param("…的了", id="words that join others"),
        pytest.param("…工作会议", id="nouns"),
    ],
)
def test_what_is_no_frame_is_not_shown(wording: str) -> None:
    assert chosen(wording) == set()


@pytest.mark.parametrize("wording", ["…签了字", "组织…会", "遇到…事"])
def test_a_short_frame_that_does_not_judge_must_be_in_more_reports(wording: str) -> None:
    assert chosen(wording, reports=LEAST_REPORTS) == set()
    assert chosen(wording, reports=LEAST_REPORTS + 1) == {wording}


@pytest.mark.parametrize("wording", ["…不实", "…学得浅", "…浮于表面"])
def test_a_frame_that_judges_or_is_longer_need_not(wording: str) -> None:
    assert chosen(wording, reports=LEAST_REPORTS) == {wording}


def test_a_frame_is_not_cut_off_from_its_negation() -> None:
    denied = ("站位不", "敏锐性不", "鉴别力不", "担当没", "觉悟不", "站位还不够")
    assert "政治…高" not in chosen("政治…高", fillers=denied)


def test_a_frame_that_goes_on_behind_another_is_one_with_it() -> None:
    among = [read_frame("由…牵头"), read_frame("把…当成…")]
    assert closed(read_frame("由…牵头…"), among) == among[0]
    assert closed(read_frame("把…当成…"), among) is None


def test_a_longer_frame_stands_for_a_shorter_one_that_it_makes() -> None:
    clauses = clauses_from([[f"对{filler}掌握不够"] for filler in FILLERS])
    kept = without_repeats(mine(clauses, LEAST_REPORTS))
    assert [one.frame.wording for one in kept] == ["对…掌握不够"]


def test_shorter_frames_are_all_that_words_are_added_to() -> None:
    assert {frame.wording for frame in shorter_frames(read_frame("对…不够"))} == {
        "对…",
        "对…够",
        "…够",
        "…不够",
    }
    assert list(shorter_frames(Frame(("固定说法",)))) == []


def test_the_longest_of_them_is_the_nearest() -> None:
    among = [read_frame(wording) for wording in ("…不够", "对…不够", "…够", "把…不够")]
    assert nearest(read_frame("对…掌握不够"), among) == among[1]
    assert nearest(read_frame("以…为主"), among) is None
