"""Which frames are shown."""

from __future__ import annotations

from itertools import cycle, islice

import pytest
from made_clauses import clauses_from

from mkdocs_selfreview.phrasebank.choosing import choose, nearest, shares_of, shorter_frames, without_repeats
from mkdocs_selfreview.phrasebank.frames import Frame, read_frame
from mkdocs_selfreview.phrasebank.mining import LEAST_REPORTS, mine

FILLERS = ("群众诉求", "基层实情", "政策要求", "项目进展", "历史遗留问题", "干部思想")
NOISE = ("工作开展有序", "总体情况平稳", "干部队伍稳定", "会议按期召开", "群众比较满意")


def chosen(*wordings: str) -> set[str]:
    """What is shown of a library whose reports fill some frames with the same things, among other clauses."""
    reports = [
        [wording.replace("…", filler) for wording in wordings] + list(islice(cycle(NOISE), place, place + 3))
        for place, filler in enumerate(FILLERS)
    ]
    clauses = clauses_from(reports)
    return {
        one.frame.wording
        for one in choose(mine(clauses, LEAST_REPORTS), clauses, shares_of(clauses), most=50)
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
