"""The library seen from its items: where each stands, and what a dimension or theme gathers."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property

from mkdocs_selfreview.library import Library
from mkdocs_selfreview.linker import ItemKey
from mkdocs_selfreview.model import Block, Item, ItemKind, Report


@dataclass(frozen=True, slots=True)
class Placed:
    """An item with the report and block it stands in."""

    report: Report
    block: Block
    item: Item

    @property
    def key(self) -> ItemKey:
        """Names the item in the library."""
        return self.report.id, self.item.anchor


@dataclass(frozen=True)
class Topic:
    """Everything that a dimension or theme gathers, newest report first."""

    problems: tuple[Placed, ...]
    causes: tuple[Placed, ...]
    measures: tuple[Placed, ...]

    def __bool__(self) -> bool:
        return bool(self.problems or self.causes or self.measures)

    @cached_property
    def reports(self) -> int:
        """Number of reports that say something on it."""
        return len({placed.report.id for placed in self.everything()})

    def of(self, kind: ItemKind) -> tuple[Placed, ...]:
        """The items of one kind."""
        by_kind = {
            ItemKind.PROBLEM: self.problems,
            ItemKind.CAUSE: self.causes,
            ItemKind.MEASURE: self.measures,
        }
        return by_kind[kind]

    def everything(self) -> tuple[Placed, ...]:
        """All items."""
        return self.problems + self.causes + self.measures


NOTHING = Topic((), (), ())


@dataclass(frozen=True)
class Catalogue:
    """What the pages look up in the library."""

    library: Library
    items: dict[ItemKey, Placed]
    by_dimension: dict[str, Topic]
    """Base dimensions by the items' tags, all others by the headings that the items stand under."""
    by_theme: dict[str, Topic]
    neighbours: dict[str, tuple[tuple[str, int], ...]] = field(repr=False)
    """Theme → the themes that occur with it in one item and how often, most frequent first."""

    def dimension(self, id_: str) -> Topic:
        """What a dimension gathers, perhaps nothing."""
        return self.by_dimension.get(id_, NOTHING)

    def theme(self, id_: str) -> Topic:
        """What a theme gathers, perhaps nothing."""
        return self.by_theme.get(id_, NOTHING)

    @cached_property
    def problems(self) -> tuple[Placed, ...]:
        """All problems, newest report first."""
        return tuple(placed for placed in self.items.values() if placed.item.kind is ItemKind.PROBLEM)

    @cached_property
    def totals(self) -> dict[ItemKind, int]:
        """Number of items of each kind."""
        counted = Counter(placed.item.kind for placed in self.items.values())
        return {kind: counted[kind] for kind in ItemKind}


def build_catalogue(library: Library) -> Catalogue:
    """Go through all reports once and gather their items."""
    placed = [
        Placed(report, block, item) for report in library.reports for _, block, item in report.placed_items()
    ]
    dimensions: dict[str, list[Placed]] = defaultdict(list)
    themes: dict[str, list[Placed]] = defaultdict(list)
    together: dict[str, Counter[str]] = defaultdict(Counter)
    for one in placed:
        for id_ in dimensions_of(one):
            dimensions[id_].append(one)
        tags = themes_of(one)
        for id_ in tags:
            themes[id_].append(one)
            together[id_].update(other for other in tags if other != id_)
    return Catalogue(
        library,
        {one.key: one for one in placed},
        {id_: _topic(found) for id_, found in dimensions.items()},
        {id_: _topic(found) for id_, found in themes.items()},
        {id_: tuple(sorted(found.items(), key=_most_first)) for id_, found in together.items()},
    )


def dimensions_of(placed: Placed) -> tuple[str, ...]:
    """Ids of the dimensions of an item: of the heading it stands under, then of its tags; each once."""
    under = [placed.block.dimension] if placed.block.dimension else []
    return tuple(dict.fromkeys([*under, *(tag.id for tag in placed.item.dimensions)]))


def themes_of(placed: Placed) -> tuple[str, ...]:
    """Ids of the themes of an item, each once."""
    return tuple(dict.fromkeys(tag.id for tag in placed.item.themes))


def _topic(found: list[Placed]) -> Topic:
    def of(kind: ItemKind) -> tuple[Placed, ...]:
        return tuple(placed for placed in found if placed.item.kind is kind)

    return Topic(of(ItemKind.PROBLEM), of(ItemKind.CAUSE), of(ItemKind.MEASURE))


def _most_first(counted: tuple[str, int]) -> tuple[int, str]:
    return -counted[1], counted[0]
