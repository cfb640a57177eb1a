"""A study page (学习资料): what it says of itself, what it is about, how long it takes to read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from mkdocs_selfreview.diagnostics import Diagnostic
from mkdocs_selfreview.pages.mentions import sentences, without_code
from mkdocs_selfreview.pages.study_facts import Facts, dimension_ids, read_facts, theme_ids
from mkdocs_selfreview.studytexts import StudyText
from mkdocs_selfreview.taxonomy import Taxonomy
from mkdocs_selfreview.terms import misuses

_FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_FIRST_HEADING = re.compile(r"^#[ \t]+(.+?)[ \t#]*$", re.MULTILINE)
_READ = re.compile(r"[\u3400-\u9fff]|[A-Za-z0-9]+")

OTHER_KIND = "其他资料"
TERM_LINK = "表述"
"""The kind of links by name that lead to terms: ``[[表述:两个确立]]``."""
CHARACTERS_A_MINUTE = 260
"""Reading rate for Chinese, in characters; a word or number of another script counts as one.

Chinese students were measured at 259.5 (SD 38.2) characters a minute ("Visual requirement for Chinese
reading with normal vision", 30 readers). Study is no faster than that.
"""


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
    """The keeper's Markdown below the front matter, or the lines of an office file."""
    path: str = field(default="", compare=False)
    """Of its file in the folder of documents; links are resolved from there."""
    source: str = ""
    """Where the material is from, in the keeper's words."""
    valid_until: str = ""
    """The last day on which it is valid (``2026-12-31``); empty where no end is known."""
    minutes: int = 1
    """How long it takes to read."""
    document: StudyText | None = field(default=None, compare=False, repr=False)
    """What an office file says; None for Markdown, which the engine renders."""


def read_study_page(
    path: str, text: str, address: str, taxonomy: Taxonomy
) -> tuple[StudyPage, list[Diagnostic]]:
    """Read a study page in Markdown; what is wrong in its front matter is left out and reported."""
    found = _FRONT_MATTER.match(text)
    facts, diagnostics = read_facts(found[1] if found else "", path, taxonomy, first=2)
    body = text[found.end() :] if found else text
    heading = _FIRST_HEADING.search(body)
    title = facts.title or (heading[1] if heading else path.rsplit("/", 1)[-1].removesuffix(".md"))
    spoken = "".join(sentence.text for sentence in sentences(body))
    page = _page(facts, address, title, path, body, reading_minutes(spoken))
    # what a page links to it is about as well; links that lead nowhere are reported where they are made
    page = _linked(page, theme_ids(taxonomy), dimension_ids(taxonomy))
    return page, [*diagnostics, *_misuses(path, text, page, taxonomy)]


def read_study_text(
    document: StudyText, address: str, taxonomy: Taxonomy
) -> tuple[StudyPage, list[Diagnostic]]:
    """A study page of an office file with what its sidecar says; what is wrong there is reported."""
    facts, diagnostics = read_facts(document.sidecar, document.sidecar_path, taxonomy, strict=True)
    minutes = reading_minutes(document.text)
    page = _page(facts, address, facts.title or document.title, document.source.path, document.text, minutes)
    page = replace(page, document=document)
    lines = [paragraph.line for paragraph in document.paragraphs]
    misused = (
        replace(one, line=lines[(one.line or 1) - 1])
        for one in _misuses(page.path, page.text, page, taxonomy)
    )
    return page, [*diagnostics, *misused]


def reading_minutes(text: str) -> int:
    """Minutes, at least one, that a text takes to read at ``CHARACTERS_A_MINUTE``."""
    return max(1, round(len(_READ.findall(text)) / CHARACTERS_A_MINUTE))


def _page(facts: Facts, address: str, title: str, path: str, text: str, minutes: int) -> StudyPage:
    return StudyPage(
        address,
        title,
        facts.kind or OTHER_KIND,
        facts.date,
        facts.description,
        facts.themes,
        facts.dimensions,
        text,
        path,
        facts.source,
        facts.valid_until,
        minutes,
    )


def _linked(page: StudyPage, themes: Mapping[str, str], dimensions: Mapping[str, str]) -> StudyPage:
    """The page with the themes and dimensions that its text links to."""
    links = [link for sentence in sentences(page.text) for link in sentence.links]

    def linked(word: str, known: Mapping[str, str]) -> list[str]:
        return [known[name] for kind, name in links if kind == word and name in known]

    return replace(
        page,
        themes=tuple(dict.fromkeys((*page.themes, *linked("主题", themes)))),
        dimensions=tuple(dict.fromkeys((*page.dimensions, *linked("维度", dimensions)))),
    )


def _misuses(path: str, text: str, page: StudyPage, taxonomy: Taxonomy) -> Iterator[Diagnostic]:
    """Terms that a page writes wrongly; in code (`四个意思`) it may speak of wrong ways of writing."""
    year = int(page.date[:4]) if page.date[:4].isdecimal() else None
    for found in misuses(without_code(text), taxonomy, year):
        line = text.count("\n", 0, found.place) + 1
        yield Diagnostic(path, line, found.severity, found.code, found.message)
