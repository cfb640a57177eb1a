"""Fixtures that several test modules share: a browser, and a server for pages that need one."""

from __future__ import annotations

import functools
import http.server
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from _browser import system_browser

if TYPE_CHECKING:  # a run without browser tests needs no Playwright
    from playwright.sync_api import Browser, Page

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
    """A fresh tab; the test fails when its pages raise an error or ask anything of the outside."""
    complaints: list[str] = []
    inside = ("file:", "data:", "blob:", "about:", "http://127.0.0.1:")
    with browser.new_context(locale="zh-CN") as context:
        tab = context.new_page()
        tab.on("pageerror", lambda error: complaints.append(f"error: {error}"))
        tab.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        context.on(
            "request", lambda asked: None if asked.url.startswith(inside) else complaints.append(asked.url)
        )
        yield tab
    assert complaints == []


@pytest.fixture
def serve() -> Iterator[Callable[[Path], str]]:
    """A function that serves a folder over http on this machine and returns its address."""
    servers: list[http.server.ThreadingHTTPServer] = []

    def start(folder: Path) -> str:
        handler = functools.partial(QuietHandler, directory=str(folder))
        server = Server(("127.0.0.1", 0), handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}/"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


class Server(http.server.ThreadingHTTPServer):
    """Lets a page ask for all its scripts at once: the usual queue of five refuses some of them."""

    request_queue_size = 64


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves files without a line on the console for each."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""
