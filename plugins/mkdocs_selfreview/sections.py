"""Reads the top of the tree of numbers as sections (部分), with or without headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mkdocs_selfreview.blocks import ITEM_KINDS, block_of, is_named, section_blocks
from mkdocs_selfreview.body_marks import announced_role
from mkdocs_selfreview.context import TextContext
from mkdocs_selfreview.items import LACK, MEASURE_VERB, begins_broken, text_spans, trimmed
from mkdocs_selfreview.marks import SPOKEN_STYLES, Style
from mkdocs_selfreview.model import Section, SectionRole, Span
from mkdocs_selfreview.outline import Node

_CAUSE = re.compile(r"原因|根源|究其|归根|根子|症结|由于|源于")
_BASIS = re.compile(
    r"根据|按照|围绕|紧扣|为深入|要求|对照检查如下|报告如下|汇报如下|认真学习|谈心谈话|征求意见"
)
_SHORT_HEADING = 30
_STATED = re.compile("^存在|(?:问题|现象)(?=，|$)")
"""A lead that calls itself a problem is one, whatever its place."""
_RESOLVE = re.compile(
    "(?:在?(?:今后|下一?步|接下来|以后|往后)|针对(?:上述|以上|这些|存在)|为此)[^。；，]{0,20}，?"
    "[^。；，]{0,4}(?:我|本人|支部|班子|党委|党组)?[^。；，]{0,6}(?:将|要|打算|决心|努力)"
)
"""How a paragraph begins in which somebody says what he is going to do."""
_SECOND = 2
_LONG_SENTENCE = 60

_Roles = dict[int, SectionRole | None]
"""What role the heading of a node at a place names."""


def build_sections(context: TextContext, root: Node, titled: bool) -> tuple[Section, ...]:
    """The sections of a report; ``titled`` tells that its beginning is there."""
    nodes = list(root.children)
    start = root.mark.span.start
    roles = _with_places(context, nodes, {node.mark.span.start: _role(context, node) for node in nodes})
    broken = not titled and begins_broken(context.shadow[start : root.end])
    body = nodes[0 if broken else _lead_in(context, nodes, roles) :]
    if not body:
        return _unmarked(context, start, root.end, titled)
    found: list[Section] = []
    own = _own_section(context, body[0], roles, nodes)
    inside = own is None and not titled and (broken or body[0].mark.value > 1)
    first = body[0].mark.span.start
    if context.shadow[start:first].strip() and not inside:
        found += _opening(context, start, first, roles)
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


def _opening(context: TextContext, start: int, end: int, roles: _Roles) -> tuple[Section, ...]:
    """What stands before the first heading: the preamble, or problems in prose where no heading names any."""
    lines = list(text_spans(context.shadow, start, end))
    summed_up = sum(LACK.search(re.split("[。；]", context.folded(line))[0]) is not None for line in lines)
    lacking = sum(LACK.search(context.folded(line)) is not None for line in lines)
    answers = {SectionRole.CAUSES, SectionRole.MEASURES}
    if answers.issuperset(roles.values()) and (summed_up > 1 or lacking > 2):
        return _unmarked(context, start, end, titled=False)
    return (_section(context, SectionRole.PREAMBLE, start, end, ()),)


def _role(context: TextContext, node: Node) -> SectionRole | None:
    """The role that a node's heading names or its sentence announces."""
    role = context.role(node)
    if role is None and node.mark.style is not Style.NAMED and node.mark.value == 0:
        return announced_role(context, node.text_start, node.end)
    return role


def _with_places(context: TextContext, nodes: Sequence[Node], roles: _Roles) -> _Roles:
    """Roles with those that a section has by its place and its items alone (一、照镜子 … 二、挖根子 …)."""
    told = set(roles.values())
    found = dict(roles)
    for node in nodes if told - {None} else ():
        if roles[node.mark.span.start] or node.mark.style > Style.COUNT or is_named(context, node):
            continue
        leads = [_first_sentence(context, child) for child in node.children]
        lacking = sum(LACK.search(lead) is not None for lead in leads)
        if len(leads) < 2 or lacking * 3 < len(leads) * 2:
            continue
        for role in (SectionRole.PROBLEMS, SectionRole.CAUSES):
            if role not in told:
                found[node.mark.span.start] = role
                told.add(role)
                break
    return found


def _own_section(context: TextContext, node: Node, roles: _Roles, nodes: Sequence[Node]) -> Section | None:
    """The section whose heading a node of the highest level is, if it is one."""
    role = roles[node.mark.span.start]
    if role is not None and not _among_dimensions(context, node, nodes):
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
    following = next((node for node in rest if roles[node.mark.span.start]), None)
    after = roles[following.mark.span.start] if following else None
    # the rest of a part, and what follows is not the second one
    late = following is not None and run[0].mark.value > 1 and following.mark.value != _SECOND
    return _section(context, _role_of_run(context, run, after, late=late), begin, run[-1].end, run)


def _lead_in(context: TextContext, nodes: Sequence[Node], roles: _Roles) -> int:
    """How many nodes at the start belong to the preamble (一是认真组织学习 …).

    They are items by their numbers, begin at one, name no lack, and a heading follows them.
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
    lacking = sum(LACK.search(_first_sentence(context, node)) is not None for node in nodes[:count])
    return 0 if count == len(nodes) or lacking * 2 >= count else count


def _loose_run(context: TextContext, body: Sequence[Node], roles: _Roles, nodes: Sequence[Node]) -> int:
    """How many nodes in a row, the first included, begin no section of their own."""
    for count, node in enumerate(body):
        if count and _own_section(context, node, roles, nodes) is not None:
            return count
    return len(body)


def _is_dimension_section(context: TextContext, node: Node) -> bool:
    """Whether a node of the highest level is the heading of a dimension."""
    return node.mark.style in (Style.PART, Style.COUNT) and is_named(context, node)


def _among_dimensions(context: TextContext, node: Node, nodes: Sequence[Node]) -> bool:
    """Whether a heading that also names a role (…方面存在的问题及原因) is one of several dimensions."""
    alike = [other for other in nodes if "方面" in context.folded(context.heading(other).words)]
    known = sum(context.dimension(context.heading(other).words).id is not None for other in alike)
    return (
        node in alike and _is_dimension_section(context, node) and len(alike) > 1 and known * 2 >= len(alike)
    )


def _section(context: TextContext, role: SectionRole, start: int, end: int, nodes: Sequence[Node]) -> Section:
    """A section without a heading."""
    span = trimmed(context.text, start, end)
    return Section(
        role, "", "", Span(span.start, span.start), span, section_blocks(context, role, start, end, nodes)
    )


def _headed(context: TextContext, role: SectionRole, node: Node) -> Section:
    """The section that a node's heading begins."""
    if node.mark.value == 0 and context.role(node) is None:
        return _section(context, role, node.mark.span.start, node.end, node.children)
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
    tail = next(
        (line.start for line in lines[1:] if line.start > start and _RESOLVE.match(context.folded(line))), end
    )
    found.append(_section(context, _role_by_words(context.shadow[start:tail]), start, tail, ()))
    if tail < end:
        found.append(_section(context, SectionRole.MEASURES, tail, end, ()))
    return tuple(found)


def _role_of_run(
    context: TextContext, run: Sequence[Node], after: SectionRole | None, *, late: bool
) -> SectionRole:
    """The role of nodes without a section heading: from what follows them and what they say.

    ``late`` tells that a part goes before theirs, whose heading is lost as well: problems come before causes.
    """
    if after is SectionRole.CAUSES or any(
        node.mark.style not in SPOKEN_STYLES and is_named(context, node) for node in run
    ):
        return SectionRole.PROBLEMS
    leads = [_first_sentence(context, node) for node in run]
    told = sum(_CAUSE.search(lead) is not None for lead in leads)
    roots = [lead for lead in leads if context.vocabulary.is_root(lead)]
    if told * 2 >= len(leads) or (len(roots) > 1 and len(roots) == len(leads)):
        return SectionRole.CAUSES
    role = _role_by_words("\n".join(leads))
    if after is SectionRole.MEASURES and late and not any(map(_STATED.search, leads)):
        return SectionRole.CAUSES
    if after is SectionRole.MEASURES and role is SectionRole.MEASURES:
        return SectionRole.PROBLEMS
    return role


def _first_sentence(context: TextContext, node: Node) -> str:
    """The first sentence behind a node's number, or the beginning of a long one."""
    return re.split(
        "[。；\n]", context.shadow[node.text_start : min(node.end, node.text_start + _LONG_SENTENCE)]
    )[0]


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
