"""Walks the text of an old Word document: what a reader sees of it, paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from mkdocs_selfreview.readers.doc.container import WordFile
from mkdocs_selfreview.readers.doc.pieces import Piece, clipped, parted, read_pieces
from mkdocs_selfreview.readers.doc.properties import (
    ParagraphProperties,
    RunProperties,
    paragraph_properties,
    run_properties,
)
from mkdocs_selfreview.readers.doc.runs import read_paragraphs, read_runs
from mkdocs_selfreview.readers.word import (
    CellMarks,
    FieldedText,
    Found,
    Style,
    StyleSheet,
)

_SECTIONS = 6
_SECTION_SIZE = 12
_PART = re.compile(r"[^\x00-\x1f\x28]+|[\x00-\x1f\x28]")
_PARAGRAPH_END, _CELL_END, _PAGE_BREAK, _SYMBOL = "\r", "\x07", "\x0c", "("
_FIELD = {"\x13": "begin", "\x14": "separate", "\x15": "end"}
_FIXED = {"\t": " ", "\v": "\n", _PAGE_BREAK: "\n", "\x0e": "\n", "\x1e": "-", "(": "("}


@dataclass(frozen=True, slots=True)
class _Run:
    """A stretch of one paragraph's text with its properties."""

    text: str
    properties: RunProperties


@dataclass(frozen=True, slots=True)
class _Whole:
    """One paragraph; its end mark is its last run."""

    runs: Sequence[_Run]
    properties: ParagraphProperties


def read_body(file: WordFile, styles: StyleSheet) -> Iterator[Found]:
    """The paragraphs of the body in order."""
    chain_of = cache(styles.chain)
    marks = CellMarks()
    for whole in _paragraphs(file):
        found = whole.properties
        if found.row_end:
            marks.end_row()
            continue
        chain = chain_of(str(found.style))
        mark = whole.runs[-1]
        yield Found(
            text=_visible_text(whole.runs[:-1], chain, chain_of),
            chain=chain,
            outline=found.outline,
            list_id=found.list_id,
            depth=found.depth,
            within=found.in_table,
            cell=marks.cell(in_table=found.in_table),
            mark_gone=mark.text == _PARAGRAPH_END and mark.properties.deleted,
            mark_hidden=mark.properties.is_hidden(False),
            unseen=_unseen_text(whole.runs[:-1], chain, chain_of),
        )
        if mark.text == _CELL_END:
            marks.end_cell()


def text_box_text(file: WordFile) -> str:
    """The characters that the text boxes of a document hold."""
    pieces = clipped(read_pieces(file), *file.text_boxes)
    text = "".join(piece.decoded(file.main, piece.offset, piece.offset_end) for piece in pieces)
    return "".join(char for char in text if char.isalnum())


def _paragraphs(file: WordFile) -> Iterator[_Whole]:
    """The body cut at the ends of paragraphs, cells and sections."""
    pieces = read_pieces(file)
    runs, paragraphs = read_runs(file), read_paragraphs(file)
    section_ends = frozenset(parted(file.structure(_SECTIONS), _SECTION_SIZE)[0])
    run_of = cache(run_properties)
    base_of = cache(lambda entry: paragraph_properties(entry[2:], file.extra, _styled(entry)))
    open_runs: list[_Run] = []
    for piece in clipped(pieces, 0, file.text_length):
        for offset, offset_end, entry in runs.between(piece.offset, piece.offset_end):
            properties = run_of(piece.properties, run_of(entry)) if piece.properties else run_of(entry)
            for text, end in _cut(piece, file.main, offset, offset_end, section_ends):
                open_runs.append(_Run(text, properties))
                if end is not None:
                    found = base_of(paragraphs.at(end))
                    if piece.properties:
                        found = paragraph_properties(piece.properties, file.extra, found)
                    yield _Whole(open_runs, found)
                    open_runs = []
    if open_runs:
        yield _Whole([*open_runs, _Run("", RunProperties())], ParagraphProperties())


def _styled(entry: bytes) -> ParagraphProperties:
    return ParagraphProperties(style=int.from_bytes(entry[:2], "little"))


def _cut(
    piece: Piece, main: bytes, offset: int, offset_end: int, section_ends: frozenset[int]
) -> Iterator[tuple[str, int | None]]:
    """The text of a run in parts; with a mark that ends a paragraph, its place in the main stream."""
    text = piece.decoded(main, offset, offset_end)
    if len(text) * piece.width != offset_end - offset:
        # Characters beyond the first plane take two places; no mark is among them.
        text = _by_places(main[offset:offset_end])
    start = 0
    for mark in re.finditer(r"[\r\x07\x0c]", text):
        at = mark.start()
        place = piece.start + (offset - piece.offset) // piece.width + at
        if mark[0] == _PAGE_BREAK and place + 1 not in section_ends:
            continue
        if at > start:
            yield _joined(text[start:at]), None
        yield mark[0], offset + at * piece.width
        start = at + 1
    if start < len(text):
        yield _joined(text[start:]), None


def _by_places(data: bytes) -> str:
    """UTF-16 with one character for each place, halves of pairs apart."""
    return "".join(chr(data[at] | data[at + 1] << 8) for at in range(0, len(data) - 1, 2))


def _joined(text: str) -> str:
    """Halves of pairs made one character again."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _visible_text(
    runs: Sequence[_Run], chain: Sequence[Style], chain_of: Callable[[str], list[Style]]
) -> str:
    """The text of a paragraph as it prints, soft line breaks as ``\\n``."""
    line = FieldedText()
    by_style = _hidden(chain, False)
    for run in runs:
        found = run.properties
        if found.deleted:
            continue
        style = by_style if found.style is None else _hidden(chain_of(str(found.style)), by_style)
        hidden = found.is_hidden(style)
        for part in _PART.findall(run.text):
            if part in _FIELD and found.special:
                line.track(_FIELD[part])
            elif not hidden:
                line.pieces.append(_shown(part, found))
    return line.text


def _unseen_text(runs: Sequence[_Run], chain: Sequence[Style], chain_of: Callable[[str], list[Style]]) -> str:
    """The text of a paragraph that does not print: hidden or deleted."""
    by_style = _hidden(chain, False)
    pieces = []
    for run in runs:
        found = run.properties
        style = by_style if found.style is None else _hidden(chain_of(str(found.style)), by_style)
        if found.deleted or found.is_hidden(style):
            pieces += [_shown(part, found) for part in _PART.findall(run.text)]
    return "".join(pieces)


def _hidden(chain: Sequence[Style], default: bool) -> bool:
    return next((style.hidden for style in chain if style.hidden is not None), default)


def _shown(part: str, found: RunProperties) -> str:
    """The text that a part of a run stands for; most control characters are marks of something else."""
    if found.symbol is not None and part == _SYMBOL:
        return found.symbol
    return _FIXED.get(part, "") if len(part) == 1 and (part < " " or part == _SYMBOL) else part
