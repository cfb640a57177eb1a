"""What a cause goes back to (根源), and how well that explains a problem."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from mkdocs_selfreview.folding import fold
from mkdocs_selfreview.model import Item
from mkdocs_selfreview.taxonomy import Root, Taxonomy

LEAD_WEIGHT = 2.0
"""What a cue in the lead counts; elsewhere 1."""
DISCOUNT = 0.6
"""Cues of one root overlap and repeat each other: each further one counts this much less."""
PARTLY = 0.5
"""How well a root explains the problems that have it among others."""
HEADED = 0.175
"""What it adds that the problem stands under a dimension whose problems mostly have the root."""
TOLD = 1.5
"""What the cause's own main theme adds to the roots that explain problems of that theme."""
SURE = 2.0
"""What a cue in the lead weighs; a cause whose best root has less is not sure to go back to it."""
FAINT = 0.3
"""A root with less than this share of the first one's weight is only touched on."""


def roots_of(cause: Item, themes: Mapping[str, float], taxonomy: Taxonomy) -> dict[str, float]:
    """Return by id the roots that a cause names: 1 for the main one, less for others, by their weights.

    ``themes`` are the cause's own: what a root explains in problems, a cause of that root is about. Where its
    words surely name a root, themes bring in no other.
    """
    text = fold(cause.text)
    lead_end = max(text.find(fold(cause.lead)), 0) + len(cause.lead)
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for hit in taxonomy.root_scanner.hits(text):
        weight = hit.weight * (LEAD_WEIGHT if hit.start < lead_end else 1.0)
        words = text[hit.start : hit.end]
        found[hit.owner][words] = max(weight, found[hit.owner].get(words, 0.0))
    named = {id_: _sum(weights) for id_, weights in found.items()}
    candidates = named if max(named.values(), default=0.0) >= SURE else taxonomy.root_by_id
    scores = {id_: named.get(id_, 0.0) + TOLD * _told(taxonomy.root_by_id[id_], themes) for id_ in candidates}
    best = max(SURE, max(scores.values(), default=0.0))
    return {id_: score / best for id_, score in scores.items() if score >= FAINT * best}


def _told(root: Root, themes: Mapping[str, float]) -> float:
    return max((part for id_, part in themes.items() if id_ in root.explains), default=0.0)


def _sum(weights: Mapping[str, float]) -> float:
    ranked = sorted(weights.values(), reverse=True)
    return sum(weight * DISCOUNT**place for place, weight in enumerate(ranked))


def best_root(
    roots: Mapping[str, float], leanings: Mapping[str, float], dimensions: frozenset[str], taxonomy: Taxonomy
) -> tuple[str, float]:
    """Return the name of the root by which a cause best explains a problem, and how well, 0 to 1.

    ``roots`` are the cause's; ``leanings`` are the themes the problem may have, with their likelihoods.
    """
    found = (
        (part * _explains(taxonomy.root_by_id[id_], leanings, dimensions), id_) for id_, part in roots.items()
    )
    explained, id_ = max(found, default=(0.0, ""))
    return (taxonomy.root_by_id[id_].name if explained else ""), min(1.0, explained)


def _explains(root: Root, leanings: Mapping[str, float], dimensions: frozenset[str]) -> float:
    mostly = sum(part for id_, part in leanings.items() if id_ in root.explains)
    partly = sum(part for id_, part in leanings.items() if id_ in root.partly)
    headed = 0.0 if dimensions.isdisjoint(root.dimensions) else HEADED
    return mostly + PARTLY * partly + headed
