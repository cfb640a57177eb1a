"""Reads text without numbers: which of its paragraphs begin an item."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from mkdocs_selfreview.context import TextContext
from mkdocs_selfreview.items import (
    LACK,
    MEASURE_VERB,
    RUN_UP_CLAUSE,
    clause_end,
    make_item,
    passages,
    text_spans,
)
from mkdocs_selfreview.model import Item, ItemKind, Passage, Span

_LEAD_SENTENCE = 32
_PHRASE = range(4, 21)
_VIEW = re.compile(r"(?:从|在|就)[^，。；]{1,12}(?:上|方面|来)(?:看|说|讲)?，")
"""From what side a paragraph looks at its writer: 从思想上看，…"""
_ANNOUNCES = re.compile(
    r"(?:如下|以下[^。；，]{0,8}|下[列面][^。；，]{0,8}|[几\d一二三四五六七八九十]个?(?:方面|点|条)(?:的?(?:问题|不足|差距|原因))?)[。：:]?$"
)


def prose_pieces(
    context: TextContext, start: int, end: int, kind: ItemKind, *, below_heading: bool = False
) -> Iterator[Item | Passage]:
    """The items of a text without numbers, and the lines of it that are in none.

    There is one for each lead that stands alone, or for each paragraph that begins with one (below a
    section's heading), or one of all.
    """
    lines = list(text_spans(context.text, start, end))
    if len(lines) > 1 and _announces(context.folded(lines[0])):
        yield from passages(context.text, start, lines[1].start)
        start, lines = lines[1].start, lines[1:]
    leads = [line for line, after in pairwise(lines) if _is_lead_alone(context.folded(line), after)]
    if len(leads) < 2 and not below_heading:
        leads = _lead_paragraphs(context, lines, kind)
    if len(leads) < 2:
        leads = lines[:1]
    if not leads:
        return
    yield from passages(context.text, start, leads[0].start)
    for lead, stop in zip(leads, [*(line.start for line in leads[1:]), end], strict=True):
        item = make_item(context.text, context.shadow, kind, Span(lead.start, lead.start), stop)
        if item is not None:
            yield item


def _lead_paragraphs(context: TextContext, lines: Sequence[Span], kind: ItemKind) -> list[Span]:
    """The paragraphs that begin with a sentence, or all of them with a phrase, that sums them up.

    Where all but one of them do, the one that is a short sentence and nothing else sums up itself.
    """
    told = [line for line in lines if not context.vocabulary.is_closing(context.folded(line))]
    leads = [line for line in told if _starts_with_lead(context.shadow, line)]
    others = [line for line in told if line not in leads]
    if len(others) == 1 and len(leads) > 1 and _is_short_sentence(context.folded(others[0])):
        return told
    if all(_opens_with_phrase(context.folded(line), kind) for line in others):
        return told
    return leads


def _announces(words: str) -> bool:
    """Whether a paragraph only says that something follows (主要表现在以下几个方面。)."""
    return _ANNOUNCES.search(words) is not None


def _starts_with_lead(shadow: str, line: Span) -> bool:
    """Whether a paragraph begins with a short sentence that sums it up."""
    stop = clause_end(shadow, line.start, line.end, "。；：")
    first = shadow[line.start : stop]
    return (
        stop < line.end and shadow[stop] == "。" and 4 <= len(first) <= _LEAD_SENTENCE and stop + 2 < line.end
    )


def _opens_with_phrase(words: str, kind: ItemKind) -> bool:
    """Whether a paragraph's first clause is a problem (measure) phrase, or says from where it looks."""
    sentence = words[: clause_end(words, 0, len(words), "。；：")]
    phrase = sentence[: clause_end(sentence, 0, len(sentence), "，")]
    if kind is ItemKind.MEASURE:
        return len(phrase) in _PHRASE and MEASURE_VERB.match(phrase) is not None
    if _VIEW.match(sentence):
        return True
    return len(phrase) in _PHRASE and LACK.search(phrase) is not None and not RUN_UP_CLAUSE.search(phrase)


def _is_short_sentence(words: str) -> bool:
    """Whether a paragraph is one sentence of a lead's length that announces nothing."""
    return (
        len(words) <= _LEAD_SENTENCE
        and words.endswith("。")
        and words.count("。") == 1
        and _ANNOUNCES.search(words) is None
    )


def _is_lead_alone(words: str, after: Span) -> bool:
    """Whether a line is a lead that stands alone above the paragraph that tells more."""
    return (
        len(words) <= _LEAD_SENTENCE
        and words[-1] in "。："
        and len(words) < after.end - after.start
        and not re.search("[。；，].", words)
    )
