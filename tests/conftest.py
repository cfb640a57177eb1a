"""Fixtures that several test modules share: a browser, and a server for pages that need one."""

from __future__ import annotations

import functools
import http.server
import os
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import hostile_site
import pytest
from _browser import system_browser
from hypothesis import settings
from sites import BuiltSite, build_from, build_site
from watching import watch

if TYPE_CHECKING:  # a run without browser tests needs no Playwright
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parent.parent

# How long one example takes depends on what else the machine does.
settings.register_profile("selfreview", deadline=None)
settings.load_profile("selfreview")

# Nothing is looked up or fetched: a page that asks the outside for something fails its test instead.
BROWSER_OPTIONS = [
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that uses the browser, so that ``-m "not browser"`` leaves none of them in."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium that ``SELFREVIEW_BROWSER`` names, else the system's, else Playwright's own."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        named = os.environ.get("SELFREVIEW_BROWSER") or system_browser()
        with playwright.chromium.launch(executable_path=named or None, args=BROWSER_OPTIONS) as chromium:
            yield chromium


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh tab; the test fails when a page of its context does what ``watch`` notes."""
    with browser.new_context(locale="zh-CN") as context:
        complaints = watch(context)
        yield context.new_page()
    assert complaints == []


@pytest.fixture
def serve() -> Iterator[Callable[..., str]]:
    """A function that serves a folder over http on this machine and returns its address.

    It takes the folder, and as ``headers`` what every answer shall carry.
    """
    servers: list[http.server.ThreadingHTTPServer] = []

    def start(folder: Path, headers: Mapping[str, str] | None = None) -> str:
        handler = functools.partial(QuietHandler, directory=str(folder), headers_sent=headers or {})
        server = Server(("127.0.0.1", 0), handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}/"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """A built library of many small reports with hostile texts and names, and a study page."""
    built = build_site(
        tmp_path_factory.mktemp("library"), hostile_site.SOURCES, study={"xiefa.md": hostile_site.STUDY}
    )
    assert built.code == 0, built.output
    return built


@pytest.fixture(scope="session")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The sample library with the guide, built strictly as this project publishes it."""
    built = build_from(ROOT / "mkdocs.yml", tmp_path_factory.mktemp("own") / "site", ("--strict",))
    assert built.code == 0, built.output
    return built


@pytest.fixture(params=["file", "http"])
def base(request: pytest.FixtureRequest, site: BuiltSite, serve: Callable[..., str]) -> str:
    """Address of the site, as opened from its folder and as served."""
    return site.url("") + "/" if request.param == "file" else serve(site.root)


@pytest.fixture
def report(site: BuiltSite) -> str:
    """Address of a report below the site's root."""
    return sorted(site.root.glob("reports/r*/index.html"))[0].relative_to(site.root).as_posix()


class Server(http.server.ThreadingHTTPServer):
    """Lets a page ask for all its scripts at once: the usual queue of five refuses some of them."""

    request_queue_size = 64


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves files without a line on the console for each."""

    def __init__(self, *arguments: Any, headers_sent: Mapping[str, str], **named: Any) -> None:
        self.headers_sent = headers_sent
        super().__init__(*arguments, **named)

    def end_headers(self) -> None:
        """Add the headers that the test asked for."""
        for name, value in self.headers_sent.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""
