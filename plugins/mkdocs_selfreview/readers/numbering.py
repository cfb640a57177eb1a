"""Counts automatic list numbers and prints them as Word does; knows nothing of any file format."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from mkdocs_selfreview.readers.numerals import numeral

_PLACEHOLDER = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list."""

    style: str = "decimal"
    """How its number is written: a ``w:numFmt`` value."""
    text: str = ""
    """What is printed, ``%1`` … ``%9`` being the numbers of the levels."""
    start: int = 1
    legal: bool = False
    """All numbers in plain digits."""
    restart: int | None = None
    """Begins anew only after a level above this one moved; 0: never; None: after any higher level."""


@dataclass(frozen=True, slots=True)
class ListDefinition:
    """A list as paragraphs refer to it."""

    family: str
    """Lists of one family count on from each other (``w:abstractNum``)."""
    levels: Mapping[int, Level]
    """Levels by depth, counted from 0."""
    starts: Mapping[int, int] = field(default_factory=dict)
    """Where this list's levels begin instead of going on with the family's count."""

    def start(self, depth: int) -> int:
        """The first number of a level."""
        return self.starts.get(depth, self.levels[depth].start if depth in self.levels else 1)


class Counters:
    """The running numbers of all lists of one document."""

    def __init__(self, lists: Mapping[str, ListDefinition]) -> None:
        self._lists = lists
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, list_id: str, depth: int) -> str:
        """Count one more paragraph of a list; return what Word prints before it."""
        definition = self._lists.get(list_id)
        if definition is None or depth not in definition.levels:
            return ""
        counts = self._counts.setdefault(definition.family, {})
        fresh = depth in definition.starts and (list_id, depth) not in self._begun
        self._begun.add((list_id, depth))
        counts[depth] = definition.start(depth) if fresh or depth not in counts else counts[depth] + 1
        for deeper in [key for key in counts if key > depth and _restarts(definition, key, depth)]:
            del counts[deeper]
        return _printed(definition, depth, counts)


def _restarts(definition: ListDefinition, deeper: int, moved: int) -> bool:
    """Whether a level begins anew after a higher one moved."""
    level = definition.levels.get(deeper)
    return level is None or level.restart is None or moved < level.restart


def _printed(definition: ListDefinition, depth: int, counts: Mapping[int, int]) -> str:
    """The text of a level with all numbers in place; nothing if no number or word is left."""
    own = definition.levels[depth]
    if own.style == "bullet":
        return ""

    def number(match: re.Match[str]) -> str:
        key = int(match[1]) - 1
        level = definition.levels.get(key, own)
        # A higher level that did not occur yet shows its first number.
        value = counts.get(key, definition.start(key))
        return numeral(value, "decimal" if own.legal and level.style != "none" else level.style)

    text = _PLACEHOLDER.sub(number, own.text)
    return text if any(char.isalnum() for char in text) else ""
