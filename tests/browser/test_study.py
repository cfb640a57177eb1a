"""Study pages as readers see them: what is past its validity, and the search that lists what a page answers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from sites import BuiltSite, build_site
from test_plugin import REPORT

if TYPE_CHECKING:
    from playwright.sync_api import Page

STUDY = """---
title: 怎样谈心
valid_until: 2025-12
themes: [理论武装]
---
# 怎样谈心
"""


WEEKS = "一二三四五六七八"
SOURCES = {
    f"{week}.txt": REPORT.replace("忙于灌区改造项目", f"第{week}周忙于灌区改造项目").replace(
        "一是理论学习不够系统", f"一是第{week}周的理论学习不够系统"
    )
    for week in WEEKS
}


@pytest.fixture(scope="module")
def dated(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """A library of a few reports with a study page that is valid to the end of 2025."""
    built = build_site(tmp_path_factory.mktemp("dated") / "site", SOURCES, study={"a.md": STUDY})
    assert built.code == 0, built.output
    return built


@pytest.mark.parametrize(
    ("today", "past"),
    [
        pytest.param("2025-12-31T23:00:00", False, id="last-day"),
        pytest.param("2026-01-01T00:30:00", True, id="day-after"),
    ],
)
def test_what_is_past_its_validity_is_marked_on_the_readers_day(
    page: Page, dated: BuiltSite, today: str, past: bool
) -> None:
    page.clock.set_fixed_time(today)
    page.goto(dated.url("study/a.html"))
    note = page.get_by_role("note")
    assert note.is_visible() == past
    for address in ("study/a.html", "study/index.html", "themes/lilun-wuzhuang/index.html", "index.html"):
        page.goto(dated.url(address))
        said = page.locator("[data-sr-valid-until]").first.inner_text()
        assert said == ("已过有效期（2025-12-31）" if past else "有效期至 2025-12-31"), address


def test_the_search_lists_just_what_a_page_answers(page: Page, dated: BuiltSite) -> None:
    page.goto(dated.url("study/a.html"))
    heading = page.locator("#sr-answered").inner_text()
    (total,) = re.findall(r"共 (\d+) 条", heading)
    assert page.locator(".sr-card").count() == 5
    page.get_by_role("link", name="在检索中看全部").click()
    page.get_by_role("paragraph").filter(
        has_text=f"{total} 条表述，出自 {len(SOURCES)} 份材料"
    ).first.wait_for()


def test_a_problem_leads_to_what_answers_it(page: Page, own_site: BuiltSite) -> None:
    for report in sorted(own_site.root.glob("reports/r*/index.html")):
        page.goto(report.as_uri())
        links = page.locator(".sr-item--problem .sr-links", has_text=re.compile("学习资料 [1-3]"))
        if links.count():
            break
    links.first.locator("summary").click()
    links.first.locator('a[href*="/study/"]').first.click()
    assert page.locator("#sr-answered").is_visible()
