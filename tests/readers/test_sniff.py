"""The content tells what a file is."""

from __future__ import annotations

import random
import time

import pytest
from docx_builder import docx, p, zipped

from mkdocs_selfreview.diagnostics import ReadError
from mkdocs_selfreview.readers.sniff import sniff

OLE = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504)
TEXT = "一、存在的突出问题\n（一）理论学习方面。一是学习不够深入。\n"


def stream(name: str) -> bytes:
    return OLE + name.encode("utf-16-le") + bytes(100)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        pytest.param(docx(p("甲")), "docx", id="docx"),
        pytest.param(zipped({"mimetype": "x", "content.xml": "<a/>"}), "odt", id="odt"),
        pytest.param(zipped({"OFD.xml": "<a/>"}), "ofd", id="ofd"),
        pytest.param(stream("WordDocument"), "doc", id="doc"),
        pytest.param(b"\n%PDF-1.7\n%\xe2\xe3", "pdf", id="pdf"),
        pytest.param(b"{\\rtf1\\ansi", "rtf", id="rtf"),
        pytest.param(("\ufeff <!DOCTYPE html><p>" + TEXT).encode(), "html", id="html"),
        pytest.param(("<!-- a --><html><p>" + TEXT).encode("gb18030"), "html", id="html-gbk"),
        pytest.param(b"MIME-Version: 1.0\nContent-Type: multipart/related", "mht", id="mht"),
        pytest.param(
            b'<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml">',
            "wordxml",
            id="word-2003-xml",
        ),
        pytest.param(
            b'<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">',
            "wordxml",
            id="flat-opc",
        ),
        pytest.param(TEXT.encode(), "txt", id="utf-8"),
        pytest.param(TEXT.encode("gb18030"), "txt", id="gb18030"),
        pytest.param(TEXT.encode("utf-16"), "txt", id="utf-16"),
        pytest.param(TEXT.encode("utf-16-be"), "txt", id="utf-16-be-unmarked"),
        pytest.param(TEXT.encode("gb18030") * 3000, "txt", id="long-gb18030"),
        pytest.param(TEXT.encode("gb18030").replace(b"\xa3\xa8", b"\xff\xa8"), "txt", id="damaged"),
        pytest.param("是".encode("gb18030"), "txt", id="one-character"),
        pytest.param((TEXT + "<p>残留</p>").encode(), "txt", id="leftover-html"),
    ],
)
def test_kinds(data: bytes, kind: str) -> None:
    assert sniff(data) == kind


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(stream("EncryptedPackage"), "encrypted", id="encrypted"),
        pytest.param(stream("MatOST"), "format-not-supported", id="works"),
        pytest.param(stream("Workbook"), "unknown-binary", id="old-sheet"),
        pytest.param(zipped({"照片.jpg": b"x"}), "not-docx", id="zip"),
        pytest.param(b"PK\x03\x04" + bytes(50), "bad-zip", id="cut-zip"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(32)) * 40, "unknown-binary", id="png"),
        pytest.param(random.Random(7).randbytes(5000), "unknown-binary", id="noise"),
    ],
)
def test_refused(data: bytes, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        sniff(data)
    assert caught.value.code == code


@pytest.mark.parametrize("seed", range(20))
def test_noise_is_never_text(seed: int) -> None:
    with pytest.raises(ReadError):
        sniff(random.Random(seed).randbytes(2000))


def test_comments_without_end_do_not_hold_up() -> None:
    start = time.process_time()
    assert sniff(b"<!---->" * 10_000) == "txt"
    assert time.process_time() - start < 2
