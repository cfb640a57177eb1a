"""Finds the title of a report, the lines around it and the sign-off."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mkdocs_selfreview.folding import fold
from mkdocs_selfreview.headlines import MAX_HEAD_LINE, PROSE, head_kind, lines_of
from mkdocs_selfreview.items import trimmed
from mkdocs_selfreview.kinds import KindRules
from mkdocs_selfreview.model import Passage, Span
from mkdocs_selfreview.pieces import is_bare_label, is_label
from mkdocs_selfreview.title_lines import find_title, shown_title


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the running text of a report."""

    title: str
    passages: tuple[Passage, ...]
    body_start: int


def find_head(
    text: str, shadow: str, span: Span, rules: KindRules, is_heading: Callable[[str], bool]
) -> Head:
    """The title and head lines (unit, role and name, date) of the report in ``span``.

    ``is_heading`` tells of a folded line whether the body begins with it.
    """
    lines = [line for line in lines_of(shadow, span) if line.start < line.end]
    label = next((k for k, line in enumerate(lines[:6]) if is_label(shadow[line.start : line.end])), 0)
    title = find_title(shadow, lines[label:], rules, is_heading)
    if title is None:
        return _headless(text, shadow, span, lines, label, is_heading)

    def passage(part: Span, kind: str) -> Passage:
        return Passage(text[part.start : part.end], part, kind)

    first, last = label + title.first, label + title.last
    found = [passage(line, head_kind(shadow, line)) for line in lines[:first]]
    found += [passage(part, "title") for part in title.parts]
    name = shown_title("".join(part.text for part in found[first:]))
    rest = trimmed(shadow, title.parts[-1].end, lines[last].end)
    below = lines[last + 1 :]
    if rest.start < rest.end:
        below = [rest, *below]
    for line in below:
        words = shadow[line.start : line.end]
        repeated = _is_again(words, fold(name), rules)
        if repeated:
            name = _fuller(name, shown_title(text[line.start : line.end]))
        elif (
            len(words) > MAX_HEAD_LINE or is_heading(words) or PROSE.search(words) or words[-1] in "：，、！"
        ):
            return Head(name, tuple(found), line.start)
        found.append(passage(line, "title" if repeated else head_kind(shadow, line)))
    return Head(name, tuple(found), span.end)


def _fuller(title: str, again: str) -> str:
    """The fuller of two forms of a title; one with a mask or a label is not fuller."""
    return again if len(again) > len(title) and re.fullmatch(r"[\w“”、—]+", again) else title


def _is_again(words: str, title: str, rules: KindRules) -> bool:
    """Whether a folded line is the title once more, or a shorter or fuller form of it."""
    again = re.sub(r"\s", "", words)
    if again == title:
        return True
    return rules.is_title(words) and (again in title or again.endswith(title) or again.startswith(title))


def _headless(
    text: str,
    shadow: str,
    span: Span,
    lines: Sequence[Span],
    label: int,
    is_heading: Callable[[str], bool],
) -> Head:
    """The head of a text without a title: labels, a person, a unit or a date at most.

    ``label`` is the place of the line that bears the text's label, 0 if there is none.
    """
    found = []
    for position, line in enumerate(lines[: label + 4]):
        words = shadow[line.start : line.end]
        kind = head_kind(shadow, line)
        ours = position < label or is_bare_label(words)
        if not ours and (is_heading(words) or kind == "note" or len(words) > MAX_HEAD_LINE):
            break
        found.append(Passage(text[line.start : line.end], line, kind))
    start = lines[len(found)].start if len(found) < len(lines) else span.end
    return Head("", tuple(found), start)


def find_signoff(
    text: str, shadow: str, start: int, end: int, is_heading: Callable[[str], bool]
) -> tuple[int, tuple[Passage, ...]]:
    """Where the body ends, and the lines below it: unit, person, date, enclosures (附件)."""
    lines = [line for line in lines_of(shadow, Span(start, end)) if line.start < line.end]
    first = len(lines)
    enclosures = False
    for position in range(len(lines) - 1, 0, -1):
        words = shadow[lines[position].start : lines[position].end].strip()
        if re.match(r"附件?[\d一二三]?[：:]", words) and position >= len(lines) * 0.5:
            first, enclosures = position, True
            continue
        if enclosures and position >= first:
            continue
        if (
            len(words) > MAX_HEAD_LINE
            or is_heading(words)
            or words[-1] in "。；：，！"
            or position < first - 1
        ):
            if not _later_enclosure(shadow, lines, position):
                break
            continue
        if head_kind(shadow, lines[position]) != "note":
            first = position
    tail = lines[first:]
    if not any(head_kind(shadow, line) in ("date", "person") for line in tail) and not enclosures:
        return end, ()
    found = tuple(Passage(text[line.start : line.end], line, head_kind(shadow, line)) for line in tail)
    return (tail[0].start if tail else end), found


def _later_enclosure(shadow: str, lines: Sequence[Span], position: int) -> bool:
    """Whether a list of enclosures begins before a line, so that the line is one of its pages."""
    return any(
        re.match(r"附件?[\d一二三]?[：:]", shadow[line.start : line.end])
        for line in lines[int(len(lines) * 0.5) : position]
    )
