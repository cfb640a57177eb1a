"""The one way into the readers: any file gives a document or a ``ReadError``, nothing else."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from doc_builder import doc
from docx_builder import abstract, docx, docx_parts, level, num, numbered, p, run, style, table, zipped
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ofd_builder import parts, text
from pdf_builder import lines, pdf

from mkdocs_selfreview import readers
from mkdocs_selfreview.diagnostics import ReadError
from mkdocs_selfreview.model import Document
from mkdocs_selfreview.readers import SUFFIXES, read

TEXT = "一、存在的突出问题\n（一）理论学习方面。一是学习不够深入。\n"
OLE = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504)
DOC = doc("正文")
RICH = docx_parts(
    numbered("甲") + p("乙", run("丙", "<w:vanish/>"), style="h") + table(("丁", "戊")),
    styles=style("h", "heading 1", '<w:outlineLvl w:val="0"/>'),
    numbering=abstract(0, level(0, "chineseCounting", "%1、")) + num(1, 0),
)
same_folder = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def code_of(path: Path) -> str:
    with pytest.raises(ReadError) as caught:
        read(path)
    # Every message tells what is wrong and, after a semicolon, what to do.
    assert re.search(r"[\u4e00-\u9fff].*；请.*。$", caught.value.message)
    return caught.value.code


@pytest.mark.parametrize(
    ("name", "data", "kind", "first"),
    [
        pytest.param("甲.txt", TEXT.encode(), "txt", "一、存在的突出问题", id="txt"),
        pytest.param("甲.md", f"# {TEXT}".encode(), "md", "一、存在的突出问题", id="md"),
        pytest.param("甲.MD", f"# {TEXT}".encode(), "md", "一、存在的突出问题", id="upper-case"),
        pytest.param("甲.docx", docx(p("正文")), "docx", "正文", id="docx"),
        pytest.param("甲.doc", docx(p("正文")), "docx", "正文", id="doc-that-is-docx"),
        pytest.param("甲.wps", docx(p("正文")), "docx", "正文", id="wps-that-is-docx"),
        pytest.param("甲.txt", docx(p("正文")), "docx", "正文", id="txt-that-is-docx"),
        pytest.param("甲.doc", doc("正文"), "doc", "正文", id="doc"),
        pytest.param("甲.wps", doc("正文"), "doc", "正文", id="wps"),
        pytest.param("甲.doc", b"{\\rtf1 \\u27491?\\u25991?}", "rtf", "正文", id="doc-that-is-rtf"),
        pytest.param("甲.pdf", pdf(lines("正文在此")), "pdf", "正文在此", id="pdf"),
        pytest.param("甲.doc", b"<html><p>" + "正文".encode("gbk"), "html", "正文", id="doc-that-is-html"),
        pytest.param("甲.html", "<p>正文".encode(), "html", "正文", id="part-of-a-page"),
        pytest.param("甲.txt", "<p>正文".encode(), "txt", "<p>正文", id="txt-with-tags"),
        pytest.param("甲.doc", b"MIME-Version: 1.0\nContent-Type: text/html\n\n<p>ab", "mht", "ab", id="mht"),
        pytest.param("甲.mhtml", b"From: x\nContent-Type: text/html\n\n<p>ab", "mht", "ab", id="mhtml"),
        pytest.param("甲.docx", zipped(parts(text("正文在此"))), "ofd", "正文在此", id="docx-that-is-ofd"),
        pytest.param("甲.doc", TEXT.encode("gb18030"), "txt", "一、存在的突出问题", id="doc-that-is-text"),
        pytest.param("甲.docx", TEXT.encode("utf-16"), "txt", "一、存在的突出问题", id="docx-that-is-text"),
    ],
)
def test_content_decides(tmp_path: Path, name: str, data: bytes, kind: str, first: str) -> None:
    document = read(written(tmp_path, name, data))
    assert (document.format, document.paragraphs[0].text) == (kind, first)


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        pytest.param("甲.txt", b"", "empty", id="no-byte"),
        pytest.param("甲.txt", " \n\u3000\n".encode(), "empty", id="blank"),
        pytest.param("甲.txt", bytes(500), "empty", id="nul"),
        pytest.param("甲.docx", docx(p("")), "empty", id="docx-without-text"),
        pytest.param("甲.docx", docx(p("甲"))[:200], "bad-zip", id="cut-docx"),
        pytest.param(
            "甲.docx", zipped({"xl/workbook.xml": "<a/>", "_rels/.rels": "<a/>"}), "not-docx", id="sheet"
        ),
        pytest.param("甲.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted", id="encrypted"),
        pytest.param("甲.doc", OLE + "WordDocument".encode("utf-16-le"), "bad-ole", id="cut-doc"),
        pytest.param("甲.pdf", b"%PDF-1.4", "bad-pdf", id="cut-pdf"),
        pytest.param("甲.wps", OLE + "MatOST".encode("utf-16-le"), "format-not-supported", id="works"),
        pytest.param("甲.rtf", b"{\\rtf1}", "empty", id="rtf-without-text"),
        pytest.param("甲.rtf", b"{\\rtf1" + b"{" * 3000, "bad-rtf", id="deep-rtf"),
        pytest.param("甲.html", b"<html><br></html>", "empty", id="html-without-text"),
        pytest.param(
            "甲.mht", b"MIME-Version: 1.0\nContent-Type: image/png\n\na", "bad-mht", id="mht-without-text"
        ),
        pytest.param("甲.xml", b"<?xml?>http://x/office/word/2003/wordml", "xml-bad", id="word-2003-xml"),
        pytest.param("甲.xml", b"<?xml version='1.0'?><a>text</a>", "format-not-supported", id="other-xml"),
        pytest.param("甲.odt", zipped({"mimetype": "", "content.xml": "<a/>"}), "not-odt", id="odt"),
        pytest.param("甲.ofd", zipped({"OFD.xml": "<a/>"}), "bad-ofd", id="ofd"),
        pytest.param("甲.txt", bytes(range(1, 32)) * 9, "unknown-binary", id="binary"),
        pytest.param("甲.docx", zipped({"word/document.xml": "<a>"}), "xml-bad", id="xml-bad"),
        pytest.param("甲.docx", zipped({"word/document.xml": "<!DOCTYPE a><a/>"}), "xml-dtd", id="dtd"),
        pytest.param("甲.docx", zipped({"word/document.xml": "<a>" * 999}), "xml-too-deep", id="deep"),
        pytest.param("甲.docx", zipped({"word/document.xml": b" " * (65 << 20)}), "too-large", id="bomb"),
    ],
)
def test_error_codes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes, code: str
) -> None:
    monkeypatch.setenv("PATH", "")  # no LibreOffice
    assert code_of(written(tmp_path, name, data)) == code


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "甲.docx").mkdir()
    assert code_of(tmp_path / "甲.docx") == "not-a-file"
    assert code_of(tmp_path / "乙.docx") == "not-a-file"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="only where there are named pipes")
def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "甲.txt")
    assert code_of(tmp_path / "甲.txt") == "not-a-file"


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, "甲.txt", b"a")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    assert code_of(path) == "unreadable"


def test_a_file_beyond_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "_MAX_FILE", 100)
    assert read(written(tmp_path, "甲.txt", b"a" * 100)).paragraphs
    assert code_of(written(tmp_path, "甲.txt", b"a" * 101)) == "too-large"


@pytest.mark.parametrize("fault", [RecursionError, ValueError, KeyError])
def test_any_fault_becomes_a_read_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: type[Exception]
) -> None:
    def fail(_: bytes) -> None:
        raise fault

    monkeypatch.setattr(readers, "_READERS", {"txt": fail})
    path = written(tmp_path, "甲.txt", TEXT.encode())
    assert code_of(path) == "read-failed"


def test_want_of_memory_is_left_to_the_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: bytes) -> None:
        raise MemoryError

    monkeypatch.setattr(readers, "_READERS", {"txt": fail})
    with pytest.raises(MemoryError):
        read(written(tmp_path, "甲.txt", TEXT.encode()))


def test_sources_are_known_by_their_names() -> None:
    assert {".txt", ".md", ".docx", ".doc", ".wps", ".pdf", ".rtf", ".html", ".odt", ".ofd"} <= SUFFIXES
    assert not SUFFIXES & {".xlsx", ".jpg", ".zip"}


def tried(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    try:
        found: Document | ReadError = read(path)
    except ReadError as error:
        found = error
    # A fault that no reader foresaw would come as read-failed.
    assert found.code != "read-failed" if isinstance(found, ReadError) else found.paragraphs


@given(
    st.binary(max_size=3000),
    st.sampled_from([b"", b"PK\x03\x04", b"\xff\xfe", OLE, DOC, b"{\\rtf1", b"<html", b"---\n# "]),
)
@same_folder
def test_any_bytes(tmp_path: Path, data: bytes, start: bytes) -> None:
    for suffix in (".docx", ".md"):
        tried(tmp_path / f"甲{suffix}", start + data)


@given(st.data())
@same_folder
def test_a_mutated_package(tmp_path: Path, data: st.DataObject) -> None:
    package = bytearray(zipped(RICH))
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, len(package) - 1))
        package[place] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(package)) | st.just(len(package)))
    tried(tmp_path / "甲.docx", bytes(package[:cut]))


TAGS = re.compile(r"<[^>]+>|[^<]+")


@given(st.data())
@same_folder
def test_mutated_parts(tmp_path: Path, data: st.DataObject) -> None:
    parts = dict(RICH)
    name = data.draw(st.sampled_from(sorted(parts)))
    pieces = TAGS.findall(str(parts[name]))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(1, len(pieces) - 1))
        change = data.draw(st.sampled_from(["drop", "twice", "digits", "empty"]))
        piece = pieces[place]
        pieces[place] = {
            "drop": "",
            "twice": piece * 2,
            "digits": re.sub(
                r'"\d+"', data.draw(st.sampled_from(['"-5"', '"99999999999"', '"x"', '""'])), piece
            ),
            "empty": re.sub(r'"[^"]*"', '""', piece),
        }[change]
    parts[name] = "".join(pieces)
    tried(tmp_path / "甲.docx", zipped(parts))
