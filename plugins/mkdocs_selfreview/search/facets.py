"""The ways to narrow a search: each facet with its values, their names and how many entries have them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from mkdocs_selfreview.search.entries import Entry, Origin
from mkdocs_selfreview.search.unit_types import unit_type
from mkdocs_selfreview.taxonomy import Taxonomy

FACETS = ("part", "dimension", "theme", "function", "year", "meeting", "scope", "unit")
OF_ORIGIN = FACETS[4:]
"""Facets that are the same for all entries of a report."""
UNKNOWN = "none"
"""Value of an origin's facet that is not known."""

PARTS = {
    "problem": "问题",
    "cause": "原因",
    "measure": "措施",
    "study": "学习资料",
    "phrase": "表述库",
    "term": "规范表述",
    "other": "其他文字",
}
SCOPES = {"personal": "个人", "team": "班子"}

Names = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value of a facet."""

    id: str
    name: str
    count: int


Facets = Mapping[str, tuple[FacetValue, ...]]


def names_of(taxonomy: Taxonomy) -> Names:
    """Names by facet and id; a value without a name is shown by its id."""
    return {
        "part": PARTS,
        "dimension": {each.id: each.name for each in taxonomy.dimensions},
        "theme": {each.id: each.name for each in taxonomy.themes},
        "function": {each.id: each.name for each in taxonomy.functions},
        "scope": SCOPES,
    }


def values_of_origin(origin: Origin) -> tuple[str, ...]:
    """The values of an origin for ``OF_ORIGIN``."""
    facts = (str(origin.year or ""), origin.meeting, origin.scope, unit_type(origin.unit))
    return tuple(fact or UNKNOWN for fact in facts)


def values_of_entry(entry: Entry) -> Iterator[tuple[str, Iterable[str]]]:
    """Facets that belong to an entry itself, each with the entry's values."""
    yield "part", (entry.part,)
    yield "dimension", entry.dimensions
    yield "theme", entry.themes
    yield "function", tuple(dict.fromkeys(filter(None, entry.functions)))


def count_facets(entries: Sequence[Entry], names: Names) -> Facets:
    """The values that occur, in the order to show them: most frequent first, but years newest first."""
    counts: dict[str, Counter[str]] = {facet: Counter() for facet in FACETS}
    origins: Counter[Origin] = Counter()
    for entry in entries:
        origins[entry.origin] += 1
        for facet, ids in values_of_entry(entry):
            counts[facet].update(ids)
    for origin, entries_there in origins.items():
        for facet, id_ in zip(OF_ORIGIN, values_of_origin(origin), strict=True):
            counts[facet][id_] += entries_there
    return {facet: tuple(_values(facet, counts[facet], names.get(facet, {}))) for facet in FACETS}


def _values(facet: str, counts: Counter[str], names: Mapping[str, str]) -> Iterator[FacetValue]:
    def place(id_: str) -> tuple[bool, int, str]:
        return id_ == UNKNOWN, -int(id_) if facet == "year" and id_.isdecimal() else -counts[id_], id_

    for id_ in sorted(counts, key=place):
        yield FacetValue(id_, names.get(id_, "不明" if id_ == UNKNOWN else id_), counts[id_])
