"""The automatic numbering of a Word document: its definitions."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from mkdocs_selfreview.readers.docx.names import integer, switched_on, value
from mkdocs_selfreview.readers.numbering import Level, ListDefinition
from mkdocs_selfreview.readers.word import StyleSheet, WordLists


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
