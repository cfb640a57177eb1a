"""What a generated page is, independent of the engine that publishes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of a page's table of contents."""

    title: str
    """Plain text."""
    anchor: str
    children: tuple[Heading, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A generated page; all texts are plain text except what ``render`` returns."""

    path: str
    """Address below the site's root: ids and fixed words, ending with a slash (``reports/r0123456789/``)."""
    title: str
    description: str
    render: Callable[[str], str]
    """Makes the safe HTML of the page from the HTML of the keeper's own page at this address, if any."""
    toc: tuple[Heading, ...] = ()
    anchors: frozenset[str] = frozenset()
    """Ids of the page that others may link to."""
    listed: bool = False
    """Whether the page may stand in the navigation."""

    @property
    def src_uri(self) -> str:
        """Path of the Markdown file that the page stands for."""
        return f"{self.path}index.md"
