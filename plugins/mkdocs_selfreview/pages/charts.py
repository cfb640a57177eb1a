"""Charts as data: a table whose every figure leads to the search that lists what it counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from mkdocs_selfreview.model import ItemKind
from mkdocs_selfreview.pages.catalogue import Topic
from mkdocs_selfreview.pages.searching import as_query, list_address, search_address
from mkdocs_selfreview.pages.site import Site
from mkdocs_selfreview.pages.statistics import (
    CrossTable,
    Lead,
    Pair,
    frequent_leads,
    items_by_year,
    reports_by_year,
    theme_pairs,
    themes_by_dimension,
    themes_by_year,
)
from mkdocs_selfreview.pages.wording import KINDS
from mkdocs_selfreview.search.facets import UNKNOWN
from mkdocs_selfreview.taxonomy import Dimension, Theme

PROBLEM = ItemKind.PROBLEM.value
LINES = 5
"""Themes whose lines can be told apart in one chart."""
HEATED = 24
PAIRS = 48
LEADS = 20
BARS = 10


class Shape(StrEnum):
    """How a chart is drawn."""

    COLUMNS = "columns"
    """Each row a column, stacked from the columns of the table."""
    BARS = "bars"
    LINES = "lines"
    HEATMAP = "heatmap"
    NETWORK = "network"
    """Each row an edge: what it joins, and how strongly."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A text of the table, mostly a number, with where it leads."""

    text: str
    address: str = ""
    """Below the site's root; empty where there is nothing to list."""
    group: str = ""
    """In a network: what kind of thing the text names."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart with its table."""

    shape: Shape
    title: str
    about: str
    """What can be read from it, in a sentence or two."""
    heads: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    """The first cell of each names the row."""
    tones: tuple[str, ...] = ()
    """Names of the theme's colours of the columns; without them they get colours in turn."""

    def __bool__(self) -> bool:
        return bool(self.rows)


def reports_chart(site: Site) -> Chart:
    """Reports by year, stacked by meeting."""
    table = reports_by_year(site.library.reports)
    busiest = max(table.rows, key=table.of_row, default="")
    known = [year for year in table.rows if year != UNKNOWN]
    span = f"{known[0]}—{known[-1]} 年" if len(known) > 1 else _year(busiest)

    def listed(text: str, count: int, **facts: str) -> Cell:
        return Cell(text, list_address(site.index, **facts) if count else "")

    return Chart(
        Shape.COLUMNS,
        "各年各会议的报告",
        f"{span}共 {table.total} 份报告，{_year(busiest)}最多，{table.of_row(busiest)} 份。",
        (
            Cell("年份"),
            *(
                listed(_meeting(meeting), table.of_column(meeting), meeting=meeting)
                for meeting in table.columns
            ),
        ),
        tuple(
            (
                listed(_bare_year(year), table.of_row(year), year=year),
                *(
                    listed(str(count), count, year=year, meeting=meeting)
                    for meeting in table.columns
                    for count in [table.count(year, meeting)]
                ),
            )
            for year in table.rows
        ),
    )


def theme_lines(site: Site) -> Chart:
    """The most frequent themes over the years."""
    table = themes_by_year(site.catalogue.problems, LINES)
    reports = reports_by_year(site.library.reports)
    rows = {
        year: _year_cell(site, year, f"（{reports.of_row(year)} 份）", part=PROBLEM) for year in table.rows
    }
    return Chart(
        Shape.LINES,
        "常见主题的变化",
        f"问题最多的 {len(table.columns)} 个主题，每年有多少条问题谈到；年份后是当年报告的份数。",
        (Cell("年份"), *(_theme_cell(site, id_) for id_ in table.columns)),
        _rows(site, table, rows, ("year", "theme"), part=PROBLEM),
    )


def heat_chart(site: Site) -> Chart:
    """Problems by theme and base dimension."""
    taxonomy = site.library.taxonomy
    table = themes_by_dimension(
        site.catalogue.problems, [each.id for each in taxonomy.base_dimensions], HEATED
    )
    peak = max(table.counts, key=lambda pair: (table.counts[pair], pair), default=None)
    most = ""
    if peak:
        theme, dimension = (taxonomy.theme_by_id[peak[0]].name, taxonomy.dimension_by_id[peak[1]].name)
        most = f"最多的是{dimension}中的{theme}，{table.counts[peak]} 条。"
    return Chart(
        Shape.HEATMAP,
        "维度与主题",
        f"每个维度的问题各谈哪些主题，颜色越浓问题越多。{most}",
        (Cell("主题"), *(_dimension_cell(site, id_) for id_ in table.columns)),
        _rows(
            site,
            table,
            {id_: _theme_cell(site, id_) for id_ in table.rows},
            ("theme", "dimension"),
            part=PROBLEM,
        ),
    )


def network_chart(site: Site) -> Chart:
    """Which themes problems name together."""
    pairs = theme_pairs(site.catalogue.problems, PAIRS)
    return Chart(
        Shape.NETWORK,
        "主题的关联",
        "同一条问题里常常一起出现的主题：线越粗，一起出现越多；圆越大，与别的主题的联系越多。",
        (Cell("主题"), Cell("一起出现的主题"), Cell("问题数")),
        tuple(_pair_row(site, pair) for pair in pairs),
    )


def leads_chart(site: Site) -> Chart:
    """The leads that several reports share."""
    leads = frequent_leads(site.catalogue.problems, LEADS)
    return Chart(
        Shape.BARS,
        "常用的条目首句",
        "不止一份报告用来概括问题的首句，一字不差的才算相同。",
        (Cell("首句"), Cell("问题数"), Cell("报告数"), Cell("年份")),
        tuple(_lead_row(site, lead) for lead in leads),
    )


def years_chart(site: Site, subject: Dimension | Theme, topic: Topic) -> Chart:
    """What a dimension or theme gathers, year by year and kind by kind."""
    asked = {_facet(subject): subject.id}
    table = items_by_year(topic.everything())
    verb = "归入" if isinstance(subject, Dimension) else "谈到"
    return Chart(
        Shape.COLUMNS,
        "历年变化",
        f"每年有多少条问题、原因和措施{verb}“{subject.name}”。",
        (
            Cell("年份"),
            *(
                Cell(
                    KINDS[ItemKind(kind)],
                    search_address(site.index, part=kind, **asked) if table.of_column(kind) else "",
                )
                for kind in table.columns
            ),
        ),
        _rows(
            site,
            table,
            {year: _year_cell(site, year, **asked) for year in table.rows},
            ("year", "part"),
            **asked,
        ),
        tones=table.columns,
    )


def crossing_chart(site: Site, subject: Dimension | Theme, topic: Topic) -> Chart:
    """The themes of a dimension's problems, or the dimensions of a theme's."""
    taxonomy = site.library.taxonomy
    if isinstance(subject, Dimension):
        table = themes_by_dimension(topic.problems, [subject.id], BARS)
        counted = {theme: table.count(theme, subject.id) for theme in table.rows}
        title, about, facet = "其中的主题", f"“{subject.name}”的问题最常谈到的主题。", "theme"
        names = {theme: _theme_cell(site, theme) for theme in counted}
    else:
        base = [each.id for each in taxonomy.base_dimensions]
        table = themes_by_dimension(topic.problems, base, len(taxonomy.themes))
        found = {id_: table.count(subject.id, id_) for id_ in base}
        counted = dict(sorted(((id_, n) for id_, n in found.items() if n), key=lambda entry: -entry[1]))
        title, about, facet = "所在的维度", f"谈到“{subject.name}”的问题归入哪些维度。", "dimension"
        names = {id_: _dimension_cell(site, id_) for id_ in counted}
    asked = {_facet(subject): subject.id, "part": PROBLEM}
    return Chart(
        Shape.BARS,
        title,
        about,
        (Cell("主题" if facet == "theme" else "维度"), Cell("问题数")),
        tuple((names[id_], _count(site, n, **asked, **{facet: id_})) for id_, n in counted.items()),
        tones=(PROBLEM,),
    )


def _rows(
    site: Site, table: CrossTable, names: Mapping[str, Cell], facets: tuple[str, str], **asked: str
) -> tuple[tuple[Cell, ...], ...]:
    """The rows of a table under their names; each count leads to the search by the facets of its place."""
    of_row, of_column = facets
    return tuple(
        (
            names[row] if table.of_row(row) else Cell(names[row].text),
            *(
                _count(site, table.count(row, column), **{of_row: row, of_column: column}, **asked)
                for column in table.columns
            ),
        )
        for row in table.rows
    )


def _pair_row(site: Site, pair: Pair) -> tuple[Cell, ...]:
    count = _count(site, pair.count, part=PROBLEM, theme=pair.one, together=pair.other)
    return _theme_cell(site, pair.one), _theme_cell(site, pair.other), count


def _lead_row(site: Site, lead: Lead) -> tuple[Cell, ...]:
    address = search_address(site.index, as_query(lead.text), part=PROBLEM)
    years = "、".join(map(str, lead.years)) or "不明"
    return Cell(lead.text, address), Cell(str(lead.count), address), Cell(str(lead.reports)), Cell(years)


def _count(site: Site, count: int, **asked: str) -> Cell:
    return Cell(str(count), search_address(site.index, **asked) if count else "")


def _theme_cell(site: Site, id_: str) -> Cell:
    theme = site.library.taxonomy.theme_by_id[id_]
    return Cell(theme.name, f"themes/{id_}/{site.index}", theme.group)


def _dimension_cell(site: Site, id_: str) -> Cell:
    return Cell(site.library.taxonomy.dimension_by_id[id_].name, f"dimensions/{id_}/{site.index}")


def _year_cell(site: Site, year: str, more: str = "", **asked: str) -> Cell:
    return Cell(_bare_year(year) + more, search_address(site.index, year=year, **asked))


def _year(year: str) -> str:
    return "年份不明" if year == UNKNOWN else f"{year} 年"


def _bare_year(year: str) -> str:
    return _year(year).removesuffix(" 年")


def _meeting(meeting: str) -> str:
    return "会议不明" if meeting == UNKNOWN else meeting


def _facet(subject: Dimension | Theme) -> str:
    return "theme" if isinstance(subject, Theme) else "dimension"
