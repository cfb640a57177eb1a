"""Finds frames with two gaps: an opening word, and a verb that the clause goes on with (把…当作…, 对…缺乏…).

Such a clause is mined as a clause whose first gap is closed already: 把…当作软任务. It is counted afterwards
by the whole frame, wherever words begin.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator

import numpy as np

from mkdocs_selfreview.phrasebank.choosing import SAME, Shares, is_telling
from mkdocs_selfreview.phrasebank.clauses import Clauses
from mkdocs_selfreview.phrasebank.frames import GAP, LONGEST_GAP, Frame
from mkdocs_selfreview.phrasebank.mining import LEAST_REPORTS, MOST_ALIKE, Found, mine
from mkdocs_selfreview.phrasebank.seeking import seek
from mkdocs_selfreview.words import cuts, kind_of, words

_LONGEST_BEGINNING = 16
_VERBS_TRIED = 4
_LEAST_MIDDLE = 2
_LEAST_BOND = 2.0
"""As ``Shares.bond``, of the words of a frame."""
_LEAST_SHARE = 0.15
"""So much of the clauses of a shorter frame a longer one must make."""


def mine_two_gaps(
    clauses: Clauses, openers: Collection[str], shares: Shares, least: int, most: int
) -> list[Found]:
    """The most telling frames of three parts in at least ``least`` reports, an opener in the first."""
    total = len(clauses.texts)
    kept = _without_repeats({found.frame: found for found in _candidates(clauses, openers, least)})
    bound = [found for found in kept if shares.bond(found, total) >= _LEAST_BOND]
    order = sorted(bound, key=lambda found: (-shares.weight(found, total), found.frame.wording))
    chosen = [found.frame for found in order if _is_frame(found, clauses)][:most]
    return [found for found in seek(chosen, clauses) if found.reports >= least]


def _without_repeats(found: dict[Frame, Found]) -> list[Found]:
    """Those that no longer one stands for, and that make a good share of what a shorter one makes."""
    kept = dict(found)
    for frame, one in found.items():
        for shorter in _shorter(frame):
            if shorter in kept and len(one.clauses) >= SAME * len(kept[shorter].clauses):
                del kept[shorter]
    for frame in sorted(kept, key=lambda frame: (frame.size, frame.wording)):
        most = max((len(kept[shorter].clauses) for shorter in _shorter(frame) if shorter in kept), default=0)
        if len(kept[frame].clauses) < _LEAST_SHARE * most:
            del kept[frame]
    return list(kept.values())


def _candidates(clauses: Clauses, openers: Collection[str], least: int) -> Iterator[Found]:
    opens = re.compile(f"..?(?:{'|'.join(map(re.escape, openers))})|{'|'.join(map(re.escape, openers))}")
    texts: list[str] = []
    places: list[int] = []
    for place, text in enumerate(clauses.texts):
        if opens.match(text):
            for closed in _closed(text, openers):
                texts.append(closed)
                places.append(place)
    owners = np.array(places, dtype=np.int64)
    columns = (column[owners] for column in (clauses.phrases, clauses.starts, clauses.reports))
    for found in mine(Clauses(texts, *columns), least, _LONGEST_BEGINNING):
        opener, gap, middle = found.frame.parts[0].partition(GAP)
        if gap and len(middle) >= _LEAST_MIDDLE:
            parts = (opener, middle, found.frame.parts[1])
            yield Found(Frame(parts), np.unique(owners[found.clauses]), found.reports)


def _closed(text: str, openers: Collection[str]) -> Iterator[str]:
    """The clause with … for what stands between its opener and one of the next verbs or adverbs."""
    pieces = words(text)
    heads = [place for place, word in enumerate(pieces[:2]) if word in openers]
    if heads:
        head = len("".join(pieces[: heads[0] + 1]))
        at = head + len("".join(pieces[heads[0] + 1 : heads[0] + 2]))
        tried = 0
        for word in pieces[heads[0] + 2 :]:
            if at - head > LONGEST_GAP or tried == _VERBS_TRIED:
                break
            if kind_of(word)[0] in "vd" and kind_of(word) != "vn":
                tried += 1
                yield text[:head] + GAP + text[at:]
            at += len(word)


def _shorter(frame: Frame) -> Iterator[Frame]:
    """Frames of three parts that the frame adds words to: at one end of its middle, or before its ending."""
    opener, middle, end = frame.parts
    middles = {middle[:size] for size in range(_LEAST_MIDDLE, len(middle) + 1)}
    middles |= {middle[-size:] for size in range(_LEAST_MIDDLE, len(middle))}
    for part in middles:
        for after in range(len(end) + 1):
            if len(part) + after < len(middle) + len(end):
                yield Frame((opener, part, end[len(end) - after :]))


def _is_frame(found: Found, clauses: Clauses) -> bool:
    """Whether its words tell something and both gaps are filled by varied wholes."""
    if not is_telling(found.frame):
        return False
    fillers: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    whole = 0
    for place in found.clauses.tolist():
        match = found.frame.pattern.fullmatch(clauses.texts[place])
        if match:
            fillers[0][match[1]] += 1
            fillers[1][match[2]] += 1
            if len(fillers[0]) <= LEAST_REPORTS:
                whole += {match.start(2), match.end(2)} <= cuts(match.string)
    return whole > 0 and all(map(_varies, fillers))


def _varies(fillers: Counter[str]) -> bool:
    return len(fillers) >= LEAST_REPORTS and max(fillers.values()) <= MOST_ALIKE * fillers.total()
