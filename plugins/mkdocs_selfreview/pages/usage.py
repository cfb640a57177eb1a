"""How a dimension or theme is usually named: in headings over the years, and in the words of the texts."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from mkdocs_selfreview.library import Library
from mkdocs_selfreview.pages.catalogue import Placed
from mkdocs_selfreview.taxonomy import Dimension, Taxonomy
from mkdocs_selfreview.words import words

LEAST_USES = 3
"""Items that make a wording one by which a theme usually goes."""

_AROUND = re.compile(r"^在|^关于|(?:方面)?(?:存在的?)?(?:主要|突出)?(?:问题|不足|差距)?[。：:]?$")


@dataclass(frozen=True, slots=True)
class Naming:
    """A name or wording with how often, and in which years, it is used."""

    text: str
    count: int
    years: tuple[int, ...] = ()


def headings(library: Library) -> dict[str, list[Naming]]:
    """Ids of dimensions → how reports head what belongs to them, most frequent first; counted in reports.

    A base dimension has the headings of all that are mapped to it.
    """
    found: dict[str, dict[str, dict[str, int | None]]] = defaultdict(lambda: defaultdict(dict))
    for report in library.reports:
        for section in report.sections:
            for block in section.blocks:
                dimension = library.taxonomy.dimension_by_id.get(block.dimension or "")
                text = _AROUND.sub("", block.heading.strip())
                if dimension and text:
                    for id_ in {dimension.id, *dimension.base_ids}:
                        found[id_][text][report.id] = report.year
    return {
        id_: _sorted(
            Naming(text, len(reports), tuple(sorted({year for year in reports.values() if year})))
            for text, reports in texts.items()
        )
        for id_, texts in found.items()
    }


def cues(items: Iterable[Placed], theme: str) -> list[Naming]:
    """The wordings by which items were given a theme, most frequent first; counted in items.

    Left out are rare ones, and those of which a single character is left over (学习当, 读了).
    """
    tags = (tag for one in items for tag in one.item.themes if tag.id == theme)
    counted = Counter(cue for tag in tags for cue in dict.fromkeys(tag.cue.split("、")))
    return _sorted(
        Naming(text, count)
        for text, count in counted.items()
        if count >= LEAST_USES and all(len(word) > 1 for part in text.split("…") for word in words(part))
    )


def names_of_years(dimension: Dimension, taxonomy: Taxonomy) -> list[tuple[Dimension, tuple[int, ...]]]:
    """The dimensions that plans set and that belong to a base dimension, with their years, newest first."""
    years: dict[str, set[int]] = defaultdict(set)
    for each in taxonomy.sets:
        for id_ in each.dimensions:
            if dimension.id in taxonomy.dimension_by_id[id_].maps_to:
                years[id_].update(each.years)
    found = [(taxonomy.dimension_by_id[id_], tuple(sorted(in_years))) for id_, in_years in years.items()]
    return sorted(found, key=lambda entry: (-max(entry[1], default=0), entry[0].id))


def _sorted(namings: Iterable[Naming]) -> list[Naming]:
    return sorted(namings, key=lambda one: (-one.count, one.text))
