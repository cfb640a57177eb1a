"""How the text of a report reads on its page: lines, leads, sentences with what they do."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_selfreview.model import Block, Item, Passage, Report, Sentence, Span

_CLAUSE_ENDS = "。；：，！？;:,.!?"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A run of an item's text and the id of the function of its sentence, if it has one."""

    text: str
    function: str
    cue: str


@dataclass(frozen=True, slots=True)
class Reading:
    """An item as it is read: its ordinal and lead stand out, the rest runs on in paragraphs."""

    ordinal: str
    lead: str
    """With the punctuation that ends it."""
    run_in: bool
    """Whether the first paragraph goes on in the line of the lead."""
    paragraphs: tuple[tuple[Phrase, ...], ...]


def in_order(block: Block) -> list[Item | Passage]:
    """Items and other passages of a block in the order of the text."""
    return sorted([*block.passages, *block.items], key=lambda part: part.span)


def line_text(report: Report, span: Span) -> str:
    """A heading as it is written: on one line, without blanks around it."""
    return " ".join(report.text[span.start : span.end].split())


def reading_of(report: Report, item: Item) -> Reading:
    """Part an item's text into ordinal, lead and paragraphs of sentences; nothing of the text is left out."""
    if not item.sentences:
        return Reading(item.ordinal, item.text, False, ())
    first, *others = item.sentences
    ordinal = line_text(report, Span(item.span.start, first.span.start))
    if ordinal[-1:].isdecimal():
        ordinal += " "  # the number of a row has no sign of its own behind it
    lead, rest = split_lead(first.text, item.lead)
    lines = [[_phrase(first, rest)]] if rest.strip() else []
    run_in = bool(lines) and not rest.startswith("\n")
    before = first
    for sentence in others:
        broken = "\n" in report.text[before.span.end : sentence.span.start] or before.text.endswith("\n")
        if not lines:
            run_in = not broken
        if broken or not lines:
            lines.append([])
        lines[-1].append(_phrase(sentence, sentence.text))
        before = sentence
    return Reading(ordinal, lead, run_in, tuple(map(tuple, lines)))


def split_lead(text: str, lead: str) -> tuple[str, str]:
    """Part a text behind its lead and the punctuation after that; an unlike lead leaves the text whole."""
    if not lead or not text.startswith(lead):
        return "", text
    end = len(lead)
    while end < len(text) and text[end] in _CLAUSE_ENDS:
        end += 1
    return text[:end], text[end:]


def _phrase(sentence: Sentence, text: str) -> Phrase:
    return Phrase(text, sentence.function, sentence.cue)
