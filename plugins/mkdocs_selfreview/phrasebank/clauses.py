"""All sentences of the library as phrases, and their clauses in columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mkdocs_selfreview.folding import fold
from mkdocs_selfreview.items import sentence_spans
from mkdocs_selfreview.model import Block, Report
from mkdocs_selfreview.phrasebank.frames import clauses_of

Ints = NDArray[np.integer[Any]]


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """A sentence with where it stands and what it does."""

    report: Report
    anchor: str
    """Of the item, or the section, on the report's page; empty in a section without a heading."""
    text: str
    """Without blanks around it."""
    function: str
    """Id, or empty where it is not known: sentences in no item have none."""
    leads: bool
    """Whether it names the problem, cause or measure that its item is about."""
    subjects: tuple[str, ...]
    """Ids of the dimensions and themes that it stands under."""


@dataclass(frozen=True, slots=True, eq=False)
class Clauses:
    """Clauses of all phrases, one after another."""

    texts: Sequence[str]
    """Folded."""
    phrases: Ints
    """Number of the phrase that each stands in."""
    starts: Ints
    """Where each begins in the text of its phrase."""
    reports: Ints
    """Number of the report that each stands in."""


def phrases_of(reports: Iterable[Report]) -> list[Phrase]:
    """All sentences below the heads of reports, in their order."""
    return [
        phrase
        for report in reports
        for number, section in enumerate(report.sections, 1)
        for block in section.blocks
        for phrase in _of_block(report, block, f"s{number}" if section.heading else "")
    ]


def _of_block(report: Report, block: Block, anchor: str) -> Iterator[Phrase]:
    under = (block.dimension,) if block.dimension else ()
    for passage in block.passages:
        for span in sentence_spans(passage.text, fold(passage.text), 0, len(passage.text)):
            text = passage.text[span.start : span.end].strip()
            if text:
                yield Phrase(report, anchor, text, "", False, under)
    for item in block.items:
        tags = (tag.id for tag in (*item.dimensions, *item.themes))
        subjects = tuple(dict.fromkeys((*under, *tags)))
        for sentence in item.sentences:
            text = sentence.text.strip()
            if text:
                leads = sentence is item.sentences[0] and bool(item.lead) and text.startswith(item.lead)
                yield Phrase(report, item.anchor, text, sentence.function, leads, subjects)


def cut_clauses(phrases: Sequence[Phrase]) -> Clauses:
    """Fold the phrases and cut them at their marks."""
    texts: list[str] = []
    owners: list[int] = []
    starts: list[int] = []
    numbers: list[int] = []
    report, number = "", -1
    for place, phrase in enumerate(phrases):
        if phrase.report.id != report:
            report, number = phrase.report.id, number + 1
        for start, clause in clauses_of(fold(phrase.text)):
            texts.append(clause)
            owners.append(place)
            starts.append(start)
            numbers.append(number)
    columns = (np.array(column, dtype=np.int32) for column in (owners, starts, numbers))
    return Clauses(texts, *columns)
