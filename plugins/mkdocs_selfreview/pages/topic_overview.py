"""What the page of a dimension or theme tells of it beside its items: names, patterns, study, relations."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from mkdocs_selfreview.pages.catalogue import Topic
from mkdocs_selfreview.pages.searching import as_query, search_address
from mkdocs_selfreview.pages.site import Site
from mkdocs_selfreview.pages.study import newest_first
from mkdocs_selfreview.pages.study_page import StudyPage
from mkdocs_selfreview.pages.usage import Naming, cues, names_of_years
from mkdocs_selfreview.phrasebank import Pattern
from mkdocs_selfreview.taxonomy import Dimension, Term, Theme

NAMED = 10
"""Headings or wordings by which a topic usually goes; and patterns of its sentences."""
RELATED = 12
"""Themes, and standard formulations."""


@dataclass(frozen=True)
class Overview:
    """What is told of a topic beside its items."""

    site: Site
    subject: Dimension | Theme
    topic: Topic

    @cached_property
    def named(self) -> list[tuple[Naming, str]]:
        """How reports head it (a dimension) or word it (a theme), with the search that finds that."""
        index, id_ = self.site.index, self.subject.id
        if isinstance(self.subject, Theme):
            worded = cues(self.topic.everything(), id_)[:NAMED]
            return [(one, search_address(index, as_query(one.text), theme=id_)) for one in worded]
        headed = self.site.headings.get(id_, [])[:NAMED]
        return [(one, search_address(index, as_query(one.text))) for one in headed]

    @cached_property
    def over_years(self) -> list[tuple[Dimension, tuple[int, ...]]]:
        """The names that plans gave it, with their years."""
        if isinstance(self.subject, Theme):
            return []
        return names_of_years(self.subject, self.site.library.taxonomy)

    @cached_property
    def study(self) -> list[StudyPage]:
        """What to study, newest first."""
        family = "themes" if isinstance(self.subject, Theme) else "dimensions"
        return [page for page in newest_first(self.site.study) if self.subject.id in getattr(page, family)]

    @cached_property
    def mentions(self) -> dict[str, str]:
        """Addresses of study pages → the sentence in which each links here."""
        family = "themes" if isinstance(self.subject, Theme) else "dimensions"
        found = self.site.backlinks.get(f"{family}/{self.subject.id}/", ())
        return {mention.page.address: mention.sentence for mention in found}

    @cached_property
    def patterns(self) -> list[tuple[Pattern, int]]:
        """Patterns of its sentences with how often; most frequent first."""
        return self.site.phrasebank.patterns_by_subject.get(self.subject.id, [])[:NAMED]

    @cached_property
    def terms(self) -> list[Term]:
        """Standard formulations that belong to it, those of most reports first."""
        id_, uses = self.subject.id, self.site.term_uses
        own = [one for one in self.site.library.taxonomy.terms if id_ in (*one.themes, *one.dimensions)]
        return sorted(own, key=lambda one: -uses[one.id].reports if one.id in uses else 0)[:RELATED]

    @cached_property
    def related(self) -> list[tuple[Theme, int]]:
        """Themes that occur with a theme, with how often; most frequent first. A dimension has a chart."""
        themes = self.site.library.taxonomy.theme_by_id
        counted = self.site.catalogue.neighbours.get(self.subject.id, ())
        return [(themes[id_], count) for id_, count in counted[:RELATED]]
