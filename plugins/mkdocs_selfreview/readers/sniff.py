"""Tells by its content what a file is; names of files often lie."""

from __future__ import annotations

import re

from mkdocs_selfreview.diagnostics import ReadError
from mkdocs_selfreview.readers.encoding import DAMAGED, decode
from mkdocs_selfreview.readers.libreoffice import ForeignFormat
from mkdocs_selfreview.readers.package import Package

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_FOREIGN = {
    b"\xffWPC": ("WordPerfect", ".wpd"),
    b"\xdb\xa5": ("Word 2", ".doc"),
    b"\x9b\xa5": ("Word 1", ".doc"),
}
_PDF = re.compile(rb"%PDF-\d")
_HEAD = 1024
_MIME = re.compile(r"^mime-version:", re.IGNORECASE | re.MULTILINE)
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?><!--.*?-->\s*)*+<(?:!doctype html|html)\b", re.IGNORECASE | re.DOTALL
)
_WORD_XML = re.compile(r"\s*<\?xml.*(?:office/word/2003/wordml|2006/xmlPackage)", re.DOTALL)
_SAMPLE = 65536
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
_CONTROL_SHARE = 0.02
_DAMAGED_SHARE = 0.1


def sniff(data: bytes) -> str:
    """The name of a file's format: ``docx odt ofd doc pdf rtf html mht wordxml txt``.

    Raises ``ForeignFormat`` for what only LibreOffice reads, ``ReadError`` for what no reader ever takes.
    """
    head = data[:_HEAD]
    if data.startswith(_OLE):
        return _sniff_ole(data)
    if data.startswith(_ZIP):
        return _sniff_zip(data)
    if _PDF.search(head):
        return "pdf"
    if head.lstrip().startswith(b"{\\rtf"):
        return "rtf"
    for start, (name, suffix) in _FOREIGN.items():
        if data.startswith(start):
            raise ForeignFormat(name, suffix)
    return _sniff_text(data)


def _sniff_ole(data: bytes) -> str:
    """The old Office container: the names of its streams, in UTF-16, tell what it holds."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise ReadError(
            "encrypted", "文件设有打开密码，无法读取；请在 Word 或 WPS 中取消密码保护后重新保存。"
        )
    if "WordDocument".encode("utf-16-le") in data:
        return "doc"
    if "MatOST".encode("utf-16-le") in data:
        raise ForeignFormat("MS Works", ".wps")
    raise ReadError(
        "unknown-binary",
        "文件是旧版 Office 格式，但不是 Word 文字文档；请用 WPS 或 Word 打开后另存为 .docx。",
    )


def _sniff_zip(data: bytes) -> str:
    """A zip file: a Word, OpenDocument or OFD package."""
    names = Package(data).names
    if "ofd.xml" in names:
        return "ofd"
    if "mimetype" in names and not names.isdisjoint({"content.xml", "encrypted-package"}):
        return "odt"
    if "_rels/.rels" in names or "word/document.xml" in names:
        return "docx"
    raise ReadError("not-docx", "文件是压缩包，不是 Word 文档；请解压后把其中的 .docx 文件放入资料文件夹。")


def _sniff_text(data: bytes) -> str:
    """A text file, or one of the formats that are written as text."""
    text = decode(data[:_SAMPLE])
    controls = len(_CONTROL.findall(text))
    if controls > _CONTROL_SHARE * len(text) or text.count(DAMAGED) > _DAMAGED_SHARE * len(text) + 1:
        raise ReadError(
            "unknown-binary",
            "文件内容不是文字，也不是能识别的文档格式；请用 WPS 或 Word 打开确认后另存为 .docx。",
        )
    head = text[:_HEAD]
    if _HTML.match(head):
        return "html"
    if _WORD_XML.match(head):
        return "wordxml"
    if _MIME.search(head):
        return "mht"
    return "txt"
