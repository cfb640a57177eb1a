"""What the search finds of the pages about wordings: standard formulations and patterns."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_selfreview.pages.site import Site
from mkdocs_selfreview.search import Entry, Origin, entry_of_text

_TERM, _PHRASE = "term", "phrase"
_PATTERNS = "表述库"


def entries_of_wordings(site: Site) -> Iterator[Entry]:
    """What a term stands for and how it came about; patterns as they are written.

    Fixed wordings are found in the reports that have them.
    """
    yield from _terms(site)
    yield from _patterns(site)


def _terms(site: Site) -> Iterator[Entry]:
    for term in site.library.taxonomy.terms:
        origin = Origin(term.name, f"terms/{term.id}/{site.index}")
        text = dict.fromkeys(filter(None, (term.name, term.full, term.explanation)))
        yield entry_of_text("\n".join(text), _TERM, origin, dimensions=term.dimensions, themes=term.themes)


def _patterns(site: Site) -> Iterator[Entry]:
    for pattern in site.phrasebank.patterns:
        origin = Origin(_PATTERNS, f"phrases/patterns/{pattern.frame.id}/{site.index}")
        yield entry_of_text(pattern.frame.wording, _PHRASE, origin)
