"""Backlinks with their context: which study pages link to a page of the site, and in which words."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote, urlsplit

from mkdocs_selfreview.pages.mentions import Spoken, sentences
from mkdocs_selfreview.pages.naming import Names
from mkdocs_selfreview.pages.study_page import StudyPage
from mkdocs_selfreview.pages.term_uses import Mention


def backlinks(study: Iterable[StudyPage], names: Names) -> dict[str, tuple[Mention, ...]]:
    """Addresses of pages → the study pages that link there, each with the first sentence that does.

    Pages of the library go by their folder (``themes/…/``), study pages by their address.
    """
    pages = tuple(study)
    by_path = {page.path: page.address for page in pages}
    found: dict[str, dict[str, Mention]] = defaultdict(dict)
    for page in pages:
        for sentence in () if page.document else sentences(page.text):
            for address in _targets(page, sentence, names, by_path):
                if address != page.address:
                    found[address].setdefault(page.address, Mention(page, sentence.text))
    return {address: tuple(mentions.values()) for address, mentions in found.items()}


def _targets(page: StudyPage, sentence: Spoken, names: Names, by_path: Mapping[str, str]) -> Iterator[str]:
    """Where a sentence links to; what leads nowhere is reported elsewhere."""
    for kind, name in sentence.links:
        try:
            yield names.address(kind, name)
        except LookupError:
            continue
    folder = posixpath.dirname(page.path)
    for written in sentence.addresses:
        parts = urlsplit(written)
        if not parts.scheme and not parts.netloc and parts.path:
            path = posixpath.normpath(posixpath.join(folder, unquote(parts.path)))
            if path in by_path:
                yield by_path[path]
