"""Reads web pages (.html) and web archives (.mht), also those that Word saves."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from dataclasses import replace
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message

from mkdocs_selfreview.diagnostics import ReadError
from mkdocs_selfreview.model import Aside, Document
from mkdocs_selfreview.readers.encoding import decode
from mkdocs_selfreview.readers.html.aside import beside_page, unseen_parts
from mkdocs_selfreview.readers.html.blocks import read_blocks
from mkdocs_selfreview.readers.html.shown import shown
from mkdocs_selfreview.readers.html.tokens import Token, tokens
from mkdocs_selfreview.readers.text import damage_notes, read_text

_MAX_TOKENS = 1_000_000
_MAX_NESTED = 20
_CHARSET = re.compile(rb"<meta\b[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.IGNORECASE)
_HEAD = 4096
# What the names of encodings mean to browsers. All others are recognised by the content.
_BIG5 = frozenset({"big5", "big5-hkscs", "cn-big5", "x-x-big5"})


def read_html(data: bytes) -> Document:
    """Read a web page; raises ``ReadError`` (``too-large``)."""
    return _page(data, "", "html")


def read_mht(data: bytes) -> Document:
    """Read a web archive: its first page; raises ``ReadError`` (``bad-mht``, ``too-large``)."""
    if data.lower().count(b"multipart/") + data.lower().count(b"message/") > _MAX_NESTED:
        raise _bad_mht()
    message = email.message_from_bytes(data)
    part = _first_text(message)
    content = part.get_payload(decode=True) if part else None
    if part is None or not isinstance(content, bytes):
        raise _bad_mht()
    if part.get_content_type() == "text/plain":
        return read_text(content)
    page = _page(content, _charset_of(part), "mht")
    return replace(page, aside=(*page.aside, *_other_parts(message, part)))


def _first_text(message: Message) -> Message | None:
    """The page of an archive, or its plain text where it has none."""
    parts = [part for part in message.walk() if part.get_content_type() in ("text/html", "text/plain")]
    return next((part for part in parts if part.get_content_type() == "text/html"), next(iter(parts), None))


def _charset_of(part: Message) -> str:
    return str(part.get_param("charset") or "")


def _other_parts(message: Message, page: Message) -> Iterator[Aside]:
    """What an archive says of itself, and its other pages: Word keeps headers and footers in one."""
    yield Aside("文档属性", _subject(message))
    for part in message.walk():
        content = part.get_payload(decode=True)
        if part is not page and part.get_content_type() == "text/html" and isinstance(content, bytes):
            found = _page(content, _charset_of(part), "mht")
            yield from (Aside("页眉、页脚或附页", paragraph.text) for paragraph in found.paragraphs)
            yield from found.aside


def _subject(message: Message) -> str:
    written = message.get("Subject", "")
    try:
        return str(make_header(decode_header(written)))
    except (LookupError, ValueError, HeaderParseError):
        return str(written)


def _bad_mht() -> ReadError:
    return ReadError(
        "bad-mht", "网页归档文件已损坏，或里面没有网页正文；请用 WPS 或浏览器打开后另存为 .docx 或 .html。"
    )


def _page(data: bytes, charset: str, kind: str) -> Document:
    text = _decoded(data, charset)
    found: list[Token] = []
    for token in tokens(text):
        found.append(token)
        if len(found) > _MAX_TOKENS:
            raise ReadError("too-large", "网页内容过多，已停止读取；请只留正文，另存为 .docx 后再放入。")
    unseen: list[Token] = []
    paragraphs = tuple(read_blocks(shown(found, unseen)))
    aside = (*unseen_parts(unseen), *beside_page(text, found))
    return Document(paragraphs, kind, damage_notes(text), aside)


def _decoded(data: bytes, charset: str) -> str:
    """The text of a page; what it says of its own encoding matters only where that cannot be seen."""
    declared = _CHARSET.search(data[:_HEAD])
    if (charset or (declared[1].decode("ascii") if declared else "")).lower() in _BIG5:
        try:
            return data.decode("big5hkscs")
        except UnicodeDecodeError:
            pass
    return decode(data)
