"""Reads the tree of numbers as blocks (方面) and items (条目) of one section."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from mkdocs_selfreview.corrections import NO_CORRECTION, Correction
from mkdocs_selfreview.headings import SectionVocabulary
from mkdocs_selfreview.items import (
    LACK,
    announces,
    is_lead_alone,
    make_item,
    passages,
    starts_with_lead,
    text_spans,
    trimmed,
)
from mkdocs_selfreview.model import Block, Item, ItemKind, Matched, Passage, SectionRole, Span
from mkdocs_selfreview.outline import SPOKEN_STYLES, Node, Style
from mkdocs_selfreview.taxonomy import Taxonomy
from mkdocs_selfreview.taxonomy.matching import DimensionMatch, is_dimension_like, match_dimension

ITEM_KINDS = {
    SectionRole.PROBLEMS: ItemKind.PROBLEM,
    SectionRole.CAUSES: ItemKind.CAUSE,
    SectionRole.MEASURES: ItemKind.MEASURE,
}
"""The sections that have items, and what their items are."""

_ASPECT = re.compile(
    r"(?:产生|造成|出现|导致|形成|存在)[^，。：\n]{0,14}(?:问题|不足|差距)[^，。：\n]{0,8}(?:原因|根源)(?=，|主要|在于|是)|[^。；\n]{1,60}?方面(?:存在的?)?(?:主要|突出)?(?:问题|不足|差距)?"
    r"(?:(?:、|以?及其?|和|与)(?:产生的?|存在的?|主要)*(?:问题|不足|原因|根源|整改|改进|措施|方向|建议|剖析|分析)+)*(?=[，。：；、\n\s（]|$)|[^。；，：\n]{2,30}?上(?:存在的?(?:主要|突出)?(?:问题|不足|差距))?(?=[，：\n]|$)"
)
_END_SIGNS = "。；：，、！ \u3000:;,.!"
_MAX_OWN_PROSE = 90
SURE = (Matched.EXACT, Matched.ALIAS)
"""The ways of naming a dimension that leave no doubt."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a node: its words, where they stand, and whether they fill their line."""

    words: Span
    """Without number and end punctuation."""
    end: int
    """Behind the end punctuation."""
    alone: bool


@dataclass(frozen=True, slots=True)
class TextContext:
    """What all steps need of the report at hand."""

    text: str
    shadow: str
    vocabulary: SectionVocabulary
    taxonomy: Taxonomy
    year: int | None = None
    meeting: str = ""
    correction: Correction = NO_CORRECTION

    def folded(self, span: Span) -> str:
        """The folded words of a span."""
        return self.shadow[span.start : span.end]

    def written(self, span: Span) -> str:
        """The words of a span as a heading shows them: without stray blanks."""
        return re.sub(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])", "", self.text[span.start : span.end])

    def heading(self, node: Node) -> Heading:
        """The heading at the start of a node's text."""
        return heading_at(self.shadow, node.text_start, node.own_end)

    def role(self, node: Node) -> SectionRole | None:
        """The section role that a node's heading names."""
        heading = self.heading(node)
        return self.role_of(self.folded(heading.words), alone=heading.alone)

    def role_of(self, words: str, *, alone: bool) -> SectionRole | None:
        """The section role that some folded words name, or that the keeper gave them."""
        said = self.correction.heading(words)
        if said is not None:
            return said.role
        return self.vocabulary.role(words, alone=alone)

    def dimension(self, heading: Span, text: str = "") -> DimensionMatch:
        """The dimension that a heading names, or that the text below it speaks of."""
        return self.match(self.folded(heading), text)

    def match(self, words: str, text: str = "") -> DimensionMatch:
        """The dimension that some folded words name, or that the keeper gave them."""
        said = self.correction.heading(words)
        if said is not None and said.dimension is not None:
            return DimensionMatch(
                said.dimension, self.taxonomy.dimension_by_id[said.dimension].name, Matched.EXACT, words
            )
        return match_dimension(words, self.taxonomy, self.year, self.meeting, text)


def heading_at(shadow: str, start: int, end: int) -> Heading:
    """The heading that begins at a place: up to …方面, the first full stop or colon, or the line's end."""
    line_end = shadow.find("\n", start, end)
    line_end = end if line_end < 0 else line_end
    aspect = _ASPECT.match(shadow, start, line_end)
    sign = re.compile(r"[。；：！？]").search(shadow, start, line_end)
    stop = sign.start() if sign else line_end
    if aspect and aspect.end() <= stop:
        stop = aspect.end()
    words = trimmed(shadow, start, stop)
    while words.end > words.start and shadow[words.end - 1] in _END_SIGNS:
        words = Span(words.start, words.end - 1)
    behind = stop
    while behind < line_end and shadow[behind] in _END_SIGNS:
        behind += 1
    return Heading(words, behind, behind >= line_end)


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
        found = list(_prose(context, start, end, kind))
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
        found += _prose(context, heading.end, node.end, kind, below_heading=True)
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
        yield from _prose(context, heading.end, node.end, kind)


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
    match = context.match(words)
    if node.mark.style > Style.NAMED:
        return aspect or (match.matched in SURE and not LACK.search(words))
    return match.matched in (*SURE, Matched.FUZZY) or is_dimension_like(words)


def _gathers(context: TextContext, node: Node) -> bool:
    """Whether enumerated items follow the heading of a node at once, or after a summary sentence."""
    heading = context.heading(node)
    return (
        bool(node.children)
        and node.own_end - heading.end <= _MAX_OWN_PROSE
        and node.children[0].mark.value <= 1
    )


def _prose(
    context: TextContext, start: int, end: int, kind: ItemKind, *, below_heading: bool = False
) -> Iterator[_Piece]:
    """A text without numbers: an item for each lead that stands alone, or for each paragraph
    that begins with one (below a section's heading), or one item of all.
    """
    lines = list(text_spans(context.text, start, end))
    if len(lines) > 1 and announces(context.shadow, lines[0]):
        yield from passages(context.text, start, lines[1].start)
        start, lines = lines[1].start, lines[1:]
    leads = [line for line, after in pairwise(lines) if is_lead_alone(context.shadow, line, after)]
    if len(leads) < 2 and not below_heading:
        leads = [line for line in lines if starts_with_lead(context.shadow, line)]
    if len(leads) < 2:
        leads = lines[:1]
    if not leads:
        return
    yield from passages(context.text, start, leads[0].start)
    for lead, stop in zip(leads, [*(line.start for line in leads[1:]), end], strict=True):
        item = make_item(context.text, context.shadow, kind, Span(lead.start, lead.start), stop)
        if item is not None:
            yield item


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
