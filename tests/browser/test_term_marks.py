"""What a term stands for is told by keyboard, pointer and touch, and the text stays text; opened from the folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sites import BuiltSite, build_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

TEXT = """2024年度民主生活会个人对照检查材料
一、存在的突出问题
（一）理论学习方面
一是学习不够系统。对“两个确立”的决定性意义领悟不深，三会一课参加得少，有时以听代学。
二是作风不够扎实。纠治形势主义办法不多，下乡调研走马观花。
二、产生问题的原因
一是党性锤炼不够经常。放松了理论学习。
三、整改措施
一是加强理论武装。每周自学不少于三小时。
"""
STUDY = "---\ntitle: 学什么\n---\n# 学什么\n\n先弄清[[表述:两个确立]]，再抓“三会一课”，不写成 `三课一会`。\n"
FULL = "确立习近平同志党中央的核心、全党的核心地位，确立习近平新时代中国特色社会主义思想的指导地位"
BOX = ".sr-term-box"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    built = build_site(tmp_path_factory.mktemp("library"), {"甲.txt": TEXT}, study={"a.md": STUDY})
    assert built.code == 0, built.output
    assert "应写作“形式主义”" in built.output
    return built


@pytest.fixture
def address(site: BuiltSite) -> str:
    """Where the only report is."""
    (found,) = site.root.glob("reports/r*/index.html")
    return site.url(Path(found).relative_to(site.root).as_posix())


def test_tells_by_keyboard(page: Page, address: str) -> None:
    page.goto(address)
    assert page.locator(BOX).is_hidden()
    page.locator("#p1 .headerlink").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "两个确立"
    assert page.locator(BOX).inner_text() == FULL
    page.keyboard.press("Escape")
    assert page.locator(BOX).is_hidden()
    page.keyboard.press("Enter")
    page.wait_for_url("**/terms/liang-ge-queli/index.html")


def test_tells_a_screen_reader(page: Page, address: str) -> None:
    page.goto(address)
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
    described = {
        node["name"]["value"]: node["description"]["value"]
        for node in tree["nodes"]
        if node.get("role", {}).get("value") == "link" and "description" in node
    }
    assert described["两个确立"] == FULL
    assert described["形势主义"] == "写得不规范，应写作：形式主义"


def test_tells_by_pointer_which_may_go_to_the_box(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("link", name="三会一课").first.hover()
    page.locator(BOX, has_text="党小组会").wait_for()
    page.locator(BOX).hover()
    page.wait_for_timeout(500)
    assert page.locator(BOX).is_visible()
    page.locator("h1").hover()
    page.locator(BOX).wait_for(state="hidden")


def test_tells_by_touch_before_it_leads_away(browser: Browser, address: str) -> None:
    with browser.new_context(has_touch=True, viewport={"width": 360, "height": 700}) as context:
        page = context.new_page()
        page.goto(address)
        term = page.locator(".sr-item a.sr-term", has_text="两个确立")
        term.tap()
        assert FULL in page.locator(BOX).inner_text()
        assert page.url == address
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        page.locator("h1").tap()
        page.locator(BOX).wait_for(state="hidden")
        term.tap()
        page.locator(BOX).get_by_role("link", name="详细说明").tap()
        page.wait_for_url("**/terms/liang-ge-queli/index.html")


def test_the_text_is_selected_and_copied_whole(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("link", name="两个确立").first.focus()
    selected = page.evaluate(
        "(() => { const text = document.querySelector('.sr-item .sr-text');"
        " getSelection().selectAllChildren(text); return getSelection().toString(); })()"
    )
    assert "对“两个确立”的决定性意义领悟不深，三会一课参加得少，有时以听代学。" in selected


def test_a_study_page_tells_too(page: Page, site: BuiltSite) -> None:
    page.goto(site.url("study/a.html"))
    assert page.locator("a.sr-term").all_inner_texts() == ["三会一课"]
    page.locator("a.sr-term").focus()
    assert "党小组会" in page.locator(BOX).inner_text()
    page.get_by_role("link", name="两个确立").first.click()
    page.wait_for_url("**/terms/liang-ge-queli/index.html")
    assert page.get_by_text("先弄清两个确立，再抓“三会一课”").is_visible()


def test_without_scripts_the_terms_are_links_and_explained_at_the_end(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(address)
        assert page.locator("#term-liang-ge-queli").inner_text() == FULL
        page.get_by_role("link", name="两个确立").first.click()
        assert page.locator("h1").inner_text() == "两个确立"
