"""Where the properties of runs and paragraphs begin in the main stream: pages of 512 bytes (FKPs)."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from mkdocs_selfreview.readers.doc.container import WordFile, too_large
from mkdocs_selfreview.readers.doc.pieces import parted

_RUN_PAGES = 12
_PARAGRAPH_PAGES = 13
_PAGE = 512
_PAGE_NUMBER = 0x3FFFFF
_PARAGRAPH_ROW = 13
_MAX_STRETCHES = 1_000_000


@dataclass(frozen=True, slots=True)
class Stretches:
    """Places of the main stream in ascending order, and the properties that hold from each."""

    starts: Sequence[int]
    properties: Sequence[bytes]

    def at(self, offset: int) -> bytes:
        """The properties at a place."""
        index = bisect_right(self.starts, offset) - 1
        return self.properties[index] if index >= 0 else b""

    def between(self, offset: int, end: int) -> Iterator[tuple[int, int, bytes]]:
        """Start, end and properties of all stretches between two places."""
        index = bisect_right(self.starts, offset)
        while offset < end:
            following = min(self.starts[index], end) if index < len(self.starts) else end
            yield offset, following, self.properties[index - 1] if index else b""
            offset, index = following, index + 1


def read_runs(file: WordFile) -> Stretches:
    """The runs of a document with their property lists."""
    return _stretches(file, _RUN_PAGES, 1, _run_list)


def read_paragraphs(file: WordFile) -> Stretches:
    """The paragraphs of a document with their style (two bytes) and property list."""
    return _stretches(file, _PARAGRAPH_PAGES, _PARAGRAPH_ROW, _paragraph_list)


def _stretches(file: WordFile, table: int, row: int, listed: Callable[[bytes, int], bytes]) -> Stretches:
    found: dict[int, bytes] = {}
    _, numbers = parted(file.structure(table), 4)
    for number in dict.fromkeys(numbers):
        at = (int.from_bytes(number, "little") & _PAGE_NUMBER) * _PAGE
        page = file.main[at : at + _PAGE]
        if len(page) == _PAGE:
            found.update(_page(page, row, listed))
        if len(found) > _MAX_STRETCHES:
            raise too_large()
    starts = sorted(found)
    return Stretches(starts, [found[start] for start in starts])


def _page(page: bytes, row: int, listed: Callable[[bytes, int], bytes]) -> Iterator[tuple[int, bytes]]:
    """A page: its last byte is a count, at its start are places, behind them rows that point into it."""
    count = min(page[-1], (_PAGE - 5) // (4 + row))
    starts = struct.unpack_from(f"<{count}I", page)
    for index, start in enumerate(starts):
        at = 2 * page[4 * (count + 1) + row * index]
        yield start, listed(page, at) if at else b""


def _run_list(page: bytes, at: int) -> bytes:
    return page[at + 1 : at + 1 + page[at]]


def _paragraph_list(page: bytes, at: int) -> bytes:
    """The length counts words; it stands in the first byte less one byte, or whole in the second."""
    if page[at]:
        return page[at + 1 : at + 2 * page[at]]
    return page[at + 2 : at + 2 + 2 * page[at + 1]]
