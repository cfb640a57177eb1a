"""From the names that keepers use to the addresses of pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import PurePosixPath

from mkdocs_selfreview.library import Library
from mkdocs_selfreview.model import Report
from mkdocs_selfreview.pages.study_facts import dimension_ids, term_ids, theme_ids
from mkdocs_selfreview.pages.study_page import TERM_LINK, StudyPage
from mkdocs_selfreview.phrasebank import Pattern

_GAP = re.compile(r"(?:…|\.{3})+")


@dataclass(frozen=True, slots=True)
class Names:
    """The names of all dimensions, themes, reports, terms, patterns and study pages."""

    addresses: dict[str, dict[str, list[str]]]
    """主题, 维度, 报告, 表述 or 资料 → name → addresses of the pages that go by it."""

    def address(self, kind: str, name: str) -> str:
        """Address of a page below the site's root; raises ``LookupError`` with what to do."""
        known = self.addresses[kind]
        found = known.get(_GAP.sub("…", name), [])
        if len(found) == 1:
            return found[0]
        if found:
            raise LookupError(f"有 {len(found)} 份{kind}叫“{name}”，请改写文件名")
        close = get_close_matches(name, known, n=1, cutoff=0.6)
        hint = f"是不是“{close[0]}”？" if close else f"请按{kind}页上的名称改写"
        raise LookupError(f"没有叫“{name}”的{kind}；{hint}")


def names_of(library: Library, study: Iterable[StudyPage] = (), patterns: Iterable[Pattern] = ()) -> Names:
    """Gather the names once: ids and names of what the taxonomy holds, titles and file names of the rest.

    Wordings (表述) are standard formulations, and patterns as the phrase bank writes them.
    """
    taxonomy = library.taxonomy
    wordings = {one.frame.wording: [f"phrases/patterns/{one.frame.id}/"] for one in patterns}
    wordings |= {name: [f"terms/{id_}/"] for name, id_ in term_ids(taxonomy).items()}
    return Names(
        {
            "主题": {name: [f"themes/{id_}/"] for name, id_ in theme_ids(taxonomy).items()},
            "维度": {name: [f"dimensions/{id_}/"] for name, id_ in dimension_ids(taxonomy).items()},
            "报告": _by_name(
                (_names_of_report(report), f"reports/{report.id}/") for report in library.reports
            ),
            "资料": _by_name((_names_of_page(one), one.address) for one in study),
            TERM_LINK: wordings,
        }
    )


def _by_name(entries: Iterable[tuple[set[str], str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for names, address in entries:
        for name in names:
            found[name].append(address)
    return dict(found)


def _names_of_report(report: Report) -> set[str]:
    return {report.display_title, *report.also, *_names_of_file(report.source.path)}


def _names_of_page(page: StudyPage) -> set[str]:
    return {page.title, *_names_of_file(page.path)}


def _names_of_file(name: str) -> set[str]:
    path = PurePosixPath(name)
    return {name, path.name, path.stem}
