"""Finds frames that recur, by counting how clauses begin and end.

A beginning is a candidate where what follows varies, an ending where what precedes it varies (each found by
growing it character by character as long as enough clauses share it); a frame is a beginning, or none, with
an ending, or none, that enough reports have together around varied fillers. Nothing is sampled: every clause
with a frame's beginning and ending and a gap of the allowed length is counted. Time grows with the text,
times the logarithm of it for sorting.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mkdocs_selfreview.phrasebank.clauses import Clauses, Ints
from mkdocs_selfreview.phrasebank.frames import LONGEST_GAP, Frame

LEAST_REPORTS = 3
"""Reports that make a frame, in a small library…"""
SHARE_OF_REPORTS = 200
"""…and one in so many in a large one."""
LONGEST_BEGINNING, LONGEST_ENDING = 8, 16

MOST_ALIKE = 0.5
"""Share of a frame's clauses that may have the same filler."""
_LEAST_FIXED = 2
_NONE = -1


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """A frame with the clauses that it makes, ascending."""

    frame: Frame
    clauses: Ints
    reports: int


def least_reports(reports: int) -> int:
    """In how many reports of so many a frame must stand."""
    return max(LEAST_REPORTS, reports // SHARE_OF_REPORTS)


def reports_of(clauses: Clauses, places: Ints) -> int:
    """How many reports the clauses of some places, ascending, stand in."""
    return int(np.count_nonzero(np.diff(clauses.reports[places]))) + 1


def mine(clauses: Clauses, least: int, longest_beginning: int = LONGEST_BEGINNING) -> list[Found]:
    """All frames of two parts in at least ``least`` reports, near-duplicates and poor ones included."""
    if not clauses.texts:
        return []
    lengths = np.array([len(text) for text in clauses.texts], dtype=np.int64)
    letters = np.frombuffer("".join(clauses.texts).encode("utf-32-le"), dtype=np.uint32).astype(np.int64)
    ends = np.cumsum(lengths)
    firsts = ends - lengths
    beginnings = _edges(letters, firsts, 1, lengths, longest_beginning, least)
    endings = _edges(letters, ends - 1, -1, lengths, LONGEST_ENDING, least)
    return [
        found
        for before, starts in enumerate(beginnings)
        for after, stops in enumerate(endings)
        if before + after >= _LEAST_FIXED
        for found in _pairs(clauses, lengths, (before, starts), (after, stops), least)
    ]


def _edges(letters: Ints, at: Ints, step: int, lengths: Ints, longest: int, least: int) -> list[Ints]:
    """For each length from 0, the number of each clause's beginning (or ending) of it, if it is a candidate.

    Equal numbers are equal characters; a clause keeps a character for the gap.
    """
    edges: list[Ints] = [np.zeros(len(at), dtype=np.int32)]
    active = np.arange(len(at))
    ids = np.zeros(len(at), dtype=np.int64)
    for size in range(1, longest + 2):
        fits = lengths[active] >= size
        active, ids = active[fits], ids[fits]
        if not len(active):
            break
        keys = ids << 21 | letters[at[active] + step * (size - 1)]
        _, grown, counts = np.unique(keys, return_inverse=True, return_counts=True)
        if size > 1:
            varied = _varied(ids, keys, counts, least)
            edge = np.full(len(at), _NONE, dtype=np.int32)
            kept = varied[ids]
            edge[active[kept]] = ids[kept]
            edges.append(edge)
        enough = counts[grown] >= least
        active, ids = active[enough], grown[enough]
    return edges


def _varied(ids: Ints, keys: Ints, counts: Ints, least: int) -> NDArray[np.bool_]:
    """Of each id, whether what stands next to it varies, though one character be most frequent."""
    size = int(ids.max()) + 1
    total = np.bincount(ids, minlength=size)
    children = np.unique(keys)
    parent = children >> 21
    most = np.zeros(size, dtype=np.int64)
    np.maximum.at(most, parent, counts)
    kinds = np.bincount(parent, minlength=size)
    return (kinds >= LEAST_REPORTS) & ((most <= MOST_ALIKE * total) | (total - most >= least))


def _pairs(
    clauses: Clauses, lengths: Ints, begin: tuple[int, Ints], end: tuple[int, Ints], least: int
) -> Iterator[Found]:
    """The frames with a beginning and an ending of given lengths."""
    (before, starts), (after, stops) = begin, end
    gaps = lengths - before - after
    here = np.flatnonzero((starts != _NONE) & (stops != _NONE) & (gaps >= 1) & (gaps <= LONGEST_GAP))
    keys = starts[here].astype(np.int64) << 32 | stops[here]
    order = np.argsort(keys, kind="stable")
    _, firsts, counts = np.unique(keys[order], return_index=True, return_counts=True)
    for first, count in zip(firsts[counts >= least], counts[counts >= least], strict=True):
        members = here[order[first : first + count]]
        reports = reports_of(clauses, members)
        if reports >= least:
            sample = clauses.texts[int(members[0])]
            parts = (sample[:before], sample[len(sample) - after :])
            yield Found(Frame(parts), members, reports)


def repeated(clauses: Clauses, least: int, shortest: int) -> list[Found]:
    """Clauses that at least ``least`` reports have word for word, of ``shortest`` characters or more."""
    places: dict[str, list[int]] = {}
    for place, text in enumerate(clauses.texts):
        if len(text) >= shortest:
            places.setdefault(text, []).append(place)
    found = []
    for text, members in places.items():
        if len(members) >= least:
            where = np.array(members, dtype=np.int64)
            reports = reports_of(clauses, where)
            if reports >= least:
                found.append(Found(Frame((text,)), where, reports))
    return found
