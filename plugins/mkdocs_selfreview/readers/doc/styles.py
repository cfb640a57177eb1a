"""The style sheet (STSH) of an old Word document."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from mkdocs_selfreview.readers.doc.properties import ParagraphProperties, paragraph_properties, run_properties
from mkdocs_selfreview.readers.word import Style, StyleSheet

_PARAGRAPH, _CHARACTER = 1, 2
_TWELVE_BITS = 0xFFF
# Built-in styles have a number of their own; what they are called depends on the language.
_BUILT_IN = {
    **{number: f"heading {number}" for number in range(1, 10)},
    **{number: f"toc {number - 18}" for number in range(19, 28)},
    62: "Title",
}


def read_styles(sheet: bytes, extra: bytes) -> StyleSheet:
    """The styles by their place in the sheet; none if the document has no sheet."""
    if not sheet:
        return StyleSheet({})
    header, count, base = struct.unpack_from("<HHH", sheet)
    styles: dict[str, Style] = {}
    place = 2 + header
    for number in range(count):
        if place + 2 > len(sheet):
            break
        (length,) = struct.unpack_from("<H", sheet, place)
        if length:
            styles[str(number)] = _style(str(number), sheet[place + 2 : place + 2 + length], base, extra)
        place += 2 + length
    return StyleSheet(styles, "0")


def _style(identifier: str, entry: bytes, base: int, extra: bytes) -> Style:
    number, kind = struct.unpack_from("<HH", entry)
    name, lists = _name_and_lists(entry, base)
    paragraph, run = ParagraphProperties(), b""
    if kind & 0xF == _PARAGRAPH and lists:
        paragraph = paragraph_properties(lists[0][2:], extra, paragraph)
        run = lists[1] if len(lists) > 1 else b""
    elif kind & 0xF == _CHARACTER and lists:
        run = lists[0]
    vanish = run_properties(run).vanish
    return Style(
        id=identifier,
        name=_BUILT_IN.get(number & _TWELVE_BITS) or name.split(",")[0].strip(),
        parent=str(kind >> 4),
        list_id=paragraph.list_id,
        depth=paragraph.depth,
        outline=paragraph.outline,
        hidden=None if vanish is None else bool(vanish & 1),
    )


def _name_and_lists(entry: bytes, base: int) -> tuple[str, list[bytes]]:
    """The name of a style, and its property lists: of the paragraph, then of the run."""
    if base + 2 > len(entry):
        return "", []
    (length,) = struct.unpack_from("<H", entry, base)
    name_end = base + 2 + 2 * length
    name = entry[base + 2 : name_end].decode("utf-16-le", "replace")
    return name, list(_lists(entry, name_end + 2))


def _lists(entry: bytes, place: int) -> Iterator[bytes]:
    while place + 2 <= len(entry):
        (length,) = struct.unpack_from("<H", entry, place)
        yield entry[place + 2 : place + 2 + length]
        place += 2 + length + length % 2
