"""The files of the index: complete, the same every time, and found again by the browser."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

import numpy as np
import pytest
from benchmarks._texts import Scan
from in_node import node, search
from reading import Bits, numbers_of, parts_of, sevens_of

from mkdocs_selfreview.library import build_library
from mkdocs_selfreview.search import (
    Entry,
    Origin,
    build_index,
    entries_of_library,
    entry_of_text,
    facet_names,
    postings,
)
from mkdocs_selfreview.taxonomy import load_taxonomy

SAMPLE = Path(__file__).resolve().parents[2] / "docs" / "sources"
NAMES = facet_names(load_taxonomy())
PAYLOADS = [
    '"><img src=x onerror=alert(1)>',
    "</script><script>alert(1)</script>",
    "\\\u2028\u2029\0\r\n'\"",
    "😀學習",
]


@pytest.fixture(scope="module")
def entries() -> list[Entry]:
    return list(entries_of_library(build_library(SAMPLE), "index.html"))


@pytest.fixture
def small_tiers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits so low that the sample library has all that a large one has; the browser is told them by the files."""
    monkeypatch.setattr(postings, "FIRST_TIER", 64)


def write(entries: list[Entry], folder: Path) -> Path:
    for name, contents in build_index(entries, NAMES):
        (folder / name).write_bytes(contents)
    return folder


def test_same_entries_same_bytes(entries: list[Entry]) -> None:
    assert list(build_index(entries, NAMES)) == list(build_index(list(entries), NAMES))


def test_files_are_named_by_what_they_hand_over(entries: list[Entry]) -> None:
    files = dict(build_index(entries, NAMES))
    assert {f"{parts_of(contents)[0]}.js" for contents in files.values()} == set(files)


@pytest.mark.parametrize("text", PAYLOADS)
def test_no_text_can_be_taken_for_a_script(text: str) -> None:
    origin = Origin(text, "study/a.html", meeting=text, unit=text)
    for _, contents in build_index([entry_of_text(text, "study", origin, text)], NAMES):
        _, parts = parts_of(contents)
        written = contents.decode()
        assert "\u2028" not in written
        assert "\r" not in written
        assert all(isinstance(part, (str, int, dict)) for part in parts)


def test_an_empty_library_has_an_index() -> None:
    ((name, contents),) = build_index([], NAMES)
    assert name == "root.js"
    assert parts_of(contents)[1][0]["entries"] == 0


@pytest.mark.parametrize("first_tier", [8, 64, 8192])
def test_lists_hold_every_pair(
    monkeypatch: pytest.MonkeyPatch, first_tier: int, entries: list[Entry]
) -> None:
    monkeypatch.setattr(postings, "FIRST_TIER", first_tier)
    monkeypatch.setattr(postings, "SHORT", 20)
    monkeypatch.setattr(postings, "_FILE_BITS", 3000)
    texts = [entry.text for entry in entries]
    facets = [np.array([0, 5, 300]), np.array([7])]
    lists, files = postings.make_lists(texts, facets)
    read: dict[int, list[int]] = {}
    for file in files:
        for code, found in lists_of(file, lists):
            read.setdefault(code, []).extend(found)
    assert read == expected_lists(texts, facets, lists)


def lists_of(file: postings.ListFile, lists: postings.Lists) -> Iterator[tuple[int, list[int]]]:
    """The lists of a file, with entries counted from the first of all."""
    tier, number = map(int, file.name.removeprefix("g").split("-"))
    bits = Bits(file.bits)
    start = lists.tiers[tier - 1] if tier else 0
    code = lists.first_codes[tier][number]
    for _ in range(file.size):
        code += bits.exponential(3)
        head = bits.exponential(0)
        whole = not tier and head < postings.SHORT
        count = head + 1 if whole or tier else head - postings.SHORT
        span = lists.tiers[-1] if whole else lists.tiers[tier] - start
        yield code, [start + entry for entry in bits.ascending(count, span)]


def expected_lists(texts: list[str], facets: list[np.ndarray], lists: postings.Lists) -> dict[int, list[int]]:
    """The same by going through the texts."""
    from mkdocs_selfreview.search.folded import END, fold_units, units

    size = len(lists.alphabet) + 1
    rank = {unit: place for place, unit in enumerate(lists.alphabet.tolist(), 1)}
    found: dict[int, set[int]] = {}
    for number, text in enumerate(texts):
        letters = [rank[unit] for unit in fold_units(units(text))[0].tolist()]
        for first, second in zip(letters, [*letters[1:], rank[END]], strict=True):
            found.setdefault(first * size + second, set()).add(number)
            found.setdefault(first * size, set()).add(number)
    for place, holders in enumerate(facets):
        found[size * size + place] = set(holders.tolist())
    return {code: sorted(numbers) for code, numbers in found.items()}


def test_the_root_tells_where_everything_is(entries: list[Entry]) -> None:
    files = dict(build_index(entries, NAMES))
    root, coded = parts_of(files["root.js"])[1]
    numbers = numbers_of(sevens_of(coded))
    sizes = [next(numbers) for _ in range(next(numbers))]
    assert sum(sizes) == root["entries"] == len(entries)
    assert len(sizes) == sum(name.startswith("t") for name in files)
    for _ in range(4):  # letters and widths, alphabet and weights
        assert [next(numbers) for _ in range(next(numbers))]
    tiers = list(accumulate(next(numbers) for _ in range(next(numbers))))
    assert tiers[-1] == len(entries)
    lists = [[next(numbers) for _ in range(next(numbers))] for _ in tiers]
    assert sum(map(len, lists)) == sum(name.startswith("g") for name in files)
    assert next(numbers, None) is None


def test_facets_tell_how_many_entries_have_a_value(entries: list[Entry]) -> None:
    root = parts_of(dict(build_index(entries, NAMES))["root.js"])[1][0]
    parts = {value["id"]: value["count"] for value in root["facets"]["part"]}
    assert parts["problem"] == sum(entry.part == "problem" for entry in entries)
    years = [value["id"] for value in root["facets"]["year"]]
    assert years == sorted(years, reverse=True)
    counts = [value["count"] for value in root["facets"]["theme"]]
    assert counts == sorted(counts, reverse=True)


@node
@pytest.mark.usefixtures("small_tiers")
def test_the_browser_finds_what_a_scan_finds(entries: list[Entry], tmp_path: Path) -> None:
    folder = write(entries, tmp_path)
    scan = Scan(entries)
    queries = scan.substrings(500)
    results = search(folder, [(query, {"exactly": True, "limit": 9999}) for query in queries])
    for query, result in zip(queries, results, strict=True):
        answer = scan.find(query)
        assert {hit["text"] for hit in result["hits"]} == answer.passages, query
        assert (result["occurrences"], result["reports"]) == (answer.occurrences, len(answer.reports)), query
        assert (result["complete"], result["total"]) == (True, len(answer.passages)), query
        for hit in result["hits"]:
            assert hit["marks"], query
            assert all(0 <= start < end <= len(hit["text"]) for start, end in hit["marks"]), query
