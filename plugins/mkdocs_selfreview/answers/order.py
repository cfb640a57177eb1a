"""The order of a report: sections that run parallel, and causes that share out the problems."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from mkdocs_selfreview.answers.evidence import Grounds
from mkdocs_selfreview.answers.places import Place
from mkdocs_selfreview.similarity import Floats

PLACE = 0.35
"""The same place in sections that run parallel; less, the fewer other pairs confirm that they do."""
CONFIRMS = 0.2
"""Least strength by which a pair confirms it."""
CROWDED = 0.15
"""What a cause loses that draws e times its share of the problems."""
EVEN = 0.4
"""How much stronger one cause must be than another to draw e times as much of a problem."""

TOGETHER = 0.1
"""What a cause gains that draws all other problems of the block: those of one block often have one cause."""

Pairs = dict[tuple[int, int], Grounds]
"""By the rows of problem and answer."""


def confirm_order(problems: Sequence[Place], candidates: Sequence[Place], pairs: Pairs) -> None:
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


def _counterpart(problems: Sequence[Place], candidates: Sequence[Place]) -> Callable[[Place], int] | None:
    """Return how a problem's counterpart is found if there is one for each block, or for each problem."""
    if len(candidates) < 2:
        return None
    if len({problem.block_order for problem in problems}) == len(candidates):
        return lambda problem: problem.block_order
    if len(problems) == len(candidates):
        return lambda problem: problem.order
    return None


def shared_out(
    problems: Sequence[Place], causes: Sequence[Place], pairs: Pairs
) -> dict[tuple[int, int], float]:
    """Return strengths, less for causes that draw most problems, more for those that draw the block's others.

    Writers give no cause for nothing: together the causes of a report cover its problems. Some strengths are
    more than 1: cut off there, they would no longer tell the best of several good causes.
    """
    strengths = np.array(
        [[pairs[problem.row, cause.row].strength for cause in causes] for problem in problems]
    )
    drawn = np.exp(strengths / EVEN)
    drawn /= drawn.sum(axis=1, keepdims=True)
    load = drawn.mean(axis=0) * len(causes)
    together = _drawn_beside(problems, drawn) - 1 / len(causes)
    evened = (strengths - CROWDED * np.log(load) + TOGETHER * together).tolist()
    return {
        (problem.row, cause.row): strength
        for problem, row in zip(problems, evened, strict=True)
        for cause, strength in zip(causes, row, strict=True)
    }


def _drawn_beside(problems: Sequence[Place], drawn: Floats) -> Floats:
    """Return how much each cause draws of the other problems in a problem's block; without any, all alike."""
    blocks = np.array([id(problem.block) for problem in problems])
    beside = (blocks[:, None] == blocks) & ~np.eye(len(blocks), dtype=bool)
    count = beside.sum(axis=1, keepdims=True)
    shares: Floats = np.einsum("ik,kj->ij", beside, drawn) / np.maximum(count, 1)
    return np.where(count, shares, 1 / drawn.shape[1])
