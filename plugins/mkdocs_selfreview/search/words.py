"""Frequent words of the library and pairs of them, found in a sample of its items."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from mkdocs_selfreview.words import tokenizer

SAMPLE = 400_000
"""Characters that are cut into words: enough for all frequent ones, in less than a second."""
LONGEST = 10
"""Characters of a pair."""

_HAN = re.compile("[\u3400-\u9fff]+")
_LEAST = 3
"""Occurrences that make a word or pair frequent in a large library; in a small one, two do."""


def frequent_words(texts: Sequence[str]) -> list[tuple[str, int]]:
    """Words and pairs of two characters and more with their occurrences in the sample, most telling first.

    Words that are no more frequent here than in general (我们、没有) are left out.
    """
    words: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    characters = 0
    for run in _sample(texts):
        characters += len(run)
        before = ""
        for word in tokenizer().cut(run, HMM=False):
            if len(word) > 1:
                words[word] += 1
                pairs[before + word] += bool(before)
            before = word if len(word) > 1 else ""
    least = _LEAST if characters > SAMPLE // 10 else 2
    frequent = {word: count for word, count in words.items() if count >= least}
    frequent |= {pair: count for pair, count in pairs.items() if count >= least and len(pair) <= LONGEST}
    total = words.total()
    weighed = {word: count * _surprise(word, count / total) for word, count in frequent.items()}
    found = [(word, count) for word, count in frequent.items() if weighed[word] > 0]
    return sorted(found, key=lambda item: (-weighed[item[0]], item[0]))


def _surprise(word: str, share: float) -> float:
    """How much more frequent than in general a word is, as a logarithm (from Dunning's likelihood ratio)."""
    return math.log(share * tokenizer().total / (tokenizer().FREQ.get(word, 0) + 1))


def _sample(texts: Sequence[str]) -> Iterator[str]:
    """Runs of Han characters from texts spread evenly over all."""
    step = max(1, -(-sum(map(len, texts)) // SAMPLE))
    for text in texts[::step]:
        yield from _HAN.findall(text)
