"""What becomes of each source file: published, masked, refused or left out, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from mkdocs_selfreview.diagnostics import Diagnostic, Severity
from mkdocs_selfreview.library import Library
from mkdocs_selfreview.screening import MASKED, NAMED, REFUSED, shown


class Fate(StrEnum):
    """What becomes of a file, as the keeper is told."""

    PUBLISHED = "将发布"
    MASKED = "将打码"
    REFUSED = "拒绝"
    LEFT_OUT = "不收入"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One file's fate."""

    source: str
    fate: Fate
    reports: int
    """How many reports of it are published."""
    reasons: tuple[str, ...]
    """What is masked, or why it is not published, in Chinese."""


def audit(library: Library, files: Iterable[str]) -> tuple[Verdict, ...]:
    """The verdicts on source files, given by their paths relative to the sources folder."""
    published: dict[str, int] = defaultdict(int)
    for report in library.reports:
        published[report.source.path] += 1
    unlike: dict[str, list[str]] = defaultdict(list)
    for report in library.near_misses:
        unlike[report.source.path].append(report.reason or "不是对照检查材料")
    found: dict[str, list[Diagnostic]] = defaultdict(list)
    for diagnostic in library.diagnostics:
        found[diagnostic.source].append(diagnostic)
    return tuple(
        _verdict(name, published[name], unlike[name], found[name], _masked_name(name, library))
        for name in files
    )


def _masked_name(name: str, library: Library) -> tuple[str, ...]:
    """What is said of a file's name where the site masks it."""
    masked = shown(name, library.names)
    return () if masked == name else (f"文件名在网站上显示为“{masked}”",)


def _verdict(
    name: str, reports: int, unlike: list[str], found: list[Diagnostic], renamed: tuple[str, ...]
) -> Verdict:
    refused = [diagnostic for diagnostic in found if diagnostic.code == REFUSED]
    if refused:
        return Verdict(name, Fate.REFUSED, 0, _worded(refused))
    if reports:
        masked = _worded(diagnostic for diagnostic in found if diagnostic.code in (MASKED, NAMED))
        reasons = (*masked, *renamed)
        return Verdict(name, Fate.MASKED if reasons else Fate.PUBLISHED, reports, reasons)
    stopped = [diagnostic for diagnostic in found if diagnostic.severity is Severity.ERROR]
    repeated = [diagnostic for diagnostic in found if diagnostic.code == "duplicate"]
    reasons = (*_worded(stopped), *unlike, *_worded(repeated))
    return Verdict(name, Fate.LEFT_OUT, 0, reasons or ("同名的说明文件写明暂不登出（publish: false）",))


def _worded(found: Iterable[Diagnostic]) -> tuple[str, ...]:
    return tuple(one.message if one.line is None else f"第 {one.line} 行：{one.message}" for one in found)
