"""Addresses of the search page and of the list of reports, with what they shall show."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote, urlencode

from mkdocs_selfreview.search.facets import UNKNOWN

# Blanks part the words of a query, a minus excludes one, dots and stars stand for gaps.
_SIGNS = re.compile(r"[\s\-－…*＊\"＂]|\.{3}")


def search_address(index: str, q: str = "", **facets: str | Sequence[str]) -> str:
    """Address below the site's root; ``index`` is what an address of a page ends with.

    ``facets`` are the search's own: part, dimension, theme, together, year, meeting; of several values any
    will do.
    """
    wanted = ({"q": q} if q else {}) | facets
    return f"search/{index}?{urlencode(wanted, doseq=True)}"


def list_address(index: str, **facts: str) -> str:
    """Address of the list of reports, filtered by year and meeting; only the search finds what is unknown."""
    if UNKNOWN in facts.values():
        return search_address(index, **facts)
    conditions = "&".join(f"{name}={quote(fact, safe='')}" for name, fact in facts.items())
    return f"reports/{index}#{conditions}"


def as_query(text: str) -> str:
    """A query that finds a wording, whatever signs stand in it."""
    if not _SIGNS.search(text):
        return text
    # A quotation mark would end the quotation: what stands on its sides is looked for.
    return " ".join(f'"{part}"' for part in re.split('["＂]', text) if part.strip())
