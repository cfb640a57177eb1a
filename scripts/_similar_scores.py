"""Scores the similar problems that the linker offers on pairs judged by reading (tests/gold/similar.yml)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mkdocs_selfreview.linker import Links
from mkdocs_selfreview.model import ItemKind, Report

LOOKED_AT = 3
"""Offers that are judged."""


@dataclass(frozen=True, slots=True)
class SimilarScores:
    """How good the first offers are, and how many problems have any."""

    problems: int
    """Judged problems that have an offer."""
    related: int
    unrelated: int
    unjudged: int
    covered: float
    """Share of all problems of the library that have an offer."""

    @property
    def precision(self) -> float:
        """Related offers among the judged ones."""
        return self.related / max(1, self.related + self.unrelated)

    def lines(self) -> Iterator[tuple[str, str]]:
        """Each measure's name and figure."""
        yield "judged problems with an offer", str(self.problems)
        yield f"first {LOOKED_AT} offered, judged", str(self.related + self.unrelated)
        yield "of these related (share)", f"{self.precision:.3f}"
        yield "offered, not judged", str(self.unjudged)
        yield "problems with an offer (share)", f"{self.covered:.3f}"


def score_similar(
    judged: Sequence[Mapping[str, Any]], texts: Mapping[str, Sequence[Report]], links: Links
) -> SimilarScores:
    """Compare offers with judgements; ``texts`` are the reports by the name of their text."""
    text_of = {report.id: name for name, reports in texts.items() for report in reports}
    leads = {
        (report.id, item.anchor): item.lead
        for reports in texts.values()
        for report in reports
        for item in report.items()
        if item.kind is ItemKind.PROBLEM
    }
    by_name: dict[tuple[str, str], tuple[str, str]] = {}
    for key, lead in leads.items():
        by_name.setdefault((text_of[key[0]], lead), key)
    related: list[bool | None] = []
    problems = 0
    for entry in judged:
        known = {(offer["text"], offer["lead"]): offer["related"] for offer in entry["offered"]}
        here = by_name.get((entry["text"], entry["lead"]))
        offers = links.similar(*here)[:LOOKED_AT] if here else ()
        problems += bool(offers)
        related += [known.get((text_of[offer.target_report], leads[offer.target])) for offer in offers]
    return SimilarScores(
        problems=problems,
        related=related.count(True),
        unrelated=related.count(False),
        unjudged=related.count(None),
        covered=sum(bool(links.similar(*key)) for key in leads) / max(1, len(leads)),
    )
