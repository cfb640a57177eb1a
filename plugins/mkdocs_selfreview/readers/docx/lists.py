"""The automatic numbering of a Word document: its definitions, and which of them a paragraph uses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from mkdocs_selfreview.readers.docx.names import integer, switched_on, value
from mkdocs_selfreview.readers.docx.styles import Style, StyleSheet
from mkdocs_selfreview.readers.numbering import Level, ListDefinition

_OFF = "0"


@dataclass(frozen=True, slots=True)
class WordLists:
    """The lists of a document by ``w:numId``."""

    definitions: Mapping[str, ListDefinition]
    styled: Mapping[tuple[str, str], int]
    """The level of a list that belongs to a style (``w:pStyle``)."""

    def place(self, properties: Element | None, chain: Sequence[Style]) -> tuple[str, int] | None:
        """List and level of a paragraph, given its ``w:numPr`` and styles; None if it has no number."""
        own_id = value(properties, "{w}numId")
        own_depth = integer(value(properties, "{w}ilvl"))
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


def read_lists(root: Element | None, styles: StyleSheet) -> WordLists:
    """The lists in ``numbering.xml``; none if the document has no such part."""
    if root is None:
        return WordLists({}, {})
    families = {family.get("{w}abstractNumId", ""): family for family in root.findall("{w}abstractNum")}
    numbers = {number.get("{w}numId", ""): number for number in root.findall("{w}num")}
    definitions: dict[str, ListDefinition] = {}
    styled: dict[tuple[str, str], int] = {}
    for list_id, number in numbers.items():
        family = _family(number, families, numbers, styles)
        levels = {**_levels(families.get(family)), **_own_levels(number)}
        definitions[list_id] = ListDefinition(
            family, {depth: _level(level) for depth, level in levels.items()}, _starts(number)
        )
        for depth, level in levels.items():
            if style := value(level, "{w}pStyle"):
                styled[list_id, style] = depth
    return WordLists(definitions, styled)


def _family(
    number: Element, families: Mapping[str, Element], numbers: Mapping[str, Element], styles: StyleSheet
) -> str:
    """The ``w:abstractNum`` that a list counts on, ``w:numStyleLink`` followed to its end."""
    family = value(number, "{w}abstractNumId") or ""
    for _ in range(len(families)):
        link = value(families.get(family), "{w}numStyleLink")
        style = styles.styles.get(link or "")
        target = numbers.get(style.list_id or "") if style else None
        if target is None:
            break
        family = value(target, "{w}abstractNumId") or ""
    return family


def _levels(parent: Element | None) -> dict[int, Element]:
    """The levels in an element by their depth."""
    found = [] if parent is None else parent.findall("{w}lvl")
    return {depth: level for level in found if (depth := integer(level.get("{w}ilvl"))) is not None}


def _own_levels(number: Element) -> dict[int, Element]:
    """Levels that a list defines anew."""
    return {
        depth: level
        for override in number.findall("{w}lvlOverride")
        for depth, level in _levels(override).items()
    }


def _starts(number: Element) -> dict[int, int]:
    """Levels that begin anew in this list, with their first number."""
    return {
        depth: start
        for override in number.findall("{w}lvlOverride")
        if (depth := integer(override.get("{w}ilvl"))) is not None
        and (start := integer(value(override, "{w}startOverride"))) is not None
    }


def _level(element: Element) -> Level:
    start = integer(value(element, "{w}start"))
    # Word writes styles of its own making as an alternative; the last one is that for other programs.
    styles = [found.get("{w}val", "") for found in element.iter("{w}numFmt")]
    return Level(
        style=styles[-1] if styles else "decimal",
        text=value(element, "{w}lvlText") or "",
        start=1 if start is None else start,
        legal=bool(switched_on(element.find("{w}isLgl"))),
        restart=integer(value(element, "{w}lvlRestart")),
    )
