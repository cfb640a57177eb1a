"""Reads the top of the tree of numbers as sections (部分), with or without headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from mkdocs_selfreview.blocks import (
    ITEM_KINDS,
    SURE,
    TextContext,
    block_of,
    heading_at,
    is_named,
    section_blocks,
)
from mkdocs_selfreview.items import LACK, MEASURE_VERB, text_spans, trimmed
from mkdocs_selfreview.model import Matched, Section, SectionRole, Span
from mkdocs_selfreview.outline import Mark, Node, Style, find_marks, line_mark

_CAUSE = re.compile(r"原因|根源|究其|归根|根子|症结|由于|源于")
_BASIS = re.compile(
    r"根据|按照|围绕|紧扣|为深入|要求|对照检查如下|报告如下|汇报如下|认真学习|谈心谈话|征求意见"
)
_UP = re.compile("(?:在|从).{2,12}(?<!根源|认识)上")
_SHORT_HEADING = 30

_Roles = dict[int, SectionRole | None]
"""What role the heading of a node at a place names."""


def heading_marks(context: TextContext, start: int, end: int, styled: frozenset[int]) -> list[Mark]:
    """All marks of a report's body: numbers, and headings that have none.

    ``styled`` holds the starts of lines that a word processor set as headings.
    """

    def is_heading(words: str) -> bool:
        return context.role_of(words, alone=False) is not None or (
            words.rstrip().endswith(("方面", "问题", "不足")) and context.match(words).matched in SURE
        )

    numbers = find_marks(context.shadow, start, end, is_heading)
    plain = list(_plain_marks(context, start, end, styled, {mark.span.start for mark in numbers}))
    return sorted(
        [*numbers, *_levelled(context, plain, numbers)], key=lambda mark: (mark.span.start, mark.style)
    )


def _plain_marks(
    context: TextContext, start: int, end: int, styled: frozenset[int], numbered: set[int]
) -> Iterator[Mark]:
    """Section and dimension headings without a number, each at the start of its line."""
    below_dimension = False
    for line in text_spans(context.shadow, start, end):
        if line.start in numbered:
            below_dimension = _is_dimension_line(context, line)
            continue
        below, below_dimension = below_dimension, False
        heading = heading_at(context.shadow, line.start, line.end)
        words = context.folded(heading.words)
        mark_at = Span(line.start, line.start)
        if not words or len(words) > 2 * _SHORT_HEADING:
            continue
        stop = context.shadow[heading.words.end : heading.words.end + 1]
        role = context.role_of(words, alone=heading.alone and line.start in styled)
        if role is not None and (heading.alone or stop in "：。"):
            yield Mark(Style.PLAIN, 0, mark_at, True)
        elif (
            not below
            and (heading.alone or words.endswith("方面") or _UP.fullmatch(words))
            and context.match(words).matched in SURE
        ):
            yield Mark(Style.NAMED, 0, mark_at, True)


def _is_dimension_line(context: TextContext, line: Span) -> bool:
    """Whether a numbered line is nothing but a dimension's heading; 在…方面 below it begins its text."""
    mark = line_mark(context.folded(line))
    if mark is None:
        return False
    heading = heading_at(context.shadow, line.start + mark.span.end, line.end)
    return heading.alone and context.match(context.folded(heading.words)).matched is not Matched.NONE


def _levelled(context: TextContext, plain: Sequence[Mark], numbers: Sequence[Mark]) -> Iterator[Mark]:
    """Section headings without a number, at the level they have among the numbered ones."""

    def role(mark: Mark) -> SectionRole | None:
        heading = heading_at(context.shadow, mark.span.end, len(context.shadow))
        return context.role_of(context.folded(heading.words), alone=False)

    repeated = Counter(role(mark) for mark in plain if mark.style is Style.PLAIN)
    numbered = [
        mark.style
        for mark in numbers
        if mark.at_line_start and mark.style <= Style.DIGIT and role(mark) in ITEM_KINDS
    ]
    top = min(numbered, default=Style.PLAIN)
    for mark in plain:
        if mark.style is not Style.PLAIN:
            yield mark
        elif repeated[role(mark)] > 1:
            yield replace(mark, style=Style.SUBROLE)
        else:
            yield replace(mark, style=top if top <= Style.PAREN else Style.PLAIN)


def build_sections(context: TextContext, root: Node, titled: bool) -> tuple[Section, ...]:
    """The sections of a report; ``titled`` tells that its beginning is there."""
    nodes = list(root.children)
    start = root.mark.span.start
    roles = {node.mark.span.start: context.role(node) for node in nodes}
    body = nodes[_lead_in(nodes, roles) :]
    if not body:
        return _unmarked(context, start, root.end, titled)
    found: list[Section] = []
    own = _own_section(context, body[0], roles, nodes)
    inside = own is None and not titled and body[0].mark.value > 1
    first = body[0].mark.span.start
    if context.shadow[start:first].strip() and not inside:
        found.append(_section(context, SectionRole.PREAMBLE, start, first, ()))
        start = first
    while body:
        own = _own_section(context, body[0], roles, nodes)
        count = 1
        if own is None:
            count = _loose_run(context, body, roles, nodes)
            begin = start if inside and not found else body[0].mark.span.start
            own = _loose_section(context, begin, body[:count], body[count:], roles)
        found.append(own)
        body = body[count:]
    return tuple(found)


def _own_section(context: TextContext, node: Node, roles: _Roles, nodes: Sequence[Node]) -> Section | None:
    """The section whose heading a node of the highest level is, if it is one."""
    role = roles[node.mark.span.start]
    if role is not None:
        return _headed(context, role, node)
    if _is_dimension_section(context, node):
        return _dimension_section(context, node)
    alike = (other for other in nodes if other.mark.style is node.mark.style)
    if node.mark.style <= Style.COUNT and any(roles[other.mark.span.start] for other in alike):
        return _headed(context, _role_by_content(context, node), node)
    return None


def _loose_section(
    context: TextContext, begin: int, run: Sequence[Node], rest: Sequence[Node], roles: _Roles
) -> Section:
    """The section of some nodes that stand below no section heading."""
    after = next((role for node in rest if (role := roles[node.mark.span.start])), None)
    return _section(context, _role_of_run(context, run, after), begin, run[-1].end, run)


def _lead_in(nodes: Sequence[Node], roles: _Roles) -> int:
    """How many nodes at the start belong to the preamble (一是认真组织学习 …).

    They are items by their numbers, begin at one, and a heading follows them.
    """
    if not nodes or nodes[0].mark.value != 1:
        return 0
    count = 0
    while (
        count < len(nodes)
        and nodes[count].mark.style >= Style.DIGIT
        and not roles[nodes[count].mark.span.start]
    ):
        count += 1
    return 0 if count == len(nodes) else count


def _loose_run(context: TextContext, body: Sequence[Node], roles: _Roles, nodes: Sequence[Node]) -> int:
    """How many nodes in a row, the first included, begin no section of their own."""
    for count, node in enumerate(body):
        if count and _own_section(context, node, roles, nodes) is not None:
            return count
    return len(body)


def _is_dimension_section(context: TextContext, node: Node) -> bool:
    """Whether a node of the highest level is the heading of a dimension."""
    return node.mark.style in (Style.PART, Style.COUNT) and is_named(context, node)


def _section(context: TextContext, role: SectionRole, start: int, end: int, nodes: Sequence[Node]) -> Section:
    """A section without a heading."""
    span = trimmed(context.text, start, end)
    return Section(
        role, "", "", Span(span.start, span.start), span, section_blocks(context, role, start, end, nodes)
    )


def _headed(context: TextContext, role: SectionRole, node: Node) -> Section:
    """The section that a node's heading begins."""
    heading = context.heading(node)
    return Section(
        role=role,
        heading=context.written(heading.words),
        ordinal=context.text[node.mark.span.start : node.mark.span.end].strip(),
        heading_span=trimmed(context.text, node.mark.span.start, heading.end),
        span=trimmed(context.text, node.mark.span.start, node.end),
        blocks=section_blocks(context, role, heading.end, node.end, node.children),
    )


def _dimension_section(context: TextContext, node: Node) -> Section:
    """A section whose heading is a dimension: it has one block with the same heading."""
    heading = context.heading(node)
    named = context.role_of(context.folded(heading.words), alone=True)
    role = named if named in ITEM_KINDS else SectionRole.PROBLEMS
    blocks = tuple(block_of(context, node, ITEM_KINDS[role]))
    return Section(
        role=role,
        heading=blocks[0].heading,
        ordinal=blocks[0].ordinal,
        heading_span=blocks[0].heading_span,
        span=trimmed(context.text, node.mark.span.start, node.end),
        blocks=blocks,
    )


def _unmarked(context: TextContext, start: int, end: int, titled: bool) -> tuple[Section, ...]:
    """The sections of a text without any heading or number."""
    lines = list(text_spans(context.text, start, end))
    if not lines:
        return ()
    found = []
    if len(lines) > 1 and _BASIS.search(context.folded(lines[0])):
        found.append(_section(context, SectionRole.PREAMBLE, start, lines[1].start, ()))
        start = lines[1].start
    elif len(lines) == 1 and titled:
        return (_section(context, SectionRole.PREAMBLE, start, end, ()),)
    role = _role_by_words(context.shadow[start:end])
    return (*found, _section(context, role, start, end, ()))


def _role_of_run(context: TextContext, run: Sequence[Node], after: SectionRole | None) -> SectionRole:
    """The role of nodes without a section heading: from what follows them and what they say."""
    if after is SectionRole.CAUSES or any(is_named(context, node) for node in run):
        return SectionRole.PROBLEMS
    words = "\n".join(context.shadow[node.text_start : node.text_start + 40] for node in run)
    role = _role_by_words(words)
    if after is SectionRole.MEASURES and role is SectionRole.MEASURES:
        return SectionRole.PROBLEMS
    return role


def _role_by_words(words: str) -> SectionRole:
    """The role that the beginnings of some items speak for."""
    lacks = len(LACK.findall(words))
    causes = len(_CAUSE.findall(words))
    measures = sum(1 for clause in re.split(r"[。；：，\n]", words) if MEASURE_VERB.match(clause))
    if causes * 2 > lacks and causes * 2 > measures:
        return SectionRole.CAUSES
    return SectionRole.MEASURES if measures > lacks else SectionRole.PROBLEMS


def _role_by_content(context: TextContext, node: Node) -> SectionRole:
    """The role of a section whose heading tells none; what is no list of items stays ``other``."""
    heading = context.heading(node)
    words = context.folded(heading.words)
    if re.search(r"下一步|今后|努力|打算|怎么[办干]|改到位|提升", words) and node.children:
        return SectionRole.MEASURES
    if LACK.search(words) and node.children and not MEASURE_VERB.match(words):
        return SectionRole.PROBLEMS
    if re.search(r"结束|最后|总之", words[:4]):
        return SectionRole.CLOSING
    return SectionRole.OTHER
