"""Finds standard formulations (规范表述) in a text, and those that are written as they should not be."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from functools import lru_cache
from itertools import groupby
from os.path import commonprefix
from typing import NamedTuple, TypeAlias

from mkdocs_selfreview.diagnostics import Severity
from mkdocs_selfreview.folding import fold
from mkdocs_selfreview.taxonomy import Slip, Taxonomy, Term

_QUOTE = fold("“")  # one form for every quotation mark, opening or closing
_AROUND = 8


class Hit(NamedTuple):
    """A term in a text, without the quotation marks around it."""

    start: int
    end: int
    term: Term
    slip: Slip | None
    """How it is miswritten or outdated; None where it is written as it should be."""


class Misuse(NamedTuple):
    """What a keeper should know of a term's wording, with its first place in the text."""

    severity: Severity
    code: str
    message: str
    place: int


class _Form(NamedTuple):
    """What a found form means; no term: words that only look like one."""

    term: Term | None
    slip: Slip | None
    quotes: int
    """Quotation marks at either end that belong to the form and not to the term."""


_Forms: TypeAlias = dict[str, _Form]


def find(text: str, taxonomy: Taxonomy) -> list[Hit]:
    """All terms in a text, in its order: of those that begin at one place the longest, none inside another.

    Width, quotation marks and Traditional characters make no difference; spans are those of ``text``.
    """
    pattern, forms = _known(taxonomy)
    hits = []
    for match in pattern.finditer(fold(text)):
        term, slip, quotes = forms[match[0]]
        if term:
            hits.append(Hit(match.start() + quotes, match.end() - quotes, term, slip))
    return hits


def misuses(text: str, taxonomy: Taxonomy, year: int | None) -> list[Misuse]:
    """What is miswritten, or was out of use in the text's year; each way of writing once, with a count.

    Without a year nothing counts as outdated: what was right when a text was written stays right in it.
    """
    hits = [hit for hit in find(text, taxonomy) if _is_misuse(hit, year)]
    counted = Counter(text[hit.start : hit.end] for hit in hits)
    found = []
    for hit in hits:
        if count := counted.pop(text[hit.start : hit.end], 0):
            found.append(_misuse(text, hit, count, taxonomy))
    return found


def _is_misuse(hit: Hit, year: int | None) -> bool:
    until = _until(hit)
    return bool(year and year > until) if until else hit.slip is not None


def _until(hit: Hit) -> int | None:
    return hit.slip.until if hit.slip else hit.term.until


def _misuse(text: str, hit: Hit, count: int, taxonomy: Taxonomy) -> Misuse:
    written = _inner(text[hit.start : hit.end])
    again = f"（共 {count} 处）" if count > 1 else ""
    until = _until(hit)
    right = _inner(hit.slip.right if hit.slip else taxonomy.term_by_id[hit.term.replaced_by].name)
    if until:
        message = (
            f"“{written}”{again}是 {until} 年及以前的说法，以后写作“{right}”；如果是引用当时的原文，不必修改"
        )
        return Misuse(Severity.INFO, "term-outdated", message, hit.start)
    around = _inner(" ".join(text[max(0, hit.start - _AROUND) : hit.end + _AROUND].split()))
    message = f"“…{around}…”中的“{written}”{again}应写作“{right}”；请核对并改正原文"
    return Misuse(Severity.WARNING, "term-miswritten", message, hit.start)


def _inner(text: str) -> str:
    """A text as it stands inside quotation marks."""
    return text.replace("“", "‘").replace("”", "’")


@lru_cache(maxsize=4)
def _known(taxonomy: Taxonomy) -> tuple[re.Pattern[str], _Forms]:
    """The expression that finds every form of every term, and what each form means."""
    forms: _Forms = {}
    for term in taxonomy.terms:
        if term.quoted:
            forms[_QUOTE + fold(term.name) + _QUOTE] = _Form(term, None, 1)
        for written in term.aliases if term.quoted else (term.name, *term.aliases):
            forms.update((form, _Form(term, None, quotes)) for form, quotes in _written(written))
    for term in taxonomy.terms:
        for slip in term.slips:
            for form, quotes in _written(slip.text):
                forms.setdefault(form, _Form(term, slip, quotes))
        for written in map(fold, term.exclude):
            forms.setdefault(written, _Form(None, None, 0))
    return re.compile(_longest(forms) if forms else "(?!)"), forms


def _written(form: str) -> Iterator[tuple[str, int]]:
    """The folded ways of writing a form: quotation marks inside it may be left out, those around it not."""
    folded = fold(form)
    if folded.startswith(_QUOTE) and folded.find(_QUOTE, 1) == len(folded) - 1:
        yield folded, 1
    else:
        yield folded, 0
        yield folded.replace(_QUOTE, ""), 0


def _longest(words: Collection[str]) -> str:
    """An expression for the longest of some words, in which common beginnings stand once."""
    branches = []
    for _, group in groupby(sorted(filter(None, words)), key=lambda word: word[0]):
        alike = list(group)
        start = commonprefix(alike)  # noqa: RUF071 - of strings, not of paths
        rest = [word[len(start) :] for word in alike]
        branches.append(re.escape(start) + (_longest(rest) if any(rest) else ""))
    return f"(?:{'|'.join(branches)}){'?' if '' in words else ''}"
