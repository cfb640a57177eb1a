"""Markdown reports: text with light marks; only ``#``, ``**`` and bullet marks are taken off."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_selfreview.model import Cell, Document, Paragraph
from mkdocs_selfreview.readers.encoding import decode, lines
from mkdocs_selfreview.readers.text import damage_notes, parts

_HEADING = re.compile(r" {0,3}(?P<marks>#{1,6})(?:[ \t]+|(?=[\u4e00-\u9fff（]))(?P<text>.*)")
_BULLET = re.compile(r"(?P<indent>\s*)[-*][ \t]+(?P<text>\S.*)")
# ``**`` also masks names and numbers (20**年, **县): a pair counts as bold only at the edge of a
# clause, and never after a digit or before a word that such a mask stands for.
_BOLD = re.compile(
    r"(?<![*\d\\])\*\*(?![\s*]|[省市县区州镇乡村年月日局委厅处同])(?P<text>[^*]*[^\s*\d\\])\*\*(?![*省市县区州镇乡村年月日])"
)
_EDGE = re.compile(r"[\s，。、；：？！“”‘’（）《》【】,.;:?!()]")
_FENCE = "---"
_ROW = re.compile(r"\s*\|.*\|\s*")
_RULER = re.compile(r"\s*\|(?:\s*:?-+:?\s*\|)+\s*")
_BAR = re.compile(r"(?<!\\)\|")
_META = re.compile(r"\s*(?:[\w-]+\s*:(?:\s.*)?|-\s.*|#.*|\s+\S.*)?")


def read_markdown(data: bytes) -> Document:
    """Read a Markdown file; front matter stays as it stands."""
    text = decode(data)
    rows = lines(text)
    body = _front_matter_end(rows)
    cells = dict(_tables(rows))
    paragraphs = (
        found
        for number, part in parts(text)
        for found in (
            cells.get(number) or [Paragraph(part, number) if number <= body else _paragraph(part, number)]
        )
    )
    return Document(tuple(found for found in paragraphs if found.text.strip()), "md", damage_notes(text))


def _tables(rows: list[str]) -> Iterator[tuple[int, list[Paragraph]]]:
    """The lines of tables by their number, each with its cells; the ruler below the head line has none."""
    table = -1
    head = 0
    for number, (row, below) in enumerate(zip(rows, [*rows[1:], ""], strict=True), 1):
        if head and not _ROW.fullmatch(row):
            head = 0
        elif not head and _ROW.fullmatch(row) and _RULER.fullmatch(below):
            head, table = number, table + 1
        if head:
            ruler = head + 1
            place = number - head - (number > ruler)
            yield number, [Paragraph("", number)] if number == ruler else _cells(row, number, table, place)


def _cells(row: str, number: int, table: int, place: int) -> list[Paragraph]:
    """The cells of one line of a table."""
    texts = _BAR.split(row.strip().strip("|"))
    return [
        Paragraph(_unbold(text.strip()), number, style="cell", cell=Cell(table, place, column))
        for column, text in enumerate(texts)
    ]


def _front_matter_end(rows: list[str]) -> int:
    """How many lines at the start are front matter."""
    if rows[0].rstrip() != _FENCE:
        return 0
    for number, row in enumerate(rows[1:], 2):
        if row.rstrip() in (_FENCE, "..."):
            return number
        if not _META.fullmatch(row):
            break
    return 0


def _paragraph(line: str, number: int) -> Paragraph:
    """One line without its marks."""
    if heading := _HEADING.fullmatch(line):
        return Paragraph(_unbold(_opened(heading["text"])), number, style=f"heading{len(heading['marks'])}")
    if bullet := _BULLET.fullmatch(line):
        line = bullet["indent"] + bullet["text"]
    return Paragraph(_unbold(line), number)


def _opened(heading: str) -> str:
    """A heading without the marks that may close it: ``## text ##``."""
    text = heading.rstrip().rstrip("#")
    return heading if text and not text[-1].isspace() else text.rstrip()


def _unbold(text: str) -> str:
    """Take off pairs of ``**`` that mark bold text."""
    return _BOLD.sub(lambda match: match["text"] if _is_bold(match) else match[0], text)


def _is_bold(match: re.Match[str]) -> bool:
    """Whether a pair of ``**`` begins and ends where a clause does."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    opens = not before or bool(_EDGE.match(before[-1])) or before.endswith("是")
    closes = not after or bool(_EDGE.match(after[0])) or bool(_EDGE.match(match["text"][-1]))
    return opens and closes
