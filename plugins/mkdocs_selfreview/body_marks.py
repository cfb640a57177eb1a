"""All marks of a report's body: the numbers, and the headings that have none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from mkdocs_selfreview.blocks import ITEM_KINDS
from mkdocs_selfreview.context import SURE, TextContext, heading_at
from mkdocs_selfreview.items import LACK, text_spans
from mkdocs_selfreview.marks import SPOKEN_STYLES, Mark, Style, find_marks, line_mark
from mkdocs_selfreview.model import Matched, SectionRole, Span
from mkdocs_selfreview.outline import Node

_ASPECT = re.compile("方面(?:存在的?|的)?(?:主要|突出)?(?:问题|不足|差距)?$")
_UP = re.compile("(?:在|从).{2,12}(?<!根源|认识)上")
_STOP = re.compile(r"[。；]\s*")
_PASTED = 3
"""A text of so few lines lost the breaks before its headings."""
_SIGN = re.compile("[：。；]")
_SHORT_HEADING = 30


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
    headings = [*numbers, *plain]
    told = {context.role(Node(mark, end)) for mark in headings if mark.style not in SPOKEN_STYLES}
    plain += _announcements(context, start, end, {mark.span.start for mark in headings}, told)
    return sorted(
        [*numbers, *_levelled(context, plain, numbers)], key=lambda mark: (mark.span.start, mark.style)
    )


def _announcements(
    context: TextContext, start: int, end: int, taken: set[int], told: set[SectionRole | None]
) -> Iterator[Mark]:
    """Sentences that announce numbered items of a role which no heading names (下一步，我打算：一是…).

    They begin a line, or stand anywhere in a text that was pasted as one paragraph.
    """
    places = [line.start for line in text_spans(context.shadow, start, end)]
    if len(places) <= _PASTED:
        places = sorted({*places, *(match.end() for match in _STOP.finditer(context.shadow, start, end))})
    for place in places:
        role = None if place in taken else announced_role(context, place, end)
        if role is not None and role not in told:
            yield Mark(Style.PLAIN, 0, Span(place, place), True)


def announced_role(context: TextContext, start: int, end: int) -> SectionRole | None:
    """The role of what the sentence at a place announces, if numbers follow it."""
    sign = _SIGN.search(context.shadow, start, min(end, start + 2 * _SHORT_HEADING))
    if sign is None or line_mark(context.shadow[sign.end() : sign.end() + _SHORT_HEADING].lstrip()) is None:
        return None
    words = context.shadow[start : sign.start()]
    role = context.vocabulary.announced(words)
    if role is None and sign[0] == "：" and start and context.shadow[start - 1] != "\n":
        return context.role_of(words, alone=False)
    return role


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
        if role is not None and (heading.alone or stop in "：。" or words.endswith(("原因", "根源"))):
            yield Mark(Style.PLAIN, 0, mark_at, True)
        elif (
            not below
            and (heading.alone or _ASPECT.search(words) or _UP.fullmatch(words))
            and (_ASPECT.search(words) or not LACK.search(words))
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
        words = context.folded(heading.words)
        return context.role_of(words, alone=False) or context.vocabulary.announced(words)

    repeated = Counter(role(mark) for mark in plain if mark.style is Style.PLAIN)
    numbered = [
        mark.style
        for mark in numbers
        if mark.at_line_start and mark.style <= Style.PAREN_DIGIT and role(mark) in ITEM_KINDS
    ]
    top = min(numbered, default=Style.PLAIN)
    inner = [style for style in numbered if style > Style.SUBROLE]
    below = min(inner) if len(inner) > 1 else Style.SUBROLE
    for mark in plain:
        if mark.style is not Style.PLAIN:
            yield mark
        elif repeated[role(mark)] > 1:
            yield replace(mark, style=below)  # 1.问题 … 建议 … 2.问题 … 建议
        else:
            yield replace(mark, style=top if top <= Style.PAREN else Style.PLAIN)
