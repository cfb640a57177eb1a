"""Terms in running text become links that say what they stand for; the texts themselves stay as they are."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser

from markupsafe import Markup, escape

from mkdocs_selfreview.model import Span
from mkdocs_selfreview.taxonomy import Taxonomy, Term
from mkdocs_selfreview.terms import Hit, find

# Within these nothing is marked: links do not nest, headings and code stay plain, the rest is no text.
# fmt: off
_UNMARKED = frozenset([
    "a", "button", "code", "h1", "h2", "h3", "h4", "h5", "h6", "kbd", "label", "math", "option", "pre",
    "samp", "script", "select", "style", "summary", "svg", "textarea", "title",
])
# fmt: on


@dataclass(frozen=True, slots=True)
class Note:
    """What the mark of a term says, once on a page."""

    anchor: str
    """Id of the element that holds it."""
    term: Term
    text: str


@dataclass(slots=True)
class TermMarks:
    """The marks on one page; ``notes`` grows with what was marked, in that order."""

    taxonomy: Taxonomy
    root: str
    """The way from the page to the site's root."""
    index: str
    """What an address of a page ends with."""
    notes: dict[str, Note] = field(default_factory=dict)
    """By anchor."""

    def each_once(self) -> Callable[[str], Markup]:
        """A marker for the parts of one text: it marks the first place of each term, and of each slip."""
        seen: set[str] = set()

        def mark(text: str) -> Markup:
            marked, end = Markup(), 0
            for hit in find(text, self.taxonomy):
                note = _note(hit)
                if note.anchor not in seen:
                    seen.add(note.anchor)
                    self.notes.setdefault(note.anchor, note)
                    marked += escape(text[end : hit.start]) + self._link(hit, note, text[hit.start : hit.end])
                    end = hit.end
            return marked + escape(text[end:])

        return mark

    def html(self, html: str) -> Markup:
        """Safe HTML with the first place of every term marked; all else stays to the character."""
        mark, marked, end = self.each_once(), Markup(), 0
        for span in _Texts(html).spans:
            marked += Markup(html[end : span.start]) + mark(Markup(html[span.start : span.end]))
            end = span.end
        return marked + Markup(html[end:])

    def _link(self, hit: Hit, note: Note, text: str) -> Markup:
        return Markup('<a class="sr-term{}" href="{}terms/{}/{}" aria-describedby="{}">{}</a>').format(
            " sr-term--wrong" if hit.slip and hit.slip.until is None else "",
            self.root,
            hit.term.id,
            self.index,
            note.anchor,
            text,
        )


def _note(hit: Hit) -> Note:
    term, slip = hit.term, hit.slip
    anchor = f"term-{term.id}"
    if not slip:
        return Note(anchor, term, term.full if term.full != term.name else term.explanation or term.full)
    anchor += f"-slip{term.slips.index(slip) + 1}"
    when = f"{slip.until} 年及以前的写法，以后写作" if slip.until else "写得不规范，应写作"
    return Note(anchor, term, f"{when}：{slip.right}")


class _Texts(HTMLParser):
    """Notes where in safe HTML the running text stands."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self._html = html
        self._lines = [0, *(end.end() for end in re.finditer("\n", html))]
        self._closed: list[str] = []
        self.spans: list[Span] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in _UNMARKED:
            self._closed.append(tag)

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        """Such a tag holds no text."""

    def handle_endtag(self, tag: str) -> None:
        if tag in self._closed:
            del self._closed[self._closed.index(tag) :]

    def handle_data(self, data: str) -> None:
        line, column = self.getpos()
        start = self._lines[line - 1] + column
        if not self._closed and self._html.startswith(data, start):
            self.spans.append(Span(start, start + len(data)))
