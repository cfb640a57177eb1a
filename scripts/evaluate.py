"""Scores parser, classifier and linker on the gold texts: a line for each measure, a column for each part."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "plugins"))

from _leads import norm  # noqa: E402
from _link_scores import LinkScores  # noqa: E402
from _similar_scores import SimilarScores, score_similar  # noqa: E402

from mkdocs_selfreview.classifier import classify  # noqa: E402
from mkdocs_selfreview.library import build_library  # noqa: E402
from mkdocs_selfreview.linker import link  # noqa: E402
from mkdocs_selfreview.model import Document, Report, ReportKind, Source  # noqa: E402
from mkdocs_selfreview.parser import parse  # noqa: E402
from mkdocs_selfreview.readers.markdown import read_markdown  # noqa: E402
from mkdocs_selfreview.readers.text import read_text  # noqa: E402
from mkdocs_selfreview.rules import Rules, load_rules  # noqa: E402
from mkdocs_selfreview.taxonomy import Taxonomy, load_taxonomy  # noqa: E402

GOLD = ROOT / "tests" / "gold"
SCORED_ONLY = ("held", "fresh")
"""The parts that no rule may be written from; of the second not even the errors were ever looked at."""
_KIND_OF_ROLE = {"problems": "problem", "causes": "cause", "measures": "measure"}


@dataclass(slots=True)
class Tally:
    """Right, surplus and missed answers of one measure."""

    right: int = 0
    surplus: int = 0
    missed: int = 0

    def add(self, expected: Iterable[Any], found: Iterable[Any]) -> tuple[Counter[Any], Counter[Any]]:
        """Count two bags of answers; returns what was missed and what was surplus."""
        want, have = Counter(expected), Counter(found)
        missed, surplus = want - have, have - want
        self.right += (want & have).total()
        self.missed += missed.total()
        self.surplus += surplus.total()
        return missed, surplus

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 1 if there was nothing to find."""
        total = 2 * self.right + self.surplus + self.missed
        return 2 * self.right / total if total else 1.0

    @property
    def share(self) -> float:
        """Right answers among the expected ones."""
        total = self.right + self.missed
        return self.right / total if total else 1.0


@dataclass(slots=True)
class Scores:
    """All measures over a set of gold texts."""

    texts: int = 0
    items: int = 0
    near_misses: int = 0
    let_in: int = 0
    lost: int = 0
    count_off: int = 0
    tallies: dict[str, Tally] = field(
        default_factory=lambda: {
            name: Tally()
            for name in (
                "kind",
                "title",
                "year",
                "scope",
                "section role",
                "dimension heading",
                "lead",
                "theme",
            )
        }
    )
    log: list[str] = field(default_factory=list)

    def lines(self) -> Iterator[tuple[str, str]]:
        """Each measure's name and figure."""
        tallies = self.tallies
        yield "texts", str(self.texts)
        yield "items expected", str(self.items)
        yield "kind (share)", f"{tallies['kind'].share:.3f}"
        yield "near misses let in", f"{self.let_in} of {self.near_misses}"
        yield "reports refused", str(self.lost)
        for name in ("title", "year", "scope"):
            yield f"{name} (share)", f"{tallies[name].share:.3f}"
        for name in ("section role", "dimension heading", "lead"):
            yield f"{name} (F1)", f"{tallies[name].f1:.3f}"
        yield "item count error", f"{self.count_off / max(1, self.items):.3f}"
        yield "theme (micro-F1)", f"{tallies['theme'].f1:.3f}"


def document_of(text: str, file: str = "") -> Document:
    """The document that the reader of its file's format makes of a gold text."""
    return (read_markdown if file.endswith(".md") else read_text)(text.encode("utf-8"))


def read_reports(gold: dict[str, Any], name: str, taxonomy: Taxonomy, rules: Rules) -> list[Report]:
    """What the pipeline makes of one gold text."""
    source = Source(gold.get("file") or f"{name}.txt", "txt", "")
    reports, _ = parse(document_of(gold["text"], source.path), source, taxonomy, rules)
    return [classify(report, taxonomy) for report in reports]


def score(
    name: str, gold: dict[str, Any], reports: Sequence[Report], taxonomy: Taxonomy, scores: Scores
) -> None:
    """Add one text to the scores."""
    scores.texts += 1
    expected = gold["expect"]
    for position in range(max(len(expected), len(reports))):
        want = expected[position] if position < len(expected) else {"kind": "other"}
        have = reports[position] if position < len(reports) else None
        _score_one(name, want, have, taxonomy, scores)


def _score_one(
    name: str, want: dict[str, Any], have: Report | None, taxonomy: Taxonomy, scores: Scores
) -> None:
    def add(measure: str, expected: Iterable[Any], found: Iterable[Any]) -> None:
        missed, surplus = scores.tallies[measure].add(expected, found)
        scores.log += [f"{name}: {measure}: missed {answer}" for answer in missed]
        scores.log += [f"{name}: {measure}: surplus {answer}" for answer in surplus]

    kind = have.kind.value if have else "absent"
    add("kind", [want["kind"]], [kind])
    if want["kind"] == "other":
        scores.near_misses += 1
        scores.let_in += kind not in ("other", "absent")
        return
    scores.lost += kind in ("other", "absent")
    add("title", [norm(want.get("title"))], [norm(have.title) if have else None])
    add("year", [want.get("year")], [have.year if have else None])
    add("scope", [want.get("scope")], [have.scope if have else None])
    sections = have.sections if have and have.kind is not ReportKind.OTHER else ()
    add(
        "section role",
        [(section["role"], norm(section.get("heading"))) for section in want["sections"]],
        [(section.role.value, norm(section.heading)) for section in sections],
    )
    add(
        "dimension heading",
        [
            (norm(block["heading"]), norm(block["dimension"]))
            for section in want["sections"]
            for block in section.get("blocks") or ()
            if block.get("heading") and block.get("dimension")
        ],
        [
            (norm(block.heading), norm(block.dimension_name))
            for section in sections
            for block in section.blocks
            if block.heading and block.dimension
        ],
    )
    wanted = list(_wanted_items(want))
    found = [item for section in sections for block in section.blocks for item in block.items]
    add(
        "lead",
        [(kind, lead) for kind, lead, _ in wanted],
        [(item.kind.value, norm(item.lead)) for item in found],
    )
    scores.items += len(wanted)
    counts = Counter(kind for kind, _, _ in wanted)
    have_counts = Counter(item.kind.value for item in found)
    scores.count_off += sum(
        abs(counts[kind] - have_counts[kind]) for kind in counts.keys() | have_counts.keys()
    )
    names = [(norm(item.lead), [taxonomy.theme_by_id[tag.id].name for tag in item.themes]) for item in found]
    add(
        "theme",
        [(norm(lead), theme) for _, lead, themes in wanted for theme in themes],
        [(lead, theme) for lead, themes in names for theme in themes],
    )


def _wanted_items(want: dict[str, Any]) -> Iterator[tuple[str, str, list[str]]]:
    """Kind, lead and themes of the items that a text should give."""
    for section in want.get("sections") or ():
        for block in section.get("blocks") or ():
            for item in block.get("items") or ():
                kind = item.get("kind") or _KIND_OF_ROLE[section["role"]]
                yield kind, norm(str(item["lead"])), item.get("themes") or []


def evaluate(folder: Path, only: str = "") -> Scores:
    """Score all gold texts of a folder whose names begin with ``only``."""
    taxonomy, rules = load_taxonomy(), load_rules()
    scores = Scores()
    for path in sorted(folder.glob(f"{only}*.yml")):
        gold = yaml.safe_load(path.read_text(encoding="utf-8"))
        score(path.stem, gold, read_reports(gold, path.stem, taxonomy, rules), taxonomy, scores)
    return scores


def evaluate_links(taxonomy: Taxonomy, rules: Rules) -> dict[str, LinkScores]:
    """Score the links of all reports that have some made by hand, as one library: tune half, held half."""
    read = []
    for path in sorted((GOLD / "links").glob("*/*.yml")):
        links = yaml.safe_load(path.read_text(encoding="utf-8"))
        gold = yaml.safe_load((GOLD / f"{links['text']}.yml").read_text(encoding="utf-8"))
        read.append((path.parent.name, links, read_reports(gold, path.stem, taxonomy, rules)[0]))
    library = link([report for _, _, report in read], taxonomy)
    scores = {"tune": LinkScores(), "held": LinkScores()}
    for half, links, report in read:
        scores[half].add(links, report, library)
    return scores


def evaluate_similar(taxonomy: Taxonomy, rules: Rules) -> SimilarScores:
    """Score the similar problems offered in a library of all gold reports and the sample reports."""
    texts: dict[str, list[Report]] = {}
    for path in sorted(path for part in ("tune", "held", "fresh") for path in (GOLD / part).glob("*.yml")):
        gold = yaml.safe_load(path.read_text(encoding="utf-8"))
        if any(entry["kind"] != "other" for entry in gold["expect"]):
            found = read_reports(gold, path.stem, taxonomy, rules)
            texts[f"{path.parent.name}/{path.stem}"] = [
                report for report in found if report.kind is not ReportKind.OTHER
            ]
    for report in build_library(ROOT / "docs" / "sources").reports:
        texts.setdefault(f"sources/{report.source.path}", []).append(report)
    links = link([report for reports in texts.values() for report in reports], taxonomy)
    judged = yaml.safe_load((GOLD / "similar.yml").read_text(encoding="utf-8"))
    return score_similar(judged, texts, links)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the measures for all parts of the gold set."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--log", action="store_true", help="list every error of the tune part")
    options.add_argument("--only", default="", help="only texts whose names begin with this (tune part)")
    chosen = options.parse_args(arguments)
    tune = evaluate(GOLD / "tune", chosen.only)
    if chosen.log:
        print("\n".join(tune.log))
    columns = [tune, *(evaluate(GOLD / part) for part in SCORED_ONLY)]
    linked = evaluate_links(load_taxonomy(), load_rules())
    if chosen.log:
        print("\n".join(linked["tune"].log))
    print(f"{'measure':32}", *(f"{part:>11}" for part in ("tune", *SCORED_ONLY)))
    for scored in (columns, list(linked.values())):
        for figures in zip(*(scores.lines() for scores in scored), strict=True):
            print(f"{figures[0][0]:32}", *(f"{figure:>11}" for _, figure in figures))
    for name, figure in evaluate_similar(load_taxonomy(), load_rules()).lines():
        print(f"{name:32} {figure:>11}")
    print(f"{'theme, second reader':32} {'':>11} {second_reader().f1:>11.3f}")
    return 0


def second_reader() -> Tally:
    """How far a second reader's themes of the held items agree with the gold."""
    tally = Tally()
    readings = yaml.safe_load((GOLD / "second_reading.yml").read_text(encoding="utf-8"))
    for name, themes in readings.items():
        gold = yaml.safe_load((GOLD / "held" / f"{name}.yml").read_text(encoding="utf-8"))
        wanted = [item for entry in gold["expect"] for item in _wanted_items(entry)] if themes else []
        for place, ((_, _, expected), found) in enumerate(zip(wanted, themes, strict=True)):
            tally.add([(place, theme) for theme in expected], [(place, theme) for theme in found])
    return tally


if __name__ == "__main__":
    sys.exit(main())
