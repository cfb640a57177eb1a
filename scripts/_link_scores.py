"""Scores the linker on the links made by hand (tests/gold/links)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from _leads import norm

from mkdocs_selfreview.linker import LinkKind, Links
from mkdocs_selfreview.model import Item, ItemKind, Report

_LEAD_WITHIN = 60
"""A lead that the parser cut differently stands within so many characters."""
_ANSWERS = ((LinkKind.CAUSE, ItemKind.CAUSE, "causes"), (LinkKind.MEASURE, ItemKind.MEASURE, "measures"))


@dataclass(slots=True)
class LinkTally:
    """Links of one kind: right, wrong, missed, and those that careful readers may see either way."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    perhaps: int = 0

    @property
    def precision(self) -> float:
        """Right links among those given, debatable ones left out."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def strict_precision(self) -> float:
        """The same with debatable links counted as wrong."""
        return self.right / max(1, self.right + self.wrong + self.perhaps)

    @property
    def recall(self) -> float:
        """Links found among those that a careful reader makes."""
        return self.right / max(1, self.right + self.missed)


@dataclass(slots=True)
class LinkScores:
    """The measures of links over a set of reports."""

    reports: int = 0
    problems: int = 0
    unmatched: int = 0
    """Items of the gold that the parser did not find; their links are not scored."""
    tallies: dict[str, LinkTally] = field(
        default_factory=lambda: {kind.value: LinkTally() for kind, _, _ in _ANSWERS}
    )
    log: list[str] = field(default_factory=list)

    def lines(self) -> Iterator[tuple[str, str]]:
        """Each measure's name and figure."""
        yield "reports with links", str(self.reports)
        yield "problems in them", str(self.problems)
        yield "items not found", str(self.unmatched)
        for name, tally in self.tallies.items():
            yield f"{name} links expected", str(tally.right + tally.missed)
            yield f"{name} link precision", f"{tally.precision:.3f}"
            yield f"{name} link precision, strict", f"{tally.strict_precision:.3f}"
            yield f"{name} link recall", f"{tally.recall:.3f}"

    def add(self, gold: dict[str, Any], report: Report, links: Links) -> None:
        """Score the links of one report."""
        self.reports += 1
        for wanted in gold["problems"]:
            problem = self._find(report, ItemKind.PROBLEM, wanted["problem"])
            if not problem:
                continue
            self.problems += 1
            given = links.answers.get((report.id, problem.anchor), ())
            for link_kind, item_kind, key in _ANSWERS:
                expected = self._anchors(report, item_kind, wanted.get(key, ()))
                debatable = self._anchors(report, item_kind, wanted.get("perhaps", ()))
                found = {link.target_anchor for link in given if link.kind is link_kind}
                tally = self.tallies[link_kind.value]
                tally.right += len(found & expected)
                tally.wrong += len(found - expected - debatable)
                tally.perhaps += len(found & debatable)
                tally.missed += len(expected - found)
                self._note(gold["text"], problem, expected - found, found - expected - debatable)

    def _anchors(self, report: Report, kind: ItemKind, leads: Sequence[str]) -> set[str]:
        items = (self._find(report, kind, lead) for lead in leads)
        return {item.anchor for item in items if item}

    def _find(self, report: Report, kind: ItemKind, lead: str) -> Item | None:
        wanted = norm(lead)
        items = [item for item in report.items() if item.kind is kind]
        exact = next((item for item in items if norm(item.lead) == wanted), None)
        near = (item for item in items if wanted in norm(item.text)[:_LEAD_WITHIN])
        found = exact or next(near, None)
        # Debatable answers stand in one list, so a lead of the other kind is no miss.
        if not found and not any(wanted in norm(item.text)[:_LEAD_WITHIN] for item in report.items()):
            self.unmatched += 1
        return found

    def _note(self, text: str, problem: Item, missed: set[str], wrong: set[str]) -> None:
        self.log += [f"{text}: {problem.anchor} {problem.lead}: missed {anchor}" for anchor in sorted(missed)]
        self.log += [f"{text}: {problem.anchor} {problem.lead}: wrong {anchor}" for anchor in sorted(wrong)]
