"""From the names that keepers use to the addresses of pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import PurePosixPath

from mkdocs_selfreview.library import Library
from mkdocs_selfreview.model import Report
from mkdocs_selfreview.pages.study_page import TERM_LINK, dimension_ids, term_ids, theme_ids


@dataclass(frozen=True, slots=True)
class Names:
    """The names of all dimensions, themes, reports and terms."""

    addresses: dict[str, dict[str, list[str]]]
    """主题, 维度, 报告 or 表述 → name → addresses of the pages that go by it."""

    def address(self, kind: str, name: str) -> str:
        """Address of a page below the site's root; raises ``LookupError`` with what to do."""
        known = self.addresses[kind]
        found = known.get(name, [])
        if len(found) == 1:
            return found[0]
        if found:
            raise LookupError(f"有 {len(found)} 份{kind}叫“{name}”，请改写文件名")
        close = get_close_matches(name, known, n=1, cutoff=0.6)
        hint = f"是不是“{close[0]}”？" if close else f"请按{kind}页上的名称改写"
        raise LookupError(f"没有叫“{name}”的{kind}；{hint}")


def names_of(library: Library) -> Names:
    """Gather the names once: ids and names of what the taxonomy holds, titles and file names of reports."""
    taxonomy = library.taxonomy
    return Names(
        {
            "主题": {name: [f"themes/{id_}/"] for name, id_ in theme_ids(taxonomy).items()},
            "维度": {name: [f"dimensions/{id_}/"] for name, id_ in dimension_ids(taxonomy).items()},
            "报告": _by_name(library.reports),
            TERM_LINK: {name: [f"terms/{id_}/"] for name, id_ in term_ids(taxonomy).items()},
        }
    )


def _by_name(reports: Iterable[Report]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for report in reports:
        path = PurePosixPath(report.source.path)
        for name in {report.display_title, report.source.path, path.name, path.stem, *report.also}:
            found[name].append(f"reports/{report.id}/")
    return dict(found)
