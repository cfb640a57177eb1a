"""Whole libraries, laid out as a keeper would and built by MkDocs itself."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from mkdocs_selfreview.scaffold import create_library


@dataclass(frozen=True)
class BuiltSite:
    """A site on disk, with the exit code of its build and what it printed."""

    root: Path
    code: int
    output: str

    def read(self, name: str) -> str:
        """The text of a file of the site."""
        return (self.root / name).read_text(encoding="utf-8")

    def url(self, name: str = "index.html") -> str:
        """The address of a file of the site when it is opened from its folder."""
        return (self.root / name).as_uri()


def build_site(
    folder: Path,
    sources: Mapping[str, str | bytes],
    *,
    study: Mapping[str, str | bytes] | None = None,
    edit_config: Callable[[str], str] = str,
    options: tuple[str, ...] = (),
) -> BuiltSite:
    """Lay a new library out in ``folder``, put the files in and build it.

    ``sources`` and ``study`` map names below ``docs/sources`` and ``docs/study`` to contents; ``edit_config``
    changes the text of ``mkdocs.yml``; ``options`` go to ``mkdocs build``.
    """
    create_library(folder)
    config = folder / "mkdocs.yml"
    config.write_text(edit_config(config.read_text(encoding="utf-8")), encoding="utf-8")
    for place, files in (("sources", sources), ("study", study or {})):
        for name, content in files.items():
            path = folder / "docs" / place / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
    return rebuild(BuiltSite(folder / "site", 0, ""), options)


def rebuild(site: BuiltSite, options: tuple[str, ...] = ()) -> BuiltSite:
    """Build a library again, as it is now; ``options`` go to ``mkdocs build``."""
    return build_from(site.root.parent / "mkdocs.yml", site.root, options)


def build_from(config: Path, root: Path, options: tuple[str, ...] = ()) -> BuiltSite:
    """Build the site of a configuration into ``root``; ``options`` go to ``mkdocs build``."""
    environment = {**os.environ, "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"}
    environment.pop("SELFREVIEW_SOURCES", None)
    options = ("--site-dir", str(root), *options)
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--config-file", str(config), *options],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return BuiltSite(root, built.returncode, built.stdout.decode())
