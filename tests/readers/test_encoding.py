"""Texts in every usual encoding are read as they were written; damage stays where it is."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_selfreview.readers.encoding import DAMAGED, damaged_lines, decode, lines

SAMPLE = "一、存在的突出问题\r\n（一）理论学习方面。一是学习不够深入，2023年只参加了12次集中学习。\n"
TRADITIONAL = "一、存在的突出問題\n（一）理論學習方面。一是學習不夠深入，對新要求領會不深。\n"

# Blanks out: UTF-16 of blanks alone is no text that anybody keeps.
unicode_text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"))
common = "".join(
    bytes((row, cell)).decode("gb2312", "ignore") for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF)
)
chinese = st.text(common + "，。、；：（）“”\r\n 0123456789AbC")


@pytest.mark.parametrize(
    "text", [pytest.param(SAMPLE, id="simplified"), pytest.param(TRADITIONAL, id="traditional")]
)
@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        pytest.param("utf-8", b"", id="utf-8"),
        pytest.param("utf-8", codecs.BOM_UTF8, id="utf-8-bom"),
        pytest.param("gb18030", b"", id="gb18030"),
        pytest.param("utf-16-le", codecs.BOM_UTF16_LE, id="utf-16-le-bom"),
        pytest.param("utf-16-be", codecs.BOM_UTF16_BE, id="utf-16-be-bom"),
        pytest.param("utf-16-le", b"", id="utf-16-le"),
        pytest.param("utf-16-be", b"", id="utf-16-be"),
    ],
)
def test_every_encoding(text: str, encoding: str, mark: bytes) -> None:
    assert decode(mark + text.encode(encoding)) == text


@given(unicode_text)
def test_utf8_holds_any_text(text: str) -> None:
    assert decode(text.encode()) == text


@given(unicode_text, st.sampled_from(["utf-8-sig", "utf-16"]))
def test_a_mark_decides(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@given(chinese, st.sampled_from(["gb18030", "utf-16-le", "utf-16-be"]))
def test_chinese_text_without_a_mark(text: str, encoding: str) -> None:
    written = "对照检查材料" + text
    assert decode(written.encode(encoding)) == written


@given(st.binary())
def test_any_bytes_are_decoded(data: bytes) -> None:
    assert isinstance(decode(data), str)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_bad_byte_costs_one_character(encoding: str) -> None:
    data = SAMPLE.encode(encoding)
    for place in range(len("一、存在的突出问题".encode(encoding))):
        text = decode(data[:place] + b"\xff" + data[place + 1 :])
        assert sum(char in text for char in SAMPLE) >= len(SAMPLE) - 2
        assert text.endswith(SAMPLE[10:])
        assert damaged_lines(text) == [1]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_cut_last_character_is_flagged(encoding: str) -> None:
    text = decode("理论学习不够深入".encode(encoding)[:-1])
    assert text == "理论学习不够深" + DAMAGED


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_padding_is_no_text(encoding: str) -> None:
    assert decode(SAMPLE.encode(encoding) + b"\0" * 100) == SAMPLE


def test_lines_are_counted_as_editors_do() -> None:
    assert lines("一\r\n二\r三\n\n四\f五") == ["一", "二", "三", "", "四\f五"]


def test_damaged_lines() -> None:
    assert damaged_lines(f"一\n{DAMAGED}二\n三{DAMAGED}") == [2, 3]
