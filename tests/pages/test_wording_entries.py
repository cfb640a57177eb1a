"""The search finds standard formulations and patterns, each on its own page."""

from __future__ import annotations

import pytest
from libraries import ItemText, make_library, simple_report

from mkdocs_selfreview.pages import Site, entries_of_wordings, render_pages

LEADS = ("对群众诉求掌握不够", "对基层实情掌握不够", "对政策要点掌握不够", "对项目进展掌握不够")


@pytest.fixture(scope="module")
def site() -> Site:
    reports = [simple_report(f"r{number}", ItemText(lead)) for number, lead in enumerate(LEADS)]
    return Site(make_library(reports), "资料库")


def test_a_term_is_found_by_what_it_stands_for(site: Site) -> None:
    term = site.library.taxonomy.term_by_id["liang-ge-weihu"]
    (entry,) = [one for one in entries_of_wordings(site) if one.origin.title == term.name]
    assert entry.part == "term"
    assert term.full in entry.text
    assert entry.themes == term.themes


def test_a_pattern_is_found_as_it_is_written(site: Site) -> None:
    texts = [entry.text for entry in entries_of_wordings(site) if entry.part == "phrase"]
    assert "对…掌握不够" in texts
    assert len(texts) == len(site.phrasebank.patterns)


def test_every_entry_stands_on_a_page_of_the_site(site: Site) -> None:
    pages = {f"{page.path}index.html" for page in render_pages(site)}
    assert {entry.origin.address for entry in entries_of_wordings(site)} <= pages
