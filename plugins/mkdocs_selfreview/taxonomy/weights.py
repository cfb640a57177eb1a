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
from typing import NamedTuple

from mkdocs_selfreview.folding import fold

PATH = Path(__file__).with_name("theme_words.tsv")
LONGEST = 3
LEAD_MARK = "^"
"""Stands before a run of characters of a lead: there it weighs differently than in the body."""
LEAD_SHARE = 0.5
"""The lead also stands in the text; what it says of its own counts half."""
_SCALE = 100


class Margin(NamedTuple):
    """How strongly an item's words speak for a theme (0 is undecided), and which word does so most."""

    score: float
    word: str


@dataclass(frozen=True, slots=True)
class WordWeights:
    """The learnt weights, by runs of one to three characters."""

    themes: tuple[str, ...]
    offsets: tuple[float, ...]
    """What each theme has before any word is seen."""
    rows: Mapping[str, tuple[tuple[int, float], ...]]
    """For each run the themes (by place) it speaks for or against."""

    def margins(self, lead: str, text: str) -> dict[str, Margin]:
        """The margin of every theme for an item; lead and text are folded and without marks to lose."""
        totals = list(self.offsets)
        strongest = [(0.0, "")] * len(totals)
        for run, share in features(lead, text):
            for place, weight in self.rows.get(run, ()):
                part = weight * share
                totals[place] += part
                word = run.removeprefix(LEAD_MARK)
                if len(word) > 1 and part > strongest[place][0]:
                    strongest[place] = part, word
        return {id_: Margin(totals[place], strongest[place][1]) for place, id_ in enumerate(self.themes)}


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
    offsets = tuple(int(number) / _SCALE for number in lines[1].split("\t"))
    rows = {}
    for line in lines[2:]:
        run, _, weights = line.partition("\t")
        pairs = (pair.split(":") for pair in weights.split(" "))
        rows[run] = tuple((int(place), int(weight) / _SCALE) for place, weight in pairs)
    return WordWeights(themes, offsets, rows)


def written(themes: tuple[str, ...], offsets: list[float], rows: Mapping[str, Mapping[int, float]]) -> str:
    """The text of the file for some weights, in a stable order."""
    head = "# Learnt by scripts/learn_words.py; hundredths. Not to be edited: cues belong in themes.yml."
    lines = [head, "\t".join(themes), "\t".join(str(round(offset * _SCALE)) for offset in offsets)]
    for run in sorted(rows):
        pairs = [f"{place}:{round(weight * _SCALE)}" for place, weight in sorted(rows[run].items())]
        lines.append(f"{run}\t{' '.join(pairs)}")
    return "\n".join(lines) + "\n"
