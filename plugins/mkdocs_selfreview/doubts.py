"""What is doubtful about a parsed report, as diagnostics for its keeper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from mkdocs_selfreview.corrections import ROLES
from mkdocs_selfreview.diagnostics import Diagnostic, Severity
from mkdocs_selfreview.folding import fold
from mkdocs_selfreview.marks import Mark, Style, line_mark
from mkdocs_selfreview.model import Block, Matched, Report, ReportKind, Section, SectionRole
from mkdocs_selfreview.taxonomy import Taxonomy
from mkdocs_selfreview.taxonomy.matching import is_dimension_like
from mkdocs_selfreview.terms import misuses

_ENDS = "。！？…”）；"
_GUESSED = (Matched.NONE, Matched.CONTENT)
ROLE_NAMES = {role: name for name, role in ROLES.items()}
"""The roles as keepers write them in sidecars."""
_NEEDED = {
    SectionRole.PROBLEMS: "存在的问题",
    SectionRole.CAUSES: "原因分析",
    SectionRole.MEASURES: "整改措施",
}
_Found = tuple[Severity, str, str, int]
"""Severity, code, message, and the place in the text."""


def doubts(
    report: Report,
    line_at: Callable[[int], int | None],
    known_role: Callable[[str], bool],
    taxonomy: Taxonomy,
) -> tuple[Diagnostic, ...]:
    """The diagnostics of one report; ``line_at`` tells the file's line of a place in its text.

    ``known_role`` tells whether a folded heading names a section's role.
    """
    if report.kind is ReportKind.OTHER:
        found: list[_Found] = [
            (
                Severity.INFO,
                "not-a-report",
                f"未收入资料库：{report.reason}。如果判断有误，请在同名 .yml 中写 kind: 报告",
                0,
            )
        ]
    else:
        found = [
            *_jumps(report),
            *_dimensions(report),
            *_headings(report, known_role),
            *_missing(report),
            *_cut(report),
            *_untitled(report),
            *misuses(report.text, taxonomy, report.year),
        ]
    return tuple(
        Diagnostic(report.source.path, line_at(place), severity, code, message)
        for severity, code, message, place in found
    )


def _mark(ordinal: str) -> Mark | None:
    return line_mark(fold(ordinal) + "字") if ordinal else None


def _jumps(report: Report) -> Iterator[_Found]:
    """Numbers of sections or blocks that are not in sequence."""
    yield from _series(report.sections, "部分", Severity.WARNING)
    for section in report.sections:
        yield from _series([block for block in section.blocks if block.ordinal], "方面", Severity.WARNING)
        for block in section.blocks:
            marks = [(item.ordinal, item.span.start) for item in block.items]
            yield from _gaps(marks, "条目", Severity.INFO)


def _series(parts: tuple[Section, ...] | list[Block], name: str, severity: Severity) -> Iterator[_Found]:
    yield from _gaps([(part.ordinal, part.span.start) for part in parts if part.ordinal], name, severity)


def _gaps(numbers: list[tuple[str, int]], name: str, severity: Severity) -> Iterator[_Found]:
    """Two numbers of one style that follow each other without being in sequence."""
    marks = [(ordinal, _mark(ordinal), place) for ordinal, place in numbers]
    for (before, first, _), (after, second, place) in pairwise(marks):
        if first is None or second is None or first.style is not second.style:
            continue
        if second.value not in (first.value + 1, 1):
            what = "缺少中间的序号" if second.value > first.value + 1 else "序号重复或颠倒"
            code = "number-jump" if second.value > first.value + 1 else "number-order"
            message = f"{name}序号从“{before}”到“{after}”，{what}；请核对原文是否漏了一段或写错了序号"
            yield severity, code, message, place


def _dimensions(report: Report) -> Iterator[_Found]:
    """Headings of dimensions that are unknown, or that differ from the plan's."""
    for section in report.sections:
        if section.role is not SectionRole.PROBLEMS:
            continue
        mostly_named = _mostly_named(section)
        for block in section.blocks:
            if block.matched is Matched.FUZZY:
                yield (
                    Severity.WARNING,
                    "dimension-renamed",
                    f"标题“{block.heading}”按维度“{block.dimension_name}”理解；"
                    "如果不对，请在同名 .yml 的 headings 中指明",
                    block.span.start,
                )
            elif block.matched is Matched.NONE and (
                is_dimension_like(fold(block.heading)) or (mostly_named and block.heading and block.ordinal)
            ):
                yield (
                    Severity.WARNING,
                    "dimension-unknown",
                    f"不认识的维度标题“{block.heading}”；请在同名 .yml 的 headings 中指明它属于哪个维度",
                    block.span.start,
                )


def _mostly_named(section: Section) -> bool:
    """Whether most of the numbered headings of a section name a dimension, so that each is meant to."""
    numbered = [block for block in section.blocks if block.heading and block.ordinal]
    return 2 * sum(block.matched not in _GUESSED for block in numbered) > len(numbered)


def _headings(report: Report, known_role: Callable[[str], bool]) -> Iterator[_Found]:
    """Headings of the highest level that tell no role, so that it was guessed."""
    for section in report.sections:
        for heading, place in _guessed(section):
            if not known_role(fold(heading)):
                yield (
                    Severity.WARNING,
                    "heading-unknown",
                    f"不认识标题“{heading}”，按“{ROLE_NAMES[section.role]}”处理；"
                    "如果不对，请在同名 .yml 的 headings 中指明",
                    place,
                )


def _guessed(section: Section) -> list[tuple[str, int]]:
    """The headings of the highest level, with their places, that name no dimension."""
    if section.heading:
        return [] if section.blocks[0].dimension else [(section.heading, section.span.start)]
    if section.role not in _NEEDED:
        return []
    marked = [(block, _mark(block.ordinal)) for block in section.blocks if block.matched in _GUESSED]
    return [(block.heading, block.span.start) for block, mark in marked if mark and mark.style <= Style.COUNT]


def _missing(report: Report) -> Iterator[_Found]:
    """Parts that a whole report has and this one has not."""
    if report.kind is not ReportKind.REPORT:
        yield Severity.INFO, "incomplete", f"{report.reason}", 0
        return
    kinds = {section.role for section in report.sections}
    items = {f"{item.kind}s" for item in report.items()}
    for role, name in _NEEDED.items():
        if role not in kinds and role not in items:
            yield Severity.WARNING, "section-missing", f"没有找到“{name}”部分；请核对原文是否完整", 0


def _cut(report: Report) -> Iterator[_Found]:
    """A text that ends in the middle of a sentence; the cells of a table need none."""
    if report.signoff or report.kind is ReportKind.OUTLINE or not report.text.strip():
        return
    end = max((section.span.end for section in report.sections), default=0)
    if any(block.row and block.span.end == end for section in report.sections for block in section.blocks):
        return
    last = report.text[:end].rstrip()
    if last and last[-1] not in _ENDS and fold(last[-1]) not in (*_ENDS, "“", "."):
        yield (
            Severity.WARNING,
            "text-cut",
            f"结尾“…{last[-12:]}”不像一句话的末尾，原文可能不完整；请核对",
            len(last) - 1,
        )


def _untitled(report: Report) -> Iterator[_Found]:
    if not report.title:
        yield Severity.INFO, "title-missing", "原文没有标题，暂用文件名；可在同名 .yml 中写 title", 0
    if report.year is None:
        yield Severity.INFO, "year-missing", "原文没有写明年份；可在同名 .yml 中写 year", 0
