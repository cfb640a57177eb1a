"""What the property lists (sprms) of a Word document say of runs and paragraphs."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, replace

_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)
_TABLE_DEFINITION = 0xD608
_TABS = 0xC615
_LONG_TABS = 255
_RUN_STYLE = 0x4A30
_DELETED = 0x0800
_VANISH = 0x083C
_SPECIAL, _PICTURE = 0x0855, 0x6A03
_SYMBOL = 0x6A09
_HUGE = {0x6645, 0x6646}
_PARAGRAPH_STYLE = 0x4600
_LIST = 0x460B
_LEVEL = 0x260A
_OUTLINE = 0x2640
_IN_TABLE = {0x2416, 0x6649}
_ROW_END = {0x2417, 0x244C}
_LISTS = range(1, 0x7FF)
# Ornaments that only their font has, and halves of characters.
_PRIVATE_USE = range(0xD800, 0xF900)


@dataclass(frozen=True, slots=True)
class RunProperties:
    """The properties of a run, as far as they tell what is visible."""

    style: int | None = None
    """The character style."""
    deleted: bool = False
    """Taken out under change tracking."""
    vanish: int | None = None
    """Hidden: 0 no, 1 yes, 0x80 as the style says, 0x81 the contrary; None if the run does not say."""
    special: bool = False
    """Its control characters are marks (of fields, notes, pictures), not text."""
    symbol: str | None = None
    """The character of a symbol font that the run stands for."""

    def is_hidden(self, by_style: bool) -> bool:
        """Whether the run is hidden, given what its styles say."""
        if self.vanish is None:
            return by_style
        return by_style != bool(self.vanish & 1) if self.vanish & 0x80 else bool(self.vanish)


@dataclass(frozen=True, slots=True)
class ParagraphProperties:
    """The properties of a paragraph, as far as they tell what it is."""

    style: int = 0
    list_id: str | None = None
    """The number of its list; ``0``: none, whatever its style says."""
    depth: int | None = None
    outline: int | None = None
    in_table: bool = False
    row_end: bool = False
    """A mark that ends a row of a table, not a paragraph."""


def run_properties(properties: bytes, start: RunProperties | None = None) -> RunProperties:
    """Read the properties of a run."""
    found = start or RunProperties()
    for code, operand in _each(properties):
        if code == _RUN_STYLE:
            found = replace(found, style=_number(operand))
        elif code == _DELETED:
            found = replace(found, deleted=bool(operand[0]))
        elif code == _VANISH:
            found = replace(found, vanish=operand[0])
        elif code in (_SPECIAL, _PICTURE):
            found = replace(found, special=code == _PICTURE or bool(operand[0]))
        elif code == _SYMBOL:
            number = _number(operand[2:4])
            found = replace(found, symbol="" if number in _PRIVATE_USE else chr(number), special=True)
    return found


def paragraph_properties(properties: bytes, extra: bytes, start: ParagraphProperties) -> ParagraphProperties:
    """Read the properties of a paragraph; ``extra`` holds those that are too long for their place."""
    found = start
    for code, operand in _each(properties):
        if code in _HUGE:
            found = _paragraph_changed(found, _outsourced(extra, _number(operand)))
        else:
            found = _paragraph_changed(found, ((code, operand),))
    return found


def _outsourced(extra: bytes, place: int) -> Iterator[tuple[int, bytes]]:
    """A property list in the ``Data`` stream."""
    length = _number(extra[place : place + 2])
    return _each(extra[place + 2 : place + 2 + length])


def _paragraph_changed(
    found: ParagraphProperties, properties: Iterator[tuple[int, bytes]] | tuple[tuple[int, bytes], ...]
) -> ParagraphProperties:
    for code, operand in properties:
        number = _number(operand)
        if code == _PARAGRAPH_STYLE:
            found = replace(found, style=number)
        elif code == _LIST:
            found = replace(found, list_id=str(number) if number in _LISTS else "0")
        elif code == _LEVEL:
            found = replace(found, depth=number)
        elif code == _OUTLINE:
            found = replace(found, outline=number)
        elif code in _IN_TABLE:
            found = replace(found, in_table=bool(number))
        elif code in _ROW_END:
            found = replace(found, row_end=bool(number))
    return found


def _each(properties: bytes) -> Iterator[tuple[int, bytes]]:
    """Every property with its operand; what is cut at the end is left out."""
    place = 0
    while place + 2 < len(properties):
        (code,) = struct.unpack_from("<H", properties, place)
        place += 2
        length, operand_at = _operand(code, properties, place)
        place = operand_at + length
        if length and place <= len(properties):
            yield code, properties[operand_at:place]


def _operand(code: int, properties: bytes, place: int) -> tuple[int, int]:
    """Length and start of an operand; the three highest bits of the code tell its kind."""
    size = _SIZES[code >> 13]
    if size:
        return size, place
    if code == _TABLE_DEFINITION:
        return max(_number(properties[place : place + 2]) - 1, 0), place + 2
    length = properties[place]
    if code == _TABS and length == _LONG_TABS:
        return _long_tabs(properties, place + 1), place + 1
    return length, place + 1


def _long_tabs(properties: bytes, place: int) -> int:
    """Length of a list of tab stops that does not fit into one byte."""
    removed = properties[place] if place < len(properties) else 0
    added_at = place + 1 + 4 * removed
    added = properties[added_at] if added_at < len(properties) else 0
    return 2 + 4 * removed + 3 * added


def _number(operand: bytes) -> int:
    return int.from_bytes(operand, "little")
