"""Opens the OLE container of an old Word document and finds the tables of its file header (FIB)."""

from __future__ import annotations

import struct
from dataclasses import dataclass, replace
from typing import Any

import olefile

from mkdocs_selfreview.diagnostics import ReadError
from mkdocs_selfreview.readers.libreoffice import ForeignFormat

_HEADER = 512
_SECTOR = 512
_TABLE_COUNTS = (0x2C, 0x40)
_MAX_DIRECTORY = 4096
_MAX_TEXT = 2_000_000
_WORD_97 = 0xC1
_ENCRYPTED = 0x0100
_SECOND_TABLE = 0x0200
_COUNTS = 0x20
_TEXT_LENGTH = 3
_TEXT_BOXES = 5
_PROPERTY_SETS = ("\x05SummaryInformation", "\x05DocumentSummaryInformation")


@dataclass(frozen=True, slots=True)
class WordFile:
    """The streams of a Word document and where their structures lie."""

    main: bytes
    """``WordDocument``: the header, all text, and the properties of runs and paragraphs."""
    table: bytes
    """``0Table`` or ``1Table``: everything that the header refers to."""
    extra: bytes
    """``Data``: properties that are too long for their place."""
    places: tuple[tuple[int, int], ...]
    """Start and length in ``table`` of each structure that the header lists (FibRgFcLcb97)."""
    stories: tuple[int, ...]
    """Characters of the body, footnotes, headers, comments, endnotes, text boxes and those of headers."""
    properties: tuple[bytes, ...] = ()
    """The property sets: title, subject, keywords and what else is said of the document."""

    def structure(self, number: int) -> bytes:
        """A structure of the table stream; empty if the document has none."""
        start, length = self.places[number]
        return self.table[start : start + length]

    @property
    def text_length(self) -> int:
        """How many characters the body has; the other stories follow it."""
        return self.stories[0]

    @property
    def text_boxes(self) -> tuple[int, int]:
        """Where the text of the text boxes begins and ends."""
        start = sum(self.stories[:_TEXT_BOXES])
        return start, start + self.stories[_TEXT_BOXES]


def open_word(data: bytes) -> WordFile:
    """The parts of a Word 97–2003 document.

    Raises ``ReadError`` (``bad-ole``, ``encrypted``, ``format-not-supported``, ``too-large``).
    """
    _check_header(data)
    try:
        return _read_container(data)
    except ReadError:
        raise
    except Exception as error:
        # A broken container makes olefile fail in more ways than it names.
        raise broken() from error


def broken() -> ReadError:
    """The error for a document that is damaged or cut."""
    return ReadError(
        "bad-ole", "文件已损坏或没有传完整，无法读取；请从原处重新复制，或用 WPS、Word 修复后另存为 .docx。"
    )


def too_large() -> ReadError:
    """The error for a document beyond all measure."""
    return ReadError("too-large", "文件内容过多，已停止读取；请拆成几个文件，或只留文字后另存为 .docx。")


def _check_header(data: bytes) -> None:
    """A header that claims more sectors than the file has would keep the library busy for hours."""
    if len(data) < _HEADER + _SECTOR:
        raise broken()
    sectors = len(data) // _SECTOR
    if any(struct.unpack_from("<I", data, place)[0] > sectors for place in _TABLE_COUNTS):
        raise broken()


class _Container(olefile.OleFileIO):  # type: ignore[misc]
    """A container whose directory is of sane size: the library's time grows with its square."""

    def loaddirectory(self, sect: int) -> None:
        """Load the directory; its chain of sectors is counted first."""
        place, length = sect, 0
        while place < len(self.fat):
            place, length = self.fat[place], length + 1
            if length > _MAX_DIRECTORY:
                raise broken()
        super().loaddirectory(sect)


def _read_container(data: bytes) -> WordFile:
    with _Container(data) as container:
        if container.root.size > len(data):
            raise broken()
        if not container.exists("WordDocument"):
            raise ReadError(
                "unknown-binary",
                "文件是旧版 Office 格式，但不是 Word 文字文档；请用 WPS 或 Word 打开后另存为 .docx。",
            )
        main = _stream(container, "WordDocument", len(data))
        flags = _checked_flags(main)
        table = _stream(container, "1Table" if flags & _SECOND_TABLE else "0Table", len(data))
        extra = _stream(container, "Data", len(data)) if container.exists("Data") else b""
        properties = tuple(
            _stream(container, name, len(data)) for name in _PROPERTY_SETS if container.exists(name)
        )
    return replace(_word_file(main, table, extra), properties=properties)


def _stream(container: Any, name: str, limit: int) -> bytes:
    if container.get_size(name) > limit:
        raise broken()
    content: bytes = container.openstream(name).read()
    return content


def _checked_flags(main: bytes) -> int:
    """The flags of the header, if the document is of a version and kind that can be read."""
    version, flags = struct.unpack_from("<2xH6xH", main)
    if version < _WORD_97:
        raise ForeignFormat("Word 95 或更早版本", ".doc")
    if flags & _ENCRYPTED:
        raise ReadError(
            "encrypted", "文件设有打开密码，无法读取；请在 Word 或 WPS 中取消密码保护后重新保存。"
        )
    return int(flags)


def _word_file(main: bytes, table: bytes, extra: bytes) -> WordFile:
    """Follow the header: counts of words, then of numbers, then the list of places."""
    (words,) = struct.unpack_from("<H", main, _COUNTS)
    numbers_at = _COUNTS + 2 + 2 * words
    (numbers,) = struct.unpack_from("<H", main, numbers_at)
    # The fourth of them means nothing.
    stories = struct.unpack_from("<3i4x4i", main, numbers_at + 2 + 4 * _TEXT_LENGTH)
    places_at = numbers_at + 2 + 4 * numbers
    (places,) = struct.unpack_from("<H", main, places_at)
    flat = struct.unpack_from(f"<{2 * places}I", main, places_at + 2)
    # Each character takes a byte or two of the main stream.
    if min(stories) < 0 or stories[0] > len(main):
        raise broken()
    if sum(stories) > _MAX_TEXT:
        raise too_large()
    return WordFile(main, table, extra, tuple(zip(flat[::2], flat[1::2], strict=True)), stories)
