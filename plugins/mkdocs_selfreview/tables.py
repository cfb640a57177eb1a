"""Finds the tables that list problems with their causes and measures (问题清单, 整改台账) in a clean text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from typing import Any

from mkdocs_selfreview.cleaning import CleanLine
from mkdocs_selfreview.marks import line_mark
from mkdocs_selfreview.model import Span

_MAX_HEAD_ROWS = 3
"""A table may begin with so many rows that bear its name or the like before the heads of its columns."""
_MAX_CAPTION = 3
_ENDS = "。；！？”"


class Column(StrEnum):
    """What a column holds, as keepers write it."""

    NUMBER = "序号"
    DIMENSION = "维度"
    PROBLEM = "问题"
    CAUSE = "原因"
    MEASURE = "措施"
    OTHER = "其他"


@dataclass(frozen=True, slots=True)
class TableRules:
    """The knowledge of ``tables.yml``."""

    columns: Mapping[Column, re.Pattern[str]]
    caption: re.Pattern[str]

    def column(self, head: str) -> Column | None:
        """What the column below some folded words holds, if they tell."""
        words = head_words(head)
        return next((column for column, heads in self.columns.items() if heads.fullmatch(words)), None)


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell that is not empty."""

    column: int
    span: Span


Row = tuple[TableCell, ...]


@dataclass(frozen=True, slots=True)
class ProblemTable:
    """A table that lists problems."""

    span: Span
    """With the lines above it that belong to it."""
    above: tuple[Span, ...]
    """What stands over the rows: captions, and the heads of the columns."""
    columns: Mapping[int, Column]
    heads: frozenset[str]
    """The words of the heads, which may stand on each page anew."""
    rows: tuple[Row, ...]

    def column(self, cell: TableCell) -> Column:
        """What a cell holds; one that begins between two heads belongs to the left one."""
        nearest = max((place for place in self.columns if place <= cell.column), default=-1)
        return self.columns.get(nearest, Column.OTHER)

    def shifted(self, by: int) -> ProblemTable:
        """The table as a text has it that begins so many characters later."""

        def moved(span: Span) -> Span:
            return Span(span.start - by, span.end - by)

        rows = (tuple(replace(cell, span=moved(cell.span)) for cell in row) for row in self.rows)
        return replace(self, span=moved(self.span), above=tuple(map(moved, self.above)), rows=tuple(rows))


def head_words(folded: str) -> str:
    """The words of a head as they are compared."""
    return re.sub(r"[\s*“‘]", "", folded).strip("：")


def table_rules(data: Mapping[str, Any]) -> TableRules:
    """Compile the contents of ``tables.yml`` (already validated)."""
    heads: dict[Column, list[str]] = {}
    for entry in data["columns"]:
        heads.setdefault(Column(entry["column"]), []).extend(entry["heads"])
    return TableRules(
        {column: re.compile("|".join(patterns), re.IGNORECASE) for column, patterns in heads.items()},
        re.compile("|".join(data["captions"])),
    )


def find_tables(lines: Sequence[CleanLine], shadow: str, rules: TableRules) -> list[ProblemTable]:
    """The tables of a text that list problems; ``shadow`` is its folded text."""
    found = []
    before: list[CleanLine] = []
    for number, group in groupby(lines, key=lambda line: line.cell.table if line.cell else None):
        own = list(group)
        if number is not None and (table := _table(list(_rows(own)), shadow, rules)):
            captions = _captions(before, shadow, rules)
            start = captions[0].start if captions else table.span.start
            whole = Span(start, table.span.end)
            found.append(replace(table, span=whole, above=(*captions, *table.above)))
        before += own
    return found


def without_tables(text: str, tables: Sequence[ProblemTable]) -> str:
    """The text with line ends in place of the tables, so that every offset stays."""
    for table in tables:
        start, end = table.span
        text = text[:start] + "\n" * (end - start) + text[end:]
    return text


def _rows(lines: Sequence[CleanLine]) -> Iterator[Row]:
    """The rows of a table; lines of one cell that follow each other make one text."""
    for _, row in groupby(lines, key=lambda line: line.cell.row if line.cell else 0):
        cells: list[TableCell] = []
        for line in row:
            column = line.cell.column if line.cell else 0
            if cells and cells[-1].column == column:
                cells[-1] = TableCell(column, Span(cells[-1].span.start, line.span.end))
            else:
                cells.append(TableCell(column, line.span))
        yield tuple(cells)


def _table(rows: Sequence[Row], shadow: str, rules: TableRules) -> ProblemTable | None:
    """The table that some rows make, if the heads of its columns tell of problems and more."""

    def heads(row: Row) -> dict[int, Column | None]:
        return {cell.column: rules.column(shadow[cell.span.start : cell.span.end]) for cell in row}

    for position, row in enumerate(rows[: _MAX_HEAD_ROWS + 1]):
        found = heads(row)
        known = {column for column in found.values() if column}
        if Column.PROBLEM not in known or len(known) < 2:
            continue
        columns = {place: column or Column.OTHER for place, column in found.items()}
        above = [cell.span for over in rows[: position + 1] for cell in over]
        body: list[Row] = []
        for below in rows[position + 1 :]:
            again = heads(below)
            if not body and all(again.values()) and len(again) > 1:
                # the lower row of a head of two; it names the columns below a head that spans them
                above += [cell.span for cell in below]
                columns |= {place: column for place, column in again.items() if column}
            else:
                body.append(below)
        if not body:
            return None
        span = Span(rows[0][0].span.start, rows[-1][-1].span.end)
        words = frozenset(head_words(shadow[span.start : span.end]) for span in above)
        return ProblemTable(span, tuple(above), columns, words, tuple(body))
    return None


def _captions(lines: Sequence[CleanLine], shadow: str, rules: TableRules) -> list[Span]:
    """The lines directly above a table inside of a report that belong to it."""
    found: list[Span] = []
    for line in reversed(lines[-_MAX_CAPTION:]):
        words = shadow[line.span.start : line.span.end]
        if line.cell or line_mark(words) or not rules.caption.fullmatch(re.sub(r"\s", "", words)):
            break
        found.insert(0, line.span)
    prose = any(shadow[line.span.end - 1] in _ENDS for line in lines[: len(lines) - len(found)])
    return found if prose else []
