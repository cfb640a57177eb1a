"""The styles of a Word document, as far as they tell what a paragraph is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from mkdocs_selfreview.readers.docx.names import integer, switched_on, value
from mkdocs_selfreview.readers.xmltree import find

_TITLE = re.compile(r"title|标题|(?:文章|公文|文档|大)标题", re.IGNORECASE)
_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])|([一二三四五六七八九])级标题", re.IGNORECASE)
_CONTENTS = re.compile(r"toc\s*(?:[1-9]|heading)|目录\s*[1-9]", re.IGNORECASE)
_ORDINALS = "一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Style:
    """One paragraph or character style."""

    id: str
    name: str
    parent: str
    list_id: str | None
    depth: int | None
    outline: int | None
    hidden: bool | None

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
        while style_id in self.styles and style_id not in seen:
            seen.add(style_id)
            style = self.styles[style_id]
            yield style
            style_id = style.parent


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
