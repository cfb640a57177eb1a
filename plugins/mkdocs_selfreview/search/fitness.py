"""How well a sentence serves as an example, and on which shelf an entry stands.

After GDEX (Kilgarriff et al. 2008, the "good dictionary examples" of Sketch Engine), whose classifiers for a
good example are its length, its wholeness and the absence of what disturbs the reader; that a lead
(条目首句) comes first is this library's own: a writer looks for the sentence that names the problem.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mkdocs_selfreview.search.entries import OTHER, Entry

BEST = 7
"""Merit of a sentence, 0 to this."""
SHELVES = 5
"""Shelves of entries, best first; the last holds copies of what stands on another."""
COPIES = SHELVES - 1

_CONCISE = range(10, 61)
_BEARABLE = range(6, 101)
_GOOD_ENTRY = range(40, 261)
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


def shelf(entry: Entry, merits: Sequence[int]) -> int:
    """Shelf of an entry that is no copy: items with a good lead or sentence first, what is no item last."""
    if entry.part == OTHER:
        return 3
    if max(merits) >= 6 and len(entry.text) in _GOOD_ENTRY:
        return 0
    return 1 if max(merits) >= 5 else 2
