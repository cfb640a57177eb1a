"""Links between items: a problem's causes and measures in its report, and similar problems elsewhere."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain

from mkdocs_selfreview.answers import answers
from mkdocs_selfreview.copies import by_member, folded
from mkdocs_selfreview.model import ItemKind, Report
from mkdocs_selfreview.neighbours import Owned, compare, similar_problems
from mkdocs_selfreview.similarity import Corpus, read_corpus
from mkdocs_selfreview.taxonomy import Taxonomy

ItemKey = tuple[str, str]
"""Report id and anchor: names one item of the library."""


class LinkKind(StrEnum):
    """Why two items belong together."""

    CAUSE = "cause"
    MEASURE = "measure"
    SIMILAR = "similar"


@dataclass(frozen=True, slots=True)
class Link:
    """From a problem to an item that answers or resembles it, with its strength and reason."""

    report_id: str
    anchor: str
    target_report: str
    target_anchor: str
    kind: LinkKind
    score: float
    """Strength, 0 to 1."""
    reason: str
    """What the two have in common, in Chinese."""

    @property
    def key(self) -> ItemKey:
        """The problem the link starts from."""
        return self.report_id, self.anchor

    @property
    def target(self) -> ItemKey:
        """The item it points to."""
        return self.target_report, self.target_anchor


@dataclass(frozen=True, slots=True)
class Links:
    """All links of a library, strongest first, by the item they start from or point to."""

    answers: Mapping[ItemKey, tuple[Link, ...]]
    """Problem → its causes and measures."""
    answered: Mapping[ItemKey, tuple[Link, ...]]
    """Cause or measure → the links of the problems it answers."""
    alike: Mapping[ItemKey, tuple[Link, ...]]
    """Problem → similar problems of other reports."""
    copies: Mapping[ItemKey, tuple[ItemKey, ...]] = field(default_factory=dict)
    """Item → all that are near-identical to it, itself included; items without such copies are left out."""

    def causes(self, report_id: str, anchor: str) -> tuple[Link, ...]:
        """The causes of a problem."""
        return self._answers(report_id, anchor, LinkKind.CAUSE)

    def measures(self, report_id: str, anchor: str) -> tuple[Link, ...]:
        """The measures that answer a problem."""
        return self._answers(report_id, anchor, LinkKind.MEASURE)

    def problems(self, report_id: str, anchor: str) -> tuple[Link, ...]:
        """The problems that a cause or measure answers (the problem is the link's start)."""
        return self.answered.get((report_id, anchor), ())

    def similar(self, report_id: str, anchor: str) -> tuple[Link, ...]:
        """The most similar problems of other reports."""
        return self.alike.get((report_id, anchor), ())

    def folded(self, items: Iterable[ItemKey]) -> dict[ItemKey, tuple[ItemKey, ...]]:
        """Fold a list: the first of near-identical items, with those it stands for, itself included."""
        return folded(items, self.copies)

    def _answers(self, report_id: str, anchor: str, kind: LinkKind) -> tuple[Link, ...]:
        links = self.answers.get((report_id, anchor), ())
        return tuple(link for link in links if link.kind is kind)


_ANSWERS = {ItemKind.CAUSE: LinkKind.CAUSE, ItemKind.MEASURE: LinkKind.MEASURE}


_SIGNS = re.compile(r"[\W_]+")


def link(reports: Sequence[Report], taxonomy: Taxonomy) -> Links:
    """Link the classified reports of a library; their order makes no difference."""
    reports = sorted(reports, key=lambda report: report.id)
    corpus = read_corpus(item for report in reports for item in report.items())
    answering: list[Link] = []
    owned: list[Owned] = []
    first = 0
    for report in reports:
        items = list(report.items())
        owned += [Owned(report, item, first + place) for place, item in enumerate(items)]
        answering += [
            Link(report.id, problem.anchor, report.id, answer.anchor, _ANSWERS[answer.kind], score, reason)
            for problem, answer, score, reason in answers(report, first, corpus, taxonomy)
        ]
        first += len(items)
    compared = compare([one for one in owned if one.item.kind is ItemKind.PROBLEM], corpus)
    alike = [
        Link(*one.key, *other.key, LinkKind.SIMILAR, score, reason)
        for one, other, score, reason in similar_problems(compared, taxonomy)
    ]
    alike_in_text = _same_texts((one for one in owned if one.item.kind is not ItemKind.PROBLEM), corpus)
    groups = ([one.key for one in group] for group in chain(compared.near_identical(), alike_in_text))
    return Links(
        answers=_grouped((link.key, link) for link in answering),
        answered=_grouped((link.target, link) for link in answering),
        alike=_grouped((link.key, link) for link in alike),
        copies=by_member(groups),
    )


def _same_texts(owned: Iterable[Owned], corpus: Corpus) -> Iterator[list[Owned]]:
    """Yield the causes and measures that say the same, signs apart, each group newest first."""
    by_text: dict[tuple[ItemKind, str], list[Owned]] = defaultdict(list)
    for one in owned:
        by_text[one.item.kind, _SIGNS.sub("", corpus.texts[one.number])].append(one)
    for group in by_text.values():
        yield sorted(group, key=lambda one: one.rank)


def _grouped(links: Iterable[tuple[ItemKey, Link]]) -> dict[ItemKey, tuple[Link, ...]]:
    """Gather links by item, strongest first; their ends decide between equals."""
    groups: dict[ItemKey, list[Link]] = defaultdict(list)
    for key, link in links:
        groups[key].append(link)
    return {
        key: tuple(sorted(group, key=lambda link: (-link.score, link.key, link.target)))
        for key, group in groups.items()
    }
