"""Finds words that were masked, spelt with look-alikes or exchanged by a program, and what they mean."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from mkdocs_selfreview.cleaning import CleanText
from mkdocs_selfreview.diagnostics import Diagnostic, Severity
from mkdocs_selfreview.model import Span

KINDS = {
    "masks": ("mask-found", "遮掩写法"),
    "homoglyphs": ("homoglyph-found", "形近字"),
    "damage": ("wording-damaged", "被成批替换坏的词"),
}
"""The lists of ``masks.yml``, each with the code of its diagnostic and its name."""
_CONTEXT = 4
_SHOWN = 12


@dataclass(frozen=True, slots=True)
class MaskRules:
    """The knowledge of ``masks.yml``."""

    patterns: Mapping[str, tuple[tuple[re.Pattern[str], str], ...]]
    apply: bool
    """Whether all texts are shown with what is meant."""


@dataclass(frozen=True, slots=True)
class Masked:
    """A word as it stands in a text, and what it most likely means."""

    kind: str
    span: Span
    meant: str


def mask_rules(data: Mapping[str, Any]) -> MaskRules:
    """Compile the contents of ``masks.yml`` (already validated)."""
    patterns = {
        kind: tuple((re.compile(entry["written"], re.MULTILINE), entry["meant"]) for entry in data[kind])
        for kind in KINDS
    }
    return MaskRules(patterns, data["apply"])


def find_masked(text: str, rules: MaskRules) -> tuple[Masked, ...]:
    """All masked or damaged words of a text in order; of two that overlap, the one the rules name first."""
    found: list[Masked] = []
    taken: set[int] = set()
    for kind, patterns in rules.patterns.items():
        for pattern, meant in patterns:
            for match in pattern.finditer(text):
                if match[0] and taken.isdisjoint(range(*match.span())):
                    taken.update(range(*match.span()))
                    found.append(Masked(kind, Span(*match.span()), meant))
    return tuple(sorted(found, key=lambda masked: masked.span))


def unmasked(cleaned: CleanText, found: Sequence[Masked]) -> CleanText:
    """The text with what is meant; the new words stand for the places of the old ones."""
    pieces: list[str] = []
    offsets: list[int] = []
    moved: list[int] = []
    """For each place of the old text, its place in the new one."""
    at = size = 0
    for masked in (*found, None):
        start, end = masked.span if masked else Span(len(cleaned.text), len(cleaned.text))
        pieces.append(cleaned.text[at:start])
        offsets += cleaned.offsets[at:start]
        moved += range(size, size + start - at)
        size += start - at
        if masked:
            own = cleaned.offsets[start:end]
            pieces.append(masked.meant)
            offsets += [own[min(place, end - start - 1)] for place in range(len(masked.meant))]
            moved += [size] * (end - start)
            size += len(masked.meant)
        at = end
    moved.append(size)
    lines = tuple(
        replace(line, span=Span(moved[line.span.start], moved[line.span.end])) for line in cleaned.lines
    )
    return replace(cleaned, text="".join(pieces), offsets=tuple(offsets), lines=lines)


def mask_diagnostics(
    source: str, cleaned: CleanText, found: Sequence[Masked], *, applied: bool
) -> Iterator[Diagnostic]:
    """One finding for each kind: how each word is written, and what it most likely means."""
    for kind, (code, name) in KINDS.items():
        own = [masked for masked in found if masked.kind == kind]
        if not own:
            continue
        counts = Counter(_in_words(cleaned.text, masked) for masked in own)
        listed = "、".join(
            f"{words}{f' {count} 处' if count > 1 else ''}"
            # what is replaced is quoted to the last word
            for words, count in list(counts.items())[: None if applied else _SHOWN]
        )
        more = "等" if not applied and len(counts) > _SHOWN else ""
        if applied:
            message = f"已按设置还原{name}：{listed}{more}"
        else:
            message = (
                f"原文有{name}，很可能是：{listed}{more}；如需在网站上还原，请在同名 .yml 中写 unmask: true"
            )
        line = cleaned.line_at(own[0].span.start)
        yield Diagnostic(source, line, Severity.INFO, code, message)


def _in_words(text: str, masked: Masked) -> str:
    """A masked word with what stands around it, and what it means: “从严治X”→“党”."""
    start, end = masked.span
    before = re.search(r"[\u4e00-\u9fff]*$", text[max(0, start - _CONTEXT) : start])
    after = re.match(r"[\u4e00-\u9fff]*", text[end : end + _CONTEXT])
    around = (before[0] if before else "")[-2:], (after[0] if after else "")[:2]
    return f"“{around[0]}{text[start:end]}{around[1]}”→“{around[0]}{masked.meant}{around[1]}”"
