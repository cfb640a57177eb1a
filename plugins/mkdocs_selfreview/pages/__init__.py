"""Pages of the site from the library: safe HTML that knows no engine."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_selfreview.pages import health, home, phrases, reports, search, stats, study, terms, topics
from mkdocs_selfreview.pages.page import Heading, Page
from mkdocs_selfreview.pages.reports import original_address
from mkdocs_selfreview.pages.site import Site
from mkdocs_selfreview.pages.study import (
    document_entries,
    expired,
    frame_study_page,
    study_entries,
    study_toc,
)
from mkdocs_selfreview.pages.study_page import StudyPage, read_study_page, read_study_text
from mkdocs_selfreview.pages.wording_entries import entries_of_wordings

__all__ = [
    "Heading",
    "Page",
    "Site",
    "StudyPage",
    "document_entries",
    "entries_of_wordings",
    "expired",
    "frame_study_page",
    "original_address",
    "read_study_page",
    "read_study_text",
    "render_pages",
    "study_entries",
    "study_toc",
]


def render_pages(site: Site) -> Iterator[Page]:
    """All generated pages of a site; the HTML of each is made when it is asked for."""
    for module in (home, search, reports, topics, phrases, terms, stats, study, health):
        yield from module.pages(site)
