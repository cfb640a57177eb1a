"""The phrase bank's pages: sentences by what they do, by dimension and theme, and by their pattern."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mkdocs_selfreview.folding import fold
from mkdocs_selfreview.pages.page import Heading, Page
from mkdocs_selfreview.pages.searching import as_query, search_address
from mkdocs_selfreview.pages.site import Site
from mkdocs_selfreview.phrasebank import Pattern, Phrase
from mkdocs_selfreview.phrasebank.clauses import Ints
from mkdocs_selfreview.phrasebank.frames import clauses_of
from mkdocs_selfreview.taxonomy import Dimension, SentenceFunction, Theme

ON_PAGE = 30
"""Examples on the page of a function or pattern; the search shows the others."""
OF_FUNCTION = 5
"""Examples of each function on the page of a dimension or theme."""
PATTERNS_OF_SUBJECT = 24
_SLOT, _FIXED = "slot", "fixed"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of an example: as written, fixed words of the pattern, or particulars that are not shown."""

    text: str
    kind: str = ""
    about: str = ""
    """What a slot stands for: 人名, 单位 …"""


@dataclass(frozen=True, slots=True)
class Example:
    """A phrase as it is shown."""

    phrase: Phrase
    pieces: tuple[Piece, ...]
    copies: int
    """How many of the phrases that were looked at say the same."""


def pages(site: Site) -> Iterator[Page]:
    """The index, then functions, dimensions, themes, patterns and fixed wordings."""
    bank, taxonomy = site.phrasebank, site.library.taxonomy
    functions = [one for one in _functions(site) if one.id in bank.by_function]
    dimensions = [one for one in taxonomy.dimensions if one.id in bank.by_subject]
    themes = [one for one in taxonomy.themes if one.id in bank.by_subject]
    yield _index(site, functions, dimensions, themes)
    for function in functions:
        yield _function(site, function)
    yield from (_subject(site, dimension) for dimension in dimensions)
    yield from (_subject(site, theme) for theme in themes)
    for pattern in bank.patterns:
        yield _pattern(site, pattern)
    yield _fixed(site)


def _functions(site: Site) -> list[SentenceFunction]:
    """All functions in the order of a report's thought, others last."""
    taxonomy = site.library.taxonomy
    places = {id_: place for place, id_ in enumerate(taxonomy.phrasing.functions)}
    return sorted(taxonomy.functions, key=lambda one: places.get(one.id, len(places)))


def _index(
    site: Site,
    functions: list[SentenceFunction],
    dimensions: list[Dimension],
    themes: list[Theme],
) -> Page:
    names = {"functions": "按句子作用", "patterns": "按句式", "dimensions": "按维度", "themes": "按主题"}
    return site.page(
        "phrases/",
        "phrases.html",
        "表述库",
        "从全部报告中统计出来的表述：按句子作用、句式、维度和主题查找，每条都连到出处。",
        toc=tuple(Heading(name, anchor) for anchor, name in names.items()),
        anchors=frozenset(names),
        listed=True,
        names=names,
        bank=site.phrasebank,
        functions=functions,
        groups=list(_by_function(site)),
        dimensions=dimensions,
        themes=themes,
    )


def _by_function(site: Site) -> Iterator[tuple[str, list[Pattern]]]:
    """Patterns that add words to no other, by what most of their phrases do; most frequent first."""
    found: dict[str, list[Pattern]] = defaultdict(list)
    for pattern in most_frequent_first(site.phrasebank.patterns):
        if not pattern.parent:
            found[pattern.function].append(pattern)
    for function in _functions(site):
        if function.id in found:
            yield function.name, found[function.id]
    if "" in found:
        yield "开头、过渡和其他", found[""]


def most_frequent_first(patterns: Iterable[Pattern]) -> list[Pattern]:
    """Patterns by the number that stands beside each, then by reports."""
    return sorted(patterns, key=lambda one: (-one.occurrences, -one.reports, one.frame.wording))


def _patterns_of(site: Site, function: SentenceFunction) -> list[Pattern]:
    """The patterns of a function that add words to none of them, most frequent first."""
    own = [one for one in site.phrasebank.patterns if one.function == function.id]
    ids = {one.frame.id for one in own}
    return most_frequent_first(one for one in own if one.parent not in ids)


def _function(site: Site, function: SentenceFunction) -> Page:
    numbers = site.phrasebank.by_function[function.id]
    return site.page(
        f"phrases/functions/{function.id}/",
        "phrases_function.html",
        f"{function.name} · 表述库",
        function.description,
        function=function,
        total=len(numbers),
        examples=_examples(site, numbers, ON_PAGE),
        patterns=_patterns_of(site, function),
        rest=search_address(site.index, function=function.id),
    )


def _subject(site: Site, subject: Dimension | Theme) -> Page:
    family, facet = ("themes", "theme") if isinstance(subject, Theme) else ("dimensions", "dimension")
    found = site.phrasebank.by_subject[subject.id]
    groups = [
        (function, len(found[function.id]), _examples(site, found[function.id], OF_FUNCTION),
         search_address(site.index, **{facet: subject.id, "function": function.id}))
        for function in _functions(site)
        if function.id in found
    ]  # fmt: skip
    return site.page(
        f"phrases/{family}/{subject.id}/",
        "phrases_subject.html",
        f"{subject.name} · 表述库",
        f"“{subject.name}”的表述，按句子作用分列。",
        toc=tuple(Heading(function.name, function.id) for function, *_ in groups),
        anchors=frozenset(function.id for function, *_ in groups),
        subject=subject,
        family=family,
        groups=groups,
        patterns=site.phrasebank.patterns_by_subject.get(subject.id, [])[:PATTERNS_OF_SUBJECT],
    )


def _pattern(site: Site, pattern: Pattern) -> Page:
    bank, wording = site.phrasebank, pattern.frame.wording
    return site.page(
        f"phrases/patterns/{pattern.frame.id}/",
        "phrases_pattern.html",
        wording,
        f"句式“{wording}”：{pattern.reports} 份报告用了 {pattern.occurrences} 次。",
        pattern=pattern,
        parent=bank.by_id.get(pattern.parent),
        variants=bank.variants.get(pattern.frame.id, []),
        fillers=bank.fillers(pattern),
        examples=_examples(site, pattern.phrases, ON_PAGE, pattern),
        rest=search_address(site.index, wording.strip("…")),
        mentions=site.backlinks.get(f"phrases/patterns/{pattern.frame.id}/", ()),
    )


def _fixed(site: Site) -> Page:
    return site.page(
        "phrases/fixed/",
        "phrases_fixed.html",
        "固定说法",
        "多份报告一字不差地用到的分句。",
        fixed=[
            (one, search_address(site.index, as_query(one.frame.wording))) for one in site.phrasebank.fixed
        ],
    )


def _examples(site: Site, numbers: Ints, most: int, pattern: Pattern | None = None) -> list[Example]:
    return [
        Example(phrase, tuple(pieces_of(site, phrase, pattern)), copies)
        for phrase, copies in site.phrasebank.best(numbers, most)
    ]


def pieces_of(site: Site, phrase: Phrase, pattern: Pattern | None = None) -> Iterator[Piece]:
    """The text of a phrase in pieces; put together as written they are the text."""
    slots = site.phrasebank.particulars.find(phrase.text, phrase.report)
    marked = [(slot.start, slot.end, _SLOT, slot.kind) for slot in slots]
    for start, end in _fixed_spans(phrase.text, pattern) if pattern else ():
        if all(end <= slot.start or slot.end <= start for slot in slots):
            marked.append((start, end, _FIXED, ""))
    at = 0
    for start, end, kind, about in sorted(marked):
        if at < start:
            yield Piece(phrase.text[at:start])
        yield Piece(phrase.text[start:end], kind, about)
        at = end
    if at < len(phrase.text):
        yield Piece(phrase.text[at:])


def _fixed_spans(text: str, pattern: Pattern) -> Iterator[tuple[int, int]]:
    """Where the fixed words of a pattern stand in a phrase."""
    for start, clause in clauses_of(fold(text)):
        match = pattern.frame.pattern.fullmatch(clause)
        if match:
            bounds = [
                0,
                *(place for gap in range(1, match.re.groups + 1) for place in match.span(gap)),
                len(clause),
            ]
            for begin, end in zip(bounds[::2], bounds[1::2], strict=True):
                if begin < end:
                    yield start + begin, start + end
