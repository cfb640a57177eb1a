"""Which phrases come first."""

from __future__ import annotations

import numpy as np
import pytest
from libraries import simple_report

from mkdocs_selfreview.phrasebank.clauses import Phrase
from mkdocs_selfreview.phrasebank.ranking import best, scores

REPORTS = [simple_report(f"r{number}") for number in range(3)]


def phrase(text: str, report: int = 0, *, leads: bool = False) -> Phrase:
    return Phrase(REPORTS[report], "p1", text, "lead", leads, ())


def order(*phrases: Phrase, typical: tuple[int, ...] = (), most: int = 10) -> list[tuple[int, int]]:
    return best(np.arange(len(phrases)), scores(phrases, typical), phrases, most)


@pytest.mark.parametrize(
    ("good", "poor"),
    [
        pytest.param(phrase("调查研究不够深入扎实。"), phrase("调研" * 60 + "。", 1), id="short"),
        pytest.param(phrase("调查研究不够深入扎实。"), phrase("调查研究不够深入扎实", 1), id="complete"),
        pytest.param(phrase("调查研究不够深入扎实。"), phrase("调查研究（不够深入扎实。", 1), id="clean"),
        pytest.param(
            phrase("调研不够深入扎实。", leads=True), phrase("下乡时调研走马观花。", 1), id="a lead"
        ),
        pytest.param(
            phrase("下乡时调研走马观花。"), phrase("调研不够深入扎实", 1, leads=True), id="no cell's lead"
        ),
    ],
)
def test_the_better_one_comes_first(good: Phrase, poor: Phrase) -> None:
    assert order(poor, good)[0] == (1, 1)


def test_a_typical_one_comes_first() -> None:
    assert order(phrase("下乡时调研走马观花。"), phrase("调研走过场的时候多。", 1), typical=(1,))[0] == (1, 1)


def test_copies_are_shown_once_and_counted() -> None:
    assert order(*(phrase("调查研究不够深入扎实。", number) for number in range(3))) == [(0, 3)]


def test_reports_take_turns() -> None:
    first, second, other = phrase("调研不深入扎实之一。"), phrase("调研不深入扎实之二。"), phrase("短。", 1)
    assert [number for number, _ in order(first, second, other)] == [0, 2, 1]


def test_no_more_than_wanted() -> None:
    assert len(order(*(phrase(f"调研不够深入之{number}。") for number in range(9)), most=4)) == 4
