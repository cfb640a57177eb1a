"""The phrase bank's pages: every example as it stands, without particulars, and with the way to its place."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from libraries import ItemText, make_library, simple_report

from mkdocs_selfreview.pages import Page, Site, render_pages
from mkdocs_selfreview.pages.phrases import ON_PAGE, pieces_of
from mkdocs_selfreview.phrasebank import Phrase, build_phrase_bank

WHAT = ("群众诉求", "基层实情", "政策要点", "项目进展")


def site_of(*leads: str, copies: int = 1) -> Site:
    reports = [
        simple_report(f"r{number}", *[ItemText(lead, "。如走访37户。")] * copies, unit="云溪县水利局")
        for number, lead in enumerate(leads)
    ]
    return Site(make_library(reports), "资料库")


@pytest.fixture(scope="module")
def site() -> Site:
    return site_of(*(f"对{what}掌握不够" for what in WHAT), "云溪县水利局抓得不紧")


def pages_of(site: Site) -> dict[str, Page]:
    return {page.path: page for page in render_pages(site) if page.path.startswith("phrases/")}


def pattern_page(site: Site, wording: str) -> str:
    return next(page.render("") for page in pages_of(site).values() if page.title == wording)


def plain(text: str) -> str:
    return re.sub(r"\s+", "", html.unescape(re.sub("<[^>]*>", "", text)))


def test_pages_by_function_subject_and_pattern(site: Site) -> None:
    paths = set(pages_of(site))
    assert {"phrases/", "phrases/fixed/", "phrases/functions/lead/", "phrases/functions/example/"} <= paths
    assert {"phrases/dimensions/theory/", "phrases/themes/lilun-wuzhuang/"} <= paths
    assert {f"phrases/patterns/{one.frame.id}/" for one in site.phrasebank.patterns} <= paths


def test_functions_stand_in_the_order_of_thought(site: Site) -> None:
    index = pages_of(site)["phrases/"].render("")
    assert re.findall("phrases/functions/([a-z]+)/", index) == ["lead", "example", "consequence"]


def test_a_pattern_has_counts_fillers_examples_and_the_search(site: Site) -> None:
    page = pattern_page(site, "对…掌握不够")
    assert "4出现次数4涉及报告" in plain(page)
    assert all(f"{what}1" in plain(page) for what in WHAT)
    assert f'<b class="sr-fixed">对</b>{WHAT[0]}<b class="sr-fixed">掌握不够</b>。' in page
    assert "search/index.html?q=%E5%AF%B9%E2%80%A6%E6%8E%8C%E6%8F%A1%E4%B8%8D%E5%A4%9F" in page
    assert set(re.findall(r"reports/(r\d)/index.html#p1", page)) == {"r0", "r1", "r2", "r3"}


def test_particulars_are_shown_as_slots(site: Site) -> None:
    page = pages_of(site)["phrases/dimensions/theory/"].render("")
    examples = "".join(re.findall('<div class="sr-text".*?</div>', page, re.DOTALL))
    assert "××抓得不紧。" in plain(examples)
    assert "如走访××户。" in plain(examples)
    assert "云溪县" not in examples
    assert 'title="此处是单位，用时填写"' in examples


def test_what_all_reports_say_makes_no_page_longer() -> None:
    site = site_of(*(f"对{what}掌握不够" for what in WHAT), copies=40)
    for path, page in pages_of(site).items():
        assert page.render("").count('class="sr-card"') <= 8 * ON_PAGE, path
    shown = pages_of(site)["phrases/functions/lead/"].render("")
    assert "search/index.html?function=lead" in shown


def test_a_topic_leads_to_its_phrases(site: Site) -> None:
    topic = next(page for page in render_pages(site) if page.path == "dimensions/theory/").render("")
    assert "phrases/dimensions/theory/index.html" in topic


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="对群众不够深入，。“”37户云溪县水利局张伟 ", min_size=1, max_size=30))
def test_the_pieces_of_an_example_are_its_text(text: str) -> None:
    report = simple_report("r1", unit="云溪县水利局")
    site = site_of(*(f"对{what}不够深入" for what in WHAT))
    phrase = Phrase(report, "p1", text, "lead", False, ())
    for pattern in (None, *site.phrasebank.patterns):
        pieces = list(pieces_of(site, phrase, pattern))
        assert "".join(piece.text for piece in pieces) == text
        assert not any(re.search("[0-9]", piece.text) for piece in pieces if piece.kind != "slot")


def test_the_bank_is_counted_once() -> None:
    site = site_of("对群众掌握不够")
    assert site.phrasebank is site.phrasebank
    assert build_phrase_bank(site.library).by_function.keys() == site.phrasebank.by_function.keys()
