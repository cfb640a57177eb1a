"""What a study page says of itself: front matter of Markdown, or the sidecar beside an office file."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches

from mkdocs_selfreview.diagnostics import Diagnostic, Severity
from mkdocs_selfreview.taxonomy import Taxonomy
from mkdocs_selfreview.taxonomy.records import Node, Problems, parse_records, unknown_keys

_SEPARATORS = re.compile(r"[、，,;；]")
_DATE = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?|年)?")
_KEYS = ("title", "kind", "source", "date", "valid_until", "description", "themes", "dimensions")


@dataclass(frozen=True, slots=True)
class Facts:
    """What is said; empty for what is not."""

    title: str = ""
    kind: str = ""
    source: str = ""
    """Where the material is from, in the keeper's words."""
    date: str = ""
    """``2025``, ``2025-03`` or ``2025-03-01``."""
    valid_until: str = ""
    """The last day on which it is valid: ``2026-12-31``."""
    description: str = ""
    themes: tuple[str, ...] = ()
    """Ids."""
    dimensions: tuple[str, ...] = ()
    """Ids."""


@dataclass(slots=True)
class _Reader:
    """Reads the entries of one file and notes what is wrong with them."""

    path: str
    entries: Mapping[str, Node]
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def note(self, line: int, code: str, message: str) -> None:
        self.diagnostics.append(Diagnostic(self.path, line, Severity.WARNING, code, message))

    def word(self, key: str) -> str:
        node = self.entries.get(key)
        if node is None or node.value is None:
            return ""
        if isinstance(node.value, tuple | dict):
            self.note(node.line, "study-front-matter", f"{key} 应是一段文字，请写在一行里")
            return ""
        return str(node.value).strip()

    def ids(self, key: str, known: Mapping[str, str], word: str) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for name, line in _names(self.entries.get(key), known):
            if name in known:
                found[known[name]] = None
                continue
            close = get_close_matches(name, known, n=1, cutoff=0.6)
            advice = f"是不是“{close[0]}”？" if close else f"请改为{word}页上的名称"
            self.note(line, "study-unknown-name", f"{key} 中的“{name}”不是已有的{word}；{advice}")
        return tuple(found)

    def day(self, key: str, *, last: bool = False) -> str:
        """A date as it sorts; with ``last`` the last day of a year or month."""
        written = self.word(key)
        found = _DATE.fullmatch(written)
        numbers = [int(part) for part in found.groups() if part] if found else []
        try:
            date(*[*numbers, 1, 1][:3])
        except (TypeError, ValueError):
            if written:
                message = f"{key} 写作“{written}”，不是日期；请写成 2026-12-31 这样（可以只写年或年月）"
                self.note(self.entries[key].line, "study-date", message)
            return ""
        if last:
            numbers += [12] if len(numbers) == 1 else []
            numbers += [monthrange(*numbers)[1]] if len(numbers) == 2 else []
        return "-".join(f"{number:02}" for number in numbers)


def read_facts(
    written: str, path: str, taxonomy: Taxonomy, *, first: int = 1, strict: bool = False
) -> tuple[Facts, list[Diagnostic]]:
    """Read YAML that begins at line ``first`` of a file, and what is wrong with it.

    A wrong entry is left out and all others are kept; with ``strict`` unknown keys are wrong, too.
    """
    problems = Problems()
    root = parse_records(written, path, problems, first)
    entries = root.value if isinstance(root.value, dict) else {}
    reader = _Reader(path, entries, [_diagnostic(path, problem) for problem in problems.found])
    if strict:
        unknown = [key for key in entries if key not in _KEYS]
        for key, message in zip(unknown, unknown_keys(unknown, _KEYS), strict=True):
            reader.note(entries[key].line, "study-front-matter", message)
    facts = Facts(
        title=reader.word("title"),
        kind=reader.word("kind"),
        source=reader.word("source"),
        date=reader.day("date"),
        valid_until=reader.day("valid_until", last=True),
        description=reader.word("description"),
        themes=reader.ids("themes", theme_ids(taxonomy), "主题"),
        dimensions=reader.ids("dimensions", dimension_ids(taxonomy), "维度"),
    )
    if facts.valid_until and facts.valid_until < facts.date:
        line = entries["valid_until"].line
        reader.note(line, "study-date", "valid_until 早于 date，请核对这两个日期")
    return facts, sorted(reader.diagnostics, key=lambda found: found.line or 0)


def theme_ids(taxonomy: Taxonomy) -> dict[str, str]:
    """Every name that a keeper may write for a theme, with its id."""
    return {name: theme.id for theme in taxonomy.themes for name in (theme.id, theme.name)}


def dimension_ids(taxonomy: Taxonomy) -> dict[str, str]:
    """Every name that a keeper may write for a dimension, with its id; names win over aliases."""
    aliases = {alias: each.id for each in taxonomy.dimensions for alias in each.aliases}
    return aliases | {name: each.id for each in taxonomy.dimensions for name in (each.id, each.name)}


def term_ids(taxonomy: Taxonomy) -> dict[str, str]:
    """Every name that a keeper may write for a term, with its id; names win over aliases."""
    aliases = {alias: term.id for term in taxonomy.terms for alias in term.aliases}
    return aliases | {name: term.id for term in taxonomy.terms for name in (term.id, term.name)}


def _names(node: Node | None, known: Collection[str]) -> Iterator[tuple[str, int]]:
    """The names of a list, or of a text that separates them by signs, each with its line.

    A name may hold such signs itself: what is known as a whole, or stands in a list, is one name.
    """
    if node is None or node.value is None or isinstance(node.value, dict):
        return
    if isinstance(node.value, tuple):
        yield from ((str(child.value).strip(), child.line) for child in node.value if child.value is not None)
        return
    written = str(node.value).strip()
    words = [written] if written in known else map(str.strip, _SEPARATORS.split(written))
    yield from ((word, node.line) for word in words if word)


def _diagnostic(path: str, problem: str) -> Diagnostic:
    """A problem that is written ``file:line: message``."""
    line, _, message = problem.removeprefix(f"{path}:").partition(": ")
    return Diagnostic(path, int(line), Severity.WARNING, "study-front-matter", message)
