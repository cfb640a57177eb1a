"""The wording index (检索): from the library's texts to files that a browser searches without a server."""

from mkdocs_selfreview.search.entries import Entry, Origin, entries_of_library, entry_of_text
from mkdocs_selfreview.search.facets import names_of as facet_names
from mkdocs_selfreview.search.index import build_index
from mkdocs_selfreview.search.pages import entries_of_page

__all__ = [
    "Entry",
    "Origin",
    "build_index",
    "entries_of_library",
    "entries_of_page",
    "entry_of_text",
    "facet_names",
]
