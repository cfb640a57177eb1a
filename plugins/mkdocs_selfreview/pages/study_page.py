"""What a keeper's study page (学习资料) says of itself in its front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from mkdocs_selfreview.diagnostics import Diagnostic, Severity
from mkdocs_selfreview.pages.mentions import without_code
from mkdocs_selfreview.taxonomy import Taxonomy
from mkdocs_selfreview.terms import misuses

_FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_FIRST_HEADING = re.compile(r"^#[ \t]+(.+?)[ \t#]*$", re.MULTILINE)
_SEPARATORS = re.compile(r"[、，,;；]")

OTHER_KIND = "其他资料"
TERM_LINK = "表述"
"""The kind of links by name that lead to terms: ``[[表述:两个确立]]``."""


@dataclass(frozen=True, slots=True)
class StudyPage:
    """A study page and what it is about; all texts are plain text."""

    address: str
    """Address below the site's root, as the engine writes it."""
    title: str
    kind: str
    date: str
    summary: str
    themes: tuple[str, ...]
    """Ids."""
    dimensions: tuple[str, ...]
    """Ids."""
    text: str = field(default="", compare=False, repr=False)
    """The keeper's Markdown below the front matter."""


def read_study_page(
    source: str, text: str, address: str, taxonomy: Taxonomy
) -> tuple[StudyPage, list[Diagnostic]]:
    """Read the front matter of a study page; unknown themes and dimensions are left out and reported."""
    meta, diagnostics = _front_matter(source, text)
    heading = _FIRST_HEADING.search(text)
    stem = source.rsplit("/", 1)[-1].removesuffix(".md")

    def ids(key: str, known: dict[str, str], word: str) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for name in _names(meta.get(key)):
            if name in known:
                found[known[name]] = None
            else:
                message = f"{key} 中的“{name}”不是已有的{word}，请改为{word}页上的名称"
                line = _line_of(text, name)
                diagnostics.append(Diagnostic(source, line, Severity.WARNING, "study-unknown-name", message))
        # what a page links to it is about as well; links that lead nowhere are reported where they are made
        linked = re.findall(rf"\[\[\s*{word}\s*[:：]\s*([^\]|]+?)\s*[\]|]", text)
        found.update((known[name], None) for name in linked if name in known)
        return tuple(found)

    page = StudyPage(
        address,
        title=_word(meta.get("title")) or (heading[1] if heading else stem),
        kind=_word(meta.get("kind")) or OTHER_KIND,
        date=_word(meta.get("date")),
        summary=_word(meta.get("description")),
        themes=ids("themes", theme_ids(taxonomy), "主题"),
        dimensions=ids("dimensions", dimension_ids(taxonomy), "维度"),
        text=text[_body_start(text) :],
    )
    return page, [*diagnostics, *_misuses(source, text, page, taxonomy)]


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


def _front_matter(source: str, text: str) -> tuple[dict[str, Any], list[Diagnostic]]:
    found = _FRONT_MATTER.match(text)
    if not found:
        return {}, []
    try:
        meta = yaml.safe_load(found[1])
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        message = "页首信息（--- 之间）不是有效的 YAML，请检查冒号后的空格和引号"
        line = mark.line + 2 if mark else 1
        return {}, [Diagnostic(source, line, Severity.WARNING, "study-front-matter", message)]
    return (meta if isinstance(meta, dict) else {}), []


def _body_start(text: str) -> int:
    found = _FRONT_MATTER.match(text)
    return found.end() if found else 0


def _misuses(source: str, text: str, page: StudyPage, taxonomy: Taxonomy) -> Iterator[Diagnostic]:
    """Terms that a page writes wrongly; in code (`四个意思`) it may speak of wrong ways of writing."""
    year = int(page.date[:4]) if page.date[:4].isdecimal() else None
    for found in misuses(without_code(text), taxonomy, year):
        line = text.count("\n", 0, found.place) + 1
        yield Diagnostic(source, line, found.severity, found.code, found.message)


def _names(value: object) -> Iterator[str]:
    entries = value if isinstance(value, list) else _SEPARATORS.split(_word(value))
    yield from filter(None, map(_word, entries))


def _word(value: object) -> str:
    return "" if value is None else str(value).strip()


def _line_of(text: str, name: str) -> int:
    return text.count("\n", 0, max(text.find(name), 0)) + 1
