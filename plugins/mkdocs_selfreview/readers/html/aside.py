"""What a web page holds beside what a browser shows: its title and keywords, comments, hidden parts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape

from mkdocs_selfreview.model import Aside
from mkdocs_selfreview.readers.html.blocks import read_blocks
from mkdocs_selfreview.readers.html.tokens import Token, attributes

_TITLE = re.compile(r"<title\b[^<>]{0,200}>([^<]{1,1000})", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")


def unseen_parts(unseen: Iterable[Token]) -> Iterator[Aside]:
    """The paragraphs of the parts that are not shown: hidden ones, headers, notes and comments of Word."""
    return (Aside("隐藏文字、页眉页脚或批注", found.text) for found in read_blocks(unseen))


def beside_page(source: str, found: Sequence[Token]) -> Iterator[Aside]:
    """What the head says of the page, and the comments in its source."""
    yield from (Aside("文档属性", unescape(title[1]).strip()) for title in _TITLE.finditer(source))
    for token in found:
        if token.tag == "meta" and (content := attributes(token).get("content")):
            yield Aside("文档属性", content)
    yield from (Aside("网页源码的注释", line) for line in _comments(source))


def _comments(source: str) -> Iterator[str]:
    """The lines of all comments; what Word knows of a document stands in one, as tags."""
    start = source.find("<!--")
    while start >= 0:
        end = source.find("-->", start + 4)
        comment = source[start + 4 : end if end >= 0 else len(source)]
        lines = unescape(_TAG.sub("\n", comment)).split("\n")
        yield from (line for line in map(str.strip, lines) if line)
        start = source.find("<!--", end) if end >= 0 else -1
