"""The search page; its results are made by script in the browser."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_selfreview.pages.page import Page
from mkdocs_selfreview.pages.site import Site


def pages(site: Site) -> Iterator[Page]:
    """The search page."""
    about = "逐字检索全部表述，按部分、维度、主题、年份筛选"
    yield site.page("search/", "search.html", "检索", about, listed=True)
