"""What an old Word document holds beside its body: headers, notes, comments, properties, watermarks."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from itertools import accumulate, pairwise

from mkdocs_selfreview.model import Aside
from mkdocs_selfreview.readers.doc.container import WordFile
from mkdocs_selfreview.readers.doc.pieces import clipped, read_pieces

_STORIES = ("脚注", "页眉或页脚", "批注", "尾注", "文本框", "页眉或页脚的文本框")
_BREAKS = re.compile("[\x07\x0b\x0c\r]")
_MARKS = re.compile("[\x00-\x08\x0e-\x1f]")
_DRAWINGS = 50
_DRAWN = re.compile("[\u4e00-\u9fff★☆0-9：（）【】 ]{2,80}")
_CODE_PAGE = 1
_NARROW, _WIDE, _WHOLE_NUMBER = 0x1E, 0x1F, 0x02
_MAX_PROPERTIES = 4096
_CODECS = {65001: "utf-8", 936: "gb18030", 950: "big5hkscs", 1200: "utf-16-le"}


def stories(file: WordFile) -> Iterator[Aside]:
    """The texts that stand outside of the body."""
    pieces = read_pieces(file)
    for place, (start, end) in zip(_STORIES, pairwise(accumulate(file.stories)), strict=True):
        text = "".join(
            piece.decoded(file.main, piece.offset, piece.offset_end) for piece in clipped(pieces, start, end)
        )
        for line in _BREAKS.split(text):
            if shown := _MARKS.sub("", line).strip():
                yield Aside(place, shown)
    for text in _drawn(file.structure(_DRAWINGS)):
        yield Aside("水印或艺术字", text)
    for data in file.properties:
        yield from (Aside("文档属性", text) for text in _properties(data))


def _drawn(data: bytes) -> Iterator[str]:
    """Chinese words among the drawings, where the text of a watermark is a property of its shape."""
    for start in (0, 1):
        yield from _DRAWN.findall(data[start:].decode("utf-16-le", "replace"))


def _properties(data: bytes) -> Iterator[str]:
    """The texts of a property set ([MS-OLEPS]); one that the writer defined comes with its name too.

    What is cut or damaged ends the reading: the library for such sets knows no properties of one's own.
    """
    try:
        (count,) = struct.unpack_from("<I", data, 24)
        for number in range(min(count, 2)):
            (start,) = struct.unpack_from("<I", data, 28 + 20 * number + 16)
            yield from _section(data, start)
    except struct.error:
        return


def _section(data: bytes, start: int) -> Iterator[str]:
    (count,) = struct.unpack_from("<I", data, start + 4)
    places = dict(
        struct.unpack_from("<II", data, start + 8 + 8 * number)
        for number in range(min(count, _MAX_PROPERTIES))
    )
    codec = "gb18030"
    if _CODE_PAGE in places:
        kind, page = struct.unpack_from("<I4H", data, start + places[_CODE_PAGE])[:2]
        codec = _CODECS.get(page, codec) if kind == _WHOLE_NUMBER else codec
    names = _names(data, start + places[0], codec) if 0 in places else {}
    for number, place in places.items():
        kind, length = struct.unpack_from("<II", data, start + place)
        if number and kind in (_NARROW, _WIDE):
            wide = kind == _WIDE
            text = _string(data, start + place + 8, length * (1 + wide), "utf-16-le" if wide else codec)
            if number in names:
                yield f"{names[number]}：{text}"
            yield text


def _names(data: bytes, at: int, codec: str) -> dict[int, str]:
    """The names of the properties that the writer defined."""
    (count,) = struct.unpack_from("<I", data, at)
    at += 4
    names = {}
    for _ in range(min(count, _MAX_PROPERTIES)):
        number, length = struct.unpack_from("<II", data, at)
        size = 2 * length if codec == "utf-16-le" else length
        names[number] = _string(data, at + 8, size, codec)
        at += 8 + (size + 3 & ~3 if codec == "utf-16-le" else size)
    return names


def _string(data: bytes, at: int, size: int, codec: str) -> str:
    return data[at : at + size].decode(codec, "replace").partition("\0")[0]
