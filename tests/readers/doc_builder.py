"""Builds small documents of Word 97–2003 for tests, structure by structure."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

SECTOR = 512
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
TEXT_AT = 0x800
NO_STYLE = 0xFFF
# Properties (sprms) by their names in the specification.
DELETED = bytes.fromhex("0008 01")
INSERTED = bytes.fromhex("0108 01")
SPECIAL = bytes.fromhex("5508 01")
IN_TABLE = bytes.fromhex("1624 01")
ROW_END = IN_TABLE + bytes.fromhex("1724 01")
INNER_ROW_END = IN_TABLE + bytes.fromhex("4c24 01")


def vanish(value: int = 1) -> bytes:
    """Hidden text."""
    return struct.pack("<HB", 0x083C, value)


def character_style(number: int) -> bytes:
    """The character style of a run."""
    return struct.pack("<HH", 0x4A30, number)


def symbol(code: int) -> bytes:
    """A character of a symbol font."""
    return struct.pack("<HHH", 0x6A09, 1, code)


def listed(number: int, depth: int | None = 0) -> bytes:
    """A place in a list."""
    return struct.pack("<HH", 0x460B, number) + (b"" if depth is None else struct.pack("<HB", 0x260A, depth))


def outline(level: int) -> bytes:
    """An outline level."""
    return struct.pack("<HB", 0x2640, level)


def huge(place: int) -> bytes:
    """Properties that stand in the ``Data`` stream."""
    return struct.pack("<HI", 0x6646, place)


@dataclass(frozen=True)
class P:
    """A paragraph: runs of text, each with its properties, its own properties, and its end mark."""

    runs: Sequence[str | tuple[str, bytes]] = ()
    properties: bytes = b""
    style: int = 0
    end: str = "\r"
    end_properties: bytes = b""


@dataclass(frozen=True)
class Doc:
    """What a document is made of."""

    paragraphs: Sequence[P]
    styles: bytes = b""
    families: bytes = b""
    references: bytes = b""
    extra: bytes = b""
    other_stories: Mapping[int, str] = field(default_factory=dict)
    """Text of the stories behind the body by their number, 1 to 7."""
    section_ends: Sequence[int] = ()
    latin: bool = False
    """All text as single bytes."""
    split: int | None = None
    """Where the text is cut in two pieces, the second of which stands first in the file."""
    modifier: int = 0
    """What the second piece says of all of its text."""
    lists: Sequence[bytes] = ()
    """Property lists that a modifier may refer to."""
    version: int = 0xC1
    flags: int = 0x0200

    def streams(self) -> dict[str, bytes]:
        """The streams of the document by name."""
        runs = [run for paragraph in self.paragraphs for run in _runs(paragraph)]
        body = "".join(text for text, _ in runs)
        whole = body + "".join(self.other_stories.values())
        encoded = [whole[: self.split], whole[self.split :]] if self.split else [whole]
        data = [part.encode("cp1252" if self.latin else "utf-16-le") for part in encoded]
        offsets = [TEXT_AT + len(data[1]), TEXT_AT] if self.split else [TEXT_AT]
        width = 1 if self.latin else 2

        def place(at: int) -> int:
            if self.split is None or at < self.split:
                return offsets[0] + at * width
            return offsets[1] + (at - self.split) * width

        text = b"".join(reversed(data))
        main = bytearray(TEXT_AT) + text + bytes(-(TEXT_AT + len(text)) % SECTOR)
        table = bytearray(b"\0" * 16)
        places = [(0, 0)] * 93

        def add(number: int, content: bytes) -> None:
            if content:
                places[number] = (len(table), len(content))
                table.extend(content)

        add(1, self.styles)
        add(6, _plc(self.section_ends, 12))
        add(12, _pages(main, list(_placed(runs, place, self.split)), 4, row=1))
        marks = [(_runs_text(paragraph), _entry(paragraph)) for paragraph in self.paragraphs]
        add(13, _pages(main, list(_placed(marks, place, self.split)), 4, row=13))
        add(33, self._clx(encoded, offsets))
        add(73, self.families)
        add(74, self.references)
        stories = [len(body), *(len(self.other_stories.get(number, "")) for number in range(1, 8))]
        main[: TEXT_AT - 1] = _header(self, stories, places)
        return {"WordDocument": bytes(main), "1Table": bytes(table), "Data": self.extra}

    def built(self) -> bytes:
        """The file."""
        return ole(self.streams())

    def _clx(self, parts: Sequence[str], offsets: Sequence[int]) -> bytes:
        starts = [0]
        for part in parts:
            starts.append(starts[-1] + len(part))
        rows = b"".join(
            struct.pack(
                "<HIH", 0, offset * 2 | 0x40000000 if self.latin else offset, self.modifier if index else 0
            )
            for index, offset in enumerate(offsets)
        )
        table = struct.pack(f"<{len(starts)}I", *starts) + rows
        grouped = b"".join(struct.pack("<BH", 1, len(one)) + one for one in self.lists)
        return grouped + struct.pack("<BI", 2, len(table)) + table


def doc(*paragraphs: P | str) -> bytes:
    """A document of plain paragraphs."""
    return Doc([P([part]) if isinstance(part, str) else part for part in paragraphs]).built()


def sheet(*styles: bytes) -> bytes:
    """A style sheet."""
    rows = b"".join(struct.pack("<H", len(style)) + style for style in styles)
    return struct.pack("<HHH", 4, len(styles), 10) + rows


def style(
    name: str,
    number: int = 0xFFE,
    *,
    based_on: int = NO_STYLE,
    properties: bytes = b"",
    run_properties: bytes = b"",
    character: bool = False,
) -> bytes:
    """A style; ``number`` is that of a built-in one."""
    head = struct.pack("<HHHHH", number, (2 if character else 1) | based_on << 4, 2, 0, 0)
    title = struct.pack("<H", len(name)) + name.encode("utf-16-le") + b"\0\0"
    lists = [run_properties] if character else [b"\0\0" + properties, run_properties]
    return (
        head + title + b"".join(struct.pack("<H", len(one)) + one + b"\0" * (len(one) % 2) for one in lists)
    )


def level(number_format: int, text: str, start: int = 1, flags: int = 0, limit: int = 0) -> bytes:
    """A level of a list; ``\\0`` … ``\\x08`` in its text stand for the numbers of the levels."""
    head = struct.pack("<iBB9sBiiBBBB", start, number_format, flags, b"", 2, 0, 0, 0, 0, limit, 0)
    return head + struct.pack("<H", len(text)) + text.encode("utf-16-le")


def families(*lists: tuple[int, Sequence[bytes], Mapping[int, int]]) -> bytes:
    """Families of lists: a number, the levels (one or nine) and styles by level."""
    heads, levels = b"", b""
    for number, own, styles in lists:
        padded = [*own, *[level(255, "")] * (9 - len(own))] if len(own) > 1 else own
        linked = [styles.get(depth, NO_STYLE) for depth in range(9)]
        heads += struct.pack("<ii9HBB", number, 0, *linked, len(padded) == 1, 0)
        levels += b"".join(padded)
    return struct.pack("<H", len(lists)) + heads + levels


def references(*lists: tuple[int, Sequence[bytes]]) -> bytes:
    """What paragraphs refer to, counted from 1: the number of a family, and what is overridden in it."""
    heads = b"".join(struct.pack("<iIIBBBB", number, 0, 0, len(own), 0, 0, 0) for number, own in lists)
    return struct.pack("<I", len(lists)) + heads + b"".join(b"\xff" * 4 + b"".join(own) for _, own in lists)


def override(depth: int, start: int | None = None, own: bytes = b"") -> bytes:
    """A level that begins anew or is defined anew."""
    flags = depth | (0x10 if start is not None else 0) | (0x20 if own else 0)
    return struct.pack("<iI", start or 0, flags) + own


def ole(streams: Mapping[str, bytes]) -> bytes:
    """An OLE container; streams are filled up with zeros to 4096 bytes or more."""
    sectors: list[bytes] = []
    chains: list[int] = []

    def store(content: bytes) -> int:
        first = len(sectors)
        parts = [content[at : at + SECTOR].ljust(SECTOR, b"\0") for at in range(0, len(content), SECTOR)]
        sectors.extend(parts)
        chains.extend([*range(first + 1, first + len(parts)), END])
        return first

    kept = {name: content.ljust(4096, b"\0") for name, content in streams.items() if content}
    starts = {name: store(content) for name, content in kept.items()}
    entries = [_entry_of("Root Entry", 5, END, 0, child=1 if kept else FREE)]
    for index, (name, content) in enumerate(kept.items(), 1):
        following = index + 1 if index < len(kept) else FREE
        entries.append(_entry_of(name, 2, starts[name], len(content), right=following))
    directory = store(b"".join(entries))
    fat_sectors = 1
    while fat_sectors * 128 < len(sectors) + fat_sectors:
        fat_sectors += 1
    own = list(range(len(sectors), len(sectors) + fat_sectors))
    table = [*chains, *[FAT] * fat_sectors]
    table += [FREE] * (fat_sectors * 128 - len(table))
    header = struct.pack(
        "<8s16sHHHHH6xIIIIIIIII109I",
        bytes.fromhex("D0CF11E0A1B11AE1"), b"", 0x3E, 3, 0xFFFE, 9, 6,
        0, fat_sectors, directory, 0, 4096, END, 0, END, 0, *own, *[FREE] * (109 - fat_sectors),
    )  # fmt: skip
    return header + b"".join(sectors) + struct.pack(f"<{len(table)}I", *table)


def _entry_of(name: str, kind: int, start: int, size: int, right: int = FREE, child: int = FREE) -> bytes:
    encoded = name.encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII16sIQQIII",
        encoded,
        len(encoded) + 2,
        kind,
        1,
        FREE,
        right,
        child,
        b"",
        0,
        0,
        0,
        start,
        size,
        0,
    )


def _runs(paragraph: P) -> Iterator[tuple[str, bytes]]:
    for run in paragraph.runs:
        yield (run, b"") if isinstance(run, str) else run
    yield paragraph.end, paragraph.end_properties


def _runs_text(paragraph: P) -> str:
    return "".join(text for text, _ in _runs(paragraph))


def _entry(paragraph: P) -> bytes:
    return struct.pack("<H", paragraph.style) + paragraph.properties


def _placed(
    stretches: Sequence[tuple[str, bytes]], place: Callable[[int], int], split: int | None
) -> Iterator[tuple[int, bytes]]:
    """Where stretches begin in the file; one that is cut begins there a second time."""
    at = 0
    for text, properties in stretches:
        yield place(at), properties
        if split is not None and at < split < at + len(text):
            yield place(split), properties
        at += len(text)


def _pages(main: bytearray, rows: list[tuple[int, bytes]], each: int, *, row: int) -> bytes:
    """Write the pages behind the text; return the table of them."""
    rows.sort()
    starts, numbers = [], []
    for at in range(0, len(rows), each):
        part = rows[at : at + each]
        starts.append(part[0][0])
        numbers.append(len(main) // SECTOR)
        main.extend(_page(part, row))
    last = len(main)
    return struct.pack(f"<{len(starts) + 1}I", *starts, last) + struct.pack(f"<{len(numbers)}I", *numbers)


def _page(rows: list[tuple[int, bytes]], row: int) -> bytes:
    page = bytearray(SECTOR)
    page[-1] = len(rows)
    struct.pack_into(f"<{len(rows) + 1}I", page, 0, *(start for start, _ in rows), rows[-1][0] + 1)
    free = SECTOR - 2
    for index, (_, properties) in enumerate(rows):
        if row == 1:
            stored = bytes([len(properties)]) + properties
        elif len(properties) % 2:
            stored = bytes([len(properties) // 2 + 1]) + properties
        else:
            stored = bytes([0, len(properties) // 2]) + properties
        free = (free - len(stored)) // 2 * 2
        page[free : free + len(stored)] = stored
        page[4 * (len(rows) + 1) + row * index] = free // 2
    return bytes(page)


def _plc(places: Sequence[int], size: int) -> bytes:
    if not places:
        return b""
    return struct.pack(f"<{len(places) + 1}I", 0, *places) + bytes(size * len(places))


def _header(made: Doc, stories: Sequence[int], places: Sequence[tuple[int, int]]) -> bytes:
    head = struct.pack("<HH6xH", 0xA5EC, made.version, made.flags).ljust(0x20, b"\0")
    numbers = [0, 0, 0, *stories, *[0] * 11]
    flat = [part for place in places for part in place]
    listing = struct.pack("<H28xH22iH", 14, 22, *numbers, len(places)) + struct.pack(f"<{len(flat)}I", *flat)
    return (head + listing).ljust(TEXT_AT - 1, b"\0")
