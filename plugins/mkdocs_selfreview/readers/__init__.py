"""Reads source files: what a file is decides its content, and one function a format reads it.

A new format is one module with a function ``(bytes) -> Document`` and one row in ``_READERS``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from mkdocs_selfreview.diagnostics import ReadError
from mkdocs_selfreview.model import Document
from mkdocs_selfreview.readers.doc import read_doc
from mkdocs_selfreview.readers.docx import read_docx
from mkdocs_selfreview.readers.html import read_html, read_mht
from mkdocs_selfreview.readers.libreoffice import ForeignFormat, converted
from mkdocs_selfreview.readers.markdown import read_markdown
from mkdocs_selfreview.readers.odt import read_odt
from mkdocs_selfreview.readers.ofd import read_ofd
from mkdocs_selfreview.readers.pdf import read_pdf
from mkdocs_selfreview.readers.rtf import read_rtf
from mkdocs_selfreview.readers.sniff import sniff
from mkdocs_selfreview.readers.text import read_text
from mkdocs_selfreview.readers.wordxml import read_wordxml

SUFFIXES = frozenset({
    ".txt", ".md", ".docx", ".doc", ".wps", ".pdf", ".rtf", ".html", ".htm", ".mht", ".mhtml", ".odt", ".ofd",
    ".docm", ".xml", ".wpd",
})  # fmt: skip
"""Endings, in lower case, of the files that are taken as sources."""

_MAX_FILE = 64 * 1024 * 1024
_READERS: Mapping[str, Callable[[bytes], Document]] = {
    "txt": read_text,
    "md": read_markdown,
    "docx": read_docx,
    "doc": read_doc,
    "rtf": read_rtf,
    "pdf": read_pdf,
    "html": read_html,
    "mht": read_mht,
    "odt": read_odt,
    "ofd": read_ofd,
    "wordxml": read_wordxml,
}
# Text with marks that it may do without: only the name tells.
_MARKED_UP = {".md": "md", ".html": "html", ".htm": "html", ".mht": "mht", ".mhtml": "mht"}


def read(path: Path) -> Document:
    """Read a source file, whatever its format.

    Raises ``ReadError`` with a stable code and a message that says what to do, or ``MemoryError``.
    """
    try:
        return _read(path)
    except (ReadError, MemoryError):
        raise
    except Exception as error:
        # One bad file must never stop the others, whatever it does to a parser.
        message = (
            f"读取文件时出现意外错误（{type(error).__name__}）；请用 WPS 或 Word 打开后另存为新的 .docx。"
        )
        raise ReadError("read-failed", message) from error


def _read(path: Path) -> Document:
    data = _content(path)
    if not data.strip(b"\0 \t\r\n"):
        raise ReadError("empty", "文件是空的；请放入有内容的文件，或删去它。")
    try:
        document = _document(data, path.suffix.lower())
    except ForeignFormat as found:
        document = read_docx(converted(data, found))
    if not document.paragraphs:
        raise ReadError("empty", "文件里没有文字（是空白，或全是图片）；请换成有文字的文件，或删去它。")
    return document


def _document(data: bytes, suffix: str) -> Document:
    kind = sniff(data)
    if kind == "txt":
        kind = _MARKED_UP.get(suffix, kind)
    if kind == "txt" and suffix == ".xml":
        raise ReadError(
            "format-not-supported", "文件不是 Word 保存的 XML；请用生成它的程序打开后另存为 .docx。"
        )
    return _READERS[kind](data)


def _content(path: Path) -> bytes:
    """The bytes of a file, never more than the limit."""
    try:
        if not path.is_file():
            raise ReadError(
                "not-a-file", "这不是一个文件（可能是文件夹或已被移走）；请检查名称，把文件重新放入。"
            )
        with path.open("rb") as stream:
            data = stream.read(_MAX_FILE + 1)
    except OSError as error:
        message = "没有权限读取，或文件正被占用；请关闭打开它的程序并检查文件的读取权限。"
        raise ReadError("unreadable", message) from error
    if len(data) > _MAX_FILE:
        raise ReadError("too-large", "文件超过 64 MB；请删去文中的图片等附件，只留文字后再放入。")
    return data
