"""Every wording planted in made reports is found, in just the reports that it was planted in."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.phrases import compare, planted_in
from make_corpus import write_corpus

from mkdocs_selfreview.library import build_library
from mkdocs_selfreview.phrasebank import PhraseBank, build_phrase_bank
from mkdocs_selfreview.phrasebank.mining import LEAST_REPORTS

COUNT = 120


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> PhraseBank:
    folder: Path = tmp_path_factory.mktemp("corpus")
    write_corpus(COUNT, folder)
    return build_phrase_bank(build_library(folder))


def test_every_planted_wording_is_found_and_counted_exactly(bank: PhraseBank) -> None:
    planted = planted_in(COUNT)
    assert sum(len(reports) >= LEAST_REPORTS for reports in planted.values()) >= 8
    assert any(reports.total() > len(reports) for reports in planted.values())
    assert compare(COUNT, bank) == 0


def test_a_count_that_is_not_as_planted_is_a_gap(bank: PhraseBank) -> None:
    assert compare(COUNT - 30, bank) > 0
