"""Reads Word 2003 XML: other names for what a .docx file holds, all in one file.

The names are given their later ones, so that one reader serves both. Names by Microsoft's Office 2003 XML
reference schemas.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from mkdocs_selfreview.diagnostics import ReadError
from mkdocs_selfreview.model import Aside, Document
from mkdocs_selfreview.readers.docx.aside import drawn, texts_below
from mkdocs_selfreview.readers.docx.body import read_body
from mkdocs_selfreview.readers.docx.lists import read_lists
from mkdocs_selfreview.readers.docx.names import integer
from mkdocs_selfreview.readers.docx.styles import read_styles
from mkdocs_selfreview.readers.numerals import FORMAT_CODES
from mkdocs_selfreview.readers.word import unseen_text, visible_paragraphs
from mkdocs_selfreview.readers.xmltree import find, parse_xml

_PREFIXES = {
    "http://schemas.microsoft.com/office/word/2003/wordml": "w",
    "http://schemas.microsoft.com/aml/2001/core": "aml",
    "urn:schemas-microsoft-com:office:office": "o",
}
_UNSEEN = "{w}del"
_TAGS = {
    "{w}listPr": "{w}numPr",
    "{w}ilfo": "{w}numId",
    "{w}listDef": "{w}abstractNum",
    "{w}list": "{w}num",
    "{w}ilst": "{w}abstractNumId",
    "{w}listStyleLink": "{w}numStyleLink",
    "{w}nfc": "{w}numFmt",
    "{w}footnote": _UNSEEN,
    "{w}endnote": _UNSEEN,
}
_STORIES = {"{w}hdr": "页眉", "{w}ftr": "页脚"}
_PROPERTIES = frozenset({"{o}DocumentProperties", "{o}CustomDocumentProperties"})
_NUMBERS = {"{w}listDef": ("{w}listDefId", "{w}abstractNumId"), "{w}list": ("{w}ilfo", "{w}numId")}
_ANNOTATIONS = {
    "Word.Insertion": "{w}ins",
    "Word.Deletion": _UNSEEN,
    "Word.Comment": _UNSEEN,
}


def read_word2003(data: bytes) -> Document:
    """Read a Word 2003 XML file; raises ``ReadError`` if it is damaged or holds no text."""
    root = parse_xml(data.strip(), _PREFIXES)
    for element in root.iter():
        _rename(element)
    body = find(root, "{w}body")
    if body is None:
        raise ReadError("not-docx", "Word 文件里没有正文部分；请用 WPS 或 Word 打开后另存为新的 .docx。")
    styles = read_styles(find(root, "{w}styles"))
    lists = read_lists(find(root, "{w}lists"), styles)
    found = list(read_body(body, styles))
    aside = (*unseen_text(found), *_stories(root))
    return Document(tuple(visible_paragraphs(found, lists)), "wordxml", aside=aside)


def _stories(root: Element) -> Iterator[Aside]:
    """The texts that stand outside of the body; notes and comments are unseen text of it."""
    for element in root.iter():
        if place := _STORIES.get(element.tag):
            yield from (Aside(place, text) for text in texts_below(element, []) if text.strip())
        elif element.tag in _PROPERTIES:
            for child in element:
                if value := (child.text or "").strip():
                    yield Aside("文档属性", value)
                    yield Aside("文档属性", f"{child.tag.rpartition('}')[2]}：{value}")
    yield from drawn(root)


def _rename(element: Element) -> None:
    """Give an element and its numbers the names that they have in .docx files."""
    if element.tag in _NUMBERS:
        old, new = _NUMBERS[element.tag]
        element.set(new, element.get(old, ""))
    if element.tag == "{w}nfc":
        code = integer(element.get("{w}val")) or 0
        element.set("{w}val", FORMAT_CODES.get(code, "decimal"))
    if element.tag == "{aml}annotation":
        element.tag = _ANNOTATIONS.get(element.get("{w}type", ""), element.tag)
    element.tag = _TAGS.get(element.tag, element.tag)
