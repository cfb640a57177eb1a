"""Finds out how a text file is encoded: UTF-8, UTF-16 or GB18030, with or without a mark."""

from __future__ import annotations

import codecs
import re

DAMAGED = "\ufffd"
"""Stands for bytes that mean nothing in the file's encoding."""

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_SAMPLE = 4096
_RESYNC = "selfreview-resynchronise"
_LOOKAHEAD = 24
_ORDINARY_SHARE = 0.9
_LINE_END = re.compile(r"\r\n|\r|\n")
_ASCII = frozenset(map(chr, range(0x20, 0x7F))) | frozenset("\t\n\f\r")
# The 3755 most frequent characters are the first level of GB 2312.
_COMMON = frozenset("，。、；：？！“”‘’（）《》【】—…·％\u3000").union(
    bytes((row, cell)).decode("gb2312", "ignore") for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF)
)
_ORDINARY = (_ASCII | _COMMON).union(
    *(map(chr, span) for span in (range(0x3000, 0x3040), range(0x4E00, 0xA000), range(0xFF01, 0xFF5F)))
)


def decode(data: bytes) -> str:
    """The text of a file; every byte that cannot be understood becomes ``DAMAGED``."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding, "replace").rstrip("\0")
    unpadded = data.rstrip(b"\0")
    text = None if b"\0" in unpadded else _utf8(unpadded)
    if text is None:
        text = _utf16(data)
    if text is None:
        text = _gb18030(unpadded)
    return text


def damaged_lines(text: str) -> list[int]:
    """Numbers of the lines, counted from 1, that hold damaged characters."""
    if DAMAGED not in text:
        return []
    return [number for number, line in enumerate(lines(text), 1) if DAMAGED in line]


def lines(text: str) -> list[str]:
    """The lines of a text as editors count them, without their line ends."""
    return _LINE_END.split(text)


def _utf8(data: bytes) -> str | None:
    """UTF-8 without a fault; only its last character may be cut in two."""
    try:
        text, used = codecs.utf_8_decode(data, "strict", False)
    except UnicodeDecodeError:
        return None
    if used == len(data):
        return text
    return None if text.isascii() else text + DAMAGED


def _utf16(data: bytes) -> str | None:
    """UTF-16 without a mark, where that reads as Chinese and better than GB18030 does."""
    sample = data[:_SAMPLE]
    rival = _likelihood(sample.decode("gb18030", "replace"))
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample.decode(encoding, "replace")
        if _share(text, _ORDINARY) >= _ORDINARY_SHARE and _likelihood(text) > rival:
            return data.decode(encoding, "replace")
    return None


def _gb18030(data: bytes) -> str:
    """GB18030, or damaged UTF-8 where that reads better."""
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError:
        candidates = (data.decode("gb18030", _RESYNC), data.decode("utf-8", "replace"))
        return max(candidates, key=lambda text: _likelihood(text[:_SAMPLE]))


def _resynchronise(error: UnicodeError) -> tuple[str, int]:
    """Go on after one bad byte or after two, whichever makes sense of what follows.

    A bad first byte of a pair would else shift all pairs after it and turn them into other characters.
    """
    if not isinstance(error, UnicodeDecodeError):
        raise error
    one, two = error.start + 1, error.start + 2
    if len(error.object) < two or error.object[one] < 0x80:
        return DAMAGED, one
    return DAMAGED, max(
        (two, one),
        key=lambda place: _likelihood(error.object[place : place + _LOOKAHEAD].decode("gb18030", "replace")),
    )


codecs.register_error(_RESYNC, _resynchronise)


def _likelihood(text: str) -> float:
    """How much a text looks like Chinese; letters count half, since half a character often looks like one."""
    return _share(text, _COMMON) + _share(text, _ASCII) / 2


def _share(text: str, characters: frozenset[str]) -> float:
    return sum(map(characters.__contains__, text)) / max(len(text), 1)
