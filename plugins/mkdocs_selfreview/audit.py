"""What becomes of each source file: published, masked, refused or left out, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path, PurePosixPath

from mkdocs_selfreview.diagnostics import Diagnostic, Severity
from mkdocs_selfreview.folder import SIDECAR_ENDINGS, UNREAD
from mkdocs_selfreview.knowledge import Knowledge
from mkdocs_selfreview.library import Library
from mkdocs_selfreview.rules import Rules
from mkdocs_selfreview.screening import MASKED, NAMED, REFUSED, NameMasks, shown
from mkdocs_selfreview.studytexts import (
    PAGE_SUFFIXES,
    is_private,
    is_study_text,
    is_unscreened,
    markdown_of,
    read_study_files,
    screened_markdown,
    unscreened,
)

_WITHHELD = "同名的说明文件写明暂不登出（publish: false）"
_TO_BE_LOOKED_AT = "图片、音像等，程序看不见其中的内容，请人工核对"


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
    """How many reports of it are published; 1 for a study material that is."""
    reasons: tuple[str, ...]
    """What is masked, why it is not published, and what is wrong with its sidecar, in Chinese."""


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
    verdicts = (
        _verdict(name, published[name], found[name], library.names, [*unlike[name], *_repeated(found[name])])
        for name in files
    )
    return tuple(
        replace(verdict, reasons=(*verdict.reasons, *_of_sidecar(verdict.source, found)))
        for verdict in verdicts
    )


def audit_study(folder: Path, knowledge: Knowledge) -> tuple[Verdict, ...]:
    """The verdicts on the study materials below a folder, by their paths relative to it."""
    rules = knowledge.load()[1]
    found = [(path, path.relative_to(folder).as_posix()) for path in folder.rglob("*") if path.is_file()]
    files = sorted(((path, name) for path, name in found if not is_private(name)), key=lambda one: one[1])
    texts = [(path, name) for path, name in files if is_study_text(name)]
    readings = read_study_files(texts, knowledge, None)
    read = {name: reading for (_, name), reading in zip(texts, readings, strict=True)}
    return tuple(
        _verdict(name, len(read[name][0]), list(read[name][1]), rules.names, [])
        if name in read
        else _verdict_unread(path, name, rules)
        for path, name in files
    )


def _verdict_unread(path: Path, name: str, rules: Rules) -> Verdict:
    """The verdict on what MkDocs itself would show, or nobody."""
    if is_unscreened(name):
        return Verdict(name, Fate.LEFT_OUT, 0, (unscreened(name).message,))
    if path.suffix.lower() not in PAGE_SUFFIXES:
        return Verdict(name, Fate.PUBLISHED, 1, (_TO_BE_LOOKED_AT,))
    text, screened = screened_markdown(markdown_of(path.read_bytes()), name, rules)
    return _verdict(name, int(text is not None), list(screened), rules.names, [])


def _verdict(
    name: str, published: int, found: list[Diagnostic], names: NameMasks, why_not: list[str]
) -> Verdict:
    refused = [diagnostic for diagnostic in found if diagnostic.code == REFUSED]
    if refused:
        return Verdict(name, Fate.REFUSED, 0, tuple(_worded(refused)))
    if published:
        masked = _worded(diagnostic for diagnostic in found if diagnostic.code in (MASKED, NAMED))
        reasons = (*masked, *_masked_name(name, names))
        return Verdict(name, Fate.MASKED if reasons else Fate.PUBLISHED, published, reasons)
    stopped = _worded(one for one in found if one.severity is Severity.ERROR or one.code == UNREAD)
    reasons = (*stopped, *why_not)
    return Verdict(name, Fate.LEFT_OUT, 0, reasons or (_WITHHELD,))


def _of_sidecar(name: str, found: Mapping[str, list[Diagnostic]]) -> Iterator[str]:
    """What is wrong with the sidecar beside a file, which is read as if it had none."""
    for ending in SIDECAR_ENDINGS:
        sidecar = PurePosixPath(name).with_suffix(ending)
        told = found.get(sidecar.as_posix(), ())
        bad = dict.fromkeys(one for one in told if one.code in ("sidecar-bad", "sidecar-misnamed"))
        yield from (f"说明文件 {sidecar.name} 没有起作用：{said}" for said in _worded(bad))


def _masked_name(name: str, names: NameMasks) -> Iterator[str]:
    """What is said of a file's name where the site masks it."""
    masked = shown(name, names)
    if masked != name:
        yield f"文件名在网站上显示为“{masked}”"


def _repeated(found: Iterable[Diagnostic]) -> Iterator[str]:
    return _worded(diagnostic for diagnostic in found if diagnostic.code == "duplicate")


def _worded(found: Iterable[Diagnostic]) -> Iterator[str]:
    return (one.message if one.line is None else f"第 {one.line} 行：{one.message}" for one in found)
