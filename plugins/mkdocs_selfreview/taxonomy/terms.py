"""Standard formulations (规范表述): what one is, and how its entry in ``terms.yml`` is read."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from .records import CONFIDENCE, Node, Problems, children, choice, fields, flag, text, texts, year

_HERE = Path(__file__).parent
_DATE = re.compile(r"(19|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_OPTIONAL = (
    *("explanation", "since", "until", "replaced_by", "quoted", "aliases", "not", "wrong", "outdated"),
    *("themes", "dimensions", "confidence"),
)


@dataclass(frozen=True, slots=True)
class Slip:
    """A way of writing a term that is wrong, or was right until a year."""

    text: str
    right: str
    """What to write instead."""
    until: int | None = None
    """The last year in which it was right; None for what never was."""


@dataclass(frozen=True, slots=True)
class Term:
    """A 规范表述: a set formulation or an abbreviation, with what it stands for."""

    id: str
    name: str
    kind: str
    """数字概括, 制度, 学习教育…: the group in which the site lists it."""
    full: str
    """The whole wording that the name stands for."""
    explanation: str = ""
    since: str = ""
    """``2021``, ``2021-11`` or ``2021-11-08``; empty where that is not certain."""
    until: int | None = None
    """The last year in which it was in use; then ``replaced_by`` is the id of what came after it."""
    replaced_by: str = ""
    quoted: bool = False
    """Whether the name counts only within quotation marks."""
    aliases: tuple[str, ...] = ()
    """Other right ways of writing it."""
    exclude: tuple[str, ...] = ()
    """Words that hold a form of it and mean something else."""
    slips: tuple[Slip, ...] = ()
    themes: tuple[str, ...] = ()
    """Ids."""
    dimensions: tuple[str, ...] = ()
    """Ids of base dimensions."""
    confidence: str = "reported"
    """``confirmed``, ``reported`` or ``unverified``."""

    @property
    def wrong(self) -> tuple[Slip, ...]:
        """Ways of writing it that were never right."""
        return tuple(slip for slip in self.slips if slip.until is None)

    @property
    def outdated(self) -> tuple[Slip, ...]:
        """Ways of writing it that were right once."""
        return tuple(slip for slip in self.slips if slip.until is not None)


def read_terms(nodes: Collection[Node], themes: Collection[str], problems: Problems) -> tuple[Term, ...]:
    """Read the entries; one way of writing under two terms is a problem, like everything that is missing.

    ``themes`` are the ids of the themes that there are.
    """
    terms = []
    owners: dict[str, str] = {}
    for node in nodes:
        term = _term(node, themes, problems)
        terms.append(term)
        for form in (term.name, *term.aliases, *(slip.text for slip in term.slips)):
            owner = owners.setdefault(form, term.id)
            if form and owner != term.id:
                problems.add(node, f"“{form}”在“{owner}”和“{term.id}”里都写了，请只留一处")
    known = {term.id for term in terms}
    for node, term in zip(nodes, terms, strict=True):
        if term.replaced_by and term.replaced_by not in known:
            problems.add(node, f"没有 id 为“{term.replaced_by}”的表述，请核对 replaced_by")
    return tuple(terms)


def _term(node: Node, themes: Collection[str], problems: Problems) -> Term:
    values = fields(node, problems, ("id", "name", "kind", "full"), _OPTIONAL)
    name = text(values.get("name"), problems)
    confidence = values.get("confidence")
    if ("until" in values) != ("replaced_by" in values):
        problems.add(node, "until（用到哪一年）和 replaced_by（后来的表述的 id）要一起写")
    wrong = [_slip(child, name, problems, dated=False) for child in children(values.get("wrong"), problems)]
    outdated = [
        _slip(child, name, problems, dated=True) for child in children(values.get("outdated"), problems)
    ]
    return Term(
        id=text(values.get("id"), problems),
        name=name,
        kind=text(values.get("kind"), problems),
        full=text(values.get("full"), problems),
        explanation=text(values.get("explanation"), problems),
        since=_date(values.get("since"), problems),
        until=year(values["until"], problems) if "until" in values else None,
        replaced_by=text(values.get("replaced_by"), problems),
        quoted=flag(values.get("quoted"), problems),
        aliases=texts(values.get("aliases"), problems),
        exclude=texts(values.get("not"), problems),
        slips=(*wrong, *outdated),
        themes=tuple(_themes(values.get("themes"), themes, problems)),
        dimensions=texts(values.get("dimensions"), problems),
        confidence=choice(confidence, problems, CONFIDENCE) if confidence else "reported",
    )


def _themes(node: Node | None, known: Collection[str], problems: Problems) -> Iterator[str]:
    """The themes that are known; a packaged term goes without those that the keeper took out."""
    for child in children(node, problems):
        id_ = text(child, problems)
        if id_ in known:
            yield id_
        elif Path(child.file).parent != _HERE:
            problems.add(child, f"没有 id 为“{id_}”的主题，请核对 themes.yml")


def _slip(node: Node, name: str, problems: Problems, *, dated: bool) -> Slip:
    """A slip is its text alone, or a mapping that also says what is right; an outdated one has its year."""
    plain = not dated and not isinstance(node.value, dict)
    required = ("text", "until") if dated else ("text",)
    values = {"text": node} if plain else fields(node, problems, required, ("right",))
    return Slip(
        text(values.get("text"), problems),
        text(values.get("right"), problems, name),
        year(values["until"], problems) if "until" in values else None,
    )


def _date(node: Node | None, problems: Problems) -> str:
    """A year, month or day; empty for a value that is absent or null."""
    if node is None or node.value is None:
        return ""
    written = str(node.value)
    if not _DATE.fullmatch(written):
        problems.add(node, f"“{written}”不是时间，请写成 2021、2021-11 或 2021-11-08，不确定就不写")
    return written
