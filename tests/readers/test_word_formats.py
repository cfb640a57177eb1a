"""One document reads the same whichever Word format it is kept in, and damage to it never surprises.

``fixtures/word/*.docx`` were saved as .doc and .rtf with LibreOffice 7.4; the ``.txt`` files are what is seen of
them, one paragraph a line with its style, its label and its text.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mkdocs_selfreview.diagnostics import ReadError
from mkdocs_selfreview.model import Document, Report, Source
from mkdocs_selfreview.parser import parse
from mkdocs_selfreview.readers import read
from mkdocs_selfreview.readers.doc import read_doc
from mkdocs_selfreview.readers.docx import read_docx
from mkdocs_selfreview.readers.rtf import read_rtf
from mkdocs_selfreview.rules import load_rules
from mkdocs_selfreview.taxonomy import load_taxonomy

FIXTURES = Path(__file__).parent / "fixtures" / "word"
READERS: dict[str, Callable[[bytes], Document]] = {"docx": read_docx, "doc": read_doc, "rtf": read_rtf}
SEEDS = {name: (FIXTURES / name).read_bytes() for name in ("report.doc", "features.doc", "features.rtf")}
quickly = settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def seen(document: Document) -> list[str]:
    return [f"{found.style}|{found.label}|{found.text}" for found in document.paragraphs]


def expected(name: str) -> list[str]:
    return (FIXTURES / name).read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("format_", READERS)
def test_a_report_reads_the_same(format_: str) -> None:
    document = READERS[format_]((FIXTURES / f"report.{format_}").read_bytes())
    assert (seen(document), document.notes, document.format) == (expected("report.txt"), (), format_)


@pytest.mark.parametrize("format_", ["doc", "rtf"])
def test_features(format_: str) -> None:
    document = READERS[format_]((FIXTURES / f"features.{format_}").read_bytes())
    assert seen(document) == expected(f"features.{format_}.txt")


def parsed(format_: str) -> Report:
    document = read(FIXTURES / f"report.{format_}")
    reports, _ = parse(document, Source("甲", format_, ""), load_taxonomy(), load_rules(), [])
    return reports[0]


def test_a_report_parses_the_same() -> None:
    docx, doc, rtf = map(parsed, READERS)
    # the last one stands in the table behind the report
    assert len(list(docx.items())) == 22
    assert docx.text == doc.text == rtf.text
    assert docx.sections == doc.sections == rtf.sections
    assert [item.lead for item in docx.items()] == [item.lead for item in doc.items()]


@pytest.mark.parametrize("suffix", ["doc", "wps", "docx", "txt"])
def test_the_name_does_not_matter(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"甲.{suffix}"
    path.write_bytes(SEEDS["report.doc"])
    assert seen(read(path)) == expected("report.txt")


def tried(reader: Callable[[bytes], Document], data: bytes) -> None:
    """Any bytes give paragraphs that can be written down, or a ``ReadError``."""
    with suppress(ReadError):
        "".join(seen(reader(data))).encode("utf-8")


@given(st.sampled_from(sorted(SEEDS)), st.randoms(use_true_random=False), st.integers(1, 40))
@quickly
def test_damaged_files(name: str, chance: random.Random, times: int) -> None:
    data = bytearray(SEEDS[name])
    for _ in range(times):
        data[chance.randrange(len(data))] = chance.choice((0, 1, 0x7F, 0x80, 0xFF, chance.randrange(256)))
    tried(READERS[name.rpartition(".")[2]], bytes(data))


@given(st.sampled_from(["report.doc", "features.doc"]), st.data())
@quickly
def test_damaged_structures(name: str, data: st.DataObject) -> None:
    """Damage where it tells: in the headers, and in the tables behind them."""
    content = bytearray(SEEDS[name])
    header = content.index(b"\xec\xa5")
    for _ in range(data.draw(st.integers(1, 4))):
        place = header + 4 * data.draw(st.integers(0, 260)) + 2
        number = data.draw(st.sampled_from([0, 1, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF]))
        content[place : place + 4] = number.to_bytes(4, "little")
    tried(read_doc, bytes(content))


@given(st.sampled_from(sorted(SEEDS)), st.integers(0, 40_000))
@quickly
def test_cut_files(name: str, length: int) -> None:
    tried(READERS[name.rpartition(".")[2]], SEEDS[name][:length])


@given(
    st.lists(
        st.sampled_from(
            [
                *"{}{}\\ab1 \n",
                "\\'",
                "\\u",
                "\\par",
                "\\cell",
                "\\intbl",
                "\\v",
                "\\bin",
                "\\*",
                "\\fonttbl",
                "\\stylesheet",
                "\\s1 ",
                "\\listtext",
                "\\deleted",
                "-5",
                "99999999",
                "\\uc",
                "\\shptxt",
                "é",
            ]
        ),
        max_size=60,
    )
)
@quickly
def test_any_rtf(parts: list[str]) -> None:
    tried(read_rtf, b"{\\rtf1" + "".join(parts).encode("latin-1"))
