"""Pages of dimensions and themes: an overview of each, and pages of the rest where there is much."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_selfreview.model import ItemKind
from mkdocs_selfreview.pages.catalogue import Placed, Topic
from mkdocs_selfreview.pages.charts import crossing_chart, years_chart
from mkdocs_selfreview.pages.page import Heading, Page
from mkdocs_selfreview.pages.ranking import folded, ranked
from mkdocs_selfreview.pages.site import Site
from mkdocs_selfreview.pages.topic_overview import Overview
from mkdocs_selfreview.pages.wording import KINDS
from mkdocs_selfreview.taxonomy import Dimension, Theme

SHOWN = {ItemKind.PROBLEM: 12, ItemKind.CAUSE: 6, ItemKind.MEASURE: 6}
"""Items on the overview; up to twice as many are shown rather than moved to a page of their own."""
PER_PAGE = 100
TITLES = {ItemKind.PROBLEM: "典型问题", ItemKind.CAUSE: "常见原因", ItemKind.MEASURE: "整改措施"}
_PREFIXES = {ItemKind.PROBLEM: "", ItemKind.CAUSE: "causes/", ItemKind.MEASURE: "measures/"}


Folded = tuple[Placed, tuple[Placed, ...]]
"""An item with those that say the same."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The items of one kind in a topic: the first ones, and the pages that hold the rest."""

    kind: ItemKind
    total: int
    first: tuple[Folded, ...]
    rest: tuple[tuple[Folded, ...], ...]
    path: str
    """Address below the root of the pages of the rest, without their number."""

    @property
    def left(self) -> int:
        """Number of items on the pages of the rest."""
        return sum(1 + len(copies) for page in self.rest for _, copies in page)

    def page_path(self, number: int) -> str:
        """Address of a page of the rest; the overview counts as page 1."""
        return f"{self.path}{number}/"


def pages(site: Site) -> Iterator[Page]:
    """Dimensions, then themes: an index and the pages of each."""
    taxonomy, catalogue = site.library.taxonomy, site.catalogue
    yield _dimension_index(site)
    for dimension in taxonomy.dimensions:
        yield from _topic(site, dimension, catalogue.dimension(dimension.id))
    yield _theme_index(site)
    for theme in taxonomy.themes:
        yield from _topic(site, theme, catalogue.theme(theme.id))


def _dimension_index(site: Site) -> Page:
    newest_first = sorted(site.library.taxonomy.sets, key=lambda each: -max(each.years, default=0))
    sets = [(each.id, each) for each in newest_first]
    return site.page(
        "dimensions/",
        "dimensions.html",
        "维度",
        "按维度浏览问题、原因和措施；历年会议的维度都归到基本维度。",
        toc=(Heading("基本维度", "base"), Heading("历年维度", "sets")),
        anchors=frozenset({"base", "sets", *(anchor for anchor, _ in sets)}),
        listed=True,
        sets=sets,
    )


def _theme_index(site: Site) -> Page:
    groups: dict[str, list[Theme]] = defaultdict(list)
    for theme in site.library.taxonomy.themes:
        groups[theme.group].append(theme)
    anchors = [(f"g{place}", group, themes) for place, (group, themes) in enumerate(groups.items(), 1)]
    return site.page(
        "themes/",
        "themes.html",
        "主题",
        "按主题浏览跨年份、跨会议的问题、原因和措施。",
        toc=tuple(Heading(group, anchor) for anchor, group, _ in anchors),
        anchors=frozenset(anchor for anchor, _, _ in anchors),
        listed=True,
        groups=anchors,
    )


def _topic(site: Site, subject: Dimension | Theme, topic: Topic) -> Iterator[Page]:
    """The overview of a dimension or theme, then the pages of the rest."""
    family = "themes" if isinstance(subject, Theme) else "dimensions"
    path = f"{family}/{subject.id}/"
    shelves = [shelf for shelf in (_shelf(site, topic, kind, path) for kind in ItemKind) if shelf.total]
    overview = Overview(site, subject, topic)
    toc = tuple(
        Heading(name, anchor)
        for name, anchor, shown in (
            ("怎样称呼", "named", overview.named or overview.over_years),
            *((TITLES[shelf.kind], shelf.kind.value, True) for shelf in shelves),
            ("学习资料", "study", overview.study),
            ("相关主题", "related", overview.related),
        )
        if shown
    )
    yield site.page(
        path,
        "theme.html" if isinstance(subject, Theme) else "dimension.html",
        subject.name,
        subject.description,
        toc=toc,
        anchors=frozenset(heading.anchor for heading in toc),
        subject=subject,
        family=family,
        topic=topic,
        shelves=shelves,
        titles=TITLES,
        overview=overview,
        charts=[
            chart
            for chart in (years_chart(site, subject, topic), crossing_chart(site, subject, topic))
            if chart
        ],
    )
    for shelf in shelves:
        for number, items in enumerate(shelf.rest, 2):
            yield site.page(
                shelf.page_path(number),
                "rest.html",
                f"{subject.name} · {KINDS[shelf.kind]}（第 {number} 页）",
                subject=subject,
                family=family,
                overview=path,
                shelf=shelf,
                number=number,
                items=items,
            )


def _shelf(site: Site, topic: Topic, kind: ItemKind, path: str) -> Shelf:
    items = tuple(folded(ranked(topic.of(kind), site.library.links), site.library.links))
    cut = len(items) if len(items) <= 2 * SHOWN[kind] else SHOWN[kind]
    rest = tuple(items[start : start + PER_PAGE] for start in range(cut, len(items), PER_PAGE))
    return Shelf(kind, len(topic.of(kind)), items[:cut], rest, path + _PREFIXES[kind])
