"""Texts as they are compared: here, and by the same rules in the browser."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from in_node import node, run_in_node

from mkdocs_selfreview.search.folded import END, blanks, fold_units, pairs, units

CASES = [
    ("學習", "学习"),
    ("ＡＢ１２％", "ab12%"),
    ("理论　学 习", "理论学习"),
    ("不到\n位", "不到位"),
    ("Word 2016  版", "word 2016版"),
    ("a \u200b b", "a b"),
    ("第 一 、", "第一、"),
    (",:;()!?", "，：；（）！？"),
    ('「四风」"x"', "“四风““x“"),
    ("\ufeff开头", "开头"),
    ("  a  ", "a"),
    ("", ""),
]
IDS = [repr(written) for written, _ in CASES]


def fold(text: str) -> tuple[str, list[int]]:
    letters, places = fold_units(units(text))
    return letters.astype("<u2").tobytes().decode("utf-16-le", "surrogatepass"), places.tolist()


@pytest.mark.parametrize(("written", "folded"), CASES, ids=IDS)
def test_folding(written: str, folded: str) -> None:
    assert fold(written)[0] == folded


@given(st.text(st.characters(max_codepoint=0xFFFF, exclude_categories=["Cs"])))
def test_every_character_knows_its_place(text: str) -> None:
    folded, places = fold(text)
    assert len(folded) == len(places)
    assert places == sorted(set(places))
    assert all(fold(text[place])[0] in (char, "") for char, place in zip(folded, places, strict=True))


@given(st.text())
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)[0])[0] == fold(text)[0]


def test_no_text_reaches_into_another() -> None:
    assert fold(f"a {chr(END)} b")[0] == f"a{chr(END)}b"


@node
def test_the_browser_folds_alike() -> None:
    texts = [written for written, _ in CASES]
    texts += [f"{chr(code)}a{chr(code)} {chr(code)}國" for code in range(2, 0xD800, 7)]
    script = """
      const { folds, blanks, texts } = input;
      const fold = selfreview.query.makeFold(folds, blanks);
      output(texts.map((text) => { const { text: folded, places } = fold(text); return [folded, [...places]]; }));
    """
    found = run_in_node(script, {"folds": pairs(), "blanks": blanks(), "texts": texts})
    for text, (folded, places) in zip(texts, found, strict=True):
        assert (folded, places) == fold(text), json.dumps(text)
