"""What the site's ``mkdocs.yml`` says that a command without MkDocs must know too: the names to be masked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from mkdocs_selfreview.diagnostics import SelfReviewError
from mkdocs_selfreview.screening import NO_NAMES, NamesToMask
from mkdocs_selfreview.taxonomy.records import USE_COLON, wide_colon

DEFAULT_STUDY = "study"
"""The folder of study materials unless the site names another."""
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
    refuse_repeated(config)
    given = _plugin(config)[1].get("screening")
    screening = _mapping(given)
    names = screening.get("names") or []
    titled = screening.get("titled_names", False)
    listed = isinstance(names, list) and all(isinstance(name, str) for name in names)
    if not isinstance(given, dict | None) or not listed or not isinstance(titled, bool):
        raise SelfReviewError(
            f"{config} 中 screening 的写法有误：下面各写一行，冒号用半角的“:”，后面空一格；"
            "names 应是名称的列表，titled_names 应是 true 或 false"
        )
    return NamesToMask(tuple(names), titled) if screening else NO_NAMES


def study_folder(config: Path) -> Path:
    """Where a site has its study materials; raises ``SelfReviewError`` for a file that cannot be used."""
    refuse_repeated(config)
    settings, plugin = _plugin(config)
    docs, study = settings.get("docs_dir"), plugin.get("study")
    # a path that only MkDocs can tell (!ENV) is most likely the usual one
    named = docs if isinstance(docs, str) else "docs", study if isinstance(study, str) else DEFAULT_STUDY
    return config.parent.joinpath(*named).resolve()


def refuse_repeated(config: Path) -> None:
    """Raise ``SelfReviewError`` where a setting of the plugin is written twice.

    YAML takes the latter without a word: an empty ``screening`` would undo the list of names above it.
    """
    written = _written(config)
    try:
        root = yaml.compose(written, _Loader)
    except yaml.YAMLError as error:
        raise SelfReviewError(f"读不了 {config}：{_what_is_wrong(written, error)}") from error
    plugins = [part for _, part in _named(root, "plugins")]
    given = [part for plugin in plugins for _, part in _named(plugin, "selfreview")]
    within = [value for part in given for _, value in _pairs(part)]
    problems = [
        f"{config} 第 {second.start_mark.line + 1} 行又写了一次“{second.value}”"
        f"（第 {first.start_mark.line + 1} 行已有），只会有一处起作用；请并成一处，把另一处删去"
        for mapping in (root, *plugins, *given, *within)
        for first, second in _repeated(mapping)
        if mapping is not root or second.value == "plugins"
    ]
    if problems:
        raise SelfReviewError("\n".join(problems))


def _what_is_wrong(written: str, error: yaml.YAMLError) -> str:
    """Where the YAML of a file is broken, and what to do."""
    mark = error.problem_mark if isinstance(error, yaml.MarkedYAMLError) else None
    if mark is None:
        return f"请检查它的写法（{str(error).splitlines()[0]}）"
    wide = wide_colon(written, mark.line)
    if wide is not None:
        return f"第 {wide + 1} 行的{USE_COLON}"
    return f"第 {mark.line + 1} 行附近写法有误，请检查缩进、引号、冒号后的空格"


def _repeated(mapping: yaml.Node | None) -> Iterator[tuple[yaml.Node, yaml.Node]]:
    """The keys that stand in a mapping more than once, each with its first occurrence."""
    first: dict[str, yaml.Node] = {}
    for key, _ in _pairs(mapping) if isinstance(mapping, yaml.MappingNode) else ():
        if key is not first.setdefault(str(key.value), key):
            yield first[str(key.value)], key


def _named(node: yaml.Node | None, name: str) -> Iterator[tuple[yaml.Node, yaml.Node]]:
    """All that stands under a key in a mapping, or in the mappings of a list."""
    parts = node.value if isinstance(node, yaml.SequenceNode) else [node]
    return (pair for part in parts for pair in _pairs(part) if pair[0].value == name)


def _pairs(node: yaml.Node | None) -> list[tuple[yaml.Node, yaml.Node]]:
    return node.value if isinstance(node, yaml.MappingNode) else []


def _written(config: Path) -> str:
    try:
        return config.read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        raise SelfReviewError(f"读不了 {config}：{error}；请另存为 UTF-8") from error


def _plugin(config: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """The site's settings, and those of the plugin."""
    settings = _mapping(yaml.load(_written(config), _Loader))
    return settings, _mapping(_plugins(settings).get("selfreview"))


def _plugins(settings: Any) -> dict[str, Any]:
    """The plugins by name, in either way that MkDocs allows."""
    found = _mapping(settings).get("plugins")
    if isinstance(found, dict):
        return found
    entries = found if isinstance(found, list) else []
    return {name: options for entry in entries for name, options in _mapping(entry).items()}


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
