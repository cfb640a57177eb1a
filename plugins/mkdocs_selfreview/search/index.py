"""The search index: files that the browser asks for by name, each of them a script that calls one function."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from typing import Any

import numpy as np

from mkdocs_selfreview.search import folded
from mkdocs_selfreview.search.blocks import Known, Shelved, cut, make_block
from mkdocs_selfreview.search.coding import as_text, numbers
from mkdocs_selfreview.search.entries import Entry, Origin
from mkdocs_selfreview.search.facets import FacetValue, Names, count_facets
from mkdocs_selfreview.search.fitness import COPIES, SHELVES, merit, shelf

_IMPOSSIBLE = re.compile(f"[{chr(folded.END)}\ud800-\udfff]")
"""What stands between texts, and halves of characters, which no file can hold."""

FORMAT = 1
"""Raised when the files change their meaning; the script refuses files of another format."""


def build_index(entries: Iterable[Entry], names: Names) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the index: address below its folder, and contents.

    Entries keep their order within a shelf of equal fitness, so give the newest first.
    """
    shelved = shelve(entries)
    ordered = [one.entry for one in shelved]
    facets = count_facets(ordered, names)
    known = Known(
        {facet: {value.id: place for place, value in enumerate(values)} for facet, values in facets.items()},
        {origin: number for number, origin in enumerate(dict.fromkeys(entry.origin for entry in ordered))},
        repeated_sentences(ordered),
    )
    cuts = list(cut(shelved))
    for number, part in enumerate(cuts):
        block = make_block(part, known)
        yield _file(f"t{number}", block.text, numbers(np.array(block.numbers))[0], block.words)
    sizes = [len(part) for part in cuts]
    root = {
        "format": FORMAT,
        "entries": len(shelved),
        "reports": sum(origin.is_report for origin in known.origins),
        "facets": {facet: [asdict(value) for value in values] for facet, values in facets.items()},
        "blank": folded.blanks(),
        "folds": folded.pairs(),
    }
    yield _file("root", root, numbers(np.array([len(sizes), *sizes]))[0])


def shelve(entries: Iterable[Entry]) -> list[Shelved]:
    """Sort entries by shelf, fittest first; entries of one shelf keep their order."""
    shelves: list[list[Shelved]] = [[] for _ in range(SHELVES)]
    seen: set[str] = set()
    for entry in entries:
        if not entry.text.strip():
            continue
        if _IMPOSSIBLE.search(entry.text):
            entry = replace(entry, text=_IMPOSSIBLE.sub("\ufffd", entry.text))
        leads = (bool(entry.lead), *(False for _ in entry.ends[1:]))
        merits = tuple(map(merit, entry.sentences(), leads))
        here = COPIES if entry.text in seen else shelf(entry, list(merits))
        seen.add(entry.text)
        shelves[here].append(Shelved(entry, merits))
    return [one for each in shelves for one in each]


def repeated_sentences(entries: Iterable[Entry]) -> dict[str, tuple[int, int]]:
    """Sentences that occur more than once: occurrences, and a number each."""
    counts = Counter(sentence.strip() for entry in entries for sentence in entry.sentences())
    repeated = (sentence for sentence, count in counts.items() if count > 1)
    return {sentence: (counts[sentence], number) for number, sentence in enumerate(repeated)}


def _file(name: str, *parts: Any) -> tuple[str, bytes]:
    """A script that hands its parts over: numbers in seven bits a character, all else as JSON."""
    written = (b'"' + as_text(part) + b'"' if isinstance(part, np.ndarray) else _json(part) for part in parts)
    return f"{name}.js", b'selfreview.search.take("%s",%s);\n' % (name.encode(), b",".join(written))


def _json(value: Any) -> bytes:
    """JSON that is also JavaScript of before 2019."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return text.encode()
