"""The package's stylesheets and scripts as a site publishes them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import rjsmin

ASSETS = Path(__file__).with_name("assets")
_VENDORED = ASSETS / "vendor"


def published_assets() -> Iterator[tuple[str, bytes]]:
    """Address of each asset among them, and its content."""
    for path in sorted(ASSETS.rglob("*")):
        if path.is_file():
            yield path.relative_to(ASSETS).as_posix(), published(path)


def published(path: Path) -> bytes:
    """An asset's content; the project's own scripts without comments and indents, nearly half of them."""
    content = path.read_bytes()
    if path.suffix != ".js" or path.is_relative_to(_VENDORED):
        return content
    minified: bytes = rjsmin.jsmin(content)
    return minified
