"""What a reader of an old Word document sees is read, in its order; what he does not see is not."""

from __future__ import annotations

import struct
import time
from collections.abc import Sequence

import pytest
from doc_builder import (
    DELETED,
    IN_TABLE,
    INNER_ROW_END,
    INSERTED,
    ROW_END,
    SPECIAL,
    Doc,
    P,
    character_style,
    doc,
    families,
    huge,
    level,
    listed,
    ole,
    outline,
    override,
    references,
    sheet,
    style,
    symbol,
    vanish,
)

from mkdocs_selfreview.diagnostics import ReadError
from mkdocs_selfreview.readers.doc import container, read_doc

MARK = SPECIAL
BEGIN, SEPARATE, END = ("\x13", MARK), ("\x14", MARK), ("\x15", MARK)
CELL = IN_TABLE
STYLES = sheet(
    style("正文", 0),
    style("标题 1", 1, based_on=0),
    style("标题 2,h2", 2, based_on=1, properties=outline(1)),
    style("标题", 62, based_on=0),
    style("目录 1", 19, based_on=0),
    style("一级标题", based_on=0),
    style("我的标题", based_on=1),
    style("暗段", based_on=0, run_properties=vanish()),
    style("暗", character=True, run_properties=vanish()),
    style("甲", based_on=10),
    style("乙", based_on=9),
)
H1, H2, TITLE, CONTENTS, LEVEL1, MINE, DARK, DARK_RUN, LOOP = range(1, 10)


def texts(data: bytes) -> list[str]:
    return [found.label + found.text for found in read_doc(data).paragraphs]


def code_of(data: bytes) -> str:
    with pytest.raises(ReadError) as caught:
        read_doc(data)
    return caught.value.code


CASES = [
    pytest.param([P(["一、", "存在的", "问题"])], ["一、存在的问题"], id="runs"),
    pytest.param([P(), P([" "]), P(["正文"])], ["正文"], id="blank-paragraphs"),
    pytest.param([P(["甲", ("乙", INSERTED)])], ["甲乙"], id="inserted"),
    pytest.param([P(["甲", ("乙", DELETED), "丙"])], ["甲丙"], id="deleted"),
    pytest.param([P(["甲", ("乙", INSERTED + DELETED)])], ["甲"], id="inserted-then-deleted"),
    pytest.param(
        [P(["学习"], end_properties=DELETED), P(["不深"]), P(["下段"])],
        ["学习不深", "下段"],
        id="deleted-mark",
    ),
    pytest.param([P(["末段"], end_properties=DELETED)], ["末段"], id="deleted-last-mark"),
    pytest.param(
        [P(["段"], end_properties=DELETED), P(["格"], CELL, end="\x07"), P(properties=ROW_END, end="\x07")],
        ["段", "格"],
        id="deleted-mark-before-table",
    ),
    pytest.param([P(["甲", ("乙", vanish())])], ["甲"], id="hidden"),
    pytest.param([P(["甲", ("乙", vanish(0))], style=DARK)], ["乙"], id="shown-against-style"),
    pytest.param([P(["甲", ("乙", vanish(0x81))])], ["甲"], id="contrary-to-style"),
    pytest.param([P(["甲", ("乙", vanish(0x81))], style=DARK)], ["乙"], id="contrary-to-hidden-style"),
    pytest.param([P([("甲", vanish(0x80))], style=DARK), P(["乙"])], ["乙"], id="as-style"),
    pytest.param([P(["甲", ("乙", character_style(DARK_RUN))])], ["甲"], id="hidden-by-character-style"),
    pytest.param([P(["甲"], style=DARK), P(["乙"])], ["乙"], id="hidden-by-paragraph-style"),
    pytest.param([P(["第", BEGIN, " PAGE ", SEPARATE, "3", END, "页"])], ["第3页"], id="field"),
    pytest.param(
        [P(["甲", BEGIN, "IF ", BEGIN, "PAGE", SEPARATE, "3", END, ">1", SEPARATE, "乙", END, "丙"])],
        ["甲乙丙"],
        id="nested-field",
    ),
    pytest.param([P(["甲", BEGIN, "乙"]), P(["丙"])], ["甲乙", "丙"], id="field-that-never-ends"),
    pytest.param([P(["甲\x13乙\x14丙\x15丁"])], ["甲乙丙丁"], id="field-marks-that-are-none"),
    pytest.param([P(["甲\x02\x05\x01\x08\x1f乙"])], ["甲乙"], id="marks-of-notes-and-pictures"),
    pytest.param([P(["甲\t乙\x1e丙(丁)"])], ["甲 乙-丙(丁)"], id="tab-and-hyphen"),
    pytest.param([P([("(", symbol(0x2605)), "甲"])], ["★甲"], id="symbol"),
    pytest.param([P([("(", symbol(0xF0A8)), "甲"])], ["甲"], id="ornament"),
    pytest.param([P(["一、问题\t1"], style=CONTENTS), P(["正文"])], ["正文"], id="contents"),
    pytest.param(
        [
            P(["问题"], CELL, end="\x07"),
            P(["整"], CELL),
            P(["改"], CELL, end="\x07"),
            P(properties=ROW_END, end="\x07"),
            P(["后"]),
        ],
        ["问题", "整", "改", "后"],
        id="table",
    ),
    pytest.param(
        [P(["内"], CELL), P(properties=INNER_ROW_END), P(["外"], CELL, end="\x07"), P(["后"])],
        ["内", "外", "后"],
        id="nested-table",
    ),
    pytest.param([P(["末尾没有段落标记"], end="")], ["末尾没有段落标记"], id="no-last-mark"),
]


@pytest.mark.parametrize(("paragraphs", "expected"), CASES)
def test_visible_text(paragraphs: Sequence[P], expected: list[str]) -> None:
    assert texts(Doc(paragraphs, styles=STYLES).built()) == expected


@pytest.mark.parametrize("split", [1, 2, 3, 4, 5, 6])
def test_pieces_may_stand_anywhere(split: int) -> None:
    made = Doc([P(["甲", ("乙", DELETED)]), P(["丙丁", "戊"], style=H1)], split=split, styles=STYLES)
    document = read_doc(made.built())
    assert [(found.text, found.style) for found in document.paragraphs] == [
        ("甲", ""),
        ("丙丁戊", "heading1"),
    ]


def test_pieces_of_latin_text() -> None:
    assert texts(Doc([P(["“CT” café – 100%"])], latin=True).built()) == ["“CT” café – 100%"]


@pytest.mark.parametrize(
    ("modifier", "lists", "expected"),
    [
        pytest.param(0x41 << 1 | 1 << 8, (), ["甲"], id="short-deleted"),
        pytest.param(0x5C << 1 | 1 << 8, (), ["甲"], id="short-hidden"),
        pytest.param(0x5C << 1, (), ["甲", "乙"], id="short-shown"),
        pytest.param(0x35 << 1 | 1 << 8, (), ["甲", "乙"], id="short-of-no-interest"),
        pytest.param(1 << 1 | 1, (vanish(0), vanish()), ["甲"], id="long-hidden"),
        pytest.param(9 << 1 | 1, (vanish(),), ["甲", "乙"], id="long-that-is-missing"),
    ],
)
def test_what_pieces_say_of_their_text(modifier: int, lists: Sequence[bytes], expected: list[str]) -> None:
    made = Doc([P(["甲"]), P(["乙"])], split=2, modifier=modifier, lists=lists)
    assert texts(made.built()) == expected


def test_a_piece_may_number_its_paragraphs() -> None:
    made = Doc(
        [P(["甲"]), P(["乙"])],
        split=2,
        modifier=1,
        lists=[listed(1)],
        families=families((7, [level(0x25, "\0、")], {})),
        references=references((7, [])),
    )
    assert texts(made.built()) == ["甲", "一、乙"]


def test_other_stories_are_left_out() -> None:
    stories = {1: "脚注\r", 2: "页眉\r", 4: "批注\r", 5: "尾注\r", 7: "页眉框\r"}
    document = read_doc(Doc([P(["正文"])], other_stories=stories).built())
    assert ([found.text for found in document.paragraphs], document.notes) == (["正文"], ())


@pytest.mark.parametrize(("boxed", "noted"), [("框内文字\r", ["text-box"]), ("\r\r", [])])
def test_text_boxes_are_noted(boxed: str, noted: list[str]) -> None:
    document = read_doc(Doc([P(["正文"])], other_stories={2: "页眉\r", 6: boxed}).built())
    assert [found.text for found in document.paragraphs] == ["正文"]
    assert [note[0] for note in document.notes] == noted
    assert all("框内文字" in note[1] for note in document.notes)


def test_soft_breaks_part_lines_of_one_paragraph() -> None:
    made = Doc(
        [P(["前"]), P(["对照检查材料\v云溪县财政局\x0c\x0e李明"], style=TITLE), P(["后"])], styles=STYLES
    )
    assert [(found.text, found.line, found.style) for found in read_doc(made.built()).paragraphs] == [
        ("前", 1, ""),
        ("对照检查材料", 2, "title"),
        ("云溪县财政局", 2, "title"),
        ("李明", 2, "title"),
        ("后", 3, ""),
    ]


def test_a_section_ends_a_paragraph() -> None:
    document = read_doc(Doc([P(["甲"], end="\x0c"), P(["乙"])], section_ends=[2, 4]).built())
    assert [(found.text, found.line) for found in document.paragraphs] == [("甲", 1), ("乙", 2)]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        pytest.param(P(["甲"], style=TITLE), "title", id="title"),
        pytest.param(P(["甲"], style=H1), "heading1", id="built-in"),
        pytest.param(P(["甲"], style=H2), "heading2", id="outline-level"),
        pytest.param(P(["甲"], style=LEVEL1), "heading1", id="own-name"),
        pytest.param(P(["甲"], style=MINE), "heading1", id="based-on"),
        pytest.param(P(["甲"], outline(9), style=H1), "", id="body-by-itself"),
        pytest.param(P(["甲"], outline(1)), "heading2", id="heading-by-itself"),
        pytest.param(P(["甲"], CELL, style=H1, end="\x07"), "cell", id="cell"),
        pytest.param(P(["甲"], style=LOOP), "", id="circle-of-styles"),
        pytest.param(P(["甲"], style=999), "", id="unknown-style"),
        pytest.param(P(["甲"]), "", id="plain"),
    ],
)
def test_styles(paragraph: P, expected: str) -> None:
    assert read_doc(Doc([paragraph], styles=STYLES).built()).paragraphs[0].style == expected


REPORT = (level(0x25, "\0、"), level(0x25, "（\1）"), level(0, "\2."), level(0x1C, "\3"))
PLAIN = families(
    (7, REPORT, {0: 1, 1: 2}), (8, [level(0x17, "\uf06c")], {}), (9, [level(0x27, "第\0，")], {})
)
LISTS = references(
    (7, []), (8, []), (9, []), (7, [override(0, 3)]), (7, [override(1, own=level(0, "\1)"))]), (5, [])
)
NUMBERED = sheet(
    style("正文", 0),
    style("标题 1", 1, based_on=0, properties=listed(1, None)),
    style("标题 2", 2, based_on=1),
    style("无编号", based_on=1, properties=listed(0, None)),
)
TABS = struct.pack("<HB", 0xC615, 255) + bytes([1]) + bytes(4) + bytes([1]) + bytes(3)
TABLE = struct.pack("<HH", 0xD608, 5) + bytes(4)


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        pytest.param([P(["甲"], listed(1)), P(["乙"], listed(1))], ["一、甲", "二、乙"], id="direct"),
        pytest.param(
            [P(["甲"], listed(1)), P(["乙"], listed(1, 1)), P(["丙"], listed(1, 2)), P(["丁"], listed(1, 3))],
            ["一、甲", "（一）乙", "1.丙", "①丁"],
            id="levels",
        ),
        pytest.param([P(["甲"], listed(2))], ["甲"], id="bullet"),
        pytest.param(
            [P(["甲"], listed(3)), P(["乙"], listed(3))], ["第一，甲", "第二，乙"], id="simple-list"
        ),
        pytest.param([P(["甲"], listed(1)), P(["乙"], listed(4))], ["一、甲", "三、乙"], id="start-override"),
        pytest.param([P(["甲"], listed(5, 1))], ["1)甲"], id="own-level"),
        pytest.param([P(["甲"], listed(6)), P(["乙"], listed(99))], ["甲", "乙"], id="unknown-list"),
        pytest.param(
            [P(["甲"], listed(1)), P([], listed(1)), P(["乙"], listed(1))],
            ["一、甲", "三、乙"],
            id="empty-ones",
        ),
        pytest.param(
            [P(["甲"], listed(1)), P([], listed(1), end_properties=vanish()), P(["乙"], listed(1))],
            ["一、甲", "二、乙"],
            id="hidden-ones",
        ),
        pytest.param([P(["甲"], style=1), P(["乙"], style=2)], ["一、甲", "（一）乙"], id="by-style"),
        pytest.param([P(["甲"], style=3), P(["乙"], listed(0), style=1)], ["甲", "乙"], id="switched-off"),
        pytest.param([P(["甲"], struct.pack("<HH", 0x460B, 0xF801), style=1)], ["甲"], id="taken-off"),
        pytest.param([P(["甲"], TABS + TABLE + listed(1))], ["一、甲"], id="behind-long-properties"),
        pytest.param([P(["甲"], huge(3))], ["一、甲"], id="properties-elsewhere"),
        pytest.param([P(["甲"], huge(9999))], ["甲"], id="properties-nowhere"),
    ],
)
def test_labels(paragraphs: Sequence[P], expected: list[str]) -> None:
    elsewhere = b"\0\0\0" + struct.pack("<H", 7) + listed(1)
    made = Doc(paragraphs, styles=NUMBERED, families=PLAIN, references=LISTS, extra=elsewhere)
    assert texts(made.built()) == expected


@pytest.mark.parametrize(
    ("flags", "limit", "expected"),
    [
        pytest.param(0, 0, ["1.1", "2.1"], id="restarts"),
        pytest.param(8, 0, ["1.1", "2.2"], id="never-restarts"),
        pytest.param(4, 0, ["1.1", "2.1"], id="legal"),
    ],
)
def test_restarts(flags: int, limit: int, expected: list[str]) -> None:
    first = level(0x25 if flags & 4 else 0, "\0")
    made = Doc(
        [P(["x"], listed(1, depth)) for depth in (0, 1, 0, 1)],
        families=families((7, [first, level(0, "\0.\1", flags=flags, limit=limit)], {})),
        references=references((7, [])),
    )
    assert [found.label for found in read_doc(made.built()).paragraphs][1::2] == expected


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(Doc([P(["甲"])], version=0x68).built(), "format-not-supported", id="word-95"),
        pytest.param(Doc([P(["甲"])], flags=0x0300).built(), "encrypted", id="encrypted"),
        pytest.param(doc("甲")[:1500], "bad-ole", id="cut"),
        pytest.param(doc("甲")[:100], "bad-ole", id="cut-header"),
        pytest.param(ole({"Workbook": b"x"}), "unknown-binary", id="another-program"),
        pytest.param(ole({"WordDocument": b"\xec\xa5\xc1\0" + bytes(28)}), "bad-ole", id="no-table"),
        pytest.param(Doc([P(["甲"])], flags=0).built(), "bad-ole", id="the-other-table"),
    ],
)
def test_what_cannot_be_read(data: bytes, code: str) -> None:
    assert code_of(data) == code


def changed(name: str, place: int, content: bytes, made: Doc | None = None) -> bytes:
    """A document with some bytes of a stream overwritten."""
    streams = (made or Doc([P(["甲乙"])], styles=STYLES)).streams()
    stream = bytearray(streams[name])
    stream[place : place + len(content)] = content
    return ole({**streams, name: bytes(stream)})


def pair(number: int) -> int:
    """Where the header names a structure."""
    return 0x9A + 8 * number


@pytest.mark.parametrize(
    ("place", "content"),
    [
        pytest.param(0x4C, b"\xff\xff\xff\x7f", id="endless-text"),
        pytest.param(0x4C, b"\xff\xff\xff\xff", id="negative-length"),
        pytest.param(0x20, b"\xff\xff", id="counts-beyond-the-end"),
        pytest.param(pair(33), b"\xff\xff\xff\xff", id="pieces-nowhere"),
        pytest.param(pair(33) + 4, b"\0\0\0\0", id="no-pieces"),
        pytest.param(pair(1), b"\0\0\0\0\1\0\0\0", id="cut-styles"),
    ],
)
def test_damaged_headers(place: int, content: bytes) -> None:
    assert code_of(changed("WordDocument", place, content)) == "bad-ole"


def test_damaged_lists_do_not_hide_the_text() -> None:
    made = Doc([P(["甲"], listed(1))], families=PLAIN[:40], references=LISTS)
    assert texts(made.built()) == ["甲"]
    cut = read_doc(changed("WordDocument", pair(73), b"\xff\xff\xff\xff", made))
    assert [found.text for found in cut.paragraphs] == ["甲"]
    assert [note[0] for note in cut.notes] == ["numbering-damaged"]


def test_headers_that_claim_a_huge_container() -> None:
    data = bytearray(doc("甲"))
    for place in (0x2C, 0x40):
        huge_one = data[:place] + b"\xff\xff\xff\x0f" + data[place + 4 :]
        assert code_of(bytes(huge_one)) == "bad-ole"


def test_a_container_with_too_many_entries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "_MAX_DIRECTORY", 1)
    assert texts(doc("甲")) == ["甲"]
    assert code_of(ole({"WordDocument": b"x", **{f"s{number}": b"x" for number in range(9)}})) == "bad-ole"


def test_documents_beyond_all_measure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "_MAX_TEXT", 2)
    assert texts(doc("甲")) == ["甲"]
    assert code_of(doc("甲乙")) == "too-large"


def test_a_long_report_is_read_fast() -> None:
    data = Doc([P([f"{number}、学习不够深入，", "理解不够透彻。"]) for number in range(5000)]).built()
    start = time.process_time()
    assert len(texts(data)) == 5000
    assert time.process_time() - start < 5
