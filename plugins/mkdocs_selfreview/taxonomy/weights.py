"""Word weights: how strongly each run of characters speaks for each theme, learnt from labelled items.

The cues of ``themes.yml`` say what surely tells a theme; the weights of ``theme_words.tsv`` catch what no
one would think of writing down. Both stay readable: a line a run of characters, with its themes.
``scripts/learn_words.py`` writes the file from the gold items.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import sqrt
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mkdocs_selfreview.folding import fold

PATH = Path(__file__).with_name("theme_words.tsv")
LONGEST = 3
LEAD_MARK = "^"
"""Stands before a run of characters of a lead: there it weighs differently than in the body."""
LEAD_SHARE = 0.5
"""The lead also stands in the text; what it says of its own counts half."""
_SCALE = 100


@dataclass(frozen=True, slots=True, eq=False)
class WordWeights:
    """The learnt weights, by runs of one to three characters."""

    themes: tuple[str, ...]
    offsets: NDArray[np.float32]
    """What each theme has before any word is seen."""
    places: Mapping[str, int]
    """The row of each run."""
    rows: NDArray[np.float32]
    """For each run what it says of each theme."""

    def margins(self, lead: str, text: str) -> dict[str, float]:
        """How strongly an item's words speak for every theme (0 is undecided); see ``bare`` for the words."""
        known = [(self.places[run], share) for run, share in features(lead, text) if run in self.places]
        rows, shares = zip(*known, strict=True) if known else ((), ())
        totals = self.offsets + np.asarray(shares, np.float32) @ self.rows[list(rows)]
        return dict(zip(self.themes, totals.tolist(), strict=True))

    def strongest(self, theme: str, lead: str, text: str) -> str:
        """The run of two or three characters that speaks most for a theme; empty where none does."""
        column = self.themes.index(theme)
        parts = {
            run.removeprefix(LEAD_MARK): share * float(self.rows[self.places[run], column])
            for run, share in features(lead, text)
            if run in self.places and len(run.removeprefix(LEAD_MARK)) > 1
        }
        best = max(parts, key=lambda run: parts[run], default="")
        return best if best and parts[best] > 0 else ""


def bare(text: str, neutral: tuple[str, ...]) -> str:
    """A text as it is learnt from and judged: folded, without set phrases that say nothing of a theme."""
    return _any_of(neutral).sub("", fold(text))


@cache
def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(map(fold, phrases), key=lambda phrase: (-len(phrase), phrase))
    return re.compile("|".join(map(re.escape, longest_first)) or "(?!)")


def features(lead: str, text: str) -> Iterator[tuple[str, float]]:
    """The runs of characters of an item, each with its share: more runs weigh less each."""
    for mark, words, whole in ((LEAD_MARK, lead, LEAD_SHARE), ("", text, 1.0)):
        sizes = range(1, LONGEST + 1)
        found = sorted({words[at : at + size] for size in sizes for at in range(len(words) - size + 1)})
        share = whole / sqrt(len(found) or 1)
        for run in found:
            if "\n" not in run and "\t" not in run:
                yield mark + run, share


@cache
def load_weights(path: Path = PATH) -> WordWeights:
    """Read the learnt weights: a line of theme ids, one of offsets, then a line a run."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("# ")]
    themes = tuple(lines[0].split("\t"))
    offsets = np.array(lines[1].split("\t"), np.float32) / np.float32(_SCALE)
    rows = np.zeros((len(lines) - 2, len(themes)), np.float32)
    places = {}
    for place, line in enumerate(lines[2:]):
        run, _, weights = line.partition("\t")
        places[run] = place
        for pair in weights.split(" "):
            column, _, weight = pair.partition(":")
            rows[place, int(column)] = int(weight) / _SCALE
    return WordWeights(themes, offsets, places, rows)


def written(themes: tuple[str, ...], offsets: list[float], rows: Mapping[str, Mapping[int, float]]) -> str:
    """The text of the file for some weights, in a stable order."""
    head = "# Learnt by scripts/learn_words.py; hundredths. Not to be edited: cues belong in themes.yml."
    lines = [head, "\t".join(themes), "\t".join(str(round(offset * _SCALE)) for offset in offsets)]
    for run in sorted(rows):
        pairs = [f"{place}:{round(weight * _SCALE)}" for place, weight in sorted(rows[run].items())]
        lines.append(f"{run}\t{' '.join(pairs)}")
    return "\n".join(lines) + "\n"
