"""Reads the taxonomy files, lays a keeper's files over them and checks everything."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from .cues import Cue, read_cue
from .entries import Dimension, DimensionSet, Root, SentenceFunction, Taxonomy, Theme
from .phrasing import KEYS as PHRASING_KEYS
from .phrasing import read_phrasing
from .records import (
    CONFIDENCE,
    Node,
    Problems,
    children,
    choice,
    fields,
    flag,
    number,
    read_records,
    text,
    texts,
)
from .terms import read_terms
from .weights import PATH as WEIGHTS

_Words: TypeAlias = Mapping[str, Sequence[str]]

_HERE = Path(__file__).parent
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_KINDS = ("problem", "cause", "measure")
# Lists to which a keeper's entry adds; every other key of it replaces.
_GROWING = ("cues", "aliases", "near", "explains", "partly", "not", "wrong", "outdated")


@dataclass(frozen=True, slots=True)
class _Files:
    """The package's data folder and a keeper's one over it."""

    overrides: Path | None
    problems: Problems

    def paths(self) -> list[Path]:
        """All files that are there, the package's first."""
        folders = [_HERE] + ([self.overrides] if self.overrides and self.overrides.is_dir() else [])
        return [path for folder in folders for path in sorted(folder.glob("*.yml"))]

    def records(self, name: str, key: str, *extra: str) -> tuple[dict[str, Node], dict[str, Node]]:
        """Return the merged entries under ``key`` by id, and the merged lists under ``extra`` keys."""
        entries: dict[str, Node] = {}
        others: dict[str, Node] = {}
        for path in self.paths():
            if path.name == name:
                top = fields(read_records(path, self.problems), self.problems, optional=(key, *extra))
                entries = _merged(entries, _by_id(top.pop(key, None), self.problems), self.problems)
                others = _grown(others, top)
        return entries, others

    def lists(self, name: str, *keys: str) -> dict[str, Node]:
        """Return the merged lists of a file that holds nothing else."""
        found: dict[str, Node] = {}
        for path in self.paths():
            if path.name == name:
                found = _grown(found, fields(read_records(path, self.problems), self.problems, optional=keys))
        return found


def load_taxonomy(overrides: Path | None = None) -> Taxonomy:
    """Load the package's taxonomy with a keeper's folder laid over it, if that is there.

    Raises ``TaxonomyError`` with every problem of every file as ``file:line: what to do``.
    """
    problems = Problems()
    files = _Files(overrides, problems)
    _check_names(files)
    dimension_nodes, _ = files.records("dimensions.yml", "dimensions")
    set_nodes, _ = files.records("dimension_sets.yml", "sets")
    theme_nodes, other = files.records("themes.yml", "themes", "neutral", "words")
    root_nodes, _ = files.records("roots.yml", "roots")
    function_nodes, _ = files.records("functions.yml", "functions")
    term_nodes, _ = files.records("terms.yml", "terms")

    words = {name: texts(node, problems) for name, node in _mapping(other.get("words"), problems).items()}
    dimensions = {id_: _dimension(node, words, problems) for id_, node in dimension_nodes.items()}
    sets = [_dimension_set(node, problems) for node in set_nodes.values()]
    themes = [_theme(node, words, problems) for node in theme_nodes.values()]
    roots = [_root(node, words, problems) for node in root_nodes.values()]
    functions = [_function(node, problems) for node in function_nodes.values()]
    terms = read_terms(term_nodes.values(), theme_nodes, problems)
    neutral = texts(other.get("neutral"), problems)
    phrasing = read_phrasing(files.lists("phrases.yml", *PHRASING_KEYS), problems)
    named = (dimension_nodes, set_nodes, theme_nodes, root_nodes, term_nodes)
    _check_references([node for nodes in named for node in nodes.values()], dimensions, problems)
    _check_explained(root_nodes, theme_nodes, problems)
    problems.raise_any()
    version = hashlib.sha256(b"\0".join(path.read_bytes() for path in (*files.paths(), WEIGHTS))).hexdigest()
    return Taxonomy(
        dimensions=tuple(dimensions.values()),
        sets=tuple(sets),
        themes=tuple(themes),
        roots=tuple(roots),
        functions=tuple(functions),
        neutral=neutral,
        version=version,
        terms=terms,
        phrasing=phrasing,
    )


def _check_names(files: _Files) -> None:
    known = sorted(path.name for path in _HERE.glob("*.yml"))
    for path in files.paths():
        if path.name not in known:
            place = Node(None, path.as_posix(), 1)
            files.problems.add(place, f"文件名不认识，可用的是：{'、'.join(known)}")


def _by_id(node: Node | None, problems: Problems) -> dict[str, Node]:
    found: dict[str, Node] = {}
    for child in children(node, problems):
        values = child.value if isinstance(child.value, dict) else {}
        if "id" not in values:
            problems.add(child, "缺少“id”，请补上")
            continue
        id_ = text(values["id"], problems)
        if not _ID.fullmatch(id_):
            problems.add(values["id"], f"id “{id_}”只能用小写字母、数字和连字符")
        if id_ in found:
            problems.add(values["id"], f"id “{id_}”重复（第 {found[id_].line} 行已有），请改名或合并")
        found[id_] = child
    return found


def _merged(below: dict[str, Node], above: dict[str, Node], problems: Problems) -> dict[str, Node]:
    """Lay a keeper's entries over the ones below: change, add, remove."""
    result = dict(below)
    for id_, node in above.items():
        values = dict(node.value) if isinstance(node.value, dict) else {}
        if flag(values.pop("remove", None), problems):
            if result.pop(id_, None) is None:
                problems.add(node, f"没有 id 为“{id_}”的条目，不必移除")
        elif id_ in result and isinstance(old := result[id_].value, dict):
            grown = {key: values.pop(key) for key in _GROWING if key in values}
            result[id_] = Node(_grown(old, grown) | values, node.file, node.line)
        else:
            result[id_] = Node(values, node.file, node.line)
    return result


def _grown(below: Mapping[str, Node], above: Mapping[str, Node]) -> dict[str, Node]:
    """Append the lists of ``above`` to those of ``below``, one by one where they stand in a mapping."""
    result = dict(below)
    for key, node in above.items():
        match (below[key].value if key in below else None, node.value):
            case (tuple() as old, tuple() as new):
                result[key] = Node((*old, *new), node.file, node.line)
            case (dict() as old, dict() as new):
                result[key] = Node(_grown(old, new), node.file, node.line)
            case _:
                result[key] = node
    return result


def _mapping(node: Node | None, problems: Problems) -> dict[str, Node]:
    if node is None or isinstance(node.value, dict):
        return node.value if node and isinstance(node.value, dict) else {}
    problems.add(node, "这里应是键值对（词类名称: [词, 词]）")
    return {}


def _dimension(node: Node, words: _Words, problems: Problems) -> Dimension:
    optional = ("base", "maps_to", "aliases", "near", "cues")
    values = fields(node, problems, ("id", "name", "description"), optional)
    base = flag(values.get("base"), problems)
    maps_to = texts(values.get("maps_to"), problems)
    if base == bool(maps_to):
        problems.add(node, "基础维度写 base: true，其他维度写 maps_to（所属基础维度的 id），两者写一个")
    return Dimension(
        id=text(values.get("id"), problems),
        name=text(values.get("name"), problems),
        description=text(values.get("description"), problems),
        base=base,
        maps_to=maps_to,
        aliases=texts(values.get("aliases"), problems),
        near=texts(values.get("near"), problems),
        cues=_cues(values.get("cues"), words, problems),
    )


def _dimension_set(node: Node, problems: Problems) -> DimensionSet:
    required = ("id", "years", "meeting", "dimensions", "confidence")
    values = fields(node, problems, required, ("level", "campaign", "note"))
    years = tuple(int(number(year, problems)) for year in children(values.get("years"), problems))
    confidence = values.get("confidence")
    return DimensionSet(
        id=text(values.get("id"), problems),
        years=years,
        meeting=text(values.get("meeting"), problems),
        level=text(values.get("level"), problems),
        campaign=text(values.get("campaign"), problems),
        dimensions=texts(values.get("dimensions"), problems),
        confidence=choice(confidence, problems, CONFIDENCE) if confidence else "",
        note=text(values.get("note"), problems),
    )


def _theme(node: Node, words: _Words, problems: Problems) -> Theme:
    values = fields(node, problems, ("id", "name", "group", "description", "cues"), ("dimensions",))
    return Theme(
        id=text(values.get("id"), problems),
        name=text(values.get("name"), problems),
        group=text(values.get("group"), problems),
        description=text(values.get("description"), problems),
        cues=_cues(values.get("cues"), words, problems),
        dimensions=texts(values.get("dimensions"), problems),
    )


def _root(node: Node, words: _Words, problems: Problems) -> Root:
    required = ("id", "name", "description", "cues", "explains")
    values = fields(node, problems, required, ("partly", "dimensions"))
    return Root(
        id=text(values.get("id"), problems),
        name=text(values.get("name"), problems),
        description=text(values.get("description"), problems),
        cues=_cues(values.get("cues"), words, problems),
        explains=texts(values.get("explains"), problems),
        partly=texts(values.get("partly"), problems),
        dimensions=texts(values.get("dimensions"), problems),
    )


def _function(node: Node, problems: Problems) -> SentenceFunction:
    values = fields(node, problems, ("id", "name", "description", "kinds", "cues"), ("opens",))
    cues = children(values.get("cues"), problems)
    for cue in cues:
        try:
            if re.compile(text(cue, problems)).groups:
                problems.add(cue, "正则表达式里的分组请写成 (?:…)")
        except re.error as error:
            problems.add(cue, f"正则表达式“{cue.value}”写法有误（{error}），请检查括号和反斜杠")
    return SentenceFunction(
        id=text(values.get("id"), problems),
        name=text(values.get("name"), problems),
        description=text(values.get("description"), problems),
        kinds=_kinds(values.get("kinds"), problems),
        opens=_kinds(values.get("opens"), problems),
        cues=tuple(str(cue.value) for cue in cues),
    )


def _kinds(node: Node | None, problems: Problems) -> tuple[str, ...]:
    return tuple(choice(kind, problems, _KINDS) for kind in children(node, problems))


def _cues(node: Node | None, words: _Words, problems: Problems) -> tuple[Cue, ...]:
    """Read cues; where one is written twice, the later (a keeper's) decides, and one of weight 0 is off."""
    found: dict[str, Cue] = {}
    for child in children(node, problems):
        is_plain = not isinstance(child.value, dict)
        values = {"cue": child} if is_plain else fields(child, problems, ("cue",), ("weight", "not"))
        written = text(values.get("cue"), problems)
        weight = number(values.get("weight"), problems, 1)
        exclude = texts(values.get("not"), problems)
        try:
            if written:
                found[written] = read_cue(written, words, weight, exclude)
        except ValueError as error:
            problems.add(child, str(error))
    return tuple(cue for cue in found.values() if cue.weight)


def _check_references(nodes: list[Node], dimensions: dict[str, Dimension], problems: Problems) -> None:
    base = {id_ for id_, dimension in dimensions.items() if dimension.base}
    for node in nodes:
        values = node.value if isinstance(node.value, dict) else {}
        known = set(dimensions) if "years" in values else base
        for key in ("maps_to", "dimensions"):
            listed = values[key].value if key in values else ()
            for child in listed if isinstance(listed, tuple) else ():
                if child.value not in known:
                    what = "基础维度" if known is base else "维度"
                    problems.add(child, f"没有 id 为“{child.value}”的{what}，请核对 dimensions.yml")


def _check_explained(roots: dict[str, Node], themes: dict[str, Node], problems: Problems) -> None:
    """Note themes that a keeper's root names but nobody defines; a packaged root may name one taken out."""
    for root in roots.values():
        values = root.value if isinstance(root.value, dict) else {}
        for key in ("explains", "partly"):
            listed = values[key].value if key in values else ()
            for child in listed if isinstance(listed, tuple) else ():
                if child.value not in themes and Path(child.file).parent != _HERE:
                    problems.add(child, f"没有 id 为“{child.value}”的主题，请核对 themes.yml")
