"""The numbered lists and headings of an OpenDocument text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element

from mkdocs_selfreview.readers.numbering import Counters, Level, ListDefinition

OUTLINE = "\0outline"
"""Stands for the list that all headings of a document belong to."""

_FORMATS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "": "none",
    "一": "chineseCountingThousand",
    "壹": "chineseLegalSimplified",
    "壱": "ideographLegalTraditional",
    "甲": "ideographTraditional",
    "子": "ideographZodiac",
    "①": "decimalEnclosedCircle",
    "１": "decimalFullWidth",
    "〇": "ideographDigital",
}
_FIELD = re.compile(r"%(\d)%")


class Numbering:
    """Counts the paragraphs of lists; a list goes on with the numbers of another only if it says so."""

    def __init__(self, levels: Mapping[str, Mapping[int, Level]]) -> None:
        self._levels = levels
        self._definitions: dict[str, ListDefinition] = {}
        self._counters = Counters(self._definitions)
        self._last: dict[str, str] = {}
        self._named: dict[str, str] = {}
        self._opened = 0

    def open(self, element: Element, style: str) -> str:
        """Begin a ``text:list`` of a style; return the name of the count it belongs to."""
        self._opened += 1
        family = str(self._opened)
        if element.get("{text}continue-list") in self._named:
            family = self._named[element.get("{text}continue-list", "")]
        elif element.get("{text}continue-numbering") == "true":
            family = self._last.get(style, family)
        self._last[style] = family
        self._named[element.get("{xml}id", "")] = family
        return family

    def label(self, family: str, style: str, depth: int, start: int | None = None) -> str:
        """Count one more paragraph; return what is printed before it."""
        levels = self._levels.get(style)
        if levels is None:
            return ""
        key = f"{family} {style}"
        starts = {}
        if start is not None:
            key, starts = f"{key} {len(self._definitions)}", {depth: start}
        self._definitions.setdefault(key, ListDefinition(family, levels, starts))
        return self._counters.label(key, depth)


def list_levels(parts: Iterable[Element]) -> dict[str, dict[int, Level]]:
    """The levels of all list styles by name, and of the headings as ``OUTLINE``."""
    found: dict[str, dict[int, Level]] = {}
    for part in parts:
        for style in part.iter("{text}list-style"):
            found[style.get("{style}name", "")] = _levels(style)
        for outline in part.iter("{text}outline-style"):
            found[OUTLINE] = _levels(outline)
    return found


def _levels(style: Element) -> dict[int, Level]:
    levels = {}
    for element in style:
        number = element.get("{text}level", "")
        if number.isdecimal():
            depth = int(number) - 1
            levels[depth] = _level(element, depth)
    return levels


def _level(element: Element, depth: int) -> Level:
    if element.tag not in ("{text}list-level-style-number", "{text}outline-level-style"):
        return Level(style="bullet")
    written = element.get("{style}num-format", "")
    return Level(
        style=_FORMATS.get(written[:1], "decimal"),
        text=_text(element, depth) if written else "",
        start=whole(element.get("{text}start-value"), 1),
    )


def _text(element: Element, depth: int) -> str:
    """What is printed, with ``%1`` … ``%9`` for the numbers of the levels."""
    pattern = element.get("{loext}num-list-format")
    if pattern is not None:
        return _FIELD.sub(r"%\1", pattern)
    shown = whole(element.get("{text}display-levels"), 1)
    numbers = ".".join(f"%{level + 1}" for level in range(max(0, depth + 1 - shown), depth + 1))
    return element.get("{style}num-prefix", "") + numbers + element.get("{style}num-suffix", "")


def whole(text: str | None, default: int) -> int:
    """A whole number of the usual size, or what stands in for it."""
    return int(text) if text and text.isdecimal() and len(text) < 6 else default
