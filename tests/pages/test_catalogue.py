"""What the pages look up: items by dimension and theme, numbers, neighbours."""

from __future__ import annotations

from libraries import ItemText, make_library, simple_report

from mkdocs_selfreview.model import ItemKind
from mkdocs_selfreview.pages.catalogue import build_catalogue


def test_items_are_found_by_their_key() -> None:
    catalogue = build_catalogue(make_library([simple_report("r1"), simple_report("r2")]))
    assert catalogue.items["r2", "p1"].report.id == "r2"
    assert catalogue.items["r1", "m1"].item.lead == "强化理论武装"
    assert catalogue.totals == {ItemKind.PROBLEM: 2, ItemKind.CAUSE: 2, ItemKind.MEASURE: 2}


def test_a_dimension_gathers_the_items_tagged_with_it() -> None:
    topic = build_catalogue(make_library([simple_report("r1")])).dimension("theory")
    assert [placed.key for placed in topic.problems] == [("r1", "p1")]
    assert (topic.causes, topic.reports) == ((), 1)


def test_nothing_is_gathered_for_what_does_not_occur() -> None:
    catalogue = build_catalogue(make_library([]))
    assert not catalogue.theme("lilun-wuzhuang")
    assert not catalogue.dimension("theory")


def test_neighbours_are_counted_most_frequent_first() -> None:
    both = ItemText("学习不够", themes=("lilun-wuzhuang", "xueyong-zhuanhua"))
    third = ItemText("制度不严", themes=("lilun-wuzhuang", "xuexi-zhidu"))
    catalogue = build_catalogue(make_library([simple_report("r1", both, both, third)]))
    assert catalogue.neighbours["lilun-wuzhuang"] == (("xueyong-zhuanhua", 2), ("xuexi-zhidu", 1))
    assert catalogue.neighbours["xuexi-zhidu"] == (("lilun-wuzhuang", 1),)
