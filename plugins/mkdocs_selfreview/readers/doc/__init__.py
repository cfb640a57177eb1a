"""Reads documents of Word 97–2003 (.doc) and of WPS (.wps), which are built the same way."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from mkdocs_selfreview.model import Document
from mkdocs_selfreview.readers.doc.aside import stories
from mkdocs_selfreview.readers.doc.body import read_body, text_box_text
from mkdocs_selfreview.readers.doc.container import WordFile, broken, open_word
from mkdocs_selfreview.readers.doc.lists import read_lists
from mkdocs_selfreview.readers.doc.styles import read_styles
from mkdocs_selfreview.readers.word import NO_LISTS, WordLists, unseen_text, visible_paragraphs

_STYLE_SHEET = 1
_SHOWN = 20
# Raised by whatever refers to a place outside of its stream.
_FAULTS = (struct.error, IndexError)


def read_doc(data: bytes) -> Document:
    """Read an old Word document; raises ``ReadError`` if it is none, is locked or is damaged."""
    file = open_word(data)
    lists = _lists(file)
    try:
        styles = read_styles(file.structure(_STYLE_SHEET), file.extra)
        found = list(read_body(file, styles))
        paragraphs = tuple(visible_paragraphs(found, lists or NO_LISTS))
        aside = (*unseen_text(found), *stories(file))
        return Document(paragraphs, "doc", tuple(_notes(file, lists)), aside)
    except _FAULTS as error:
        raise broken() from error


def _lists(file: WordFile) -> WordLists | None:
    """The lists; None where they are damaged, since the text can be read without them."""
    try:
        return read_lists(file)
    except _FAULTS:
        return None


def _notes(file: WordFile, lists: WordLists | None) -> Iterator[tuple[str, str, int | None]]:
    """What the document holds that is not read."""
    if lists is None:
        message = "文档的自动编号已损坏，没有读出；请用 WPS 或 Word 打开后另存为 .docx。"
        yield "numbering-damaged", message, None
    if text := text_box_text(file):
        shown = text[:_SHOWN] + ("……" if len(text) > _SHOWN else "")
        message = f"文本框中的文字没有读入（“{shown}”）；请用 WPS 或 Word 打开后另存为 .docx。"
        yield "text-box", message, None
