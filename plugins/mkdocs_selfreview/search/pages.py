"""Entries of the keepers' own pages, from the HTML that the engine makes of their Markdown."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from mkdocs_selfreview.search.entries import Entry, Origin, entry_of_text

_HEADING = re.compile(r"h[1-6]")
_BLOCKS = frozenset(
    [
        "p",
        "li",
        "dt",
        "dd",
        "td",
        "th",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "pre",
        "figcaption",
        "caption",
        "summary",
        "div",
    ]
)
_UNREAD = frozenset(("script", "style", "template"))


def entries_of_page(
    html: str,
    part: str,
    origin: Origin,
    *,
    dimensions: tuple[str, ...] = (),
    themes: tuple[str, ...] = (),
) -> list[Entry]:
    """Each paragraph, heading, list entry and table cell of a page, with the heading that it stands under."""
    reader = _Paragraphs()
    reader.feed(html)
    reader.close()
    reader.end_paragraph()
    return [
        entry_of_text(text, part, origin, anchor, dimensions=dimensions, themes=themes)
        for text, anchor in reader.found
    ]


class _Paragraphs(HTMLParser):
    """Gathers the text of every block with the anchor of the last heading."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._words: list[str] = []
        self._anchor = ""
        self._unread: list[str] = []
        """Open elements whose text nobody reads, the outermost first."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if self._unread or tag in _UNREAD or "headerlink" in (values.get("class") or "").split():
            if tag not in ("br", "img", "hr", "input", "wbr"):
                self._unread.append(tag)
        elif tag == "br":
            self._words.append("\n")
        elif tag in _BLOCKS:
            self.end_paragraph()
            if _HEADING.fullmatch(tag):
                self._anchor = values.get("id") or ""

    def handle_endtag(self, tag: str) -> None:
        if self._unread:
            if tag == self._unread[-1]:
                self._unread.pop()
        elif tag in _BLOCKS:
            self.end_paragraph()

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self._words.append(data)

    def end_paragraph(self) -> None:
        """Keep what has been read since the last block began or ended."""
        text = "\n".join(filter(None, (" ".join(line.split()) for line in "".join(self._words).split("\n"))))
        self._words.clear()
        if text:
            self.found.append((text, self._anchor))
