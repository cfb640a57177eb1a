"""What the search box proposes: names, leads and words of the library, with their pinyin."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pypinyin import lazy_pinyin

from mkdocs_selfreview.library import Library
from mkdocs_selfreview.search.words import frequent_words

COMPLETIONS = "search/completions.js"
"""Where the site keeps them, below its root."""
WORDS = 1500
LEADS = 800
SHORTEST_LEAD, LONGEST_LEAD = 4, 24


@dataclass(frozen=True, slots=True)
class Completion:
    """A text that completes a query, or a page that a query may mean."""

    kind: str
    """``theme``, ``dimension``, ``word`` or ``lead``."""
    text: str
    count: int
    """Items with it; of a word, how often the sample has it."""
    page: str = ""
    """Address of its page below the site's root, ending with a slash."""


def find_completions(library: Library) -> tuple[Completion, ...]:
    """All completions, in the order in which they are proposed."""
    leads: Counter[str] = Counter()
    themes: Counter[str] = Counter()
    dimensions: Counter[str] = Counter()
    texts = []
    for report in library.reports:
        for _, block, item in report.placed_items():
            texts.append(item.text)
            leads[" ".join(item.lead.split())] += 1
            themes.update({tag.id for tag in item.themes})
            under = {block.dimension} if block.dimension else set()
            dimensions.update(under.union(tag.id for tag in item.dimensions))
    known = library.taxonomy
    words = frequent_words(texts)[:WORDS]
    taken = {word for word, _ in words}
    return (
        *_named("theme", "themes", themes, {theme.id: theme.name for theme in known.themes}),
        *_named("dimension", "dimensions", dimensions, {one.id: one.name for one in known.dimensions}),
        *(Completion("word", word, count) for word, count in words),
        *(Completion("lead", lead, count) for lead, count in _leads(leads) if lead not in taken),
    )


def completions_script(found: Sequence[Completion]) -> bytes:
    """The script that hands the completions to the search box.

    Pinyin is written once a character; only a text that reads a character otherwise (重要, 调研) has its own.
    """
    spelt = [_syllables(completion.text) for completion in found]
    usual = _usual_readings(zip((completion.text for completion in found), spelt, strict=True))
    by_syllable: dict[str, str] = defaultdict(str)
    for character, syllable in sorted(usual.items()):
        by_syllable[syllable] += character
    lines = []
    for completion, syllables in zip(found, spelt, strict=True):
        pinyin = [usual.get(character, "") for character in completion.text]
        unusual = "" if syllables == pinyin else " ".join(syllables)
        facts = (completion.kind[0], str(completion.count), completion.text, completion.page, unusual)
        lines.append("\t".join(facts).rstrip("\t"))
    readings = "".join(syllable + characters for syllable, characters in sorted(by_syllable.items()))
    return f"selfreview.suggest.take({_quoted(readings)},{_quoted(chr(10).join(lines))});\n".encode()


def _named(kind: str, folder: str, counted: Counter[str], names: dict[str, str]) -> Iterator[Completion]:
    """Themes or dimensions that have items."""
    for id_, count in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
        yield Completion(kind, names[id_], count, f"{folder}/{id_}/")


def _leads(counted: Counter[str]) -> list[tuple[str, int]]:
    """The leads to propose: frequent and short ones first."""
    fit = [(lead, count) for lead, count in counted.items() if SHORTEST_LEAD <= len(lead) <= LONGEST_LEAD]
    return sorted(fit, key=lambda item: (-item[1], len(item[0]), item[0]))[:LEADS]


def _syllables(text: str) -> list[str]:
    """Pinyin of each character without tones, ü as v; empty for what is no Chinese character."""
    read = lazy_pinyin(text, errors=lambda others: [""] * len(others))  # type: ignore[arg-type, return-value]
    return [syllable if syllable.isascii() and syllable.isalpha() else "" for syllable in read]


def _usual_readings(spelt: Iterable[tuple[str, Sequence[str]]]) -> dict[str, str]:
    """The most frequent syllable of each character."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for text, syllables in spelt:
        for character, syllable in zip(text, syllables, strict=True):
            if syllable:
                counted[character][syllable] += 1
    return {
        character: min(found, key=lambda syllable: (-found[syllable], syllable))
        for character, found in counted.items()
    }


def _quoted(text: str) -> str:
    """A string of JavaScript that is safe in any script."""
    written = json.dumps(text, ensure_ascii=False)
    return written.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
