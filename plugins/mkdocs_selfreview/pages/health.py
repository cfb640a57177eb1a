"""The library's health (资料库体检): what was read as what, and what its keeper should look at."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from mkdocs_selfreview.audit import audit
from mkdocs_selfreview.diagnostics import Diagnostic, Severity
from mkdocs_selfreview.library import Library
from mkdocs_selfreview.linker import Links
from mkdocs_selfreview.model import ItemKind, Matched, Report
from mkdocs_selfreview.pages.page import Heading, Page
from mkdocs_selfreview.pages.site import Site

_HEADINGS = (Heading("需要处理", "todo"), Heading("未收入的文件", "near-misses"), Heading("识别结果", "read"))


def pages(site: Site) -> Iterator[Page]:
    """One page, which only the keepers need."""
    library = site.library
    in_order = sorted(library.reports, key=lambda report: (report.source.path, report.id))
    by_source: dict[str, list[Diagnostic]] = defaultdict(list)
    for diagnostic in sorted(
        library.diagnostics, key=lambda found: (found.source, found.line or 0, found.message)
    ):
        by_source[diagnostic.source].append(diagnostic)
    worst_first = sorted(by_source.items(), key=lambda entry: (_worst(entry[1]), entry[0]))
    yield site.page(
        "health/",
        "health.html",
        "资料库体检",
        "读入了哪些文件、识别成什么、哪些需要处理。",
        toc=_HEADINGS,
        anchors=frozenset(heading.anchor for heading in _HEADINGS),
        listed=True,
        severities_found=Counter(diagnostic.severity for diagnostic in library.diagnostics),
        files=worst_first,
        left_out=[*_near_misses(library), *_others_left_out(library)],
        kinds_read=Counter(report.kind for report in library.reports),
        rows=[_row(report, library.links) for report in in_order],
    )


def _near_misses(library: Library) -> Iterator[tuple[str, str, str]]:
    """Path, title and reason of each text that is no report."""
    return ((one.source.path, one.title, one.reason or "") for one in library.near_misses)


def _others_left_out(library: Library) -> Iterator[tuple[str, str, str]]:
    """Path and reasons of what was refused, could not be read, is there twice or is withheld."""
    told = {report.source.path for report in library.near_misses}
    for verdict in audit(library, library.left_out):
        if verdict.source not in told:
            yield verdict.source, "", "；".join(verdict.reasons)


def _worst(diagnostics: list[Diagnostic]) -> int:
    return min(list(Severity).index(diagnostic.severity) for diagnostic in diagnostics)


def _row(report: Report, links: Links) -> tuple[Report, Counter[ItemKind], Counter[Matched], int]:
    """A report with the numbers of its items, of its headings by how they matched, of open problems."""
    counts = Counter(item.kind for item in report.items())
    return (
        report,
        counts,
        Counter(block.matched for section in report.sections for block in section.blocks if block.heading),
        _without_measure(report, links) if counts[ItemKind.MEASURE] else 0,
    )


def _without_measure(report: Report, links: Links) -> int:
    problems = [item for item in report.items() if item.kind is ItemKind.PROBLEM]
    return sum(not links.measures(report.id, problem.anchor) for problem in problems)
