"""Frames: fixed words with gaps, as a clause is made by them (对…掌握不够)."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cached_property

from mkdocs_selfreview.folding import fold

GAP = "…"
LONGEST_GAP = 14
"""Characters that fill a gap at most; one at least."""
MARKS = "，。；：！？（）…—“‘ \n"
"""What parts clauses, in folded text; an enumeration (、) stays in one."""

_MARKS = re.compile(f"[{MARKS}]")
_GAPS = re.compile("…+")


@dataclass(frozen=True)
class Frame:
    """A frame, or a fixed wording if it has one part; it is a whole clause."""

    parts: tuple[str, ...]
    """Fixed words in their order, a gap between two; ``""`` first or last where the frame is open."""

    @property
    def wording(self) -> str:
        """As it is written: 对…掌握不够."""
        return GAP.join(self.parts)

    @property
    def id(self) -> str:
        """Lower-case ASCII, the same in every library."""
        return "f" + hashlib.sha256(self.wording.encode()).hexdigest()[:10]

    @property
    def size(self) -> int:
        """Number of fixed characters."""
        return sum(map(len, self.parts))

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Matches a whole clause, with a group for each gap."""
        gap = f"([^{MARKS}]{{1,{LONGEST_GAP}}}?)"
        return re.compile(gap.join(map(re.escape, self.parts)))


def read_frame(wording: str) -> Frame:
    """The frame that is written so; raises ``ValueError`` (in Chinese) for what no clause can be."""
    written = fold(wording.strip())
    parts = tuple(_GAPS.split(written))
    inner = parts[1:-1]
    if len(parts) < 2 or not all(inner) or not "".join(parts) or _MARKS.search("".join(parts)):
        raise ValueError(f"句式“{wording}”写法有误：用…表示空位，至少有一处，其余是汉字，不带标点")
    return Frame(parts)


def clauses_of(folded: str) -> list[tuple[int, str]]:
    """The clauses of a folded sentence, each with where it begins."""
    found, at = [], 0
    for clause in _MARKS.split(folded):
        if clause:
            found.append((at, clause))
        at += len(clause) + 1
    return found
