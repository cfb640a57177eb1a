"""Near-identical items: who belongs together, and how a list is folded."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_reports import TAXONOMY, cause, measure, problem, report

from mkdocs_selfreview.copies import Gathered, by_member, folded
from mkdocs_selfreview.linker import link

PAIRS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=12)


@given(PAIRS)
def test_whoever_is_joined_is_in_one_group_and_all_are_in_some(pairs: list[tuple[int, int]]) -> None:
    gathered = Gathered(10)
    for one, other in pairs:
        gathered.join(one, other)
    groups = list(gathered.groups())
    assert sorted(place for group in groups for place in group) == list(range(10))
    assert all(gathered.first(one) == gathered.first(other) for one, other in pairs)
    assert all(gathered.first(place) == group[0] for group in groups for place in group)


@given(PAIRS)
def test_the_order_of_joining_makes_no_difference(pairs: list[tuple[int, int]]) -> None:
    one, other = Gathered(10), Gathered(10)
    for pair in pairs:
        one.join(*pair)
    for pair in reversed(pairs):
        other.join(*pair)
    assert list(one.groups()) == list(other.groups())


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        pytest.param("xyz", {"x": ("x",), "y": ("y",), "z": ("z",)}, id="none alike"),
        pytest.param("xbya", {"x": ("x",), "b": ("b", "a"), "y": ("y",)}, id="the first stands for both"),
        pytest.param("c", {"c": ("c",)}, id="copies that are not in the list do not count"),
        pytest.param("", {}, id="nothing"),
    ],
)
def test_folded(keys: str, expected: dict[str, tuple[str, ...]]) -> None:
    found = folded(keys, by_member([["a", "b", "c"], ["d"]]))
    assert found == expected
    assert list(found) == list(expected)


def test_a_library_knows_copies_of_every_kind() -> None:
    same = [problem("职工宿舍漏雨", "顶层防水失修，多次报修。"), cause("宗旨淡薄"), measure("修好宿舍")]
    links = link(
        [
            report("r1", *same, year=2021),
            report("r2", *same, problem("读书少"), year=2022),
            report("r3", cause("宗旨、淡薄！"), problem("台账造假")),
        ],
        TAXONOMY,
    )
    assert links.copies["r1", "p1"] == (("r2", "p1"), ("r1", "p1"))
    assert links.copies["r3", "c1"] == (("r2", "c1"), ("r1", "c1"), ("r3", "c1"))
    assert links.copies["r2", "m1"] == (("r2", "m1"), ("r1", "m1"))
    assert ("r2", "p2") not in links.copies
    assert links.folded([("r1", "p1"), ("r2", "p2"), ("r2", "p1")]) == {
        ("r1", "p1"): (("r1", "p1"), ("r2", "p1")),
        ("r2", "p2"): (("r2", "p2"),),
    }
