"""Cues: words that point to a theme or dimension, and the one pass that finds them all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from mkdocs_selfreview.folding import fold

GAP = "…"
GAP_LENGTH = 12
_SENTENCE_ENDS = frozenset("。；！？\n")
_KEY_LENGTH = 2


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue as a keeper writes it; ``…`` is a gap inside a sentence."""

    text: str
    weight: float = 1.0
    exclude: tuple[str, ...] = ()
    """Words that undo the cue where they overlap it."""

    @property
    def pieces(self) -> tuple[str, ...]:
        """The literal parts between the gaps, folded."""
        return tuple(fold(self.text).split(GAP))

    def complaint(self) -> str:
        """Say in Chinese what is wrong with the cue; empty if nothing is."""
        first, *rest = self.pieces
        if len(first) < _KEY_LENGTH:
            return f"线索词“{self.text}”开头至少要有两个字"
        if not all(rest):
            return f"线索词“{self.text}”里省略号的前后都要有字，且省略号只写一个“…”"
        if self.weight < 0:
            return f"线索词“{self.text}”的 weight 不能小于 0"
        return ""


class Hit(NamedTuple):
    """A cue found in a text."""

    start: int
    end: int
    owner: str
    """Id of the theme or dimension."""
    weight: float


class _Entry(NamedTuple):
    first: str
    rest: tuple[str, ...]
    owner: str
    weight: float
    exclude: tuple[str, ...]


class Scanner:
    """Finds the cues of all owners in one pass over a text.

    Entries are looked up by the two characters they begin with, so the time depends on the
    text and hardly on the number of cues. Words within a longer found phrase say nothing:
    党性 counts nothing in 党性教育基地 if that is a cue or a neutral phrase.
    """

    def __init__(self, cues: Mapping[str, Iterable[Cue]], neutral: Iterable[str] = ()) -> None:
        index: dict[str, list[_Entry]] = defaultdict(list)
        for phrase in map(fold, neutral):
            index[phrase[:_KEY_LENGTH]].append(_Entry(phrase, (), "", 0, ()))
        for owner, owned in cues.items():
            for cue in owned:
                first, *rest = cue.pieces
                entry = _Entry(first, tuple(rest), owner, cue.weight, tuple(map(fold, cue.exclude)))
                index[first[:_KEY_LENGTH]].append(entry)
        self._index = dict(index)

    def hits(self, folded: str) -> list[Hit]:
        """Return what is found in a folded text, in its order, without what longer phrases hide."""
        literal: list[Hit] = []
        gapped: list[Hit] = []
        find = self._index.get
        for start in range(len(folded) - 1):
            for entry in find(folded[start : start + _KEY_LENGTH], ()):
                if not folded.startswith(entry.first, start):
                    continue
                end = _end_of_rest(folded, start + len(entry.first), entry.rest)
                if end < 0 or (entry.exclude and _excluded(folded, start, end, entry.exclude)):
                    continue
                (gapped if entry.rest else literal).append(Hit(start, end, entry.owner, entry.weight))
        literal = _outermost(literal)
        neutral = [hit for hit in literal if not hit.owner]
        kept = [hit for hit in gapped if not any(n.start <= hit.start < n.end for n in neutral)]
        return sorted(kept + [hit for hit in literal if hit.weight > 0])


def _end_of_rest(text: str, end: int, rest: tuple[str, ...]) -> int:
    """Follow the pieces behind the first one; -1 if one is missing."""
    for piece in rest:
        found = text.find(piece, end, end + GAP_LENGTH + len(piece))
        if found < 0 or not _SENTENCE_ENDS.isdisjoint(text[end:found]):
            return -1
        end = found + len(piece)
    return end


def _excluded(text: str, start: int, end: int, exclude: tuple[str, ...]) -> bool:
    return any(text.find(word, max(0, start - len(word) + 1), end + len(word) - 1) >= 0 for word in exclude)


def _outermost(hits: list[Hit]) -> list[Hit]:
    """Drop the hits that lie within a longer one."""
    kept: list[Hit] = []
    widest = (0, 0)
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if hit.end <= widest[1] and (hit.start, hit.end) != widest:
            continue
        if hit.end > widest[1]:
            widest = (hit.start, hit.end)
        kept.append(hit)
    return kept
