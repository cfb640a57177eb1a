"""The list of the reports and a page for each."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import groupby

from mkdocs_selfreview.diagnostics import Diagnostic
from mkdocs_selfreview.model import Report, Section, Source
from mkdocs_selfreview.pages.page import Heading, Page
from mkdocs_selfreview.pages.reading import line_text
from mkdocs_selfreview.pages.site import Site

# Whatever a browser would not run; all other originals are handed out as plain text.
_SAFE_SUFFIX = re.compile(r"\.(docx?|wps|pdf|ofd|rtf|odt)$")


def pages(site: Site) -> Iterator[Page]:
    """The list, then the reports, newest first."""
    yield _list(site)
    notes: dict[str, list[Diagnostic]] = defaultdict(list)
    for diagnostic in site.library.diagnostics:
        notes[diagnostic.source].append(diagnostic)
    reports = site.library.reports
    for newer, report, older in zip((None, *reports), reports, (*reports[1:], None), strict=False):
        yield _page(site, report, newer, older, notes[report.source.path])


def original_address(source: Source) -> str:
    """Where the original of a source is published: named by its contents, of a kind that no browser runs."""
    safe = _SAFE_SUFFIX.search(source.path.lower())
    return f"originals/{source.sha256[:16]}{safe[0] if safe else '.txt'}"


def _list(site: Site) -> Page:
    reports = sorted(site.library.reports, key=lambda report: -(report.year or 0))
    years = [(year, list(found)) for year, found in groupby(reports, key=lambda report: report.year)]
    return site.page(
        "reports/",
        "reports.html",
        "报告",
        f"全部 {len(reports)} 份对照检查材料，可按年份、会议、类型、单位筛选。",
        toc=tuple(Heading(f"{year} 年" if year else "年份不明", f"y{year or 0}") for year, _ in years),
        anchors=frozenset(f"y{year or 0}" for year, _ in years),
        listed=True,
        years=years,
    )


def _page(
    site: Site, report: Report, newer: Report | None, older: Report | None, notes: list[Diagnostic]
) -> Page:
    toc = tuple(_toc(report))
    anchors = {item.anchor for item in report.items()}
    anchors.update(heading.anchor for part in toc for heading in (part, *part.children))
    facts = [str(report.year or ""), report.meeting, report.unit, report.role, report.name]
    return site.page(
        f"reports/{report.id}/",
        "report.html",
        report.display_title,
        " · ".join(filter(None, facts)),
        toc=toc,
        anchors=frozenset(anchors),
        report=report,
        counts=Counter(item.kind for item in report.items()),
        newer=newer,
        older=older,
        notes=notes,
        original=site.originals.get(report.source.path, ""),
    )


def _toc(report: Report) -> Iterator[Heading]:
    for number, section in enumerate(report.sections, 1):
        blocks = tuple(_block_headings(report, section, number))
        if section.heading:
            yield Heading(line_text(report, section.heading_span), f"s{number}", blocks)
        else:
            yield from blocks


def _block_headings(report: Report, section: Section, number: int) -> Iterator[Heading]:
    for place, block in enumerate(section.blocks, 1):
        if block.heading and block.heading_span != section.heading_span:
            yield Heading(line_text(report, block.heading_span), f"s{number}b{place}")
