"""Which phrases to show first: short, typical, complete ones, from different reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np

from mkdocs_selfreview.fitness import merit
from mkdocs_selfreview.folding import fold
from mkdocs_selfreview.phrasebank.clauses import Ints, Phrase

_LOOKED_AT = 8
"""So many times as many phrases as are wanted are looked at for different ones."""


def scores(phrases: Sequence[Phrase], typical: Iterable[int]) -> Ints:
    """How well each phrase serves as an example: its merit, more where a frame makes it (``typical``)."""
    # a lead that is no sentence of its own (a cell of a table, a heading) does not come first
    leads = (phrase.leads and phrase.text.endswith(("。", "！", "？")) for phrase in phrases)
    pairs = zip(phrases, leads, strict=True)
    found = np.array([merit(phrase.text, leads) for phrase, leads in pairs], dtype=np.int32)
    found[np.fromiter(set(typical), dtype=np.int64)] += 1
    return found


def best(numbers: Ints, merits: Ints, phrases: Sequence[Phrase], most: int) -> list[tuple[int, int]]:
    """The best of some phrases with how many of those looked at say the same; reports take turns."""
    order = numbers[np.argsort(-merits[numbers], kind="stable")][: most * _LOOKED_AT]
    copies: dict[str, list[int]] = defaultdict(list)
    for number in order.tolist():
        copies[fold(phrases[number].text)].append(number)
    turns: dict[str, int] = defaultdict(int)
    ranked = []
    for place, same in enumerate(copies.values()):
        report = phrases[same[0]].report.id
        ranked.append((turns[report], place, same[0], len(same)))
        turns[report] += 1
    return [(number, count) for _, _, number, count in sorted(ranked)[:most]]
