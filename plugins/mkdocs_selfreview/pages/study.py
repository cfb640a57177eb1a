"""The list of study materials, and the frame around each of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from mkdocs_selfreview.pages.page import Heading, Page
from mkdocs_selfreview.pages.site import Site
from mkdocs_selfreview.pages.study_page import OTHER_KIND, StudyPage


def pages(site: Site) -> Iterator[Page]:
    """The index of the study pages, by kind."""
    groups: dict[str, list[StudyPage]] = defaultdict(list)
    for page in newest_first(site.study):
        groups[page.kind].append(page)
    # The kinds keep the order of their newest page; what has no kind comes last.
    named = sorted(groups.items(), key=lambda group: group[0] == OTHER_KIND)
    anchors = [(f"k{place}", kind, found) for place, (kind, found) in enumerate(named, 1)]
    yield site.page(
        "study/",
        "study.html",
        "学习资料",
        "学习资料：按类别列出，与主题、维度互相关联。",
        toc=tuple(Heading(kind, anchor) for anchor, kind, _ in anchors),
        anchors=frozenset(anchor for anchor, _, _ in anchors),
        listed=True,
        groups=anchors,
    )


def frame_study_page(site: Site, page: StudyPage, text: str) -> str:
    """HTML of a study page: the keeper's text between the way back and the topics that it belongs to."""
    marks = site.term_marks("../" * page.address.count("/"))
    return site.render("study_page.html", page.address, page=page, text=marks.html(text), notes=marks.notes)


def newest_first(study: tuple[StudyPage, ...]) -> list[StudyPage]:
    """Newest first; pages of one day, and those without a date, by title."""
    by_title = sorted(study, key=lambda page: (page.title, page.address))
    return sorted(by_title, key=lambda page: page.date, reverse=True)
