"""Plain text: each line that is not blank is a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_selfreview.model import Document, Paragraph
from mkdocs_selfreview.readers.encoding import damaged_lines, decode, lines

_SHOWN = 10
# Breaks that come along when text is pasted from Word; editors do not count them as lines.
_SOFT_BREAK = re.compile("[\v\f\x85\u2028\u2029]")


def read_text(data: bytes) -> Document:
    """Read a text file in any of the usual encodings."""
    text = decode(data)
    return Document(tuple(Paragraph(part, number) for number, part in parts(text)), "txt", damage_notes(text))


def parts(text: str) -> Iterator[tuple[int, str]]:
    """All stretches of text between breaks that are not blank, each with the number of its line."""
    for number, line in enumerate(lines(text), 1):
        for part in _SOFT_BREAK.split(line):
            if part.strip():
                yield number, part


def damage_notes(text: str) -> tuple[tuple[str, str, int | None], ...]:
    """One note that names the lines with characters that could not be decoded; none if all is well."""
    damaged = damaged_lines(text)
    if not damaged:
        return ()
    places = "、".join(map(str, damaged[:_SHOWN])) + (" 等" if len(damaged) > _SHOWN else "")
    message = (
        f"第 {places} 行有无法识别的字节，已显示为“\ufffd”；"
        "请对照原文补上缺的字，或用记事本打开原文件后另存为 UTF-8 编码。"
    )
    return (("encoding-damaged", message, damaged[0]),)
