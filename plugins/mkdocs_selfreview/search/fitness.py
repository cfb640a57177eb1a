"""On which shelf an entry stands: good examples first."""

from __future__ import annotations

from collections.abc import Sequence

from mkdocs_selfreview.search.entries import OTHER, Entry

SHELVES = 5
"""Shelves of entries, best first; the last holds copies of what stands on another."""
COPIES = SHELVES - 1

_GOOD_ENTRY = range(40, 261)


def shelf(entry: Entry, merits: Sequence[int]) -> int:
    """Shelf of an entry that is no copy: items with a good lead or sentence first, what is no item last."""
    if entry.part == OTHER:
        return 3
    if max(merits) >= 6 and len(entry.text) in _GOOD_ENTRY:
        return 0
    return 1 if max(merits) >= 5 else 2
