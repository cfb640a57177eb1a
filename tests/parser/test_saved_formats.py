"""One report gives the same tree from whatever format it was saved in.

``parity/report.docx`` (automatic numbers, a page number below, a table of problems behind the sign-off) was
saved as .doc, .rtf, .odt, .pdf and, its numbers typed, as .html with LibreOffice 7.4; .wps is the .doc
file, .mht that page as a browser saves it, .ofd has the glyphs and rules of the .pdf file; .md and .txt
(GB 18030, without the table) are the text.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from knowledge import RULES, TAXONOMY, leads

from mkdocs_selfreview.corrections import NO_CORRECTION
from mkdocs_selfreview.model import Report, SectionRole, Source
from mkdocs_selfreview.parser import parse
from mkdocs_selfreview.readers import SUFFIXES, read

FIXTURES = Path(__file__).parent.parent / "readers" / "fixtures"


def report(name: str) -> Report:
    document = read(FIXTURES / name)
    reports, diagnostics = parse(
        document, Source(name, document.format, ""), TAXONOMY, RULES, [NO_CORRECTION]
    )
    assert diagnostics == ()
    return reports[0]


PARITY = sorted(path.name for path in (FIXTURES / "parity").iterdir())


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


def tree(found: Report, *, table: bool = True) -> list[object]:
    """Sections, blocks and items with all they say; the table's only where asked for."""
    return [
        (section.role, unspaced(section.heading), section.ordinal, [
            (unspaced(block.heading), block.ordinal, block.dimension, block.matched, [
                (item.kind, item.ordinal, unspaced(item.lead), unspaced(item.text), item.anchor)
                for item in block.items
            ], [unspaced(passage.text) for passage in block.passages])
            for block in section.blocks
        ])
        for section in found.sections
        if table or section.heading or section.role is SectionRole.PREAMBLE
    ]  # fmt: skip


def test_all_formats_are_there() -> None:
    assert [name.partition(".")[2] for name in PARITY] == [
        "doc", "docx", "html", "md", "mht", "odt", "ofd", "pdf", "rtf", "txt", "wps",
    ]  # fmt: skip


@pytest.mark.parametrize("name", PARITY)
def test_parity(name: str) -> None:
    expected, found = report("parity/report.docx"), report(f"parity/{name}")
    with_table = name != "report.txt"
    assert tree(found, table=with_table) == tree(expected, table=with_table)
    assert len(leads(found)) == 8 + 7 * with_table
    if with_table:
        assert unspaced(found.text) == unspaced(expected.text)
    assert (found.title, found.unit, found.name, found.date, found.year, found.kind) == (
        expected.title, expected.unit, expected.name, expected.date, expected.year, expected.kind,
    )  # fmt: skip


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
@pytest.mark.parametrize("name", [name for name in PARITY if not name.endswith((".md", ".txt"))])
def test_a_wrong_name_makes_no_difference(tmp_path: Path, name: str, suffix: str) -> None:
    path = tmp_path / f"甲{suffix}"
    path.write_bytes((FIXTURES / "parity" / name).read_bytes())
    assert read(path) == read(FIXTURES / "parity" / name)


@pytest.mark.parametrize("suffix", sorted(SUFFIXES - {".md", ".html", ".htm", ".mht", ".mhtml", ".xml"}))
def test_text_with_a_wrong_name_is_text(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"甲{suffix}"
    path.write_bytes((FIXTURES / "parity" / "report.txt").read_bytes())
    assert read(path) == read(FIXTURES / "parity" / "report.txt")
