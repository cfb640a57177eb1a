"""Finds the secrecy mark (密级标志) of a document: by where and how it is set, never in running text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from mkdocs_selfreview.folding import fold
from mkdocs_selfreview.model import Aside, Document

_HEAD = 12
_TAIL = 6
"""So many lines that hold text, at either end, are where a mark may share its line."""
_LONGEST = 80
"""A line longer than this is running text."""
_NEAREST = 4
"""So many gaps from either end of a line, a mark may be set apart from the rest."""
_STAR = r"[★☆⭐✩✪✫✬✭✮✯✰🌟*※]"
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufe0f\ufeff]")
_LINES = re.compile("[\n\v\f\r\u2028\u2029]")
_LISTED = re.compile("[;；,，|]")
_ORNAMENTS = " ★☆⭐✩✪✭✮✯✰*※●◆■▲◎○◇□·•—–-_=~|"
_OPEN, _CLOSE = "[（【［\\[〔〖<]", "[）】］\\]〕〗>]"
_BETWEEN = re.compile("[（【〔]?[^（）【】〔〕]*[）】〕]?")
"""Brackets of these kinds do not stand in one another."""
_PARTING = "[\\s，。、；：！·•★☆*※—–\\-|/（）【】\\[\\]〔〕]*"
_RUNNING_ON = "[的等是为、，和与及或以”’之级]"
"""What follows a starred level that is talked about, not set as a mark."""


@dataclass(frozen=True, slots=True)
class SecrecyMarks:
    """How marks look: each pattern's group ``mark`` is the mark itself."""

    level: re.Pattern[str]
    """Finds the words that all marks but notices hold; most lines hold none."""
    alone: re.Pattern[str]
    """For whole lines, wherever they stand."""
    in_head: tuple[re.Pattern[str], ...]
    """For a mark that shares its line, near either end of a document."""
    notice: re.Pattern[str]
    """For whole lines without blanks: 内部资料，注意保存."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A secrecy mark as it is written."""

    text: str
    line: int | None
    place: str = "正文"
    """Where it stands, in Chinese."""


def secrecy_marks(data: Mapping[str, Sequence[str]]) -> SecrecyMarks:
    """Compile the contents of ``screening.yml`` (already validated)."""
    level = f"(?:{_words(data['levels'])})(?:\\s*[级件])?"
    plain = f"(?:{_words(data['levels'])})"
    term = f"(?:{'|'.join(f'(?:{term})' for term in data['terms'])})"
    starred = f"{plain}\\s*{_STAR}+(?:\\s*{term})?"
    # A dot or a dash stands for the star where that could not be typed, a term tells it apart.
    dated = f"{plain}\\s*[·•.—–-]?\\s*{term}"
    either = f"(?:{starred}|{dated}|{level})"
    caption = f"(?:{_words(data['captions'])})(?:\\s*[：（]|\\s)[\\s★【]*(?:国家\\s*)?{either}(?:\\s*[）】])?"
    copy = "(?:第|份号|编号|No)?[.：]?\\s*(?<![0-9])[0-9]{1,8}(?![0-9])\\s*[份号]?"
    beside = f"(?:{_words(data['companions'])}|{copy})"
    bracketed = f"{_OPEN}[\\s★]*(?:{caption}|{either})[\\s★]*{_CLOSE}"
    mark = f"(?P<mark>{caption}|{bracketed}|{either})"
    return SecrecyMarks(
        level=re.compile(plain),
        alone=re.compile(f"(?:{beside}[\\s，、|/]*){{0,3}}{mark}(?:[\\s，、|/]*{beside}){{0,3}}。?"),
        in_head=tuple(map(re.compile, [
            f"^[{re.escape(_ORNAMENTS)}]*(?P<mark>(?>{starred}))(?!\\s*{_RUNNING_ON})",
            f"(?:^|\\s)(?P<mark>{starred})\\s*$",
            f"^(?=[^。]{{,60}}$)(?:.*[\\s，；|])?(?P<mark>{caption})(?:$|[\\s，；|])",
            f"(?P<mark>{bracketed})\\s*$",
            f"^\\s*(?P<mark>{bracketed})(?!\\s*{_RUNNING_ON})",
            f"(?:(?<=[0-9号份急件])\\s+|[：]\\s*第?[0-9]+[号份]?\\s*)(?P<mark>{level})\\s*$",
        ])),
        notice=re.compile(
            f"(?:(?:{'|'.join(f'(?:{one})' for one in (*data['notices'], *data['orders']))}){_PARTING})+"
        ),
    )  # fmt: skip


def secrecy_mark(document: Document, marks: SecrecyMarks) -> Mark | None:
    """The first secrecy mark of a document, if it bears any."""
    lines = list(_lines(document))
    last = len(lines) - _TAIL
    for place, (raw, line, in_cell) in enumerate(lines):
        near_end = place < _HEAD or place >= last
        # Words alone in a cell in the midst of a document are what a table is about.
        if in_cell and not near_end:
            continue
        text = _mark_of(raw, marks, near_end)
        if text:
            return Mark(text, line)
    for aside in dict.fromkeys(document.aside):
        text = next(filter(None, (_mark_of(part, marks, True) for part in _parts(aside))), "")
        if text:
            return Mark(text, None, aside.place)
    return None


def _parts(aside: Aside) -> Iterator[str]:
    """The lines of a text beside the body, and the keywords that a property lists."""
    for line in _LINES.split(_INVISIBLE.sub("", aside.text)):
        if line.strip():
            yield line
            if aside.place == "文档属性" and len(line) <= _LONGEST:
                yield from _LISTED.split(line)


def _lines(document: Document) -> Iterator[tuple[str, int, bool]]:
    """Lines that hold text, with their place and whether they are a table's cell."""
    for paragraph in document.paragraphs:
        for part in _LINES.split(paragraph.label + paragraph.text):
            seen = _INVISIBLE.sub("", part)
            if seen.strip():
                yield seen, paragraph.line, paragraph.style == "cell"


def _mark_of(raw: str, marks: SecrecyMarks, near_end: bool) -> str:
    """The mark in a line; empty where there is none."""
    if len(raw) > _LONGEST and not near_end:
        return ""
    line = fold(raw)
    mark = _whole(line, marks) if len(raw) <= _LONGEST else ""
    return mark or (_shared(raw, line, marks) if near_end else "")


def _whole(line: str, marks: SecrecyMarks) -> str:
    """The mark in a line that is nothing else."""
    bare = line.strip(_ORNAMENTS)
    if marks.level.search(bare) and (found := marks.alone.fullmatch(bare)):
        return found["mark"]
    squeezed = "".join(line.split()).strip(_ORNAMENTS).strip("（）【】[]〔〕“‘<>")
    return bare if squeezed and marks.notice.fullmatch(squeezed) else ""


def _shared(raw: str, line: str, marks: SecrecyMarks) -> str:
    """A mark that stands beside other words at the head or tail of a document."""
    for pattern in marks.in_head if marks.level.search(line) else ():
        if found := pattern.search(line):
            return found["mark"]
    for start, end in _enclosed(line):
        inside = "".join(line[start:end].split())
        if marks.notice.fullmatch(inside):
            return line[start:end]
    gaps = list(re.finditer(r"\s+", line))
    pieces = [(gap, 0, gap.start()) for gap in gaps[:_NEAREST]]
    pieces += [(gap, gap.end(), len(line)) for gap in gaps[-_NEAREST:]]
    for gap, start, end in pieces:
        if _stands_apart(raw, gap, start, end) and (mark := _whole(line[start:end], marks)):
            return mark
    return ""


def _stands_apart(raw: str, gap: re.Match[str], start: int, end: int) -> bool:
    """Whether a gap is wider than any within the words beside it: a spread title (严　守　秘　密) is none."""
    width = _width(raw[gap.start() : gap.end()])
    if width < 2:
        return False
    return width > max(map(_width, re.findall(r"\s+", raw[start:end].strip())), default=0)


def _enclosed(line: str) -> Iterator[tuple[int, int]]:
    """The insides of brackets that open or close a line."""
    first, last = len(line) - len(line.lstrip()), len(line.rstrip())
    for part in _BETWEEN.finditer(line):
        # from the first sign that opens to the last that closes, in one look at each
        opens, closes = re.search(_OPEN, part[0]), re.search(_CLOSE, part[0][::-1])
        if opens and closes:
            start, end = part.start() + opens.end(), part.end() - closes.end()
            if start <= end and (start - 1 <= first or end + 1 >= last):
                yield start, end


def _width(blanks: str) -> int:
    """How wide a gap looks, in half-width blanks."""
    return sum(2 if blank in "\u3000\t" else 1 for blank in blanks)


def _words(words: Iterable[str]) -> str:
    """Any of the words, the longest first, each with blanks between its letters."""
    return "|".join(r"\s*".join(map(re.escape, word)) for word in sorted(words, key=len, reverse=True))
