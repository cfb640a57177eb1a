"""What is searched: entries (an item, a heading, a paragraph) made of sentences, with what they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mkdocs_selfreview.folding import fold
from mkdocs_selfreview.items import sentence_spans
from mkdocs_selfreview.library import Library
from mkdocs_selfreview.model import Block, Item, Passage, Report, Section, Span

OTHER = "other"
"""The part of an entry that is no problem, cause or measure: headings, preambles, signatures."""


@dataclass(frozen=True, slots=True, eq=False)
class Origin:
    """A report or a page that entries stand in; compared by identity."""

    title: str
    address: str
    """Below the site's root."""
    year: int | None = None
    meeting: str = ""
    scope: str = ""
    unit: str = ""
    is_report: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A text that is read as one: words that are looked for together must all stand in it."""

    text: str
    ends: tuple[int, ...]
    """Where its sentences end; each begins where the one before it ends, and the last ends with the text."""
    part: str
    """problem, cause, measure, study, phrase, term or other."""
    origin: Origin
    anchor: str = ""
    lead: int = 0
    """Length of the lead that the text begins with."""
    functions: tuple[str, ...] = ()
    """Of the sentences, ``""`` where one has none; empty where none has."""
    dimensions: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()

    def sentences(self) -> list[str]:
        """The texts of the sentences, blanks at their ends included."""
        return [self.text[start:end] for start, end in zip((0, *self.ends), self.ends, strict=False)]


def entries_of_library(library: Library, index: str) -> Iterator[Entry]:
    """Everything that the reports say, each text once: every leaf of every report is in an entry.

    ``index`` is what an address of a page ends with, behind its last slash.
    """
    for report in library.reports:
        origin = Origin(
            report.display_title,
            f"reports/{report.id}/{index}",
            report.year,
            report.meeting,
            report.scope or "",
            report.unit,
            is_report=True,
        )
        yield from _lines(report.head, origin)
        for number, section in enumerate(report.sections, 1):
            yield from _section(report, section, f"s{number}", origin)
        yield from _lines(report.signoff, origin)


def entry_of_text(
    text: str,
    part: str,
    origin: Origin,
    anchor: str = "",
    *,
    dimensions: tuple[str, ...] = (),
    themes: tuple[str, ...] = (),
) -> Entry:
    """An entry of a text whose sentences are still to be found."""
    starts = [span.start for span in sentence_spans(text, fold(text), 0, len(text))]
    ends = (*starts[1:], len(text))
    return Entry(text, ends, part, origin, anchor, dimensions=dimensions, themes=themes)


def _lines(passages: Iterable[Passage], origin: Origin) -> Iterator[Entry]:
    yield from (entry_of_text(passage.text, OTHER, origin) for passage in passages)


def _section(report: Report, section: Section, anchor: str, origin: Origin) -> Iterator[Entry]:
    yield from _heading(report, section.heading_span, anchor, origin)
    for place, block in enumerate(section.blocks, 1):
        if block.heading_span != section.heading_span:
            yield from _heading(report, block.heading_span, f"{anchor}b{place}", origin)
        parts: list[Passage | Item] = [*block.passages, *block.items]
        for part in sorted(parts, key=lambda part: part.span):
            if isinstance(part, Item):
                yield _item(report, block, part, origin)
            elif part.text.strip():
                yield entry_of_text(part.text, OTHER, origin, anchor if section.heading else "")


def _heading(report: Report, span: Span, anchor: str, origin: Origin) -> Iterator[Entry]:
    text = report.text[span.start : span.end].strip()
    if text:
        yield entry_of_text(text, OTHER, origin, anchor)


def _item(report: Report, block: Block, item: Item, origin: Origin) -> Entry:
    start = item.sentences[0].span.start if item.sentences else 0
    later = [sentence.span.start - start for sentence in item.sentences[1:]]
    under = (block.dimension,) if block.dimension else ()
    return Entry(
        item.text,
        (*later, len(item.text)),
        item.kind.value,
        origin,
        item.anchor,
        len(item.lead) if item.lead and item.text.startswith(item.lead) else 0,
        tuple(sentence.function for sentence in item.sentences),
        tuple(dict.fromkeys((*under, *(tag.id for tag in item.dimensions)))),
        tuple(dict.fromkeys(tag.id for tag in item.themes)),
    )
