"""The styles of a Word document, as far as they tell what a paragraph is."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from mkdocs_selfreview.readers.docx.names import integer, switched_on, value
from mkdocs_selfreview.readers.word import Style, StyleSheet
from mkdocs_selfreview.readers.xmltree import find


def read_styles(root: Element | None) -> StyleSheet:
    """The style sheet in ``styles.xml``; an empty one if the document has none."""
    if root is None:
        return StyleSheet({})
    found = root.findall("{w}style")
    default = next(
        (
            style.get("{w}styleId", "")
            for style in found
            if style.get("{w}type") == "paragraph" and style.get("{w}default") in ("1", "true", "on")
        ),
        "",
    )
    return StyleSheet({style.get("{w}styleId", ""): _style(style) for style in found}, default)


def _style(element: Element) -> Style:
    numbering = find(element, "{w}pPr", "{w}numPr")
    return Style(
        id=element.get("{w}styleId", ""),
        name=value(element, "{w}name") or "",
        parent=value(element, "{w}basedOn") or "",
        list_id=value(numbering, "{w}numId"),
        depth=integer(value(numbering, "{w}ilvl")),
        outline=integer(value(element, "{w}pPr", "{w}outlineLvl")),
        hidden=switched_on(find(element, "{w}rPr", "{w}vanish")),
    )
