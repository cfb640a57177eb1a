"""Small classified reports and a small taxonomy, made by hand for the tests of links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from mkdocs_selfreview.model import (
    Block,
    Item,
    ItemKind,
    Matched,
    Report,
    ReportKind,
    Section,
    SectionRole,
    Source,
    Span,
    Tag,
)
from mkdocs_selfreview.taxonomy import Dimension, Root, Taxonomy, Theme
from mkdocs_selfreview.taxonomy.cues import read_cue

NOWHERE = Span(0, 0)
ROLES = {
    ItemKind.PROBLEM: SectionRole.PROBLEMS,
    ItemKind.CAUSE: SectionRole.CAUSES,
    ItemKind.MEASURE: SectionRole.MEASURES,
}
TAXONOMY = Taxonomy(
    dimensions=(
        Dimension("theory", "理论学习", "", base=True),
        Dimension("style", "工作作风", "", base=True),
        Dimension("integrity", "廉洁自律", "", base=True),
        Dimension("masses-2020", "坚守人民情怀", "", maps_to=("style",)),
    ),
    sets=(),
    themes=(
        Theme("study", "理论武装", "理论学习", "", ()),
        Theme("use", "学用转化", "理论学习", "", ()),
        Theme("survey", "调查研究", "群众路线", "", ()),
        Theme("service", "服务群众", "群众路线", "", ()),
        Theme("clean", "廉洁自律", "廉洁纪律", "", ()),
    ),
    roots=(
        Root("thinking", "理论根基不牢", "", (read_cue("理论功底", {}),), ("study",), ("use",), ("theory",)),
        Root("masses", "宗旨意识淡化", "", (read_cue("宗旨", {}),), ("survey", "service"), (), ("style",)),
    ),
    functions=(),
    neutral=(),
    version="test",
)


def item(kind: ItemKind, lead: str, body: str, themes: Sequence[str], dimensions: Sequence[str]) -> Item:
    """An item of a lead and a body; its first theme is the main one."""
    return Item(
        kind=kind,
        ordinal="",
        lead=lead,
        text=f"{lead}。{body}",
        span=NOWHERE,
        sentences=(),
        dimensions=tuple(Tag(id_, lead) for id_ in dimensions),
        themes=tuple(Tag(id_, lead, 4 / place) for place, id_ in enumerate(themes, 1)),
    )


def problem(lead: str, body: str = "", *themes: str, dimensions: Sequence[str] = ()) -> Item:
    """A problem."""
    return item(ItemKind.PROBLEM, lead, body, themes, dimensions)


def cause(lead: str, body: str = "", *themes: str, dimensions: Sequence[str] = ()) -> Item:
    """A cause."""
    return item(ItemKind.CAUSE, lead, body, themes, dimensions)


def measure(lead: str, body: str = "", *themes: str, dimensions: Sequence[str] = ()) -> Item:
    """A measure."""
    return item(ItemKind.MEASURE, lead, body, themes, dimensions)


def block(*items: Item, heading: str = "", dimension: str | None = None, row: bool = False) -> Block:
    """A block; one with a dimension has its name as heading, and its items have its base dimensions."""
    known = TAXONOMY.dimension_by_id[dimension] if dimension else None
    if known:
        items = tuple(replace(one, dimensions=tuple(Tag(id_, "") for id_ in known.base_ids)) for one in items)
    name = known.name if known else ""
    matched = Matched.EXACT if known else Matched.NONE
    return Block(heading or name, "", NOWHERE, NOWHERE, dimension, name, matched, (), items, row)


def report(id_: str, *content: Block | Item, unit: str = "", year: int | None = None) -> Report:
    """A report of blocks; items that stand alone make a block without heading for each kind."""
    blocks = [one for one in content if isinstance(one, Block)]
    loose = [one for one in content if isinstance(one, Item)]
    blocks += [
        block(*of_kind) for kind in ItemKind if (of_kind := [one for one in loose if one.kind is kind])
    ]
    counts: Counter[ItemKind] = Counter()
    sections = []
    for one in blocks:
        items = []
        for entry in one.items:
            counts[entry.kind] += 1
            items.append(replace(entry, anchor=f"{entry.kind.value[0]}{counts[entry.kind]}"))
        role = ROLES[items[0].kind] if items else SectionRole.OTHER
        sections.append(Section(role, "", "", NOWHERE, NOWHERE, (replace(one, items=tuple(items)),)))
    source = Source(f"{id_}.txt", "txt", "")
    return Report(
        id_, source, ReportKind.REPORT, None, "", "", year=year, unit=unit, sections=tuple(sections)
    )
