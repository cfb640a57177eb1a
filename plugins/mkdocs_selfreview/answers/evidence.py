"""What speaks for a cause or measure as the answer to a problem, and for how much it counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from mkdocs_selfreview.answers.places import Place
from mkdocs_selfreview.model import ItemKind
from mkdocs_selfreview.roots import best_root, roots_of
from mkdocs_selfreview.similarity import Corpus, Floats, shared_themes, themes_in_words, words_in_common
from mkdocs_selfreview.taxonomy import Taxonomy

THEME = 0.6
"""The same main theme; less for side themes and for themes that many items have."""
THEME_GROUP = {ItemKind.CAUSE: 0.45, ItemKind.MEASURE: 0.25}
"""Main themes of one group: a cause lies deeper than its problem, a measure is about the same thing."""
WORDS = 0.75
"""Very many rare words in common; half of it for ``WORDS_FOR_HALF``, nothing below ``WORDS_AT_LEAST``."""
WORDS_FOR_HALF = 1.6
WORDS_AT_LEAST = 0.5
SHORT = 50
"""In items with more telling pairs than this, more meet by chance; their words count less."""
DIMENSION = 0.5
"""Both stand under headings of the same dimension."""
DIMENSION_NEAR = 0.4
"""Both stand under headings whose dimensions belong to one base dimension."""
DIMENSION_SAID = 0.15
"""One base dimension, by what at least one of the items says itself."""
ELSEWHERE = 0.6
"""What is left of the strength where the report's own order speaks against it: see ``_left``."""
FOLLOWS = 0.7
"""Behind the problem in its block, without a rival: one problem, or one answer below a heading."""
FOLLOWS_SEVERAL = 0.3
"""Behind the problem below the same heading, among several problems and answers."""
ROOT = 1.0
"""A cause whose only root is what mostly lies behind problems of this theme."""
BESIDE_ROOT = 0.5
"""What is left of all other evidence beside the root: a cause seldom shares words with its problems."""
NEAR = 0.2
"""A cause that stands as far down among the causes as the problem among the problems."""


class Grounds(NamedTuple):
    """The strength of each kind of evidence for one problem and answer."""

    follows: float = 0.0
    theme: float = 0.0
    group: float = 0.0
    dimension: float = 0.0
    words: float = 0.0
    place: float = 0.0
    root: float = 0.0
    near: float = 0.0
    shared: float = 1.0
    """How much counts what the two share: themes, dimensions, words, their place."""
    left: float = 1.0
    """The share of the strength that other evidence against it leaves."""

    @property
    def strength(self) -> float:
        """All evidence together, 0 to 1; more for a cause for which more speaks than would be enough."""
        against = (
            (1 - self.theme) * (1 - self.group) * (1 - self.dimension) * (1 - self.words) * (1 - self.place)
        )
        alike = self.shared * (1 - against)
        return self.left * (1 - (1 - self.follows) * (1 - alike) + self.root + self.near)


class Evidence:
    """What is known of one report's items."""

    def __init__(self, places: Sequence[Place], corpus: Corpus, taxonomy: Taxonomy) -> None:
        self._corpus = corpus
        self._taxonomy = taxonomy
        self._common_words = _common_words(places[0].number, len(places), corpus)
        self._run_sizes = Counter((place.run, place.item.kind) for place in places)
        self._counts = Counter(place.item.kind for place in places)
        self._roots = {
            place.row: roots_of(place.item, corpus.themes[place.number], taxonomy)
            for place in places
            if place.item.kind is ItemKind.CAUSE
        }

    def grounds(self, problem: Place, answer: Place) -> Grounds:
        """Gather what speaks for an answer, all but that sections run parallel."""
        themes = shared_themes(self._corpus, problem.number, answer.number)
        groups = (part * answer.groups.get(group, 0.0) for group, part in problem.groups.items())
        common = float(self._common_words[problem.row, answer.row])
        dimension = _dimension(problem, answer)
        grounds = Grounds(
            follows=self._follows(problem, answer),
            theme=THEME * max(themes.values(), default=0.0),
            group=0.0 if themes else THEME_GROUP[answer.item.kind] * max(groups, default=0.0),
            dimension=dimension,
            words=WORDS * common**2 / (common**2 + WORDS_FOR_HALF**2) if common >= WORDS_AT_LEAST else 0.0,
            left=self._left(problem, answer, dimension),
        )
        if answer.item.kind is not ItemKind.CAUSE:
            return grounds
        return grounds._replace(
            root=ROOT * self._root(problem, answer)[1],
            near=NEAR * (1 - abs(self._depth(problem) - self._depth(answer))),
            shared=BESIDE_ROOT,
        )

    def _root(self, problem: Place, cause: Place) -> tuple[str, float]:
        return best_root(self._roots[cause.row], problem.leanings, problem.dimensions, self._taxonomy)

    def _depth(self, place: Place) -> float:
        """How far down an item stands among those of its kind, 0 to 1."""
        return (place.order + 0.5) / self._counts[place.item.kind]

    def _follows(self, problem: Place, answer: Place) -> float:
        if problem.run != answer.run:
            return 0.0
        alone = self._run_sizes[problem.run, ItemKind.PROBLEM] == 1
        # a row of a table has a number of its own, but hardly ever a heading
        marked = problem.block.heading or problem.block.ordinal
        if alone or (marked and self._run_sizes[problem.run, answer.item.kind] == 1):
            return FOLLOWS
        return FOLLOWS_SEVERAL if marked else 0.0

    def _left(self, problem: Place, answer: Place, dimension: float) -> float:
        """Return less where the problem has answers of its own, or the headings name other dimensions.

        Nothing is left of an answer that stands in a table in the row of another problem.
        """
        if problem.block is answer.block:
            return 1.0
        if answer.block.row and self._run_sizes[answer.run, ItemKind.PROBLEM]:
            return 0.0
        own = self._run_sizes[problem.run, answer.item.kind] > 0
        headed = problem.block.dimension and answer.block.dimension
        return ELSEWHERE if own or (headed and not dimension) else 1.0

    def reason(self, problem: Place, answer: Place, grounds: Grounds) -> str:
        """Say in Chinese what the two have in common."""
        themes = shared_themes(self._corpus, problem.number, answer.number)
        groups = [group for group in problem.groups if group in answer.groups]
        words = words_in_common(self._corpus, problem.number, answer.number) if grounds.words else ""
        root = self._root(problem, answer)[0] if grounds.root else ""
        parts = (
            "与问题写在同一处" if grounds.follows else "",
            f"常见根源：{root}" if root else "",
            themes_in_words(themes, self._taxonomy),
            f"主题同属一类：{'、'.join(groups)}" if grounds.group else "",
            f"同属维度：{_shared_dimension(problem, answer, self._taxonomy)}" if grounds.dimension else "",
            words,
            "两部分顺序一致" if grounds.place else "",
        )
        return "；".join(filter(None, parts)) or "用词相近"


def _dimension(problem: Place, answer: Place) -> float:
    if problem.block is answer.block:
        return 0.0
    headed = problem.block.dimension and answer.block.dimension
    if headed and problem.block.dimension == answer.block.dimension:
        return DIMENSION
    either = problem.dimensions | answer.dimensions
    shared = len(problem.dimensions & answer.dimensions) / max(1, len(either))
    return shared * (DIMENSION_NEAR if headed else DIMENSION_SAID)


def _shared_dimension(problem: Place, answer: Place, taxonomy: Taxonomy) -> str:
    if problem.block.dimension and problem.block.dimension == answer.block.dimension:
        return problem.block.dimension_name
    shared = problem.dimensions & answer.dimensions
    return "、".join(dimension.name for dimension in taxonomy.base_dimensions if dimension.id in shared)


def _common_words(first: int, count: int, corpus: Corpus) -> Floats:
    """Return what the words that each two items of a report share tell: many, rare, in few of its items."""
    starts = corpus.starts[first : first + count + 1]
    here = slice(starts[0], starts[-1])
    lengths = np.diff(starts)
    pairs, columns, holders = np.unique(corpus.pairs[here], return_inverse=True, return_counts=True)
    held = np.zeros((count, len(pairs)))
    held[np.repeat(np.arange(count), lengths), columns] = np.sqrt(corpus.emphasis[here])
    worth = corpus.weights[pairs] / np.maximum(holders - 1, 1)
    chance = np.sqrt(np.outer(lengths, lengths)) / SHORT
    # Not "@": its threads cost more than such small products are worth, most of all on a busy machine.
    common: Floats = np.einsum("ik,jk->ij", held * worth, held) / np.maximum(chance, 1)
    return common
