"""Reads the rows of a table of problems as blocks: a problem with its cause and measures is one block."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from mkdocs_selfreview.context import SURE, TextContext
from mkdocs_selfreview.items import cut_item, make_item, passages
from mkdocs_selfreview.marks import find_marks, line_mark
from mkdocs_selfreview.model import Block, Item, ItemKind, Passage, Section, SectionRole, Span
from mkdocs_selfreview.outline import Node, arrange
from mkdocs_selfreview.tables import Column, ProblemTable, Row, TableCell, head_words, without_tables
from mkdocs_selfreview.taxonomy.matching import NO_MATCH, DimensionMatch, is_dimension_like

_KINDS = {
    Column.PROBLEM: ItemKind.PROBLEM,
    Column.CAUSE: ItemKind.CAUSE,
    Column.MEASURE: ItemKind.MEASURE,
}
_WITHOUT_ITEMS = (SectionRole.RECTIFICATION, SectionRole.CASES)
_ORDER = list(ItemKind)
_NOTHING_SAID = 4
"""What is shorter is no item but 无, 同上 or a dash."""


@dataclass(slots=True)
class _Group:
    """Rows that belong together: a problem, and all that stands beside it."""

    heading: Span | None = None
    match: DimensionMatch = NO_MATCH
    pieces: list[Item | Passage] = field(default_factory=list)
    ordinal: str = ""
    spans: list[Span] = field(default_factory=list)
    answered: bool = False
    """Whether a cause or measure stands in one of its rows."""


def with_tables(
    sections: Sequence[Section], tables: Sequence[ProblemTable], context: TextContext
) -> tuple[Section, ...]:
    """The sections of a report with its tables in place; ``context`` has the whole text.

    A table inside or at the end of a section adds blocks to it, any other is a section of its own. Where
    the section has no items, such as that on what became of last year's problems, neither has the table.
    """
    found = list(sections)
    prose = without_tables(context.text, tables)
    for table in tables:
        place = sum(section.span.start <= table.span.start for section in found)
        around = found[place - 1] if place and _belongs(table, found, place) else None
        told = around is not None and around.role in _WITHOUT_ITEMS
        blocks = (_text_block(context, table),) if told else tuple(_blocks(context, table))
        if around is None:
            nothing = Span(table.span.start, table.span.start)
            found.insert(place, Section(SectionRole.PROBLEMS, "", "", nothing, table.span, blocks))
        else:
            parted = _parted(around.blocks, table.span.start, prose)
            ordered = sorted([*parted, *blocks], key=lambda block: block.span)
            span = Span(around.span.start, max(around.span.end, table.span.end))
            found[place - 1] = replace(around, span=span, blocks=tuple(ordered))
    return tuple(found)


def _belongs(table: ProblemTable, sections: Sequence[Section], place: int) -> bool:
    """Whether a table is part of the last section before it: inside, or at its end with others behind."""
    before = sections[place - 1]
    inside = table.span.start < before.span.end
    return inside or (place < len(sections) and before.role is not SectionRole.PREAMBLE)


def _text_block(context: TextContext, table: ProblemTable) -> Block:
    """A table of which nothing is an item."""
    span = table.span
    return _block(context, _Group(pieces=list(_said(context, span)), spans=[span]))


def _parted(blocks: Sequence[Block], cut: int, text: str) -> Iterator[Block]:
    """Blocks of which none reaches over a place: what stands behind it is a block without a heading."""
    for block in blocks:
        if not block.span.start < cut < block.span.end:
            yield block
            continue
        pieces: list[Item | Passage] = [*block.passages]
        for item in block.items:
            shorter, rest = cut_item(item, cut, text)
            pieces += [shorter, *rest]
        first = [piece for piece in pieces if piece.span.start < cut]
        behind = [piece for piece in pieces if piece.span.start >= cut]
        yield replace(_filled(block, first), span=Span(block.span.start, cut))
        if behind:
            place = min(piece.span.start for piece in behind)
            rest_of = replace(block, heading="", ordinal="", heading_span=Span(place, place))
            yield replace(_filled(rest_of, behind), span=Span(place, block.span.end))


def _filled(block: Block, pieces: Sequence[Item | Passage]) -> Block:
    return replace(
        block,
        passages=tuple(piece for piece in pieces if isinstance(piece, Passage)),
        items=tuple(piece for piece in pieces if isinstance(piece, Item)),
    )


def _blocks(context: TextContext, table: ProblemTable) -> Iterator[Block]:
    """What stands above the rows, then a block for each problem."""
    above = _Group(spans=list(table.above))
    for span in table.above:
        above.pieces += _said(context, span)
    yield _block(context, above)
    for group in _groups(context, table):
        yield replace(_block(context, group), row=True)


def _groups(context: TextContext, table: ProblemTable) -> Iterator[_Group]:
    """The rows group by group; a row without a problem goes on with the one above it."""
    group = _Group()
    for row in table.rows:
        if all(head_words(context.folded(cell.span)) in table.heads for cell in row):
            group.spans += [cell.span for cell in row]
            group.pieces += [passage for cell in row for passage in _said(context, cell.span)]
            continue
        kinds = {table.column(cell) for cell in row}
        heading = _row_heading(context, table, row)
        own_answers = not kinds.isdisjoint({Column.CAUSE, Column.MEASURE})
        # a problem beside a measure that spans several rows joins the one that it began with
        anew = heading is not None or (
            Column.PROBLEM in kinds and (own_answers or not group.answered or Column.DIMENSION in kinds)
        )
        if anew and group.spans == [group.heading]:
            anew = heading is not None
        if anew and group.spans:
            yield group
        if anew:
            group = _Group(match=NO_MATCH if heading else group.match)
        _add_row(context, table, row, heading, group)
    if group.spans:
        yield group


def _row_heading(context: TextContext, table: ProblemTable, row: Row) -> TableCell | None:
    """The cell of a row that is nothing but the heading of those below it (一、理论学习方面)."""
    if len(row) > 1 or len(table.columns) < 2:
        return None
    cell = row[0]
    spans_all = table.column(cell) in (Column.NUMBER, Column.DIMENSION)
    says_something = cell.span.end - cell.span.start >= _NOTHING_SAID
    return cell if (spans_all and says_something) or _names_dimension(context, cell.span) else None


def _names_dimension(context: TextContext, span: Span) -> bool:
    words = context.folded(span)
    return context.match(words).matched in SURE or is_dimension_like(words)


def _add_row(
    context: TextContext, table: ProblemTable, row: Row, heading: TableCell | None, group: _Group
) -> None:
    """Add the cells of a row to its group."""
    for place, cell in enumerate(row):
        column, span = table.column(cell), cell.span
        group.spans.append(span)
        kind = _KINDS.get(column)
        if cell is heading or (column is Column.DIMENSION and group.heading is None):
            group.heading, group.match = span, context.match(context.folded(span))
        elif kind is not None:
            number = _number_before(context, table, row, place)
            pieces = list(_cell(context, kind, number, span))
            if number and pieces[0].span.start == number.start:
                group.pieces.pop()
            group.pieces += pieces
            group.answered |= kind is not ItemKind.PROBLEM
        else:
            if column is Column.NUMBER and not group.ordinal:
                group.ordinal = context.text[span.start : span.end]
            group.pieces += _said(context, span)


def _said(context: TextContext, span: Span) -> tuple[Passage, ...]:
    """What a cell says that is no item."""
    return passages(context.text, span.start, span.end, "cell")


def _number_before(context: TextContext, table: ProblemTable, row: Row, place: int) -> Span | None:
    """The cell directly before one of a row if it holds the row's number."""
    if not place or table.column(row[place - 1]) is not Column.NUMBER:
        return None
    span = row[place - 1].span
    return None if "\n" in context.text[span.start : span.end] else span


def _cell(context: TextContext, kind: ItemKind, number: Span | None, span: Span) -> Iterator[Item | Passage]:
    """The items of a cell: one for each number in it, or one of all; ``number`` is the row's."""
    if len(context.text[span.start : span.end].strip()) < _NOTHING_SAID:
        yield from _said(context, span)
        return
    nodes: Sequence[Node] = arrange(
        find_marks(context.shadow, span.start, span.end, lambda _: False), span.start, span.end
    ).children
    if not nodes or (len(nodes) == 1 and nodes[0].mark.span.start > span.start):
        item = make_item(context.text, context.shadow, kind, number or Span(span.start, span.start), span.end)
        yield from (item,) if item else _said(context, span)
        return
    yield from _said(context, Span(span.start, nodes[0].mark.span.start))
    for node in nodes:
        item = make_item(context.text, context.shadow, kind, node.mark.span, node.end)
        yield from (item,) if item else _said(context, Span(node.mark.span.start, node.end))


def _block(context: TextContext, group: _Group) -> Block:
    span = Span(min(span.start for span in group.spans), max(span.end for span in group.spans))
    items = [piece for piece in group.pieces if isinstance(piece, Item)]
    heading = group.heading or Span(span.start, span.start)
    mark = line_mark(context.folded(heading))
    words = Span(heading.start + (mark.span.end if mark else 0), heading.end)
    return Block(
        heading=context.written(words),
        ordinal=context.text[heading.start : words.start].strip() or group.ordinal,
        heading_span=heading,
        span=span,
        dimension=group.match.id,
        dimension_name=group.match.name,
        matched=group.match.matched,
        passages=tuple(piece for piece in group.pieces if isinstance(piece, Passage)),
        # what answers a problem comes behind it, in whatever order the columns are
        items=tuple(sorted(items, key=lambda item: (_ORDER.index(item.kind), item.span))),
    )
