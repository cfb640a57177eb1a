"""Reads the tree of numbers as blocks (方面) and items (条目) of one section."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdocs_selfreview.context import SURE, TextContext
from mkdocs_selfreview.items import (
    LACK,
    make_item,
    passages,
    trimmed,
)
from mkdocs_selfreview.marks import SPOKEN_STYLES, Style
from mkdocs_selfreview.model import Block, Item, ItemKind, Matched, Passage, SectionRole, Span
from mkdocs_selfreview.outline import Node
from mkdocs_selfreview.prose import prose_pieces
from mkdocs_selfreview.taxonomy.matching import DimensionMatch, is_dimension_like

ITEM_KINDS = {
    SectionRole.PROBLEMS: ItemKind.PROBLEM,
    SectionRole.CAUSES: ItemKind.CAUSE,
    SectionRole.MEASURES: ItemKind.MEASURE,
}
"""The sections that have items, and what their items are."""

_MAX_OWN_PROSE = 90


def section_blocks(
    context: TextContext,
    role: SectionRole,
    start: int,
    end: int,
    nodes: Sequence[Node],
    inherited: DimensionMatch | None = None,
) -> tuple[Block, ...]:
    """The blocks of a section whose text behind its heading goes from ``start`` to ``end``.

    ``inherited`` is the dimension that the section's own heading names, if it does.
    """
    kind = ITEM_KINDS.get(role)
    if kind is None:
        found: list[_Piece] = list(passages(context.text, start, end))
    elif nodes:
        found = [
            *passages(context.text, start, nodes[0].mark.span.start),
            *_pieces(context, nodes, kind, inherited),
        ]
    else:
        found = list(prose_pieces(context, start, end, kind))
    return _gathered(found, start, end)


def block_of(
    context: TextContext, node: Node, kind: ItemKind, inherited: DimensionMatch | None = None
) -> Iterator[Block]:
    """The block that a node's heading begins, then the blocks of sub-headings inside it."""
    heading = context.heading(node)
    first = node.own_end
    # …方面 names a dimension: one that is not known is for the keeper to tell, not for the text below.
    named = is_dimension_like(context.folded(heading.words))
    match = context.dimension(heading.words, "" if named else context.shadow[heading.end : node.end])
    if inherited is not None and inherited.id and match.matched in (Matched.NONE, Matched.CONTENT):
        match = inherited
    found: list[_Piece] = []
    if node.children:
        found += passages(context.text, heading.end, first)
        found += _pieces(context, node.children, kind, match)
    else:
        found += prose_pieces(context, heading.end, node.end, kind, below_heading=True)
    inner = [piece for piece in found if isinstance(piece, Block)]
    stop = inner[0].span.start if inner else node.end
    yield Block(
        heading=context.written(heading.words),
        ordinal=context.text[node.mark.span.start : node.mark.span.end].strip(),
        heading_span=trimmed(context.text, node.mark.span.start, heading.end),
        span=Span(node.mark.span.start, stop),
        dimension=match.id,
        dimension_name=match.name,
        matched=match.matched,
        passages=tuple(piece for piece in found if isinstance(piece, Passage)),
        items=tuple(piece for piece in found if isinstance(piece, Item)),
    )
    yield from inner


def is_named(context: TextContext, node: Node) -> bool:
    """Whether a node's heading names a dimension, or has the form of one (…方面)."""
    heading = context.heading(node)
    words = context.folded(heading.words)
    match = context.dimension(heading.words)
    return match.matched in (*SURE, Matched.FUZZY) or is_dimension_like(words)


_Piece = Block | Item | Passage


def _pieces(
    context: TextContext, nodes: Sequence[Node], kind: ItemKind, inherited: DimensionMatch | None
) -> Iterator[_Piece]:
    """What the nodes below a heading are: blocks, items, or the heading of items of another kind."""
    as_blocks = _block_nodes(context, nodes, kind)
    for node in nodes:
        heading = context.heading(node)
        role = context.role_of(context.folded(heading.words), alone=False)
        other_kind = ITEM_KINDS.get(role) if role and node.mark.style not in SPOKEN_STYLES else None
        if other_kind is kind and kind is not ItemKind.PROBLEM:
            other_kind = None  # （一）思想根源 among causes is one of them
        if other_kind is not None:
            yield from _switched(context, node, other_kind, inherited)
        elif node.mark.span.start in as_blocks:
            yield from block_of(context, node, kind, inherited)
        else:
            item = make_item(context.text, context.shadow, kind, node.mark.span, node.end)
            yield from (item,) if item else passages(context.text, node.mark.span.start, node.end)


def _switched(
    context: TextContext, node: Node, kind: ItemKind, inherited: DimensionMatch | None
) -> Iterator[_Piece]:
    """The items below a heading that says of what kind they are (原因分析： inside a 方面)."""
    heading = context.heading(node)
    yield Passage(
        context.text[node.mark.span.start : heading.end].strip(),
        trimmed(context.text, node.mark.span.start, heading.end),
    )
    if node.children:
        yield from passages(context.text, heading.end, node.own_end)
        yield from _pieces(context, node.children, kind, inherited)
    else:
        yield from prose_pieces(context, heading.end, node.end, kind)


def _block_nodes(context: TextContext, nodes: Sequence[Node], kind: ItemKind) -> set[int]:
    """Which nodes are headings of blocks (by the start of their mark), the others being items."""
    found: set[int] = set()
    for style in {node.mark.style for node in nodes}:
        group = [node for node in nodes if node.mark.style is style]
        named = [node for node in group if _names_block(context, node, kind)]
        # a few headings the matcher does not know go with the rest; among items one name is chance
        enough = len(named) * 2 >= len(group) if style <= Style.NAMED else len(named) * 3 >= len(group) * 2
        found.update(
            node.mark.span.start for node in (group if enough else named if style <= Style.NAMED else ())
        )
        if style <= Style.PAREN:
            found.update(node.mark.span.start for node in group if _gathers(context, node))
    return found


def _names_block(context: TextContext, node: Node, kind: ItemKind) -> bool:
    """Whether a node is a dimension's heading.

    Outside problems only the form …方面 tells, for measures echo the names; an item's number
    before it allows no guess either.
    """
    if node.mark.style is Style.NAMED:
        return True
    heading = context.heading(node)
    words = context.folded(heading.words)
    aspect = words.endswith("方面")
    if kind is not ItemKind.PROBLEM and not aspect:
        return False
    if is_dimension_like(words):
        return node.mark.style <= Style.NAMED or aspect or context.match(words).matched in SURE
    if LACK.search(words):
        return False  # （二）担当精神不足 says a problem, whatever dimension it is of
    return context.match(words).matched in (SURE if node.mark.style > Style.NAMED else (*SURE, Matched.FUZZY))


def _gathers(context: TextContext, node: Node) -> bool:
    """Whether enumerated items follow the heading of a node at once, or after a summary sentence."""
    heading = context.heading(node)
    return (
        bool(node.children)
        and node.own_end - heading.end <= _MAX_OWN_PROSE
        and node.children[0].mark.value <= 1
    )


def _gathered(pieces: Sequence[_Piece], start: int, end: int) -> tuple[Block, ...]:
    """Blocks in order; pieces that stand between them are gathered in blocks without a heading."""
    found: list[Block] = []
    loose: list[Item | Passage] = []
    for piece in pieces:
        if isinstance(piece, Block):
            if loose:
                found.append(_unheaded(loose))
                loose = []
            found.append(piece)
        else:
            loose.append(piece)
    if loose or not found:
        found.append(_unheaded(loose) if loose else _unheaded([], Span(start, end)))
    return tuple(found)


def _unheaded(pieces: Sequence[Item | Passage], span: Span | None = None) -> Block:
    """A block without a heading."""
    span = span or Span(pieces[0].span.start, pieces[-1].span.end)
    return Block(
        heading="",
        ordinal="",
        heading_span=Span(span.start, span.start),
        span=span,
        dimension=None,
        dimension_name="",
        matched=Matched.NONE,
        passages=tuple(piece for piece in pieces if isinstance(piece, Passage)),
        items=tuple(piece for piece in pieces if isinstance(piece, Item)),
    )
