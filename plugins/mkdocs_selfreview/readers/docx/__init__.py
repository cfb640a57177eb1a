"""Reads Word documents (.docx), also those that WPS writes."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from xml.etree.ElementTree import Element

from mkdocs_selfreview.diagnostics import ReadError
from mkdocs_selfreview.model import Document
from mkdocs_selfreview.readers.docx.aside import stories
from mkdocs_selfreview.readers.docx.body import read_body
from mkdocs_selfreview.readers.docx.lists import read_lists
from mkdocs_selfreview.readers.docx.names import PREFIXES
from mkdocs_selfreview.readers.docx.styles import read_styles
from mkdocs_selfreview.readers.package import Package
from mkdocs_selfreview.readers.word import unseen_text, visible_paragraphs
from mkdocs_selfreview.readers.xmltree import find, parse_xml


def read_docx(data: bytes) -> Document:
    """Read a Word document; raises ``ReadError`` if it is none or is damaged."""
    package = Package(data)
    main = _relations(package, "").get("officeDocument", "word/document.xml")
    root = _part(package, main)
    if root is None or root.tag != "{w}document":
        raise ReadError(
            "not-docx",
            "文件不是 Word 文字文档（可能是表格或演示文稿）；请用 WPS 或 Word 打开后另存为 .docx。",
        )
    body = find(root, "{w}body")
    if body is None:
        raise ReadError("not-docx", "Word 文件里没有正文部分；请用 WPS 或 Word 打开后另存为新的 .docx。")
    relations = _relations(package, main)
    folder = posixpath.dirname(main)
    styles = read_styles(_part(package, relations.get("styles", f"{folder}/styles.xml")))
    lists = read_lists(_part(package, relations.get("numbering", f"{folder}/numbering.xml")), styles)
    found = list(read_body(body, styles))
    aside = (*unseen_text(found), *stories(package, main, body))
    return Document(tuple(visible_paragraphs(found, lists)), "docx", _notes(body), aside)


def _part(package: Package, name: str) -> Element | None:
    data = package.read(name)
    return None if data is None else parse_xml(data, PREFIXES)


def _relations(package: Package, name: str) -> Mapping[str, str]:
    """The parts that a part refers to, by their kind; an empty name means the whole package."""
    folder, file = posixpath.split(name)
    root = _part(package, posixpath.join(folder, "_rels", f"{file}.rels"))
    found: dict[str, str] = {}
    for relation in () if root is None else root.findall("{rel}Relationship"):
        kind = relation.get("Type", "").rpartition("/")[2]
        target = posixpath.normpath(
            posixpath.join("/", folder, relation.get("Target", "").replace("\\", "/"))
        )
        if relation.get("TargetMode") != "External":
            found.setdefault(kind, target.lstrip("/"))
    return found


def _notes(body: Element) -> tuple[tuple[str, str, int | None], ...]:
    """What the document holds that cannot be read."""
    if next(body.iter("{w}altChunk"), None) is None:
        return ()
    message = "文档中嵌有其他文件（altChunk），其中的文字没有读入；请用 WPS 或 Word 打开后另存为新的 .docx。"
    return (("embedded-file", message, None),)
