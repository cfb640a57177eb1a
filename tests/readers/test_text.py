"""A text file gives one paragraph for each line that is not blank, as it stands."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mkdocs_selfreview.model import Paragraph
from mkdocs_selfreview.readers.text import read_text


def test_lines_keep_their_blanks_and_numbers() -> None:
    document = read_text("\u3000\u3000一、学习方面 \r\n\r\n \t\r\n二、作风方面".encode())
    assert document.format == "txt"
    assert document.paragraphs == (
        Paragraph("\u3000\u3000一、学习方面 ", 1),
        Paragraph("二、作风方面", 4),
    )
    assert document.notes == ()


def test_breaks_pasted_from_word_part_a_line() -> None:
    document = read_text("个人对照检查材料\v云溪县财政局\f第二页\n正文".encode())
    assert [(found.text, found.line) for found in document.paragraphs] == [
        ("个人对照检查材料", 1),
        ("云溪县财政局", 1),
        ("第二页", 1),
        ("正文", 2),
    ]


def test_damage_is_noted_with_its_lines() -> None:
    lines = [f"第{number}行：学习不够深入。".encode("gb18030") for number in range(1, 31)]
    lines[3] = lines[3][:4] + b"\xff" + lines[3][5:]
    lines[20] = lines[20][:-1]
    document = read_text(b"\n".join(lines))
    ((code, message, line),) = document.notes
    assert (code, line) == ("encoding-damaged", 4)
    assert "第 4、21 行" in message
    assert len(document.paragraphs) == 30


def test_many_damaged_lines_are_not_all_listed() -> None:
    ((_, message, line),) = read_text("\n".join(["缺\ufffd字"] * 50).encode()).notes
    assert line == 1
    assert "9、10 等 行" in message


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff")))
def test_nothing_but_blanks_is_lost(text: str) -> None:
    read = "".join(found.text for found in read_text(text.encode()).paragraphs)
    assert "".join(read.split()) == "".join(text.split())


@given(st.lists(st.text("学习不深，。 \u3000"), min_size=1))
def test_line_numbers_point_into_the_file(rows: list[str]) -> None:
    for found in read_text("\n".join(rows).encode()).paragraphs:
        assert rows[found.line - 1] == found.text
