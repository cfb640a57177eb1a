"""What the Word formats have in common: styles, lists, fields, and what is seen of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from mkdocs_selfreview.model import Aside, Cell, Paragraph
from mkdocs_selfreview.readers.numbering import Counters, ListDefinition

_TITLE = re.compile(r"title|标题|(?:文章|公文|文档|大)标题", re.IGNORECASE)
_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])|([一二三四五六七八九])级标题", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|contents)\s*(?:[1-9]|heading)|目录\s*[1-9]", re.IGNORECASE)
_ORDINALS = "一二三四五六七八九"
_MAX_CHAIN = 64
_OFF = "0"
_IN_RESULT = -1


@dataclass(frozen=True, slots=True)
class Style:
    """One paragraph or character style."""

    id: str
    name: str
    parent: str
    list_id: str | None = None
    depth: int | None = None
    outline: int | None = None
    hidden: bool | None = None

    @property
    def is_title(self) -> bool:
        """Whether this is the style of a document's title."""
        return bool(_TITLE.fullmatch(self.name))

    @property
    def is_contents(self) -> bool:
        """Whether this is the style of an entry in a table of contents."""
        return bool(_CONTENTS.fullmatch(self.name))

    @property
    def heading(self) -> int | None:
        """Level of the heading counted from 1; 0 for body text; None if the style does not say."""
        if self.outline is not None:
            return self.outline + 1 if 0 <= self.outline < 9 else 0
        match = _HEADING.fullmatch(self.name)
        return (int(match[1]) if match[1] else _ORDINALS.index(match[2]) + 1) if match else None


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """All styles by id, and the id of the one that paragraphs have by default."""

    styles: Mapping[str, Style]
    default: str = ""

    def chain(self, style_id: str | None) -> list[Style]:
        """A style and those it is based on, nearest first; the default one if none is named."""
        return list(self._ancestry(self.default if style_id is None else style_id))

    def _ancestry(self, style_id: str) -> Iterator[Style]:
        seen: set[str] = set()
        while style_id in self.styles and style_id not in seen and len(seen) < _MAX_CHAIN:
            seen.add(style_id)
            style = self.styles[style_id]
            yield style
            style_id = style.parent


@dataclass(frozen=True, slots=True)
class WordLists:
    """The lists of a document by their number (``w:numId``)."""

    definitions: Mapping[str, ListDefinition]
    styled: Mapping[tuple[str, str], int]
    """The level of a list that belongs to a style (``w:pStyle``)."""

    def place(
        self, own_id: str | None, own_depth: int | None, chain: Sequence[Style]
    ) -> tuple[str, int] | None:
        """List and level of a paragraph, given its own ones and its styles; None if it has no number."""
        list_id = own_id or next((style.list_id for style in chain if style.list_id is not None), None)
        if list_id is None or list_id == _OFF:
            return None
        if own_depth is not None:
            return list_id, own_depth
        by_style = next(
            (self.styled[list_id, style.id] for style in chain if (list_id, style.id) in self.styled), None
        )
        if by_style is not None:
            return list_id, by_style
        return list_id, next((style.depth for style in chain if style.depth is not None), 0)


NO_LISTS = WordLists({}, {})


@dataclass(slots=True)
class FieldedText:
    """Text in the making and the fields that are open, each with the place where its code began."""

    pieces: list[str] = field(default_factory=list)
    fields: list[int] = field(default_factory=list)

    def track(self, kind: str | None) -> None:
        """Follow a field: its code is taken out again when its result begins or the field ends.

        The code of a field that never ends stays, since nothing that can be read must be lost.
        """
        if kind == "begin":
            self.fields.append(len(self.pieces))
        elif kind in ("separate", "end") and self.fields:
            start = self.fields.pop()
            if start != _IN_RESULT:
                del self.pieces[start:]
            if kind == "separate":
                self.fields.append(_IN_RESULT)

    @property
    def text(self) -> str:
        """What is visible so far."""
        return "".join(self.pieces)


@dataclass(frozen=True, slots=True)
class Found:
    """A paragraph as a Word format holds it, with what decides how it is seen."""

    text: str
    """Its visible text, soft line breaks as ``\\n``."""
    chain: Sequence[Style] = ()
    """Its style and those that it is based on."""
    outline: int | None = None
    """Its own outline level, counted from 0; 9 or more means body text."""
    list_id: str | None = None
    depth: int | None = None
    label: str = ""
    """Its number, where the format holds it as text."""
    within: object = None
    """What it stands in; only paragraphs within the same are beside each other."""
    cell: Cell | None = None
    mark_gone: bool = False
    """Its end mark is deleted: it runs on into the next one."""
    mark_hidden: bool = False
    unseen: str = ""
    """Its hidden and deleted text."""


def unseen_text(paragraphs: Iterable[Found]) -> Iterator[Aside]:
    """What paragraphs hold that is not seen."""
    return (Aside("隐藏文字或修订删去的文字", found.unseen) for found in paragraphs if found.unseen)


class CellMarks:
    """Tells the cells of a text in which marks end the cells and rows of tables."""

    def __init__(self) -> None:
        self._table, self._row, self._column = -1, 0, 0
        self._inside = False

    def cell(self, *, in_table: bool) -> Cell | None:
        """The cell that the next paragraph stands in."""
        if in_table and not self._inside:
            self._table, self._row, self._column = self._table + 1, 0, 0
        self._inside = in_table
        return Cell(self._table, self._row, self._column) if in_table else None

    def end_cell(self) -> None:
        """Pass the mark that ends a cell."""
        self._column += 1

    def end_row(self) -> None:
        """Pass the mark that ends a row."""
        self._row, self._column = self._row + 1, 0


def visible_paragraphs(paragraphs: Iterable[Found], lists: WordLists = NO_LISTS) -> Iterator[Paragraph]:
    """What a reader sees of paragraphs, in order and each with its automatic number.

    A paragraph with soft line breaks gives one for each line, all with the same line number.
    """
    counters = Counters(lists.definitions)
    carried: tuple[Found, int] | None = None
    for number, found in enumerate(paragraphs, 1):
        if found.chain and found.chain[0].is_contents:
            continue
        text, first = found.text, number
        if carried and carried[0].within == found.within:
            text, first = carried[0].text + text, carried[1]
        elif carried:
            yield from _soft_lines(carried[0].text, carried[1], "", "")
        carried = (replace(found, text=text), first) if found.mark_gone else None
        if carried or (found.mark_hidden and not text.strip()):
            continue
        place = lists.place(found.list_id, found.depth, found.chain)
        label = counters.label(*place) if place else found.label
        yield from _soft_lines(text, first, label, _style(found), found.cell)
    if carried:
        yield from _soft_lines(carried[0].text, carried[1], "", "")


def _style(found: Found) -> str:
    """``cell``, ``title``, ``heading`` + level, or empty for body text."""
    if found.cell is not None:
        return "cell"
    if found.outline is not None:
        return f"heading{found.outline + 1}" if 0 <= found.outline < 9 else ""
    if found.chain and found.chain[0].is_title:
        return "title"
    level = next((style.heading for style in found.chain if style.heading is not None), 0)
    return f"heading{level}" if level else ""


def _soft_lines(
    text: str, number: int, label: str, style: str, cell: Cell | None = None
) -> Iterator[Paragraph]:
    """One paragraph for each soft line that is not blank; the first has the label."""
    for line in text.split("\n"):
        if line.strip():
            yield Paragraph(line, number, label, style, cell)
            label = ""
