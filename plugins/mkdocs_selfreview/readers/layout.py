"""Finds the paragraphs of printed pages by indents, short lines, sizes and distances."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from statistics import median

from mkdocs_selfreview.diagnostics import ReadError
from mkdocs_selfreview.model import Aside, Cell, Paragraph
from mkdocs_selfreview.readers.glyphs import Line, Page, is_wide, without_margins
from mkdocs_selfreview.readers.grid import Box, distinct

_MIN_GLYPHS = 4
"""With fewer characters a page a document is a scan, whatever a stamp or page number may say."""
_INDENTED = 1.2
_FAR = 4.5
_CENTRED = 0.4
_FULL = 1.2
_SHORT = 2.2
_OTHER_SIZE = 0.12
_OTHER_LEADING = 1.6
_WIDER = 1.15
_COMMON = 1 / 6
_HABIT = 3
_USUALLY = 0.85
"""What so many sure beginnings have in common, by this share, others have too."""
_LONG = 0.8
_MANY_LINES = 5
_SENTENCE_ENDS = tuple("。！？；：.!?;:”）")
_HEADING_ENDS = ("方面", "问题", "分析", "剖析", "措施", "方向")
_HANGING = frozenset("，。、；：！？")
_NUMBERED = re.compile(
    r"[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}(?:[、．]|\.(?!\d))"
    r"|第[一二三四五六七八九十]{1,3}[，、,]|[一二三四五六七八九十]{1,2}[是要]|[①-⑳]"
)
_WORD = re.compile(r"[A-Za-z0-9.%/:_-]+")


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the body of a page begins and ends; ``em`` is the width of one of its characters."""

    left: float
    right: float
    em: float


@dataclass(frozen=True, slots=True)
class _Row:
    """One line as it stands in the frame of its page, in widths of its characters."""

    text: str
    indent: float
    shortfall: float
    size: float
    baseline: float
    page: int
    cell: Box | None


@dataclass(frozen=True, slots=True)
class _Habit:
    """How the paragraphs of a document begin."""

    leading: float
    """The usual distance between two lines, in sizes of the type."""
    indents: bool
    parts: bool
    """Whether more room is left between paragraphs than between lines."""

    def may_begin(self, before: _Row, row: _Row) -> bool:
        """Whether a line behind a full one looks as the first of a paragraph does here."""
        if self.indents:
            return row.indent > _INDENTED
        return not self.parts or row.page != before.page or _step(before, row) > _WIDER * self.leading


def require_text(pages: Sequence[Page]) -> None:
    """Raise ``ReadError`` (``no-text-layer``) for pages that are mere pictures."""
    if sum(len(line.glyphs) for page in pages for line in page.lines) < _MIN_GLYPHS * len(pages):
        message = (
            "文件是扫描件或图片，没有可读取的文字；请先用文字识别（OCR）软件转成文字，另存为 .docx 后再放入。"
        )
        raise ReadError("no-text-layer", message)


def read_layout(pages: Sequence[Page]) -> tuple[Paragraph, ...]:
    """The paragraphs of pages in order, without page numbers, headers and footers."""
    rows = list(_rows([page.lines for page in without_margins(pages)]))
    if not rows:
        return ()
    habit = _habit(rows, _leading(rows))
    found = [rows[0]]
    for before, row in pairwise(rows):
        if _begins(before, row, habit):
            found.append(row)
        else:
            found[-1] = replace(found[-1], text=_joined(found[-1].text, row.text))
    return tuple(
        Paragraph(row.text, number, style="cell" if cell else "", cell=cell)
        for number, (row, cell) in enumerate(zip(found, _cells(found), strict=True), 1)
    )


def margins(pages: Sequence[Page]) -> Iterator[Aside]:
    """The headers and footers of pages, each text once."""
    seen: set[str] = set()
    for page, body in zip(pages, without_margins(pages), strict=True):
        kept = set(map(id, body.lines))
        for line in page.lines:
            if id(line) not in kept and line.text not in seen:
                seen.add(line.text)
                yield Aside("页眉或页脚", line.text)


def _cells(rows: Iterable[_Row]) -> Iterator[Cell | None]:
    """The place of each row's cell in its table; cells that follow each other, on whatever page, make one."""
    number = -1
    for in_table, run in groupby(rows, key=lambda row: row.cell is not None):
        if not in_table:
            yield from (None for _ in run)
            continue
        number += 1
        boxes = [(row.page, row.cell) for row in run if row.cell]
        lefts = distinct([box.left for _, box in boxes])
        above = 0
        for _, page in groupby(boxes, key=lambda placed: placed[0]):
            own = [box for _, box in page]
            tops = distinct([box.top for box in own])
            for box in own:
                row, column = bisect_right(tops, box.top), bisect_right(lefts, box.left)
                yield Cell(number, above + row - 1, column - 1)
            above += len(tops)


def _rows(pages: Iterable[Sequence[Line]]) -> Iterator[_Row]:
    """All lines in order, each measured against the frame of its page."""
    pages = list(pages)
    bodies = [[line for line in lines if not line.cell] for lines in pages]
    whole = _frame([line for body in bodies for line in body])
    own = [_frame(body) if len(body) >= _MANY_LINES else whole for body in bodies]
    usual = median(frame.right - frame.left for frame in own)
    for number, (lines, frame) in enumerate(zip(pages, own, strict=True)):
        # The margins of left and right pages may differ, the width of the body does not.
        if abs(frame.right - frame.left - usual) > whole.em:
            frame = whole
        for line in lines:
            em = line.size or frame.em
            indent, shortfall = (line.left - frame.left) / em, (frame.right - line.right) / em
            yield _Row(line.text, indent, shortfall, line.size, line.baseline, number, line.cell)


def _frame(lines: Sequence[Line]) -> _Frame:
    """The frame that most lines keep to: the outermost edges that several of them share."""
    widths = Counter(
        round(glyph.right - glyph.left, 1)
        for line in lines
        for glyph in line.glyphs
        if is_wide(glyph.text[0])
    )
    sizes = Counter(line.size for line in lines)
    em = max((widths or sizes).most_common(1)[0][0] if lines else 0.0, 1.0)
    rights = [_hanging_off(line) for line in lines]
    longest = max((right - line.left for right, line in zip(rights, lines, strict=True)), default=0.0)
    long = [r for r, line in zip(rights, lines, strict=True) if r - line.left > _LONG * longest]
    return _Frame(-_outermost([-line.left for line in lines], em), _outermost(long, em), em)


def _hanging_off(line: Line) -> float:
    """Where a line ends without its last punctuation mark, which may hang in the margin."""
    body = [glyph for glyph in line.glyphs if glyph.text not in _HANGING]
    return body[-1].right if body else line.right


def _outermost(edges: Sequence[float], em: float) -> float:
    """The largest of the edges that at least one line in twenty has, and no fewer than two."""
    enough = max(2, len(edges) // 20)
    ordered = sorted(edges, reverse=True)
    for place, edge in enumerate(ordered):
        shared = ordered[place : place + enough]
        if len(shared) == enough and edge - shared[-1] < em / 2:
            return edge
    return ordered[0] if ordered else 0.0


def _leading(rows: Sequence[_Row]) -> float:
    """The usual distance between two lines, in sizes of the type."""
    steps = Counter(
        round(_step(before, row), 1)
        for before, row in pairwise(rows)
        if row.page == before.page and not (row.cell or before.cell)
    )
    # Where most paragraphs are of one line, most steps are from one to the next.
    common = [step for step, times in steps.items() if step > 0 and times >= steps.total() * _COMMON]
    return min(common, default=0.0)


def _habit(rows: Sequence[_Row], leading: float) -> _Habit:
    """How paragraphs begin where that is certain: behind a short line."""
    sure = [
        (before, row)
        for before, row in pairwise(rows)
        if before.shortfall > _SHORT + _word_width(row.text)
        and not (row.cell or before.cell)
        and abs(row.size - before.size) <= _OTHER_SIZE * row.size
        and row.indent < _FAR
        and not _is_centred(row)
    ]
    indented = sum(row.indent > _INDENTED for _, row in sure)
    steps = [_step(before, row) for before, row in sure if row.page == before.page]
    parted = sum(step > _WIDER * leading for step in steps)
    return _Habit(
        leading,
        indents=len(sure) >= _HABIT and indented >= _USUALLY * len(sure),
        parts=len(steps) >= _HABIT and parted >= _USUALLY * len(steps),
    )


def _step(before: _Row, row: _Row) -> float:
    """The distance of two lines of a page, in sizes of the type."""
    return (row.baseline - before.baseline) / row.size


def _begins(before: _Row, row: _Row, habit: _Habit) -> bool:
    """Whether a line is the first of a paragraph."""
    ended = before.text.endswith(_SENTENCE_ENDS)
    if row.cell or before.cell:
        same = row.cell == before.cell and row.page == before.page
        return not same or (ended and bool(_NUMBERED.match(row.text)))
    if abs(row.size - before.size) > _OTHER_SIZE * max(row.size, before.size):
        return True
    wider = _WIDER if habit.parts else _OTHER_LEADING
    if row.page == before.page and _step(before, row) > wider * habit.leading:
        return True
    if before.shortfall > _SHORT + _word_width(row.text) or _is_signature(before):
        return True
    if _is_centred(before) and row.indent < _CENTRED:
        return True
    if _NUMBERED.match(row.text):
        if ended and not habit.may_begin(before, row):
            return False
        return ended or row.indent > _INDENTED or before.text.endswith(_HEADING_ENDS)
    # A line that is full and does not end a sentence goes on, however the next one is indented:
    # hanging indents, and titles of two lines.
    return row.indent > _INDENTED and (ended or before.shortfall > _FULL)


def _is_signature(row: _Row) -> bool:
    """Whether a line stands at the right, as who signs and when does."""
    return row.indent > _FAR and row.indent > row.shortfall + _INDENTED


def _is_centred(row: _Row) -> bool:
    """Whether as much room is left before a line as after it."""
    return row.indent > _CENTRED and abs(row.indent - row.shortfall) < _CENTRED / 2


def _word_width(text: str) -> float:
    """The width of a word or number at the start of a line, which no line end may part."""
    word = _WORD.match(text)
    return len(word[0]) / 2 if word else 0.0


def _joined(text: str, more: str) -> str:
    """Two lines of one paragraph: a blank only between words of letters."""
    parted = text[-1].isascii() and more[0].isascii() and (text[-1].isalpha() or more[0].isalpha())
    return f"{text} {more}" if parted and text[-1].isalnum() and more[0].isalnum() else text + more
