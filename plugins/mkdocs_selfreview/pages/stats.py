"""The page of statistics: what the library holds, in charts with their tables."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_selfreview.pages import charts
from mkdocs_selfreview.pages.page import Heading, Page
from mkdocs_selfreview.pages.site import Site


def pages(site: Site) -> Iterator[Page]:
    """The one page."""
    sections = [
        ("years", charts.reports_chart(site)),
        ("lines", charts.theme_lines(site)),
        ("heat", charts.heat_chart(site)),
        ("network", charts.network_chart(site)),
        ("leads", charts.leads_chart(site)),
    ]
    yield site.page(
        "stats/",
        "stats.html",
        "统计",
        "报告、维度、主题和首句的数量与变化；每个数字都可以点开，看到它数的是哪些表述。",
        toc=tuple(Heading(chart.title, anchor) for anchor, chart in sections),
        anchors=frozenset(anchor for anchor, _ in sections),
        listed=True,
        sections=sections,
    )
