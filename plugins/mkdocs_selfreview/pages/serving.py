"""What helps with what: the study pages that serve a problem, and the problems that a study page answers."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from math import log

from mkdocs_selfreview.pages.catalogue import Catalogue, Placed
from mkdocs_selfreview.pages.ranking import ranked
from mkdocs_selfreview.pages.study_page import StudyPage

OFFERED = 3
"""Study pages beside a problem."""
_WEIGHED = 300
"""Problems of a study page that are compared as examples; beyond these its subjects alone decide."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A study page for a problem, and the ids of the themes that they share."""

    page: StudyPage
    themes: tuple[str, ...]


@dataclass(frozen=True)
class Serving:
    """Study pages and problems by what both are about.

    A page serves the problems that have one of its themes or, where it has no themes, one of its
    dimensions: just those that the search finds by them.
    """

    study: tuple[StudyPage, ...]
    catalogue: Catalogue

    def offers(self, placed: Placed) -> list[Offer]:
        """The study pages that serve a problem, best first.

        Best is what shares the most, and the rarest, themes; a dimension in common decides between equals.
        """
        shared: dict[str, list[str]] = defaultdict(list)
        for id_ in dict.fromkeys(tag.id for tag in placed.item.themes):
            for page in self._by_theme.get(id_, ()):
                shared[page.address].append(id_)
        dimensions = _dimensions(placed)
        for id_ in dimensions:
            for page in self._by_dimension.get(id_, ()):
                shared.setdefault(page.address, [])
        pages = (self._by_address[address] for address in shared)

        def worth(page: StudyPage) -> tuple[float, bool]:
            common = sum(self._rarity[id_] for id_ in shared[page.address])
            return common, not dimensions.isdisjoint(page.dimensions)

        newest = sorted(pages, key=lambda page: (page.date, page.address), reverse=True)
        best = sorted(newest, key=worth, reverse=True)[:OFFERED]
        return [Offer(page, tuple(shared[page.address])) for page in best]

    def served(self, page: StudyPage) -> tuple[Placed, ...]:
        """All problems that a page serves."""
        families = [(self.catalogue.theme, page.themes)] if page.themes else []
        families += [(self.catalogue.dimension, page.dimensions)] if not page.themes else []
        found = (one for topic, ids in families for id_ in ids for one in topic(id_).problems)
        return tuple({one.key: one for one in found}.values())

    def typical(self, page: StudyPage) -> list[Placed]:
        """The problems that a page answers best: those that share most with it, the best examples first."""
        served = self.served(page)
        themes = frozenset(page.themes)

        def distance(entry: tuple[int, Placed]) -> tuple[int, int]:
            place, placed = entry
            return -len(themes.intersection(tag.id for tag in placed.item.themes)), place

        nearest = heapq.nsmallest(_WEIGHED, enumerate(served), key=distance)
        order = {placed.key: -distance((place, placed))[0] for place, placed in nearest}
        examples = ranked((placed for _, placed in nearest), self.catalogue.library.links)
        return sorted(examples, key=lambda placed: -order[placed.key])

    @cached_property
    def _by_address(self) -> dict[str, StudyPage]:
        return {page.address: page for page in self.study}

    @cached_property
    def _by_theme(self) -> dict[str, list[StudyPage]]:
        return _grouped((id_, page) for page in self.study for id_ in page.themes)

    @cached_property
    def _by_dimension(self) -> dict[str, list[StudyPage]]:
        return _grouped((id_, page) for page in self.study if not page.themes for id_ in page.dimensions)

    @cached_property
    def _rarity(self) -> dict[str, float]:
        counted = Counter(id_ for page in self.study for id_ in page.themes)
        return {id_: 1 + log(len(self.study) / count) for id_, count in counted.items()}


def _dimensions(placed: Placed) -> set[str]:
    under = {placed.block.dimension} if placed.block.dimension else set()
    return under | {tag.id for tag in placed.item.dimensions}


def _grouped(entries: Iterable[tuple[str, StudyPage]]) -> dict[str, list[StudyPage]]:
    groups: dict[str, list[StudyPage]] = defaultdict(list)
    for id_, page in entries:
        groups[id_].append(page)
    return dict(groups)
