"""The text of a Word document: pieces of the main stream, in the order that the piece table gives."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from mkdocs_selfreview.readers.doc.container import WordFile, broken

_PIECE_TABLE = 33
_PROPERTIES, _PIECES = 1, 2
_BYTES = 0x40000000
# A piece may carry one property in a short form of its own: its number here, its usual one there.
_SHORT_FORMS = {0x0C: 0x260A, 0x18: 0x2416, 0x19: 0x2417, 0x41: 0x0800, 0x5C: 0x083C}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that lies in one place of the main stream."""

    start: int
    """Place in the text of its first character."""
    end: int
    offset: int
    """Place in the main stream."""
    width: int
    """Bytes of a character: 1 (Latin) or 2 (UTF-16)."""
    properties: bytes
    """What applies to all of it, beside the properties of its runs and paragraphs."""

    @property
    def offset_end(self) -> int:
        """Place in the main stream behind its last character."""
        return self.offset + (self.end - self.start) * self.width

    def decoded(self, main: bytes, offset: int, offset_end: int) -> str:
        """The text between two places of the main stream."""
        return main[offset:offset_end].decode("cp1252" if self.width == 1 else "utf-16-le", "replace")


def read_pieces(file: WordFile) -> list[Piece]:
    """All pieces of a document, those of its notes and text boxes too; raises ``ReadError``."""
    lists: list[bytes] = []
    table = file.structure(_PIECE_TABLE)
    place = 0
    while table[place] == _PROPERTIES:
        (length,) = struct.unpack_from("<H", table, place + 1)
        lists.append(table[place + 3 : place + 3 + length])
        place += 3 + length
    if table[place] != _PIECES:
        raise broken()
    (length,) = struct.unpack_from("<I", table, place + 1)
    pieces = list(_pieces(table[place + 5 : place + 5 + length], lists))
    if any(piece.end < piece.start or piece.offset_end > len(file.main) for piece in pieces):
        raise broken()
    return pieces


def clipped(pieces: Sequence[Piece], start: int, end: int) -> Iterator[Piece]:
    """The parts of pieces that lie between two places of the text."""
    for piece in pieces:
        first, last = max(piece.start, start), min(piece.end, end)
        if first < last:
            offset = piece.offset + (first - piece.start) * piece.width
            yield Piece(first, last, offset, piece.width, piece.properties)


def parted(table: bytes, size: int) -> tuple[Sequence[int], Sequence[bytes]]:
    """A table of places in ascending order with ``size`` bytes of data for each but the last (a PLC)."""
    count = max(len(table) - 4, 0) // (4 + size)
    places = struct.unpack_from(f"<{count + 1}I", table) if count else ()
    data_at = 4 * (count + 1)
    return places, [table[data_at + size * index : data_at + size * (index + 1)] for index in range(count)]


def _pieces(table: bytes, lists: Sequence[bytes]) -> Iterator[Piece]:
    places, rows = parted(table, 8)
    shown: Mapping[int, bytes] = dict(enumerate(lists))
    for (start, end), row in zip(pairwise(places), rows, strict=True):
        offset, modifier = struct.unpack_from("<2xIH", row)
        width = 1 if offset & _BYTES else 2
        place = (offset & ~_BYTES) // 2 if width == 1 else offset
        properties = shown.get(modifier >> 1, b"") if modifier & 1 else _short_form(modifier)
        yield Piece(start, end, place, width, properties)


def _short_form(modifier: int) -> bytes:
    """The one property that fits beside a piece, written in its usual form."""
    code = _SHORT_FORMS.get(modifier >> 1 & 0x7F)
    return b"" if code is None else struct.pack("<HB", code, modifier >> 8)
