"""However a file is broken, its reader gives a document or a ``ReadError``, and soon."""

from __future__ import annotations

import re
import time
import zipfile
from pathlib import Path

import pytest
from docx_builder import zipped
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ofd_builder import parts, text
from pdf_builder import lines, pdf

from mkdocs_selfreview.diagnostics import ReadError
from mkdocs_selfreview.model import Document
from mkdocs_selfreview.readers import read

FIXTURES = Path(__file__).parent / "fixtures"
# Saved by LibreOffice 7.4 from ``statement.docx`` and ``lists.docx``; the archive is written as Word does.
SEEDS = {
    "statement.pdf": (FIXTURES / "statement.pdf").read_bytes(),
    "plain.pdf": pdf(lines("一、存在的问题", "（一）学习方面"), lines("一是学习不深。")),
    "plain.ofd": zipped(parts(text("一、存在的问题") + text("一是学习不深。", y=70))),
    **{name: (FIXTURES / name).read_bytes() for name in ("statement.html", "statement.mht", "lists.odt")},
}
PARTS: dict[str, dict[str, str | bytes]] = {
    "mutated.odt": {
        name: zipfile.ZipFile(FIXTURES / "lists.odt").read(name)
        for name in ("mimetype", "content.xml", "styles.xml")
    },
    "mutated.ofd": parts(text("一、存在的问题") + text("一是学习不深。", y=70)),
}
TAGS = re.compile(rb"<[^>]+>|[^<]+")
several = settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def tried(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    start = time.process_time()
    try:
        found: Document | ReadError = read(path)
    except ReadError as error:
        found = error
    # A fault that no reader foresaw would come as read-failed.
    assert found.code != "read-failed" if isinstance(found, ReadError) else found.paragraphs
    assert time.process_time() - start < 5


@pytest.mark.parametrize("name", SEEDS)
@given(data=st.data())
@several
def test_mutated_files(tmp_path: Path, name: str, data: st.DataObject) -> None:
    content = bytearray(SEEDS[name])
    places = st.integers(0, len(content) - 1)
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(places)] = data.draw(st.integers(0, 255))
    if data.draw(st.booleans()):
        start, end = sorted((data.draw(places), data.draw(places)))
        del content[start:end]
    tried(tmp_path / name, bytes(content))


@pytest.mark.parametrize("name", PARTS)
@given(data=st.data())
@several
def test_mutated_parts(tmp_path: Path, name: str, data: st.DataObject) -> None:
    package = dict(PARTS[name])
    part = data.draw(st.sampled_from(sorted(package)))
    content = package[part]
    pieces = TAGS.findall(content.encode() if isinstance(content, str) else content)
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(pieces) - 1))
        piece = pieces[place]
        number = data.draw(st.sampled_from([b'"-5"', b'"99999999999"', b'"x"', b'""', b'"g g"', b'"."']))
        pieces[place] = data.draw(
            st.sampled_from(
                [b"", piece * 2, re.sub(rb'"[^"]*"', number, piece), re.sub(rb"[0-9]+", b"9" * 400, piece)]
            )
        )
    tried(tmp_path / name, zipped({**package, part: b"".join(pieces)}))


@given(
    data=st.binary(max_size=2000),
    start=st.sampled_from(
        [b"%PDF-1.4\n", b"<html>", b"MIME-Version: 1.0\n", b"<?xml?><pkg:package 2006/xmlPackage "]
    ),
)
@several
def test_any_bytes(tmp_path: Path, data: bytes, start: bytes) -> None:
    for suffix in (".pdf", ".html", ".mht"):
        tried(tmp_path / f"甲{suffix}", start + data)


@pytest.mark.parametrize(
    "name", ["statement.pdf", "statement.html", "statement.mht", "statement.odt", "statement.ofd"]
)
def test_expected_text(name: str) -> None:
    expected = (FIXTURES / "statement.txt").read_text(encoding="utf-8").splitlines()
    found = read(FIXTURES / name).paragraphs
    assert ["".join(paragraph.text.split()) for paragraph in found] == [
        "".join(row.split()) for row in expected
    ]
