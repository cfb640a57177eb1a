"""Which of the frames that recur are worth showing: of frames that say the same, one; and how they nest."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from mkdocs_selfreview.phrasebank.clauses import Clauses
from mkdocs_selfreview.phrasebank.frames import Frame
from mkdocs_selfreview.phrasebank.mining import LEAST_REPORTS, MOST_ALIKE, Found
from mkdocs_selfreview.words import cuts, is_noun, kind_of, words

SAME = 0.7
"""A frame is left out where a longer one makes so much of its clauses."""
_SHARE_OF_NOUN = 0.15
"""A longer frame that only adds a noun (对…工作不够) must make so much of the shorter one's clauses…"""
_SHARE_OF_OTHERS = 0.02
"""…and any other so much."""
_LEAST_BOUND = 1.0
"""How much more often than by chance, as a logarithm, the words of a frame must stand together."""
_TRIED = 6
"""Clauses of a frame that are cut into words to see whether its parts are whole ones."""
_WHOLE = 0.6
_SHORT = 3
"""Characters of a frame that may stand in some reports by chance…"""
_JUDGING = re.compile("[不没无未]")
"""…unless it says that something is wanting."""
_DENIAL = re.compile("(?:[不没无未]|不够)$")
"""How no gap ends: it would be parted from what it denies."""
_SAMPLE = 30_000
"""Clauses by which the shares of words are told."""
_COUNTED = re.compile(r"[0-9%A-Za-z×*、]")
_NAMING, _RELATING = "nmqtxfs", "bcdpr"
"""Kinds of words: nouns, numbers, times, places; adverbs, prepositions, conjunctions, pronouns."""
_GLUE = frozenset("的了得地着就也都还已又才而和与及或是在有被让把将等我你他她它这那其")


@dataclass(frozen=True)
class Shares:
    """In what share of the clauses each word stands."""

    counted: Counter[str]
    total: int

    def bond(self, found: Found, clauses: int) -> float:
        """How much more often the frame's words stand together than by chance, as a logarithm."""
        alone = sum(
            math.log((self.counted[word] + 1) / (self.total + 1)) for word in fixed_words(found.frame)
        )
        return math.log(len(found.clauses) / clauses) - alone

    def weight(self, found: Found, clauses: int) -> float:
        """How telling a frame is: many reports make it, of words that belong together."""
        return math.sqrt(found.reports) * self.bond(found, clauses)


def shares_of(clauses: Clauses) -> Shares:
    """Count the words of clauses from all over the library."""
    sample = clauses.texts[:: -(-len(clauses.texts) // _SAMPLE) or 1]
    return Shares(Counter(word for text in sample for word in set(words(text))), len(sample))


def choose(found: Iterable[Found], clauses: Clauses, shares: Shares, most: int, least: int) -> list[Found]:
    """The most telling frames of those in ``least`` reports or more, none of which merely repeats another."""
    kept = without_repeats([one for one in found if _tells(one.frame)])
    bonds = {one.frame: shares.bond(one, len(clauses.texts)) for one in kept}
    # what a frame tells beyond the shorter one that is shown with it
    parents = {frame: nearest(frame, bonds) for frame in bonds}
    gains = {frame: bonds[frame] - (bonds[parent] if parent else 0) for frame, parent in parents.items()}
    bound = [one for one in kept if gains[one.frame] >= _LEAST_BOUND]
    order = sorted(bound, key=lambda one: (-math.sqrt(one.reports) * gains[one.frame], one.frame.wording))
    chosen: list[Found] = []
    for one in order:
        if len(chosen) == most:
            break
        if _is_no_chance(one, least) and _is_varied(one, clauses) and _is_whole(one, clauses):
            chosen.append(one)
    return chosen


def without_repeats(found: Sequence[Found]) -> list[Found]:
    """The frames without those that a longer one stands for, or that add too little to a shorter one."""
    kept = {one.frame: one for one in found}
    for one in found:
        for shorter in shorter_frames(one.frame):
            if shorter in kept and len(one.clauses) >= SAME * len(kept[shorter].clauses):
                del kept[shorter]
    for frame in sorted(kept, key=lambda frame: (frame.size, frame.wording)):
        parent = nearest(frame, kept)
        if parent and len(kept[frame].clauses) < _share(frame, parent) * len(kept[parent].clauses):
            del kept[frame]
    return [one for one in found if one.frame in kept]


def nearest(frame: Frame, among: Collection[Frame]) -> Frame | None:
    """The longest of the frames that the frame adds words to."""
    return max(
        (shorter for shorter in shorter_frames(frame) if shorter in among),
        key=lambda shorter: (shorter.size, shorter.wording),
        default=None,
    )


def closed(frame: Frame, among: Collection[Frame]) -> Frame | None:
    """The frame behind which the frame goes on (由…牵头 of 由…牵头…), if it is among them."""
    shorter = Frame(frame.parts[:-1])
    return shorter if not frame.parts[-1] and shorter in among else None


def shorter_frames(frame: Frame) -> Iterator[Frame]:
    """All frames of two parts that the frame adds words to."""
    begin, end = frame.parts[0], frame.parts[-1]
    if len(frame.parts) > 1:
        for before in range(len(begin) + 1):
            for after in range(len(end) + 1):
                shorter = Frame((begin[:before], end[len(end) - after :]))
                if before + after and shorter != frame:
                    yield shorter


def is_telling(frame: Frame) -> bool:
    """Whether the fixed words are several, no bare nouns, numbers or enumerations."""
    fixed = fixed_words(frame)
    return len(fixed) > 1 and not all(map(is_noun, fixed)) and not _COUNTED.search(frame.wording)


def fixed_words(frame: Frame) -> list[str]:
    """The words of all parts."""
    return [word for part in frame.parts for word in words(part)]


def _tells(frame: Frame) -> bool:
    """Whether the fixed words make a frame, and words in between are what it asks for."""
    before, after = map(words, frame.parts)
    if not is_telling(frame):
        return False
    if before and after:
        return not (len(before) == len(after) == 1 and (before[0] in _GLUE or after[0] in _GLUE))
    if before:
        return _leads_on(before)
    return sum(word not in _GLUE for word in after) > 1


def _leads_on(beginning: Sequence[str]) -> bool:
    """Whether a beginning asks for more (没有真正…), not just names a subject (理论学习…)."""
    return (
        beginning[-1] not in _GLUE
        and not is_noun(beginning[0])
        and kind_of(beginning[-1])[0] not in _NAMING
        and any(kind_of(word)[0] in _RELATING for word in beginning)
    )


def _share(frame: Frame, parent: Frame) -> float:
    """What share of the parent's clauses a frame must make, by the words that it adds at the gap."""
    before, after = frame.parts[0], frame.parts[-1]
    added = (before[len(parent.parts[0]) :], after[: len(after) - len(parent.parts[-1])])
    if len(frame.parts) == 2 and set("".join(added)) <= _GLUE:
        return 1.0
    at_gap = [words(before)[-1]] if added[0] else []
    at_gap += [words(after)[0]] if added[1] else []
    return _SHARE_OF_NOUN if any(map(is_noun, at_gap)) else _SHARE_OF_OTHERS


def _is_no_chance(found: Found, least: int) -> bool:
    """Whether it is long, judges (by negation, adverb, adjective) or is in more reports than the fewest."""
    if found.frame.size > _SHORT or found.reports > least:
        return True
    return any(_JUDGING.search(word) or kind_of(word)[0] in "ad" for word in fixed_words(found.frame))


def _is_varied(found: Found, clauses: Clauses) -> bool:
    """Whether varied fillers stand in the gap, and not what denies the ending (政治站位不|高)."""
    before, after = map(len, found.frame.parts)
    fillers = Counter(clauses.texts[place][before : -after or None] for place in found.clauses.tolist())
    denied = sum(count for filler, count in fillers.items() if after and _DENIAL.search(filler))
    most = MOST_ALIKE * len(found.clauses)
    return len(fillers) >= LEAST_REPORTS and max(fillers.values()) <= most and denied <= most


def _is_whole(found: Found, clauses: Clauses) -> bool:
    """Whether the parts begin and end where words do."""
    before, after = map(len, found.frame.parts)
    tried = found.clauses[:: -(-len(found.clauses) // _TRIED)].tolist()
    texts = (clauses.texts[place] for place in tried)
    return sum({before, len(text) - after} <= cuts(text) for text in texts) >= _WHOLE * len(tried)
