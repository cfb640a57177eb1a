"""Which problems of other reports resemble a problem: an inverted index proposes, the cosine decides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np

from mkdocs_selfreview.copies import Gathered
from mkdocs_selfreview.model import Item, Report
from mkdocs_selfreview.similarity import (
    Corpus,
    Floats,
    Ints,
    shared_themes,
    theme_likelihoods,
    themes_in_words,
    words_in_common,
)
from mkdocs_selfreview.taxonomy import Taxonomy

SIMILAR_AT_MOST = 5
ENOUGH = 0.15
"""Least score: hardly any word where the matter is surely the same, else more, the less sure it is."""
SAME_MATTER = 0.15
"""What it adds to the cosine that two problems are surely about the same theme."""
OTHER_MATTER = 0.3
"""Two problems that are less likely than this about the same theme only share words…"""
SAME_WORDS = 0.4
"""…unless their cosine is as high as this."""
SAME = 0.8
"""Problems that are as near as this are versions of one text; one is listed."""
KEPT = 12
"""Candidates kept for a problem, for some of them are versions of each other or of its own report."""
LOOKED_UP = 2000
"""Entries of the index that a search follows, rarest pairs first; small libraries have fewer."""
COMPARED = 64
"""Candidates that a search compares in full."""
FAINT = 0.02
"""A cosine that is no more, even of the rarest pairs alone, is not looked at."""
_AT_ONCE = 1000


class Owned(NamedTuple):
    """An item with its report and its number in the corpus."""

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

    problem: Owned
    other: Owned
    score: float
    reason: str


class _Hit(NamedTuple):
    """A text that resembles another: its score and its place among all texts."""

    score: float
    place: int


@dataclass(frozen=True, slots=True)
class Compared:
    """Problems by their texts, each text with those like it."""

    corpus: Corpus
    texts: list[list[Owned]]
    """The problems that have one text, newest first."""
    hits: list[list[_Hit]]
    """What resembles each text, best first."""
    versions: Gathered
    """Texts that are versions of one another."""

    def near_identical(self) -> Iterator[list[Owned]]:
        """Yield the groups of problems that say the same in nearly the same words, each newest first."""
        for places in self.versions.groups():
            group = [problem for place in places for problem in self.texts[place]]
            yield sorted(group, key=lambda problem: problem.rank)


def compare(problems: Sequence[Owned], corpus: Corpus) -> Compared:
    """Compare the problems of a library; a text that several have is searched for once."""
    by_text: dict[str, list[Owned]] = defaultdict(list)
    for problem in sorted(problems, key=lambda problem: problem.rank):
        by_text[corpus.texts[problem.number]].append(problem)
    texts = list(by_text.values())
    index = Index(corpus, [copies[0].number for copies in texts])
    likelihoods = theme_likelihoods(corpus, index.numbers)
    versions = Gathered(len(texts))
    hits: list[list[_Hit]] = [[] for _ in texts]
    for mine, others, likeness in index.all_nearest():
        same = likeness >= SAME
        for place, other in zip(mine[same].tolist(), others[same].tolist(), strict=True):
            versions.join(place, other)
        for place, hit in _hits(likelihoods, mine, others, likeness):
            if len(hits[place]) < KEPT:
                hits[place].append(hit)
    return Compared(corpus, texts, hits, versions)


def similar_problems(compared: Compared, taxonomy: Taxonomy) -> Iterator[Similar]:
    """Yield for each problem those of other reports most like it, best first.

    Versions of one text are listed once, a text that several problems have as its newest copy.
    """

    @cache
    def reason(first: int, second: int) -> str:
        return _reason(compared.corpus, taxonomy, first, second)

    for place, copies in enumerate(compared.texts):
        hits = [_Hit(1.0, place), *compared.hits[place]]
        for problem in copies:
            for score, other in _listed(problem, hits, compared):
                # Likeness is mostly mutual: one reason serves both.
                yield Similar(problem, other, score, reason(*sorted((problem.number, other.number))))


def _hits(likelihoods: Floats, mine: Ints, others: Ints, likeness: Floats) -> Iterator[tuple[int, _Hit]]:
    """Yield with each place what is near enough to it and about the same matter, best first."""
    one, other = likelihoods[mine], likelihoods[others]
    same = (one * other).sum(axis=1)
    unknown = ~(one.any(axis=1) & other.any(axis=1))
    scores = np.minimum(1, likeness + SAME_MATTER * same).round(3)
    kept = (scores >= ENOUGH) & (unknown | (same >= OTHER_MATTER) | (likeness >= SAME_WORDS))
    mine, others, scores = mine[kept], others[kept], scores[kept]
    order = np.lexsort((others, -scores, mine))
    hits = map(_Hit, scores[order].tolist(), others[order].tolist())
    return zip(mine[order].tolist(), hits, strict=True)


def _listed(problem: Owned, hits: Iterable[_Hit], compared: Compared) -> list[tuple[float, Owned]]:
    """Choose what is listed: problems of other reports, and of the versions of a text only the best."""
    listed: list[tuple[float, Owned]] = []
    seen: set[int] = set()
    for hit in hits:
        copies = compared.texts[hit.place]
        other = next((copy for copy in copies if copy.report.id != problem.report.id), None)
        version = compared.versions.first(hit.place)
        if other and version not in seen:
            seen.add(version)
            listed.append((hit.score, other))
            if len(listed) == SIMILAR_AT_MOST:
                break
    return listed


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

        # The items' vectors…
        self._starts = np.concatenate([[0], np.cumsum(lengths)])
        self._pairs, self._values = pairs, values
        # …and who holds each pair, and with what value.
        by_pair = np.argsort(pairs, kind="stable")
        self._holders, self._held_values = owner[by_pair], values[by_pair]
        self._held_by = holders
        self._begins = np.cumsum(holders) - holders
        self._query = np.zeros(len(corpus.codes))
        self._last = np.zeros(len(chosen), np.int64)

    def all_nearest(self) -> Iterator[tuple[Ints, Ints, Floats]]:
        """Yield for all items, many at once, pairs of an item and one nearest to it, and their cosines."""
        for first in range(0, len(self.numbers), _AT_ONCE):
            places = range(first, min(first + _AT_ONCE, len(self.numbers)))
            found, near = zip(*map(self.nearest, places), strict=True)
            yield np.repeat(places, list(map(len, found))), np.concatenate(found), np.concatenate(near)

    def nearest(self, place: int) -> tuple[Ints, Floats]:
        """Return the items nearest to one, by their places among the chosen, ascending; and the cosines."""
        mine = slice(self._starts[place], self._starts[place + 1])
        rarest_first = self._held_by[self._pairs[mine]].argsort(kind="stable")
        pairs, values = self._pairs[mine][rarest_first], self._values[mine][rarest_first]
        many = self._held_by[pairs]
        tried = max(1, int(many.cumsum().searchsorted(LOOKED_UP, side="right")))
        entries = _ranges(self._begins[pairs[:tried]], many[:tried])
        found_values = values[:tried].repeat(many[:tried]) * self._held_values[entries]
        places, cosines = self._summed(self._holders[entries], found_values)
        others = places != place
        found, near = _highest(places[others], cosines[others], COMPARED)
        if tried < len(pairs):
            near = self._cosines(pairs, values, found)
        return found, near

    def _summed(self, holders: Ints, values: Floats) -> tuple[Ints, Floats]:
        """Return each holder once, with the sum of its values; in no time that grows with all there are."""
        numbers = np.arange(len(holders))
        self._last[holders] = numbers
        last = self._last[holders]
        once = last == numbers
        return holders[once], _sums(last, values, len(holders))[once]

    def _cosines(self, pairs: Ints, values: Floats, found: Ints) -> Floats:
        """Compare in full where the search followed only the rarest pairs."""
        lengths = self._starts[found + 1] - self._starts[found]
        entries = _ranges(self._starts[found], lengths)
        self._query[pairs] = values
        products = self._query[self._pairs[entries]] * self._values[entries]
        self._query[pairs] = 0
        return _sums(np.arange(len(found)).repeat(lengths), products, len(found))


def _highest(places: Ints, values: Floats, at_most: int) -> tuple[Ints, Floats]:
    """Return the places of the highest values in ascending order, the first of equals, and the values."""
    kept = values > FAINT
    if np.count_nonzero(kept) > at_most:
        kept = values >= np.partition(values, -at_most)[-at_most]
    ascending = places[kept].argsort()
    places, values = places[kept][ascending], values[kept][ascending]
    best = np.sort((-values).argsort(kind="stable")[:at_most])
    return places[best], values[best]


def _sums(places: Ints, values: Floats, count: int) -> Floats:
    """Return for each place the sum of its values."""
    return np.asarray(np.bincount(places, values, count), np.float64)


def _ranges(starts: Ints, lengths: Ints) -> Ints:
    """Return the numbers of all ranges one after the other."""
    ends = lengths.cumsum()
    total = int(ends[-1]) if len(ends) else 0
    numbers: Ints = np.arange(total) + (starts - ends + lengths).repeat(lengths)
    return numbers
