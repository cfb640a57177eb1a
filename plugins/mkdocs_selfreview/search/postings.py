"""For every character, every pair of characters and every value of a facet: the entries that have it.

A list is known by its code: rank of the first character × size of the alphabet + rank of the second, where
the second is ``ALONE`` for a character by itself; behind all those, a code for each value of a facet. Ranks
follow the code points of the characters that occur.

Lists stand in files of a few KB, ascending by code, so that a list is found by the first codes of the files.
A list of more than ``SHORT`` entries is cut at the borders of the tiers, each of which has files of its own:
the first tier holds the fittest entries, and often the first page is made from it alone.

A file is a row of bits, for each of its lists

    code, less that of the list before it (Exp-Golomb of order 3; 0 for the first list)
    what it is (Exp-Golomb of order 0): in the first tier, the number of entries less one if all of them stand
        here, else ``SHORT`` + the number of those in the tier; in other tiers the number of entries less one
    entries: gaps less one (Golomb–Rice), counted from the tier's first entry
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from mkdocs_selfreview.search import folded
from mkdocs_selfreview.search.coding import Ints, Sevens, exponential, pack, rice, rice_parameter

SHORT = 1024
"""Entries of a list that is kept in one piece."""
FIRST_TIER = 8192
"""Entries of the first tier; each tier ends at four times the entry where the one before it ends."""
ALONE = 0
"""Rank of no character."""

_FILE_BITS = 10_000 * 7
_AT_ONCE = 2_000_000


@dataclass(slots=True)
class Lists:
    """The lists as they are made, and in the end what is needed to find one."""

    alphabet: Ints
    """Code units by rank, less one; the first is ``END``."""
    occurrences: Ints
    """Of each of them."""
    tiers: list[int]
    """Where each tier ends."""
    first_codes: list[list[int]] = field(default_factory=list)
    """Of the files of each tier."""


class ListFile(NamedTuple):
    """A file with lists."""

    name: str
    size: int
    """How many lists."""
    bits: Sevens


@dataclass(frozen=True, slots=True)
class _Table:
    """Lists that stand side by side: of list ``i`` the entries that ``owner`` gives to it, ascending."""

    codes: Ints
    heads: Ints
    """What each list is."""
    counts: Ints
    owner: Ints
    entries: Ints
    """Counted from the first entry of the tier."""
    spans: Ints


def tiers_of(entries: int) -> list[int]:
    """Where the tiers of so many entries end."""
    ends = [FIRST_TIER]
    while ends[-1] < entries:
        ends.append(ends[-1] * 4)
    return [*ends[:-1], entries]


def make_lists(texts: Sequence[str], facets: Sequence[Ints]) -> tuple[Lists, Iterator[ListFile]]:
    """Lists of entries by their texts and facets (of each value, the entries that have it).

    The files are made as they are asked for; only then are the lists' ``first_codes`` complete.
    """
    letters, owner = _characters(texts)
    alphabet, ranks = _ranks(letters)
    del letters
    lists = Lists(alphabet, np.bincount(ranks, minlength=len(alphabet) + 1)[1:], tiers_of(len(texts)))
    lists.first_codes = [[] for _ in lists.tiers]
    return lists, _files(lists, ranks, owner, facets)


def _characters(texts: Sequence[str]) -> tuple[Ints, Ints]:
    """Folded characters of all entries, each entry ended by ``END``, with the entry of each."""
    end = chr(folded.END)
    letters, _ = folded.fold_units(folded.units(end.join(texts) + end))
    ends = letters == folded.END
    owner = np.cumsum(ends, dtype=np.int32)
    owner -= ends
    return letters, owner


def _ranks(letters: Ints) -> tuple[Ints, Ints]:
    """The alphabet, and the rank of each character in it, from 1."""
    occurs = np.zeros(0x10000, bool)
    occurs[letters] = True
    alphabet = np.flatnonzero(occurs)
    rank = np.zeros(0x10000, np.uint16)
    rank[alphabet] = np.arange(1, len(alphabet) + 1)
    return alphabet, rank[letters]


def _files(lists: Lists, ranks: Ints, owner: Ints, facets: Sequence[Ints]) -> Iterator[ListFile]:
    size = len(lists.alphabet) + 1
    counts = np.bincount(ranks, minlength=size)
    chunk = np.cumsum(counts) // _AT_ONCE
    for number in range(int(chunk[-1]) + 1):
        (inside,) = np.nonzero(chunk == number)
        if len(inside) == 0:
            continue
        places = np.flatnonzero((ranks >= inside[0]) & (ranks <= inside[-1]))
        places = places[ranks[places] != 1]  # END begins no pair
        first, entries = ranks[places].astype(np.int64) * size, owner[places].astype(np.int64)
        second = ranks[np.minimum(places + 1, len(ranks) - 1)]
        keys = np.concatenate(((first + second) << 24 | entries, first << 24 | entries))
        yield from _of_keys(lists, keys)
    of_facets = [
        (size * size + number) << 24 | np.asarray(entries, np.int64) for number, entries in enumerate(facets)
    ]
    if of_facets:
        yield from _of_keys(lists, np.concatenate(of_facets))


def _of_keys(lists: Lists, keys: Ints) -> Iterator[ListFile]:
    """The files of some lists; a key is a code and, in the low 24 bits, an entry."""
    if not len(keys):
        return
    keys = keys.astype(np.int64)
    keys.sort()
    keys = keys[np.diff(keys, prepend=-1) != 0]
    codes, entries = keys >> 24, keys & 0xFFFFFF
    del keys
    new = np.diff(codes, prepend=-1) != 0
    owner = np.cumsum(new) - 1
    codes = codes[new]
    counts = np.bincount(owner)
    long = counts > SHORT
    tier_of = np.searchsorted(lists.tiers, entries, side="right")
    start = 0
    for tier, end in enumerate(lists.tiers):
        here = (long[owner] & (tier_of == tier)) if tier else (~long[owner] | (tier_of == 0))
        found = np.bincount(owner[here], minlength=len(codes))
        kept = np.flatnonzero(found) if tier else np.arange(len(codes))
        renumbered = np.zeros(len(codes), np.int64)
        renumbered[kept] = np.arange(len(kept))
        number_here = found[kept]
        spans = np.full(len(kept), end - start)
        if not tier:
            spans[~long] = lists.tiers[-1]
        heads = np.where(long & (tier == 0), SHORT + found, found - 1)[kept]
        table = _Table(codes[kept], heads, number_here, renumbered[owner[here]], entries[here] - start, spans)
        for first_code, size, file in _encode(table):
            lists.first_codes[tier].append(first_code)
            yield ListFile(f"g{tier}-{len(lists.first_codes[tier]) - 1}", size, file)
        start = end


def _encode(table: _Table) -> Iterator[tuple[int, int, Sevens]]:
    """The files of a table, each with the code of its first list and the number of its lists."""
    if not len(table.codes):
        return
    starts = np.cumsum(table.counts) - table.counts
    gaps = np.diff(table.entries, prepend=0) - 1
    filled = table.counts > 0
    gaps[starts[filled]] = table.entries[starts[filled]]
    codes, widths = rice(gaps, rice_parameter(table.counts, table.spans)[table.owner])
    steps = np.diff(table.codes, prepend=table.codes[0])
    head, head_widths = exponential(table.heads, 0)
    bits = np.bincount(table.owner, widths, len(table.codes)).astype(np.int64)
    files = _cut(bits + head_widths + exponential(steps, 3)[1])
    steps[files] = 0
    step, step_widths = exponential(steps, 3)
    # in a row: of each list the step, the head and the gaps
    order = np.arange(len(widths)) + 2 * (table.owner + 1)
    at = starts + 2 * np.arange(len(table.codes))
    row = np.empty(len(widths) + 2 * len(table.codes), np.int64)
    width = np.empty_like(row)
    row[order], row[at], row[at + 1] = codes, step, head
    width[order], width[at], width[at + 1] = widths, step_widths, head_widths
    ends = np.cumsum(width)
    begins = np.append(ends[at[files]] - width[at[files]], ends[-1])
    sizes = np.diff(begins)
    places = np.append(0, np.cumsum(-(-sizes // 7)))  # each file begins a character
    of_file = np.repeat(np.arange(len(files)), np.diff(np.append(at[files], len(row))))
    packed = pack(row, ends + (places[:-1] * 7 - begins[:-1])[of_file], int(places[-1]) * 7)
    in_file = np.diff(np.append(files, len(table.codes)))
    for number, first in enumerate(files.tolist()):
        yield int(table.codes[first]), int(in_file[number]), packed[places[number] : places[number + 1]]


def _cut(bits: Ints) -> Ints:
    """The first list of each file."""
    total = np.cumsum(bits)
    firsts = [0]
    while True:
        first = int(np.searchsorted(total, total[firsts[-1]] - bits[firsts[-1]] + _FILE_BITS, side="right"))
        first = max(first, firsts[-1] + 1)
        if first >= len(bits):
            return np.array(firsts)
        firsts.append(first)
