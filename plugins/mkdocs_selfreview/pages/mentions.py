"""The sentences of a keeper's Markdown, as they read, with the names that they link to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_FENCED = re.compile(r"^ {0,3}(`{3,}|~{3,}).*?(?:^ {0,3}\1|\Z)", re.DOTALL | re.MULTILINE)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_NAMED = re.compile(r"\[\[\s*([^\[\]|:：]+?)\s*[:：]\s*([^\[\]|]+?)\s*(?:\|\s*([^\[\]|]+?)\s*)?\]\]")
_LINK = re.compile(r"(!?)\[([^\[\]]*)\](?:\(<?([^()<>\s]*)>?(?:\s[^()]*)?\)|\[[^\[\]]*\])")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_BLOCK_MARK = re.compile(r"^\s*(?:>\s*|#{1,6}\s+|[-*+]\s+(?:\[[ xX]\]\s+)?|\d{1,3}[.)]\s+|[|:]+\s*)*")
_EMPHASIS = re.compile(r"\*{1,3}|(?<![\w])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![\w])|~~|==")
_SENTENCE = re.compile(r"(?:\[\[[^\[\]]*\]\]|[^。！？；|])*[。！？；”’）]*")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence without its Markdown, and what it links to."""

    text: str
    links: tuple[tuple[str, str], ...]
    """The (kind, name) of the links by name."""
    addresses: tuple[str, ...] = ()
    """Of Markdown's own links, as they are written."""


def without_code(markdown: str) -> str:
    """The same text, just as long, with blanks for everything in code."""
    fenced = _FENCED.sub(_blanks, markdown)
    return "".join(_CODE.sub(_blanks, line) for line in fenced.splitlines(keepends=True))


def _blanks(code: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", code[0])


def sentences(markdown: str) -> Iterator[Spoken]:
    """The sentences of a page without front matter; code, comments and pictures' addresses say nothing."""
    for line in _COMMENT.sub("", without_code(markdown)).splitlines():
        for sentence in _SENTENCE.findall(_BLOCK_MARK.sub("", line)):
            links = tuple((kind, name) for kind, name, _ in _NAMED.findall(sentence))
            addresses = tuple(to for picture, _, to in _LINK.findall(sentence) if to and not picture)
            plain = _NAMED.sub(lambda link: link[3] or link[2], sentence)
            plain = _EMPHASIS.sub("", _TAG.sub("", _LINK.sub(r"\2", plain))).strip()
            if plain:
                yield Spoken(plain, links, addresses)
