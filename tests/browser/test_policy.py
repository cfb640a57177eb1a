"""Every kind of page under its policy: nothing breaks, nothing smuggled in runs, nothing is asked of the outside."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sites import BuiltSite
from watching import watch

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


def kinds_of_pages(root: Path) -> list[str]:
    """One page of each kind, by its address below the root."""
    patterns = (
        "index.html",
        "reports/index.html",
        "reports/r*/index.html",
        "dimensions/index.html",
        "dimensions/theory/index.html",
        "themes/index.html",
        "themes/lilun-wuzhuang/index.html",
        "phrases/index.html",
        "phrases/patterns/*/index.html",
        "phrases/themes/*/index.html",
        "terms/index.html",
        "terms/*/index.html",
        "stats/index.html",
        "study/index.html",
        "study/xiefa.html",
        "health/index.html",
    )
    return [sorted(root.glob(pattern))[0].relative_to(root).as_posix() for pattern in patterns]


def look_around(page: Page, address: str) -> None:
    """Open a page and use what every page has."""
    page.goto(address)
    page.locator("h1").first.wait_for()
    page.get_by_title("切换到浅色").click()
    page.get_by_title("素材篮", exact=True).click()
    page.get_by_role("dialog", name="素材篮").wait_for()
    page.keyboard.press("Escape")


def test_every_kind_of_page_works(page: Page, base: str, site: BuiltSite) -> None:
    for address in kinds_of_pages(site.root):
        page.goto(base + address)
        page.evaluate("localStorage.clear()")
        look_around(page, base + address)


def test_every_kind_of_page_works_under_the_header_too(
    page: Page, site: BuiltSite, serve: Callable[..., str]
) -> None:
    name, value = site.read("csp-nginx.conf").removeprefix("add_header ").split(" ", 1)
    policy = value.split('"')[1]
    base = serve(site.root, {name: policy})
    for address in [*kinds_of_pages(site.root), "404.html"]:
        page.goto(base + address)
        page.evaluate("localStorage.clear()")
        look_around(page, base + address)


@pytest.mark.parametrize("over", ["file", "http"])
def test_what_is_smuggled_into_a_page_does_not_run(
    browser: Browser, site: BuiltSite, serve: Callable[..., str], tmp_path: Path, over: str
) -> None:
    text = site.read("themes/index.html")
    smuggled = "<script>window.ran = 1</script><img src=x onerror='window.ran = 2'><p style='color: red' id=styled>x</p>"
    (site.root / "themes" / "smuggled.html").write_text(
        text.replace("<h1>", f"{smuggled}<h1>"), encoding="utf-8"
    )
    base = serve(site.root) if over == "http" else site.url("") + "/"
    with browser.new_context() as context:
        complaints = watch(context)
        page = context.new_page()
        page.goto(f"{base}themes/smuggled.html")
        assert page.locator("#styled").is_visible()
        assert page.evaluate("window.ran") is None
        assert page.evaluate("getComputedStyle(document.getElementById('styled')).color") != "rgb(255, 0, 0)"
    (site.root / "themes" / "smuggled.html").unlink()
    assert len([said for said in complaints if "script-src" in said]) >= 2


@pytest.mark.parametrize(
    ("markup", "noted"),
    [
        pytest.param("<script>throw new Error('broken')</script>", "broken", id="error"),
        pytest.param("<script>console.error('logged')</script>", "logged", id="console"),
        pytest.param("<img src='http://example.com/a.png'>", "http://example.com/a.png", id="request"),
        pytest.param(
            '<meta http-equiv="Content-Security-Policy" content="script-src \'self\'"><script>1</script>',
            "script-src",
            id="policy",
        ),
    ],
)
def test_the_watch_notes_what_no_page_may_do(
    browser: Browser, tmp_path: Path, markup: str, noted: str
) -> None:
    (tmp_path / "page.html").write_text(f"<!doctype html><body>{markup}</body>", encoding="utf-8")
    with browser.new_context() as context:
        complaints = watch(context)
        context.new_page().goto((tmp_path / "page.html").as_uri())
    assert [said for said in complaints if noted in said]
