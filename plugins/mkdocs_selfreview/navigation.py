"""Where pages stand: in the site's navigation, and their headings in their tables of contents."""

from __future__ import annotations

import html
from collections.abc import Iterable

from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.toc import AnchorLink, TableOfContents

from mkdocs_selfreview.pages import Heading


def place_below_indexes(nav: Navigation, files: Files) -> None:
    """Let each page outside the navigation stand below the index of its first folder, where that is in it.

    MkDocs then marks the index as active with the page, and the theme shows the tab of both.
    """
    indexes = {page.file.src_uri.partition("/")[0]: page for page in nav.pages if page.is_index}
    for file in files.documentation_pages():
        page = file.page
        if page and not page.parent and page not in nav.pages:
            # declared as a section, but all that is asked of it is to be active
            page.parent = indexes.get(file.src_uri.partition("/")[0])  # type: ignore[assignment]


def append_toc(toc: TableOfContents, headings: Iterable[Heading]) -> None:
    """Add headings to the table of contents, where the page's own of their level stand."""
    within = toc.items[0].children if toc.items and toc.items[0].level == 1 else toc.items
    within += anchor_links(headings)


def anchor_links(headings: Iterable[Heading], level: int = 2) -> list[AnchorLink]:
    """Entries of a table of contents, escaped: the theme's templates print them as they are."""
    links = []
    for heading in headings:
        link = AnchorLink(html.escape(heading.title), heading.anchor, level)
        link.children = anchor_links(heading.children, level + 1)
        links.append(link)
    return links
