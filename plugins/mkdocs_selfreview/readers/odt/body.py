"""Walks the body of an OpenDocument text: what a reader sees of it, paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from xml.etree.ElementTree import Element

from mkdocs_selfreview.model import Cell, Paragraph
from mkdocs_selfreview.readers.odt.lists import OUTLINE, Numbering, whole
from mkdocs_selfreview.readers.odt.styles import StyleSheet

_PARAGRAPHS = frozenset({"{text}p", "{text}h"})
# Deleted text, notes and comments, tables of contents and indexes, readings beside characters.
_UNSEEN = frozenset(
    f"{{{name}"
    for name in (
        *("text}tracked-changes", "text}note", "office}annotation", "office}forms", "text}ruby-text"),
        *("text}table-of-content", "text}alphabetical-index", "text}illustration-index", "text}table-index"),
        *(
            "text}object-index",
            "text}user-index",
            "text}bibliography",
            "text}hidden-paragraph",
            "table}covered-table-cell",
        ),
    )
)
_FIXED = {"{text}tab": " ", "{text}line-break": "\n"}
_BLANKS = re.compile(r"[ \t\r\n]+")
_MAX_BLANKS = 100
_MAX_COLUMNS = 1000


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the document the walk is."""

    cell: Cell | None = None
    family: str = ""
    style: str = ""
    depth: int = -1
    """Of the list, counted from 0; -1 outside of lists."""
    numbered: bool = False
    """Whether the next paragraph is the one that bears the number of its list item."""
    start: int | None = None


@dataclass(slots=True)
class _Walk:
    """What the whole walk shares."""

    styles: StyleSheet
    numbering: Numbering
    number: int = 0
    tables: Iterator[int] = field(default_factory=count)


def read_body(body: Element, styles: StyleSheet, numbering: Numbering) -> Iterator[Paragraph]:
    """The visible paragraphs of a body in order, each with its automatic number.

    A paragraph with line breaks gives one for each line, all with the same line number.
    """
    yield from _blocks(body, _Place(), _Walk(styles, numbering))


def _blocks(element: Element, place: _Place, walk: _Walk) -> Iterator[Paragraph]:
    """The paragraphs below an element."""
    for child in element:
        if child.tag in _UNSEEN or child.get("{text}display") == "none":
            continue
        if child.tag in _PARAGRAPHS:
            yield from _paragraph(child, place, walk)
            place = replace(place, numbered=False)
        elif child.tag == "{text}list":
            yield from _list(child, place, walk)
        elif child.tag == "{table}table":
            for cell, inside in _cells(child, next(walk.tables)):
                yield from _blocks(inside, _Place(cell=place.cell or cell), walk)
        else:
            yield from _blocks(child, place, walk)


def _cells(table: Element, number: int) -> Iterator[tuple[Cell, Element]]:
    """The cells of a table row by row, each with its place in the grid."""
    for row, line in enumerate(_parts(table, "{table}table-row")):
        column = 0
        for cell in line:
            if cell.tag == "{table}table-cell":
                yield Cell(number, row, column), cell
            column += min(whole(cell.get("{table}number-columns-repeated"), 1), _MAX_COLUMNS)


def _parts(element: Element, tag: str) -> Iterator[Element]:
    """The rows of a table, whatever they are gathered in."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag not in _UNSEEN:
            yield from _parts(child, tag)


def _list(element: Element, place: _Place, walk: _Walk) -> Iterator[Paragraph]:
    """The items of a list; a list in another one counts on the next level of the same numbers."""
    style = element.get("{text}style-name") or place.style or _style_of_first(element, walk.styles)
    family = place.family or walk.numbering.open(element, style)
    inside = replace(place, family=family, style=style, depth=place.depth + 1)
    for item in element:
        if item.tag in ("{text}list-item", "{text}list-header"):
            start = item.get("{text}start-value")
            numbered = item.tag == "{text}list-item"
            yield from _blocks(
                item, replace(inside, numbered=numbered, start=whole(start, 1) if start else None), walk
            )


def _style_of_first(element: Element, styles: StyleSheet) -> str:
    """The list style that the first paragraph of a list brings along."""
    first = next((found for found in element.iter() if found.tag in _PARAGRAPHS), None)
    return "" if first is None else styles.list_style(first.get("{text}style-name", ""))


def _paragraph(element: Element, place: _Place, walk: _Walk) -> Iterator[Paragraph]:
    """One paragraph, and those of the text boxes that are anchored in it."""
    walk.number += 1
    number, name = walk.number, element.get("{text}style-name", "")
    hidden = bool(walk.styles.is_hidden("paragraph", name))
    text = "".join(_text(element, hidden, walk.styles))
    if text.strip() or not hidden:
        label = _label(element, place, walk)
        for line in text.split("\n"):
            if line.strip():
                yield Paragraph(line, number, label, _kind(element, name, place, walk), place.cell)
                label = ""
    for box in _boxes(element):
        yield from _blocks(box, _Place(cell=place.cell), walk)


def _label(element: Element, place: _Place, walk: _Walk) -> str:
    """The number of a paragraph: that of its list item, or of its heading."""
    if place.depth >= 0:
        if not place.numbered:
            return ""
        return walk.numbering.label(place.family, place.style, place.depth, place.start)
    if element.tag != "{text}h" or element.get("{text}is-list-header") == "true":
        return ""
    style = walk.styles.list_style(element.get("{text}style-name", "")) or OUTLINE
    depth = whole(element.get("{text}outline-level"), 1) - 1
    start = element.get("{text}start-value")
    return walk.numbering.label(style, style, depth, whole(start, 1) if start else None)


def _kind(element: Element, name: str, place: _Place, walk: _Walk) -> str:
    """``cell``, ``title``, ``heading`` + level, or empty for body text."""
    if place.cell:
        return "cell"
    if element.tag == "{text}h":
        return f"heading{max(1, whole(element.get('{text}outline-level'), 1))}"
    return "title" if walk.styles.is_title(name) else ""


def _boxes(element: Element) -> Iterator[Element]:
    """The frames and shapes that are anchored in a paragraph, each of which may hold text."""
    for child in element:
        if child.tag.startswith("{draw}"):
            yield child
        elif child.tag not in _UNSEEN:
            yield from _boxes(child)


def _text(element: Element, hidden: bool, styles: StyleSheet) -> Iterator[str]:
    """The text of a paragraph as it prints, line breaks as ``\\n``, without that of its shapes."""
    if not hidden:
        yield _BLANKS.sub(" ", element.text or "")
    for child in element:
        if child.tag == "{text}s":
            yield "" if hidden else " " * min(whole(child.get("{text}c"), 1), _MAX_BLANKS)
        elif child.tag in _FIXED:
            yield "" if hidden else _FIXED[child.tag]
        elif child.tag not in _UNSEEN and not child.tag.startswith("{draw}"):
            yield from _text(child, _is_hidden(child, hidden, styles), styles)
        if not hidden:
            yield _BLANKS.sub(" ", child.tail or "")


def _is_hidden(element: Element, hidden: bool, styles: StyleSheet) -> bool:
    """Whether the text in an element is hidden, by its own style or by what it stands in."""
    if element.tag == "{text}hidden-text":
        return True
    own = (
        styles.is_hidden("text", element.get("{text}style-name", "")) if element.tag == "{text}span" else None
    )
    return hidden if own is None else own
