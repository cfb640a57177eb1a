"""Which problems of other reports resemble a problem: an inverted index proposes, the cosine decides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from mkdocs_selfreview.model import Item, Report
from mkdocs_selfreview.similarity import (
    Corpus,
    Floats,
    Ints,
    cosine,
    shared_themes,
    themes_in_words,
    words_in_common,
)
from mkdocs_selfreview.taxonomy import Taxonomy

SIMILAR_AT_MOST = 5
ENOUGH = 0.15
"""Least score: a cosine of 0.15, or of little more than 0.05 where the main theme is the same."""
THEME_BONUS = 0.1
"""What a rare main theme in common adds to the cosine."""
SAME = 0.8
"""Problems of one unit or with one lead that are as near as this are versions of one text; one is listed."""
LOOKED_UP = 10_000
"""Entries of the index that a search follows, rarest pairs first; small libraries have fewer."""
COMPARED = 16
"""Candidates that a search compares in full."""
FAINT = 0.02
"""A cosine that is no more, even of the rarest pairs alone, is not looked at."""


class Problem(NamedTuple):
    """A problem with its report and its number in the corpus."""

    report: Report
    item: Item
    number: int

    @property
    def key(self) -> tuple[str, str]:
        """Report id and anchor."""
        return self.report.id, self.item.anchor

    @property
    def rank(self) -> tuple[int, str, str]:
        """Newest first; report and anchor decide between equals."""
        return -(self.report.year or 0), self.report.id, self.item.anchor


class Similar(NamedTuple):
    """A problem, one of another report that resembles it, and why."""

    problem: Problem
    other: Problem
    score: float
    reason: str


class _Hit(NamedTuple):
    """A text that resembles another: its score and its place among all texts."""

    score: float
    place: int


def similar_problems(problems: Sequence[Problem], corpus: Corpus, taxonomy: Taxonomy) -> Iterator[Similar]:
    """Yield for each problem those of other reports most like it, best first.

    A text that several problems have is searched for once and listed once, as its newest copy.
    """
    by_text: dict[str, list[Problem]] = defaultdict(list)
    for problem in sorted(problems, key=lambda problem: problem.rank):
        by_text[corpus.texts[problem.number]].append(problem)
    texts = list(by_text.values())
    index = Index(corpus, [copies[0].number for copies in texts])

    @cache
    def reason(first: int, second: int) -> str:
        return _reason(corpus, taxonomy, first, second)

    for place, copies in enumerate(texts):
        hits = [_Hit(1.0, place), *_hits(corpus, index, place)]
        for problem in copies:
            for score, other in _listed(problem, hits, texts, corpus):
                # Likeness is mostly mutual: one reason serves both.
                yield Similar(problem, other, score, reason(*sorted((problem.number, other.number))))


def _hits(corpus: Corpus, index: Index, place: int) -> list[_Hit]:
    """Return what is near enough once common themes are counted, best first."""
    hits = []
    numbers = index.numbers
    for likeness, other in index.nearest(place):
        themes = shared_themes(corpus, numbers[place], numbers[other])
        score = likeness + THEME_BONUS * max(themes.values(), default=0.0)
        if score >= ENOUGH:
            hits.append(_Hit(round(min(1.0, score), 3), other))
    return sorted(hits, key=lambda hit: (-hit.score, hit.place))


def _listed(
    problem: Problem, hits: Iterable[_Hit], texts: Sequence[Sequence[Problem]], corpus: Corpus
) -> list[tuple[float, Problem]]:
    """Choose what is listed: problems of other reports, and of the versions of a text only the best."""
    listed: list[tuple[float, Problem]] = []
    for hit in hits:
        other = next((copy for copy in texts[hit.place] if copy.report.id != problem.report.id), None)
        if other and not any(_versions(corpus, other, one) for _, one in listed):
            listed.append((hit.score, other))
            if len(listed) == SIMILAR_AT_MOST:
                break
    return listed


def _versions(corpus: Corpus, first: Problem, second: Problem) -> bool:
    same_unit = bool(first.report.unit) and first.report.unit == second.report.unit
    suspect = same_unit or first.item.lead == second.item.lead
    return suspect and cosine(corpus, first.number, second.number) >= SAME


def _reason(corpus: Corpus, taxonomy: Taxonomy, first: int, second: int) -> str:
    if corpus.texts[first] == corpus.texts[second]:
        return "文字相同"
    themes = themes_in_words(shared_themes(corpus, first, second), taxonomy)
    return "；".join(filter(None, (themes, words_in_common(corpus, first, second)))) or "用词相近"


class Index:
    """Finds among chosen items of a corpus those whose vectors point the same way."""

    def __init__(self, corpus: Corpus, numbers: Sequence[int]) -> None:
        self.numbers = numbers
        chosen = np.asarray(numbers, np.int64)
        lengths = corpus.starts[chosen + 1] - corpus.starts[chosen]
        entries = _ranges(corpus.starts[chosen], lengths)
        owner = np.repeat(np.arange(len(chosen), dtype=np.int32), lengths)
        pairs = corpus.pairs[entries]
        values = corpus.weights[pairs] * corpus.emphasis[entries] / corpus.norms[chosen][owner]
        holders = np.bincount(pairs, minlength=len(corpus.codes))

        # The items' vectors, rarest pairs first…
        rarest_first = np.lexsort((pairs, holders[pairs], owner))
        self._starts = np.concatenate([[0], np.cumsum(lengths)])
        self._pairs, self._values = pairs[rarest_first], values[rarest_first]
        # …and who holds each pair, and with what value.
        by_pair = np.argsort(pairs, kind="stable")
        self._holders, self._held_values = owner[by_pair], values[by_pair]
        self._held_by = holders
        self._begins = np.cumsum(holders) - holders
        self._query = np.zeros(len(corpus.codes))

    def nearest(self, place: int) -> list[tuple[float, int]]:
        """Return cosine and place of the items nearest to the one at a place among the chosen."""
        mine = slice(self._starts[place], self._starts[place + 1])
        pairs, values = self._pairs[mine], self._values[mine]
        if not len(pairs):
            return []
        many = self._held_by[pairs]
        tried = max(1, int(many.cumsum().searchsorted(LOOKED_UP, side="right")))
        entries = _ranges(self._begins[pairs[:tried]], many[:tried])
        found_values = values[:tried].repeat(many[:tried]) * self._held_values[entries]
        cosines = _sums(self._holders[entries], found_values, len(self.numbers))
        cosines[place] = 0
        found = _highest(cosines, COMPARED)
        near = cosines[found] if tried == len(pairs) else self._cosines(pairs, values, found)
        return list(zip(near.tolist(), found.tolist(), strict=True))

    def _cosines(self, pairs: Ints, values: Floats, found: Ints) -> Floats:
        """Compare in full where the search followed only the rarest pairs."""
        lengths = self._starts[found + 1] - self._starts[found]
        entries = _ranges(self._starts[found], lengths)
        self._query[pairs] = values
        products = self._query[self._pairs[entries]] * self._values[entries]
        self._query[pairs] = 0
        return _sums(np.arange(len(found)).repeat(lengths), products, len(found))


def _highest(values: Floats, at_most: int) -> Ints:
    """Return the places of the highest values, in ascending order; the first of equals."""
    found = (values > FAINT).nonzero()[0]
    if len(found) > at_most:
        least = np.partition(values[found], -at_most)[-at_most]
        found = found[values[found] >= least]
        found = np.sort(found[(-values[found]).argsort(kind="stable")[:at_most]])
    return found


def _sums(places: Ints, values: Floats, count: int) -> Floats:
    """Return for each place the sum of its values."""
    return np.asarray(np.bincount(places, values, count), np.float64)


def _ranges(starts: Ints, lengths: Ints) -> Ints:
    """Return the numbers of all ranges one after the other."""
    ends = lengths.cumsum()
    total = int(ends[-1]) if len(ends) else 0
    numbers: Ints = np.arange(total) + (starts - ends + lengths).repeat(lengths)
    return numbers
