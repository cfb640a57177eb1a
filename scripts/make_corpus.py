#!/usr/bin/env python3
"""Writes any number of made-up reports, with what is true of them: for measuring, not for reading.

Words are drawn by their frequencies in jieba's dictionary into the grammar of ``corpus_grammar.yml``. Report
number i is the same whatever the number of reports, on every machine.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import jieba
import numpy as np
import yaml

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "plugins"))

from mkdocs_selfreview.taxonomy import DimensionSet, load_taxonomy  # noqa: E402

TRUTH = "truth.json"
"""The file beside the reports that tells what is true of them."""
SEED = 20240607
TARGET = 3000
"""Characters of a report, about."""

_SLOT = re.compile(r"\{(\w)\}")
_NUMERALS = "一二三四五六七八九十"
_DRAWN_AT_ONCE = 900
_KINDS = ("problem", "cause", "measure")


@dataclass(frozen=True, slots=True)
class MadeItem:
    """An item as it was made."""

    kind: str
    dimension: str
    lead: str
    start: int
    """Of the item's text, behind its ordinal, in the report's."""
    sentences: tuple[str, ...]

    @property
    def text(self) -> str:
        """The whole item, as it stands in the report."""
        return "".join(self.sentences)


@dataclass(slots=True)
class MadeReport:
    """A report as it was made."""

    number: int
    title: str
    year: int
    meeting: str
    scope: str
    unit: str
    name: str
    text: str = ""
    items: list[MadeItem] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    """Lines that belong to no item, as they stand in the text: title, headings, preamble, closing."""

    @property
    def file_name(self) -> str:
        """Name of its file."""
        return f"{self.number:06}.txt"


class Draw:
    """Draws words and numbers for one report."""

    def __init__(self, number: int) -> None:
        self._random = np.random.default_rng([SEED, number])
        self._words: dict[str, Iterator[str]] = {}
        self._numbers = iter(self._random.integers(0, 1 << 30, 1500).tolist())

    def below(self, size: int) -> int:
        """A number below ``size``."""
        return int(next(self._numbers)) % size

    def one(self, options: Sequence[Any]) -> Any:
        """One of some options."""
        return options[self.below(len(options))]

    def fill(self, template: str) -> str:
        """A template with its slots filled."""
        return "".join(
            self._slot(piece) if place % 2 else piece for place, piece in enumerate(_pieces(template))
        )

    def _slot(self, slot: str) -> str:
        if slot == "N":
            return str(2 + self.below(96))
        if slot == "M":
            return str(1 + self.below(12))
        if slot == "P":
            return str(self.one(grammar()["places"]))
        words, bounds = vocabulary()[slot]
        found = self._words.get(slot)
        word = next(found, None) if found else None
        if word is None:
            drawn = np.searchsorted(bounds, self._random.random(_DRAWN_AT_ONCE // (4 if slot in "di" else 1)))
            found = self._words[slot] = iter([words[place] for place in drawn.tolist()])
            word = next(found)
        return word


@cache
def grammar() -> dict[str, Any]:
    """The grammar, from its file."""
    loaded: dict[str, Any] = yaml.safe_load((HERE / "corpus_grammar.yml").read_text(encoding="utf-8"))
    return loaded


@cache
def vocabulary() -> dict[str, tuple[list[str], Any]]:
    """Words by slot with the bounds of their shares, from jieba's dictionary."""
    found: dict[str, list[tuple[str, int]]] = {slot: [] for slot in "nvadi"}
    kinds = {"n": "n", "vn": "n", "v": "v", "a": "a", "d": "d", "i": "i", "l": "i"}
    with jieba.get_dict_file() as file:
        for line in file:
            word, count, kind = line.decode().split()
            slot = kinds.get(kind, "")
            lengths = range(4, 5) if slot == "i" else range(2, 5)
            if slot and len(word) in lengths and all("\u4e00" <= char <= "\u9fff" for char in word):
                found[slot].append((word, int(count)))
    shares = {
        slot: np.cumsum([count for _, count in words], dtype=np.float64) for slot, words in found.items()
    }
    return {
        slot: ([word for word, _ in words], shares[slot] / shares[slot][-1]) for slot, words in found.items()
    }


@cache
def dimension_sets() -> tuple[tuple[DimensionSet, ...], dict[str, str]]:
    """The sets of dimensions that reports may follow, and the names of dimensions."""
    taxonomy = load_taxonomy()
    return tuple(each for each in taxonomy.sets if each.dimensions), {
        each.id: each.name for each in taxonomy.dimensions
    }


@cache
def _pieces(template: str) -> tuple[str, ...]:
    """Literal text and slots in turns."""
    return tuple(_SLOT.split(template))


def make_report(number: int) -> MadeReport:
    """Make report ``number``."""
    draw, rules = Draw(number), grammar()
    sets, names = dimension_sets()
    plan: DimensionSet = draw.one(sets)
    scope = draw.one(("personal", "personal", "team"))
    name = draw.one(rules["surnames"]) + "".join(draw.one(rules["given"]) for _ in range(1 + draw.below(2)))
    unit = draw.one(rules["places"]) + draw.one(rules["units"])
    facts = {"unit": unit, "name": name, "year": draw.one(plan.years), "meeting": plan.meeting}
    report = MadeReport(
        number,
        rules["titles"][scope].format(**facts),
        facts["year"],
        plan.meeting,
        scope,
        unit,
        name if scope == "personal" else "",
    )
    _write(report, draw, plan.dimensions, names)
    return report


def _write(report: MadeReport, draw: Draw, dimensions: Sequence[str], names: dict[str, str]) -> None:
    """Write the text, part by part."""
    rules = grammar()
    planted = iter(plants(report.number))
    out: list[str] = []
    size = 0

    def line(text: str) -> None:
        nonlocal size
        out.append(text + "\n")
        report.lines.append(text)
        size += len(text) + 1

    line(report.title)
    if report.scope == "personal":
        line(f"{report.unit}{draw.one(rules['roles'])}  {report.name}")
    line(draw.fill(draw.one(rules["preamble"])))
    blocks = {"problem": dimensions, "cause": ("",), "measure": ("",)}
    for place, kind in enumerate(_KINDS):
        line(f"{_NUMERALS[place]}、{draw.one(rules['sections'][kind])}")
        budget = {"problem": 0.68, "cause": 0.82, "measure": 0.97}[kind] * TARGET
        for number, dimension in enumerate(blocks[kind]):
            if dimension:
                line(f"（{_NUMERALS[number % 10]}）{names[dimension]}方面")
            left = len(blocks[kind]) - number
            stop = size + max(60, (budget - size) / left)
            for ordinal in range(10):
                if ordinal and size > stop - 60:
                    break
                lead, sentences = _item(draw, rules[kind], kind, next(planted, ""))
                mark = f"{_NUMERALS[ordinal]}是"
                report.items.append(MadeItem(kind, dimension, lead, size + len(mark), sentences))
                out += (mark, *sentences, "\n")
                size += len(mark) + sum(map(len, sentences)) + 1
    line(rules["closing"])
    report.text = "".join(out)


def _item(draw: Draw, templates: dict[str, list[str]], kind: str, plant: str) -> tuple[str, tuple[str, ...]]:
    """Lead and sentences of an item; a wording to plant becomes a clause of its second sentence."""
    stock = grammar()["stock"]
    lead = draw.fill(draw.one(templates["lead"]))
    sentences = [lead + "。"]
    others = ("example", "consequence", "reflection") if kind == "problem" else (kind, kind)
    for function in others:
        if function != "reflection" or draw.below(2):
            repeated = draw.below(1000) < 1000 * stock["share"]
            sentences.append(
                draw.one(stock["sentences"]) if repeated else draw.fill(draw.one(templates[function]))
            )
    if plant:
        sentences[1] = sentences[1][:-1] + "，" + draw.fill(plant.replace("…", "{n}")) + "。"
    return lead, tuple(sentences)


def plants(number: int) -> list[str]:
    """The wordings that are planted in a report, some twice; the grammar tells in how many reports."""
    planted = grammar()["planted"]
    wordings = [*planted["fixed"], *planted["frames"]]
    pairs = enumerate(zip(wordings, planted["every"], strict=True))
    found = [wording for place, (wording, every) in pairs if number % every == place % every]
    return [*found, *(wording for wording in found if wording in planted["twice"])]


def make_reports(count: int) -> Iterator[MadeReport]:
    """The first ``count`` reports."""
    return map(make_report, range(count))


def write_corpus(count: int, folder: Path) -> None:
    """Write reports and what is true of them into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    reports = []
    seen: dict[str, list[int]] = {}
    for report in make_reports(count):
        (folder / report.file_name).write_text(report.text, encoding="utf-8")
        reports.append(truth_of(report))
        for wording in plants(report.number):
            seen.setdefault(wording, []).append(report.number)
    patterns = [
        {"wording": wording, "occurrences": len(numbers), "reports": len(set(numbers))}
        for wording, numbers in sorted(seen.items())
    ]
    truth = {"seed": SEED, "reports": reports, "planted": patterns}
    (folder / TRUTH).write_text(
        json.dumps(truth, ensure_ascii=False, separators=(",", ":")), encoding="utf-8"
    )


def truth_of(report: MadeReport) -> dict[str, Any]:
    """What is true of a report; spans of items are in its text, without their ordinals."""
    facts = ("title", "year", "meeting", "scope", "unit", "name")
    items = [
        {
            "kind": item.kind,
            "dimension": item.dimension,
            "lead": item.lead,
            "span": [item.start, item.start + len(item.text)],
        }
        for item in report.items
    ]
    return {"file": report.file_name, **{fact: getattr(report, fact) for fact in facts}, "items": items}


def main(arguments: Iterable[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="生成测试用的对照检查材料（Make reports for measuring）")
    parser.add_argument("count", type=int, metavar="N", help="份数")
    parser.add_argument("folder", type=Path, help="写到哪个文件夹")
    options = parser.parse_args(None if arguments is None else list(arguments))
    write_corpus(options.count, options.folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
