"""Tells self-review reports from texts that only look like them (通知、方案、总结 …)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from mkdocs_selfreview.folding import fold
from mkdocs_selfreview.items import LACK, begins_broken
from mkdocs_selfreview.marks import line_mark
from mkdocs_selfreview.model import ItemKind, Matched, Report, ReportKind, SectionRole

MAX_TITLE = 64
"""No title has more characters."""
_LACKING_LEADS = 1.5
_SEVERAL = 3
_CHANCE = 2.0
"""So much may speak for a near miss by chance, even in a fragment that has nothing to say for itself."""
_OTHER_MATERIAL = "其他材料"
_RUNNING = re.compile(
    r"[。；！|>]|，.*，.*，|^(?:现将|根据|按照|通过|我|为了|对照(?!检|[剖查][析摆])|以上|以下)|如下|[：]$"
)
_ASIDE = re.compile(
    r"（[^（）]*）|[-—]{1,3}[^-—]{1,12}$|[-—\s]*\d{1,2}$|v\d+$|(?<=材料|提纲|报告|发言)(?:范文|范例|[一二三四五])$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A pattern with the weight of one occurrence, and how many count at most."""

    pattern: re.Pattern[str]
    weight: float
    most: int


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A kind of text that is no report: how its title ends, what its text holds."""

    name: str
    title: re.Pattern[str]
    cues: tuple[Cue, ...]


@dataclass(frozen=True, slots=True)
class KindRules:
    """The knowledge of ``kinds.yml``."""

    title: re.Pattern[str]
    not_title: re.Pattern[str]
    near_misses: tuple[NearMiss, ...]
    evidence: tuple[Cue, ...]

    def is_title(self, line: str) -> bool:
        """Whether a folded line is the title of a report."""
        bare = _title_words(line)
        return len(bare) >= 6 and self._ends_as_report(bare)

    def is_other_title(self, line: str) -> bool:
        """Whether a folded line is the title of something that is no report."""
        bare = _title_words(line)
        return len(bare) >= 4 and self._other(bare) is not None

    def other_by_title(self, title: str) -> str | None:
        """The kind of near miss that a title names, if any."""
        bare = _title_words(title)
        if not bare:
            return None
        # （征求意见稿） tells the state of a draft
        asides = (self._other(aside) for aside in re.findall(r"（([^（）]{2,20}(?<!意见稿))）", title))
        return self._other(bare) or next(filter(None, asides), None)

    def _other(self, bare: str) -> str | None:
        """The near miss a bare title names; one that also ends as a report's title is a report."""
        if self._ends_as_report(bare):
            return None
        named = next((kind.name for kind in self.near_misses if kind.title.search(bare)), None)
        return named or (_OTHER_MATERIAL if self.title.search(bare) else None)

    def _ends_as_report(self, bare: str) -> bool:
        return self.title.search(bare) is not None and self.not_title.search(bare) is None

    def weigh_other(self, shadow: str) -> tuple[float, str]:
        """How strongly the text speaks for a near miss, and for which."""
        return max(((_weigh(shadow, kind.cues), kind.name) for kind in self.near_misses), default=(0.0, ""))

    def weigh_report(self, shadow: str) -> float:
        """How strongly the text speaks for a report by its own words."""
        return _weigh(shadow, self.evidence)


def _title_words(line: str) -> str:
    """A line without blanks, asides and signs if it can be a title, else nothing."""
    bare = re.sub(r"[\s“”‘’*#=《》【】]", "", line).lstrip("-—")
    if len(bare) > MAX_TITLE or _RUNNING.search(bare):
        return ""
    for _ in range(3):
        bare = _ASIDE.sub("", bare)
    return bare.rstrip("：。")


def _weigh(shadow: str, cues: Iterable[Cue]) -> float:
    """The sum of all cues."""
    return sum(min(cue.most, len(cue.pattern.findall(shadow))) * cue.weight for cue in cues)


def kind_rules(data: Mapping[str, Any]) -> KindRules:
    """Compile the contents of ``kinds.yml`` (already validated)."""
    return KindRules(
        title=re.compile(f"(?:{'|'.join(data['titles'])})$"),
        not_title=re.compile("|".join(data["not_titles"])),
        near_misses=tuple(
            NearMiss(
                entry["name"],
                re.compile(f"(?:{'|'.join(entry['titles'])})$"),
                tuple(_cues(entry.get("text", ()))),
            )
            for entry in data["near_misses"]
        ),
        evidence=tuple(_cues(data["evidence"])),
    )


def _cues(entries: Iterable[Mapping[str, Any]]) -> Iterable[Cue]:
    for entry in entries:
        yield Cue(re.compile(entry["cue"], re.MULTILINE), float(entry["weight"]), int(entry.get("most", 4)))


def decide_kind(report: Report, shadow: str, rules: KindRules) -> tuple[ReportKind, str | None]:
    """What a parsed text is, and why it is no whole report; ``shadow`` is its folded text."""
    title = fold(report.title or report.file_stem)
    other = rules.other_by_title(title)
    if other is not None:
        return ReportKind.OTHER, f"标题是“{other}”一类，不是对照检查材料"
    if not any(character.isalnum() for character in shadow):
        return ReportKind.OTHER, "没有正文"
    titled = bool(report.title) and rules.is_title(fold(report.title))
    against, name = rules.weigh_other(shadow)
    if against > max(_evidence(report, shadow, rules, titled), _CHANCE):
        return ReportKind.OTHER, f"内容像“{name}”，不像对照检查材料"
    if (
        not titled
        and not _says_anything(report, shadow, rules)
        and not (against <= 1 and _goes_on(report, shadow))
    ):
        return ReportKind.OTHER, "没有查摆问题、剖析原因或整改的内容"
    if _is_outline(report):
        return ReportKind.OUTLINE, "只有各级标题，没有正文"
    items = Counter(item.kind for item in report.items())
    if not items and not titled:
        return ReportKind.OTHER, "没有找到问题、原因或整改措施"
    if not items[ItemKind.PROBLEM]:
        return ReportKind.FRAGMENT, "只有一部分：没有查摆问题的内容"
    if not report.title and (begins_broken(shadow) or _starts_inside(report)):
        return ReportKind.FRAGMENT, "只有一部分：开头缺失"
    return ReportKind.REPORT, None


def _evidence(report: Report, shadow: str, rules: KindRules, titled: bool) -> float:
    """How strongly structure and words speak for a report."""
    roles = {section.role for section in report.sections if section.heading}
    blocks = [block for section in report.sections for block in section.blocks if block.heading]
    named = sum(block.matched in (Matched.EXACT, Matched.ALIAS, Matched.FUZZY) for block in blocks)
    problems = [item for item in report.items() if item.kind is ItemKind.PROBLEM]
    lacking = sum(LACK.search(fold(item.lead)) is not None for item in problems)
    return (
        rules.weigh_report(shadow)
        + 4 * titled
        + 1.5 * (SectionRole.PROBLEMS in roles)
        + 2 * (SectionRole.CAUSES in roles)
        + 0.5 * (SectionRole.MEASURES in roles)
        + min(named, 4)
        + 0.25 * min(len(problems), 8)
        + _LACKING_LEADS * (len(problems) >= 4 and lacking >= 0.75 * len(problems))
    )


def _says_anything(report: Report, shadow: str, rules: KindRules) -> bool:
    """Whether a text without a title has at least one trait of a report."""
    blocks = (block for section in report.sections for block in section.blocks)
    problems = [item for item in report.items() if item.kind is ItemKind.PROBLEM]
    lacking = sum(LACK.search(fold(item.lead)) is not None for item in problems)
    return (
        any(section.heading for section in report.sections)
        or any(block.dimension for block in blocks)
        or rules.weigh_report(shadow) >= 1
        or (lacking * 2 >= len(problems) and LACK.search(shadow) is not None)
    )


def _goes_on(report: Report, shadow: str) -> bool:
    """Whether a text is the rest of a list of measures, or of a list in which somebody speaks of himself."""
    kinds = [item.kind for item in report.items()]
    own = set(kinds) == {ItemKind.MEASURE} or len(re.findall("我|自己|本人", shadow)) >= _SEVERAL
    return own and len(kinds) >= _SEVERAL and _starts_inside(report)


def _is_outline(report: Report) -> bool:
    """Whether hardly any sentence stands below the headings."""
    lines = [line for line in report.text.split("\n") if line]
    return (
        len(lines) >= 4
        and len(re.findall("[。；]", report.text)) * 4 <= len(lines)
        and max(map(len, lines)) <= 60
    )


def _starts_inside(report: Report) -> bool:
    """Whether the text begins in the middle of an enumeration."""
    for section in report.sections:
        for block in section.blocks:
            ordinals = [section.ordinal, block.ordinal, *(item.ordinal for item in block.items[:1])]
            first = next((ordinal for ordinal in ordinals if ordinal), "")
            mark = line_mark(fold(first) + "字") if first else None
            if section.role is not SectionRole.PREAMBLE:
                return mark is not None and mark.value > 1
    return False
