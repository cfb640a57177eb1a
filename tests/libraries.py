"""Hand-made reports and libraries: spans and sentences as a parser would give them, without a parser."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from mkdocs_selfreview.diagnostics import Diagnostic
from mkdocs_selfreview.library import Library
from mkdocs_selfreview.linker import ItemKey, Link, LinkKind, Links
from mkdocs_selfreview.model import (
    Block,
    Item,
    ItemKind,
    Matched,
    Passage,
    Report,
    ReportKind,
    Section,
    SectionRole,
    Sentence,
    Source,
    Span,
    Tag,
)
from mkdocs_selfreview.taxonomy import Taxonomy, load_taxonomy

ROLES = {
    ItemKind.PROBLEM: SectionRole.PROBLEMS,
    ItemKind.CAUSE: SectionRole.CAUSES,
    ItemKind.MEASURE: SectionRole.MEASURES,
}
PREFIXES = {ItemKind.PROBLEM: "p", ItemKind.CAUSE: "c", ItemKind.MEASURE: "m"}


@dataclass
class Writer:
    """A text that grows, telling the span of each piece."""

    text: str = ""

    def add(self, piece: str, after: str = "") -> Span:
        span = Span(len(self.text), len(self.text) + len(piece))
        self.text += piece + after
        return span


@dataclass(frozen=True)
class ItemText:
    """An item to be: its ordinal, lead and text, and the ids it is tagged with."""

    lead: str
    rest: str = "。如在下乡调研时，只听汇报、不看现场。导致对群众的急难愁盼掌握不够。"
    ordinal: str = "一是"
    themes: tuple[str, ...] = ("lilun-wuzhuang",)
    functions: tuple[str, ...] = ("lead", "example", "consequence")


@dataclass(frozen=True)
class BlockText:
    """A block to be: a heading (or none), its dimension and what stands in it."""

    items: tuple[ItemText, ...]
    heading: str = ""
    dimension: str | None = None
    passage: str = ""


@functools.cache
def taxonomy() -> Taxonomy:
    return load_taxonomy()


def make_report(
    id_: str,
    parts: Iterable[tuple[ItemKind, str, tuple[BlockText, ...]]],
    *,
    title: str = "2024年度民主生活会个人对照检查材料",
    file: str = "",
    **facts: object,
) -> Report:
    """Write a report from its parts (kind of items, heading of the section, blocks)."""
    writer = Writer()
    head = (Passage(title, writer.add(title, "\n"), "title"),) if title else ()
    numbers: dict[ItemKind, int] = defaultdict(int)
    sections = tuple(_section(writer, numbers, *part) for part in parts)
    path = file or f"{id_}.txt"
    return Report(
        id=id_,
        source=Source(path, "txt", "0" * 64),
        kind=ReportKind.REPORT,
        reason=None,
        title=title,
        text=writer.text,
        head=head,
        sections=sections,
        file_stem=path.rsplit(".", 1)[0],
        **facts,  # type: ignore[arg-type]
    )


def _section(
    writer: Writer,
    numbers: dict[ItemKind, int],
    kind: ItemKind,
    heading: str,
    blocks: tuple[BlockText, ...],
) -> Section:
    start = len(writer.text)
    heading_span = writer.add(heading, "\n" if heading else "")
    made = tuple(_block(writer, numbers, kind, block) for block in blocks)
    return Section(ROLES[kind], heading, "", heading_span, Span(start, len(writer.text)), made)


def _block(writer: Writer, numbers: dict[ItemKind, int], kind: ItemKind, block: BlockText) -> Block:
    start = len(writer.text)
    heading_span = writer.add(block.heading, "\n" if block.heading else "")
    passages = (Passage(block.passage, writer.add(block.passage, "\n")),) if block.passage else ()
    items = []
    for text in block.items:
        numbers[kind] += 1
        items.append(_item(writer, kind, text, f"{PREFIXES[kind]}{numbers[kind]}", block.dimension))
    name = taxonomy().dimension_by_id[block.dimension].name if block.dimension else ""
    matched = Matched.EXACT if block.dimension else Matched.NONE
    span = Span(start, len(writer.text))
    return Block(
        block.heading, "", heading_span, span, block.dimension, name, matched, passages, tuple(items)
    )


def _item(writer: Writer, kind: ItemKind, text: ItemText, anchor: str, dimension: str | None) -> Item:
    start = len(writer.text)
    writer.add(text.ordinal)
    whole = text.lead + text.rest
    pieces = re.findall(r"[^。\n]*[。\n]+|[^。\n]+$", whole)
    sentences = tuple(
        Sentence(piece, writer.add(piece), text.functions[place] if place < len(text.functions) else "", "")
        for place, piece in enumerate(pieces)
    )
    span = Span(start, len(writer.text))
    writer.add("", "\n")
    base = taxonomy().dimension_by_id[dimension].base_ids if dimension else ()
    return Item(
        kind,
        text.ordinal,
        text.lead,
        whole,
        span,
        sentences,
        tuple(Tag(id_, "理论学习") for id_ in base),
        tuple(Tag(id_, "学习") for id_ in text.themes),
        anchor,
    )


def make_library(
    reports: Iterable[Report],
    links: Iterable[Link] = (),
    near_misses: Iterable[Report] = (),
    diagnostics: Iterable[Diagnostic] = (),
) -> Library:
    """A library of hand-made reports and links."""
    return Library(tuple(reports), tuple(near_misses), taxonomy(), make_links(links), tuple(diagnostics))


def make_links(links: Iterable[Link]) -> Links:
    """Links by the items at both ends."""
    answers: dict[ItemKey, tuple[Link, ...]] = defaultdict(tuple)
    answered: dict[ItemKey, tuple[Link, ...]] = defaultdict(tuple)
    alike: dict[ItemKey, tuple[Link, ...]] = defaultdict(tuple)
    for link in links:
        if link.kind is LinkKind.SIMILAR:
            alike[link.key] += (link,)
        else:
            answers[link.key] += (link,)
            answered[link.target] += (link,)
    return Links(answers, answered, alike)


def simple_report(id_: str, *problems: ItemText, **facts: object) -> Report:
    """A report with problems under 理论学习, one cause and one measure."""
    block = BlockText(problems or (ItemText("学习不够系统"),), "（一）理论学习方面", "theory")
    return make_report(
        id_,
        [
            (ItemKind.PROBLEM, "一、存在的问题", (block,)),
            (ItemKind.CAUSE, "二、原因分析", (BlockText((ItemText("思想认识不到位"),)),)),
            (ItemKind.MEASURE, "三、整改措施", (BlockText((ItemText("强化理论武装"),)),)),
        ],
        **facts,  # type: ignore[arg-type]
    )
