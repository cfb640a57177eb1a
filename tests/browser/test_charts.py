"""Charts in a real browser: loaded when they are near, drawn in the page's colours, leading to what they count."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest
from sites import BuiltSite, build_site

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page, Route

# The server outlives the page, which may be loading the index still when its test ends.
pytestmark = pytest.mark.usefixtures("serve")

THEME = "themes/lilun-wuzhuang/index.html"
LIBRARY = "vendor/echarts/echarts.js"
ON_DEMAND = re.compile(r"vendor/echarts|charts/(?!charts\.(js|css))")
WIRE = 300_000
"""Bytes of the front page with all that it loads, compressed as a server would."""
TEXT = """{year}年度民主生活会个人对照检查材料

一、存在的突出问题
（一）理论学习方面
一是{number}组理论学习不够系统，理论武装和学用结合都不紧。忙于业务，{number}周静不下心来读书。
二是{number}组理论学习制度执行不严。{number}次集中学习请了假，理论武装有欠缺。
（二）工作作风方面
一是{number}组调查研究不深入。{number}次调研只听汇报、不入户，联系群众不紧密。
二、产生问题的原因
一是{number}组党性锤炼不够经常。放松了理论武装。
三、努力方向和整改措施
一是{number}组加强理论武装。每周自学{number}小时。
"""
SOURCES = {f"{n}.txt": TEXT.format(year=2020 + n % 3, number=f"第{n}") for n in range(1, 9)}


@pytest.fixture(scope="module")
def telling(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """A library in which no two problems are alike, so that the search counts as the charts do."""
    return build_site(tmp_path_factory.mktemp("telling"), SOURCES)


def chart(page: Page, shape: str) -> Locator:
    """The first chart of a shape, once it is drawn."""
    figure = page.locator(f"[data-sr-chart={shape}]").first
    figure.scroll_into_view_if_needed()
    figure.locator("canvas").first.wait_for()
    return figure


def picture(figure: Locator) -> str:
    return str(figure.locator("canvas").first.evaluate("(canvas) => canvas.toDataURL()"))


@pytest.fixture
def asked(page: Page) -> list[str]:
    """The addresses that the page has asked for so far."""
    addresses: list[str] = []
    page.on("request", lambda request: addresses.append(request.url))
    return addresses


def test_nothing_is_loaded_before_a_chart_is_near(page: Page, base: str, asked: list[str]) -> None:
    page.goto(f"{base}index.html")
    page.wait_for_load_state("networkidle")
    assert not [address for address in asked if ON_DEMAND.search(address)]
    chart(page, "columns")
    assert len([address for address in asked if address.endswith(LIBRARY)]) == 1
    chart(page, "lines")
    assert len([address for address in asked if address.endswith(LIBRARY)]) == 1


def test_the_front_page_is_light(page: Page, base: str, site: BuiltSite, asked: list[str]) -> None:
    page.goto(f"{base}index.html")
    page.wait_for_load_state("networkidle")
    files = {unquote(address.removeprefix(base)) for address in asked if not address.startswith("data:")}
    wire = sum(len(gzip.compress((site.root / name).read_bytes(), 6)) for name in files)
    assert 20_000 < wire < WIRE


def test_every_chart_of_the_page_of_statistics_is_drawn(page: Page, base: str) -> None:
    page.goto(f"{base}stats/index.html")
    for shape in ("columns", "lines", "heatmap", "bars"):
        plot = chart(page, shape).locator("[data-sr-plot]")
        assert plot.get_attribute("role") == "img"
        assert plot.get_attribute("aria-label")
        box = plot.bounding_box()
        assert box
        assert box["width"] > 300
        assert box["height"] > 100 or shape == "bars"


def test_the_network_is_drawn(page: Page, telling: BuiltSite) -> None:
    page.goto(telling.url("stats/index.html"))
    figure = chart(page, "network")
    blank = "(canvas) => new Set(canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data).size < 9"
    assert not figure.locator("canvas").first.evaluate(blank)
    assert "together=" in str(figure.locator("tbody td a").last.get_attribute("href"))


def figures(page: Page) -> list[tuple[str, str]]:
    """The numbers of all tables that lead somewhere, with their addresses."""
    cells = page.locator(".md-content [data-sr-chart] td a")
    found: list[list[str]] = cells.evaluate_all(
        "(links) => links.map((link) => [link.textContent, link.href])"
    )
    return [(text, address) for text, address in found if text.isdecimal()]


@pytest.mark.parametrize(
    ("place", "fewest"),
    [("stats/index.html", 20), (THEME, 7), ("dimensions/theory/index.html", 7)],
    ids=["stats", "theme", "dimension"],
)
def test_each_figure_leads_to_as_many_as_it_counts(
    page: Page, telling: BuiltSite, place: str, fewest: int
) -> None:
    page.goto(telling.url(place))
    found = figures(page)
    assert len(found) >= fewest
    for count, address in found[:: max(1, len(found) // 12)]:
        page.goto("about:blank")
        page.goto(address)
        counted = f"符合条件 {count} 份" if "/reports/" in address else f"{count} 条表述，出自"
        page.get_by_text(re.compile(f"^{counted}")).first.wait_for()


def test_a_click_on_a_bar_leads_where_its_figure_does(page: Page, base: str) -> None:
    page.goto(base + THEME)
    figure = chart(page, "bars")
    wanted = figure.locator("tbody td a").first.get_attribute("href")
    box = figure.locator("[data-sr-plot]").bounding_box()
    assert wanted
    assert box
    # The first bar is the longest: it reaches across the middle.
    figure.locator("[data-sr-plot]").click(position={"x": box["width"] * 0.6, "y": 4 + 26 / 2})
    page.wait_for_url("**/search/index.html?*")
    assert urlsplit(page.url).query == urlsplit(wanted).query
    page.get_by_text(re.compile(r"条表述，出自 \d+ 份材料")).first.wait_for()


def test_a_click_on_a_name_leads_where_the_name_of_its_row_does(page: Page, base: str) -> None:
    page.goto(f"{base}stats/index.html")
    figure = chart(page, "heatmap")
    figure.locator("[data-sr-plot]").click(position={"x": 25, "y": 48})
    page.wait_for_url("**/themes/*/index.html")


def test_the_table_is_reached_by_keyboard(page: Page, base: str) -> None:
    page.goto(base + THEME)
    figure = chart(page, "columns")
    figure.locator("summary").focus()
    page.keyboard.press("Enter")
    for _ in range(2):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('[data-sr-chart] table') !== null")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/index.html?*")


def test_charts_follow_light_and_dark(page: Page, base: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(base + THEME)
    page.evaluate("localStorage.clear()")
    figure = chart(page, "columns")
    light = picture(figure)
    page.get_by_title("切换到浅色").click()
    page.get_by_title("切换到深色").click()
    page.locator("body[data-md-color-scheme=slate]").wait_for()
    page.wait_for_timeout(100)
    dark = picture(figure)
    assert dark != light
    page.get_by_title("跟随系统").click()
    page.locator("body[data-md-color-scheme=default]").wait_for()
    page.wait_for_timeout(100)
    assert picture(figure) == light


def test_charts_fit_a_phone_and_follow_its_turning(page: Page, base: str) -> None:
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto(f"{base}stats/index.html")
    figure = chart(page, "heatmap")
    assert page.evaluate("document.documentElement.scrollWidth") == 375
    page.set_viewport_size({"width": 800, "height": 375})
    page.wait_for_timeout(200)
    plot, canvas = (
        figure.locator("[data-sr-plot]").bounding_box(),
        figure.locator("canvas").first.bounding_box(),
    )
    assert plot
    assert canvas
    assert canvas["width"] == pytest.approx(plot["width"], abs=1)


def test_printing_opens_the_tables(page: Page, base: str) -> None:
    page.goto(base + THEME)
    table = page.locator("[data-sr-chart] table").first
    assert not table.is_visible()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert table.is_visible()


def test_a_chart_that_was_drawn_for_the_screen_fits_the_paper(page: Page, base: str) -> None:
    page.goto(f"{base}stats/index.html")
    for plot in page.locator("[data-sr-plot]").all():
        plot.scroll_into_view_if_needed()
        plot.locator("canvas").first.wait_for()
    page.emulate_media(media="print")
    fits = """plot => {
        plot.style.width = '400px';
        const frames = Array.from(plot.querySelectorAll("canvas"), (layer) => layer.getBoundingClientRect());
        const { left, height } = plot.getBoundingClientRect();
        return frames.every((one) => one.left === left && one.width === 400 && one.height > 10
            && Math.abs(one.height - height) <= 1 && one.top === frames[0].top);
    }"""
    assert all(plot.evaluate(fits) for plot in page.locator("[data-sr-plot]").all())


def test_where_the_library_is_missing_the_table_is_shown(
    page: Page, site: BuiltSite, base: str, asked: list[str]
) -> None:
    def lose(route: Route) -> None:
        # An empty answer: a broken one would be an error of the page, which the fixture forbids.
        route.fulfill(body="", content_type="text/javascript")

    page.route(f"**/{LIBRARY}", lose)
    page.goto(f"{base}stats/index.html")
    figure = page.locator("[data-sr-chart]").first
    figure.scroll_into_view_if_needed()
    figure.get_by_text("图没有载入").wait_for()
    assert figure.locator("table").is_visible()
