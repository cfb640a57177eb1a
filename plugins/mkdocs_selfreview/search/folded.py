"""Texts as they are compared: one written form, one case, no blanks inside Chinese text.

The same rules stand in ``query.js``, which gets the table from the index:

1. characters are replaced one by one: widths, quotes, Traditional → Simplified, capital → small;
2. blanks and invisible characters are left out, except that a run of blanks between two ASCII letters or
   digits counts as one space.

All offsets are those of JavaScript: UTF-16 code units.
"""

from __future__ import annotations

import string
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mkdocs_selfreview.folding import character_table

Units = NDArray[np.uint16]
Ints = NDArray[np.integer[Any]]

END = 1
"""Stands between two texts that are folded together, and can be in no text."""
SPACE = 0x20
_INVISIBLE = (*range(2, 0x20), 0, 0x7F, *range(0x200B, 0x2010), *range(0x2028, 0x202F), 0x2060, 0xFEFF, 0xAD)
_LATIN = tuple(map(ord, string.ascii_lowercase + string.digits))


def units(text: str) -> Units:
    """A text in UTF-16; halves of characters that stand alone are kept."""
    return np.frombuffer(text.encode("utf-16-le", "surrogatepass"), "<u2")


def pairs() -> str:
    """The table for the browser: each character and what it counts as, in turns; blanks left out."""
    table = _table()
    codes = np.flatnonzero(table != np.arange(0x10000))
    return "".join(chr(code) + chr(table[code]) for code in codes.tolist() if table[code] != SPACE)


def blanks() -> str:
    """All characters that count as blank, for the browser."""
    return "".join(map(chr, np.flatnonzero(_table() == SPACE).tolist()))


def fold_units(written: Units) -> tuple[Units, Ints]:
    """Fold texts that ``END`` parts; return them with the place of each character in what was written."""
    folded = _table()[written]
    blank = folded == SPACE
    solid = np.flatnonzero(~blank)
    kept = folded[solid]
    # a gap between two solid characters is a run of blanks; it stays where both are Latin
    gaps = np.flatnonzero(np.diff(solid) > 1)
    gaps = gaps[_is_latin()[kept[gaps]] & _is_latin()[kept[gaps + 1]]]
    return np.insert(kept, gaps + 1, SPACE), np.insert(solid, gaps + 1, solid[gaps] + 1)


@cache
def _table() -> Units:
    table = np.arange(0x10000, dtype=np.uint16)
    for code, char in character_table().items():
        if ord(char) < 0x10000:
            table[code] = ord(char)
    for char in string.ascii_uppercase:
        table[table == ord(char)] = ord(char.lower())
    table[list(_INVISIBLE)] = SPACE
    return table


@cache
def _is_latin() -> NDArray[np.bool_]:
    latin = np.zeros(0x10000, bool)
    latin[list(_LATIN)] = True
    return latin
