"""The knowledge that files are read by: secrecy marks, section headings, kinds of texts, meetings, debris."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs_selfreview.cleaning import Debris, debris_patterns
from mkdocs_selfreview.headings import SectionVocabulary, section_vocabulary
from mkdocs_selfreview.kinds import KindRules, kind_rules
from mkdocs_selfreview.masks import KINDS, MaskRules, mask_rules
from mkdocs_selfreview.metadata import MeetingRules, meeting_rules
from mkdocs_selfreview.model import SectionRole
from mkdocs_selfreview.screening import (
    NO_NAMES,
    NameMasks,
    NamesToMask,
    SecrecyMarks,
    name_masks,
    secrecy_marks,
)
from mkdocs_selfreview.tables import Column, TableRules, table_rules
from mkdocs_selfreview.taxonomy.records import (
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

# The keys of screening.yml.
_WORDS = (
    *("levels", "captions", "companions", "surnames", "surnames_alone", "double_surnames"),
    *("titles_not_before", "not_in_given", "before_names", "public_figures", "unit_endings"),
)
_PATTERNS = ("terms", "notices", "orders", "titles")
_HERE = Path(__file__).parent / "taxonomy"


@dataclass(frozen=True, slots=True)
class Rules:
    """All that reading a file takes besides the dimensions."""

    sections: SectionVocabulary
    kinds: KindRules
    meetings: MeetingRules
    debris: Debris
    tables: TableRules
    masks: MaskRules
    secrecy: SecrecyMarks
    names: NameMasks


def load_rules(overrides: Path | None = None, names: NamesToMask = NO_NAMES) -> Rules:
    """Load the package's rules; files of the same names in a keeper's folder add to their lists.

    Raises ``TaxonomyError`` with every problem of every file as ``file:line: what to do``.
    """
    problems = Problems()
    folders = [_HERE, *([overrides] if overrides is not None and overrides.is_dir() else [])]

    def read(name: str, keys: tuple[str, ...], flags: tuple[str, ...] = ()) -> dict[str, tuple[Node, ...]]:
        found: dict[str, tuple[Node, ...]] = dict.fromkeys((*keys, *flags), ())
        for folder in folders:
            if (folder / name).is_file():
                for key, node in fields(
                    read_records(folder / name, problems), problems, optional=(*keys, *flags)
                ).items():
                    found[key] += (node,) if key in flags else children(node, problems)
        return found

    sections = _sections(
        read(
            "sections.yml", ("roles", "fillers", "joined", "statements", "closings", "roots", "announcements")
        ),
        problems,
    )
    kinds = _kinds(read("kinds.yml", ("titles", "not_titles", "near_misses", "evidence")), problems)
    meetings = _meetings(read("meetings.yml", ("meetings", "campaigns")), problems)
    debris = {
        key: [_pattern(node, problems) for node in nodes]
        for key, nodes in read("debris.yml", ("lines", "inline")).items()
    }
    tables = _tables(read("tables.yml", ("columns", "captions")), problems)
    masks = _masks(read("masks.yml", tuple(KINDS), ("apply",)), problems)
    screening = _screening(read("screening.yml", (*_WORDS, *_PATTERNS)), problems)
    problems.raise_any()
    return Rules(
        section_vocabulary(sections),
        kind_rules(kinds),
        meeting_rules(meetings),
        debris_patterns(debris),
        table_rules(tables),
        mask_rules(masks),
        secrecy_marks(screening),
        name_masks(screening, names),
    )


def _screening(nodes: Mapping[str, tuple[Node, ...]], problems: Problems) -> dict[str, list[str]]:
    """Words as they are, the rest as regular expressions."""
    return {
        key: [(text if key in _WORDS else _pattern)(node, problems) for node in found]
        for key, found in nodes.items()
    }


def _sections(nodes: Mapping[str, tuple[Node, ...]], problems: Problems) -> dict[str, Any]:
    roles: dict[str, list[str]] = {}
    for node in nodes["roles"]:
        entry = fields(node, problems, ("role", "cores"))
        if len(entry) >= 2 and "role" in entry and "cores" in entry:
            roles.setdefault(choice(entry["role"], problems, list(SectionRole)), []).extend(
                texts(entry["cores"], problems)
            )
    announcements = []
    for node in nodes["announcements"]:
        entry = fields(node, problems, ("role", "forms"))
        if {"role", "forms"} <= entry.keys():
            forms = [_pattern(form, problems) for form in children(entry["forms"], problems)]
            announcements.append({"role": choice(entry["role"], problems, list(SectionRole)), "forms": forms})
    lists = [key for key in nodes if key not in ("roles", "announcements", "closings")]
    return {
        "roles": [{"role": role, "cores": cores} for role, cores in roles.items()],
        "announcements": announcements,
        "closings": [_pattern(node, problems) for node in nodes["closings"]],
        **{key: [text(node, problems) for node in nodes[key]] for key in lists},
    }


def _kinds(nodes: Mapping[str, tuple[Node, ...]], problems: Problems) -> dict[str, Any]:
    near_misses = []
    for node in nodes["near_misses"]:
        entry = fields(node, problems, ("name", "titles"), ("text",))
        if {"name", "titles"} <= entry.keys():
            near_misses.append(
                {
                    "name": text(entry["name"], problems),
                    "titles": [_pattern(title, problems) for title in children(entry["titles"], problems)],
                    "text": [_cue(cue, problems) for cue in children(entry.get("text"), problems)],
                }
            )
    return {
        "titles": [_pattern(node, problems) for node in nodes["titles"]],
        "not_titles": [_pattern(node, problems) for node in nodes["not_titles"]],
        "near_misses": near_misses,
        "evidence": [_cue(node, problems) for node in nodes["evidence"]],
    }


def _meetings(nodes: Mapping[str, tuple[Node, ...]], problems: Problems) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, entries in nodes.items():
        found[key] = []
        for node in entries:
            entry = fields(node, problems, ("name", "patterns"), ("short", "years"))
            if {"name", "patterns"} <= entry.keys():
                patterns = [_pattern(child, problems) for child in children(entry["patterns"], problems)]
                years = [int(number(child, problems)) for child in children(entry.get("years"), problems)]
                short = [_pattern(child, problems) for child in children(entry.get("short"), problems)]
                found[key].append(
                    {
                        "name": text(entry["name"], problems),
                        "patterns": patterns,
                        "short": short,
                        "years": years,
                    }
                )
    return found


def _tables(nodes: Mapping[str, tuple[Node, ...]], problems: Problems) -> dict[str, Any]:
    columns = []
    for node in nodes["columns"]:
        entry = fields(node, problems, ("column", "heads"))
        if {"column", "heads"} <= entry.keys():
            column = choice(entry["column"], problems, list(Column))
            heads = [_pattern(head, problems) for head in children(entry["heads"], problems)]
            columns += [{"column": column, "heads": heads}] if column in list(Column) else []
    return {"columns": columns, "captions": [_pattern(node, problems) for node in nodes["captions"]]}


def _masks(nodes: Mapping[str, tuple[Node, ...]], problems: Problems) -> dict[str, Any]:
    """The lists of masks; of several flags the last one counts, the keeper's."""
    found: dict[str, Any] = {"apply": [flag(node, problems) for node in nodes["apply"]][-1]}
    for kind in KINDS:
        found[kind] = []
        for node in nodes[kind]:
            entry = fields(node, problems, ("written", "meant"))
            if {"written", "meant"} <= entry.keys():
                pattern = _pattern(entry["written"], problems)
                found[kind].append({"written": pattern, "meant": text(entry["meant"], problems)})
    return found


def _cue(node: Node, problems: Problems) -> dict[str, Any]:
    entry = fields(node, problems, ("cue", "weight"), ("most",))
    if {"cue", "weight"} <= entry.keys():
        weight, most = number(entry["weight"], problems), number(entry.get("most"), problems, 4)
        return {"cue": _pattern(entry["cue"], problems), "weight": weight, "most": most}
    return {"cue": "(?!)", "weight": 0.0}


def _pattern(node: Node, problems: Problems) -> str:
    """A regular expression that compiles; a problem is noted for one that does not."""
    pattern = text(node, problems)
    try:
        re.compile(pattern)
    except re.error as error:
        problems.add(node, f"正则表达式写法有误（{error}），请改正")
        return "(?!)"
    return pattern
