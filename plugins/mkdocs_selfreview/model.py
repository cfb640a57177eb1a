"""The typed tree of a report; every part knows its span in the cleaned text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of characters in a text."""

    start: int
    end: int


class ReportKind(StrEnum):
    """What a text is; ``other`` is no self-review and is not published."""

    REPORT = "report"
    FRAGMENT = "fragment"
    OUTLINE = "outline"
    OTHER = "other"


class SectionRole(StrEnum):
    """What a section (部分) of a report is for."""

    PREAMBLE = "preamble"
    RECTIFICATION = "rectification"
    PROBLEMS = "problems"
    CASES = "cases"
    CAUSES = "causes"
    MEASURES = "measures"
    CLOSING = "closing"
    OTHER = "other"


class ItemKind(StrEnum):
    """What an item says: 问题, 原因 or 整改措施."""

    PROBLEM = "problem"
    CAUSE = "cause"
    MEASURE = "measure"


class Matched(StrEnum):
    """How the heading of a block was recognised as a dimension."""

    EXACT = "exact"
    ALIAS = "alias"
    FUZZY = "fuzzy"
    CONTENT = "content"
    NONE = "none"


class Cell(NamedTuple):
    """The place of a cell, each counted from 0; one that spans several has the first of them."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a document as its reader found it."""

    text: str
    line: int
    """Line (text formats) or paragraph number (office formats), counted from 1."""
    label: str = ""
    """Automatic list number as Word prints it (``一、``); not part of ``text``."""
    style: str = ""
    """``title``, ``heading`` + level, ``cell``, or empty for body text."""
    cell: Cell | None = None
    """Where it stands, if in a table; a table inside of a cell belongs to that cell."""


@dataclass(frozen=True, slots=True)
class Aside:
    """Text of a file that no reader sees as part of the report; it is screened, never parsed or published."""

    place: str
    """Where it stands, in Chinese: 页眉, 批注, 文档属性 …"""
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader makes of a file, whatever its format."""

    paragraphs: tuple[Paragraph, ...]
    format: str
    notes: tuple[tuple[str, str, int | None], ...] = ()
    """What the reader doubts: (code, message in Chinese, line)."""
    aside: tuple[Aside, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Where a report comes from."""

    path: str
    """Path relative to the sources folder, with forward slashes."""
    format: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Tag:
    """A dimension or theme given to an item, with the reason."""

    id: str
    cue: str
    """The words of the text, or the heading, that decided."""
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an item with its function (例: example, consequence)."""

    text: str
    span: Span
    function: str = ""
    cue: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """Text that belongs to no item: a preamble, a summary sentence, a head line."""

    text: str
    span: Span
    kind: str = "text"
    """``text``, or ``cell`` in a table of problems; in the head and sign-off also title, unit, person,
    date, note."""


@dataclass(frozen=True, slots=True)
class Item:
    """A problem, cause or measure: ordinal, lead (条目首句) and the whole text."""

    kind: ItemKind
    ordinal: str
    lead: str
    """The first clause, without ordinal and end punctuation."""
    text: str
    """The whole item, lead included, without its ordinal; paragraphs parted by ``\\n``."""
    span: Span
    """From the ordinal to the end of the text."""
    sentences: tuple[Sentence, ...]
    dimensions: tuple[Tag, ...] = ()
    """Ids of base dimensions."""
    themes: tuple[Tag, ...] = ()
    anchor: str = ""
    """Unique in its report and stable: ``p1``, ``c2``, ``m3``."""
    leanings: tuple[tuple[str, float], ...] = ()
    """Ids of themes with how likely each is the main one, 0 to 1; ``themes`` has those that are sure."""


@dataclass(frozen=True, slots=True)
class Block:
    """A 方面 of a section; a section without such headings has one with an empty heading."""

    heading: str
    ordinal: str
    heading_span: Span
    span: Span
    dimension: str | None
    dimension_name: str
    matched: Matched
    passages: tuple[Passage, ...]
    """Text of the block that is in no item."""
    items: tuple[Item, ...]
    row: bool = False
    """Whether it is a problem of a table with what stands beside it."""


@dataclass(frozen=True, slots=True)
class Section:
    """A 部分 of a report."""

    role: SectionRole
    heading: str
    ordinal: str
    heading_span: Span
    """Number, heading and its punctuation; empty where there is no heading."""
    span: Span
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """One self-review report (对照检查材料), or a text that was found not to be one."""

    id: str
    """``r`` + 10 hex digits from the source's path and place in it; used in addresses."""
    source: Source
    kind: ReportKind
    reason: str | None
    """Why ``kind`` is not ``report``, in Chinese."""
    title: str
    """As written in the text, or above it where several texts of a file share one; empty if there is none."""
    text: str
    """The cleaned text that all spans refer to."""
    year: int | None = None
    meeting: str = ""
    campaign: str = ""
    scope: str | None = None
    """``personal`` or ``team``."""
    unit: str = ""
    role: str = ""
    name: str = ""
    date: str = ""
    head: tuple[Passage, ...] = ()
    sections: tuple[Section, ...] = ()
    signoff: tuple[Passage, ...] = ()
    file_stem: str = field(default="", compare=False)
    also: tuple[str, ...] = ()
    """Paths of other sources that hold the same text."""

    @property
    def display_title(self) -> str:
        """The title, or the file's name where the text has none."""
        return self.title or self.file_stem or "（无标题）"

    def items(self) -> Iterator[Item]:
        """All items in the order of the text."""
        for _, _, item in self.placed_items():
            yield item

    def placed_items(self) -> Iterator[tuple[Section, Block, Item]]:
        """All items with the section and block they stand in."""
        for section in self.sections:
            for block in section.blocks:
                for item in block.items:
                    yield section, block, item

    def leaves(self) -> Iterator[Span]:
        """Spans that share out the text: every non-blank character lies in exactly one."""
        yield from (passage.span for passage in self.head)
        for section in self.sections:
            if section.heading_span.start < section.heading_span.end:
                yield section.heading_span
            for block in section.blocks:
                if (
                    block.heading_span.start < block.heading_span.end
                    and block.heading_span != section.heading_span
                ):
                    yield block.heading_span
                yield from (passage.span for passage in block.passages)
                for item in block.items:
                    first = item.sentences[0].span.start if item.sentences else item.span.end
                    if item.span.start < first:
                        yield Span(item.span.start, first)
                    yield from (sentence.span for sentence in item.sentences)
        yield from (passage.span for passage in self.signoff)
