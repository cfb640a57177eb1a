"""Parts a file that holds several texts (【篇一】, 第二篇：…) and knows their labels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mkdocs_selfreview.headlines import PROSE
from mkdocs_selfreview.kinds import MAX_TITLE, KindRules
from mkdocs_selfreview.marks import line_mark
from mkdocs_selfreview.model import Span

_CN = "一二三四五六七八九十"
_NUMBER = rf"(?:第\s*[{_CN}\d]+\s*篇|篇\s*[{_CN}\d]+)"
_LABEL = re.compile(rf"[【（\[]?\s*(?:{_NUMBER}|(?:范文|材料|例文)[{_CN}\d]+)\s*[】）\]]?[：、，.\s]*")
_LABEL_BEHIND = re.compile(
    rf"[【（\[]\s*{_NUMBER}\s*[】）\]]$"
    rf"|(?:(?<=材料)|(?<=报告)|(?<=提纲)|(?<=[稿言]))(?:之?[{_CN}]|（[{_CN}]）|[（\s]?\d{{1,2}}）?)$"
)
_LABEL_INSIDE = re.compile(rf"[【（(\[]\s*{_NUMBER}\s*[】）)\]]")
_FIRST = re.compile(rf"[一1](?![{_CN}\d])")
_HOW_MANY = re.compile(
    r"（?(?:通用|精选|汇总|集合)?(?:共|合计)?[两二三四五六七八九十\d]+篇）?|(?:汇编|合集|集锦|选编)$"
)
_DATED = re.compile(r"关于|20\d\d年|二〇..年")
_MIN_BODY = 150
_MIN_LABELLED = 40
_NOTE_ABOVE = 300
"""So much text may stand above the first of several labelled texts: their common title, a note."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a file that holds one text."""

    span: Span
    above: Span | None = None
    """The common title that stands above the labels of several texts, without their number."""


def split(shadow: str, lines: Sequence[Span], rules: KindRules, end: int) -> list[Piece]:
    """The stretches of a text of a length ``end`` that hold one report each; most texts are one stretch."""
    labelled = [k for k, line in enumerate(lines) if is_label(shadow[line.start : line.end])]
    first = labelled[0] if len(labelled) > 1 and _opens(shadow, lines[: labelled[0] + 1]) else 0
    above = _common_title(shadow, lines[:first], rules) if first else None
    starts = [0]
    prose = 0
    in_head = True
    for position, line in enumerate(lines):
        words = shadow[line.start : line.end]
        if position > first and _begins_anew(words, prose, in_head, rules):
            starts.append(line.start)
            prose = 0
            in_head = True
        if PROSE.search(words) and position >= first:
            prose += len(words)
            in_head = False
    ends = [*starts[1:], end]
    return [Piece(Span(start, stop), above) for start, stop in zip(starts, ends, strict=True)]


def _begins_anew(words: str, prose: int, in_head: bool, rules: KindRules) -> bool:
    """Whether a line begins another text, behind so many characters of running text."""
    if is_label(words):
        return prose >= _MIN_LABELLED
    if prose < _MIN_BODY or in_head or line_mark(words) is not None:
        return False
    return rules.is_title(words) or (rules.is_other_title(words) and _DATED.search(words) is not None)


def _opens(shadow: str, lines: Sequence[Span]) -> bool:
    """Whether the last of some lines is the label of a first text, the others a title and a note above it."""
    *before, label = (shadow[line.start : line.end] for line in lines)
    return (
        _FIRST.search(label) is not None
        and sum(map(len, before)) <= _NOTE_ABOVE
        and all(line_mark(words) is None for words in before)
    )


def _common_title(shadow: str, lines: Sequence[Span], rules: KindRules) -> Span | None:
    """The title that several texts share."""
    for line in lines:
        words = shadow[line.start : line.end]
        many = _HOW_MANY.search(words)
        title = words[: many.start()] if many else words
        if rules.is_title(title):
            return Span(line.start, line.start + len(title))
    return None


def is_label(words: str) -> bool:
    """Whether a line is, or bears, the label of one text of several (【篇一】)."""
    return len(words) <= MAX_TITLE and bool(_LABEL.match(words) or _LABEL_BEHIND.search(words))


def is_bare_label(words: str) -> bool:
    """Whether a line is nothing but a label."""
    return _LABEL.fullmatch(words) is not None


def without_label(words: str) -> str:
    """A line without the label before or behind it."""
    return words[label_length(words) : len(_LABEL_BEHIND.sub("", words))]


def without_labels(words: str) -> str:
    """A title without labels in brackets, wherever they stand in it."""
    return _LABEL_INSIDE.sub("", words)


def label_length(words: str) -> int:
    """How many characters at the start of a line are the label of one text of several (第一篇：)."""
    match = _LABEL.match(words)
    return match.end() if match else 0
