"""What a reader of an RTF file sees is read, in its order; what he does not see is not."""

from __future__ import annotations

import time

import pytest

from mkdocs_selfreview.diagnostics import ReadError
from mkdocs_selfreview.readers import rtf as rtf_module
from mkdocs_selfreview.readers.rtf import read_rtf

FONTS = r"{\fonttbl{\f0\fcharset0 Times New Roman;}{\f1\fcharset134 SimSun;}{\f2\fcharset2 Wingdings;}{\f3\fcharset136 MingLiU;}}"
STYLES = (
    r"{\stylesheet{Normal;}{\s1\outlinelevel0 heading 1;}{\s2\sbasedon1 \u25105?\u30340?;}{\s3 Title;}{\s4 toc 1;}"
    r"{\s5\sbasedon6 a;}{\s6\sbasedon5 b;}{\*\cs7\v hidden;}{\s8 \'d2\'bb\'bc\'b6\'b1\'ea\'cc\'e2;}}"
)


def escaped(text: str) -> str:
    """A text with everything beyond ASCII as Unicode characters with a fallback."""
    units = text.encode("utf-16-be")
    codes = (int.from_bytes(units[at : at + 2]) for at in range(0, len(units), 2))
    return "".join(chr(code) if code < 0x80 else f"\\u{(code ^ 0x8000) - 0x8000}?" for code in codes)


def rtf(body: str, *, page: str = "936", head: str = FONTS + STYLES) -> bytes:
    """A file with a body of which Chinese text is escaped."""
    return (rf"{{\rtf1\ansi\ansicpg{page}\deff1" + head + escaped(body) + "}").encode("latin-1")


def texts(data: bytes) -> list[str]:
    return [found.label + found.text for found in read_rtf(data).paragraphs]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(r"\pard 一、{\b 存在的}问题\par", ["一、存在的问题"], id="runs"),
        pytest.param(r"甲\par \par 乙\par", ["甲", "乙"], id="blank-paragraphs"),
        pytest.param("甲\\par\r\n乙\\\n丙", ["甲", "乙", "丙"], id="no-last-mark"),
        pytest.param(r"甲{\revised 乙}{\deleted 丙}丁\par", ["甲乙丁"], id="tracked"),
        pytest.param(r"甲\deleted 乙\deleted0 丙\par", ["甲丙"], id="deleted-by-switch"),
        pytest.param(r"学习{\deleted\par}不深\par 下段\par", ["学习不深", "下段"], id="deleted-mark"),
        pytest.param(r"末段{\deleted\par}", ["末段"], id="deleted-last-mark"),
        pytest.param(
            r"段{\deleted\par}\intbl 格\cell\row\pard", ["段", "格"], id="deleted-mark-before-table"
        ),
        pytest.param(r"甲{\v 乙}丙\v 丁\v0 戊\par", ["甲丙戊"], id="hidden"),
        pytest.param(r"\v 甲\plain 乙\par", ["乙"], id="plain-shows-again"),
        pytest.param(r"{\v 甲\par}乙\par", ["乙"], id="hidden-paragraph"),
        pytest.param(r"甲{\footnote 注}{\*\annotation 批}{\header 眉}{\footerf 脚}\par", ["甲"], id="notes"),
        pytest.param(r"{\info{\title 题}{\author 人}}{\*\generator x;}甲\par", ["甲"], id="information"),
        pytest.param(r"第{\field{\*\fldinst PAGE}{\fldrslt 3}}页\par", ["第3页"], id="field"),
        pytest.param(r'{\field{\*\fldinst HYPERLINK "x"}{\fldrslt {\ul 链接}}}\par', ["链接"], id="link"),
        pytest.param(r"{\*\unknown 甲}乙\par", ["乙"], id="unknown-destination"),
        pytest.param(r"甲{\pict\pngblip 89504e47{\*\x y}0d}乙\par", ["甲乙"], id="picture"),
        pytest.param(
            r"甲{\pict\bin5 }}}{\乙}丙\par".replace("}}}{\\乙", "}}}{\\"), ["甲丙"], id="binary-picture"
        ),
        pytest.param(r"{\listtext\pard\plain 一、\tab}\ls1 甲\par", ["一、甲"], id="list"),
        pytest.param(r"{\pntext\f1 1.\tab}甲\par", ["1.甲"], id="old-list"),
        pytest.param(r"{\listtext\f2 \'b7\tab}甲\par", ["甲"], id="bullet"),
        pytest.param(r"{\listtext\f2 \u-3988?\tab}甲\par", ["甲"], id="unicode-bullet"),
        pytest.param(
            r"\intbl 问题\cell 整\par 改\cell\row\pard 后\par", ["问题", "整", "改", "后"], id="table"
        ),
        pytest.param(
            r"\itap2 内\nestcell{\*\nesttableprops\nestrow}外\cell\row", ["内", "外"], id="nested-table"
        ),
        pytest.param(r"\s4 一、问题\tab 1\par\pard 正文\par", ["正文"], id="contents"),
        pytest.param(
            r"甲\tab 乙\_丙\-丁\~戊\{己\}\\\par", ["甲 乙-丙丁\xa0戊{己}\\"], id="special-characters"
        ),
        pytest.param(r"\ldblquote 甲\rdblquote\emdash\par", ["“甲”—"], id="quotes"),
        pytest.param(r"{\f2 \'fc}甲\par", ["甲"], id="ornament"),
        pytest.param(r"甲{\uc2 \u20057\'d2\'d2}\u19993?丁\par", ["甲乙丙丁"], id="fallback-of-two-bytes"),
        pytest.param(r"甲{\uc0 \u20057}丙\par", ["甲乙丙"], id="no-fallback"),
        pytest.param(r"\uc1\u20057 ?{丙}\u20057{丁}\par", ["乙丙乙丁"], id="fallback-ends-with-its-group"),
        pytest.param("𠀀丨\\par", ["𠀀丨"], id="beyond-the-first-plane"),
        pytest.param(r"\u-10240?甲\u \u99999999?\par", ["\ufffd甲\U0010ffff"], id="no-characters"),
        pytest.param(r"甲}乙", ["甲"], id="what-stands-behind-the-end"),
    ],
)
def test_visible_text(body: str, expected: list[str]) -> None:
    assert texts(rtf(body)) == expected


def hexed(text: str, codec: str = "gb18030") -> str:
    """Text in bytes, each written in hexadecimal."""
    return "".join(f"\\'{byte:02x}" for byte in text.encode(codec))


@pytest.mark.parametrize(
    ("body", "page", "expected"),
    [
        pytest.param(r"{\f1 " + hexed("存在的问题") + "}", "1252", "存在的问题", id="font"),
        pytest.param(r"{\f3 " + hexed("問題", "big5") + "}", "936", "問題", id="traditional"),
        pytest.param(r"{\f9 " + hexed("存在，镕") + "}", "936", "存在，镕", id="code-page"),
        pytest.param(r"{\f0 " + hexed("存在的问题") + "}", "936", "存在的问题", id="latin-font-of-chinese"),
        pytest.param(r"{\f0 caf\'e9 \'b7}", "936", "café ·", id="latin-font"),
        pytest.param(r"{\f9 " + hexed("存在") + "}", "99", "存在", id="unknown-code-page"),
        pytest.param(r"{\f1 \'81@\'b4}", "936", "丂\ufffd", id="second-byte-as-it-stands"),
        pytest.param(r"{\f1 \'b4" + "\r\n" + r"\'e6}", "936", "存", id="broken-line"),
        pytest.param(r"\f1 " + "存在".encode("gb18030").decode("latin-1"), "936", "存在", id="raw-bytes"),
    ],
)
def test_encodings(body: str, page: str, expected: str) -> None:
    data = (rf"{{\rtf1\ansi\ansicpg{page}\deff1" + FONTS + body + r"\par}").encode("latin-1")
    assert texts(data) == [expected]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(r"\s3 甲\par", "title", id="title"),
        pytest.param(r"\s1 甲\par", "heading1", id="outline-level"),
        pytest.param(r"\s2 甲\par", "heading1", id="based-on"),
        pytest.param(r"\s8 甲\par", "heading1", id="name-in-bytes"),
        pytest.param(r"\s1\outlinelevel9 甲\par", "", id="body-by-itself"),
        pytest.param(r"\outlinelevel1 甲\par", "heading2", id="heading-by-itself"),
        pytest.param(r"{\s1 甲\par}", "heading1", id="in-a-group"),
        pytest.param(r"\s1\pard 甲\par", "", id="begun-anew"),
        pytest.param(r"\s1\intbl 甲\cell\row", "cell", id="cell"),
        pytest.param(r"\s5 甲\par", "", id="circle-of-styles"),
        pytest.param(r"\s99 甲\par", "", id="unknown-style"),
    ],
)
def test_styles(body: str, expected: str) -> None:
    assert [found.style for found in read_rtf(rtf(body)).paragraphs] == [expected]


def test_labels_and_soft_lines() -> None:
    document = read_rtf(rtf(r"前\par{\listtext 一、\tab}甲\line 乙\page 丙\par 后\par"))
    assert [(found.label, found.text, found.line) for found in document.paragraphs] == [
        ("", "前", 1),
        ("一、", "甲", 2),
        ("", "乙", 2),
        ("", "丙", 2),
        ("", "后", 3),
    ]


SHAPE = r"{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt 框内\par}}}"


@pytest.mark.parametrize(
    ("body", "noted"),
    [
        pytest.param(r"甲" + SHAPE + r"\par", ["text-box"], id="text-box"),
        pytest.param(r"甲" + SHAPE.replace("框内", "") + r"\par", [], id="empty-text-box"),
        pytest.param(r"{\header " + SHAPE + r"}甲\par", [], id="text-box-in-a-header"),
        pytest.param(r"甲\par", [], id="nothing"),
    ],
)
def test_text_boxes_are_noted(body: str, noted: list[str]) -> None:
    document = read_rtf(rtf(body))
    assert [found.text for found in document.paragraphs] == ["甲"]
    assert [note[0] for note in document.notes] == noted


def test_a_cut_file_is_noted() -> None:
    whole = rtf(r"甲\par 乙\par")
    assert read_rtf(whole).notes == ()
    assert [note[0] for note in read_rtf(whole[:-1]).notes] == ["file-cut"]
    assert texts(whole[:-1]) == ["甲", "乙"]


def test_groups_without_end() -> None:
    with pytest.raises(ReadError) as caught:
        read_rtf(rb"{\rtf1" + b"{" * 1_000_000)
    assert caught.value.code == "bad-rtf"


def test_a_file_beyond_all_measure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rtf_module, "_MAX_TOKENS", 5)
    assert texts(rb"{\rtf1 a\par}") == ["a"]
    with pytest.raises(ReadError) as caught:
        read_rtf(rb"{\rtf1 a\par\par}")
    assert caught.value.code == "too-large"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(rb"{\pict " + (b"89504e47" * 16 + b"\n") * 80_000 + b"}", id="picture"),
        pytest.param(rb"{\pict\bin9999999 " + b"}" * 9_999_999 + b"}", id="binary-picture"),
        pytest.param(rb"{\field{\*\fldinst{HYPERLINK " * 300 + b"}" * 900, id="fields"),
        pytest.param(rb"{\fonttbl" + rb"\f1" * 100_000 + b"}", id="fonts"),
    ],
)
def test_large_files_are_read_fast(body: bytes) -> None:
    data = rb"{\rtf1 " + body + rb"a\par}"
    start = time.process_time()
    assert texts(data) == ["a"]
    assert time.process_time() - start < 5
