"""YAML that knows its lines: typed values, and every problem noted instead of the first one raised."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from typing import TypeAlias

import yaml

from mkdocs_selfreview.diagnostics import SelfReviewError

Scalar: TypeAlias = str | int | float | bool | None

CONFIDENCE = ("confirmed", "reported", "unverified")
"""How well a fact is known: from an organ's own page, from others' pages, from memory."""

# A key of ours before the colon of a Chinese keyboard; words in Chinese may well have one of their own.
_WIDE_COLON = re.compile(r"[\s-]*[A-Za-z_]+\s*：")
USE_COLON = "冒号要用半角的“:”（英文输入法），后面空一格"
"""What a keeper is told of a full-width colon."""
_FLAGS = {"是": True, "否": False}
_TAG = "tag:yaml.org,2002:"
_DEEPEST = 8
_NAMES: Mapping[type, str] = {
    str: "文字",
    int: "整数",
    float: "小数",
    bool: "true/false",
    type(None): "空白",
    tuple: "列表",
    dict: "键值对",
}


class TaxonomyError(SelfReviewError):
    """Taxonomy files that cannot be used; the message lists every problem as ``file:line: what to do``."""


@dataclass(frozen=True, slots=True)
class Node:
    """A value of a YAML file with its place."""

    value: Scalar | tuple[Node, ...] | dict[str, Node]
    file: str
    line: int
    """Counted from 1."""
    key: str = field(default="", compare=False)
    """Under which the value stands; empty in a list."""


@dataclass(slots=True)
class Problems:
    """What is wrong with the files, gathered so that a keeper can mend all of it at once."""

    found: list[str] = field(default_factory=list)

    def add(self, place: Node, message: str) -> None:
        """Note a problem (in Chinese: what to do) at the place of a value."""
        self.found.append(f"{place.file}:{place.line}: {message}")

    def raise_any(self) -> None:
        """Raise ``TaxonomyError`` with all problems, if there are any."""
        if self.found:
            raise TaxonomyError("\n".join(self.found))


def read_records(path: Path, problems: Problems) -> Node:
    """Read a YAML file; a broken or empty one gives an empty mapping, the former with a problem noted."""
    file = path.as_posix()
    try:
        written = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        problems.add(Node(None, file, 1), "文件不是 UTF-8 编码，请另存为 UTF-8")
        return Node({}, file, 1)
    return parse_records(written, file, problems)


def parse_records(written: str, file: str, problems: Problems, first: int = 1) -> Node:
    """Like ``read_records``, of YAML that begins at line ``first`` of a file."""
    empty = Node({}, file, first)
    # The C loader is ten times faster, but not every wheel has it.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        root = yaml.compose(written, Loader=loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line if error.problem_mark else 0
        wide = wide_colon(written, line)
        message = f"YAML 写法有误（{error.problem}），请检查缩进、引号、冒号后的空格"
        place = Node(None, file, first + (line if wide is None else wide))
        problems.add(place, message if wide is None else USE_COLON)
        return empty
    except yaml.YAMLError:
        problems.add(empty, "文件里有 YAML 不允许的控制字符，请删去")
        return empty
    wide = wide_colon(written, root.end_mark.line) if isinstance(root, yaml.ScalarNode) else None
    if wide is not None:
        problems.add(Node(None, file, first + wide), USE_COLON)
        return empty
    node = empty if root is None else _node(root, file, first, problems, 0)
    return empty if node.value is None else node


def wide_colon(written: str, last: int) -> int | None:
    """The first line, counted from 0, up to ``last`` whose key has a full-width colon, if any has."""
    lines = enumerate(written.splitlines()[: last + 1])
    return next((number for number, line in lines if _WIDE_COLON.match(line)), None)


def _node(raw: yaml.Node, file: str, first: int, problems: Problems, depth: int, key: str = "") -> Node:
    here = Node(None, file, raw.start_mark.line + first, key)
    if depth > _DEEPEST:
        problems.add(here, "嵌套太深，请检查缩进，不要用引用（& 和 *）")
        return here
    if isinstance(raw, yaml.SequenceNode):
        parts = tuple(_node(child, file, first, problems, depth + 1) for child in raw.value)
        return replace(here, value=parts)
    if isinstance(raw, yaml.MappingNode):
        values: dict[str, Node] = {}
        for written, child in raw.value:
            name = str(written.value)
            if name in values:
                place = Node(None, file, written.start_mark.line + first)
                problems.add(place, f"“{name}”写了两次，请删去一处")
            values[name] = _node(child, file, first, problems, depth + 1, name)
        return replace(here, value=values)
    return replace(here, value=_scalar(raw))


def _scalar(raw: yaml.Node) -> Scalar:
    text = str(raw.value)
    kind = raw.tag.removeprefix(_TAG)
    if kind == "null":
        return None
    if kind == "bool":
        return text.lower() in {"true", "yes", "on"}
    if kind in {"int", "float"}:
        try:
            return int(text) if kind == "int" else float(text)
        except ValueError:  # 0x1F, 12:30 and the like are words here
            return text
    return text


def fields(
    node: Node, problems: Problems, required: Collection[str] = (), optional: Collection[str] = ()
) -> dict[str, Node]:
    """Return the values of a mapping by key, with unknown keys left out and missing ones noted."""
    if not isinstance(node.value, dict):
        now = f"现在是{_name(node)}" + (f"；{USE_COLON}" if "：" in node.key else "")
        problems.add(node, f"{_here(node)}应是键值对（如 id: …），{now}")
        return {}
    known = {*required, *optional}
    unknown = [key for key in node.value if key not in known]
    for key, message in zip(unknown, unknown_keys(unknown, sorted(known)), strict=True):
        problems.add(node.value[key], message)
    for key in required:
        if key not in node.value:
            problems.add(node, f"缺少“{key}”，请补上")
    return {key: child for key, child in node.value.items() if key in known}


def unknown_keys(unknown: Iterable[str], known: Collection[str]) -> Iterator[str]:
    """What is said of each unknown key: what was most likely meant, or once all that there are."""
    listed = False
    for key in unknown:
        near = get_close_matches(key, known, 1)
        if "：" in key:
            yield f"“{key}”里的{USE_COLON}"
        elif near:
            yield f"不认识“{key}”，是不是“{near[0]}”？"
        else:
            yield f"不认识“{key}”" + ("，也请改正或删去" if listed else f"，可用的是：{'、'.join(known)}")
            listed = True


def children(node: Node | None, problems: Problems) -> tuple[Node, ...]:
    """Return the entries of a list; none for a value that is absent."""
    if node is None:
        return ()
    if isinstance(node.value, tuple):
        return node.value
    problems.add(node, f"{_here(node)}应是列表（每项以“- ”开头），现在是{_name(node)}")
    return ()


def text(node: Node | None, problems: Problems, default: str = "") -> str:
    """Return a string; ``default`` for a value that is absent."""
    if node is None:
        return default
    if isinstance(node.value, str) and node.value.strip():
        return node.value
    problems.add(node, f"{_here(node)}应是文字，现在是{_name(node)}（数字和 yes/no 请加引号）")
    return default


def texts(node: Node | None, problems: Problems) -> tuple[str, ...]:
    """Return a list of strings."""
    return tuple(text(child, problems) for child in children(node, problems))


def number(node: Node | None, problems: Problems, default: float = 0) -> float:
    """Return a number; ``default`` for a value that is absent."""
    if node is None:
        return default
    if isinstance(node.value, int | float) and not isinstance(node.value, bool):
        return node.value
    problems.add(node, f"{_here(node)}应是数字，现在是{_name(node)}")
    return default


def year(node: Node, problems: Problems) -> int:
    """Return a year of four digits."""
    if isinstance(node.value, int) and 1900 <= node.value <= 2100:
        return node.value
    problems.add(node, f"{_here(node)}应是四位数的年份，现在是“{node.value}”")
    return 0


def flag(node: Node | None, problems: Problems, default: bool = False) -> bool:
    """Return a truth value, which may be written 是 or 否; ``default`` for a value that is absent."""
    if node is None:
        return default
    if isinstance(node.value, bool):
        return node.value
    if node.value in _FLAGS:
        return _FLAGS[node.value]
    now = f"“{node.value}”" if isinstance(node.value, str) and node.value else _name(node)
    problems.add(node, f"{_here(node)}应是 true 或 false（也可以写“是”“否”），现在是{now}")
    return default


def choice(node: Node, problems: Problems, allowed: Collection[str]) -> str:
    """Return a string that must be one of ``allowed``."""
    chosen = text(node, problems)
    if chosen and chosen not in allowed:
        problems.add(node, f"“{chosen}”不能用在这里，可用的是：{'、'.join(allowed)}")
    return chosen


def _here(node: Node) -> str:
    return f"“{node.key}”一项" if node.key else "这里"


def _name(node: Node) -> str:
    if node.value == "":
        return _NAMES[type(None)]
    return _NAMES[type(node.value)]
