"""Walks the body of a Word document: what a reader sees of it, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from mkdocs_selfreview.model import Paragraph
from mkdocs_selfreview.readers.docx.lists import WordLists
from mkdocs_selfreview.readers.docx.names import integer, switched_on, value
from mkdocs_selfreview.readers.docx.runs import text_boxes, visible, visible_text
from mkdocs_selfreview.readers.docx.styles import Style, StyleSheet
from mkdocs_selfreview.readers.numbering import Counters
from mkdocs_selfreview.readers.xmltree import find


@dataclass(frozen=True, slots=True)
class _Carried:
    """Text of paragraphs whose end mark is deleted; it runs on into the next one beside them."""

    parent: Element
    text: str
    number: int


def read_body(body: Element, styles: StyleSheet, lists: WordLists) -> Iterator[Paragraph]:
    """The visible paragraphs of a body in order, each with its automatic number.

    A paragraph with soft line breaks gives one for each line, all with the same line number.
    """
    counters = Counters(lists.definitions)
    carried: _Carried | None = None
    for number, (element, parent, in_cell) in enumerate(_paragraphs(body, body, in_cell=False), 1):
        properties = element.find("{w}pPr")
        chain = styles.chain(value(properties, "{w}pStyle"))
        if chain and chain[0].is_contents:
            continue
        text, first = visible_text(element, chain, styles), number
        if carried and carried.parent is parent:
            text, first = carried.text + text, carried.number
        elif carried:
            yield from _lines(carried.text, carried.number, "", "")
        carried = _Carried(parent, text, first) if _mark_is_gone(properties) else None
        if carried or (not text.strip() and switched_on(find(properties, "{w}rPr", "{w}vanish"))):
            continue
        place = lists.place(find(properties, "{w}numPr"), chain)
        label = counters.label(*place) if place else ""
        yield from _lines(text, first, label, "cell" if in_cell else _style(properties, chain))
    if carried:
        yield from _lines(carried.text, carried.number, "", "")


def _paragraphs(
    element: Element, parent: Element, *, in_cell: bool
) -> Iterator[tuple[Element, Element, bool]]:
    """All paragraphs with the element they stand in; those of a text box after the one that holds it."""
    for child in visible(element):
        if child.tag == "{w}p":
            yield child, parent, in_cell
            for box in text_boxes(child):
                yield from _paragraphs(box, box, in_cell=in_cell)
        elif not _is_contents(child):
            yield from _paragraphs(child, child, in_cell=in_cell or child.tag == "{w}tc")


def _is_contents(element: Element) -> bool:
    """Whether a content control holds the table of contents."""
    gallery = value(element, "{w}sdtPr", "{w}docPartObj", "{w}docPartGallery")
    return gallery == "Table of Contents"


def _mark_is_gone(properties: Element | None) -> bool:
    """Whether the end mark of a paragraph was deleted or moved away under change tracking."""
    mark = find(properties, "{w}rPr")
    return mark is not None and (mark.find("{w}del") is not None or mark.find("{w}moveFrom") is not None)


def _style(properties: Element | None, chain: Sequence[Style]) -> str:
    """``title``, ``heading`` + level, or empty for body text."""
    outline = integer(value(properties, "{w}outlineLvl"))
    if outline is not None:
        return f"heading{outline + 1}" if 0 <= outline < 9 else ""
    if chain and chain[0].is_title:
        return "title"
    level = next((style.heading for style in chain if style.heading is not None), 0)
    return f"heading{level}" if level else ""


def _lines(text: str, number: int, label: str, style: str) -> Iterator[Paragraph]:
    """One paragraph for each soft line that is not blank; the first has the label."""
    for line in text.split("\n"):
        if line.strip():
            yield Paragraph(line, number, label, style)
            label = ""
