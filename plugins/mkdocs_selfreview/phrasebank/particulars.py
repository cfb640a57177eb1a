"""What of a sentence belongs to one person, unit or case: shown as ×× so that the rest can be reused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from mkdocs_selfreview.folding import fold
from mkdocs_selfreview.model import Report
from mkdocs_selfreview.phrasebank.frames import Frame
from mkdocs_selfreview.rules import load_rules
from mkdocs_selfreview.screening import NameMasks, NamesToMask
from mkdocs_selfreview.taxonomy import Phrasing
from mkdocs_selfreview.words import is_noun, kind_of, words

PERSON, UNIT, PLACE, NUMBER = "人名", "单位", "地名", "数字"

_HAN = "\u4e00-\u9fff"
_LONGEST_NAME = 10
_OF_UNITS = frozenset({"ns", "nt", "nz"})
_OF_NAMES = _OF_UNITS | {"nr", "nrt", "nrfg"}
_POINTING = "各全本我该每某"
_PLACE_ENDINGS = "省|自治区|自治州|市|县|区|州|旗|镇|乡"


@dataclass(frozen=True, order=True, slots=True)
class Slot:
    """A place in a sentence that is not shown."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Particulars:
    """How they are found."""

    phrasing: Phrasing

    @cached_property
    def titled(self) -> NameMasks:
        """Names before a title."""
        return load_rules(names=NamesToMask(titled=True)).names

    @cached_property
    def numbers(self) -> re.Pattern[str]:
        """Figures, dates, and numerals before what is counted in cases but 一 alone (一起, 一条心)."""
        measures = "|".join(sorted(map(re.escape, self.phrasing.measures), key=len, reverse=True))
        numeral = "[一二三四五六七八九十百千两〇零][一二三四五六七八九十百千万〇零]{0,5}[余多几]?"
        any_one = "".join(
            sorted({measure for measure in self.phrasing.measures if len(measure) == 1} - {"万"})
        )
        counted = f"(?!一[{any_one}]){numeral}(?={measures})"
        return re.compile(
            f"[0-9]+(?:[,，][0-9]{{3}}(?![0-9]))*(?:[.][0-9]+)*|[〇零一二三四五六七八九]{{4}}(?=年)|{counted}"
        )

    @cached_property
    def endings(self) -> re.Pattern[str]:
        """A run of characters up to what units and places end with."""
        longest_first = sorted(map(re.escape, self.phrasing.unit_endings), key=len, reverse=True)
        return re.compile(f"{_PLACE_ENDINGS}|{'|'.join(longest_first)}")

    def find(self, text: str, report: Report | None = None) -> list[Slot]:
        """The particulars of a text, in its order and apart; those of its report's head are known."""
        folded = fold(text)
        taken: list[Slot] = []
        for slot in self._found(folded, report):
            if all(slot.end <= other.start or other.end <= slot.start for other in taken):
                taken.append(slot)
        return sorted(taken)

    def leave_whole(self, frame: Frame) -> bool:
        """Whether a frame belongs to no case, nor asks only for a number (走访…户)."""
        after = (words(part)[:1] for part in frame.parts[1:])
        return not self.find(frame.wording) and not any(set(first) & self._measures for first in after)

    @cached_property
    def _measures(self) -> frozenset[str]:
        return frozenset(self.phrasing.measures)

    def _found(self, text: str, report: Report | None) -> Iterator[Slot]:
        """In the order in which they win over each other."""
        for name, kind in ((report.unit, UNIT), (report.name, PERSON)) if report else ():
            if len(name) > 1:
                yield from (Slot(*match.span(), kind) for match in re.finditer(re.escape(fold(name)), text))
        yield from (Slot(start, end, PERSON) for start, end in self.titled.spans(text))
        yield from self._named(text)
        yield from (Slot(*match.span(), NUMBER) for match in self.numbers.finditer(text))

    def _named(self, text: str) -> Iterator[Slot]:
        """Names of units and places; what they end with stays to be read."""
        bounds: list[int] | None = None
        before = 0
        for ending in self.endings.finditer(text):
            if bounds is None:
                pieces = words(text)
                bounds = [0]
                for piece in pieces:
                    bounds.append(bounds[-1] + len(piece))
            start = self._name_start(text, [bound for bound in bounds if bound >= before], ending)
            if start is not None:
                before = ending.end()
                is_place = re.fullmatch(_PLACE_ENDINGS, ending[0])
                yield Slot(start, ending.start(), PLACE if is_place else UNIT)

    def _name_start(self, text: str, bounds: list[int], ending: re.Match[str]) -> int | None:
        """Where the name before an ending begins, if there is one: back over nouns and unknown words."""
        last = max((bound for bound in bounds if bound < ending.end()), default=ending.end())
        word = text[last : ending.end()]
        if ending.end() not in bounds or not word or word in self.phrasing.common_units:
            return None
        if word != ending[0] and (kind_of(word) not in _OF_UNITS or word[0] in _POINTING):
            return None
        start = last
        for bound in reversed([bound for bound in bounds if bound < last]):
            piece = text[bound:start]
            if ending.start() - bound > _LONGEST_NAME or not self._may_name(piece):
                break
            start = bound
        name = text[start : ending.start()]
        return start if len(name) > 1 and name not in self.phrasing.common_names else None

    def _may_name(self, piece: str) -> bool:
        """Whether a word may be part of a name: a noun or an unknown character, none that only points."""
        if not re.fullmatch(f"[{_HAN}]+", piece) or piece in self.phrasing.common_names:
            return False
        return kind_of(piece) in _OF_NAMES or (is_noun(piece) and kind_of(piece)[0] not in "mqt")
