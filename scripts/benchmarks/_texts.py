"""Entries of made reports, and what a scan of their text finds: the measure of every search."""

from __future__ import annotations

import bisect
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from make_corpus import MadeItem, MadeReport, make_reports

from mkdocs_selfreview.search import Entry, Origin, entry_of_text, folded
from mkdocs_selfreview.taxonomy import Taxonomy

LONGEST = 12
_OPERATORS = frozenset('"＂*＊…-－ ')
_END = chr(folded.END)
_FUNCTIONS = {
    "problem": ("lead", "example", "consequence", "reflection"),
    "cause": ("lead", "cause", "cause"),
    "measure": ("lead", "measure", "measure"),
}


def made_entries(count: int, taxonomy: Taxonomy) -> Iterator[Entry]:
    """Entries straight from the reports as they were made; an item gets two themes, as most items have."""
    themes = [theme.id for theme in taxonomy.themes]
    for report in make_reports(count):
        origin = origin_of(report)
        for line in report.lines:
            yield entry_of_text(line, "other", origin)
        for number, item in enumerate(report.items, 1):
            place = len(item.text) % len(themes)
            yield _entry(item, f"{item.kind[0]}{number}", origin, (themes[place], themes[place // 2]))


def origin_of(report: MadeReport) -> Origin:
    """The report as the index knows it."""
    address = f"reports/r{report.number:010x}/index.html"
    return Origin(
        report.title, address, report.year, report.meeting, report.scope, report.unit, is_report=True
    )


def _entry(item: MadeItem, anchor: str, origin: Origin, themes: tuple[str, ...]) -> Entry:
    ends: list[int] = []
    for sentence in item.sentences:
        ends.append(len(sentence) + (ends[-1] if ends else 0))
    return Entry(
        item.text,
        tuple(ends),
        item.kind,
        origin,
        anchor,
        len(item.lead),
        _FUNCTIONS[item.kind][: len(ends)],
        (item.dimension,) if item.dimension else (),
        tuple(dict.fromkeys(themes)),
    )


@dataclass(frozen=True)
class Answer:
    """What a scan finds."""

    occurrences: int
    reports: frozenset[str]
    """Addresses."""
    passages: frozenset[str]
    """Texts of the sentences, or of those that one match spans."""


class Scan:
    """All texts in one string, searched from end to end."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = entries
        written = folded.units(_END.join(entry.text for entry in entries) + _END)
        letters, self._places = folded.fold_units(written)
        self.text = letters.astype("<u2").tobytes().decode("utf-16-le")
        if len(self.text) != len(letters):
            raise ValueError("made reports hold no characters beyond the basic plane")
        lengths = [len(entry.text) + 1 for entry in entries]
        self._starts = [0]
        for length in lengths:
            self._starts.append(self._starts[-1] + length)

    def substrings(self, count: int, seed: int = 7) -> list[str]:
        """Random stretches of the folded texts, 1 to ``LONGEST`` characters, each within one entry.

        Folding writes every double quote as “, so none is a quotation (“…”), which the search would find
        without its quotes too.
        """
        chosen: list[str] = []
        draw = random.Random(seed)
        while len(chosen) < count:
            start, length = draw.randrange(len(self.text)), draw.randint(1, LONGEST)
            part = self.text[start : start + length]
            # what is an operator to the search is a character to the scan
            if len(part) == length and _END not in part and _OPERATORS.isdisjoint(part):
                chosen.append(part)
        return chosen

    def find(self, query: str) -> Answer:
        """Everything that holds a query."""
        count, reports, passages = 0, set(), set()
        at = self.text.find(query)
        while at >= 0:
            start, last = int(self._places[at]), int(self._places[at + len(query) - 1])
            number = bisect.bisect(self._starts, start) - 1
            entry, offset = self.entries[number], self._starts[number]
            spans = pairwise((0, *entry.ends))
            touched = [(a, b) for a, b in spans if a <= last - offset and start - offset < b]
            passages.add(entry.text[touched[0][0] : touched[-1][1]].strip())
            reports.add(entry.origin.address)
            count += 1
            at = self.text.find(query, at + len(query))
        return Answer(count, frozenset(reports), frozenset(passages))
