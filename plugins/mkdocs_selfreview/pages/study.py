"""The list of study materials, the frame around each of them, and the pages of those that are no Markdown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from markupsafe import Markup

from mkdocs_selfreview.diagnostics import Diagnostic, Severity
from mkdocs_selfreview.pages.page import Heading, Page
from mkdocs_selfreview.pages.ranking import folded
from mkdocs_selfreview.pages.searching import search_address
from mkdocs_selfreview.pages.site import Site
from mkdocs_selfreview.pages.study_page import OTHER_KIND, StudyPage
from mkdocs_selfreview.pages.study_text import headings_of, parts_of
from mkdocs_selfreview.search import Entry, Origin, entries_of_page
from mkdocs_selfreview.taxonomy import Theme

ANSWERED = 5
"""Problems below a study page; the search lists all of them."""


def pages(site: Site) -> Iterator[Page]:
    """The index of the study pages, by kind and by theme, and the pages of office files."""
    yield _index(site)
    for page in site.study:
        if page.document:
            yield _document(site, page)


def _index(site: Site) -> Page:
    groups: dict[str, list[StudyPage]] = defaultdict(list)
    for page in newest_first(site.study):
        groups[page.kind].append(page)
    # The kinds keep the order of their newest page; what has no kind comes last.
    named = sorted(groups.items(), key=lambda group: group[0] == OTHER_KIND)
    anchors = [(f"k{place}", kind, found) for place, (kind, found) in enumerate(named, 1)]
    themes = _by_theme(site)
    toc = [Heading(kind, anchor) for anchor, kind, _ in anchors]
    toc += [Heading("按主题", "themes")] if themes else []
    return site.page(
        "study/",
        "study.html",
        "学习资料",
        "学习资料：按类别和主题列出，与问题、主题、维度互相关联。",
        toc=tuple(toc),
        anchors=frozenset(heading.anchor for heading in toc),
        listed=True,
        groups=anchors,
        themes=themes,
    )


def _by_theme(site: Site) -> list[tuple[Theme, list[StudyPage]]]:
    newest = newest_first(site.study)
    found = (
        (theme, [page for page in newest if theme.id in page.themes])
        for theme in site.library.taxonomy.themes
    )
    return [(theme, pages) for theme, pages in found if pages]


def _document(site: Site, page: StudyPage) -> Page:
    """The page of an office file."""
    path = page.address.removesuffix(site.index)
    assert page.document is not None
    toc = (*headings_of(parts_of(page.document, page.title)), *study_toc(site, page))
    anchors = {heading.anchor for part in toc for heading in (part, *part.children)}

    def render(intro: str) -> str:
        return frame_study_page(site, page, intro + document_html(site, page))

    return Page(path, page.title, page.summary, render, toc, frozenset(anchors))


def document_html(site: Site, page: StudyPage) -> str:
    """Safe HTML of the text of an office file, its title first; empty for Markdown."""
    if page.document is None:
        return ""
    parts = parts_of(page.document, page.title)
    return site.render("study_text.html", page.address, title=page.title, parts=parts)


def frame_study_page(site: Site, page: StudyPage, text: str) -> str:
    """HTML of a study page: the keeper's text between the way back and what it belongs to."""
    marks = site.term_marks("../" * page.address.count("/"))
    # what the page says of itself stands below its title
    title, end, rest = marks.html(text).partition("</h1>")
    problems = folded(site.serving.typical(page), site.library.links)
    return site.render(
        "study_page.html",
        page.address,
        page=page,
        title=title + Markup(end) if end else Markup(),
        text=rest if end else title,
        notes=marks.notes,
        answered=problems[:ANSWERED],
        total=len(site.serving.served(page)),
        search=search_address(
            site.index, part="problem", theme=page.themes, dimension=() if page.themes else page.dimensions
        ),
        mentions=site.backlinks.get(page.address, ()),
        original=site.originals.get(page.path, ""),
    )


def study_entries(page: StudyPage, html: str) -> list[Entry]:
    """What the HTML of a study page says, for the search; its date may begin with the year."""
    year = int(page.date[:4]) if page.date else None
    origin = Origin(page.title, page.address, year)
    return entries_of_page(html, "study", origin, dimensions=page.dimensions, themes=page.themes)


def document_entries(site: Site) -> list[Entry]:
    """What the study pages of office files say, for the search."""
    return [entry for page in site.study for entry in study_entries(page, document_html(site, page))]


def expired(study: Iterable[StudyPage], today: str) -> list[Diagnostic]:
    """What to tell the keeper of pages past their validity on a day (``2026-12-31``).

    No page shows it: what one build says on another day would differ. Readers are told by a script.
    """
    message = "已过有效期（{}）；请核对后更新 valid_until，或移走这篇资料"
    return [
        Diagnostic(page.path, None, Severity.INFO, "study-expired", message.format(page.valid_until))
        for page in study
        if page.valid_until and page.valid_until < today
    ]


def study_toc(site: Site, page: StudyPage) -> tuple[Heading, ...]:
    """What the frame adds to the table of contents."""
    found = (
        Heading("能回答的问题", "sr-answered") if site.serving.served(page) else None,
        Heading("提到本篇的资料", "sr-mentions") if page.address in site.backlinks else None,
    )
    return tuple(filter(None, found))


def newest_first(study: tuple[StudyPage, ...]) -> list[StudyPage]:
    """Newest first; pages of one day, and those without a date, by title."""
    by_title = sorted(study, key=lambda page: (page.title, page.address))
    return sorted(by_title, key=lambda page: page.date, reverse=True)
