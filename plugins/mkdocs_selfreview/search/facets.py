"""The ways to narrow a search: each facet with its values, their names and how many entries have them."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from mkdocs_selfreview.search.entries import Entry, Origin
from mkdocs_selfreview.search.unit_types import unit_type
from mkdocs_selfreview.taxonomy import Taxonomy

FACETS = ("part", "dimension", "theme", "function", "year", "meeting", "scope", "unit")
OF_ENTRY = FACETS[:4]
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
Holders = Mapping[str, Mapping[str, "array[int]"]]


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


def gather(entries: Iterable[Entry]) -> Holders:
    """The entries, by their numbers, that have each value of each facet."""
    holders: dict[str, defaultdict[str, array[int]]] = {facet: defaultdict(_no_entries) for facet in FACETS}
    parts, dimensions, themes, functions = (holders[facet] for facet in OF_ENTRY)
    of_origin: dict[Origin, list[array[int]]] = {}
    for number, entry in enumerate(entries):
        if entry.origin not in of_origin:
            pairs = zip(OF_ORIGIN, values_of_origin(entry.origin), strict=True)
            of_origin[entry.origin] = [holders[facet][id_] for facet, id_ in pairs]
        for holder in of_origin[entry.origin]:
            holder.append(number)
        parts[entry.part].append(number)
        for id_ in entry.dimensions:
            dimensions[id_].append(number)
        for id_ in entry.themes:
            themes[id_].append(number)
        for id_ in set(entry.functions):
            if id_:
                functions[id_].append(number)
    return {facet: dict(found) for facet, found in holders.items()}


def describe(holders: Holders, names: Names) -> Facets:
    """The values that occur, in the order to show them: most frequent first, but years newest first."""
    return {facet: tuple(_values(facet, found, names.get(facet, {}))) for facet, found in holders.items()}


def _values(facet: str, holders: Mapping[str, array[int]], names: Mapping[str, str]) -> Iterator[FacetValue]:
    def place(id_: str) -> tuple[bool, int, str]:
        is_year = facet == "year" and id_.isdecimal()
        return id_ == UNKNOWN, -int(id_) if is_year else -len(holders[id_]), id_

    for id_ in sorted(holders, key=place):
        yield FacetValue(id_, names.get(id_, "不明" if id_ == UNKNOWN else id_), len(holders[id_]))


def _no_entries() -> array[int]:
    return array("i")
