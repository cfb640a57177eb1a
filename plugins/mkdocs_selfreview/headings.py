"""Recognises the headings of sections (部分标题): core words, fillers and little else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from mkdocs_selfreview.model import SectionRole

MAX_HEADING = 60
"""No heading of a section is longer than this many characters."""
_RESIDUE_ALONE = 16
_RESIDUE_RUN_IN = 1
_BLANK_OR_QUOTE = re.compile(r"[\s“”‘’\"'《》〈〉*#]+")
_ASIDE = re.compile(r"（[^（）]*）$")
_END = "。：；，、！:;,.!"
_GOES_ON = re.compile("(?:[上为是有于]|(?<![何所])在)$")
"""Words that end in one of these go on behind it (具体表现为：)."""
_OPEN = ("的", "和", "与", "及")
"""Neither does a heading end in one of these, nor begin with one."""
_TORN = 24
_PREVIOUS = re.compile(r"上年度?|去年|上次|上一年度?|上一次|前次|\d{4}年")


@dataclass(frozen=True, slots=True)
class SectionVocabulary:
    """The words that make a heading the heading of a section, from ``sections.yml``."""

    roles: Mapping[SectionRole, tuple[str, ...]]
    statements: tuple[str, ...]
    closings: re.Pattern[str]
    roots: tuple[str, ...]
    announcements: Mapping[SectionRole, re.Pattern[str]]
    cores: re.Pattern[str]
    filler: re.Pattern[str]
    both: re.Pattern[str]
    role_of_core: Mapping[str, SectionRole]

    def role(self, heading: str, *, alone: bool) -> SectionRole | None:
        """The role a heading names, or None if it is no heading of a section.

        ``heading`` is folded text without its number; ``alone`` tells that it fills its line,
        which allows it a few more words of its own (对照党章查摆出的突出问题).
        """
        bare = bare_heading(heading)
        if not bare or len(bare) > MAX_HEADING or _GOES_ON.search(bare):
            return None
        found = self.cores.findall(bare)
        if not found:
            return None
        roles = {self.role_of_core[core] for core in found}
        rest = self.cores.sub("", bare)
        if _PREVIOUS.search(bare) and "整改" in bare:
            roles.add(SectionRole.RECTIFICATION)
        if any(word in rest for word in self.statements):
            return None
        residue = len(self.filler.sub("", rest))
        if residue > (_RESIDUE_ALONE if alone else _RESIDUE_RUN_IN):
            return None
        if residue > _RESIDUE_RUN_IN and not self._ends_well(bare):
            return None
        return self._decide(bare, roles)

    def is_torn(self, before: str, after: str) -> bool:
        """Whether two folded lines, the first without its number, are the halves of a section's heading.

        The first names no role by itself (今后努力方 + 向和整改措施), or ends openly (产生问题的 + 根源).
        """
        if len(before) + len(after) > _TORN or before.endswith(tuple(_END)):
            return False
        openly = before.endswith(_OPEN) or after.startswith(_OPEN)
        return (openly or self.role(before, alone=True) is None) and (
            self.role(before + after, alone=False) is not None
        )

    def is_closing(self, text: str) -> bool:
        """Whether a folded paragraph takes leave of its readers (以上是我的对照检查，请批评指正)."""
        return self.closings.search(text) is not None

    def announced(self, sentence: str) -> SectionRole | None:
        """The role of the items that a folded sentence announces (下一步，我打算从三个方面改)."""
        bare = _BLANK_OR_QUOTE.sub("", sentence).rstrip(_END)
        return next((role for role, form in self.announcements.items() if form.fullmatch(bare)), None)

    def is_root(self, lead: str) -> bool:
        """Whether a lead speaks of what lies at the root of problems (世界观改造不够)."""
        return any(word in lead for word in self.roots)

    def _ends_well(self, bare: str) -> bool:
        """A longer heading must end in its core word, give or take a filler."""
        last = [match.end() for match in self.cores.finditer(bare)][-1]
        return not self.filler.sub("", bare[last:])

    def _decide(self, bare: str, roles: set[SectionRole]) -> SectionRole:
        if SectionRole.PROBLEMS in roles and self.both.search(bare):
            return SectionRole.PROBLEMS
        for role in self.roles:
            if role in roles:
                return role
        raise AssertionError(roles)


def bare_heading(heading: str) -> str:
    """A folded heading without blanks, quotes, closing aside and end punctuation."""
    bare = _BLANK_OR_QUOTE.sub("", heading).rstrip(_END)
    return _ASIDE.sub("", bare).rstrip(_END)


def section_vocabulary(data: Mapping[str, Any]) -> SectionVocabulary:
    """Compile the contents of ``sections.yml`` (already validated)."""
    roles = {SectionRole(entry["role"]): tuple(entry["cores"]) for entry in data["roles"]}
    role_of_core = {core: role for role, cores in roles.items() for core in cores}
    problem = _any(roles[SectionRole.PROBLEMS])
    joined = _any(data["joined"])
    filler = _any(data["fillers"])
    answers = _any((*roles[SectionRole.CAUSES], *roles[SectionRole.MEASURES]))
    return SectionVocabulary(
        roles=roles,
        statements=tuple(data["statements"]),
        closings=re.compile("|".join(data["closings"])),
        roots=tuple(data["roots"]),
        announcements={
            SectionRole(entry["role"]): re.compile("|".join(entry["forms"]))
            for entry in data["announcements"]
        },
        cores=re.compile(_any(role_of_core)),
        filler=re.compile(filler),
        both=re.compile(f"(?:{problem})(?:{joined})(?:{filler})*?(?:{answers})"),
        role_of_core=role_of_core,
    )


def _any(words: Iterable[str]) -> str:
    """A pattern for any of some words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
