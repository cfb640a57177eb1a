"""The search index: files that the browser asks for by name, each a script that calls one function."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, replace
from typing import Any

import numpy as np

from mkdocs_selfreview.fitness import merit
from mkdocs_selfreview.search import folded
from mkdocs_selfreview.search.blocks import Known, Shelved, cut, make_block
from mkdocs_selfreview.search.coding import Ints, Sevens, as_text, numbers
from mkdocs_selfreview.search.entries import Entry
from mkdocs_selfreview.search.facets import Facets, Holders, Names, describe, gather
from mkdocs_selfreview.search.fitness import COPIES, SHELVES, shelf
from mkdocs_selfreview.search.huffman import Code, code_of
from mkdocs_selfreview.search.postings import Lists, make_lists

FORMAT = 1
"""Raised when the files change their meaning; the script refuses files of another format."""

_IMPOSSIBLE = re.compile(f"[{chr(folded.END)}\ud800-\udfff]")
"""What stands between texts, and halves of characters, which no file can hold."""


def build_index(entries: Iterable[Entry], names: Names) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the index: address below its folder, and contents.

    Entries keep their order within a shelf of equal fitness, so give the newest first.
    """
    shelved = shelve(entries)
    ordered = [one.entry for one in shelved]
    holders = gather(ordered)
    facets = describe(holders, names)
    sizes, blocks = _blocks(shelved, facets)
    del shelved
    code = code_of(sum((np.bincount(text, minlength=0x10000) for text, _ in blocks), np.zeros(0x10000, int)))
    for number, (text, found) in enumerate(blocks):
        yield _file(f"t{number}", len(text), code.encode(text), found)
    del blocks
    lists, files = make_lists([entry.text for entry in ordered], _in_order(holders, facets))
    for file in files:
        yield _file(file.name, file.size, file.bits)
    root = {
        "format": FORMAT,
        "entries": len(ordered),
        "reports": len({entry.origin for entry in ordered if entry.origin.is_report}),
        "facets": {facet: [asdict(value) for value in values] for facet, values in facets.items()},
        "blank": folded.blanks(),
        "folds": folded.pairs(),
    }
    yield _file("root", root, _tables(sizes, code, lists))


def shelve(entries: Iterable[Entry]) -> list[Shelved]:
    """Sort entries by shelf, fittest first; entries of one shelf keep their order."""
    shelves: list[list[Shelved]] = [[] for _ in range(SHELVES)]
    seen: set[str] = set()
    for entry in entries:
        if not entry.text.strip():
            continue
        if _IMPOSSIBLE.search(entry.text):
            entry = replace(entry, text=_IMPOSSIBLE.sub("\ufffd", entry.text))
        merits = tuple(
            merit(text, not place and entry.lead > 0) for place, text in enumerate(entry.sentences())
        )
        here = COPIES if entry.text in seen else shelf(entry, merits)
        seen.add(entry.text)
        shelves[here].append(Shelved(entry, merits))
    return [one for each in shelves for one in each]


def repeated_sentences(entries: Iterable[Entry]) -> dict[str, tuple[int, int]]:
    """Sentences that occur more than once: occurrences, and a number each."""
    counts = Counter(sentence.strip() for entry in entries for sentence in entry.sentences())
    repeated = (sentence for sentence, count in counts.items() if count > 1)
    return {sentence: (counts[sentence], number) for number, sentence in enumerate(repeated)}


def _blocks(shelved: Sequence[Shelved], facets: Facets) -> tuple[list[int], list[tuple[Ints, Sevens]]]:
    """How many entries each block has, and its text and numbers."""
    entries = [one.entry for one in shelved]
    known = Known(
        {facet: {value.id: place for place, value in enumerate(values)} for facet, values in facets.items()},
        {origin: number for number, origin in enumerate(dict.fromkeys(entry.origin for entry in entries))},
        repeated_sentences(entries),
    )
    sizes: list[int] = []
    blocks: list[tuple[Ints, Sevens]] = []
    for part in cut(shelved):
        text, found = make_block(part, known)
        sizes.append(len(part))
        blocks.append((folded.units(text), numbers(np.array(found))))
    return sizes, blocks


def _in_order(holders: Holders, facets: Facets) -> list[Ints]:
    """The entries of each value of each facet, as the browser counts them through."""
    return [np.array(holders[facet][value.id]) for facet, values in facets.items() for value in values]


def _tables(sizes: list[int], code: Code, lists: Lists) -> Sevens:
    """What the browser needs to find a block or a list, each table led by its length."""
    tables: list[Ints] = [
        np.array(sizes),
        *(_steps(code.letters), code.widths),
        *(_steps(lists.alphabet), (np.log2(lists.occurrences + 1) * 4).astype(int)),
        _steps(lists.tiers),
        *map(_steps, lists.first_codes),
    ]
    return numbers(np.concatenate([np.append(len(each), each) for each in tables]))


def _steps(ascending: Sequence[int] | Ints) -> Ints:
    """Differences of numbers that ascend from 0."""
    found = np.asarray(ascending, np.int64)
    steps: Ints = found - np.append(0, found[:-1])
    return steps


def _file(name: str, *parts: Any) -> tuple[str, bytes]:
    """A script that hands its parts over: numbers in seven bits a character, all else as JSON."""
    written = (b'"' + as_text(part) + b'"' if isinstance(part, np.ndarray) else _json(part) for part in parts)
    return f"{name}.js", b'selfreview.data.take("%s",%s);\n' % (name.encode(), b",".join(written))


def _json(value: Any) -> bytes:
    """JSON that is also JavaScript of before 2019."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").encode()
