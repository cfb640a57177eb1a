"""Walks the body of a Word document: what a reader sees of it, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from xml.etree.ElementTree import Element

from mkdocs_selfreview.model import Cell
from mkdocs_selfreview.readers.docx.names import integer, switched_on, value
from mkdocs_selfreview.readers.docx.runs import hidden_text, text_boxes, visible, visible_text
from mkdocs_selfreview.readers.word import Found, StyleSheet
from mkdocs_selfreview.readers.xmltree import find


def read_body(body: Element, styles: StyleSheet) -> Iterator[Found]:
    """The paragraphs of a body in order."""
    for element, parent, cell in _paragraphs(body, None, count()):
        properties = element.find("{w}pPr")
        chain = styles.chain(value(properties, "{w}pStyle"))
        numbering = find(properties, "{w}numPr")
        yield Found(
            text=visible_text(element, chain, styles),
            chain=chain,
            outline=integer(value(properties, "{w}outlineLvl")),
            list_id=value(numbering, "{w}numId"),
            depth=integer(value(numbering, "{w}ilvl")),
            within=parent,
            cell=cell,
            mark_gone=_mark_is_gone(properties),
            mark_hidden=bool(switched_on(find(properties, "{w}rPr", "{w}vanish"))),
            unseen=hidden_text(element, chain, styles),
        )


def _paragraphs(
    element: Element, cell: Cell | None, tables: Iterator[int]
) -> Iterator[tuple[Element, Element, Cell | None]]:
    """All paragraphs with what they stand in; those of a text box after the one that holds it."""
    for child in visible(element):
        if child.tag == "{w}p":
            yield child, element, cell
            for box in text_boxes(child):
                yield from _paragraphs(box, cell, tables)
        elif child.tag == "{w}tbl" and cell is None:
            for place, inside in _cells(child, next(tables)):
                yield from _paragraphs(inside, place, tables)
        elif not _is_contents(child):
            yield from _paragraphs(child, cell, tables)


def _cells(table: Element, number: int) -> Iterator[tuple[Cell, Element]]:
    """The cells of a table row by row, each with its place in the grid."""
    for row, line in enumerate(_parts(table, "{w}tr")):
        column = integer(value(line, "{w}trPr", "{w}gridBefore")) or 0
        for cell in _parts(line, "{w}tc"):
            yield Cell(number, row, column), cell
            column += integer(value(cell, "{w}tcPr", "{w}gridSpan")) or 1


def _parts(element: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, whatever they are wrapped in."""
    for child in visible(element):
        if child.tag == tag:
            yield child
        else:
            yield from _parts(child, tag)


def _is_contents(element: Element) -> bool:
    """Whether a content control holds the table of contents."""
    gallery = value(element, "{w}sdtPr", "{w}docPartObj", "{w}docPartGallery")
    return gallery == "Table of Contents"


def _mark_is_gone(properties: Element | None) -> bool:
    """Whether the end mark of a paragraph was deleted or moved away under change tracking."""
    mark = find(properties, "{w}rPr")
    return mark is not None and (mark.find("{w}del") is not None or mark.find("{w}moveFrom") is not None)
