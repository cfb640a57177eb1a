"""One report gives the same tree from whatever format it was saved in."""

from __future__ import annotations

from pathlib import Path

import pytest
from knowledge import RULES, TAXONOMY, leads

from mkdocs_selfreview.corrections import NO_CORRECTION
from mkdocs_selfreview.model import Report, Source
from mkdocs_selfreview.parser import parse
from mkdocs_selfreview.readers import read

FIXTURES = Path(__file__).parent.parent / "readers" / "fixtures"


def report(name: str) -> Report:
    document = read(FIXTURES / name)
    reports, diagnostics = parse(
        document, Source(name, document.format, ""), TAXONOMY, RULES, [NO_CORRECTION]
    )
    assert diagnostics == ()
    return reports[0]


def unspaced(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("name", ["statement.pdf", "statement.odt", "statement.html", "statement.mht"])
def test_reads_as_the_word_file(name: str) -> None:
    expected, found = report("statement.docx"), report(name)
    assert unspaced(found.text) == unspaced(expected.text)
    assert leads(found) == leads(expected)
    assert len(leads(found)) == 10
    assert [unspaced(item.text) for item in found.items()] == [
        unspaced(item.text) for item in expected.items()
    ]
    assert [item.ordinal for item in found.items()] == [item.ordinal for item in expected.items()]
    assert [section.role for section in found.sections] == [section.role for section in expected.sections]
    assert (found.title, found.unit, found.name, found.date) == (
        expected.title, expected.unit, expected.name, expected.date
    )  # fmt: skip
