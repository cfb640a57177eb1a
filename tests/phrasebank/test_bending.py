"""Frames with two gaps: found by their opener and verb, counted by the whole frame."""

from __future__ import annotations

from itertools import cycle, islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from libraries import taxonomy
from made_clauses import clauses_from

from mkdocs_selfreview.phrasebank.bending import mine_two_gaps
from mkdocs_selfreview.phrasebank.choosing import shares_of
from mkdocs_selfreview.phrasebank.clauses import Clauses
from mkdocs_selfreview.phrasebank.mining import LEAST_REPORTS, Found

FIRST = ("群众诉求", "基层实情", "政策要求", "项目进展", "历史遗留问题", "干部思想")
SECOND = ("软任务", "走过场", "老经验", "新办法", "小事情", "硬指标")
NOISE = ("工作开展有序", "总体情况平稳", "干部队伍稳定", "会议按期召开", "群众比较满意")


def found_in(clauses: Clauses) -> list[Found]:
    return mine_two_gaps(clauses, taxonomy().phrasing.openers, shares_of(clauses), LEAST_REPORTS, 20)


def filled(wording: str, seconds: tuple[str, ...] = SECOND) -> Clauses:
    pairs = zip(FIRST, seconds, strict=True)
    return clauses_from(
        [
            [wording.replace("…", first, 1).replace("…", second), *islice(cycle(NOISE), place, place + 12)]
            for place, (first, second) in enumerate(pairs)
        ]
    )


@pytest.mark.parametrize(
    "wording", ["把…当成…", "没有把…摆在…位置", "对…只喊口号而把…推给下级", "以…推动…", "由…负责落实…"]
)
def test_a_frame_with_two_varied_gaps_is_found(wording: str) -> None:
    found = {one.frame.wording: (len(one.clauses), one.reports) for one in found_in(filled(wording))}
    assert found == {wording: (6, 6)}


@pytest.mark.parametrize(
    ("wording", "seconds"),
    [
        pytest.param("把…当成…", ("软任务",) * 6, id="one gap never varies"),
        pytest.param("群众…反映…", SECOND, id="no opener"),
        pytest.param("对…教育…", SECOND, id="no verb"),
    ],
)
def test_what_has_no_two_gaps_is_not_found(wording: str, seconds: tuple[str, ...]) -> None:
    assert found_in(filled(wording, seconds)) == []


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.lists(
            st.builds(
                "把{}当成{}{}".format, *[st.sampled_from(FIRST + SECOND)] * 2, st.sampled_from(["", "看待"])
            ),
            max_size=3,
        ),
        max_size=10,
    ).map(clauses_from)
)
def test_every_count_is_that_of_the_pattern(clauses: Clauses) -> None:
    for found in found_in(clauses):
        pattern = found.frame.pattern
        places = [place for place, text in enumerate(clauses.texts) if pattern.fullmatch(text)]
        assert found.clauses.tolist() == places
        assert found.reports == len({int(clauses.reports[place]) for place in places}) >= LEAST_REPORTS
