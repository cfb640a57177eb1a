"""Figures of a library: what is counted, and in which order it is shown."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from libraries import BlockText, ItemText, make_library, make_report, simple_report

from mkdocs_selfreview.model import ItemKind, Report
from mkdocs_selfreview.pages.catalogue import Placed, build_catalogue
from mkdocs_selfreview.pages.statistics import (
    Pair,
    frequent_leads,
    items_by_year,
    reports_by_year,
    theme_pairs,
    themes_by_dimension,
    themes_by_year,
    years_of,
)

STUDY, USE, RULES = "lilun-wuzhuang", "xueyong-zhuanhua", "xuexi-zhidu"


def problems(*reports: Report) -> tuple[Placed, ...]:
    return build_catalogue(make_library(reports)).problems


def about(*themes: str, lead: str = "学习不够") -> ItemText:
    return ItemText(lead, themes=themes)


@pytest.mark.parametrize(
    ("known", "shown"),
    [
        ([], ()),
        (["2024"], ("2024",)),
        (["2024", "2021", "2024"], ("2021", "2022", "2023", "2024")),
        (["none", "2023"], ("2023", "none")),
        (["1921", "2023", "2024"], ("1921", "2023", "2024")),
    ],
    ids=["none", "one", "gap", "unknown", "another age"],
)
def test_years_stand_in_order_with_those_between(known: list[str], shown: tuple[str, ...]) -> None:
    assert years_of(known) == shown


@given(st.lists(st.integers(1900, 2100).map(str), min_size=1))
def test_every_year_that_is_known_is_shown_once_in_order(known: list[str]) -> None:
    shown = years_of(known)
    assert set(known) <= set(shown)
    assert list(shown) == sorted(set(shown))


def test_reports_are_counted_by_year_and_meeting() -> None:
    facts: list[tuple[int | None, str]] = [(2024, "甲会"), (2024, "乙会"), (2022, "乙会"), (None, "")]
    table = reports_by_year(
        simple_report(f"r{number}", year=year, meeting=meeting)
        for number, (year, meeting) in enumerate(facts)
    )
    assert table.rows == ("2022", "2023", "2024", "none")
    assert table.columns == ("乙会", "甲会", "none")
    assert [table.of_row(row) for row in table.rows] == [1, 0, 2, 1]
    assert [table.of_column(column) for column in table.columns] == [2, 1, 1]
    assert (table.count("2024", "甲会"), table.count("2022", "甲会"), table.total) == (1, 0, 4)


def test_items_are_counted_by_year_and_kind() -> None:
    reports = [simple_report("r1", about(STUDY), about(USE), year=2024), simple_report("r2", year=2023)]
    table = items_by_year(build_catalogue(make_library(reports)).items.values())
    assert table.columns == ("problem", "cause", "measure")
    assert {row: [table.count(row, kind) for kind in table.columns] for row in table.rows} == {
        "2023": [1, 1, 1],
        "2024": [2, 1, 1],
    }


def test_only_the_most_frequent_themes_are_followed_but_all_years() -> None:
    found = problems(
        simple_report("r1", about(STUDY), about(STUDY, USE), year=2024),
        simple_report("r2", about(RULES), year=2020),
    )
    table = themes_by_year(found, 2)
    assert table.columns == (STUDY, RULES)
    assert table.rows == ("2020", "2021", "2022", "2023", "2024")
    assert (table.count("2024", STUDY), table.count("2020", RULES), table.count("2024", USE)) == (2, 1, 0)


def test_a_theme_that_an_item_names_twice_counts_once() -> None:
    found = problems(simple_report("r1", about(STUDY, STUDY), year=2024))
    assert themes_by_year(found, 5).count("2024", STUDY) == 1
    assert theme_pairs(found, 5) == ()


def test_a_problem_counts_in_each_of_its_dimensions() -> None:
    theory = BlockText((about(STUDY), about(STUDY, USE)), "（一）理论学习方面", "theory")
    style = BlockText((about(RULES),), "（二）工作作风方面", "style")
    found = problems(make_report("r1", [(ItemKind.PROBLEM, "一、存在的问题", (theory, style))]))
    table = themes_by_dimension(found, ["style", "theory", "integrity"], 2)
    assert table.rows == (STUDY, RULES)
    assert table.columns == ("style", "theory", "integrity")
    assert [table.count(STUDY, dimension) for dimension in table.columns] == [0, 2, 0]
    assert [table.count(RULES, dimension) for dimension in table.columns] == [1, 0, 0]


def test_pairs_of_themes_are_counted_whatever_their_order() -> None:
    found = problems(simple_report("r1", about(STUDY, USE), about(USE, STUDY), about(STUDY, RULES)))
    assert theme_pairs(found, 9) == (Pair(STUDY, USE, 2),)
    assert theme_pairs(found, 0) == ()


def leads(*found: Placed) -> Iterable[tuple[str, int, int, tuple[int, ...]]]:
    return [(lead.text, lead.count, lead.reports, lead.years) for lead in frequent_leads(found, 9)]


def test_leads_that_several_reports_share_are_counted_as_most_write_them() -> None:
    found = problems(
        simple_report("r1", about(lead="担当“精神”不足"), about(lead="学习不够"), year=2024),
        simple_report("r2", about(lead="担当“精神”不足"), about(lead="学习不够"), year=2022),
        simple_report("r3", about(lead='担当"精神"不足'), about(lead="作风不实"), about(lead="作风不实")),
    )
    assert leads(*found) == [("担当“精神”不足", 3, 3, (2022, 2024)), ("学习不够", 2, 2, (2022, 2024))]
