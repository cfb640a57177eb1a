"""Cuts HTML into tags and text in one pass, whatever is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

_TAG = re.compile(r"</?([A-Za-z][^\s/<>]{0,40}+)")
_TAG_BODY = re.compile(r"""(?:[^"'<>]++|"[^"]*+"|'[^']*+')*+""")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'<>]++)))?""")
_RAW = frozenset({"script", "style", "title", "textarea", "xmp", "noembed", "noframes"})
"""Elements that hold no tags, and nothing that belongs to the text."""


@dataclass(frozen=True, slots=True)
class Token:
    """A tag, or the text between two tags."""

    text: str = ""
    """Text with its entities resolved; of a tag, its attributes as they stand in the file."""
    tag: str = ""
    """Name in lower case, with a slash before it if it closes; empty for text."""


def attributes(token: Token) -> dict[str, str]:
    """The attributes of a tag, names in lower case; one without a value is empty."""
    found = _ATTRIBUTE.finditer(token.text)
    return {match[1].lower(): unescape(match[2] or match[3] or match[4] or "") for match in found}


def tokens(source: str) -> Iterator[Token]:
    """The tags and texts of an HTML file, without comments, declarations, scripts and styles."""
    scanner = _Scanner(source)
    at = 0
    while at < len(source):
        opening = scanner.find("<", at)
        if opening != at:
            end = len(source) if opening < 0 else opening
            yield Token(unescape(source[at:end]))
            at = end
            continue
        tag = _TAG.match(source, at)
        end = scanner.end_of_tag(at, tag.end()) if tag else scanner.end_of_other(at)
        if end < 0:
            yield Token("<")
            at += 1
            continue
        if tag:
            closes = "/" if source.startswith("</", at) else ""
            yield Token(source[tag.end() : end - 1], closes + tag[1].lower())
            end = end if closes else scanner.after_raw(tag[1].lower(), end)
        at = end


class _Scanner:
    """Finds ends in a text; never looks twice for one that is missing, so that all takes one pass."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._missing: set[str] = set()
        self._broken = 0

    def find(self, mark: str, at: int) -> int:
        """The next place of a mark, or -1."""
        if mark in self._missing:
            return -1
        place = self._source.find(mark, at)
        if place < 0:
            self._missing.add(mark)
        return place

    def end_of_tag(self, at: int, body: int) -> int:
        """Where a tag ends: at a ``>`` outside of quotes, else at any; -1 if there is none."""
        if at >= self._broken:
            match = _TAG_BODY.match(self._source, body)
            end = match.end() if match else body
            if self._source.startswith(">", end):
                return end + 1
            # Tags before this place would fail here too.
            self._broken = end
        return self.find(">", body) + 1 or -1

    def end_of_other(self, at: int) -> int:
        """Where a comment, a declaration or a conditional mark of Word ends; -1 for a mere ``<``."""
        if self._source.startswith("<!--", at):
            end = self.find("-->", at + 2)
            if end >= 0:
                return end + 3
        if self._source.startswith(("<!", "<?", "</"), at):
            return self.find(">", at) + 1 or -1
        return -1

    def after_raw(self, name: str, at: int) -> int:
        """Where to go on after the opening tag of an element whose content is skipped."""
        if name not in _RAW or name in self._missing:
            return at
        match = re.compile(rf"</{name}", re.IGNORECASE).search(self._source, at)
        if match is None:
            self._missing.add(name)
            return at
        return match.start()
