"""The site in a real browser, from its folder and over http; the ``page`` fixture forbids errors and requests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sites import BuiltSite, build_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page

TEXT = """{year}年度民主生活会{scope}对照检查材料
云溪县{unit}

一、存在的突出问题
（一）理论学习方面
一是理论学习不够系统。忙于灌区改造项目，静不下心来读书<script>alert(1)</script>。导致对新修订的条例理解不深{{{{ 7*7 }}}}。
二是学用结合不够紧。学了调查研究的要求，到青禾镇调研六次，有四次只听汇报、不入户。
二、产生问题的原因
一是党性锤炼不够经常。放松了理论学习"><svg onload=alert(1)>。
三、努力方向和整改措施
一是加强理论武装。每周自学不少于三小时，每季度讲一次党课。
"""
SOURCES = {
    f'{number:03} "><img src=x onerror=alert(1)>.txt': TEXT.format(
        year=2022 + number % 3,
        scope="班子" if number % 4 else "个人",
        unit="水利局" if number % 2 else "医保局",
    )
    + f"以上是第{number}份。\n"
    for number in range(120)
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    built = build_site(tmp_path_factory.mktemp("library"), SOURCES)
    assert built.code == 0, built.output
    return built


@pytest.fixture(params=["file", "http"])
def base(request: pytest.FixtureRequest, site: BuiltSite, serve: Callable[[Path], str]) -> str:
    """Address of the site, as opened from its folder and as served."""
    return site.url("") + "/" if request.param == "file" else serve(site.root)


@pytest.fixture
def report(site: BuiltSite) -> str:
    """Address of a report below the site's root."""
    return sorted(site.root.glob("reports/r*/index.html"))[0].relative_to(site.root).as_posix()


def visit(page: Page, address: str) -> None:
    """Open a page and let its search start: leaving earlier would break off what that loads, with an error."""
    page.goto(address)
    wait_for_search(page)


def wait_for_search(page: Page) -> None:
    """Opened from its folder, a page starts its search only when it is used."""
    if page.url.startswith("http"):
        page.locator(".md-search-result__meta", has_text="正在初始化").wait_for(state="detached")


def test_payloads_run_nothing(page: Page, base: str, report: str) -> None:
    dialogs: list[str] = []

    def note(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    for address in ("index.html", "reports/index.html", report, "themes/lilun-wuzhuang/index.html"):
        visit(page, base + address)
        page.locator("h1").wait_for()
    visit(page, f"{base}health/index.html")
    assert page.get_by_text("onerror=alert(1)").first.is_visible()
    assert dialogs == []


def test_search_leads_to_the_item(page: Page, base: str) -> None:
    visit(page, f"{base}index.html")
    page.locator("[data-sr-search]").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("学用结合")
    page.keyboard.press("End")  # the search listens to keys, and typed Chinese presses none
    page.locator('.md-search-result__item a[href*="#p2"]').first.click()
    page.wait_for_url("**/reports/r*/index.html?*#p2")
    wait_for_search(page)
    assert "学用结合" in page.locator("#p2").inner_text()


def test_copies_the_text_of_an_item(page: Page, base: str, report: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit(page, base + report)
    button = page.locator(".sr-item", has=page.locator("#p2")).locator(".sr-copy")
    button.click()
    page.get_by_text("已复制").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == (
        "学用结合不够紧。学了调查研究的要求，到青禾镇调研六次，有四次只听汇报、不入户。"
    )


def test_copies_without_the_clipboard_of_new_browsers(page: Page, base: str, report: str) -> None:
    page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', {value: undefined});"
        "document.execCommand = () => { window.copied = document.activeElement.value; return true; };"
    )
    visit(page, base + report)
    page.locator(".sr-copy").first.click()
    page.get_by_text("已复制").wait_for()
    copied = page.evaluate("window.copied")
    assert copied.startswith("理论学习不够系统。忙于灌区改造项目")
    assert "¶" not in copied
    assert page.evaluate("document.activeElement.className") == "sr-copy sr-copy--done"


def shown(page: Page) -> int:
    return page.locator(".sr-row:visible").count()


def test_filters_the_reports(page: Page, base: str) -> None:
    visit(page, f"{base}reports/index.html")
    assert shown(page) == 100
    page.get_by_role("button", name="再显示 20 份").click()
    assert shown(page) == 120
    page.get_by_label("年份").select_option("2023")
    assert shown(page) == 40
    assert page.locator(".sr-group:visible").count() == 1
    page.get_by_label("类型").select_option("个人")
    assert shown(page) == 10
    page.get_by_label("关键词").fill("001")
    assert (shown(page), page.get_by_text("没有符合条件的报告").is_visible()) == (0, True)
    page.get_by_role("button", name="清除条件").click()
    page.get_by_text("共 120 份").wait_for()
    assert page.evaluate("location.hash") == ""


def test_conditions_stand_in_the_address(page: Page, base: str) -> None:
    visit(page, f"{base}reports/index.html#year=2022&scope=班子&q=不认识")
    assert page.locator("output").inner_text() == "符合条件 0 份"
    page.get_by_label("关键词").fill("")
    assert page.locator("output").inner_text() == "符合条件 30 份"
    assert page.evaluate("decodeURIComponent(location.hash)") == "#year=2022&scope=班子"
    page.locator(".sr-row:visible a").first.click()
    page.locator(".sr-facts").wait_for()
    wait_for_search(page)
    page.go_back()
    wait_for_search(page)
    assert page.locator("output").inner_text() == "符合条件 30 份"


def test_the_table_of_contents_reaches_rows_that_are_not_shown_yet(page: Page, base: str) -> None:
    visit(page, f"{base}reports/index.html#y2022")
    page.wait_for_function("document.getElementById('y2022').getBoundingClientRect().top < innerHeight")
    assert page.locator("#y2022").is_visible()


def test_shows_what_sentences_do_and_remembers_it(page: Page, base: str, report: str) -> None:
    label = "getComputedStyle(document.querySelector('.sr-phrase'), '::before').content"
    visit(page, base + report)
    assert page.evaluate(label) == "none"
    page.get_by_label("标注句子作用").check()
    assert page.evaluate(label) != "none"
    page.reload()
    wait_for_search(page)
    assert page.get_by_label("标注句子作用").is_checked()


@pytest.mark.parametrize("width", [360, 1440])
def test_nothing_is_wider_than_the_screen(page: Page, site: BuiltSite, report: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    addresses = (
        "index",
        "reports/index",
        "dimensions/index",
        "dimensions/theory/index",
        "themes/index",
        "health/index",
    )
    for address in (*(f"{name}.html" for name in addresses), report):
        visit(page, site.url(address))
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_works_without_scripts(browser: Browser, site: BuiltSite, report: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site.url("reports/index.html"))
        assert (shown(page), page.locator("[data-sr-filter]").is_visible()) == (120, False)
        page.goto(site.url(report))
        assert page.locator("#p2").is_visible()
        assert page.locator(".sr-copy").count() == 0
