"""Cues: words that point to a theme or dimension, and the one pass that finds them all."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import NamedTuple, TypeAlias

from mkdocs_selfreview.folding import fold

_GAP = "…"
_GAP_LENGTH = 12
_SENTENCE_END = "。；！？\n"
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
    pieces: tuple[tuple[str, ...], ...]
    """The parts between the gaps, each in all its wordings."""


def read_cue(
    text: str, words: Mapping[str, Sequence[str]], weight: float = 1.0, exclude: Iterable[str] = ()
) -> Cue:
    """Read a cue in the keepers' language; ``words`` are the lists that ``<…>`` may name.

    Raises ``ValueError`` with the reason in Chinese.
    """
    for name in _WORD.findall(text):
        if not words.get(name):
            raise ValueError(
                f"线索词“{text}”用到的词类“{name}”没有，可用的是：{'、'.join(words) or '（无）'}"
            )
    pieces = tuple(_wordings(piece, words) for piece in fold(text).split(_GAP))
    if not all(map(all, pieces)):
        raise ValueError(f"线索词“{text}”里省略号的前后都要有字，且省略号只写一个“…”")
    if sum(min(map(len, wordings)) for wordings in pieces) < _KEY_LENGTH:
        raise ValueError(f"线索词“{text}”至少要有两个字")
    if weight < 0:
        raise ValueError(f"线索词“{text}”的 weight 不能小于 0")
    return Cue(text, weight, tuple(map(fold, exclude)), pieces)


def _wordings(piece: str, words: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Put in every word of the lists that a piece names."""
    parts = _WORD.split(piece)
    choices = [words[part] if place % 2 else (part,) for place, part in enumerate(parts)]
    return tuple(dict.fromkeys(fold("".join(chosen)) for chosen in product(*choices)))


class Hit(NamedTuple):
    """A cue found in a text."""

    start: int
    end: int
    owner: str
    """Id of the theme or dimension; empty for a neutral phrase."""
    weight: float


class _Rule(NamedTuple):
    """What an owner's cue still asks for behind its first piece."""

    owner: str
    weight: float
    exclude: tuple[str, ...]
    rest: tuple[tuple[str, ...], ...]


@dataclass(slots=True, eq=False)
class _Atom:
    """A piece's wording: what it decides alone, what it begins, and which pieces it may be."""

    alone: list[_Rule] = field(default_factory=list)
    begins: dict[tuple[str, ...], list[_Rule]] = field(default_factory=dict)
    """Rules by the piece that must follow."""
    pieces: list[tuple[str, ...]] = field(default_factory=list)
    stops: bool = False
    """It ends a sentence: no gap reaches over it."""


# Where a wording stands: start, end, atom. Made by the million, so a plain tuple.
_Place: TypeAlias = tuple[int, int, _Atom]


class Scanner:
    """Finds the cues of all owners in one pass over a text.

    The pass finds the wordings of all pieces, looked up by the one or two characters they begin with;
    gapped cues are then put together from what was found. So the time depends on the text and hardly
    on the number of cues. Words within a longer found phrase say nothing: 党性 counts nothing in
    党性教育基地 if that is a cue or a neutral phrase.
    """

    def __init__(self, cues: Mapping[str, Iterable[Cue]], neutral: Iterable[str] = ()) -> None:
        self._atoms: dict[str, _Atom] = defaultdict(_Atom)
        for phrase in map(fold, neutral):
            self._atoms[phrase].alone.append(_Rule("", 0, (), ()))
        for owner, owned in cues.items():
            for cue in owned:
                self._add(owner, cue)
        self._index: dict[str, list[tuple[str, _Atom]]] = {}
        for mark in _SENTENCE_END:
            self._atoms[mark].stops = True
        for wording, atom in self._atoms.items():
            self._index.setdefault(wording[:_KEY_LENGTH], []).append((wording, atom))

    def _add(self, owner: str, cue: Cue) -> None:
        first, *rest = cue.pieces
        rule = _Rule(owner, cue.weight, cue.exclude, tuple(rest[1:]))
        for wording in first:
            atom = self._atoms[wording]
            (atom.begins.setdefault(rest[0], []) if rest else atom.alone).append(rule)
        for piece in rest:
            for wording in piece:
                if piece not in self._atoms[wording].pieces:
                    self._atoms[wording].pieces.append(piece)

    def hits(self, folded: str) -> list[Hit]:
        """Return what is found in a folded text, in its order, without what longer phrases hide."""
        places = self._places(folded)
        literal = [
            Hit(start, end, rule.owner, rule.weight)
            for start, end, atom in places
            for rule in atom.alone
            if not (rule.exclude and _excluded(folded, start, end, rule.exclude))
        ]
        literal = _outermost(literal)
        starts = [hit.start for hit in literal]
        longest = max((hit.end - hit.start for hit in literal), default=0)
        gapped = [
            hit
            for number, (_, _, atom) in enumerate(places)
            if atom.begins
            for hit in _gapped(folded, places, number)
            if not _begins_inside(hit, _around(literal, starts, longest, hit.start))
        ]
        return sorted(gapped + [hit for hit in literal if hit.weight > 0])

    def _places(self, folded: str) -> list[_Place]:
        """Find every wording; both keys are tried, since a piece behind a gap may be one character."""
        find = self._index.get
        places: list[_Place] = []
        for start, char in enumerate(folded):
            for key in (char, folded[start : start + _KEY_LENGTH]):
                for wording, atom in find(key, ()):
                    end = start + len(wording)
                    if folded[start:end] == wording:
                        places.append((start, end, atom))
        return places


def _gapped(folded: str, places: list[_Place], number: int) -> list[Hit]:
    """Put together the gapped cues that begin at one place, each with the nearest pieces behind it."""
    start, _, atom = places[number]
    found: dict[int, Hit] = {}
    for piece, after in _following(places, number):
        for rule in atom.begins.get(piece, ()):
            if id(rule) in found:
                continue
            end = _end_of(places, after, rule.rest)
            if end and not _excluded(folded, start, end, rule.exclude):
                found[id(rule)] = Hit(start, end, rule.owner, rule.weight)
    return list(found.values())


def _following(places: list[_Place], number: int) -> Iterator[tuple[tuple[str, ...], int]]:
    """Yield the pieces that stand within a gap's length behind a place, and their numbers."""
    _, end, _ = places[number]
    for later in range(number + 1, len(places)):
        start, _, atom = places[later]
        if start > end + _GAP_LENGTH or atom.stops:
            return
        if start >= end:
            for piece in atom.pieces:
                yield piece, later


def _end_of(places: list[_Place], number: int, rest: tuple[tuple[str, ...], ...]) -> int:
    """Return where a cue ends whose last found piece is at ``number``; 0 if one is missing behind it."""
    if not rest:
        return places[number][1]
    ends = (
        _end_of(places, after, rest[1:]) for piece, after in _following(places, number) if piece == rest[0]
    )
    return next(filter(None, ends), 0)


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


def _around(literal: list[Hit], starts: list[int], longest: int, place: int) -> list[Hit]:
    """The hits, in order and none longer than ``longest``, that can reach over a place."""
    return literal[bisect_right(starts, place - longest) : bisect_right(starts, place)]


def _begins_inside(gapped: Hit, literal: list[Hit]) -> bool:
    """Tell whether a gapped cue begins within a phrase that speaks of something else."""
    return any(
        hit.start <= gapped.start < hit.end
        and hit.owner != gapped.owner
        and (hit.start < gapped.start or not hit.owner)
        for hit in literal
    )
