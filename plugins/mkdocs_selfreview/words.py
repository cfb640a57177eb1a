"""Words by jieba's dictionary, with their kinds."""

from __future__ import annotations

import logging
from functools import cache, lru_cache

import jieba


@cache
def tokenizer() -> jieba.Tokenizer:
    """A tokenizer of our own: jieba's default one trusts a cache in the shared temp folder."""
    jieba.setLogLevel(logging.WARNING)
    made = jieba.Tokenizer()
    made.FREQ, made.total = made.gen_pfdict(made.get_dict_file())
    made.initialized = True
    return made


@cache
def kinds() -> dict[str, str]:
    """The kind of each word of the dictionary: n noun, ns place, nr person, v verb, p preposition …"""
    with jieba.get_dict_file() as file:
        rows = (line.decode().split() for line in file)
        return {row[0]: row[2] for row in rows if len(row) == 3}


@lru_cache(maxsize=100_000)
def words(text: str) -> tuple[str, ...]:
    """The text cut into words, none of them made up."""
    return tuple(tokenizer().cut(text, HMM=False))


def cuts(text: str) -> set[int]:
    """Where words of the text begin or end."""
    found, at = {0}, 0
    for word in words(text):
        at += len(word)
        found.add(at)
    return found


def kind_of(word: str) -> str:
    """The kind of a word; ``x`` if the dictionary does not have it."""
    return kinds().get(word, "x")


def is_noun(word: str) -> bool:
    """Whether a word is a noun, name or number by the dictionary."""
    return kind_of(word)[0] in "nmqtx"
