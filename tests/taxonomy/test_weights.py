"""The learnt word weights: what the file holds, and how they are added up."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_selfreview.taxonomy import load_taxonomy
from mkdocs_selfreview.taxonomy.weights import features, load_weights, written


def test_the_file_knows_every_theme_of_the_package() -> None:
    weights = load_weights()
    assert set(weights.themes) == {theme.id for theme in load_taxonomy().themes}
    assert weights.rows.shape == (len(weights.places), len(weights.themes))
    assert weights.offsets.shape == (len(weights.themes),)


def test_written_and_read_again(tmp_path: Path) -> None:
    path = tmp_path / "words.tsv"
    rows = {"学习": {0: 1.5}, "^作风": {0: -0.25, 1: 2.0}}
    path.write_text(written(("a", "b"), [-0.5, 0.25], rows), encoding="utf-8")
    weights = load_weights(path)
    assert (weights.themes, weights.offsets.tolist()) == (("a", "b"), [-0.5, 0.25])
    assert weights.rows[weights.places["学习"]].tolist() == [1.5, 0]
    assert weights.rows[weights.places["^作风"]].tolist() == [-0.25, 2.0]


def test_margins_add_up_and_the_strongest_word_is_named(tmp_path: Path) -> None:
    path = tmp_path / "words.tsv"
    path.write_text(written(("a",), [-0.5], {"学习": {0: 3.0}, "^学": {0: 1.0}}), encoding="utf-8")
    weights = load_weights(path)
    assert weights.margins("学", "学习")["a"] == pytest.approx(-0.5 + 0.5 + 3.0 / 3**0.5)
    assert weights.strongest("a", "学", "学习") == "学习"
    assert weights.strongest("a", "学", "作风") == ""
    assert weights.margins("", "作风") == {"a": -0.5}


WORDS = st.text(alphabet="学习作风不深实，。\n", max_size=60)


@given(WORDS, WORDS)
def test_each_run_once_with_shares_whose_squares_make_at_most_one(lead: str, text: str) -> None:
    found = list(features(lead, text))
    assert len({run for run, _ in found}) == len(found)
    for marked in (True, False):
        squares = sum(share**2 for run, share in found if run.startswith("^") is marked)
        assert squares <= (0.25 if marked else 1) + 1e-9
