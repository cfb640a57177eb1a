"""Which causes and measures of a report answer which of its problems, and what speaks for it.

What two items share (themes, dimension, words, place) adds up like independent probabilities:
1 - (1 - a)(1 - b)… A cause shares little with its problems; there its root (根源) counts first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from mkdocs_selfreview.answers.evidence import Evidence
from mkdocs_selfreview.answers.order import confirm_order, shared_out
from mkdocs_selfreview.answers.places import Place, places
from mkdocs_selfreview.model import Item, ItemKind, Report
from mkdocs_selfreview.similarity import Corpus
from mkdocs_selfreview.taxonomy import Taxonomy

ENOUGH = {ItemKind.CAUSE: 0.6, ItemKind.MEASURE: 0.43}
"""Least strength of an answer: one strong piece of evidence, or several weak ones."""
SHARE_OF_BEST = {ItemKind.CAUSE: 0.9, ItemKind.MEASURE: 0.75}
"""A further answer needs this share of the best one's strength; most problems have one cause."""
ANSWERS_AT_MOST = 3


class Answer(NamedTuple):
    """A cause or measure that answers a problem, with its strength and reason."""

    problem: Item
    answer: Item
    score: float
    reason: str


def answers(report: Report, first: int, corpus: Corpus, taxonomy: Taxonomy) -> Iterator[Answer]:
    """Yield each problem's causes, then measures, best first.

    ``first`` is the number of the report's first item in the corpus.
    """
    standing = list(places(report, first, corpus, taxonomy))
    problems = [place for place in standing if place.item.kind is ItemKind.PROBLEM]
    if not problems or len(problems) == len(standing):
        return
    evidence = Evidence(standing, corpus, taxonomy)
    for kind in ENOUGH:
        candidates = [place for place in standing if place.item.kind is kind]
        if not candidates:
            continue
        pairs = {
            (problem.row, candidate.row): evidence.grounds(problem, candidate)
            for problem in problems
            for candidate in candidates
        }
        if kind is ItemKind.CAUSE:
            strengths = shared_out(problems, candidates, pairs)
        else:
            confirm_order(problems, candidates, pairs)
            strengths = {key: grounds.strength for key, grounds in pairs.items()}
        for problem in problems:
            for candidate, strength in _chosen(problem, candidates, strengths):
                reason = evidence.reason(problem, candidate, pairs[problem.row, candidate.row])
                yield Answer(problem.item, candidate.item, min(1.0, strength), reason)


def _chosen(
    problem: Place, candidates: Sequence[Place], strengths: Mapping[tuple[int, int], float]
) -> Iterator[tuple[Place, float]]:
    """Yield the best candidates of one kind with their strengths, best first."""
    rounded = [(round(strengths[problem.row, one.row], 3), one) for one in candidates]
    ranked = sorted(rounded, key=lambda pair: (-pair[0], pair[1].order))
    for strength, candidate in ranked[:ANSWERS_AT_MOST]:
        kind = candidate.item.kind
        if strength >= max(ENOUGH[kind], SHARE_OF_BEST[kind] * ranked[0][0]):
            yield candidate, strength
