"""What the site's ``mkdocs.yml`` says that a command without MkDocs must know too: the names to be masked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from mkdocs_selfreview.diagnostics import SelfReviewError
from mkdocs_selfreview.screening import NO_NAMES, NamesToMask

_FILE = "mkdocs.yml"


class _Loader(yaml.SafeLoader):
    """Reads past what only MkDocs understands (``!ENV``, Python names); nothing of it is run."""


_Loader.add_multi_constructor("", lambda *_: None)


def config_above(folder: Path) -> Path | None:
    """The ``mkdocs.yml`` in a folder or in the nearest one above it that has one."""
    whole = folder.resolve()
    return next((above / _FILE for above in (whole, *whole.parents) if (above / _FILE).is_file()), None)


def names_in(config: Path) -> NamesToMask:
    """The names that a site masks; raises ``SelfReviewError`` for a file that cannot be used."""
    try:
        settings = yaml.load(config.read_text(encoding="utf-8-sig"), _Loader)
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise SelfReviewError(f"读不了 {config}，请检查它的写法（{str(error).splitlines()[0]}）") from error
    screening = _mapping(_mapping(_plugins(settings).get("selfreview")).get("screening"))
    names = screening.get("names") or []
    titled = screening.get("titled_names", False)
    listed = isinstance(names, list) and all(isinstance(name, str) for name in names)
    if not listed or not isinstance(titled, bool):
        raise SelfReviewError(
            f"{config} 中 screening 的写法有误：names 应是名称的列表，titled_names 应是 true 或 false"
        )
    return NamesToMask(tuple(names), titled) if screening else NO_NAMES


def _plugins(settings: Any) -> dict[str, Any]:
    """The plugins by name, in either way that MkDocs allows."""
    found = _mapping(settings).get("plugins")
    if isinstance(found, dict):
        return found
    entries = found if isinstance(found, list) else []
    return {name: options for entry in entries for name, options in _mapping(entry).items()}


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
