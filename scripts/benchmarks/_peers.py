"""What else searches a static site: Material's search with jieba, Pagefind, and plain ``includes``."""

from __future__ import annotations

import functools
import html
import importlib.util
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from make_corpus import make_reports

from benchmarks import _chromium
from benchmarks._texts import Scan

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_CONFIG = r"""site_name: bench
use_directory_urls: false
theme: {name: material, language: zh, font: false}
plugins:
  - search:
      lang: zh
      separator: '[\s\u200b\-、。，．？！；：“”‘’《》（）()·…—]+'
"""
_LISTEN = """(() => {
  const Real = Worker;
  window.answers = [];
  window.Worker = class extends Real {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", (event) => answers.push(event.data));
    }
  };
})()"""
_MATERIAL_READY = "answers.some((answer) => answer.type === 1)"
_MATERIAL = """async (query) => {
  const input = document.querySelector("[data-md-component=search-query]");
  const before = answers.filter((answer) => answer.type === 3).length;
  const start = performance.now();
  input.value = query;
  input.dispatchEvent(new Event("focus"));
  input.dispatchEvent(new Event("keyup", {bubbles: true}));
  input.dispatchEvent(new Event("input", {bubbles: true}));
  for (;;) {
    const results = answers.filter((answer) => answer.type === 3);
    if (results.length > before || performance.now() - start > 5000) {
      const items = results.length > before ? results[results.length - 1].data.items : [];
      return {ms: performance.now() - start, found: [].concat(...items).map((item) => item.location)};
    }
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}"""
_PAGEFIND = """async (query) => {
  const start = performance.now();
  const found = await pagefind.search(query);
  const first = await Promise.all(found.results.slice(0, 10).map((result) => result.data()));
  const ms = performance.now() - start;
  const rest = await Promise.all(found.results.slice(10).map((result) => result.data()));
  return {ms, found: first.concat(rest).map((result) => result.url)};
}"""
_INCLUDES = """(query) => {
  const start = performance.now();
  const found = texts.filter(([, text]) => text.includes(query)).map(([name]) => name);
  return {ms: performance.now() - start, found};
}"""


def compare(count: int, folder: Path, scan: Scan, queries: Sequence[str]) -> None:
    """Ask the same queries of the peers; they find pages, so whole reports are compared."""
    wanted = [{_number(address) for address in scan.find(query).reports} for query in queries]
    with _chromium.chromium() as browser:
        for name, peer in (("material", _material), ("pagefind", _pagefind), ("includes", _includes)):
            place = folder / name
            place.mkdir()
            peer(browser, count, place, functools.partial(_show, name, queries, wanted))


def _number(address: str) -> int:
    """Number of the report that an address or file name belongs to, -1 for another page's."""
    stem = address.split("#")[0].rsplit("/", 1)[-1].removesuffix(".html").removesuffix(".txt")
    if stem == "index":
        return int(address.split("/")[-2].removeprefix("r"), 16)
    return int(stem) if stem.isdecimal() else -1


def _show(
    name: str,
    queries: Sequence[str],
    wanted: Sequence[set[int]],
    page: Page,
    script: str,
    seconds: float,
    size: int,
) -> None:
    right = found_all = wanted_all = exact = 0
    times = []
    for query, reports in zip(queries, wanted, strict=True):
        answer = page.evaluate(script, query)
        found = {_number(place) for place in answer["found"]} - {-1}
        right, found_all, wanted_all = (
            right + len(found & reports),
            found_all + len(found),
            wanted_all + len(reports),
        )
        exact += found == reports
        times.append(answer["ms"])
    times.sort()
    print(
        f"{name}: recall {right / wanted_all:.3f}, precision {right / max(found_all, 1):.3f} (reports), "
        f"{exact} of {len(queries)} queries exact; p50 {times[len(times) // 2]:.0f} ms, "
        f"p95 {times[int(len(times) * 0.95)]:.0f} ms; index {size / 1e6:.1f} MB, built in {seconds:.1f} s",
        flush=True,
    )


_Shown = Callable[["Page", str, float, int], None]


def _material(browser: Browser, count: int, folder: Path, show: _Shown) -> None:
    """MkDocs with Material and its search plugin, which takes jieba where it is there; one page a report."""
    docs = folder / "docs"
    docs.mkdir()
    (folder / "mkdocs.yml").write_text(_CONFIG, encoding="utf-8")
    (docs / "index.md").write_text("# bench\n", encoding="utf-8")
    for report in make_reports(count):
        text = report.text.replace("\n", "\n\n")
        (docs / f"{report.number:06}.md").write_text(f"# {text}", encoding="utf-8")
    start = time.perf_counter()
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(folder / "mkdocs.yml")]
    subprocess.run(
        command, check=True, capture_output=True, env={"NO_MKDOCS_2_WARNING": "1", "PATH": "/usr/bin"}
    )
    seconds = time.perf_counter() - start
    size = (folder / "site" / "search" / "search_index.json").stat().st_size
    with _chromium.served(folder / "site") as address, browser.new_context() as context:
        page = context.new_page()
        page.add_init_script(_LISTEN)
        page.goto(f"{address}index.html")
        page.wait_for_function(_MATERIAL_READY, timeout=180_000)
        show(page, _MATERIAL, seconds, size)


def _pagefind(browser: Browser, count: int, folder: Path, show: _Shown) -> None:
    """Pagefind's extended build, which knows Chinese words; one page a report."""
    if not importlib.util.find_spec("pagefind"):
        print("pagefind: not installed (pip install 'pagefind[extended]')")
        return
    _write_pages(folder, make_reports(count))
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "pagefind", "--site", str(folder)], check=True, capture_output=True)
    seconds = time.perf_counter() - start
    size = sum(path.stat().st_size for path in (folder / "pagefind").rglob("*") if path.is_file())
    with _chromium.served(folder) as address, browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address}index.html")
        page.evaluate("import('./pagefind/pagefind.js').then((module) => { window.pagefind = module; })")
        show(page, _PAGEFIND, seconds, size)


def _includes(browser: Browser, count: int, folder: Path, show: _Shown) -> None:
    """All texts in one script, searched from end to end: exact, once all of it is loaded."""
    start = time.perf_counter()
    texts = [[f"{report.number:06}.html", report.text] for report in make_reports(count)]
    (folder / "texts.js").write_text(
        f"var texts = {json.dumps(texts, ensure_ascii=False)};", encoding="utf-8"
    )
    (folder / "index.html").write_text(
        '<meta charset="utf-8"><script src="texts.js"></script>', encoding="utf-8"
    )
    seconds = time.perf_counter() - start
    with _chromium.served(folder) as address, browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address}index.html")
        show(page, _INCLUDES, seconds, (folder / "texts.js").stat().st_size)


def _write_pages(folder: Path, reports: Iterable[Any]) -> None:
    head = '<!doctype html><html lang="zh"><meta charset="utf-8">'
    (folder / "index.html").write_text(f"{head}<title>bench</title>", encoding="utf-8")
    for report in reports:
        body = "".join(f"<p>{html.escape(line)}</p>" for line in report.text.splitlines())
        page = f"{head}<title>{html.escape(report.title)}</title><body><main>{body}</main>"
        (folder / f"{report.number:06}.html").write_text(page, encoding="utf-8")
