"""How dimensions and themes are named."""

from __future__ import annotations

from dataclasses import replace

import pytest
from libraries import BlockText, ItemText, make_library, make_report, simple_report, taxonomy

from mkdocs_selfreview.model import ItemKind, Report, Tag
from mkdocs_selfreview.pages.catalogue import build_catalogue
from mkdocs_selfreview.pages.usage import LEAST_USES, Naming, cues, headings, names_of_years


def headed(id_: str, heading: str, year: int | None) -> Report:
    block = BlockText((ItemText("学习不够"),), heading, "theory")
    return make_report(id_, [(ItemKind.PROBLEM, "一、问题", (block,))], year=year)


def test_headings_are_counted_in_reports_with_their_years() -> None:
    library = make_library(
        [
            headed("r1", "在理论学习方面", 2023),
            headed("r2", "理论学习方面存在的问题", 2024),
            headed("r3", "学习教育方面", None),
        ]
    )
    assert headings(library)["theory"] == [
        Naming("理论学习", 2, (2023, 2024)),
        Naming("学习教育", 1),
    ]


def test_a_base_dimension_has_the_headings_of_all_that_belong_to_it() -> None:
    special = next(one for one in taxonomy().dimensions if "theory" in one.maps_to)
    block = BlockText((ItemText("学习不够"),), special.name, special.id)
    found = headings(make_library([make_report("r1", [(ItemKind.PROBLEM, "一、问题", (block,))], year=2024)]))
    assert found["theory"] == found[special.id] == [Naming(special.name, 1, (2024,))]


def test_cues_of_one_item_count_apart() -> None:
    items = build_catalogue(make_library([simple_report("r1"), simple_report("r2")])).theme("lilun-wuzhuang")
    assert cues(items.everything(), "lilun-wuzhuang") == [Naming("学习", 6)]
    assert cues(items.everything(), "lianxi-qunzhong") == []


@pytest.mark.parametrize(
    ("cue", "shown"),
    [("理论学习", True), ("学习…表面", True), ("学习当", False), ("读了", False), ("深学", False)],
)
def test_cues_are_of_whole_words(cue: str, shown: bool) -> None:
    library = make_library([simple_report(f"r{place}") for place in range(LEAST_USES)])
    themed = [
        replace(one, item=replace(one.item, themes=(Tag("theme", cue),)))
        for one in build_catalogue(library).items.values()
    ]
    assert cues(themed, "theme") == ([Naming(cue, len(themed))] if shown else [])
    assert cues(themed[: LEAST_USES - 1], "theme") == []


def test_names_of_years_are_those_of_the_plans() -> None:
    theory = taxonomy().dimension_by_id["theory"]
    found = names_of_years(theory, taxonomy())
    assert [max(years) for _, years in found] == sorted((max(years) for _, years in found), reverse=True)
    assert all("theory" in dimension.maps_to for dimension, _ in found)
