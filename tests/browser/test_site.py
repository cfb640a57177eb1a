"""The site in a real browser, from its folder and over http; the ``page`` fixture forbids errors and requests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sites import BuiltSite

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page


def test_payloads_run_nothing(page: Page, base: str, report: str) -> None:
    dialogs: list[str] = []

    def note(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    for address in ("index.html", "reports/index.html", report, "themes/lilun-wuzhuang/index.html"):
        page.goto(base + address)
        page.locator("h1").wait_for()
    page.goto(f"{base}health/index.html")
    assert page.get_by_text("onerror=alert(1)").first.is_visible()
    assert dialogs == []


def shown(page: Page) -> int:
    return page.locator(".sr-row:visible").count()


def test_filters_the_reports(page: Page, base: str) -> None:
    page.goto(f"{base}reports/index.html")
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
    page.goto(f"{base}reports/index.html#year=2022&scope=班子&q=不认识")
    assert page.locator("output").inner_text() == "符合条件 0 份"
    page.get_by_label("关键词").fill("")
    assert page.locator("output").inner_text() == "符合条件 30 份"
    assert page.evaluate("decodeURIComponent(location.hash)") == "#year=2022&scope=班子"
    page.locator(".sr-row:visible a").first.click()
    page.locator(".sr-facts").wait_for()
    page.go_back()
    assert page.locator("output").inner_text() == "符合条件 30 份"


def test_the_table_of_contents_reaches_rows_that_are_not_shown_yet(page: Page, base: str) -> None:
    from playwright.sync_api import expect

    page.goto(f"{base}reports/index.html#y2022")
    expect(page.locator("#y2022")).to_be_in_viewport()


def test_shows_what_sentences_do_and_remembers_it(page: Page, base: str, report: str) -> None:
    label = "getComputedStyle(document.querySelector('.sr-phrase'), '::before').content"
    page.goto(base + report)
    assert page.evaluate(label) == "none"
    page.get_by_label("标注句子作用").check()
    assert page.evaluate(label) != "none"
    page.reload()
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
        page.goto(site.url(address))
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


@pytest.mark.parametrize("index", ["themes", "terms"])
def test_cards_are_not_underlined(page: Page, base: str, index: str) -> None:
    page.goto(f"{base}{index}/index.html")
    lines = "cards => cards.map((card) => getComputedStyle(card).textDecorationLine)"
    assert set(page.locator(".sr-themes a").evaluate_all(lines)) == {"none"}


def test_works_without_scripts(browser: Browser, site: BuiltSite, report: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site.url("reports/index.html"))
        assert (shown(page), page.locator("[data-sr-filter]").is_visible()) == (120, False)
        page.goto(site.url(report))
        assert page.locator("#p2").is_visible()
        assert page.locator(".sr-copy").count() == 0
