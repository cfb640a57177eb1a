"""Checks a built site on disk: every link and anchor leads somewhere, and nothing is asked of the outside."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

_LOADING = {"src", "srcset", "poster", "data"}
_CSS_URL = re.compile(r"(?:url\(|@import)\s*['\"]?\s*((?:https?:)?//[^'\")\s]+)", re.IGNORECASE)


@dataclass
class Found(HTMLParser):
    """Ids and addresses of one HTML file."""

    ids: set[str] = field(default_factory=set)
    targets: list[str] = field(default_factory=list)
    """Everything that ``href`` and ``src`` name."""
    loaded: list[str] = field(default_factory=list)
    """What a browser fetches without being asked."""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the addresses and the id of a tag."""
        for name, value in attrs:
            if name == "id" and value:
                self.ids.add(value)
            elif name == "href" and value is not None:
                self.targets.append(value)
                self.loaded += [value] if tag == "link" else []
            elif name in _LOADING and value is not None:
                self.targets.append(value)
                self.loaded.append(value)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Treat ``<img/>`` as ``<img>``."""
        self.handle_starttag(tag, attrs)


def broken_links(site: Path) -> list[str]:
    """Every internal link of the site that leads nowhere, as ``page: link``."""
    pages = read_pages(site)
    return [
        f"{page.relative_to(site).as_posix()}: {target}"
        for page, found in pages.items()
        for target in found.targets
        if not _leads_somewhere(site, page, target, pages)
    ]


def foreign_requests(site: Path) -> list[str]:
    """Everything that the pages and stylesheets would fetch from the outside, as ``file: address``."""
    foreign = [
        f"{page.relative_to(site).as_posix()}: {target}"
        for page, found in read_pages(site).items()
        for target in found.loaded
        if urlsplit(target).netloc
    ]
    for sheet in sorted(site.rglob("*.css")):
        urls = _CSS_URL.findall(sheet.read_text(encoding="utf-8"))
        foreign += [f"{sheet.relative_to(site).as_posix()}: {url}" for url in urls]
    return foreign


def read_pages(site: Path) -> dict[Path, Found]:
    """All HTML files of the site."""
    pages = {}
    for path in sorted(site.rglob("*.html")):
        pages[path] = Found()
        pages[path].feed(path.read_text(encoding="utf-8"))
    return pages


def _leads_somewhere(site: Path, page: Path, target: str, pages: dict[Path, Found]) -> bool:
    parts = urlsplit(target)
    if parts.scheme or parts.netloc:
        return True
    path = unquote(parts.path)
    goal = page if not path else (site / path.lstrip("/") if path.startswith("/") else page.parent / path)
    goal = goal.resolve()
    if goal.is_dir() or path.endswith("/"):
        goal /= "index.html"
    fragment = unquote(parts.fragment)
    # Conditions of the list of reports stand in the fragment, too.
    needs_anchor = fragment and "=" not in fragment and goal in pages
    return goal.is_file() and (not needs_anchor or fragment in pages[goal].ids)
