"""The styles of an OpenDocument text, as far as they tell what a paragraph is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
PREFIXES = {
    **{f"{_OASIS}:{name}:1.0": name for name in ("office", "text", "table", "style")},
    f"{_OASIS}:drawing:1.0": "draw",
    f"{_OASIS}:svg-compatible:1.0": "svg",
    "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": "loext",
    "http://www.w3.org/XML/1998/namespace": "xml",
    f"{_OASIS}:meta:1.0": "meta",
}
_TITLE = re.compile(r"title|标题|(?:文章|公文|文档|大)标题", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Style:
    """One style of paragraphs or of words."""

    name: str
    """As it is shown to whoever writes."""
    parent: str
    list_style: str | None
    """The list its paragraphs belong to; empty: none; None: as the parent."""
    hidden: bool | None


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """All styles by family (``paragraph`` or ``text``) and name."""

    styles: Mapping[tuple[str, str], Style]

    def is_title(self, name: str) -> bool:
        """Whether paragraphs of a style are titles."""
        return any(_TITLE.fullmatch(style.name) for style in self._chain("paragraph", name))

    def is_hidden(self, family: str, name: str) -> bool | None:
        """Whether a style hides its text; None if it does not say."""
        return next((style.hidden for style in self._chain(family, name) if style.hidden is not None), None)

    def list_style(self, name: str) -> str:
        """The list that paragraphs of a style belong to, or an empty name."""
        chain = self._chain("paragraph", name)
        return next((style.list_style for style in chain if style.list_style is not None), "")

    def _chain(self, family: str, name: str) -> Iterator[Style]:
        """A style and those it is based on, nearest first."""
        seen: set[str] = set()
        while (family, name) in self.styles and name not in seen:
            seen.add(name)
            style = self.styles[family, name]
            yield style
            name = style.parent


def read_styles(parts: Iterable[Element]) -> StyleSheet:
    """The styles in the parts of a document; those of a later part win."""
    return StyleSheet(
        {
            (element.get("{style}family", ""), element.get("{style}name", "")): _style(element)
            for part in parts
            for element in part.iter("{style}style")
        }
    )


def _style(element: Element) -> Style:
    shown = [found.get("{text}display") for found in element.iter("{style}text-properties")]
    return Style(
        name=element.get("{style}display-name", element.get("{style}name", "")),
        parent=element.get("{style}parent-style-name", ""),
        list_style=element.get("{style}list-style-name"),
        hidden=next((value == "none" for value in shown if value), None),
    )
