"""Reports as plain data: the export format of ``selfreview parse --json``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mkdocs_selfreview.diagnostics import Diagnostic
from mkdocs_selfreview.model import Block, Item, Passage, Report, Section, Span

_END = " \u3000、.．，：:"


def report_record(report: Report, diagnostics: Iterable[Diagnostic]) -> dict[str, Any]:
    """One report as JSON-ready data.

    Spans are ``[start, end]`` in ``text``; ``passages`` hold what is in no item, so that the
    leaves of the record share out every character of the text.
    """
    return {
        "source": {
            "path": report.source.path,
            "format": report.source.format,
            "sha256": report.source.sha256,
        },
        "id": report.id,
        "kind": report.kind.value,
        "reason": report.reason,
        "title": report.title or None,
        "year": report.year,
        "meeting": report.meeting or None,
        "campaign": report.campaign or None,
        "scope": report.scope,
        "unit": report.unit or None,
        "role": report.role or None,
        "name": report.name or None,
        "date": report.date or None,
        "head": [_passage(passage) for passage in report.head],
        "sections": [_section(section) for section in report.sections],
        "signoff": [_passage(passage) for passage in report.signoff],
        "text": report.text,
        "diagnostics": [
            {
                "severity": found.severity.value,
                "code": found.code,
                "message": found.message,
                "line": found.line,
            }
            for found in diagnostics
        ],
    }


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _passage(passage: Passage) -> dict[str, Any]:
    return {"kind": passage.kind, "text": passage.text, "span": _span(passage.span)}


def _section(section: Section) -> dict[str, Any]:
    return {
        "role": section.role.value,
        "heading": section.heading,
        "ordinal": section.ordinal.rstrip(_END),
        "span": _span(section.span),
        "blocks": [_block(block) for block in section.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    return {
        "heading": block.heading,
        "ordinal": block.ordinal.rstrip(_END),
        "dimension": block.dimension,
        "dimension_name": block.dimension_name,
        "matched": block.matched.value,
        "span": _span(block.span),
        "passages": [_passage(passage) for passage in block.passages],
        "items": [_item(item) for item in block.items],
    }


def _item(item: Item) -> dict[str, Any]:
    return {
        "kind": item.kind.value,
        "ordinal": item.ordinal.rstrip(_END),
        "lead": item.lead,
        "text": item.text,
        "dimensions": [tag.id for tag in item.dimensions],
        "themes": [tag.id for tag in item.themes],
        "reasons": {tag.id: tag.cue for tag in (*item.dimensions, *item.themes)},
        "anchor": item.anchor,
        "span": _span(item.span),
        "sentences": [
            {"function": sentence.function, "text": sentence.text, "span": _span(sentence.span)}
            for sentence in item.sentences
        ],
    }
