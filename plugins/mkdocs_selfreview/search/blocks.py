"""The texts themselves, in blocks of a few KB, each with what is known of its entries.

A block is three strings: the texts one after another; numbers; words. The numbers are, for the origins that
the block's entries stand in, how many there are and for each

    number, is it a report, and its value of every facet of ``OF_ORIGIN``

then for each entry

    origin (place in the block), part, dimensions (how many, then each), themes (likewise), length of the
    lead, sentences (how many, then for each: length, what it is, and if it is repeated: occurrences, number)

where "what it is" is (function × 8 + merit) × 2 + whether it is repeated. Values of facets are their places
in the list of the facet's values, and 0 as a function is none. The words, a line each, are title, address and
unit of each origin and then the anchor of each entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from mkdocs_selfreview.search.entries import Entry, Origin
from mkdocs_selfreview.search.facets import OF_ORIGIN, values_of_origin

BLOCK = 4000
"""Characters of a block at least, words of origins included: about 7 KB, so that rare hits stay cheap."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """An entry in its place of the index, with the merits of its sentences."""

    entry: Entry
    merits: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What the blocks refer to."""

    places: Mapping[str, Mapping[str, int]]
    """Facet → value → place."""
    origins: Mapping[Origin, int]
    repeated: Mapping[str, tuple[int, int]]
    """Sentence that occurs more than once → occurrences, number."""


def cut(shelved: Sequence[Shelved]) -> Iterator[Sequence[Shelved]]:
    """Cut the entries into blocks."""
    start = size = 0
    origins: set[Origin] = set()
    for place, one in enumerate(shelved, 1):
        entry = one.entry
        size += len(entry.text)
        if entry.origin not in origins:
            origins.add(entry.origin)
            size += sum(map(len, _words(entry.origin)))
        if size >= BLOCK:
            yield shelved[start:place]
            start, size = place, 0
            origins.clear()
    if start < len(shelved):
        yield shelved[start:]


def make_block(shelved: Sequence[Shelved], known: Known) -> tuple[str, list[int]]:
    """Text and numbers of a block."""
    origins = {
        origin: place for place, origin in enumerate(dict.fromkeys(one.entry.origin for one in shelved))
    }
    numbers = [len(origins)]
    words: list[str] = []
    for origin in origins:
        values = zip(OF_ORIGIN, values_of_origin(origin), strict=True)
        numbers += [known.origins[origin], origin.is_report, *(known.places[key][id_] for key, id_ in values)]
        words += _words(origin)
    for one in shelved:
        numbers.append(origins[one.entry.origin])
        numbers += _numbers(one, known)
        words.append(one.entry.anchor)
    text = "".join(one.entry.text for one in shelved)
    return text + "\n".join(re.sub(r"\s+", " ", word) for word in words), numbers


def _words(origin: Origin) -> tuple[str, str, str]:
    return origin.title, origin.address, origin.unit


def _numbers(one: Shelved, known: Known) -> list[int]:
    entry, places = one.entry, known.places
    numbers = [places["part"][entry.part]]
    for facet, ids in (("dimension", entry.dimensions), ("theme", entry.themes)):
        numbers.append(len(ids))
        numbers += [places[facet][id_] for id_ in ids]
    # lengths are JavaScript's, to which a character beyond the basic plane is two
    length = len if len(entry.text.encode("utf-16-le")) == 2 * len(entry.text) else _length
    numbers += (length(entry.text[: entry.lead]), len(entry.ends))
    functions = entry.functions or ("",) * len(entry.ends)
    for sentence, function, merit in zip(entry.sentences(), functions, one.merits, strict=True):
        repeated = known.repeated.get(sentence.strip())
        what = places["function"][function] + 1 if function else 0
        numbers += (length(sentence), (what * 8 + merit) * 2 + bool(repeated), *(repeated or ()))
    return numbers


def _length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
