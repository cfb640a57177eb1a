"""Reads Word documents that were saved as one XML file: Flat OPC, and that of Word 2003."""

from __future__ import annotations

import io
import re
import zipfile

from mkdocs_selfreview.diagnostics import ReadError
from mkdocs_selfreview.model import Document
from mkdocs_selfreview.readers.docx import read_docx
from mkdocs_selfreview.readers.encoding import decode
from mkdocs_selfreview.readers.word2003 import read_word2003

_PART = "<pkg:part "
_NAME = re.compile(r"""[^>]{0,1000}?\bpkg:name=["']/?([^"'>]+)""")
_MAX_PARTS = 20_000


def read_wordxml(data: bytes) -> Document:
    """Read an XML file of Word; raises ``ReadError`` as the reader of .docx files does."""
    text = decode(data)
    if "<pkg:package" not in text:
        return read_word2003(data)
    if not text.rstrip().endswith("</pkg:package>"):
        raise ReadError(
            "xml-bad", "文件没有传完整，无法读取；请从原处重新复制，或用 WPS 打开后另存为 .docx。"
        )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for part in text.split(_PART, _MAX_PARTS)[1:]:
            name = _NAME.match(part)
            content = part.partition("<pkg:xmlData")[2].partition(">")[2].rpartition("</pkg:xmlData>")[0]
            if name and content and name[1] not in archive.NameToInfo:
                archive.writestr(zipfile.ZipInfo(name[1]), content.strip())
    return read_docx(target.getvalue())
