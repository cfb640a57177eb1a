"""The search page and the search boxes in a real browser, from the site's folder and over http."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from sites import BuiltSite, build_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page

# The server outlives the page, which may be loading the index still when its test ends.
pytestmark = pytest.mark.usefixtures("serve")

TEXT = """{year}年度民主生活会{scope}对照检查材料
云溪县{unit}

一、存在的突出问题
（一）理论学习方面
一是理论学习不够系统。忙于灌区改造，第{number}周静不下心来读书。导致对新修订的条例理解不深。
二是学用结合不够紧。第{number}次调研只听汇报、不入户。
（二）工作作风方面
一是对群众的急难愁盼掌握不够。第{number}组群众反映的难题拖了半年"><svg onload=alert(1)><script>alert(1)</script>。
二、产生问题的原因
一是党性锤炼不够经常。第{number}轮次放松了理论学习。
三、努力方向和整改措施
一是加强理论武装。第{number}轮次每周自学不少于三小时。
"""
NUMBERS = "一二三四五六七八九十"
SOURCES = {
    f"{number:03}.txt": TEXT.format(
        year=2022 + number % 3,
        scope="班子" if number % 4 else "个人",
        unit="水利局" if number % 2 else "医保局",
        number=f"{NUMBERS[number // 10]}十{NUMBERS[number % 10]}",
    )
    for number in range(60)
}
PAYLOADS = [
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    '"><svg onload=alert(1)>',
    "javascript:alert(1)",
    "{{7*7}}",
    "__proto__",
    "\\u003cimg src=x onerror=alert(1)>",
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    built = build_site(tmp_path_factory.mktemp("library"), SOURCES)
    assert built.code == 0, built.output
    return built


def search(page: Page, base: str, query: str = "") -> None:
    """Open the search page with a query (``q=…&part=…``) and wait for what it finds."""
    page.goto(f"{base}search/index.html?{query}")
    settle(page)


def wait_until(page: Page, condition: str, arg: object = None) -> None:
    """Wait for a condition in the page; Playwright's own way evaluates strings there, which the policy forbids."""
    deadline = time.monotonic() + 10
    while not page.evaluate(condition, arg):
        assert time.monotonic() < deadline, condition
        page.wait_for_timeout(20)


def settle(page: Page) -> None:
    wait_until(page, "/条表述|没有找到|没有完全/.test(document.querySelector('[data-sr-said]')?.textContent)")


def figures(page: Page) -> str:
    return page.locator("[data-sr-figures]").inner_text()


def count(page: Page) -> int:
    return int(figures(page).split(" 条")[0])


def hits(page: Page) -> int:
    return page.locator(".sr-hit").count()


def box(page: Page) -> str:
    return page.locator("[data-sr-main-box]").input_value()


def address(page: Page) -> str:
    found: str = page.evaluate("decodeURIComponent(location.search.replace(/\\+/g, ' '))")
    return found


def facet(page: Page, title: str) -> str:
    return f".sr-facet:has(summary:text-is('{title}'))"


def test_shows_hits_with_their_source_and_marks_nothing_else(page: Page, base: str) -> None:
    search(page, base, "q=理论学习不够")
    card = page.locator(".sr-hit").first
    assert set(page.locator(".sr-hit mark").all_inner_texts()) == {"理论学习不够"}
    assert "民主生活会" in card.locator(".sr-card__origin").first.inner_text()
    card.locator(".sr-card__origin a").first.click()
    page.wait_for_url("**/reports/r*/index.html#p1")
    assert "理论学习不够系统" in page.locator("#p1").inner_text()


def test_says_how_often_and_in_which_years(page: Page, base: str) -> None:
    search(page, base, "q=放松了理论学习")
    assert figures(page) == "60 条表述，出自 60 份材料"
    rows = page.locator(".sr-search__years tr").all_inner_texts()
    assert [row.split("\t") for row in rows] == [
        ["2022 年", "20 处"],
        ["2023 年", "20 处"],
        ["2024 年", "20 处"],
    ]
    assert page.locator(".sr-search__years rect").count() == 3


def test_a_sentence_that_many_reports_have_is_one_hit_with_all_its_places(page: Page, base: str) -> None:
    search(page, base, "q=理解不深")
    assert figures(page) == "1 条表述，出现 60 处，出自 60 份材料"
    page.get_by_text("共 60 处").click()
    assert page.locator(".sr-links li a").count() > 1


def test_the_whole_item_takes_the_place_of_the_sentence(page: Page, base: str) -> None:
    search(page, base, "q=只听汇报")
    card = page.locator(".sr-hit").first
    assert "学用结合" not in card.locator("[data-sr-copy]").inner_text()
    card.get_by_role("button", name="看整条").click()
    assert "学用结合不够紧" in card.locator("[data-sr-copy]").inner_text()
    assert card.locator("mark").all_inner_texts() == ["只听汇报"]
    card.get_by_role("button", name="只看这句").click()
    assert "学用结合" not in card.locator("[data-sr-copy]").inner_text()


def test_facets_combine_and_tell_beforehand_what_they_leave(page: Page, base: str) -> None:
    search(page, base, "q=轮次")
    assert count(page) == 120
    for title, name, left in (("部分", "原因", 60), ("年份", "2023", 20), ("个人或班子", "个人", 5)):
        option = page.locator(f"{facet(page, title)} li", has_text=name)
        if not option.is_visible():
            page.locator(f"{facet(page, title)} summary").click()
        promised = int(option.locator(".sr-facet__count").inner_text())
        assert promised == left
        option.locator("input").check()
        wait_until(
            page,
            "n => document.querySelector('[data-sr-figures]')?.textContent.startsWith(n + ' 条')",
            arg=promised,
        )
    assert address(page) == "?q=轮次&part=cause&year=2023&scope=personal"
    page.get_by_role("button", name="去掉条件：2023").click()
    wait_until(page, "!location.search.includes('year')")
    page.get_by_role("button", name="清除全部条件").click()
    wait_until(page, "!location.search.includes('part')")
    assert address(page) == "?q=轮次"


def test_the_values_of_most_results_come_first_behind_those_chosen(page: Page, base: str) -> None:
    search(page, base, "q=第")
    ranked = (
        "title => [...document.querySelectorAll('.sr-facet')].find(e => e.firstChild.textContent === title)"
    )
    rows = f"title => [...({ranked})(title).querySelectorAll('li:not([hidden])')]"
    names = f"t => ({rows})(t).map(e => e.querySelector('.sr-facet__name').textContent)"
    for title in ("维度", "主题", "个人或班子", "单位类型"):
        counts = page.evaluate(f"t => ({rows})(t).map(e => +e.lastChild.lastChild.textContent)", title)
        known = counts[:-1] if "不明" in page.evaluate(names, title) else counts
        assert known == sorted(known, reverse=True), title
    assert page.evaluate(names, "年份") == ["2024", "2023", "2022", "不明"]
    *_, last = page.evaluate(names, "主题")
    box = page.locator(f"{facet(page, '主题')} li", has_text=last).locator("input")
    box.focus()
    page.keyboard.press("Space")
    wait_until(page, "location.search.includes('theme=')")
    wait_until(page, f"([t, name]) => ({names})(t)[0] === name", ["主题", last])
    assert page.evaluate("document.activeElement.parentElement.textContent").startswith(last)


def test_values_of_one_facet_add_up(page: Page, base: str) -> None:
    search(page, base, "q=轮次&year=2022")
    assert count(page) == 40
    other = page.locator(f"{facet(page, '年份')} li", has_text="2023")
    assert other.locator(".sr-facet__count").inner_text() == "40"
    other.locator("input").check()
    wait_until(page, "document.querySelector('[data-sr-figures]')?.textContent.startsWith('80 条')")


def test_the_address_holds_the_whole_query(page: Page, base: str) -> None:
    search(page, base, "q=理论&part=problem&year=2023&order=year-asc&view=kwic&sort=right&page=1")
    assert box(page) == "理论"
    assert page.locator(".sr-facet input:checked").count() == 2
    assert page.get_by_role("combobox", name="排序").input_value() == "year-asc"
    assert page.get_by_role("button", name="对齐上下文").get_attribute("aria-pressed") == "true"
    assert page.locator("th[aria-sort=ascending]").inner_text().startswith("下文")
    assert page.title().startswith("理论 - 检索")


def test_going_back_leads_through_the_queries(page: Page, base: str) -> None:
    search(page, base, "q=理论学习")
    first = figures(page)
    page.locator(f"{facet(page, '部分')} li", has_text="原因").locator("input").check()
    wait_until(page, "location.search.includes('cause')")
    page.locator("[data-sr-main-box]").fill("只听汇报")
    page.keyboard.press("Enter")
    wait_until(page, "location.search.includes('part') && !location.search.includes('%E7%90%86')")
    page.go_back()
    page.go_back()
    wait_until(page, "t => document.querySelector('[data-sr-figures]')?.textContent === t", arg=first)
    assert (address(page), box(page)) == ("?q=理论学习", "理论学习")
    assert page.locator(".sr-facet input:checked").count() == 0


def test_more_hits_are_added_and_stand_in_the_address(page: Page, base: str) -> None:
    search(page, base, "q=静不下心")
    assert hits(page) == 20
    page.get_by_role("button", name="再看 20 条（还有 40 条）").click()
    wait_until(page, "document.querySelectorAll('.sr-hit').length === 40")
    assert page.evaluate("[...document.querySelectorAll('.sr-hit')].indexOf(document.activeElement)") == 20
    texts = page.locator(".sr-hit [data-sr-copy]").all_inner_texts()
    assert len(set(texts)) == 40
    page.reload()
    settle(page)
    assert page.locator(".sr-hit [data-sr-copy]").all_inner_texts() == texts
    page.locator("[data-sr-more]").click()
    wait_until(page, "document.querySelectorAll('.sr-hit').length === 60")
    assert not page.locator("[data-sr-more]").is_visible()


def test_coming_back_from_a_source_finds_the_same_place(page: Page, base: str) -> None:
    search(page, base, "q=静不下心&page=2")
    link = page.locator(".sr-hit").nth(35).locator(".sr-card__origin a").first
    link.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    assert before > 500
    link.click()
    page.wait_for_url("**/reports/**")
    page.go_back()
    wait_until(page, "y => Math.abs(scrollY - y) < 5", arg=before)


def test_orders_by_year(page: Page, base: str) -> None:
    search(page, base, "q=静不下心")
    years = (
        "[...document.querySelectorAll('.sr-card__origin')].map(e => / · (\\d{4}) /.exec(e.textContent)[1])"
    )
    page.get_by_role("combobox", name="排序").select_option(label="常见的在前")
    settle(page)
    for order, first in (("旧的在前", "2022"), ("新的在前", "2024")):
        page.get_by_role("combobox", name="排序").select_option(label=order)
        wait_until(page, f"({years})[0] === '{first}'")
        assert set(page.evaluate(years)) == {first}


def test_lines_are_aligned_and_sorted_by_their_context(page: Page, base: str) -> None:
    search(page, base, "q=理论学习")
    page.get_by_role("button", name="对齐上下文").click()
    page.locator(".sr-kwic").wait_for()
    edges = page.evaluate(
        "[...document.querySelectorAll('.sr-kwic__key mark')].map(e => e.getBoundingClientRect().x)"
    )
    assert len(edges) > 20
    assert max(edges) - min(edges) < 1
    for name, side in (("下文", "right"), ("上文", "left")):
        page.get_by_role("button", name=name, exact=True).click()
        cells = page.locator(f"td.sr-kwic__{side} > span").all_text_contents()
        keys = [cell[::-1] if side == "left" else cell for cell in cells]
        # the collation of a page is the browser's own
        assert page.evaluate("keys => [...keys].sort(new Intl.Collator('zh-Hans-CN').compare)", keys) == keys
        assert page.evaluate("document.activeElement.textContent") == f"{name} ↓"
        assert f"sort={side}" in address(page)
    page.locator(".sr-kwic__key a").first.click()
    page.wait_for_url("**/reports/r*/index.html#*")


def test_keys_lead_to_the_box_through_the_results_and_to_the_source(page: Page, base: str) -> None:
    search(page, base, "q=静不下心")
    focused = "[...document.querySelectorAll('.sr-hit')].indexOf(document.activeElement)"
    in_box = "document.activeElement === document.querySelector('[data-sr-main-box]')"
    page.keyboard.press("/")
    assert page.evaluate(in_box)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(focused) == 1
    page.keyboard.press("ArrowUp")
    assert page.evaluate(focused) == 0
    page.keyboard.press("ArrowUp")
    assert page.evaluate(in_box)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert page.evaluate(in_box)
    page.keyboard.press("Escape")
    wait_until(page, "location.search === '' || location.search === '?'")
    assert box(page) == ""
    page.keyboard.press("Control+k")
    assert page.evaluate(in_box)
    page.keyboard.type("静不下心")
    wait_until(page, "/60 条/.test(document.querySelector('[data-sr-figures]')?.textContent)")
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/reports/r*/index.html#p1")


def test_a_slash_that_is_typed_stays_one(page: Page, base: str) -> None:
    search(page, base)
    page.locator("[data-sr-main-box]").focus()
    page.keyboard.type("1/2")
    assert box(page) == "1/2"


def test_text_that_is_being_composed_is_not_searched(page: Page, base: str) -> None:
    search(page, base)
    before = figures(page)
    page.locator("[data-sr-main-box]").focus()
    page.evaluate(
        """() => {
        const box = document.activeElement;
        box.dispatchEvent(new CompositionEvent('compositionstart'));
        box.value = 'jing bu';
        box.dispatchEvent(new InputEvent('input', {isComposing: true}));
        }"""
    )
    page.wait_for_timeout(400)
    assert (figures(page), page.locator(".sr-popup").is_visible()) == (before, False)
    page.evaluate(
        """() => {
        const box = document.activeElement;
        box.value = '静不下心';
        box.dispatchEvent(new InputEvent('input', {isComposing: true}));
        box.dispatchEvent(new CompositionEvent('compositionend'));
        }"""
    )
    wait_until(page, "/60 条/.test(document.querySelector('[data-sr-figures]')?.textContent)")


def test_an_empty_query_browses_everything(page: Page, base: str) -> None:
    search(page, base)
    whole = count(page)
    assert (hits(page), page.locator(".sr-hit mark").count()) == (20, 0)
    page.locator(f"{facet(page, '部分')} li", has_text="措施").locator("input").check()
    wait_until(
        page,
        "document.querySelectorAll('.sr-hit').length && !document.querySelector('.sr-hit:not(.sr-card--measure)')",
    )
    assert count(page) < whole


@pytest.mark.parametrize(
    ("query", "way"),
    [
        pytest.param("q=静不下心&part=measure", "去掉筛选条件", id="filters"),
        pytest.param("q=静不下心 熊猫", "静不下心", id="several-words"),
        pytest.param("q=jbxx", "浏览全部表述", id="everything"),
    ],
)
def test_what_is_not_found_has_ways_on(page: Page, base: str, query: str, way: str) -> None:
    search(page, base, query)
    ways = page.locator(".sr-ways")
    assert "没有" in figures(page)
    option = ways.get_by_role("button").filter(has_text=re.compile(f"^({way})$"))
    option.first.click()
    wait_until(page, "/^\\d+ 条/.test(document.querySelector('[data-sr-figures]')?.textContent)")
    assert not ways.is_visible()


@pytest.mark.parametrize("view", ["cards", "kwic"])
@pytest.mark.parametrize("query", ["lilunxuexi", "ＬＬＸＸ", "理论xx"])
def test_what_is_spelt_is_shown_and_said(page: Page, base: str, query: str, view: str) -> None:
    search(page, base, f"q={query}&view={view}")
    assert count(page) > 60
    assert set(page.locator(".sr-hit mark").all_inner_texts()) == {"理论学习"}
    ways = page.locator(".sr-ways")
    assert f"没有“{query}”，下面是按拼音找到的“理论学习”" in ways.inner_text()
    assert box(page) == query
    if view == "cards":
        page.locator("[data-sr-more]").click()
        wait_until(page, "document.querySelectorAll('.sr-hit').length === 40")
        assert set(page.locator(".sr-hit mark").all_inner_texts()) == {"理论学习"}
    ways.get_by_role("button", name=re.compile("理论学习")).first.click()
    wait_until(page, "!document.querySelector('.sr-ways')")
    assert "理论学习" in box(page)


def test_near_hits_are_plainly_marked_as_such(page: Page, base: str) -> None:
    search(page, base, "q=理论学习不够全面深入")
    assert figures(page) == "没有完全相同的表述"
    ways = page.locator(".sr-ways")
    assert "不是原词" in ways.inner_text()
    assert "放宽之处：" in ways.inner_text()
    assert any("理论学习不够" in hit for hit in page.locator(".sr-hit").all_inner_texts())
    assert not page.locator(".sr-search__bar").is_visible()
    ways.get_by_role("button", name="理论学习不够", exact=True).click()
    wait_until(page, "/^\\d+ 条/.test(document.querySelector('[data-sr-figures]')?.textContent)")


def test_conditions_that_leave_nothing_are_dropped_and_named(page: Page, base: str) -> None:
    search(page, base, "q=静不下心&part=measure")
    assert figures(page) == "没有找到"
    assert "放宽之处：去掉全部筛选条件" in page.locator(".sr-ways").inner_text()
    assert set(page.locator(".sr-hit mark").all_inner_texts()) == {"静不下心"}


def test_queries_run_nothing_and_are_shown_literally(page: Page, base: str) -> None:
    dialogs: list[str] = []

    def note(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    for payload in PAYLOADS:
        page.goto("about:blank")  # else the page before would do for this one
        search(page, base, f"q={quote(payload)}&year={quote(payload)}&view=kwic&unit={quote(payload)}")
        assert box(page) == payload
        assert payload in page.locator("[data-sr-chosen]").inner_text()
        assert payload in page.locator(".sr-ways__said").first.inner_text()
        assert page.locator("img, [onload], .sr-search script").count() == 0
    assert dialogs == []


def test_texts_run_nothing_and_are_shown_literally(page: Page, base: str) -> None:
    search(page, base, "q=拖了半年")
    assert '"><svg onload=alert(1)><script>alert(1)</script>' in page.locator(".sr-hit").first.inner_text()
    page.get_by_role("button", name="对齐上下文").click()
    page.locator(".sr-kwic").wait_for()
    assert page.locator("[onload], .sr-search script").count() == 0


def test_cards_are_ready_for_tools(page: Page, base: str) -> None:
    page.add_init_script(
        "addEventListener('selfreview:results', () => { window.rendered = (window.rendered || 0) + 1; }, true)"
    )
    search(page, base, "q=静不下心")
    assert page.evaluate("rendered") >= 1
    card = page.locator(".sr-hit").first
    assert card.get_attribute("data-sr-origin") == "2024年度民主生活会班子对照检查材料 · 云溪县医保局 · 2024"
    assert str(card.get_attribute("data-sr-href")).startswith(f"{base}reports/r")
    assert card.locator("[data-sr-copy]").count() == card.locator("[data-sr-tools]").count() == 1


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("理论武", "理论武装"), ("lilunwuzhuang", "理论武装"), ("llwz", "理论武装"), ("学用jie", "学用结合")],
)
def test_the_box_on_every_page_completes(page: Page, base: str, typed: str, shown: str) -> None:
    page.goto(f"{base}reports/index.html")
    page.keyboard.press("/")
    page.keyboard.type(typed)
    words = page.locator(".sr-popup [role=option]").filter(has_text=shown)
    words.first.wait_for()
    assert page.locator(".sr-header__input").get_attribute("aria-expanded") == "true"
    target = next(
        place
        for place, option in enumerate(page.locator(".sr-popup [role=option]").all())
        if option.get_attribute("data-query")
    )
    for _ in range(target + 1):
        page.keyboard.press("ArrowDown")
    chosen = page.locator(".sr-popup [aria-selected=true]")
    assert page.locator(".sr-header__input").get_attribute("aria-activedescendant") == chosen.get_attribute(
        "id"
    )
    wording = str(chosen.get_attribute("data-query"))
    assert shown in wording
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/index.html?q=*")
    settle(page)
    assert (box(page), count(page) > 0) == (wording, True)


def test_what_the_box_proposes_tells_where_it_leads(page: Page, base: str) -> None:
    page.goto(f"{base}reports/index.html")
    page.keyboard.press("/")
    page.keyboard.type("理论")
    options = page.locator(".sr-popup [role=group]").first.get_by_role("option")
    options.first.wait_for()
    for option in options.all():
        kind = option.locator(".sr-option__kind").inner_text()
        assert ("检索" in kind) is (option.get_attribute("data-query") is not None)
        assert ("页" in kind) is (option.get_attribute("data-query") is None)
    shown = options.all_inner_texts()
    assert len(shown) == len(set(shown))


def test_the_box_on_every_page_leads_to_themes_and_hits(page: Page, base: str) -> None:
    page.goto(f"{base}health/index.html")
    page.keyboard.press("Control+k")
    page.locator(".sr-header__input").fill("理论武装")  # as text that is pasted by mouse arrives
    page.get_by_role("option").filter(has_text="主题页").click()
    page.wait_for_url("**/themes/lilun-wuzhuang/index.html")
    page.keyboard.press("/")
    page.keyboard.type("静不下心")
    options = page.locator(".sr-popup [role=group]").last.get_by_role("option")
    options.first.wait_for()
    assert options.count() == 5
    assert set(page.locator(".sr-popup mark").all_inner_texts()) == {"静不下心"}
    page.get_by_role("option", name="全部 60 条").wait_for()
    options.first.click()
    page.wait_for_url("**/reports/r*/index.html#p1")


def test_escape_closes_what_the_box_proposes_then_clears_it(page: Page, base: str) -> None:
    page.goto(f"{base}reports/index.html")
    page.keyboard.press("/")
    page.keyboard.type("理论")
    page.locator(".sr-popup [role=option]").first.wait_for()
    page.keyboard.press("Escape")
    assert not page.locator(".sr-popup").is_visible()
    assert page.locator(".sr-header__input").input_value() == "理论"
    page.keyboard.press("Escape")
    assert page.locator(".sr-header__input").input_value() == ""


def test_the_front_page_begins_with_a_box(page: Page, base: str) -> None:
    page.goto(f"{base}index.html")
    page.locator("[data-sr-front-box] input").fill("静不下心")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/index.html?q=*")
    settle(page)
    assert count(page) == 60


def test_nothing_is_loaded_for_the_box_before_it_is_used(page: Page, base: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{base}reports/index.html")
    page.wait_for_load_state("networkidle")
    heavy = ("completions.js", "engine.js", "/search/data/")
    assert not [url for url in asked if any(part in url for part in heavy)]
    page.keyboard.press("/")
    wait_until(page, "window.selfreview.search && document.querySelector('script[src*=completions]')")


@pytest.mark.parametrize("width", [320, 360, 768])
def test_narrow_screens_fold_the_facets_and_the_box(page: Page, base: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    for view in ("cards", "kwic"):
        search(page, base, f"q=理论学习&view={view}&part=problem")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, view
    line = page.locator(".sr-kwic tbody tr").first
    assert re.search(r"20\d\d 云溪县(水利|医保)局", line.inner_text())
    assert line.get_by_text("云溪县").locator("visible=true").count() == 1
    assert not page.locator(".sr-facet").first.is_visible()
    page.get_by_text("筛选（已选 1 项）").click()
    assert page.locator(".sr-facet").first.is_visible()
    page.goto(f"{base}reports/index.html")
    assert not page.locator(".sr-header__input").is_visible()
    page.get_by_role("button", name="检索").click()
    page.keyboard.type("llwz")
    page.locator(".sr-popup [role=option]").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("button", name="收起检索框").click()
    assert not page.locator(".sr-header__input").is_visible()


def test_paper_shows_the_results_alone(page: Page, base: str) -> None:
    search(page, base, "q=静不下心&year=2023")
    page.emulate_media(media="print")
    for part in (".sr-search__facets", ".sr-search__bar", ".sr-help", ".sr-hit__whole"):
        assert not page.locator(part).first.is_visible(), part
    assert page.locator(".sr-hit").first.is_visible()


def test_says_so_when_the_index_cannot_be_loaded(
    browser: Browser, site: BuiltSite, serve: Callable[..., str]
) -> None:
    base = serve(site.root)
    with browser.new_context() as context:
        page = context.new_page()
        page.route("**/search/data/**", lambda route: route.abort())
        page.goto(f"{base}search/index.html?q=理论")
        page.get_by_text("检索数据没有加载成功").first.wait_for()
        page.unroute("**/search/data/**")
        page.get_by_role("button", name="重试").click()
        settle(page)
        assert count(page) > 0


def test_says_so_without_scripts(browser: Browser, site: BuiltSite) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site.url("search/index.html"))
        assert page.locator("noscript p").is_visible()
        assert not page.locator(".sr-search").is_visible()


@pytest.mark.parametrize("query", ["对…不够", "掌握不够"], ids=["one-character", "four"])
def test_the_head_of_the_hits_is_never_cut(page: Page, base: str, query: str) -> None:
    search(page, base, f"q={query}&view=kwic")
    head = page.locator("th.sr-kwic__key")
    assert head.evaluate("(head) => head.scrollWidth <= head.clientWidth")


def test_what_was_counted_in_part_can_be_counted_to_the_end(
    browser: Browser, site: BuiltSite, serve: Callable[..., str]
) -> None:
    base = serve(site.root)
    run = (site.root / "assets/selfreview/search/run.js").read_text(encoding="utf-8")
    hurried = re.sub(r"(BUDGET\w*)=\d+", r"\1=1", run)  # as in a library of thousands of reports
    assert hurried != run
    with browser.new_context() as context:
        page = context.new_page()
        page.route("**/run.js", lambda route: route.fulfill(body=hurried, content_type="text/javascript"))
        page.goto(f"{base}reports/index.html")
        page.keyboard.press("/")
        page.keyboard.type("静不下心")
        page.get_by_role("option", name=re.compile(r"^全部表述（至少 \d+ 条）→$")).click()
        page.wait_for_url("**/search/index.html?q=*")
        settle(page)
        assert re.match(r"至少 [1-5]?\d 条表述", figures(page))
        page.get_by_role("button", name="全部数完").click()
        wait_until(page, "/^60 条/.test(document.querySelector('[data-sr-figures]')?.textContent)")
        assert not page.get_by_role("button", name="全部数完").is_visible()


def test_putting_the_cursor_into_the_box_reads_a_text_and_a_list(page: Page, base: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[1]))
    page.goto(f"{base}reports/index.html")
    assert not any(name.startswith(("t0", "g0-")) for name in asked)
    page.keyboard.press("/")
    deadline = time.monotonic() + 10
    while sum(1 for name in asked if re.fullmatch(r"t0\.js|g0-\d+\.js", name)) < 2:
        assert time.monotonic() < deadline, asked
        page.wait_for_timeout(20)


def test_the_examples_of_the_help_are_searched(page: Page, base: str) -> None:
    search(page, base)
    page.get_by_text("检索方法").click()
    page.locator(".sr-help a", has_text="对…不够").click()
    page.wait_for_url("**/search/index.html?q=*")
    settle(page)
    assert box(page) == "对…不够"
    assert "掌握不够" in page.locator(".sr-hit").first.inner_text()
    assert page.locator(".sr-hit").first.locator("mark").count() >= 1
