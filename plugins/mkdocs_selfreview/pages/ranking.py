"""Which items to show first: concise, complete and typical ones, from different reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from mkdocs_selfreview.linker import Links
from mkdocs_selfreview.model import ItemKind
from mkdocs_selfreview.pages.catalogue import Placed

GOOD_LENGTHS = range(60, 261)
"""Characters of an item that can be taken in at a glance and still says what it means."""


def ranked(items: Iterable[Placed], links: Links) -> list[Placed]:
    """Best first, taking turns among the reports so that no single one fills the top.

    An item's merit is the sum of three parts from 0 to 1: concise (its length lies in ``GOOD_LENGTHS``, less
    the further it lies outside), complete (its sentences do up to three different things) and typical (up to
    three other reports say the like of it). Equals keep the order they came in.
    """
    turns: dict[str, list[Placed]] = defaultdict(list)
    for placed in sorted(items, key=lambda one: -merit(one, links)):
        turns[placed.report.id].append(placed)
    rounds = [
        (turn, -merit(placed, links), place, placed)
        for place, own in enumerate(turns.values())
        for turn, placed in enumerate(own)
    ]
    return [placed for *_, placed in sorted(rounds, key=lambda entry: entry[:3])]


def folded(items: Iterable[Placed], links: Links) -> list[tuple[Placed, tuple[Placed, ...]]]:
    """Each item with those after it that are near-identical to it; these do not stand for themselves."""
    by_key = {placed.key: placed for placed in items}
    return [
        (by_key[first], tuple(by_key[key] for key in members if key != first))
        for first, members in links.folded(by_key).items()
    ]


def merit(placed: Placed, links: Links) -> float:
    """How well an item serves as an example, 0 to 3."""
    item = placed.item
    length = len(item.text)
    outside = max(GOOD_LENGTHS.start - length, length - GOOD_LENGTHS.stop + 1, 0)
    concise = max(0.0, 1 - outside / GOOD_LENGTHS.stop)
    complete = min(len({sentence.function for sentence in item.sentences if sentence.function}), 3) / 3
    alike = links.similar if item.kind is ItemKind.PROBLEM else links.problems
    typical = min(len(alike(*placed.key)), 3) / 3
    return concise + complete + typical
