"""Cues: words that point to a theme or dimension, and the one pass that finds them all."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import NamedTuple

from mkdocs_selfreview.folding import fold

_GAP = "…"
_GAP_PATTERN = "[^。；！？\n]{0,12}?"
_WORD = re.compile("<([^<>]*)>")
_KEY_LENGTH = 2


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue, ready to be looked for."""

    text: str
    """As a keeper writes it; ``…`` is a gap inside a sentence, ``<群众>`` any word of that list."""
    weight: float
    exclude: tuple[str, ...]
    """Words that undo the cue where they overlap it."""
    beginnings: tuple[str, ...]
    """The wordings of what stands before the first gap."""
    rest: str
    """A regular expression for all behind it; empty where there is no gap."""


def read_cue(
    text: str, words: Mapping[str, Sequence[str]], weight: float = 1.0, exclude: Iterable[str] = ()
) -> Cue:
    """Read a cue in the keepers' language; ``words`` are the lists that ``<…>`` may name.

    Raises ``ValueError`` with the reason in Chinese.
    """
    for name in _WORD.findall(text):
        if not words.get(name):
            raise ValueError(f"线索词“{text}”用到的词类“{name}”没有，可用的是：{'、'.join(words) or '（无）'}")
    beginnings, *rest = [_wordings(piece, words) for piece in fold(text).split(_GAP)]
    if not all(map(all, [beginnings, *rest])):
        raise ValueError(f"线索词“{text}”里省略号的前后都要有字，且省略号只写一个“…”")
    if not rest and min(map(len, beginnings)) < _KEY_LENGTH:
        raise ValueError(f"线索词“{text}”至少要有两个字")
    if weight < 0:
        raise ValueError(f"线索词“{text}”的 weight 不能小于 0")
    patterns = [f"{_GAP_PATTERN}(?:{'|'.join(map(re.escape, forms))})" for forms in rest]
    return Cue(text, weight, tuple(map(fold, exclude)), beginnings, "".join(patterns))


def _wordings(piece: str, words: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Put in every word of the lists that a piece names, the longest wordings first."""
    parts = _WORD.split(piece)
    choices = [words[part] if place % 2 else (part,) for place, part in enumerate(parts)]
    return tuple(sorted({fold("".join(chosen)) for chosen in product(*choices)}, key=lambda w: (-len(w), w)))


class Hit(NamedTuple):
    """A cue found in a text."""

    start: int
    end: int
    owner: str
    """Id of the theme or dimension; empty for a neutral phrase."""
    weight: float


class _Entry(NamedTuple):
    beginning: str
    rest: re.Pattern[str] | None
    owner: str
    weight: float
    exclude: tuple[str, ...]


class Scanner:
    """Finds the cues of all owners in one pass over a text.

    Entries are looked up by the one or two characters they begin with, so the time depends on the
    text and hardly on the number of cues. Words within a longer found phrase say nothing:
    党性 counts nothing in 党性教育基地 if that is a cue or a neutral phrase.
    """

    def __init__(self, cues: Mapping[str, Iterable[Cue]], neutral: Iterable[str] = ()) -> None:
        index: dict[str, list[_Entry]] = defaultdict(list)
        for phrase in map(fold, neutral):
            index[phrase[:_KEY_LENGTH]].append(_Entry(phrase, None, "", 0, ()))
        for owner, owned in cues.items():
            for cue in owned:
                rest = _compiled(cue.rest) if cue.rest else None
                for beginning in cue.beginnings:
                    entry = _Entry(beginning, rest, owner, cue.weight, cue.exclude)
                    index[beginning[:_KEY_LENGTH]].append(entry)
        self._index = dict(index)

    def hits(self, folded: str) -> list[Hit]:
        """Return what is found in a folded text, in its order, without what longer phrases hide."""
        literal: list[Hit] = []
        gapped: list[Hit] = []
        find = self._index.get
        for start, char in enumerate(folded):
            for entry in (*find(char, ()), *find(folded[start : start + _KEY_LENGTH], ())):
                beginning, rest, owner, weight, exclude = entry
                end = start + len(beginning)
                if len(beginning) > _KEY_LENGTH and not folded.startswith(beginning, start):
                    continue
                if rest:
                    match = rest.match(folded, end)
                    if not match:
                        continue
                    end = match.end()
                if exclude and _excluded(folded, start, end, exclude):
                    continue
                (gapped if rest else literal).append(Hit(start, end, owner, weight))
        literal = _outermost(literal)
        gapped = [hit for hit in gapped if not _begins_inside(hit, literal)]
        return sorted(gapped + [hit for hit in literal if hit.weight > 0])


# Hundreds of cues end in the same list of words.
_compiled = cache(re.compile)


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


def _begins_inside(gapped: Hit, literal: list[Hit]) -> bool:
    """Tell whether a gapped cue begins within a phrase that speaks of something else."""
    return any(
        hit.start <= gapped.start < hit.end and hit.owner != gapped.owner and (hit.start < gapped.start or not hit.owner)
        for hit in literal
    )
