"""Turns a document into clean text: debris out, hard wraps joined, stray blanks gone, offsets kept."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from mkdocs_selfreview.folding import fold
from mkdocs_selfreview.model import Cell, Document, Paragraph, Span

INVISIBLE = re.compile(
    r"[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]"
)
_CJK = r"\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60“”‘’…—"
_STRAY = re.compile(rf"(?<=[{_CJK}])[ \t]+(?=[{_CJK}0-9A-Za-z])|(?<=[0-9A-Za-z%.])[ \t]+(?=[{_CJK}])")
_TERMINAL = "。；：！？”）…》】"
_RUNNING = re.compile(r"[，。；]")
_RUNNING_LENGTH = 25
_NAMED = re.compile("[^，。；]{2,40}(?:\u3000| {2,})[\u4e00-\u9fff]{2,4}")
"""A line of a head, however long, that gives offices and behind a blank a name."""
_WHOLE_HEADING = re.compile("(?:方面|问题|不足|差距|原因|分析|剖析|根源|措施|方向|打算|情况|建议|整改|上)$")
_WRAP_WIDTHS = range(16, 66)
_MIN_WRAPPED = 4
_INDENT = re.compile("[\u3000\xa0]{2,}|[\u3000 \xa0]{4,}")
_LOST_BREAKS = 120
"""A line this long that holds several indents is a text that lost its line breaks."""
_MIN_INDENTS = 2
_FULL = 0.8
"""A line this full (as a share of the width) goes on in the next."""
_STOP = re.compile(r"[。；]|(?<!\d)\.(?!\d)(?=.)")
_TORN_OFF = 8
"""Characters within which what was torn off a lead comes to its end."""


@dataclass(frozen=True, slots=True)
class Debris:
    """The patterns of ``debris.yml``."""

    line: re.Pattern[str]
    inline: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Removed:
    """Text that was taken out as debris."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class CleanLine:
    """One paragraph of the clean text."""

    span: Span
    line: int
    """Line of the file, or paragraph of a Word file, that it starts in."""
    style: str
    cell: Cell | None = None


@dataclass(frozen=True, slots=True)
class CleanText:
    """The text that all spans refer to, with the way back to the file."""

    text: str
    lines: tuple[CleanLine, ...]
    offsets: tuple[int, ...]
    """For each character, its place in ``raw_text(document)``; -1 for a line break that was added."""
    removed: tuple[Removed, ...]

    def line_at(self, offset: int) -> int | None:
        """The file's line that a place of the clean text comes from."""
        position = bisect_right(self.lines, offset, key=lambda line: line.span.start)
        return self.lines[position - 1].line if position else None


@dataclass(slots=True)
class _Piece:
    """A paragraph on its way: its characters and where each stood."""

    text: str
    offsets: list[int]
    paragraph: Paragraph
    indented: bool
    after_debris: bool = False
    """Whether a line was taken out right before it."""

    def without(self, pattern: re.Pattern[str], shadow: str | None = None) -> list[str]:
        """Cut out what a pattern finds in the text (or in its folded shadow); return what was cut."""
        spans = [match.span() for match in pattern.finditer(self.text if shadow is None else shadow)]
        if not spans:
            return []
        cut = [self.text[start:end] for start, end in spans]
        ends, starts = [0, *(end for _, end in spans)], [*(start for start, _ in spans), len(self.text)]
        kept = list(zip(ends, starts, strict=True))
        self.text = "".join(self.text[start:end] for start, end in kept)
        self.offsets = [offset for start, end in kept for offset in self.offsets[start:end]]
        return cut


def debris_patterns(data: Mapping[str, Any]) -> Debris:
    """Compile the contents of ``debris.yml`` (already validated)."""
    return Debris(_alternatives(data["lines"]), _alternatives(data["inline"]))


def raw_text(document: Document) -> str:
    """The document as its reader found it, one paragraph a line, list labels in place."""
    return "\n".join(map(labelled, document.paragraphs))


def labelled(paragraph: Paragraph) -> str:
    """A paragraph as Word prints it, its list number in front; ``1.`` never runs into a figure."""
    parted = paragraph.label[-1:].isascii() and paragraph.text[:1].isdecimal() and paragraph.label
    return f"{paragraph.label}{' ' if parted else ''}{paragraph.text}"


def _never(_before: str, _after: str) -> bool:
    return False


def clean(
    document: Document,
    debris: Debris,
    starts_anew: Callable[[str], bool],
    is_torn: Callable[[str, str], bool] = _never,
) -> CleanText:
    """Clean a document; no character but blanks and reported debris is lost.

    ``starts_anew`` tells of a folded line whether it must begin a paragraph (it has a number or
    is a heading), so that a line before it is never joined to it; ``is_torn`` tells of two lines
    whether they are the halves of one heading.
    """
    pieces, removed = _pieces(document, debris)
    if document.format in {"txt", "md"}:
        pieces = _unwrapped(pieces, starts_anew, is_torn)
    text: list[str] = []
    offsets: list[int] = []
    lines: list[CleanLine] = []
    size = 0
    for piece in pieces:
        if size:
            text.append("\n")
            offsets.append(-1)
            size += 1
        span, paragraph = Span(size, size + len(piece.text)), piece.paragraph
        lines.append(CleanLine(span, paragraph.line, paragraph.style, paragraph.cell))
        text.append(piece.text)
        offsets.extend(piece.offsets)
        size += len(piece.text)
    return CleanText("".join(text), tuple(lines), tuple(offsets), tuple(removed))


def _pieces(document: Document, debris: Debris) -> tuple[list[_Piece], list[Removed]]:
    """The paragraphs that hold text, each cleaned by itself."""
    pieces: list[_Piece] = []
    removed: list[Removed] = []
    at = 0
    gone = False
    for paragraph in document.paragraphs:
        raw = labelled(paragraph)
        piece = _Piece(
            raw, list(range(at, at + len(raw))), paragraph, raw[:1] in "\u3000 \t\xa0" and bool(raw)
        )
        at += len(raw) + 1
        piece.without(INVISIBLE)
        for part in _parted(piece):
            _strip(part)
            shadow = fold(part.text)
            if paragraph.style != "cell" and debris.line.fullmatch(shadow):
                removed.append(Removed(part.text, paragraph.line))
                gone = True
                continue
            removed.extend(Removed(cut, paragraph.line) for cut in part.without(debris.inline, shadow))
            _strip(part)
            running = len(part.text) > _RUNNING_LENGTH or _RUNNING.search(fold(part.text))
            if running and not _NAMED.fullmatch(part.text):
                part.without(_STRAY, fold(part.text))
            if part.text:
                part.after_debris, gone = gone, False
                pieces.append(part)
    return pieces, removed


def _parted(piece: _Piece) -> list[_Piece]:
    """The paragraphs of a text whose line breaks were lost and only the indents are left."""
    if len(piece.text) < _LOST_BREAKS or len(_INDENT.findall(piece.text.strip())) < 2:
        return [piece]
    starts = [0, *(match.start() for match in _INDENT.finditer(piece.text))]
    return [
        replace(piece, text=piece.text[start:end], offsets=piece.offsets[start:end], indented=True)
        for start, end in zip(starts, [*starts[1:], len(piece.text)], strict=True)
    ]


def _strip(piece: _Piece) -> None:
    """Take blanks off both ends."""
    start = len(piece.text) - len(piece.text.lstrip())
    end = len(piece.text.rstrip())
    piece.text = piece.text[start:end]
    piece.offsets = piece.offsets[start:end]


def _unwrapped(
    pieces: list[_Piece], starts_anew: Callable[[str], bool], is_torn: Callable[[str, str], bool]
) -> list[_Piece]:
    """Join lines that were broken for the width of a page or by accident."""
    if not pieces:
        return []
    width = _wrap_width(pieces, starts_anew)
    gap = min((after.paragraph.line - before.paragraph.line for before, after in pairwise(pieces)), default=1)
    indents = sum(piece.indented for piece in pieces) >= _MIN_INDENTS
    paragraphs = [[pieces[0]]]
    for before, piece in pairwise(pieces):
        if not (indents and piece.indented) and (
            _torn(before, piece, is_torn)
            or (not starts_anew(fold(piece.text)) and _broken(before, piece, width, gap, starts_anew))
        ):
            paragraphs[-1].append(piece)
        else:
            paragraphs.append([piece])
    return [_joined(parts) for parts in paragraphs]


def _joined(parts: list[_Piece]) -> _Piece:
    """One paragraph of the lines that it was broken into."""
    text = "".join(part.text for part in parts)
    return replace(parts[0], text=text, offsets=[offset for part in parts for offset in part.offsets])


def _torn(before: _Piece, after: _Piece, is_torn: Callable[[str, str], bool]) -> bool:
    """Whether two lines that follow one another are the halves of a heading."""
    adjoining = after.paragraph.line - before.paragraph.line <= 1
    return adjoining and not before.paragraph.style and is_torn(fold(before.text), fold(after.text))


def _broken(
    before: _Piece, after: _Piece, width: int | None, gap: int, starts_anew: Callable[[str], bool]
) -> bool:
    """Whether the line break between two lines stands in the middle of a paragraph."""
    shadow = fold(before.text)
    if shadow[-1] in _TERMINAL:
        return False
    if before.paragraph.style or after.paragraph.style:
        return False
    blank_line = after.paragraph.line - before.paragraph.line > gap
    if shadow[-1] in "，、":
        return True
    if after.after_debris and _RUNNING.search(shadow) and not _WHOLE_HEADING.search(shadow):
        return True  # a page ended inside of a sentence
    if width is not None:
        full = len(shadow) >= _FULL * width
        torn = starts_anew(shadow) and not _WHOLE_HEADING.search(shadow) and _goes_on(shadow, after, width)
        return not blank_line and (full or torn)
    if starts_anew(shadow) and _WHOLE_HEADING.search(shadow):
        return False
    return not blank_line and len(shadow) > _RUNNING_LENGTH and _RUNNING.search(shadow) is not None


def _goes_on(shadow: str, after: _Piece, width: int) -> bool:
    """Whether a short numbered line of a wrapped text is torn off; else it is a lead alone on its line.

    What was torn off is short and has no end of its own, or soon comes to one.
    """
    below = fold(after.text)
    short = len(below) < _FULL * width and below[-1] not in _TERMINAL
    return short or _STOP.search(shadow, 4) is not None or _STOP.search(below[:_TORN_OFF]) is not None


def _wrap_width(pieces: list[_Piece], starts_anew: Callable[[str], bool]) -> int | None:
    """The width a text was hard-wrapped at, in characters, or None if it was not."""
    lengths = sorted(len(piece.text) for piece in pieces if len(piece.text) >= _WRAP_WIDTHS.start)
    if len(lengths) < _MIN_WRAPPED:
        return None
    width = lengths[int(len(lengths) * 0.95) - 1]
    full = [piece for piece in pieces if _FULL * width <= len(piece.text) <= width + 4]
    open_ended = [piece for piece in full if fold(piece.text[-1]) not in _TERMINAL]
    if width not in _WRAP_WIDTHS or lengths[-1] > 2 * width:
        return None
    if len(full) < len(lengths) * 0.5 or len(open_ended) < len(full) * 0.5:
        return None
    if sum(starts_anew(fold(piece.text)) for piece in pieces) > len(pieces) * 0.6:
        return None
    return width


def _alternatives(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
