"""Puts titles on one line that a word processor broke softly; unit, person and date below them stay apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from mkdocs_selfreview.cleaning import CleanLine, CleanText
from mkdocs_selfreview.folding import fold
from mkdocs_selfreview.kinds import MAX_TITLE, KindRules
from mkdocs_selfreview.model import Span

_MAX_REST = 8
_APART = re.compile(
    r"[^，。；：]{0,30}(?:局|厅|委|委员会|党委|党组|支部|公司|中心|学校|大学|医院|镇|乡|街道|村|社区)|.*日）?"
)


def whole_titles(cleaned: CleanText, rules: KindRules) -> CleanText:
    """The text without the line breaks inside of titles whose lines are of one paragraph."""
    breaks = [
        line.span.start - 1
        for _, group in groupby(cleaned.lines, key=lambda line: line.line)
        for line in _continuing([line for line in group if not line.cell], cleaned.text, rules)
    ]
    for place in reversed(breaks):
        cleaned = _joined(cleaned, place)
    return cleaned


def _continuing(lines: Sequence[CleanLine], text: str, rules: KindRules) -> Iterator[CleanLine]:
    """The lines of a paragraph that go on with a title."""
    words = [fold(text[line.span.start : line.span.end]) for line in lines]
    for first in range(len(lines) - 1):
        if _APART.fullmatch(words[first]):
            continue
        for last in range(len(lines) - 1, first, -1):
            if _is_title(words[first : last + 1], rules):
                yield from lines[first + 1 : last + 1]
                return


def _is_title(words: Sequence[str], rules: KindRules) -> bool:
    """Whether lines are one title; behind a whole one may only stand a word that belongs to its end."""
    joined = "".join(words)
    if len(joined) > MAX_TITLE or not rules.is_title(joined):
        return False
    rest = joined[len(words[0]) :]
    return not rules.is_title(words[0]) or (len(rest) <= _MAX_REST and not rules.is_title(rest))


def _joined(cleaned: CleanText, place: int) -> CleanText:
    """The text without the line break at a place."""

    def moved(at: int) -> int:
        return at - (at > place)

    lines: list[CleanLine] = []
    for line in cleaned.lines:
        span = Span(moved(line.span.start), moved(line.span.end))
        if line.span.start == place + 1:
            lines[-1] = replace(lines[-1], span=Span(lines[-1].span.start, span.end))
        else:
            lines.append(replace(line, span=span))
    return replace(
        cleaned,
        text=cleaned.text[:place] + cleaned.text[place + 1 :],
        lines=tuple(lines),
        offsets=cleaned.offsets[:place] + cleaned.offsets[place + 1 :],
    )
