"""Radicals turn into the characters they look like, and nothing else changes."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_selfreview.readers.radicals import without_radicals


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("⼀⼆⼗⼈⼤⼩⼯⼒⾏⾔", "一二十人大小工力行言", id="kangxi"),
        pytest.param("⺠⻅⻓⻔⻢⻰", "民见长门马龙", id="supplement"),
        pytest.param("\uf914\uf9e1", "樂李", id="doublets"),
        pytest.param("（一）１．①㈠ｗ：，", "（一）１．①㈠ｗ：，", id="kept"),
    ],
)
def test_known(text: str, expected: str) -> None:
    assert without_radicals(text) == expected


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_length_and_meaning_are_kept(text: str) -> None:
    plain = without_radicals(text)
    assert len(plain) == len(text)
    for before, after in zip(text, plain, strict=True):
        assert before == after or "CJK" in unicodedata.name(before) or "KANGXI" in unicodedata.name(before)
