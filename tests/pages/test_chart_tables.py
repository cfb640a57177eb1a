"""Charts as data: their tables, and where each figure leads."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from libraries import BlockText, ItemText, make_library, make_report, simple_report

from mkdocs_selfreview.model import ItemKind, Report
from mkdocs_selfreview.pages import Site
from mkdocs_selfreview.pages.charts import (
    Cell,
    Chart,
    crossing_chart,
    heat_chart,
    leads_chart,
    network_chart,
    reports_chart,
    theme_lines,
    years_chart,
)
from mkdocs_selfreview.pages.searching import as_query, list_address, search_address

STUDY, USE = "lilun-wuzhuang", "xueyong-zhuanhua"
BOTH = ItemText("学习不够", themes=(STUDY, USE))


def site_of(*reports: Report) -> Site:
    return Site(make_library(reports), "资料库")


@pytest.fixture
def site() -> Site:
    """Two reports: three problems of two themes in one dimension, one of them in another."""
    theory = BlockText((BOTH, BOTH), "（一）理论学习方面", "theory")
    style = BlockText((ItemText("学习不够"),), "（二）工作作风方面", "style")
    parts = [(ItemKind.PROBLEM, "一、存在的问题", (theory, style))]
    return site_of(
        make_report("r1", parts, year=2024, meeting="民主生活会"),
        simple_report("r2", year=2022),
    )


def texts(chart: Chart) -> list[list[str]]:
    return [[cell.text for cell in row] for row in (chart.heads, *chart.rows)]


def asked(cell: Cell) -> dict[str, str]:
    parts = urlsplit(cell.address)
    assert parts.path == "search/index.html"
    return {name: value for name, (value,) in parse_qs(parts.query).items()}


def test_reports_lead_to_the_list_of_reports_and_what_is_unknown_to_the_search(site: Site) -> None:
    chart = reports_chart(site)
    assert texts(chart) == [
        ["年份", "民主生活会", "会议不明"],
        ["2022", "0", "1"],
        ["2023", "0", "0"],
        ["2024", "1", "0"],
    ]
    assert chart.about == "2022—2024 年共 2 份报告，2022 年最多，1 份。"
    first, empty, last = chart.rows
    assert first[0].address == "reports/index.html#year=2022"
    assert asked(first[2]) == {"year": "2022", "meeting": "none"}
    assert {cell.address for cell in empty} == {""}
    assert last[1].address == (
        "reports/index.html#year=2024&meeting=%E6%B0%91%E4%B8%BB%E7%94%9F%E6%B4%BB%E4%BC%9A"
    )


def test_lines_tell_how_many_reports_a_year_has(site: Site) -> None:
    chart = theme_lines(site)
    assert texts(chart) == [
        ["年份", "理论武装", "学用转化"],
        ["2022（1 份）", "1", "0"],
        ["2023（0 份）", "0", "0"],
        ["2024（1 份）", "3", "2"],
    ]
    assert asked(chart.rows[2][2]) == {"year": "2024", "theme": USE, "part": "problem"}
    assert chart.heads[1].address == f"themes/{STUDY}/index.html"


def test_heat_leads_from_each_cell_to_its_problems(site: Site) -> None:
    chart = heat_chart(site)
    assert "最多的是理论学习中的理论武装，3 条。" in chart.about
    names = [head.text for head in chart.heads]
    assert names[:2] == ["主题", "理论学习"]
    row = dict(zip(names, chart.rows[0], strict=True))
    assert (row["理论学习"].text, row["工作作风"].text, row["廉洁自律"]) == ("3", "1", Cell("0"))
    assert asked(row["理论学习"]) == {"theme": STUDY, "dimension": "theory", "part": "problem"}


def test_a_pair_leads_to_the_problems_that_name_both(site: Site) -> None:
    ((one, other, count),) = network_chart(site).rows
    assert (one.text, other.text, count.text) == ("理论武装", "学用转化", "2")
    assert one.group == other.group == "理论学习"
    assert asked(count) == {"part": "problem", "theme": STUDY, "together": USE}


def test_leads_lead_to_a_search_for_their_words(site: Site) -> None:
    ((name, count, reports, years),) = leads_chart(
        site_of(simple_report("r1", BOTH), simple_report("r2", BOTH))
    ).rows
    assert (name.text, count.text, reports.text, years.text) == ("学习不够", "2", "2", "不明")
    assert asked(name) == asked(count) == {"q": "学习不够", "part": "problem"}


def test_a_theme_is_followed_through_years_and_dimensions(site: Site) -> None:
    theme, topic = site.library.taxonomy.theme_by_id[STUDY], site.catalogue.theme(STUDY)
    years = years_chart(site, theme, topic)
    assert texts(years) == [
        ["年份", "问题", "原因", "措施"],
        ["2022", "1", "1", "1"],
        ["2023", "0", "0", "0"],
        ["2024", "3", "0", "0"],
    ]
    assert years.tones == ("problem", "cause", "measure")
    assert asked(years.rows[0][3]) == {"year": "2022", "part": "measure", "theme": STUDY}
    dimensions = crossing_chart(site, theme, topic)
    assert texts(dimensions) == [["维度", "问题数"], ["理论学习", "3"], ["工作作风", "1"]]
    assert asked(dimensions.rows[0][1]) == {"theme": STUDY, "part": "problem", "dimension": "theory"}


def test_a_dimension_tells_its_themes(site: Site) -> None:
    dimension = site.library.taxonomy.dimension_by_id["theory"]
    chart = crossing_chart(site, dimension, site.catalogue.dimension("theory"))
    assert texts(chart) == [["主题", "问题数"], ["理论武装", "3"], ["学用转化", "2"]]
    assert asked(chart.rows[1][1]) == {"dimension": "theory", "part": "problem", "theme": USE}


@pytest.mark.parametrize("make", [reports_chart, theme_lines, heat_chart, network_chart, leads_chart])
def test_an_empty_library_has_no_charts(make: Callable[[Site], Chart]) -> None:
    assert not make(site_of())


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("学习不够", "学习不够"),
        ("“两个维护”不够", "“两个维护”不够"),
        ("学习 不够", '"学习 不够"'),
        ("对……不够", '"对……不够"'),
        ("-学习", '"-学习"'),
        ('学"习不够', '"学" "习不够"'),
        ("", ""),
    ],
    ids=["plain", "chinese quotes", "blank", "dots", "minus", "quote", "nothing"],
)
def test_a_query_takes_signs_for_what_they_are(text: str, query: str) -> None:
    assert as_query(text) == query


def test_addresses_follow_how_the_site_names_its_pages() -> None:
    assert search_address("", "学 习", part="cause") == "search/?q=%E5%AD%A6+%E4%B9%A0&part=cause"
    assert list_address("", year="2024", meeting="a&b") == "reports/#year=2024&meeting=a%26b"
