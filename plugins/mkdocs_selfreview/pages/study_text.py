"""How the text of an office file is laid out on its page: headings, paragraphs, tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from mkdocs_selfreview.folding import fold
from mkdocs_selfreview.marks import Style, line_mark
from mkdocs_selfreview.model import Paragraph
from mkdocs_selfreview.pages.page import Heading
from mkdocs_selfreview.studytexts import StudyText

_HEADING = re.compile(r"heading(\d)")
_NUMBERED = {Style.PART: 2, Style.COUNT: 2, Style.PAREN: 3}
_LONGEST_HEADING = 40
_ENDS = tuple("。；：，！？;,")


@dataclass(frozen=True, slots=True)
class Part:
    """A heading (level 2 or 3), a paragraph (level 0), or a table (rows of cells)."""

    text: str = ""
    level: int = 0
    anchor: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


def parts_of(document: StudyText, title: str) -> list[Part]:
    """The parts of a text in order; its title is left out where the page has the same for its own."""
    return list(_parts(document, title))


def headings_of(parts: list[Part]) -> tuple[Heading, ...]:
    """The table of contents: level 3 below the level 2 before it."""
    found: list[tuple[Part, list[Part]]] = []
    for part in parts:
        if part.level == 2 or (part.level == 3 and not found):
            found.append((part, []))
        elif part.level == 3:
            found[-1][1].append(part)
    return tuple(
        Heading(part.text, part.anchor, tuple(Heading(one.text, one.anchor) for one in below))
        for part, below in found
    )


def _parts(document: StudyText, title: str) -> Iterator[Part]:
    number = 0
    fresh = True
    for table, group in groupby(document.paragraphs, key=lambda one: one.cell and one.cell.table):
        paragraphs = list(group)
        if table is not None:
            yield Part(rows=_rows(paragraphs))
            continue
        for paragraph in paragraphs:
            if fresh and paragraph.text == title:
                fresh = False
                continue
            level = _level(paragraph)
            number += bool(level)
            yield Part(paragraph.text, level, f"t{number}" if level else "")


def _level(paragraph: Paragraph) -> int:
    """2 or 3 for a heading, by its style or by its number; 0 for text."""
    styled = _HEADING.fullmatch(paragraph.style)
    if styled or paragraph.style == "title":
        return 2 if not styled or int(styled[1]) <= 2 else 3
    if len(paragraph.text) > _LONGEST_HEADING or paragraph.text.endswith(_ENDS):
        return 0
    mark = line_mark(fold(paragraph.text))
    return _NUMBERED.get(mark.style, 0) if mark else 0


def _rows(cells: list[Paragraph]) -> tuple[tuple[str, ...], ...]:
    """The cells of a table by their places; paragraphs of one cell stand in it one a line."""
    texts: dict[tuple[int, int], str] = {}
    for one in cells:
        assert one.cell is not None
        place = (one.cell.row, one.cell.column)
        texts[place] = f"{texts[place]}\n{one.text}" if place in texts else one.text
    columns = sorted({column for _, column in texts})
    return tuple(
        tuple(texts.get((row, column), "") for column in columns) for row in sorted({row for row, _ in texts})
    )
