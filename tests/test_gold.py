"""Parser, classifier and linker against the gold texts: the figures must not fall below these."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
import yaml
from evaluate import GOLD, Scores, evaluate, evaluate_links, evaluate_similar

from mkdocs_selfreview.rules import load_rules
from mkdocs_selfreview.taxonomy import load_taxonomy


@dataclass(frozen=True)
class Floor:
    """What a part of the gold set must reach at least."""

    structure: float
    title: float
    year: float
    count_error: float


# Of the parts, tune was worked on; the errors of held were looked at once, so its figures flatter;
# fresh was only ever scored, so its figures alone tell what unknown texts may expect.
FLOORS = {
    "tune": Floor(structure=0.95, title=0.95, year=0.95, count_error=0.05),
    "held": Floor(structure=0.95, title=0.95, year=0.95, count_error=0.05),
    "fresh": Floor(structure=0.97, title=0.90, year=0.95, count_error=0.03),
}


@pytest.fixture(scope="module", params=FLOORS)
def part(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def scores(part: str) -> Scores:
    return evaluate(GOLD / part)


@pytest.mark.parametrize("measure", ["section role", "dimension heading", "lead"])
def test_structure(part: str, scores: Scores, measure: str) -> None:
    assert scores.tallies[measure].f1 >= FLOORS[part].structure


def test_titles(part: str, scores: Scores) -> None:
    assert scores.tallies["title"].share >= FLOORS[part].title


def test_years(part: str, scores: Scores) -> None:
    assert scores.tallies["year"].share >= FLOORS[part].year


def test_item_counts(part: str, scores: Scores) -> None:
    assert scores.count_off <= FLOORS[part].count_error * scores.items


def test_no_near_miss_is_let_in_and_no_report_refused(scores: Scores) -> None:
    assert (scores.let_in, scores.lost) == (0, 0)


def test_themes_get_no_worse() -> None:
    # Only the untouched part tells: the weights are learnt from the other. The aim is 0.85.
    assert evaluate(GOLD / "held").tallies["theme"].f1 >= 0.72


def test_the_set_is_large_enough_and_a_third_of_it_untouched() -> None:
    tune, held, fresh = (evaluate(GOLD / part) for part in FLOORS)
    assert tune.texts + held.texts + fresh.texts >= 60
    assert tune.near_misses + held.near_misses + fresh.near_misses >= 20
    assert fresh.items * 3 >= 0.99 * (tune.items + held.items + fresh.items)


def test_links_to_causes_and_measures() -> None:
    scores = evaluate_links(load_taxonomy(), load_rules())
    cause, measure = (
        [scores[half].tallies[kind] for half in ("tune", "held")] for kind in ("cause", "measure")
    )
    assert scores["held"].reports >= 18
    assert min(tally.precision for tally in (*cause, *measure)) >= 0.85
    assert min(tally.recall for tally in measure) >= 0.84
    # The held half alone is at 0.777 for causes; the aim is 0.8, which both halves together reach.
    assert cause[1].recall >= 0.77
    right, missed = (sum(getattr(tally, name) for tally in cause) for name in ("right", "missed"))
    assert right / (right + missed) >= 0.83


def test_similar_problems() -> None:
    scores = evaluate_similar(load_taxonomy(), load_rules())
    assert scores.problems >= 100
    assert scores.precision >= 0.88
    assert scores.covered >= 0.85
    # New sample reports bring offers that nobody judged; too many of them and the figure says nothing.
    assert scores.unjudged <= (scores.related + scores.unrelated) / 2


QUIRKS: list[dict[str, Any]] = yaml.safe_load((GOLD / "QUIRKS.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("quirk", QUIRKS, ids=[quirk["quirk"] for quirk in QUIRKS])
def test_every_quirk_is_shown_by_a_text_that_is_there(quirk: dict[str, Any]) -> None:
    there = {path.stem for part in FLOORS for path in (GOLD / part).glob("*.yml")}
    assert quirk["texts"]
    assert set(quirk["texts"]) <= there


def test_no_quirk_is_listed_twice() -> None:
    names = [quirk["quirk"] for quirk in QUIRKS]
    assert sorted(names) == sorted(set(names))
