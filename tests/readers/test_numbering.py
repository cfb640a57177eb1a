"""Lists count as in Word: shared families, overrides, restarts, levels that were skipped."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_selfreview.readers.numbering import Counters, Level, ListDefinition

CHAPTER = Level("chineseCounting", "%1、")
SECTION = Level("chineseCounting", "（%2）")
POINT = Level("decimal", "%3.")
REPORT = {0: CHAPTER, 1: SECTION, 2: POINT}
OUTLINE = {0: Level("decimal", "%1"), 1: Level("decimal", "%1.%2"), 2: Level("decimal", "%1.%2.%3")}


def one(levels: dict[int, Level], **starts: int) -> dict[str, ListDefinition]:
    return {"1": ListDefinition("f", levels, {int(key[1:]): value for key, value in starts.items()})}


def family(levels: dict[int, Level], second: dict[int, int]) -> dict[str, ListDefinition]:
    return {"1": ListDefinition("f", levels), "2": ListDefinition("f", levels, second)}


CASES = [
    pytest.param(one(REPORT), "1.0 1.0 1.0", "一、 二、 三、", id="counts-on"),
    pytest.param(
        one(REPORT), "1.0 1.1 1.1 1.0 1.1", "一、 （一） （二） 二、 （一）", id="deeper-levels-restart"
    ),
    pytest.param(one(REPORT), "1.0 1.1 1.2 1.2 1.1 1.2", "一、 （一） 1. 2. （二） 1.", id="three-levels"),
    pytest.param(one(OUTLINE), "1.1 1.1 1.0 1.1", "1.1 1.2 1 1.1", id="unseen-higher-level-shows-its-start"),
    pytest.param(one(OUTLINE), "1.0 1.2", "1 1.1.1", id="skipped-level"),
    pytest.param(one({0: Level("decimal", "%1.", start=5)}), "1.0 1.0", "5. 6.", id="start"),
    pytest.param(one(REPORT, _0=3), "1.0 1.0", "三、 四、", id="start-override"),
    pytest.param(family(REPORT, {}), "1.0 2.0 1.0", "一、 二、 三、", id="a-family-counts-together"),
    pytest.param(
        family(REPORT, {0: 1}), "1.0 1.0 2.0 2.0 1.0", "一、 二、 一、 二、 三、", id="override-counts-once"
    ),
    pytest.param(family(REPORT, {0: 3}), "1.0 2.0", "一、 三、", id="jump-by-override"),
    pytest.param(
        one(OUTLINE, _1=4), "1.0 1.1 1.1 1.0 1.1", "1 1.4 1.5 2 2.4", id="override-holds-after-restart"
    ),
    pytest.param(
        one({0: CHAPTER, 1: Level("decimal", "%2.", restart=0)}),
        "1.0 1.1 1.0 1.1",
        "一、 1. 二、 2.",
        id="never-restarts",
    ),
    pytest.param(
        one({0: CHAPTER, 1: SECTION, 2: Level("decimal", "%3.", restart=1)}),
        "1.0 1.1 1.2 1.1 1.2 1.0 1.2",
        "一、 （一） 1. （二） 2. 二、 1.",
        id="restarts-after-level-1-only",
    ),
    pytest.param(
        one({0: CHAPTER, 1: Level("decimal", "%1.%2", legal=True)}),
        "1.0 1.0 1.1",
        "一、 二、 2.1",
        id="legal",
    ),
    pytest.param(
        one({0: CHAPTER, 1: Level("decimal", "%1.%2")}), "1.0 1.0 1.1", "一、 二、 二.1", id="mixed-styles"
    ),
    pytest.param(one({0: Level("none", "")}), "1.0 1.0", "- -", id="none"),
    pytest.param(one({0: Level("none", "%1、")}), "1.0", "-", id="none-invents-no-mark"),
    pytest.param(one({0: Level("none", "（一）")}), "1.0", "（一）", id="fixed-text"),
    pytest.param(
        one({0: Level("none", "%1"), 1: Level("decimal", "%1%2.")}), "1.0 1.1", "- 1.", id="none-above"
    ),
    pytest.param(one({0: Level("bullet", "●")}), "1.0", "-", id="bullet"),
    pytest.param(one({0: Level("bullet", "o")}), "1.0", "-", id="letter-as-bullet"),
    pytest.param(one({0: Level("chineseCounting", "第%1章")}), "1.0 1.0", "第一章 第二章", id="words-around"),
    pytest.param(one({0: Level("chineseCounting", "%1是")}), "1.0 1.0", "一是 二是", id="shi"),
    pytest.param(one(REPORT), "1.7 9.0 1.0", "- - 一、", id="unknown-level-and-list"),
    pytest.param(one({0: Level("decimal", "%1.%5")}), "1.0", "1.1", id="reference-to-nothing"),
]


@pytest.mark.parametrize(("lists", "places", "labels"), CASES)
def test_labels(lists: dict[str, ListDefinition], places: str, labels: str) -> None:
    counters = Counters(lists)
    printed = []
    for place in places.split():
        list_id, depth = place.split(".")
        printed.append(counters.label(list_id, int(depth)) or "-")
    assert " ".join(printed) == labels


@given(st.lists(st.integers(0, 2)))
def test_numbers_of_one_level_never_fall_within_a_section(depths: list[int]) -> None:
    counters = Counters(one(OUTLINE))
    seen: list[tuple[int, ...]] = []
    for depth in depths:
        label = counters.label("1", depth)
        seen.append(tuple(map(int, label.split("."))))
        assert len(seen[-1]) == depth + 1
        same = [number for number in seen[:-1] if len(number) == depth + 1]
        if depth == 0 and same:
            assert seen[-1][0] == same[-1][0] + 1
