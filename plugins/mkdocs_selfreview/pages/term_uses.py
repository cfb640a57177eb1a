"""Where the standard formulations (规范表述) occur: the sentences of reports and study pages."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from mkdocs_selfreview.items import sentence_spans
from mkdocs_selfreview.library import Library
from mkdocs_selfreview.model import ItemKind, Report, Span
from mkdocs_selfreview.pages.mentions import sentences
from mkdocs_selfreview.pages.study_facts import term_ids
from mkdocs_selfreview.pages.study_page import TERM_LINK, StudyPage
from mkdocs_selfreview.taxonomy import Taxonomy
from mkdocs_selfreview.terms import Hit, find

GOOD_LENGTHS = range(20, 91)
"""Characters of a sentence that shows how a term is used and is taken in at a glance."""


class Use(NamedTuple):
    """A sentence of a report that has a term; the texts stay in the report."""

    report: Report
    sentence: Span
    term: Span
    """Its first place in the sentence."""
    anchor: str
    """Of the item or section that it stands in, on the report's page; empty for neither."""
    kind: ItemKind | None
    """What the item is that says it; None for all other text."""

    @property
    def parts(self) -> tuple[str, str, str]:
        """What stands before the term, the term as it is written, what follows it."""
        (start, end), (first, last), text = self.sentence, self.term, self.report.text
        return text[start:first], text[first:last], text[last:end]


@dataclass(frozen=True, slots=True)
class Mention:
    """A study page that speaks of a term, with the first sentence that does."""

    page: StudyPage
    sentence: str


@dataclass(frozen=True, slots=True)
class TermUse:
    """Everything that uses one term."""

    uses: tuple[Use, ...] = ()
    """Newest report first, as they stand in it."""
    mentions: tuple[Mention, ...] = ()

    @property
    def reports(self) -> int:
        """Number of reports that use it."""
        return len({use.report.id for use in self.uses})

    @property
    def years(self) -> tuple[tuple[int, int], ...]:
        """Year and number of reports, in order; reports of no known year are left out."""
        years = {use.report.id: use.report.year for use in self.uses if use.report.year}
        return tuple(sorted(Counter(years.values()).items()))

    def examples(self) -> list[Use]:
        """Best first: the reports take turns; what items say, sentences of ``GOOD_LENGTHS``."""
        turns: Counter[str] = Counter()
        ordered = []
        for use in sorted(self.uses, key=_awkward):
            ordered.append((turns[use.report.id], use))
            turns[use.report.id] += 1
        return [use for _, use in sorted(ordered, key=lambda entry: (entry[0], *_awkward(entry[1])))]


def term_uses(library: Library, study: Iterable[StudyPage]) -> dict[str, TermUse]:
    """Go through all reports and study pages once; ids of the terms that occur → where."""
    uses: dict[str, list[Use]] = defaultdict(list)
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for report in library.reports:
        for id_, use in _uses(report, library.taxonomy):
            uses[id_].append(use)
    for page in study:
        for id_, sentence in _spoken_of(page, library.taxonomy).items():
            mentions[id_].append(Mention(page, sentence))
    return {id_: TermUse(tuple(uses[id_]), tuple(mentions[id_])) for id_ in {**uses, **mentions}}


def _uses(report: Report, taxonomy: Taxonomy) -> Iterator[tuple[str, Use]]:
    """The sentences of a report that have terms, with the ids of these; each once for a term."""
    places = sorted(_places(report), key=attrgetter("start"))
    starts = [place.start for place in places]
    ends = dict.fromkeys(taxonomy.term_by_id, 0)
    for hit in find(report.text, taxonomy):
        if hit.start < ends[hit.term.id]:
            continue
        after = bisect_right(starts, hit.start)
        place, stop = places[after - 1], (*starts[after : after + 1], len(report.text))[0]
        sentence = _sentence(report.text, hit, place.start, stop)
        ends[hit.term.id] = sentence.end
        yield hit.term.id, Use(report, sentence, Span(hit.start, hit.end), place.anchor, place.kind)


def _sentence(text: str, hit: Hit, start: int, stop: int) -> Span:
    """The sentence that a hit stands in, within its line and from ``start`` to ``stop``."""
    line = max(start, text.rfind("\n", 0, hit.start) + 1)
    for sentence in sentence_spans(text, text, line, stop):
        if sentence.end >= hit.end:
            return Span(min(sentence.start, hit.start), sentence.end)
    return Span(hit.start, hit.end)


class _Place(NamedTuple):
    """From ``start`` on the text is that of one item or section, up to the next place."""

    start: int
    anchor: str
    kind: ItemKind | None


def _places(report: Report) -> Iterator[_Place]:
    """The text's beginning, its sections with what stands after their items, its items."""
    yield _Place(0, "", None)
    for number, section in enumerate(report.sections, 1):
        around = f"s{number}" if section.heading else ""
        yield _Place(section.span.start, around, None)
        for block in section.blocks:
            for item in block.items:
                yield _Place(item.span.start, item.anchor, item.kind)
                yield _Place(item.span.end, around, None)


def _awkward(use: Use) -> tuple[bool, int]:
    length = use.sentence.end - use.sentence.start
    outside = max(GOOD_LENGTHS.start - length, length - GOOD_LENGTHS.stop + 1, 0)
    return use.kind is None, outside


def _spoken_of(page: StudyPage, taxonomy: Taxonomy) -> dict[str, str]:
    """The terms that a study page names or links to, with the first sentence that does, or its title."""
    found: dict[str, str] = {}
    names = term_ids(taxonomy)
    for sentence in sentences(page.text):
        linked = [names[name] for kind, name in sentence.links if kind == TERM_LINK and name in names]
        for id_ in (*linked, *(hit.term.id for hit in find(sentence.text, taxonomy))):
            if found.get(id_, page.title) == page.title:
                found[id_] = sentence.text
    return found
