"""Walks the body of a Word document: what a reader sees of it, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from mkdocs_selfreview.readers.docx.names import integer, switched_on, value
from mkdocs_selfreview.readers.docx.runs import hidden_text, text_boxes, visible, visible_text
from mkdocs_selfreview.readers.word import Found, StyleSheet
from mkdocs_selfreview.readers.xmltree import find


def read_body(body: Element, styles: StyleSheet) -> Iterator[Found]:
    """The paragraphs of a body in order."""
    for element, parent, in_cell in _paragraphs(body, body, in_cell=False):
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
            in_cell=in_cell,
            mark_gone=_mark_is_gone(properties),
            mark_hidden=bool(switched_on(find(properties, "{w}rPr", "{w}vanish"))),
            unseen=hidden_text(element, chain, styles),
        )


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
