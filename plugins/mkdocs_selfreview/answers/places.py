"""Where the items of a report stand, and what each is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from mkdocs_selfreview.model import Block, Item, ItemKind, Report
from mkdocs_selfreview.similarity import Corpus
from mkdocs_selfreview.taxonomy import Taxonomy


class Place(NamedTuple):
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
    leanings: Mapping[str, float]
    """How likely each theme is the main one."""


def places(report: Report, first: int, corpus: Corpus, taxonomy: Taxonomy) -> Iterator[Place]:
    """Yield the places of a report's items; ``first`` is the number of its first item in the corpus."""
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
        yield Place(
            item=item,
            block=block,
            number=first + row,
            row=row,
            order=orders[item.kind],
            block_order=blocks[item.kind].setdefault(id(block), len(blocks[item.kind])),
            run=run,
            groups=groups,
            dimensions=frozenset(tag.id for tag in item.dimensions),
            leanings=corpus.leanings[first + row],
        )
        orders[item.kind] += 1
        last = block, item.kind
