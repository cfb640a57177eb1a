"""The automatic numbering of an old Word document: its lists (PlfLst) and what refers to them (PlfLfo)."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from mkdocs_selfreview.readers.doc.container import WordFile
from mkdocs_selfreview.readers.numbering import Level, ListDefinition
from mkdocs_selfreview.readers.numerals import FORMAT_CODES
from mkdocs_selfreview.readers.word import WordLists

_FAMILIES, _REFERENCES = 73, 74
_FAMILY_SIZE, _REFERENCE_SIZE = 28, 16
_LEVELS = 9
_NO_STYLE = 0xFFF
_SIMPLE = 0x01
_LEGAL, _NO_RESTART = 0x04, 0x08
_OWN_START, _OWN_LEVEL = 0x10, 0x20
_MAX_REFERENCES = 0x7FE
_MAX_TEXT = 64


@dataclass(frozen=True, slots=True)
class _Family:
    """Lists that count on from each other."""

    levels: dict[int, Level]
    styles: dict[str, int]
    """The level that belongs to a style."""


def read_lists(file: WordFile) -> WordLists:
    """The lists of a document by the number that paragraphs refer to."""
    families = _families(file)
    start, length = file.places[_REFERENCES]
    if not length:
        return WordLists({}, {})
    (count,) = struct.unpack_from("<I", file.table, start)
    count = min(count, _MAX_REFERENCES)
    place = start + 4 + _REFERENCE_SIZE * count
    definitions: dict[str, ListDefinition] = {}
    styled: dict[tuple[str, str], int] = {}
    for index in range(count):
        name, overrides = struct.unpack_from("<i8xB", file.table, start + 4 + _REFERENCE_SIZE * index)
        family = families.get(name, _Family({}, {}))
        own, starts, place = _overrides(file.table, place + 4, overrides)
        list_id = str(index + 1)
        definitions[list_id] = ListDefinition(str(name), {**family.levels, **own}, starts)
        styled.update({(list_id, style): depth for style, depth in family.styles.items()})
    return WordLists(definitions, styled)


def _families(file: WordFile) -> dict[int, _Family]:
    """The lists by their own number; the levels of all of them stand behind the last one."""
    start, length = file.places[_FAMILIES]
    if not length:
        return {}
    (count,) = struct.unpack_from("<H", file.table, start)
    place = start + 2 + _FAMILY_SIZE * count
    found: dict[int, _Family] = {}
    for index in range(count):
        name, *styles, flags = struct.unpack_from(
            f"<i4x{_LEVELS}HB", file.table, start + 2 + _FAMILY_SIZE * index
        )
        levels: dict[int, Level] = {}
        for depth in range(1 if flags & _SIMPLE else _LEVELS):
            levels[depth], place = _level(file.table, place)
        found[name] = _Family(
            levels, {str(style): depth for depth, style in enumerate(styles) if style != _NO_STYLE}
        )
    return found


def _overrides(table: bytes, place: int, count: int) -> tuple[dict[int, Level], dict[int, int], int]:
    """Levels that a list defines anew, levels that begin anew in it, and where the next one's stand."""
    levels: dict[int, Level] = {}
    starts: dict[int, int] = {}
    for _ in range(count):
        start, flags = struct.unpack_from("<iI", table, place)
        depth = flags & 0xF
        place += 8
        if flags & _OWN_LEVEL:
            levels[depth], place = _level(table, place)
            start = levels[depth].start
        if flags & _OWN_START:
            starts[depth] = start
    return levels, starts, place


def _level(table: bytes, place: int) -> tuple[Level, int]:
    """One level, and where the next one stands."""
    start, style, flags, run_length, paragraph_length, limit = struct.unpack_from("<iBB18xBBBx", table, place)
    text_at = place + 28 + run_length + paragraph_length
    (length,) = struct.unpack_from("<H", table, text_at)
    text_end = text_at + 2 + 2 * length
    text = table[text_at + 2 : min(text_end, text_at + 2 + 2 * _MAX_TEXT)].decode("utf-16-le", "replace")
    level = Level(
        style=FORMAT_CODES.get(style, "decimal"),
        # A character below nine stands for the number of that level.
        text="".join(f"%{ord(char) + 1}" if ord(char) < _LEVELS else char for char in text),
        start=start,
        legal=bool(flags & _LEGAL),
        restart=limit if flags & _NO_RESTART else None,
    )
    return level, text_end
