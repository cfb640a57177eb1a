"""Marks of Markdown come off, and nothing else does."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_selfreview.model import Cell, Paragraph
from mkdocs_selfreview.readers.markdown import read_markdown

LINES = [
    pytest.param("# 个人对照检查材料", "个人对照检查材料", "heading1", id="heading-1"),
    pytest.param("### （一）理论学习方面 ###", "（一）理论学习方面", "heading3", id="closed-heading"),
    pytest.param("## 问题C#", "问题C#", "heading2", id="sharp-is-text"),
    pytest.param("##一、存在的突出问题", "一、存在的突出问题", "heading2", id="heading-without-blank"),
    pytest.param("## **二、原因分析**", "二、原因分析", "heading2", id="bold-heading"),
    pytest.param("#1 会议室", "#1 会议室", "", id="no-heading"),
    pytest.param("####### 七级", "####### 七级", "", id="seven-marks"),
    pytest.param("- 学习不够深入", "学习不够深入", "", id="bullet"),
    pytest.param("  * 学习不够深入", "  学习不够深入", "", id="star-bullet"),
    pytest.param("1. 学习不够深入", "1. 学习不够深入", "", id="ordinal-stays"),
    pytest.param("- **一是学习不深。**具体表现为", "一是学习不深。具体表现为", "", id="bold-lead"),
    pytest.param("一是**站位不高**。", "一是站位不高。", "", id="bold-after-ordinal"),
    pytest.param("20**年，在**县**乡任职", "20**年，在**县**乡任职", "", id="masks-stay"),
    pytest.param("中国**党第**次会议", "中国**党第**次会议", "", id="masks-inside-stay"),
    pytest.param("姓名：____", "姓名：____", "", id="underscores-stay"),
    pytest.param("-3℃以下", "-3℃以下", "", id="minus"),
    pytest.param("---", "---", "", id="rule"),
    pytest.param("> 引用", "> 引用", "", id="quotation"),
]


@pytest.mark.parametrize(("line", "text", "style"), LINES)
def test_marks(line: str, text: str, style: str) -> None:
    document = read_markdown(f"开头\n{line}".encode())
    assert document.format == "md"
    assert document.paragraphs[1] == Paragraph(text, 2, style=style)


def test_front_matter_stays_as_it_stands() -> None:
    source = "---\ntitle: 对照检查\ntags:\n- 学习\n# 注释\n---\n- 学习"
    assert [found.text for found in read_markdown(source.encode()).paragraphs] == [
        "---", "title: 对照检查", "tags:", "- 学习", "# 注释", "---", "学习",
    ]  # fmt: skip


def test_a_rule_at_the_start_is_no_front_matter() -> None:
    source = "---\n对照检查材料\n- 学习\n---"
    assert [found.text for found in read_markdown(source.encode()).paragraphs] == [
        "---", "对照检查材料", "学习", "---",
    ]  # fmt: skip


def test_damage_is_noted() -> None:
    assert read_markdown("# 标题\n缺\ufffd字".encode()).notes[0][0] == "encoding-damaged"


@given(st.lists(st.text("#*- 1.、一是学习。县\n:>`")))
def test_only_marks_are_taken_off(rows: list[str]) -> None:
    source = "\n".join(rows)
    lost = Counter("".join(source.split()))
    lost.subtract("".join("".join(found.text.split()) for found in read_markdown(source.encode()).paragraphs))
    assert set(+lost) <= set("#*-")
    assert not -lost


TABLE = "| 序号 | **问题** |\n|:--|---:|\n| 1 | 不深\\|不实 |\n|  | 续 |"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"前\n{TABLE}\n后",
            [
                ("前", None), ("序号", Cell(0, 0, 0)), ("问题", Cell(0, 0, 1)), ("1", Cell(0, 1, 0)),
                ("不深\\|不实", Cell(0, 1, 1)), ("续", Cell(0, 2, 1)), ("后", None),
            ],
            id="table",
        ),
        pytest.param(
            "| 甲 |\n| --- |\n\n| 乙 |\n| --- |", [("甲", Cell(0, 0, 0)), ("乙", Cell(1, 0, 0))], id="two"
        ),
        pytest.param("| 甲 | 乙 |\n| 丙 | 丁 |", [("| 甲 | 乙 |", None), ("| 丙 | 丁 |", None)], id="no-ruler"),
    ],
)  # fmt: skip
def test_tables(text: str, expected: list[tuple[str, Cell | None]]) -> None:
    assert [(found.text, found.cell) for found in read_markdown(text.encode()).paragraphs] == expected
