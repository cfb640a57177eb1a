"""How well a sentence serves as an example.

After GDEX (Kilgarriff et al. 2008, the "good dictionary examples" of Sketch Engine), whose classifiers for a
good example are its length, its wholeness and the absence of what disturbs the reader; that a lead
(条目首句) comes first is this library's own: a writer looks for the sentence that names the problem.
"""

from __future__ import annotations

import re

BEST = 7
"""Merit of a sentence, 0 to this."""

_CONCISE = range(10, 61)
_BEARABLE = range(6, 101)
_ENDS = "。！？"
_DISTURBING = re.compile(
    r"[*_＊□■●◆※〓�]|[XxＸ×]{2}|\.{3}|[A-Za-z]{4}|https?|(?<![年月日第])\d{5}|[（(][^）)]*$|“[^”]*$|^[^“]*”|\s\S"
)


def merit(sentence: str, is_lead: bool) -> int:
    """Merit of a sentence, 0 to ``BEST``: lead 3, concise 2 (bearable 1), clean 1, complete 1."""
    text = sentence.strip()
    length = len(text)
    concise = 2 if length in _CONCISE else 1 if length in _BEARABLE else 0
    clean = not _DISTURBING.search(text)
    return 3 * is_lead + concise + clean + (text[-1:] in _ENDS)
