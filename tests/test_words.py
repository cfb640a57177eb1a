"""Words by the dictionary: nothing lost, nothing made up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_selfreview.words import cuts, is_noun, kind_of, tokenizer, words


@given(st.text(alphabet="对群众诉求掌握不够，A1 \n云溪县", max_size=30))
def test_words_are_the_text_and_cuts_their_bounds(text: str) -> None:
    assert "".join(words(text)) == text
    assert sorted(cuts(text)) == [
        0,
        *(len("".join(words(text)[:end])) for end in range(1, len(words(text)) + 1)),
    ]


@pytest.mark.parametrize(
    ("word", "noun"), [("群众", True), ("三", True), ("掌握", False), ("对", False), ("溰溱", True)]
)
def test_nouns_are_told_by_the_dictionary(word: str, noun: bool) -> None:
    assert is_noun(word) is noun


def test_what_the_dictionary_does_not_have_is_of_no_kind() -> None:
    assert (kind_of("对"), kind_of("溰溱")) == ("p", "x")


def test_the_dictionary_is_loaded_once() -> None:
    assert tokenizer() is tokenizer()
