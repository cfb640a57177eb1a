"""Finds the clauses that given frames make, by the rarest of their words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

import numpy as np

from mkdocs_selfreview.phrasebank.clauses import Clauses
from mkdocs_selfreview.phrasebank.frames import Frame
from mkdocs_selfreview.phrasebank.mining import Found, reports_of


def seek(frames: Iterable[Frame], clauses: Clauses) -> Iterator[Found]:
    """Those frames that occur, each with all clauses that it makes."""
    whole = "\n".join(clauses.texts)
    firsts = list(accumulate((len(text) + 1 for text in clauses.texts), initial=0))
    for frame in frames:
        places = np.array(list(_clauses_with(frame, clauses, whole, firsts)), dtype=np.int64)
        if len(places):
            yield Found(frame, places, reports_of(clauses, places))


def _clauses_with(frame: Frame, clauses: Clauses, whole: str, firsts: list[int]) -> Iterator[int]:
    rarest = min(filter(None, frame.parts), key=whole.count)
    at = whole.find(rarest)
    while at >= 0:
        place = bisect_right(firsts, at) - 1
        if frame.pattern.fullmatch(clauses.texts[place]):
            yield place
        at = whole.find(rarest, firsts[place + 1])
