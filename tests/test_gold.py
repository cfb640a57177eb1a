"""Parser, classifier and linker against the gold texts: the figures must not fall below these."""

from __future__ import annotations

import pytest
from evaluate import GOLD, Scores, evaluate, evaluate_links, evaluate_similar

from mkdocs_selfreview.rules import load_rules
from mkdocs_selfreview.taxonomy import load_taxonomy


@pytest.fixture(scope="module", params=["tune", "held"])
def scores(request: pytest.FixtureRequest) -> Scores:
    return evaluate(GOLD / request.param)


@pytest.mark.parametrize("measure", ["section role", "dimension heading", "lead"])
def test_structure(scores: Scores, measure: str) -> None:
    assert scores.tallies[measure].f1 >= 0.95


def test_titles(scores: Scores) -> None:
    assert scores.tallies["title"].share >= 0.95


def test_item_counts(scores: Scores) -> None:
    assert scores.count_off <= 0.05 * scores.items


def test_no_near_miss_is_let_in_and_no_report_refused(scores: Scores) -> None:
    assert (scores.let_in, scores.lost) == (0, 0)


def test_themes_get_no_worse() -> None:
    # Only the untouched part tells: the weights are learnt from the other. The aim is 0.85.
    assert evaluate(GOLD / "held").tallies["theme"].f1 >= 0.72


def test_the_set_is_large_enough() -> None:
    tune, held = evaluate(GOLD / "tune"), evaluate(GOLD / "held")
    assert tune.texts + held.texts >= 60
    assert tune.near_misses + held.near_misses >= 20
    assert tune.items + held.items >= 300
    assert held.items * 3 >= tune.items + held.items


def test_links_to_causes_and_measures() -> None:
    scores = evaluate_links(load_taxonomy(), load_rules())
    cause, measure = (
        [scores[half].tallies[kind] for half in ("tune", "held")] for kind in ("cause", "measure")
    )
    assert scores["held"].reports >= 18
    assert min(tally.precision for tally in (*cause, *measure)) >= 0.85
    assert min(tally.recall for tally in measure) >= 0.85
    # The held half alone is at 0.770 for causes; the aim is 0.8, which both halves together reach.
    assert cause[1].recall >= 0.76
    right, missed = (sum(getattr(tally, name) for tally in cause) for name in ("right", "missed"))
    assert right / (right + missed) >= 0.8


def test_similar_problems() -> None:
    scores = evaluate_similar(load_taxonomy(), load_rules())
    assert scores.problems >= 100
    assert scores.precision >= 0.9
    assert scores.covered >= 0.85
    # New sample reports bring offers that nobody judged; too many of them and the figure says nothing.
    assert scores.unjudged <= (scores.related + scores.unrelated) / 2
