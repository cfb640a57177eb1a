"""Builds the typed tree of a report from its clean text; nothing is lost on the way."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby
from pathlib import PurePosixPath

from mkdocs_selfreview.body_marks import heading_marks
from mkdocs_selfreview.cleaning import CleanText, clean
from mkdocs_selfreview.context import TextContext
from mkdocs_selfreview.corrections import NO_CORRECTION, Correction, heading_key
from mkdocs_selfreview.diagnostics import Diagnostic, Severity
from mkdocs_selfreview.doubts import doubts
from mkdocs_selfreview.folding import fold
from mkdocs_selfreview.head import find_head, find_signoff
from mkdocs_selfreview.items import cut_item, text_spans
from mkdocs_selfreview.kinds import decide_kind
from mkdocs_selfreview.marks import line_mark
from mkdocs_selfreview.masks import find_masked, mask_diagnostics, unmasked
from mkdocs_selfreview.metadata import read_metadata
from mkdocs_selfreview.model import (
    Document,
    Item,
    ItemKind,
    Report,
    ReportKind,
    Section,
    Source,
    Span,
)
from mkdocs_selfreview.outline import arrange
from mkdocs_selfreview.pieces import split
from mkdocs_selfreview.rows import with_tables
from mkdocs_selfreview.rules import Rules
from mkdocs_selfreview.sections import build_sections
from mkdocs_selfreview.tables import ProblemTable, find_tables, without_tables
from mkdocs_selfreview.taxonomy import Taxonomy
from mkdocs_selfreview.titles import whole_titles

_ANCHORS = {ItemKind.PROBLEM: "p", ItemKind.CAUSE: "c", ItemKind.MEASURE: "m"}


def parse(
    document: Document,
    source: Source,
    taxonomy: Taxonomy,
    rules: Rules,
    corrections: Sequence[Correction] = (),
) -> tuple[tuple[Report, ...], tuple[Diagnostic, ...]]:
    """The reports of a document in their order, and what is doubtful about them."""

    def starts_anew(line: str) -> bool:
        return line_mark(line) is not None or rules.sections.role(line, alone=False) is not None

    def is_torn(before: str, after: str) -> bool:
        mark = line_mark(before)
        first = before[mark.span.end :] if mark else ""
        return bool(first) and line_mark(after) is None and rules.sections.is_torn(first, after)

    cleaned = whole_titles(clean(document, rules.debris, starts_anew, is_torn), rules.kinds)
    found = list(_removed(source.path, cleaned))
    masked = find_masked(cleaned.text, rules.masks)
    unmask = rules.masks.apply or any(correction.unmask for correction in corrections)
    masks = mask_diagnostics(source.path, cleaned, masked, applied=unmask)
    accepted = frozenset[str]().union(*(correction.accepted for correction in corrections))
    found += [diagnostic for diagnostic in masks if diagnostic.code not in accepted]
    if unmask:
        cleaned = unmasked(cleaned, masked)
    whole = fold(cleaned.text)
    tables = find_tables(cleaned.lines, whole, rules.tables)
    shadow = without_tables(whole, tables)
    prose = [line.span for line in cleaned.lines if not shadow[line.span.start].isspace()]
    styled = frozenset(line.span.start for line in cleaned.lines if line.style.startswith("heading"))
    around = "\n".join(gone.text for gone in cleaned.removed)
    reports = []
    for position, piece in enumerate(split(shadow, prose, rules.kinds, len(shadow))):
        part = piece.span
        inside = frozenset(start - part.start for start in styled if part.start <= start < part.end)
        text = cleaned.text[part.start : part.end]
        correction = corrections[position] if position < len(corrections) else NO_CORRECTION
        report = parse_text(
            text,
            source,
            taxonomy,
            rules,
            styled=inside,
            position=position,
            correction=correction,
            around=around,
            above=cleaned.text[piece.above.start : piece.above.end] if piece.above else "",
            tables=[
                table.shifted(part.start) for table in tables if part.start <= table.span.start < part.end
            ],
        )
        known_role = partial(_names_role, rules, correction)
        line_at = partial(_line_at, cleaned, part.start)
        found += _settled(doubts(report, line_at, known_role, taxonomy), correction)
        found += _unused(report, correction)
        reports.append(report)
    return tuple(reports), tuple(found)


def _removed(path: str, cleaned: CleanText) -> Iterator[Diagnostic]:
    """What was taken out as debris, quoted line by line."""
    for line, gone in groupby(cleaned.removed, key=lambda removed: removed.line):
        quoted = "".join(f"“{removed.text}”" for removed in gone)
        yield Diagnostic(path, line, Severity.INFO, "debris-removed", f"已略去与正文无关的文字：{quoted}")


def _line_at(cleaned: CleanText, start: int, place: int) -> int | None:
    """The file's line of a place in a part of its text."""
    return cleaned.line_at(start + place)


def parse_text(
    text: str,
    source: Source,
    taxonomy: Taxonomy,
    rules: Rules,
    *,
    styled: frozenset[int] = frozenset(),
    position: int = 0,
    correction: Correction = NO_CORRECTION,
    around: str = "",
    above: str = "",
    tables: Sequence[ProblemTable] = (),
) -> Report:
    """The report that fills a clean text.

    ``styled`` holds the starts of lines set as headings, ``around`` what was removed as debris, ``above``
    the title that the text shares with others of its file. The text is read without its ``tables`` first,
    which then take their place among the sections.
    """
    report, context = _prose_report(
        without_tables(text, tables), source, taxonomy, rules, styled, position, correction, around, above
    )
    kind, reason = decide_kind(report, context.shadow, rules.kinds)
    if tables:
        context = replace(context, text=text, shadow=fold(text))
        report = replace(report, text=text, sections=with_tables(report.sections, tables, context))
        if kind is not ReportKind.OTHER:
            kind, reason = decide_kind(report, without_tables(context.shadow, tables), rules.kinds)
        elif not rules.kinds.other_by_title(fold(report.title)):
            reason = "只有问题清单一类的表格，没有对照检查材料的正文"
    sections = tuple(anchored(report.sections))
    return correction.apply(replace(report, sections=sections, kind=kind, reason=reason))


def _prose_report(
    text: str,
    source: Source,
    taxonomy: Taxonomy,
    rules: Rules,
    styled: frozenset[int],
    position: int,
    correction: Correction,
    around: str,
    above: str,
) -> tuple[Report, TextContext]:
    """The report that the running text makes, its items not yet numbered, and what it was read with."""
    shadow = fold(text)
    context = TextContext(text, shadow, rules.sections, taxonomy, correction=correction)

    def is_heading(line: str) -> bool:
        return line_mark(line) is not None or context.role_of(line, alone=False) is not None

    head = find_head(text, shadow, Span(0, len(text)), rules.kinds, is_heading)
    title = head.title or re.sub(r"\s", "", above)
    end, signoff = find_signoff(text, shadow, head.body_start, len(text), is_heading)
    stem = PurePosixPath(source.path).stem
    marks = heading_marks(context, head.body_start, end, styled)
    body = text[head.body_start : end]
    preamble = text[head.body_start : marks[0].span.start] if marks else body
    known = read_metadata(
        title, head.passages, signoff, preamble, body, rules.meetings, around=around, above=above, stem=stem
    )
    context = replace(context, year=known.year, meeting=known.meeting)
    sections = build_sections(context, arrange(marks, head.body_start, end), titled=bool(title))
    report = Report(
        id=report_id(source.path, position),
        source=source,
        kind=ReportKind.REPORT,
        reason=None,
        title=title,
        text=text,
        year=known.year,
        meeting=known.meeting,
        campaign=known.campaign,
        scope=known.scope,
        unit=known.unit,
        role=known.role,
        name=known.name,
        date=known.date,
        head=head.passages,
        sections=without_farewell(sections, context),
        signoff=signoff,
        file_stem=stem,
    )
    return report, context


def _settled(found: Iterable[Diagnostic], correction: Correction) -> Iterator[Diagnostic]:
    """Diagnostics without those that the keeper has looked into."""
    return (diagnostic for diagnostic in found if diagnostic.code not in correction.accepted)


def _names_role(rules: Rules, correction: Correction, heading: str) -> bool:
    """Whether a folded heading tells its section's role, by its words or by the keeper's."""
    return correction.heading(heading) is not None or rules.sections.role(heading, alone=True) is not None


def _unused(report: Report, correction: Correction) -> Iterator[Diagnostic]:
    """Headings of the sidecar that the report does not have."""
    blocks = [block for section in report.sections for block in section.blocks]
    headings = [*(section.heading for section in report.sections), *(block.heading for block in blocks)]
    present = {heading_key(heading) for heading in headings}
    for key in correction.headings:
        if key not in present:
            message = f"同名 .yml 的 headings 中的“{key}”在报告里没有找到；请照抄原文的标题（不带序号）"
            yield Diagnostic(report.source.path, None, Severity.WARNING, "sidecar-heading-unused", message)


def report_id(path: str, position: int) -> str:
    """The id of the report at a position of a source file: stable while the file keeps its name."""
    return "r" + hashlib.sha256(f"{path}#{position}".encode()).hexdigest()[:10]


def anchored(sections: tuple[Section, ...]) -> Iterator[Section]:
    """Sections whose items are numbered through by kind: p1, p2 … c1 … m1."""
    counts: Counter[ItemKind] = Counter()

    def numbered(item: Item) -> Item:
        counts[item.kind] += 1
        return replace(item, anchor=f"{_ANCHORS[item.kind]}{counts[item.kind]}")

    for section in sections:
        blocks = tuple(replace(block, items=tuple(map(numbered, block.items))) for block in section.blocks)
        yield replace(section, blocks=blocks)


def without_farewell(sections: tuple[Section, ...], context: TextContext) -> tuple[Section, ...]:
    """Sections whose last item does not hold the words that close the report (以上是我的对照检查…)."""
    if not sections or not sections[-1].blocks or not sections[-1].blocks[-1].items:
        return sections
    block = sections[-1].blocks[-1]
    item = block.items[-1]
    lines = list(text_spans(context.text, item.span.start, item.span.end))
    first = next(
        (
            position
            for position in range(1, len(lines))
            if context.vocabulary.is_closing(context.folded(lines[position]))
        ),
        len(lines),
    )
    if first == len(lines):
        return sections
    shorter, farewell = cut_item(item, lines[first].start, context.text)
    if not farewell:
        return sections
    blocks = (
        *sections[-1].blocks[:-1],
        replace(block, items=(*block.items[:-1], shorter), passages=block.passages + farewell),
    )
    return (*sections[:-1], replace(sections[-1], blocks=blocks))
