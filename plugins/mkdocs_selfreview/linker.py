"""Links between items: a problem's causes and measures in its report, and similar problems elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from mkdocs_selfreview.answers import answers
from mkdocs_selfreview.model import ItemKind, Report
from mkdocs_selfreview.neighbours import Problem, similar_problems
from mkdocs_selfreview.similarity import read_corpus
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

    def _answers(self, report_id: str, anchor: str, kind: LinkKind) -> tuple[Link, ...]:
        links = self.answers.get((report_id, anchor), ())
        return tuple(link for link in links if link.kind is kind)


_ANSWERS = {ItemKind.CAUSE: LinkKind.CAUSE, ItemKind.MEASURE: LinkKind.MEASURE}


def link(reports: Sequence[Report], taxonomy: Taxonomy) -> Links:
    """Link the classified reports of a library; their order makes no difference."""
    reports = sorted(reports, key=lambda report: report.id)
    corpus = read_corpus(item for report in reports for item in report.items())
    answering: list[Link] = []
    problems: list[Problem] = []
    first = 0
    for report in reports:
        items = list(report.items())
        problems += [
            Problem(report, item, first + place)
            for place, item in enumerate(items)
            if item.kind is ItemKind.PROBLEM
        ]
        answering += [
            Link(report.id, problem.anchor, report.id, answer.anchor, _ANSWERS[answer.kind], score, reason)
            for problem, answer, score, reason in answers(report, first, corpus, taxonomy)
        ]
        first += len(items)
    alike = [
        Link(*one.key, *other.key, LinkKind.SIMILAR, score, reason)
        for one, other, score, reason in similar_problems(problems, corpus, taxonomy)
    ]
    return Links(
        answers=_grouped((link.key, link) for link in answering),
        answered=_grouped((link.target, link) for link in answering),
        alike=_grouped((link.key, link) for link in alike),
    )


def _grouped(links: Iterable[tuple[ItemKey, Link]]) -> dict[ItemKey, tuple[Link, ...]]:
    """Gather links by item, strongest first; their ends decide between equals."""
    groups: dict[ItemKey, list[Link]] = defaultdict(list)
    for key, link in links:
        groups[key].append(link)
    return {
        key: tuple(sorted(group, key=lambda link: (-link.score, link.key, link.target)))
        for key, group in groups.items()
    }
