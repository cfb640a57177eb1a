"""What several parser tests need: the package's own knowledge, loaded once, and a parse of plain text."""

from __future__ import annotations

from mkdocs_selfreview.corrections import NO_CORRECTION, Correction
from mkdocs_selfreview.diagnostics import Diagnostic
from mkdocs_selfreview.model import Document, Item, Paragraph, Report, Source
from mkdocs_selfreview.parser import parse
from mkdocs_selfreview.rules import Rules, load_rules
from mkdocs_selfreview.taxonomy import Taxonomy, load_taxonomy

TAXONOMY: Taxonomy = load_taxonomy()
RULES: Rules = load_rules()


def document(text: str, format_: str = "txt") -> Document:
    """The document that a text reader makes of a text."""
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    return Document(tuple(Paragraph(line, number) for number, line in lines), format_)


def parsed(
    text: str, path: str = "某某.txt", correction: Correction = NO_CORRECTION
) -> tuple[Report, tuple[Diagnostic, ...]]:
    """The first report of a text, and what is doubtful about it."""
    reports, diagnostics = parse(document(text), Source(path, "txt", ""), TAXONOMY, RULES, [correction])
    return reports[0], diagnostics


def leads(report: Report) -> list[str]:
    """The leads of all items."""
    return [item.lead for item in report.items()]


def items(report: Report) -> list[Item]:
    """All items."""
    return list(report.items())
