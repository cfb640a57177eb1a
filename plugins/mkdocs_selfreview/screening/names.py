"""Masks persons and units that the keeper lists, and surnames before a title where the keeper asks for it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

import jieba

from mkdocs_selfreview.folding import fold
from mkdocs_selfreview.model import Document, Paragraph
from mkdocs_selfreview.screening.personal import INVISIBLE, WRAPPED, Mask

PERSON, UNIT, TITLED = "人名", "单位名", "带职务的称呼"
_UNIT_SHOWN = "××单位"
_LONGEST_PERSON = 4
_GAP = f"[ {INVISIBLE}]{{0,3}}"
_UNSEEN = re.compile(f"[\\s{INVISIBLE}]")
_WRAP = "(?: {0,3}\n {0,8})"
"""Where a line of text breaks; names of two characters are not sought there: 老王 / 三、…"""
_MASKED_GIVEN = "[某×xX*○]{1,3}"
_HAN = "\u4e00-\u9fff"


@dataclass(frozen=True, slots=True)
class NamesToMask:
    """What the keeper wants masked."""

    names: tuple[str, ...] = ()
    """Persons and units."""
    titled: bool = False
    """Whether 张局长 becomes ×局长."""


NO_NAMES = NamesToMask()


@dataclass(frozen=True, slots=True)
class NameMasks:
    """How names are found; patterns are for folded text."""

    persons: re.Pattern[str] | None = None
    units: re.Pattern[str] | None = None
    titles: re.Pattern[str] | None = None
    before_title: tuple[re.Pattern[str], ...] = ()
    """Surname with a masked given name, a whole name, a surname: each up to its end, group ``name``."""
    at_start: frozenset[str] = frozenset()
    """Surnames that are words too."""
    public: frozenset[str] = field(default_factory=frozenset)

    def mask(self, text: str) -> tuple[str, list[tuple[str, int]]]:
        """The text with its names masked, and the kind and place of each; line breaks stay as many."""
        found = self._apart(text)
        pieces, end = [], 0
        for start, stop, kind in found:
            words = text[start:stop]
            shown = _UNIT_SHOWN if kind == UNIT else "×" * len(_UNSEEN.sub("", words))
            pieces += [text[end:start], shown, "\n" * words.count("\n")]
            end = stop
        return "".join((*pieces, text[end:])), [(kind, start) for start, _, kind in found]

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where the names of a text stand, in its order."""
        return [(start, stop) for start, stop, _ in self._apart(text)]

    def _apart(self, text: str) -> list[tuple[int, int, str]]:
        if self.persons or self.units or self.titles:
            return _without_overlaps(self._found(fold(text)))
        return []

    def _found(self, shadow: str) -> Iterator[tuple[int, int, str]]:
        """Names in the order in which they win over each other."""
        for pattern, kind in ((self.units, UNIT), (self.persons, PERSON)):
            if pattern:
                yield from ((*match.span(), kind) for match in pattern.finditer(shadow))
        for title in self.titles.finditer(shadow) if self.titles else ():
            name = self._name_before(shadow, title)
            if name:
                yield *name, TITLED

    def _name_before(self, shadow: str, title: re.Match[str]) -> tuple[int, int] | None:
        """Where the name before a title stands, if there is one."""
        masked, whole, bare = self.before_title
        start = max(0, title.start() - 6)
        before = shadow[start : title.start()]
        for pattern in (masked, whole, bare):
            match = pattern.search(before)
            if match is None:
                continue
            name, place = match["name"], match.start("name")
            if name in self.public or name + title[0] in self.public:
                return None
            spoken_of = (pattern is whole and name in _words()) or (
                pattern is bare and self._is_word_end(before, place, name)
            )
            if not spoken_of:
                return start + place, title.start()
        return None

    def _is_word_end(self, before: str, place: int, surname: str) -> bool:
        """Whether what looks like a surname ends a word: 提高, 担任, 公安."""
        alone = place == 0 or not re.match(f"[{_HAN}]", before[place - 1])
        if alone:
            return False
        return surname in self.at_start or any(
            before[first : place + len(surname)] in _words() for first in range(max(0, place - 3), place)
        )


NO_MASKS = NameMasks()


def name_masks(data: Mapping[str, Sequence[str]], wanted: NamesToMask) -> NameMasks:
    """Compile what is to be masked, by the lists of ``screening.yml`` (already validated)."""
    names = {"".join(fold(name).split()) for name in wanted.names} - {""}
    units = {name for name in names if _is_unit(name, data)}
    masks = NameMasks(persons=_listed(names - units), units=_listed(units))
    return _with_titles(masks, data) if wanted.titled else masks


def mask_names(document: Document, masks: NameMasks) -> tuple[Document, tuple[Mask, ...]]:
    """The document with its names masked, and what was masked in the order of the text."""
    if masks == NO_MASKS:
        return document, ()
    found: list[Mask] = []
    texts: list[str] = []
    for group in _read_together(document):
        whole = "\n".join(paragraph.text for paragraph in group)
        masked, names = masks.mask(whole)
        # A paragraph may hold breaks of its own; masking leaves all of them.
        owners = [paragraph for paragraph in group for _ in paragraph.text.split("\n")]
        found += [Mask(kind, owners[whole.count("\n", 0, start)].line, "") for kind, start in names]
        rows = iter(masked.split("\n"))
        texts += ["\n".join(next(rows) for _ in paragraph.text.split("\n")) for paragraph in group]
    paragraphs = tuple(
        replace(paragraph, text=text) for paragraph, text in zip(document.paragraphs, texts, strict=True)
    )
    notes = tuple((code, masks.mask(message)[0], line) for code, message, line in document.notes)
    return replace(document, paragraphs=paragraphs, notes=notes), tuple(found)


def _read_together(document: Document) -> list[Sequence[Paragraph]]:
    """The paragraphs that are looked at together: all where a line may break inside of a name."""
    if document.format in WRAPPED:
        return [document.paragraphs]
    return [[paragraph] for paragraph in document.paragraphs]


def _is_unit(name: str, data: Mapping[str, Sequence[str]]) -> bool:
    """Whether a listed name is a unit's: by its length, or its ending where it begins with no surname."""
    if len(name) > _LONGEST_PERSON:
        return "·" not in name
    named = len(name) < _LONGEST_PERSON and name[0] in "".join(data["surnames"])
    return not named and name.endswith(tuple(data["unit_endings"]))


def _listed(names: set[str]) -> re.Pattern[str] | None:
    """A pattern for names, longest first, with blanks between their characters."""
    if not names:
        return None
    by_first: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names, key=lambda name: (-len(name), name)):
        by_first[name[0]].append(_spaced(name[1:], _GAP if len(name) < 3 else f"(?:{_WRAP}|{_GAP})"))
    return re.compile("|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in by_first.items()))


def _spaced(rest: str, gap: str) -> str:
    return "".join(gap + re.escape(char) for char in rest)


def _with_titles(masks: NameMasks, data: Mapping[str, Sequence[str]]) -> NameMasks:
    """The masks with those for surnames before a title."""
    singles = "".join((*data["surnames"], *data["surnames_alone"]))
    surname = f"(?:{'|'.join(data['double_surnames'])}|[{singles}])"
    given = f"(?:(?![{''.join(data['not_in_given'])}])[{_HAN}]){{1,2}}"
    start = f"(?:^|(?<=[^{_HAN}])|(?<=[{''.join(data['before_names'])}]))"
    ending = "|".join(data["titles_not_before"])
    return replace(
        masks,
        titles=re.compile(f"[副代]?(?:{'|'.join(data['titles'])})(?!{ending})"),
        before_title=(
            re.compile(f"(?P<name>{surname}{_MASKED_GIVEN})$"),
            re.compile(f"{start}(?P<name>{surname}{given})$"),
            re.compile(f"(?P<name>{surname})$"),
        ),
        at_start=frozenset("".join(data["surnames_alone"])),
        public=frozenset(data["public_figures"]),
    )


def _without_overlaps(found: Iterator[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The finds in the order of the text; one that overlaps an earlier one of the input is left out."""
    kept: list[tuple[int, int, str]] = []
    taken: set[int] = set()
    for start, end, kind in found:
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            kept.append((start, end, kind))
    return sorted(kept)


@cache
def _words() -> frozenset[str]:
    """The words of jieba's dictionary of two to four characters, without those that are names of persons."""
    with jieba.get_dict_file() as file:
        rows = (line.decode().split() for line in file)
        return frozenset(row[0] for row in rows if 2 <= len(row[0]) <= 4 and not row[-1].startswith("nr"))
