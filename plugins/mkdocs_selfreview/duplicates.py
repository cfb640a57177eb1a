"""Finds reports that are there twice: with the same text, or with nearly the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mkdocs_selfreview.diagnostics import Diagnostic, Severity
from mkdocs_selfreview.folding import fold
from mkdocs_selfreview.model import Report

Hashes = NDArray[np.uint32]

NEAR = 0.9
"""So much of two texts is the same where they are called nearly the same."""

_UNSPOKEN = re.compile(r"[\W_]+")
_LENGTH = 4
"""Characters of the passages that texts are compared by."""
_BAND, _BANDS = 5, 32
"""Texts of which nine tenths are the same agree in no band at all in less than one case of a million."""
_EMPTY = 0xFFFFFFFF
_FACTORS = np.array([0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D, 0x27D4EB2F], np.uint64)
_MIX = np.uint64(0xD6E8FEB86659FD93)
_FIRST, _LAST = 4, 4
"""Of many texts that agree in a band, each is compared with the first and with the last ones before it."""
_KEPT = 1024


def without_duplicates(reports: Iterable[Report]) -> tuple[list[Report], list[Diagnostic]]:
    """Each text once, with the other sources of it; and for each of these a diagnostic that names both.

    Blanks, punctuation, widths and Traditional characters make no difference.
    """
    kept: dict[str, Report] = {}
    repeated: list[Diagnostic] = []
    for report in reports:
        key = _spoken(report.text)
        first = kept.setdefault(key, report)
        if first is not report:
            kept[key] = replace(first, also=(*first.also, report.source.path))
            message = f"与 {first.source.path} 内容相同，只展示一份；请删去其中一个文件"
            repeated.append(Diagnostic(report.source.path, None, Severity.WARNING, "duplicate", message))
    return list(kept.values()), repeated


def near_duplicates(reports: Sequence[Report]) -> Iterator[Diagnostic]:
    """For each report that is nearly the same as one before it, a diagnostic that names the most alike."""
    passages = lru_cache(_KEPT)(partial(_passages_of, reports))
    for place, others in _candidates(map(_signature, map(passages, range(len(reports))))):
        alike, other = max((_alike(passages(place), passages(other)), -other) for other in others)
        if alike >= NEAR:
            message = (
                f"与 {reports[-other].source.path} 有 {int(alike * 100)}% 相同；"
                "如果是同一份材料的不同稿，请留下定稿，在另一份的同名 .yml 里写 publish: false"
            )
            yield Diagnostic(reports[place].source.path, None, Severity.INFO, "near-duplicate", message)


def _spoken(text: str) -> str:
    """What is compared of a text: letters, characters and digits, folded."""
    return _UNSPOKEN.sub("", fold(text))


def _passages_of(reports: Sequence[Report], place: int) -> Hashes:
    """The passages of a report as ascending numbers, the same on every machine."""
    coded = _spoken(reports[place].text).encode("utf-32-le", "surrogatepass")
    codes = np.frombuffer(coded, np.uint32).astype(np.uint64)
    count = max(len(codes) - _LENGTH + 1, 0)
    sums = np.zeros(count, np.uint64)
    for at, factor in enumerate(_FACTORS):
        sums += codes[at : at + count] * factor
    return np.unique(((sums * _MIX) >> np.uint64(32)).astype(np.uint32))


def _signature(passages: Hashes) -> Hashes:
    """The least passage of each of the classes that they fall into; texts agree in as many as they share."""
    classes = _BAND * _BANDS
    least = np.full(classes, _EMPTY, np.uint32)
    # ascending, so that the last one written for a class is the least
    backwards = passages[::-1]
    least[backwards % classes] = backwards
    return least


def _candidates(signatures: Iterable[Hashes]) -> Iterator[tuple[int, list[int]]]:
    """Each text that agrees with earlier ones in a whole band of its signature, with these."""
    seen: list[dict[bytes, list[int]]] = [defaultdict(list) for _ in range(_BANDS)]
    for place, signature in enumerate(signatures):
        found: set[int] = set()
        for band, before in enumerate(seen):
            key = signature[band * _BAND : (band + 1) * _BAND].tobytes()
            found.update(before[key])
            if len(before[key]) == _FIRST + _LAST:
                del before[key][_FIRST]
            before[key].append(place)
        if found:
            yield place, sorted(found)


def _alike(one: NDArray[Any], other: NDArray[Any]) -> float:
    """Which share of the passages of two texts they have in common."""
    both = len(np.intersect1d(one, other, assume_unique=True))
    return 2 * both / max(len(one) + len(other), 1)
