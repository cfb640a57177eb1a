"""The front page: what there is and where to go."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_selfreview.pages.charts import reports_chart, theme_lines
from mkdocs_selfreview.pages.page import Page
from mkdocs_selfreview.pages.site import Site
from mkdocs_selfreview.pages.study import newest_first

NEWEST = 6
FREQUENT = 20


def pages(site: Site) -> Iterator[Page]:
    """The front page, around the text that the keeper wrote for it."""
    catalogue = site.catalogue
    used = [theme for theme in site.library.taxonomy.themes if catalogue.theme(theme.id)]
    frequent = sorted(used, key=lambda theme: -len(catalogue.theme(theme.id).everything()))
    yield site.page(
        "",
        "home.html",
        site.name,
        listed=True,
        newest=site.library.reports[:NEWEST],
        themes_used=len(used),
        frequent=frequent[:FREQUENT],
        study=newest_first(site.study)[:NEWEST],
        charts=[chart for chart in (reports_chart(site), theme_lines(site)) if chart],
    )
