"""Puts the glyphs of a page in lines; knows nothing of any file format."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from mkdocs_selfreview.readers.grid import Box

_SAME_LINE = 0.4
"""Baselines nearer than this, in sizes of the type, make one line."""
_SAME_PLACE = 0.4
"""One character twice within this part of its width was painted twice, to look bold."""
_WORD_GAP = 0.18
_WIDE_GAP = 0.9
_MAX_MEASURE = 1e6
_MARGIN = 0.12
_SAME_HEIGHT = 3.0
_PAGE_NUMBER = re.compile(
    r"[-–—―·~\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*(?:[/／，,\s]\s*共?|共)\s*\d{1,4}\s*页?)?[-–—―·~\s]*"
)


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character where it stands on its page, measured from the left and from the top."""

    text: str
    left: float
    right: float
    baseline: float
    size: float


@dataclass(frozen=True)
class Line:
    """Glyphs of one line from left to right."""

    glyphs: tuple[Glyph, ...]
    cell: Box | None = None
    """The cell of a table that the line stands in."""

    @property
    def left(self) -> float:
        """Where the first glyph begins."""
        return self.glyphs[0].left

    @property
    def right(self) -> float:
        """Where the last glyph ends."""
        return max(glyph.right for glyph in self.glyphs[-2:])

    @cached_property
    def size(self) -> float:
        """The size of most of its type."""
        return Counter(glyph.size for glyph in self.glyphs).most_common(1)[0][0]

    @cached_property
    def baseline(self) -> float:
        """The baseline of most of its glyphs."""
        return Counter(glyph.baseline for glyph in self.glyphs).most_common(1)[0][0]

    @cached_property
    def text(self) -> str:
        """The characters, with a blank where a gap parts words."""
        return "".join(
            (" " if _is_parted(before, glyph) else "") + glyph.text
            for before, glyph in zip((None, *self.glyphs), self.glyphs, strict=False)
        )


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of one page from top to bottom."""

    lines: tuple[Line, ...]
    height: float


def is_wide(character: str) -> bool:
    """Whether a character takes a full square, as Chinese ones do."""
    return unicodedata.east_asian_width(character) in "WF" or character in "“”‘’—…·○"


def page_of(glyphs: Iterable[Glyph], height: float, cells: Sequence[Box] = ()) -> Page:
    """A page made of glyphs in any order, tables cell by cell; glyphs painted twice count once."""
    inside: dict[Box | None, list[Glyph]] = {None: []}
    for glyph in filter(_is_on_paper, glyphs):
        x, y = (glyph.left + glyph.right) / 2, glyph.baseline - glyph.size / 3
        inside.setdefault(next((cell for cell in cells if cell.holds(x, y)), None), []).append(glyph)
    lines = [line for cell, found in inside.items() for line in _lines(found, cell)]
    return Page(tuple(sorted(lines, key=_order)), height)


def _order(line: Line) -> tuple[float, float, float]:
    """Lines are read downwards, those of a row of cells cell after cell."""
    return (line.cell.top, line.cell.left, line.baseline) if line.cell else (line.baseline, 0.0, 0.0)


def _lines(glyphs: Iterable[Glyph], cell: Box | None) -> Iterator[Line]:
    """The lines of the body of a page, or of one cell."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.baseline):
        anchor = rows[-1][0] if rows else None
        if anchor and glyph.baseline - anchor.baseline < _SAME_LINE * max(glyph.size, anchor.size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    for row in rows:
        kept = _in_order(row)
        if kept:
            yield Line(tuple(kept), cell)


def _is_on_paper(glyph: Glyph) -> bool:
    """Whether a glyph has a size and a place; damaged files put some at infinity."""
    measures = (glyph.left, glyph.right, glyph.baseline, glyph.size)
    return glyph.size > 0 and all(abs(measure) < _MAX_MEASURE for measure in measures)


def _in_order(row: Iterable[Glyph]) -> list[Glyph]:
    """The glyphs of a line from left to right, without blanks at its ends."""
    kept: list[Glyph] = []
    for glyph in sorted(row, key=lambda glyph: glyph.left):
        last = kept[-1] if kept else None
        if last and last.text == glyph.text and not glyph.text.isspace():
            width = min(last.right - last.left, glyph.right - glyph.left) or glyph.size / 2
            if glyph.left - last.left < _SAME_PLACE * width:
                continue
        kept.append(glyph)
    while kept and kept[-1].text.isspace():
        kept.pop()
    start = next((index for index, glyph in enumerate(kept) if not glyph.text.isspace()), 0)
    return kept[start:]


def _is_parted(before: Glyph | None, glyph: Glyph) -> bool:
    """Whether a blank belongs between two neighbours: a small gap parts words, a wide one anything."""
    if before is None or before.text.isspace() or glyph.text.isspace():
        return False
    gap = (glyph.left - before.right) / max(before.size, glyph.size)
    limit = _WIDE_GAP if is_wide(before.text[-1]) or is_wide(glyph.text[0]) else _WORD_GAP
    return gap > limit


def without_margins(pages: Sequence[Page]) -> list[Page]:
    """Pages without their page numbers, and without the headers and footers that they share."""
    seen = Counter(key for page in pages for key in {_key(line) for line in _marginal(page)})
    enough = max(2, len(pages) // 3)
    kept = []
    for page in pages:
        running = {
            id(line)
            for line in _marginal(page)
            if _PAGE_NUMBER.fullmatch(line.text) or seen[_key(line)] >= enough
        }
        kept.append(replace(page, lines=tuple(line for line in page.lines if id(line) not in running)))
    return kept


def _marginal(page: Page) -> list[Line]:
    """The lines in the upper and in the lower margin."""
    band = _MARGIN * page.height
    return [line for line in page.lines if line.baseline < band or line.baseline > page.height - band]


def _key(line: Line) -> tuple[str, int]:
    """What tells a running line: its text, whatever its numbers, and its height on the page."""
    return re.sub(r"\d+", "#", line.text), round(line.baseline / _SAME_HEIGHT)
