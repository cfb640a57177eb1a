"""The numbering grammar: finds the numbers of headings and items."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from mkdocs_selfreview.model import Span


class Style(IntEnum):
    """Kinds of numbers, from the highest level that they usually have to the lowest."""

    ROOT = 0
    PART = 1
    """第一部分"""
    PLAIN = 2
    """a section heading without a number"""
    COUNT = 3
    """一、"""
    PAREN = 4
    """（一）"""
    NAMED = 5
    """a dimension heading without a number"""
    SUBROLE = 6
    """存在问题： inside a block"""
    DIGIT = 7
    """1、 1."""
    PAREN_DIGIT = 8
    """（1） 1）"""
    CIRCLE = 9
    """①"""
    SPOKEN = 10
    """一是"""
    ORDER = 11
    """第一，"""
    MUST = 12
    """一要"""
    FIRST = 13
    """首先，其次"""
    ONE_OF = 14
    """其一，其二"""
    SIDE = 15
    """一方面，另一方面"""


SPOKEN_STYLES = frozenset({Style.SPOKEN, Style.ORDER, Style.MUST, Style.FIRST, Style.ONE_OF, Style.SIDE})
"""Numbers that are part of a sentence; they only ever count items."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A number in the text: its kind, its value and where it stands."""

    style: Style
    value: int
    span: Span
    at_line_start: bool


_DIGITS = "一二三四五六七八九"
_CN = f"(?:二?十[{_DIGITS}]?|[{_DIGITS}])"
_FIRST_WORDS = ("首先", "其次", "再次", "再者", "此外", "最后")
_PAREN_SIGNS = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
_PATTERNS: tuple[tuple[Style, str], ...] = (
    (Style.PART, rf"第(?P<v0>{_CN})(?:部分|章)[：、，\s]*"),
    (Style.PAREN, rf"（\s*(?P<v1>{_CN})\s*）[、.，：]?\s*|(?P<v2>[{_PAREN_SIGNS}])\s*"),
    (Style.SPOKEN, rf"(?P<v3>{_CN})(?:、)?\s?是(?!否|非|的)\s*"),
    (Style.ORDER, rf"第(?P<v4>{_CN})(?:[，、：]|是|个是|个方面是|点是|方面是)\s*"),
    (Style.ONE_OF, rf"其(?P<v5>{_CN})(?:[，：、]|是)\s*"),
    (Style.MUST, rf"(?P<v6>{_CN})要(?!求|点|素|么|是|务)\s*"),
    (
        Style.COUNT,
        rf"(?P<v7>{_CN})\s*(?:、|[.](?!\d))\s*|【(?P<v8>{_CN})】\s*|(?P<v9>{_CN})\s+(?=[\u4e00-\u9fff])",
    ),
    (
        Style.PAREN_DIGIT,
        r"（\s*(?P<v10>\d{1,2})\s*）[、.]?\s*|(?P<v11>\d{1,2})\s*）[、.]?\s*|(?P<v12>[⑴-⒇])\s*",
    ),
    (
        Style.DIGIT,
        r"(?P<v13>\d{1,2})\s*(?:、|[.](?!\d))\s*|(?P<v14>[⒈-⒛])\s*|(?P<v20>\d{1,2})\s+(?=[\u4e00-\u9fff]{4})(?!年|月|日|个|项|次|条|名)",
    ),
    (Style.CIRCLE, r"(?P<v15>[①-⑳])[、.]?\s*"),
    (Style.FIRST, r"(?P<v16>首先|其次|再次|再者|最后)(?:是|，|：)\s*"),
    (Style.SIDE, r"(?P<v17>一方面|另一方面)(?:是|，|：)\s*"),
)
_MARK = re.compile("|".join(f"(?P<s{style.value}>{pattern})" for style, pattern in _PATTERNS))
_BOUNDARY = "。；：！？”）…，、\n "
_STRONG_BOUNDARY = "。；：！？”）…\n"
_ONLY_AT_LINE_START = {"v9", "v20", "v8"}
_HEADING_LENGTH = 200
"""Words longer than this are no heading, whatever stands in them."""
_OPEN = 50
"""So many series may be open in one another; no text that people write comes near."""
_ASPECT = re.compile(r"[^。；，：\n]{2,40}方面(?:存在的?|的)?(?:主要|突出)?(?:问题|不足|差距)?[。：，]?\s*")
_SHORT_HEADING = re.compile(r"[^。；：，\n]{2,30}[。：]\s*")
_COUNTED = re.compile(rf"{_CN}[、季级线类期批产所号（]|[{_DIGITS}十](?=$|\n)")
"""What follows the first of two numbers that count something together: 一、二产业, 二、三级."""
_LAW = re.compile(r"（[^（）]{1,3}）\s*(?:项|款|条|目|、（)")


def line_mark(line: str) -> Mark | None:
    """The number a folded line begins with, spans relative to the line."""
    match = _MARK.match(line)
    return _mark(match, at_line_start=True) if match and _plausible(match, line) else None


def _mark(match: re.Match[str], *, at_line_start: bool) -> Mark:
    group = next(name for name, value in match.groupdict().items() if value is not None and name[0] == "v")
    style = next(
        Style(int(name[1:]))
        for name, value in match.groupdict().items()
        if value is not None and name[0] == "s"
    )
    return Mark(style, _value(match[group]), Span(*match.span()), at_line_start)


def _value(number: str) -> int:
    """The number that a figure in any of the grammar's scripts stands for."""
    if number.isdecimal():
        return int(number)
    if number in _FIRST_WORDS:
        return _FIRST_WORDS.index(number) + 1
    if number in ("一方面", "另一方面"):
        return 1 + (number == "另一方面")
    for first in "①⑴⒈㈠":
        if 0 <= ord(number[0]) - ord(first) < (10 if first == "㈠" else 20):
            return ord(number[0]) - ord(first) + 1
    tens, ten, units = number.rpartition("十")
    return (_DIGITS.index(tens) + 1 if tens else bool(ten)) * 10 + (_DIGITS.index(units) + 1 if units else 0)


def _plausible(match: re.Match[str], text: str) -> bool:
    """Whether what looks like a number is none of the look-alikes (一、二产业; 第（一）项)."""
    following = text[match.end() : match.end() + 1]
    if not following or following in "，。；、：）":
        return False
    if match["s10"] and re.match(rf"{_CN}[，。；、]", text[match.end() : match.end() + 3]):
        return False
    if match["s3"] and (_COUNTED.match(text, match.end()) or following == "是"):
        return False
    return not (match["s4"] and _LAW.match(text, match.start()))


def find_marks(text: str, begin: int, end: int, is_heading: Callable[[str], bool]) -> list[Mark]:
    """All numbers in a stretch of folded text that can begin a heading or an item, in order.

    Inside a line a number counts only at the start of a sentence and in sequence, or where a
    heading follows it (``is_heading``), as in a text that was pasted as one paragraph.
    """
    found: list[Mark] = []
    for match in _MARK.finditer(text, begin, end):
        start = match.start()
        at_line_start = start == begin or text[start - 1] == "\n"
        if not _plausible(match, text) or not (at_line_start or _may_stand(match, text, found, is_heading)):
            continue
        found.append(_mark(match, at_line_start=at_line_start))
    return _in_sequence(found, text, is_heading)


def _words_between(text: str, mark: Mark, start: int) -> str:
    """What stands between a number and the next, if that is short enough for a heading."""
    return text[mark.span.end : start] if start - mark.span.end <= _HEADING_LENGTH else ""


def heading_candidate(text: str, start: int) -> str:
    """The words behind a number, up to the first sign that ends a heading."""
    match = re.compile(r"(?:(?!\d{1,2}[、.]|一是)[^。；：！？\n（]){0,60}").match(text, start)
    return match[0] if match else ""


def _follows_heading(mark: Mark, found: Sequence[Mark], text: str, is_heading: Callable[[str], bool]) -> bool:
    """Whether a first number stands right behind a numbered heading (（一）理论学习方面1、…)."""
    if not found or mark.value != 1:
        return False
    start, end = found[-1].span.end, mark.span.start
    return _ASPECT.fullmatch(text, start, end) is not None or is_heading(_words_between(text, found[-1], end))


def _may_stand(
    match: re.Match[str], text: str, found: Sequence[Mark], is_heading: Callable[[str], bool]
) -> bool:
    """Whether a number inside a line stands where a number can begin something."""
    before = text[match.start() - 1]
    mark = _mark(match, at_line_start=False)
    if any(match.groupdict().get(name) for name in _ONLY_AT_LINE_START):
        return False
    if _follows_heading(mark, found, text, is_heading):
        return True
    if mark.style in (Style.SPOKEN, Style.MUST):
        return before in _BOUNDARY
    if mark.style in SPOKEN_STYLES:
        return before in _STRONG_BOUNDARY
    if mark.style is Style.CIRCLE:
        return True
    if before in _STRONG_BOUNDARY:
        return True
    if before.isdecimal() or before in "（第":
        return False
    if mark.style in (Style.COUNT, Style.PAREN, Style.PART):
        glued = found and is_heading(_words_between(text, found[-1], match.start()))
        return bool(glued) or is_heading(heading_candidate(text, match.end()))
    return False


def _in_sequence(marks: list[Mark], text: str, is_heading: Callable[[str], bool]) -> list[Mark]:
    """Drop numbers inside a line that no series of their kind explains."""
    kept: list[Mark] = []
    below: set[tuple[Style, Style]] = set()
    open_series: dict[Style, list[int]] = {}
    for position, mark in enumerate(marks):
        series = open_series.setdefault(mark.style, [])
        pair = _pair(kept[-1], mark, text) if kept else None
        if not mark.at_line_start and pair not in below and not _explained(mark, series, marks, position):
            glued = mark.value == 1 and kept and is_heading(_words_between(text, kept[-1], mark.span.start))
            named = is_heading(heading_candidate(text, mark.span.end))
            if not _follows_heading(mark, kept, text, is_heading) and (
                mark.style > Style.PAREN or not (glued or named)
            ):
                continue
        while mark.value > 1 and len(series) > 1 and series[-1] + 1 != mark.value:
            series.pop()
        if pair is not None:
            below.add(pair)
        if mark.value > 1 and series:
            series[-1] = mark.value
        else:
            series.append(mark.value)
            del series[:-_OPEN]
        kept.append(mark)
    return kept


def _pair(before: Mark, mark: Mark, text: str) -> tuple[Style, Style] | None:
    """The kinds of two numbers if the second stands right behind the first one's heading.

    Where several headings are followed so, one that has a single item is as well.
    """
    between = text[before.span.end : mark.span.start] if mark.value == 1 else ""
    if mark.style not in SPOKEN_STYLES or not _SHORT_HEADING.fullmatch(between):
        return None
    return before.style, mark.style


def _explained(mark: Mark, series: Sequence[int], marks: list[Mark], position: int) -> bool:
    """Whether a number begins a series that goes on, or goes on one that has begun."""
    if not series and mark.style in SPOKEN_STYLES and mark.value > 1 and position == 0:
        return True  # the text begins inside of a series, in the middle of a line
    if mark.value == 1:
        return any(after.style is mark.style and after.value == 2 for after in _until_reset(marks, position))
    if mark.value - 1 in series:
        return True
    if mark.style is Style.FIRST:  # 最后 may follow 其次
        return bool(series) and mark.value > series[-1]
    return mark.style <= Style.PAREN and 0 < mark.value - (series or [0])[-1] <= 3


def _until_reset(marks: list[Mark], position: int) -> Iterator[Mark]:
    """The marks behind one, up to the next that begins the same series anew."""
    style = marks[position].style
    for after in marks_behind(marks, position):
        if after.style is style and after.value == 1:
            return
        yield after


def marks_behind(marks: Sequence[Mark], position: int) -> Iterator[Mark]:
    """The marks behind one; a slice would copy them for every mark of a long text."""
    return (marks[later] for later in range(position + 1, len(marks)))
