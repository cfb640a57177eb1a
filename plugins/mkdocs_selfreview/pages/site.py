"""The site: what all its pages share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import jinja2
from markupsafe import Markup

from mkdocs_selfreview.library import Library
from mkdocs_selfreview.pages.backlinks import backlinks
from mkdocs_selfreview.pages.catalogue import Catalogue, build_catalogue
from mkdocs_selfreview.pages.environment import make_environment
from mkdocs_selfreview.pages.naming import Names, names_of
from mkdocs_selfreview.pages.page import Heading, Page
from mkdocs_selfreview.pages.serving import Serving
from mkdocs_selfreview.pages.study_page import StudyPage
from mkdocs_selfreview.pages.term_marks import TermMarks
from mkdocs_selfreview.pages.term_uses import Mention, TermUse, term_uses
from mkdocs_selfreview.pages.usage import Naming, headings
from mkdocs_selfreview.phrasebank import PhraseBank, build_phrase_bank


@dataclass(frozen=True)
class Site:
    """A library with the settings of the site that shows it."""

    library: Library
    name: str
    """The site's name, in plain text."""
    study: tuple[StudyPage, ...] = ()
    directory_urls: bool = False
    """Whether addresses end with a slash (http only) or with ``index.html`` (works from a folder too)."""
    originals: Mapping[str, str] = field(default_factory=dict)
    """Path of a source → address of its published original."""
    overrides: Path | None = None
    """Folder with the site's own templates."""

    @cached_property
    def catalogue(self) -> Catalogue:
        """The library's items by where they belong."""
        return build_catalogue(self.library)

    @cached_property
    def phrasebank(self) -> PhraseBank:
        """The library's phrases and patterns."""
        return build_phrase_bank(self.library)

    @cached_property
    def term_uses(self) -> dict[str, TermUse]:
        """Ids of the standard formulations that occur → where."""
        return term_uses(self.library, self.study)

    @cached_property
    def serving(self) -> Serving:
        """Study pages and the problems that they answer."""
        return Serving(self.study, self.catalogue)

    @cached_property
    def headings(self) -> dict[str, list[Naming]]:
        """Ids of dimensions → how reports head what belongs to them."""
        return headings(self.library)

    @cached_property
    def names(self) -> Names:
        """The names by which keepers link to pages."""
        return names_of(self.library, self.study, self.phrasebank.patterns)

    @cached_property
    def backlinks(self) -> dict[str, tuple[Mention, ...]]:
        """Addresses of pages → which study pages link there, with their words."""
        return backlinks(self.study, self.names)

    def term_marks(self, root: str) -> TermMarks:
        """Marks for the terms on one page, from which ``root`` leads to the site's root."""
        return TermMarks(self.library.taxonomy, root, self.index)

    @cached_property
    def environment(self) -> jinja2.Environment:
        """The templates, compiled once."""
        return make_environment(self.overrides)

    @cached_property
    def function_names(self) -> dict[str, str]:
        """Names of the sentence functions by id."""
        return {function.id: function.name for function in self.library.taxonomy.functions}

    @property
    def index(self) -> str:
        """What an address of a page ends with, behind its last slash."""
        return "" if self.directory_urls else "index.html"

    def page(
        self,
        path: str,
        template: str,
        title: str,
        description: str = "",
        *,
        toc: tuple[Heading, ...] = (),
        anchors: frozenset[str] = frozenset(),
        listed: bool = False,
        **context: object,
    ) -> Page:
        """Bind a template to its context; it is rendered when the page is asked for."""

        def render(intro: str) -> str:
            return self.render(template, path, title=title, intro=Markup(intro), **context)

        return Page(path, title, description, render, toc, anchors, listed)

    def render(self, template: str, address: str, **context: object) -> str:
        """Render a template for the page at an address; ``root`` leads from there to the site's root."""
        root = "../" * address.count("/")
        shared = {
            "site": self,
            "catalogue": self.catalogue,
            "library": self.library,
            "taxonomy": self.library.taxonomy,
            "function_names": self.function_names,
            "links": self.library.links,
            "root": root,
            "index": self.index,
            "home": root + self.index or "./",
        }
        return self.environment.get_template(template).render(shared, **context)
