"""Copying and the basket (素材篮): from pages into the clipboard, the drawer and files."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sites import BuiltSite

from mkdocs_selfreview.readers.docx import read_docx

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

FIRST = "理论学习不够系统。忙于灌区改造项目，静不下心来读书<script>alert(1)</script>。导致对新修订的条例理解不深{{ 7*7 }}。"
SECOND = "学用结合不够紧。学了调查研究的要求，到青禾镇调研六次，有四次只听汇报、不入户。"
SENTENCE = "学了调查研究的要求，到青禾镇调研六次，有四次只听汇报、不入户。"


def item(page: Page, anchor: str) -> Locator:
    return page.locator(".sr-item", has=page.locator(f"#{anchor}"))


def press(page: Page, anchor: str, name: str) -> None:
    """Press a button of an item's own row."""
    item(page, anchor).get_by_role("group", name="本条").get_by_role("button", name=name, exact=True).click()


def collect(page: Page, *anchors: str) -> None:
    for anchor in anchors:
        press(page, anchor, "收入素材篮")


def click_sentence(page: Page, anchor: str, words: str) -> Locator:
    """Click into a sentence and return the buttons that this brings."""
    item(page, anchor).locator(".sr-phrase, p", has_text=words).last.click(position={"x": 40, "y": 10})
    bubble = page.get_by_role("group", name="所选文字")
    bubble.wait_for()
    return bubble


def open_drawer(page: Page) -> Locator:
    page.get_by_title("素材篮", exact=True).click()
    drawer = page.get_by_role("dialog", name="素材篮", exact=True)
    drawer.wait_for()
    return drawer


def leads(drawer: Locator) -> list[str]:
    """How the entries begin, in their order."""
    return [text[:4] for text in drawer.locator(".sr-entry__text").all_inner_texts()]


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


@pytest.fixture
def opened(page: Page, base: str, report: str) -> Page:
    """A report, with the clipboard open to the page."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(base + report)
    return page


# Copying


def test_copies_an_item_with_and_without_its_origin(opened: Page) -> None:
    press(opened, "p2", "复制")
    item(opened, "p2").get_by_text("已复制").wait_for()
    assert clipboard(opened) == SECOND
    press(opened, "p2", "带出处复制")
    item(opened, "p2").get_by_text("已复制").nth(1).wait_for()
    text, _, origin = clipboard(opened).partition("\n")
    assert text == SECOND
    assert origin.startswith("（出处：")
    assert "对照检查材料 · 20" in origin
    assert origin.endswith("局）")


def test_copies_the_sentence_that_is_clicked(opened: Page) -> None:
    bubble = click_sentence(opened, "p2", "青禾镇")
    assert opened.evaluate("String(getSelection())") == SENTENCE
    bubble.get_by_text("这一句：").wait_for()
    bubble.get_by_role("button", name="复制", exact=True).click()
    bubble.get_by_text("已复制").wait_for()
    assert clipboard(opened) == SENTENCE


def test_collects_what_is_selected(opened: Page) -> None:
    opened.evaluate("getSelection().selectAllChildren(document.querySelector('#p2').parentNode)")
    bubble = opened.get_by_role("group", name="所选文字")
    bubble.get_by_text("所选文字：").wait_for()
    bubble.get_by_role("button", name="收入素材篮").click()
    drawer = open_drawer(opened)
    assert drawer.locator(".sr-entry__text").inner_text() == SECOND


def test_the_buttons_at_a_sentence_cover_neither_text_nor_foot(opened: Page) -> None:
    row = click_sentence(opened, "p2", "青禾镇")
    places = [
        item(opened, "p2").locator("[data-sr-copy]"),
        row,
        item(opened, "p2").locator("[data-sr-tools]"),
    ]
    (_, text_ends), (row_begins, row_ends), (foot_begins, _) = (
        place.evaluate("one => [one.getBoundingClientRect().top, one.getBoundingClientRect().bottom]")
        for place in places
    )
    assert text_ends <= row_begins < row_ends <= foot_begins


def test_a_click_elsewhere_puts_the_buttons_away(opened: Page) -> None:
    bubble = click_sentence(opened, "p2", "青禾镇")
    opened.locator(".sr-facts").click()
    bubble.wait_for(state="hidden")
    click_sentence(opened, "p2", "青禾镇")
    opened.keyboard.press("Escape")
    bubble.wait_for(state="hidden")


def test_copies_without_the_clipboard_of_new_browsers(page: Page, base: str, report: str) -> None:
    page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', {value: undefined});"
        "document.execCommand = () => { window.copied = document.activeElement.value; return true; };"
    )
    page.goto(base + report)
    press(page, "p1", "复制")
    page.get_by_text("已复制").first.wait_for()
    assert page.evaluate("window.copied") == FIRST
    assert page.evaluate("document.activeElement.dataset.srDo") == "copy"


def test_cards_of_themes_and_dimensions_are_copied_and_collected(page: Page, base: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{base}dimensions/theory/index.html")
    card = page.locator(".sr-card").first
    card.get_by_role("button", name="带出处复制").click()
    card.get_by_text("已复制").wait_for()
    assert "\n（出处：" in clipboard(page)
    card.get_by_role("button", name="收入素材篮").click()
    drawer = open_drawer(page)
    drawer.locator(".sr-entry__origin a").click()
    page.wait_for_url("**/reports/r*/index.html#p*")


def test_results_that_come_later_get_their_buttons(opened: Page) -> None:
    opened.evaluate(
        """() => {
          const card = document.createElement("div");
          card.id = "late";
          card.setAttribute("data-sr-item", "");
          card.setAttribute("data-sr-origin", "检索结果");
          card.setAttribute("data-sr-href", "#p1");
          const text = document.createElement("p");
          text.setAttribute("data-sr-copy", "");
          text.append("……对标对表", Object.assign(document.createElement("mark"), {textContent: "不够"}), "。");
          text.setAttribute("data-sr-text", "整句对标对表不够。");
          card.append(text);
          document.querySelector(".sr-body").prepend(card);
          document.dispatchEvent(new CustomEvent("selfreview:results"));
          document.dispatchEvent(new CustomEvent("selfreview:results"));
        }"""
    )
    late = opened.locator("#late")
    assert late.get_by_role("button").count() == 3
    late.get_by_role("button", name="带出处复制").click()
    late.get_by_text("已复制").wait_for()
    assert clipboard(opened) == "整句对标对表不够。\n（出处：检索结果）"


# The basket


def test_keeps_what_is_collected_across_pages(opened: Page, base: str) -> None:
    opener = opened.get_by_title("素材篮", exact=True)
    assert opener.get_attribute("aria-label") == "素材篮，0 条"
    collect(opened, "p1", "p2", "p1")
    assert item(opened, "p1").get_by_text("已在篮中").is_visible()
    for address in ("index.html", "study/xiefa.html", "health/index.html"):
        opened.goto(base + address)
        assert opener.get_attribute("aria-label") == "素材篮，2 条"
        assert opener.inner_text() == "2"
    drawer = open_drawer(opened)
    assert drawer.locator(".sr-entry__text").first.inner_text() == FIRST
    assert leads(drawer) == ["理论学习", "学用结合"]


def test_entries_are_put_in_order_by_buttons(opened: Page) -> None:
    collect(opened, "p1", "p2", "c1", "m1")
    drawer = open_drawer(opened)
    drawer.get_by_role("button", name="下移").first.click()
    assert leads(drawer) == ["学用结合", "理论学习", "党性锤炼", "加强理论"]
    assert opened.evaluate("document.activeElement.getAttribute('aria-label')") == "下移"
    opened.keyboard.press("Enter")
    drawer.get_by_role("button", name="上移").last.click()
    assert leads(drawer) == ["学用结合", "党性锤炼", "加强理论", "理论学习"]
    drawer.get_by_role("button", name="上移").first.click()
    opened.reload()
    assert leads(open_drawer(opened)) == ["学用结合", "党性锤炼", "加强理论", "理论学习"]


def test_entries_are_dragged(opened: Page) -> None:
    collect(opened, "p1", "p2", "c1")
    drawer = open_drawer(opened)
    rows = drawer.locator(".sr-entry")
    drawer.locator(".sr-entry__grip").nth(0).drag_to(rows.nth(2), target_position={"x": 50, "y": 60})
    assert leads(drawer) == ["学用结合", "党性锤炼", "理论学习"]
    drawer.locator(".sr-entry__grip").nth(2).drag_to(rows.nth(0), target_position={"x": 50, "y": 4})
    assert leads(drawer) == ["理论学习", "学用结合", "党性锤炼"]
    assert drawer.locator(".sr-entry--above, .sr-entry--below, .sr-entry--dragged").count() == 0


def test_an_entry_is_edited_and_given_a_note(opened: Page) -> None:
    collect(opened, "p1", "p2")
    drawer = open_drawer(opened)
    drawer.get_by_role("button", name="编辑").nth(1).click()
    drawer.get_by_label("文字").fill("改过的话。\n第二段。")
    drawer.get_by_role("textbox", name="备注").fill("换成<b>本单位</b>的事")
    drawer.get_by_role("button", name="保存").click()
    opened.reload()
    drawer = open_drawer(opened)
    assert drawer.locator(".sr-entry__text").nth(1).inner_text().split() == ["改过的话。", "第二段。"]
    assert drawer.locator(".sr-entry__origin").nth(1).inner_text().endswith("（文字有改动）")
    assert drawer.locator(".sr-entry__note").inner_text() == "备注：换成<b>本单位</b>的事"
    drawer.get_by_role("button", name="编辑").first.click()
    drawer.get_by_label("文字").fill("不要的改动")
    drawer.get_by_role("button", name="取消").click()
    assert drawer.locator(".sr-entry__text").first.inner_text() == FIRST
    assert opened.evaluate("document.activeElement.textContent") == "编辑"


def test_escape_keeps_what_was_typed(opened: Page) -> None:
    collect(opened, "p1")
    drawer = open_drawer(opened)
    drawer.get_by_role("button", name="编辑").click()
    drawer.get_by_label("文字").fill("打了一半的话")
    opened.keyboard.press("Escape")
    assert drawer.locator(".sr-entry__text").inner_text() == "打了一半的话"
    assert opened.evaluate("document.activeElement.textContent") == "编辑"


def test_an_entry_is_taken_out_and_put_back(opened: Page) -> None:
    collect(opened, "p1", "p2", "c1")
    drawer = open_drawer(opened)
    drawer.get_by_role("button", name="移出").nth(1).click()
    assert leads(drawer) == ["理论学习", "党性锤炼"]
    drawer.get_by_role("button", name="撤销").click()
    assert leads(drawer) == ["理论学习", "学用结合", "党性锤炼"]
    drawer.get_by_role("button", name="移出").nth(1).click()
    drawer.get_by_role("button", name="清空", exact=True).click()
    assert not drawer.get_by_role("button", name="撤销").is_visible()


def test_is_emptied_only_on_confirmation(opened: Page) -> None:
    collect(opened, "p1", "p2")
    drawer = open_drawer(opened)
    question = drawer.get_by_role("alertdialog")
    refuse = question.get_by_role("button", name="不清空")
    for key in ("Escape", "Enter"):
        drawer.get_by_role("button", name="清空", exact=True).click()
        assert question.inner_text().startswith("要清空全部 2 条素材吗？")
        assert opened.evaluate("document.activeElement.textContent") == "不清空"
        refuse.press(key)
        assert not question.is_visible()
        assert leads(drawer) == ["理论学习", "学用结合"]
    drawer.get_by_role("button", name="清空", exact=True).click()
    question.get_by_role("button", name="清空", exact=True).click()
    assert drawer.get_by_text("还没有素材").is_visible()
    opened.reload()
    assert open_drawer(opened).get_by_text("还没有素材").is_visible()


def test_keyboard_opens_and_closes_the_drawer(opened: Page) -> None:
    opener = opened.get_by_title("素材篮", exact=True)
    opener.focus()
    opened.keyboard.press("Enter")
    drawer = opened.get_by_role("dialog", name="素材篮", exact=True)
    assert drawer.is_visible()
    assert opener.get_attribute("aria-expanded") == "true"
    opened.keyboard.press("Escape")
    assert not drawer.is_visible()
    assert opened.evaluate("document.activeElement.title") == "素材篮"


# Files


def exported(page: Page, button: str) -> tuple[str, bytes]:
    with page.expect_download() as waiting:
        page.get_by_role("dialog").get_by_role("button", name=button).click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


@pytest.fixture
def filled(opened: Page) -> Page:
    """A report with an open drawer that holds two entries, one with a note."""
    collect(opened, "p1", "p2")
    drawer = open_drawer(opened)
    drawer.get_by_label("标题").fill("理论学习：素材/一")
    drawer.get_by_role("button", name="编辑").nth(1).click()
    drawer.get_by_role("textbox", name="备注").fill("换成本单位的事")
    drawer.get_by_role("button", name="保存").click()
    return opened


def test_exports_a_word_file(filled: Page) -> None:
    name, data = exported(filled, "导出 Word")
    assert name == "理论学习：素材 一.docx"
    lines = [paragraph.text for paragraph in read_docx(data).paragraphs]
    assert lines[:2] == ["理论学习：素材/一", FIRST]
    assert lines[2].startswith("出处：")
    assert lines[3] == SECOND
    assert lines[5:] == ["备注：换成本单位的事"]
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        inside = file.read("word/document.xml").decode() + file.read("word/styles.xml").decode()
    assert '<w:pStyle w:val="Heading1"/>' in inside
    for face in ("仿宋", "宋体", "楷体"):
        assert f'w:eastAsia="{face}"' in inside
    filled.get_by_label("附出处").uncheck()
    filled.get_by_label("附备注").uncheck()
    filled.get_by_label("标题").fill("")
    name, data = exported(filled, "导出 Word")
    assert name == "素材摘编.docx"
    assert [paragraph.text for paragraph in read_docx(data).paragraphs] == [FIRST, SECOND]


def test_exports_text_and_markdown(filled: Page) -> None:
    name, data = exported(filled, "文本")
    assert name == "理论学习：素材 一.txt"
    assert data.startswith(f"\ufeff理论学习：素材/一\r\n\r\n{FIRST}\r\n出处：".encode())
    name, data = exported(filled, "Markdown")
    assert name == "理论学习：素材 一.md"
    text = data.decode()
    assert text.startswith("# 理论学习：素材/一\n\n理论学习不够系统。")
    assert "\\<script\\>alert(1)\\</script\\>" in text
    assert text.endswith("> 备注：换成本单位的事\n")


def test_copies_everything(filled: Page) -> None:
    filled.get_by_role("button", name="复制全部").click()
    filled.get_by_role("dialog").get_by_text("已复制").wait_for()
    assert clipboard(filled).startswith(f"理论学习：素材/一\n\n{FIRST}\n出处：")


# Several tabs, and storage that fails


def test_tabs_show_the_same_basket(opened: Page, base: str) -> None:
    collect(opened, "p1")
    other = opened.context.new_page()
    other.goto(f"{base}index.html")
    drawer = open_drawer(other)
    drawer.get_by_role("button", name="编辑").click()
    drawer.get_by_role("textbox", name="备注").fill("写到一半")
    collect(opened, "p2")
    drawer.locator(".sr-entry").nth(1).wait_for()
    assert drawer.get_by_role("textbox", name="备注").input_value() == "写到一半"
    drawer.get_by_role("button", name="保存").click()
    mine = open_drawer(opened)
    mine.get_by_text("写到一半").wait_for()
    drawer.get_by_role("button", name="移出").first.click()
    mine.locator(".sr-entry").nth(1).wait_for(state="detached")
    assert leads(mine) == ["学用结合"]


def fill_and_export(page: Page, address: str, words: str) -> None:
    """Use the basket where nothing can be stored; ``words`` must say so."""
    page.goto(address)
    collect(page, "p1", "p2")
    drawer = open_drawer(page)
    assert words in drawer.get_by_role("alert").first.inner_text()
    assert leads(drawer) == ["理论学习", "学用结合"]
    drawer.get_by_role("button", name="下移").first.click()
    assert leads(drawer) == ["学用结合", "理论学习"]
    _, data = exported(page, "导出 Word")
    assert SECOND in [paragraph.text for paragraph in read_docx(data).paragraphs]


def test_full_storage_is_said_and_nothing_shown_is_lost(page: Page, base: str, report: str) -> None:
    page.goto(base + report)
    # as much as there is room for, in ever smaller pieces
    page.evaluate(
        """() => {
          for (let size = 1 << 22, n = 0; size >= 1; n += 1) {
            try {
              localStorage.setItem("filler" + n, "x".repeat(size));
            } catch (error) {
              size >>= 1;
            }
          }
        }"""
    )
    fill_and_export(page, base + report, "浏览器的存储空间满了")
    page.evaluate("localStorage.clear()")


def test_blocked_storage_is_said_and_nothing_shown_is_lost(browser: Browser, base: str, report: str) -> None:
    with browser.new_context() as context:  # the theme's own scripts complain of it, so nobody watches
        page = context.new_page()
        page.add_init_script(
            "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('', 'SecurityError'); }})"
        )
        fill_and_export(page, base + report, "这个浏览器不让本站保存数据")


def test_what_others_put_into_the_storage_runs_nothing(page: Page, base: str, report: str) -> None:
    hostile = "<img src=x onerror=alert(1)>"
    entries = [
        {"id": hostile, "text": hostile, "origin": hostile, "note": hostile, "href": "javascript:alert(1)"}
    ]
    page.goto(base + report)
    page.evaluate("text => localStorage.setItem('selfreview.basket', text)", json.dumps({"entries": entries}))
    page.reload()
    drawer = open_drawer(page)
    assert drawer.get_by_text(hostile).count() == 3
    assert drawer.locator("img, .sr-entry a").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_fits_a_phone(browser: Browser, site: BuiltSite, report: str, scheme: str) -> None:
    with browser.new_context(viewport={"width": 360, "height": 700}, color_scheme=scheme) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(site.url(report))
        collect(page, "p1", "p2")
        drawer = open_drawer(page)
        box = drawer.bounding_box()
        assert box
        assert (box["x"], box["width"]) == (0, 360)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        buttons = drawer.get_by_role("button").all()
        boxes = [found for button in buttons if (found := button.bounding_box())]
        assert all(found["x"] >= 0 and found["x"] + found["width"] <= 360 for found in boxes)
