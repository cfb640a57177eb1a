"""Which causes and measures of a report answer which of its problems, and what speaks for it.

Pieces of evidence add up like independent probabilities: 1 - (1 - a)(1 - b)…
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from mkdocs_selfreview.model import Block, Item, ItemKind, Report
from mkdocs_selfreview.similarity import Corpus, Floats, shared_themes, themes_in_words, words_in_common
from mkdocs_selfreview.taxonomy import Taxonomy

ENOUGH = 0.43
"""Least strength of an answer: one strong piece of evidence, or several weak ones."""
SHARE_OF_BEST = 0.75
"""A further answer needs this share of the best one's strength."""
ANSWERS_AT_MOST = 3

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
"""What is left of the strength where the report's own order speaks against it: see ``_elsewhere``."""
FOLLOWS = 0.7
"""Behind the problem in its block, without a rival: one problem, or one answer below a heading."""
FOLLOWS_SEVERAL = 0.3
"""Behind the problem below the same heading, among several problems and answers."""
PLACE = 0.35
"""The same place in sections that run parallel; less, the fewer other pairs confirm that they do."""
CONFIRMS = 0.2
"""Least strength by which a pair confirms it."""


class Answer(NamedTuple):
    """A cause or measure that answers a problem, with its strength and reason."""

    problem: Item
    answer: Item
    score: float
    reason: str


class _Place(NamedTuple):
    """An item with where it stands and what it is about."""

    item: Item
    block: Block
    number: int
    """In the corpus."""
    row: int
    """In the report."""
    order: int
    """Among the report's items of its kind."""
    block_order: int
    """Its block's place among those with items of its kind."""
    run: int
    """Problems and the answers behind them in the same block have one number."""
    groups: Mapping[str, float]
    """The groups of its themes, 1 for the main theme's."""
    dimensions: frozenset[str]


class _Grounds(NamedTuple):
    """The strength of each kind of evidence for one problem and answer."""

    follows: float = 0.0
    theme: float = 0.0
    group: float = 0.0
    dimension: float = 0.0
    words: float = 0.0
    place: float = 0.0
    left: float = 1.0
    """The share of the strength that other evidence against it leaves."""

    @property
    def strength(self) -> float:
        against = (1 - self.follows) * (1 - self.theme) * (1 - self.group)
        against *= (1 - self.dimension) * (1 - self.words) * (1 - self.place)
        return self.left * (1 - against)


_Pairs = dict[tuple[int, int], _Grounds]
"""By the rows of problem and answer."""


def answers(report: Report, first: int, corpus: Corpus, taxonomy: Taxonomy) -> Iterator[Answer]:
    """Yield each problem's causes, then measures, best first.

    ``first`` is the number of the report's first item in the corpus.
    """
    places = list(_places(report, first, corpus, taxonomy))
    problems = [place for place in places if place.item.kind is ItemKind.PROBLEM]
    if not problems or len(problems) == len(places):
        return
    evidence = _Evidence(corpus, taxonomy, _common_words(first, len(places), corpus), _run_sizes(places))
    for kind in (ItemKind.CAUSE, ItemKind.MEASURE):
        candidates = [place for place in places if place.item.kind is kind]
        pairs = {
            (problem.row, candidate.row): evidence.grounds(problem, candidate)
            for problem in problems
            for candidate in candidates
        }
        _confirm_order(problems, candidates, pairs)
        for problem in problems:
            for candidate, strength in _chosen(problem, candidates, pairs):
                reason = evidence.reason(problem, candidate, pairs[problem.row, candidate.row])
                yield Answer(problem.item, candidate.item, strength, reason)


def _places(report: Report, first: int, corpus: Corpus, taxonomy: Taxonomy) -> Iterator[_Place]:
    orders: Counter[ItemKind] = Counter()
    blocks: dict[ItemKind, dict[int, int]] = {kind: {} for kind in ItemKind}
    run = -1
    last: tuple[Block | None, ItemKind | None] = (None, None)
    for row, (_, block, item) in enumerate(report.placed_items()):
        if block is not last[0] or (item.kind is ItemKind.PROBLEM and last[1] is not ItemKind.PROBLEM):
            run += 1
        groups: dict[str, float] = {}
        for id_, part in corpus.themes[first + row].items():
            group = taxonomy.theme_by_id[id_].group
            groups[group] = max(part, groups.get(group, 0.0))
        yield _Place(
            item=item,
            block=block,
            number=first + row,
            row=row,
            order=orders[item.kind],
            block_order=blocks[item.kind].setdefault(id(block), len(blocks[item.kind])),
            run=run,
            groups=groups,
            dimensions=frozenset(tag.id for tag in item.dimensions),
        )
        orders[item.kind] += 1
        last = block, item.kind


def _run_sizes(places: Sequence[_Place]) -> Counter[tuple[int, ItemKind]]:
    return Counter((place.run, place.item.kind) for place in places)


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
    common: Floats = (held * worth) @ held.T / np.maximum(chance, 1)
    return common


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What is known of one report's items."""

    corpus: Corpus
    taxonomy: Taxonomy
    common_words: Floats
    run_sizes: Counter[tuple[int, ItemKind]]

    def grounds(self, problem: _Place, answer: _Place) -> _Grounds:
        """Gather what speaks for an answer, all but its place."""
        themes = shared_themes(self.corpus, problem.number, answer.number)
        groups = (part * answer.groups.get(group, 0.0) for group, part in problem.groups.items())
        common = float(self.common_words[problem.row, answer.row])
        dimension = _dimension(problem, answer)
        return _Grounds(
            follows=self._follows(problem, answer),
            theme=THEME * max(themes.values(), default=0.0),
            group=0.0 if themes else THEME_GROUP[answer.item.kind] * max(groups, default=0.0),
            dimension=dimension,
            words=WORDS * common**2 / (common**2 + WORDS_FOR_HALF**2) if common >= WORDS_AT_LEAST else 0.0,
            left=ELSEWHERE if self._elsewhere(problem, answer, dimension) else 1.0,
        )

    def _follows(self, problem: _Place, answer: _Place) -> float:
        if problem.run != answer.run:
            return 0.0
        alone = self.run_sizes[problem.run, ItemKind.PROBLEM] == 1
        # a row of a table has a number of its own, but hardly ever a heading
        marked = problem.block.heading or problem.block.ordinal
        if alone or (marked and self.run_sizes[problem.run, answer.item.kind] == 1):
            return FOLLOWS
        return FOLLOWS_SEVERAL if marked else 0.0

    def _elsewhere(self, problem: _Place, answer: _Place, dimension: float) -> bool:
        """Tell whether the problem's block has answers of its own, or the headings name other dimensions."""
        if problem.block is answer.block:
            return False
        own = self.run_sizes[problem.run, answer.item.kind] > 0
        headed = problem.block.dimension and answer.block.dimension
        return own or bool(headed and not dimension)

    def reason(self, problem: _Place, answer: _Place, grounds: _Grounds) -> str:
        """Say in Chinese what the two have in common."""
        themes = shared_themes(self.corpus, problem.number, answer.number)
        groups = [group for group in problem.groups if group in answer.groups]
        words = words_in_common(self.corpus, problem.number, answer.number) if grounds.words else ""
        parts = (
            "与问题写在同一处" if grounds.follows else "",
            themes_in_words(themes, self.taxonomy),
            f"主题同属一类：{'、'.join(groups)}" if grounds.group else "",
            f"同属维度：{_shared_dimension(problem, answer, self.taxonomy)}" if grounds.dimension else "",
            words,
            "两部分顺序一致" if grounds.place else "",
        )
        return "；".join(filter(None, parts)) or "用词相近"


def _dimension(problem: _Place, answer: _Place) -> float:
    if problem.block is answer.block:
        return 0.0
    headed = problem.block.dimension and answer.block.dimension
    if headed and problem.block.dimension == answer.block.dimension:
        return DIMENSION
    either = problem.dimensions | answer.dimensions
    shared = len(problem.dimensions & answer.dimensions) / max(1, len(either))
    return shared * (DIMENSION_NEAR if headed else DIMENSION_SAID)


def _shared_dimension(problem: _Place, answer: _Place, taxonomy: Taxonomy) -> str:
    if problem.block.dimension and problem.block.dimension == answer.block.dimension:
        return problem.block.dimension_name
    shared = problem.dimensions & answer.dimensions
    return "、".join(dimension.name for dimension in taxonomy.base_dimensions if dimension.id in shared)


def _confirm_order(problems: Sequence[_Place], candidates: Sequence[_Place], pairs: _Pairs) -> None:
    """Add to the grounds that sections run parallel, as far as the other evidence confirms it."""
    counterpart = _counterpart(problems, candidates)
    if not counterpart:
        return
    own = {(problem.row, candidates[counterpart(problem)].row) for problem in problems}
    best = {
        problem.row: max(pairs[problem.row, candidate.row].strength for candidate in candidates)
        for problem in problems
    }
    confirmed = sum(pairs[key].strength >= max(CONFIRMS, best[key[0]]) for key in own)
    for key in own:
        pairs[key] = pairs[key]._replace(place=PLACE * confirmed / len(problems))


def _counterpart(problems: Sequence[_Place], candidates: Sequence[_Place]) -> Callable[[_Place], int] | None:
    """Return how a problem's counterpart is found if there is one for each block, or for each problem."""
    if len(candidates) < 2:
        return None
    if len({problem.block_order for problem in problems}) == len(candidates):
        return lambda problem: problem.block_order
    if len(problems) == len(candidates):
        return lambda problem: problem.order
    return None


def _chosen(problem: _Place, candidates: Sequence[_Place], pairs: _Pairs) -> Iterator[tuple[_Place, float]]:
    strengths = [(round(pairs[problem.row, one.row].strength, 3), one) for one in candidates]
    ranked = sorted(strengths, key=lambda pair: (-pair[0], pair[1].order))
    for strength, candidate in ranked[:ANSWERS_AT_MOST]:
        if strength >= max(ENOUGH, SHARE_OF_BEST * ranked[0][0]):
            yield candidate, strength
