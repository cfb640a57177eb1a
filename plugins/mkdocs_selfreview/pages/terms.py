"""The index of the standard formulations (规范表述) and a page for each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from mkdocs_selfreview.pages.page import Heading, Page
from mkdocs_selfreview.pages.site import Site
from mkdocs_selfreview.pages.term_uses import TermUse
from mkdocs_selfreview.taxonomy import Term

SHOWN = 20
"""Sentences on a term's page: the best examples; the search finds the rest."""
_UNUSED = TermUse()


def pages(site: Site) -> Iterator[Page]:
    """The index by kind, then the terms in the order of the data."""
    yield _index(site)
    for term in site.library.taxonomy.terms:
        yield _page(site, term)


def _index(site: Site) -> Page:
    kinds: dict[str, list[tuple[Term, TermUse]]] = defaultdict(list)
    for term in site.library.taxonomy.terms:
        kinds[term.kind].append((term, site.term_uses.get(term.id, _UNUSED)))
    groups = [(f"k{place}", kind, terms) for place, (kind, terms) in enumerate(kinds.items(), 1)]
    slips = [(term, slip) for term in site.library.taxonomy.terms for slip in term.wrong]
    toc = [Heading(kind, anchor) for anchor, kind, _ in groups]
    if slips:
        toc.append(Heading("容易写错的", "slips"))
    return site.page(
        "terms/",
        "terms.html",
        "规范表述",
        "常用规范表述和数字概括：全称、由来、容易写错的地方，以及在材料中的用例。",
        toc=tuple(toc),
        anchors=frozenset(heading.anchor for heading in toc),
        listed=True,
        groups=groups,
        slips=slips,
    )


def _page(site: Site, term: Term) -> Page:
    use = site.term_uses.get(term.id, _UNUSED)
    headings = [
        Heading("学习资料中的说法", "study") if use.mentions else None,
        Heading("材料中的用例", "uses") if use.uses else None,
    ]
    toc = tuple(filter(None, headings))
    terms = site.library.taxonomy.terms
    return site.page(
        f"terms/{term.id}/",
        "term.html",
        term.name,
        term.full,
        toc=toc,
        anchors=frozenset(heading.anchor for heading in toc),
        term=term,
        since=_in_words(term.since),
        use=use,
        formerly=[other for other in terms if other.replaced_by == term.id],
        examples=use.examples()[:SHOWN],
    )


def _in_words(date: str) -> str:
    """2021年11月 for ``2021-11``."""
    parts = filter(None, date.split("-"))
    return "".join(f"{int(part)}{unit}" for part, unit in zip(parts, "年月日", strict=False))
