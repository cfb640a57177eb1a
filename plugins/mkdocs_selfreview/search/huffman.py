"""Text in about nine bits a character: canonical Huffman codes of the characters that the texts hold.

A Chinese character takes three bytes in UTF-8, more than all the rest of the index: coded, it takes half, on
the disk and on the way to the browser, and no text can be mistaken for a script.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from itertools import count

import numpy as np

from mkdocs_selfreview.search.coding import Ints, Sevens, pack

_RAREST = 1 << 16
"""A character that is rarer than one in so many counts as one in so many: no code exceeds ``LONGEST``, as one
of ``n`` bits takes weights that grow like the Fibonacci numbers, of which the 25th is above that."""
LONGEST = 23
"""Bits of the longest code there can be; the browser reads so many at once."""


@dataclass(frozen=True, slots=True, eq=False)
class Code:
    """A prefix code for UTF-16 code units."""

    letters: Ints
    """The code units that occur, ascending."""
    widths: Ints
    """Bits of the code of each."""
    _codes: Ints
    """By code unit."""
    _widths: Ints
    """By code unit."""

    def encode(self, letters: Ints) -> Sevens:
        """The codes of a text in a row."""
        widths = self._widths[letters]
        ends = np.cumsum(widths)
        return pack(self._codes[letters], ends, int(ends[-1]) if len(ends) else 0)


def code_of(occurrences: Ints) -> Code:
    """The code for texts in which each code unit occurs so often."""
    letters = np.flatnonzero(occurrences)
    least = int(occurrences.sum()) // _RAREST + 1
    widths = _widths([max(each, least) for each in occurrences[letters].tolist()])
    codes = np.zeros(0x10000, np.int64)
    codes[letters] = _canonical(widths)
    by_unit = np.zeros(0x10000, np.int64)
    by_unit[letters] = widths
    return Code(letters, widths, codes, by_unit)


def _widths(weights: list[int]) -> Ints:
    """Width of each character's code by Huffman's algorithm; a lone character takes one bit."""
    number = count()
    heap = [(weight, next(number), place) for place, weight in enumerate(weights)]
    heapq.heapify(heap)
    above = list(range(2 * len(weights)))
    joined = len(weights)
    while len(heap) > 1:
        (first, _, one), (second, _, other) = heapq.heappop(heap), heapq.heappop(heap)
        above[one] = above[other] = joined
        heapq.heappush(heap, (first + second, next(number), joined))
        joined += 1
    depth = [0] * max(joined, 1)
    for node in range(joined - 2, -1, -1):
        depth[node] = depth[above[node]] + 1
    return np.maximum(np.array(depth[: len(weights)], np.int64), 1)


def _canonical(widths: Ints) -> Ints:
    """Codes by their widths alone: ascending by width, then by place."""
    codes = np.zeros(len(widths), np.int64)
    code = last = 0
    for place in np.lexsort((np.arange(len(widths)), widths)).tolist():
        code <<= int(widths[place]) - last
        last = int(widths[place])
        codes[place] = code
        code += 1
    return codes
