"""Figures of a library: how often what occurs with what, as tables of counts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from mkdocs_selfreview.folding import fold
from mkdocs_selfreview.model import ItemKind, Report
from mkdocs_selfreview.pages.catalogue import Placed, dimensions_of, themes_of
from mkdocs_selfreview.search.facets import UNKNOWN

LONGEST_GAP = 10
"""Years in a row without anything that are still shown; more are a slip of the pen or another age."""


@dataclass(frozen=True, slots=True)
class CrossTable:
    """How often each row occurs with each column; ids in the order to show them."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: Mapping[tuple[str, str], int]

    def count(self, row: str, column: str) -> int:
        """How often a row occurs with a column."""
        return self.counts.get((row, column), 0)

    def of_row(self, row: str) -> int:
        """The sum of a row."""
        return sum(self.count(row, column) for column in self.columns)

    def of_column(self, column: str) -> int:
        """The sum of a column."""
        return sum(self.count(row, column) for row in self.rows)

    @property
    def total(self) -> int:
        """The sum of all."""
        return sum(self.of_row(row) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two themes that problems name together."""

    one: str
    other: str
    count: int


@dataclass(frozen=True, slots=True)
class Lead:
    """A lead (条目首句) as problems begin with it, word for word."""

    text: str
    """As it is written most often."""
    count: int
    reports: int
    years: tuple[int, ...]
    """In order, each once."""


def reports_by_year(reports: Iterable[Report]) -> CrossTable:
    """Reports by year and meeting."""
    counted = Counter((_year(report), report.meeting or UNKNOWN) for report in reports)
    return CrossTable(years_of(year for year, _ in counted), _frequent(counted, 1), counted)


def items_by_year(items: Iterable[Placed]) -> CrossTable:
    """Items by the year of their report and their kind."""
    counted = Counter((_year(placed.report), placed.item.kind.value) for placed in items)
    kinds = tuple(kind.value for kind in ItemKind)
    return CrossTable(years_of(year for year, _ in counted), kinds, counted)


def themes_by_year(problems: Iterable[Placed], most: int) -> CrossTable:
    """Problems of the most frequent themes by the year of their report."""
    counted = Counter((_year(placed.report), theme) for placed in problems for theme in themes_of(placed))
    themes = _frequent(counted, 1)[:most]
    shown = {pair: count for pair, count in counted.items() if pair[1] in themes}
    return CrossTable(years_of(year for year, _ in counted), themes, shown)


def themes_by_dimension(problems: Iterable[Placed], dimensions: Iterable[str], most: int) -> CrossTable:
    """Problems of the most frequent themes by dimension; a problem counts for each that it is tagged with."""
    dimensions = tuple(dimensions)
    counted = Counter(
        (theme, dimension)
        for placed in problems
        for theme in themes_of(placed)
        for dimension in dimensions_of(placed)
        if dimension in dimensions
    )
    return CrossTable(_frequent(counted, 0)[:most], dimensions, counted)


def theme_pairs(problems: Iterable[Placed], most: int) -> tuple[Pair, ...]:
    """The pairs of themes that problems name together most often, at least twice."""
    counted = Counter(pair for placed in problems for pair in combinations(sorted(themes_of(placed)), 2))
    pairs = sorted((-count, pair) for pair, count in counted.items() if count > 1)
    return tuple(Pair(*pair, -count) for count, pair in pairs[:most])


def frequent_leads(problems: Iterable[Placed], most: int) -> tuple[Lead, ...]:
    """The leads that the problems of several reports share, folded for comparison; most frequent first."""
    alike: dict[str, list[Placed]] = defaultdict(list)
    for placed in problems:
        if placed.item.lead:
            alike[fold(placed.item.lead)].append(placed)
    leads = [_lead(found) for found in alike.values() if len(found) > 1]
    shared = [lead for lead in leads if lead.reports > 1]
    return tuple(sorted(shared, key=lambda lead: (-lead.count, -lead.reports, lead.text))[:most])


def years_of(known: Iterable[str]) -> tuple[str, ...]:
    """Years in order with the ones between them, the unknown last."""
    return tuple(_with_gaps(known))


def _with_gaps(known: Iterable[str]) -> Iterator[str]:
    found = set(known)
    before: int | None = None
    for year in sorted(int(year) for year in found - {UNKNOWN}):
        if before is not None and year - before - 1 <= LONGEST_GAP:
            yield from map(str, range(before + 1, year))
        yield str(year)
        before = year
    if UNKNOWN in found:
        yield UNKNOWN


def _lead(alike: list[Placed]) -> Lead:
    written = Counter(placed.item.lead for placed in alike)
    text = min(written, key=lambda lead: (-written[lead], lead))
    reports = {placed.report.id for placed in alike}
    years = {placed.report.year for placed in alike if placed.report.year}
    return Lead(text, len(alike), len(reports), tuple(sorted(years)))


def _year(report: Report) -> str:
    return str(report.year) if report.year else UNKNOWN


def _frequent(counted: Mapping[tuple[str, str], int], side: int) -> tuple[str, ...]:
    """What stands on one side of the pairs, most frequent first, the unknown last."""
    sums: Counter[str] = Counter()
    for pair, count in counted.items():
        sums[pair[side]] += count
    return tuple(sorted(sums, key=lambda id_: (id_ == UNKNOWN, -sums[id_], id_)))
