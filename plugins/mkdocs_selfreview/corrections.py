"""A keeper's corrections of one source file: the sidecar ``NAME.yml`` beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from mkdocs_selfreview.folding import fold
from mkdocs_selfreview.model import Report, ReportKind, SectionRole
from mkdocs_selfreview.taxonomy import Taxonomy, TaxonomyError
from mkdocs_selfreview.taxonomy.records import (
    Node,
    Problems,
    children,
    choice,
    fields,
    flag,
    read_records,
    text,
    texts,
)

_NUMBER = re.compile(
    r"^(?:第?[一二三四五六七八九十]{1,3}[、.]|（[一二三四五六七八九十\d]{1,3}）、?|\d{1,2}[、.])"
)
_SCOPES = {"个人": "personal", "班子": "team"}
ROLES = {
    "开头": SectionRole.PREAMBLE,
    "整改情况": SectionRole.RECTIFICATION,
    "问题": SectionRole.PROBLEMS,
    "案例": SectionRole.CASES,
    "原因": SectionRole.CAUSES,
    "措施": SectionRole.MEASURES,
    "结尾": SectionRole.CLOSING,
    "其他": SectionRole.OTHER,
}
_KINDS = {"报告": ReportKind.REPORT, "其他": ReportKind.OTHER}
_TEXTS = ("title", "unit", "name", "role", "meeting", "campaign", "date")
_KEYS = (*_TEXTS, "year", "scope", "kind", "publish", "accepted", "headings", "unmask")


@dataclass(frozen=True, slots=True)
class HeadingCorrection:
    """What a heading really is: a section's role, or a dimension's id."""

    role: SectionRole | None = None
    dimension: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """What a keeper says of one report."""

    values: Mapping[str, str | int | None] = field(default_factory=lambda: MappingProxyType({}))
    """Fields of the report that are set, by name."""
    kind: ReportKind | None = None
    publish: bool = True
    unmask: bool = False
    """Whether masked words of the file are shown with what they most likely mean."""
    accepted: frozenset[str] = frozenset()
    """Codes of diagnostics that the keeper has looked into and found right."""
    headings: Mapping[str, HeadingCorrection] = field(default_factory=lambda: MappingProxyType({}))
    """By the folded heading without blanks, number and end punctuation."""

    def apply(self, report: Report) -> Report:
        """The report with what the keeper set."""
        corrected = replace(report, **dict(self.values))  # type: ignore[arg-type]
        if self.kind is not None and self.kind is not report.kind:
            reason = "资料管理员指定不收入" if self.kind is ReportKind.OTHER else None
            corrected = replace(corrected, kind=self.kind, reason=reason)
        return corrected

    def heading(self, words: str) -> HeadingCorrection | None:
        """What the keeper says of a folded heading, if anything."""
        return self.headings.get(heading_key(words)) if self.headings else None


NO_CORRECTION = Correction()


def heading_key(words: str) -> str:
    """A heading as it is compared: folded, without its number, blanks, quotes and end punctuation."""
    return _NUMBER.sub("", re.sub(r"[\s“‘]", "", fold(words))).strip("。；：，、！")


def read_corrections(path: Path, taxonomy: Taxonomy) -> tuple[Correction, ...]:
    """The corrections of a sidecar, one for each report of its source file.

    Raises ``TaxonomyError`` with every problem as ``file:line: what to do``.
    """
    problems = Problems()
    root = read_records(path, problems)
    parts = [root]
    if isinstance(root.value, dict) and "reports" in root.value:
        parts = list(children(fields(root, problems, ("reports",)).get("reports"), problems))
    found = tuple(_correction(part, taxonomy, problems) for part in parts)
    if problems.found:
        raise TaxonomyError("\n".join(problems.found))
    return found


def _correction(node: Node, taxonomy: Taxonomy, problems: Problems) -> Correction:
    entry = fields(node, problems, optional=_KEYS)
    values: dict[str, str | int | None] = {
        key: _words(entry[key], problems) for key in _TEXTS if key in entry
    }
    if "year" in entry:
        values["year"] = _year(entry["year"], problems)
    if "scope" in entry:
        values["scope"] = _SCOPES.get(choice(entry["scope"], problems, list(_SCOPES)))
    return Correction(
        values=MappingProxyType(values),
        kind=_KINDS.get(choice(entry["kind"], problems, list(_KINDS))) if "kind" in entry else None,
        publish=flag(entry.get("publish"), problems, True),
        unmask=flag(entry.get("unmask"), problems, False),
        accepted=frozenset(texts(entry.get("accepted"), problems)),
        headings=MappingProxyType(_headings(entry.get("headings"), taxonomy, problems)),
    )


def _year(node: Node, problems: Problems) -> int | None:
    """A year; 2023年 and 2023年度 are years too."""
    written = re.fullmatch(r"(\d{4})年?度?", str(node.value))
    if written is None:
        problems.add(node, "year 应是四位数字的年份，例如 year: 2023")
    return int(written[1]) if written else None


def _words(node: Node, problems: Problems) -> str:
    """A text; a number that YAML made of one (2024) is a text too, and nothing is an empty one."""
    if node.value is None or isinstance(node.value, int | float):
        return "" if node.value is None else str(node.value)
    return text(node, problems)


def _headings(node: Node | None, taxonomy: Taxonomy, problems: Problems) -> dict[str, HeadingCorrection]:
    if node is None:
        return {}
    if not isinstance(node.value, dict):
        problems.add(node, "headings 应是“原标题: {dimension: 维度名}”或“原标题: {role: 原因}”")
        return {}
    names = {dimension.name: dimension.id for dimension in taxonomy.dimensions}
    found = {}
    for heading, child in node.value.items():
        entry = fields(child, problems, optional=("role", "dimension"))
        role = choice(entry["role"], problems, list(ROLES)) if "role" in entry else ""
        name = text(entry.get("dimension"), problems)
        if name and name not in names and name not in taxonomy.dimension_by_id:
            problems.add(entry["dimension"], f"没有名为“{name}”的维度；可用名称见“维度”页")
        found[heading_key(heading)] = HeadingCorrection(ROLES.get(role), names.get(name, name) or None)
    return found
