"""Leaves out what a browser or Word does not show: hidden elements, comments, notes, the navigation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mkdocs_selfreview.readers.html.tokens import Token, attributes

LABEL = "\0label"
"""The tag of a token whose text is the automatic number that Word wrote before a paragraph."""

# Deleted text and readings beside characters, and what belongs to the page and not to its text.
_NEVER = frozenset({
    "del", "rt", "rp", "nav", "noscript", "template", "svg", "select", "button", "iframe", "object",
    "applet", "audio", "video", "map", "xml",
})  # fmt: skip
_MAYBE = frozenset({
    "p", "div", "span", "a", "font", "b", "i", "u", "s", "em", "strong", "section", "article", "table",
    "thead", "tbody", "tr", "td", "th", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6",
})  # fmt: skip
_HIDING = re.compile(
    r"display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden|mso-special-character\s*:\s*comment"
    r"|mso-element\s*:\s*(?:comment|footnote|endnote|header|footer)",
    re.IGNORECASE,
)
_NOTE_CLASSES = re.compile(r"mso(?:comment|footnote|endnote)(?:reference|text)|msotoc", re.IGNORECASE)
_NUMBER = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_SINGLE_LETTER = re.compile("[A-Za-z]")


def shown(found: Sequence[Token], unseen: list[Token]) -> Iterator[Token]:
    """The tokens that can be seen; numbers that Word wrote become tokens of their own.

    The others are added to ``unseen``, each part after the tag that hides it.
    """
    unclosed: set[str] = set()
    at = 0
    while at < len(found):
        token = found[at]
        yield token
        at += 1
        if token.tag in _NEVER or (token.tag in _MAYBE and token.text):
            about = attributes(token)
            is_number = bool(_NUMBER.search(about.get("style", "")))
            if token.tag in _NEVER or is_number or _is_hidden(about):
                end = _closing(found, at, unclosed)
                if is_number and end > at:
                    yield Token(_number(found[at:end]), LABEL)
                else:
                    unseen += [Token(tag="p"), *found[at:end]]
                at = end


def _is_hidden(about: dict[str, str]) -> bool:
    """Whether attributes hide their element."""
    return (
        "hidden" in about
        # So LibreOffice marks what stands at the top and at the bottom of each page.
        or about.get("title") in ("header", "footer")
        or bool(_HIDING.search(about.get("style", "")))
        or bool(_NOTE_CLASSES.match(about.get("class", "")))
    )


def _closing(found: Sequence[Token], start: int, unclosed: set[str]) -> int:
    """The place of the tag that closes the element which begins before ``start``; itself if there is none."""
    name = found[start - 1].tag
    if name in unclosed:
        return start
    depth = 1
    for at in range(start, len(found)):
        tag = found[at].tag
        depth += (tag == name and name != "p") - (tag == "/" + name)
        # A paragraph also ends where another one or a table begins.
        if depth == 0 or (name == "p" and tag in ("p", "div", "table", "ul", "ol")):
            return at
    unclosed.add(name)
    return start


def _number(inside: Sequence[Token]) -> str:
    """A number without the blanks after it; nothing for a bullet, which may be a letter of a symbol font."""
    text = "".join(token.text for token in inside if not token.tag).strip(" \xa0\t\r\n\f")
    is_bullet = _SINGLE_LETTER.fullmatch(text) or not any(char.isalnum() for char in text)
    return "" if is_bullet else text
