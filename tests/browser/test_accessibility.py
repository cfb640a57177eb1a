"""No page of any kind has a serious fault for people who see little, or hear or type instead (axe-core's rules)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sites import BuiltSite

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
PAGES = (
    "index.html",
    "reports/index.html",
    "reports/r*/index.html",
    "dimensions/index.html",
    "dimensions/style/index.html",
    "themes/index.html",
    "themes/lianxi-qunzhong/index.html",
    "themes/lianxi-qunzhong/*/index.html",
    "phrases/index.html",
    "phrases/fixed/index.html",
    "phrases/functions/*/index.html",
    "phrases/patterns/*/index.html",
    "phrases/themes/*/index.html",
    "terms/index.html",
    "terms/*/index.html",
    "stats/index.html",
    "study/index.html",
    "study/*.html",
    "study/s*/index.html",
    "study/four-leads-2024.html",  # past its validity
    "health/index.html",
    "guide/library.html",
    "404.html",
)
SEARCHES = ("", "?q=学习", "?q=不够&view=kwic", "?q=对…不够", "?q=天马行空的宇宙飞船")
# The dark scheme changes colours alone; what the other rules find, they find in the light one.
RULES = """() => axe.run(document, {resultTypes: ["violations"],
    ...(matchMedia("(prefers-color-scheme: dark)").matches && {runOnly: ["color-contrast", "link-in-text-block"]})
  }).then(({violations}) => violations
  .filter((found) => ["serious", "critical"].includes(found.impact))
  .flatMap((found) => found.nodes.map((node) => found.id + ": " + node.html.slice(0, 200))))"""

pytestmark = pytest.mark.skipif(not AXE.is_file(), reason="node_modules is not installed (--no-node)")


def addresses(root: Path) -> Iterator[str]:
    """One page of each kind, and the search page's states."""
    for pattern in PAGES:
        yield sorted(root.glob(pattern))[0].relative_to(root).as_posix()
    yield from (f"search/index.html{query}" for query in SEARCHES)


@pytest.fixture(params=["light", "dark", "phone"])
def reader(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page as one kind of reader sees it; axe itself could not be put in under the site's policy."""
    phone: Any = {"width": 390, "height": 844}
    context = browser.new_context(
        bypass_csp=True,
        color_scheme="dark" if request.param == "dark" else "light",
        viewport=phone if request.param == "phone" else None,
    )
    yield context.new_page()
    context.close()


def faults(page: Page) -> list[str]:
    """What is seriously wrong with the page as it stands, all its details open."""
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = page.evaluate(RULES)
    return found


def test_no_kind_of_page_has_a_serious_fault(
    reader: Page, own_site: BuiltSite, serve: Callable[..., str]
) -> None:
    base = serve(own_site.root)
    wrong = {}
    for address in addresses(own_site.root):
        reader.goto(base + address)
        if address.startswith("search/"):
            reader.wait_for_load_state("networkidle")  # until its results stand; others are whole once loaded
        if found := faults(reader):
            wrong[address] = found[:3]
    assert wrong == {}


def test_the_basket_has_no_serious_fault(
    reader: Page, own_site: BuiltSite, serve: Callable[..., str]
) -> None:
    report = sorted(own_site.root.glob("reports/r*/index.html"))[0].relative_to(own_site.root)
    reader.goto(serve(own_site.root) + report.as_posix())
    reader.get_by_role("button", name="收入素材篮").first.click()
    reader.get_by_title("素材篮", exact=True).click()
    reader.get_by_role("dialog", name="素材篮").wait_for()
    assert faults(reader) == []


def test_a_fault_is_found(reader: Page, own_site: BuiltSite, serve: Callable[..., str]) -> None:
    reader.goto(serve(own_site.root) + "index.html")
    reader.evaluate("document.querySelector('h1').style.color = 'var(--md-default-bg-color)'")
    assert any(found.startswith("color-contrast") for found in faults(reader))
