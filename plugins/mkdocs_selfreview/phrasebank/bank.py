"""Builds the phrase bank from a library."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from mkdocs_selfreview.library import Library
from mkdocs_selfreview.phrasebank.bending import mine_two_gaps
from mkdocs_selfreview.phrasebank.choosing import choose, closed, nearest, shares_of, without_repeats
from mkdocs_selfreview.phrasebank.clauses import Clauses, Ints, Phrase, cut_clauses, phrases_of
from mkdocs_selfreview.phrasebank.frames import Frame, read_frame
from mkdocs_selfreview.phrasebank.mining import LEAST_REPORTS, Found, least_reports, mine, repeated
from mkdocs_selfreview.phrasebank.particulars import Particulars
from mkdocs_selfreview.phrasebank.ranking import best, scores
from mkdocs_selfreview.phrasebank.seeking import seek

MOST_PATTERNS, MOST_OF_TWO_GAPS = 400, 100
"""Patterns found by counting that are kept; those of the taxonomy are kept all."""
SHORTEST_FIXED = 6
"""Characters of a fixed wording."""
MOST_FIXED = 300
FILLERS = 12


@dataclass(frozen=True, eq=False)
class Pattern:
    """A frame as the library uses it; a fixed wording if the frame has no gap."""

    frame: Frame
    occurrences: int
    """Clauses that the frame makes."""
    reports: int
    phrases: Ints
    """Numbers of the phrases with such a clause, ascending."""
    clauses: Ints
    """Their numbers, ascending."""
    function: str = ""
    """What most of its phrases do."""
    parent: str = ""
    """Id of the pattern that this one adds words to."""
    well_known: bool = False
    """Whether the taxonomy lists it."""


@dataclass(frozen=True, eq=False)
class PhraseBank:
    """Phrases by what they do and by where they stand, and patterns, most telling first."""

    phrases: Sequence[Phrase]
    clauses: Clauses
    merits: Ints
    """How well each phrase serves as an example."""
    by_function: Mapping[str, Ints]
    """Numbers of phrases, ascending."""
    patterns: tuple[Pattern, ...]
    fixed: tuple[Pattern, ...]
    """Clauses that recur word for word."""
    particulars: Particulars

    @cached_property
    def by_id(self) -> dict[str, Pattern]:
        """The patterns by the ids of their frames."""
        return {pattern.frame.id: pattern for pattern in self.patterns}

    @cached_property
    def variants(self) -> dict[str, list[Pattern]]:
        """Of a pattern's id, the patterns that add words to it."""
        found: dict[str, list[Pattern]] = defaultdict(list)
        for pattern in self.patterns:
            found[pattern.parent].append(pattern)
        return found

    @cached_property
    def by_subject(self) -> dict[str, dict[str, Ints]]:
        """Of dimensions and themes (their ids), the phrases of each function."""
        found: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        for number, phrase in enumerate(self.phrases):
            if phrase.function:
                for id_ in phrase.subjects:
                    found[id_][phrase.function].append(number)
        return {
            id_: {function: np.array(numbers) for function, numbers in functions.items()}
            for id_, functions in found.items()
        }

    @cached_property
    def patterns_by_subject(self) -> dict[str, list[tuple[Pattern, int]]]:
        """Of dimensions and themes, the patterns of their phrases and how many phrases these are."""
        counted: dict[str, Counter[Pattern]] = defaultdict(Counter)
        for pattern in self.patterns:
            for number in pattern.phrases.tolist():
                for id_ in self.phrases[number].subjects:
                    counted[id_][pattern] += 1
        return {id_: found.most_common() for id_, found in counted.items()}

    def fillers(self, pattern: Pattern) -> list[list[tuple[str, int]]]:
        """For each gap, what fills it most often and how often; nothing that belongs to one case."""
        counted: list[Counter[str]] = [Counter() for _ in pattern.frame.parts[1:]]
        for place in pattern.clauses.tolist() if counted else ():
            match = pattern.frame.pattern.fullmatch(self.clauses.texts[place])
            for counter, filler in zip(counted, match.groups() if match else (), strict=False):
                counter[filler] += 1
        return [
            [pair for pair in counter.most_common(4 * FILLERS) if not self.particulars.find(pair[0])][
                :FILLERS
            ]
            for counter in counted
        ]

    def best(self, numbers: Ints, most: int) -> list[tuple[Phrase, int]]:
        """The best of some phrases, each with how many of them say the same."""
        found = best(numbers, self.merits, self.phrases, most)
        return [(self.phrases[number], count) for number, count in found]


def build_phrase_bank(library: Library) -> PhraseBank:
    """Gather the sentences of all items and count what recurs in them."""
    phrases = phrases_of(library.reports)
    clauses = cut_clauses(phrases)
    phrasing = library.taxonomy.phrasing
    particulars = Particulars(phrasing)
    patterns, fixed = _patterns(clauses, phrases, particulars, least_reports(len(library.reports)))
    by_function: dict[str, list[int]] = defaultdict(list)
    for number, phrase in enumerate(phrases):
        if phrase.function:
            by_function[phrase.function].append(number)
    return PhraseBank(
        phrases,
        clauses,
        scores(phrases, (number for pattern in patterns for number in pattern.phrases.tolist())),
        {function: np.array(numbers) for function, numbers in by_function.items()},
        patterns,
        fixed,
        particulars,
    )


def _patterns(
    clauses: Clauses, phrases: Sequence[Phrase], particulars: Particulars, least: int
) -> tuple[tuple[Pattern, ...], tuple[Pattern, ...]]:
    """The frames found by counting with those of the taxonomy, and the fixed wordings; most telling first."""
    shares, total = shares_of(clauses), len(clauses.texts)
    known = dict.fromkeys(map(read_frame, particulars.phrasing.frames))
    listed = list(seek(known, clauses))
    mined = choose(mine(clauses, least), clauses, shares, MOST_PATTERNS, least)
    mined += mine_two_gaps(clauses, particulars.phrasing.openers, shares, least, MOST_OF_TWO_GAPS)
    found = [*listed, *(one for one in mined if one.frame not in known)]
    again = repeated(clauses, LEAST_REPORTS, SHORTEST_FIXED)

    def made(found: Iterable[Found], most: int) -> tuple[Pattern, ...]:
        order = sorted(found, key=lambda one: (-shares.weight(one, total), one.frame.wording))
        general = [one for one in order if particulars.leave_whole(one.frame)][:most]
        frames = {one.frame for one in general}
        return tuple(_pattern(one, clauses, phrases, frames, known) for one in general)

    return made(without_repeats(found), len(found)), made(again, MOST_FIXED)


def _pattern(
    found: Found,
    clauses: Clauses,
    phrases: Sequence[Phrase],
    frames: Collection[Frame],
    known: Collection[Frame],
) -> Pattern:
    numbers = np.unique(clauses.phrases[found.clauses])
    functions = Counter(phrases[number].function for number in numbers.tolist())
    functions.pop("", None)
    parent = nearest(found.frame, frames) or closed(found.frame, frames)
    return Pattern(
        found.frame,
        len(found.clauses),
        found.reports,
        numbers,
        found.clauses,
        functions.most_common(1)[0][0] if functions else "",
        parent.id if parent else "",
        found.frame in known,
    )
