"""The shipped scripts in Chromium, from a server on this machine and from the folder, nothing cached."""

from __future__ import annotations

import functools
import http.server
import multiprocessing
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from _browser import system_browser

from mkdocs_selfreview.assets import ASSETS, published

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SCRIPTS = ("data", "query", "texts", "lists", "tally", "matching", "candidates", "run", "near", "engine")

_PAGE = """<!doctype html><meta charset="utf-8"><title>bench</title><link rel="icon" href="data:,">
{scripts}<script src="ready.js"></script>
"""
# Sizes are asked for afterwards: what listens to each request takes time from the search on the same cores.
_SEARCH = """async ({query, full}) => {
  const index = await selfreview.search.open(root);
  const fetched = () => performance.getEntries().reduce((sum, file) => sum + (file.encodedBodySize || 0), 0);
  performance.setResourceTimingBufferSize(100000);
  const before = fetched();
  const start = performance.now();
  let first = 0;
  const seen = () => { first = first || performance.now() - start; };
  const result = await index.search(query, {full, exactly: full, onProgress: seen});
  seen();
  const all = performance.now() - start;
  return {first, all, before, fetched: fetched() - before, hits: result.hits.length,
          complete: result.complete, total: result.total, occurrences: result.occurrences,
          reports: result.reports};
}"""


@dataclass(frozen=True, slots=True)
class Timed:
    """A search in the browser."""

    found: dict[str, Any]
    """``first`` and ``all`` in milliseconds, counts, and whether they are complete."""
    before: int
    """Bytes fetched before the query; 0 from a folder, whose files have no such figure."""
    fetched: int
    """Bytes fetched for it."""


def make_site(data: Path, folder: Path) -> None:
    """A page that has nothing but the search scripts, beside an index."""
    for name in SCRIPTS:
        (folder / f"{name}.js").write_bytes(published(ASSETS / "search" / f"{name}.js"))
    (folder / "search").mkdir(exist_ok=True)
    (folder / "search" / "data").symlink_to(data.resolve(), target_is_directory=True)
    tags = "".join(f'<script src="{name}.js"></script>' for name in SCRIPTS)
    (folder / "index.html").write_text(_PAGE.format(scripts=tags), encoding="utf-8")
    ready = (
        'var root = new URL("./", location.href).href; '
        "var ready = selfreview.search.open(root).then((index) => index.warm());"
    )
    (folder / "ready.js").write_text(ready, encoding="utf-8")


class _Server(http.server.SimpleHTTPRequestHandler):
    """Serves files over connections that stay open, quietly."""

    protocol_version = "HTTP/1.1"
    # As nginx and Apache do. Head and body are two writes here; without this, the second waits up to 40 ms
    # for the browser to acknowledge the first, file by file.
    disable_nagle_algorithm = True

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine, from a process that does nothing else; yields its address."""
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe()
    process = spawn.Process(target=_serve, args=(folder, theirs), daemon=True)
    process.start()
    try:
        yield f"http://127.0.0.1:{ours.recv()}/"
    finally:
        process.terminate()
        process.join()


def _serve(folder: Path, port: Connection) -> None:
    """Serve a folder until the process ends, and tell at which port."""
    handler = functools.partial(_Server, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        port.send(server.server_port)
        server.serve_forever()


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless browser."""
    from playwright.sync_api import sync_playwright

    options = ["--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=system_browser() or None, args=options) as browser,
    ):
        yield browser


def search(browser: Browser, address: str, queries: Sequence[str], *, full: bool = False) -> Iterator[Timed]:
    """Ask each query of a page of its own that has cached nothing and opened the index."""
    for query in queries:
        with browser.new_context() as context:
            page = context.new_page()
            page.goto(f"{address}index.html")
            page.wait_for_function("ready.then(() => true)")
            found = page.evaluate(_SEARCH, {"query": query, "full": full})
            yield Timed(found, found.pop("before"), found.pop("fetched"))
