"""Reads OpenDocument texts (.odt)."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from mkdocs_selfreview.diagnostics import ReadError
from mkdocs_selfreview.model import Document
from mkdocs_selfreview.readers.odt.aside import stories
from mkdocs_selfreview.readers.odt.body import read_body
from mkdocs_selfreview.readers.odt.lists import Numbering, list_levels
from mkdocs_selfreview.readers.odt.styles import PREFIXES, read_styles
from mkdocs_selfreview.readers.package import Package
from mkdocs_selfreview.readers.xmltree import find, parse_xml

_LOCKED = (b"encryption-data", b"encrypted-package")


def read_odt(data: bytes) -> Document:
    """Read an OpenDocument text; raises ``ReadError`` if it is none, is locked or is damaged."""
    package = Package(data)
    manifest = package.read("META-INF/manifest.xml") or b""
    if any(mark in manifest for mark in _LOCKED):
        raise ReadError(
            "encrypted", "文件设有打开密码，无法读取；请用 WPS 或 LibreOffice 取消密码保护后重新保存。"
        )
    content = _part(package, "content.xml")
    text = find(content, "{office}body", "{office}text")
    if content is None or text is None:
        raise ReadError(
            "not-odt", "文件不是 ODT 文字文档（可能是表格或演示文稿）；请用 WPS 打开后另存为 .docx。"
        )
    common = _part(package, "styles.xml")
    parts = [part for part in (common, content) if part is not None]
    styles = read_styles(parts)
    paragraphs = tuple(read_body(text, styles, Numbering(list_levels(parts))))
    aside = tuple(stories(text, common, _part(package, "meta.xml"), styles))
    return Document(paragraphs, "odt", aside=aside)


def _part(package: Package, name: str) -> Element | None:
    data = package.read(name)
    return None if data is None else parse_xml(data, PREFIXES)
