"""The numbering grammar: which signs are numbers, and how they make a tree."""

from __future__ import annotations

import pytest

from mkdocs_selfreview.folding import fold
from mkdocs_selfreview.marks import Style, find_marks, line_mark
from mkdocs_selfreview.outline import Node, arrange


def marks(text: str) -> list[tuple[str, int]]:
    folded = fold(text)
    return [
        (mark.style.name, mark.value)
        for mark in find_marks(folded, 0, len(folded), lambda words: words.startswith("存在"))
    ]


@pytest.mark.parametrize(
    ("line", "style", "value"),
    [
        pytest.param("一、存在的问题", Style.COUNT, 1, id="count"),
        pytest.param("十一、其他", Style.COUNT, 11, id="count-eleven"),
        pytest.param("二.原因", Style.COUNT, 2, id="count-dot"),
        pytest.param("（一）理论学习", Style.PAREN, 1, id="paren"),
        pytest.param("(十二)其他方面", Style.PAREN, 12, id="paren-half-width"),
        pytest.param("（ 三 ）能力", Style.PAREN, 3, id="paren-blanks"),
        pytest.param("㈡政治素质", Style.PAREN, 2, id="paren-one-sign"),
        pytest.param("1、学习不够", Style.DIGIT, 1, id="digit"),
        pytest.param("12.学习不够", Style.DIGIT, 12, id="digit-dot"),
        pytest.param("3．学习不够", Style.DIGIT, 3, id="digit-full-width-dot"),
        pytest.param("３、学习不够", Style.DIGIT, 3, id="digit-full-width"),
        pytest.param("（1）学习不够", Style.PAREN_DIGIT, 1, id="paren-digit"),
        pytest.param("2）学习不够", Style.PAREN_DIGIT, 2, id="half-paren-digit"),
        pytest.param("③学习不够", Style.CIRCLE, 3, id="circle"),
        pytest.param("一是学习不够", Style.SPOKEN, 1, id="spoken"),
        pytest.param("十是学习不够", Style.SPOKEN, 10, id="spoken-ten"),
        pytest.param("二是 学习不够", Style.SPOKEN, 2, id="spoken-blank"),
        pytest.param("二是以上率下不够", Style.SPOKEN, 2, id="spoken-yi"),
        pytest.param("第一，学习不够", Style.ORDER, 1, id="order"),
        pytest.param("其二，学习不够", Style.ONE_OF, 2, id="one-of"),
        pytest.param("一要加强学习", Style.MUST, 1, id="must"),
        pytest.param("再次，学习不够", Style.FIRST, 3, id="first-next-then"),
        pytest.param("另一方面，学习不够", Style.SIDE, 2, id="other-side"),
        pytest.param("第二部分 原因分析", Style.PART, 2, id="part"),
    ],
)
def test_numbers_at_the_start_of_a_line(line: str, style: Style, value: int) -> None:
    mark = line_mark(fold(line))
    assert mark is not None
    assert (mark.style, mark.value) == (style, value)


@pytest.mark.parametrize(
    "line",
    [
        "一、二级干部",
        "1.5万元用于",
        "一怕二怕三怕",
        "一问宗旨",
        "2023年度",
        "一是",
        "（一）、（二）项规定",
        "一要求就",
        "十分重视",
        "3月份",
    ],
)
def test_look_alikes_are_no_numbers(line: str) -> None:
    assert line_mark(fold(line)) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "一是甲不够。二是乙不够；三是丙不够。", [("SPOKEN", 1), ("SPOKEN", 2), ("SPOKEN", 3)], id="run-in"
        ),
        pytest.param("学习不够。1、甲。2、乙。", [("DIGIT", 1), ("DIGIT", 2)], id="digits-in-a-line"),
        pytest.param("依照第（一）项，又依照（二）项", [], id="law-items"),
        pytest.param("完成产值2.3亿元，下降1.2个点", [], id="decimals"),
        pytest.param("检查材料一、存在的问题（一）学习", [("COUNT", 1), ("PAREN", 1)], id="glued-heading"),
        pytest.param("把纪律挺在前。一是一，二是二，不含糊", [], id="yi-shi-yi"),
        pytest.param("说明：一是情况", [], id="one-without-two"),
    ],
)
def test_numbers_inside_a_line(text: str, expected: list[tuple[str, int]]) -> None:
    assert marks(text) == expected


def shape(node: Node) -> object:
    name = f"{node.mark.style.name}{node.mark.value}"
    return {name: [shape(child) for child in node.children]} if node.children else name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "一、甲\n（一）乙\n1、丙\n2、丁\n（二）戊\n二、己",
            [{"COUNT1": [{"PAREN1": ["DIGIT1", "DIGIT2"]}, "PAREN2"]}, "COUNT2"],
            id="usual-levels",
        ),
        pytest.param(
            "1、甲。一是乙。二是丙。\n2、丁",
            [{"DIGIT1": ["SPOKEN1", "SPOKEN2"]}, "DIGIT2"],
            id="spoken-inside-digits",
        ),
        pytest.param(
            "一是甲：\n1、乙\n2、丙\n二是丁",
            [{"SPOKEN1": ["DIGIT1", "DIGIT2"]}, "SPOKEN2"],
            id="digits-inside-spoken",
        ),
        pytest.param(
            "一是甲。二是三多三少：一是乙；二是丙；三是丁。三是戊。",
            ["SPOKEN1", {"SPOKEN2": ["SPOKEN1", "SPOKEN2", "SPOKEN3"]}, "SPOKEN3"],
            id="a-series-inside-an-item",
        ),
        pytest.param(
            "二是甲\n三是乙\n（二）丙\n一是丁",
            ["SPOKEN2", "SPOKEN3", {"PAREN2": ["SPOKEN1"]}],
            id="starts-in-the-middle",
        ),
        pytest.param(
            "一是甲。一方面，乙；另一方面，丙。\n二是丁",
            [{"SPOKEN1": ["SIDE1", "SIDE2"]}, "SPOKEN2"],
            id="sides-inside-an-item",
        ),
    ],
)
def test_arrangement(text: str, expected: object) -> None:
    folded = fold(text)
    root = arrange(find_marks(folded, 0, len(folded), lambda _: False), 0, len(folded))
    assert [shape(child) for child in root.children] == expected
    assert root.end == len(folded)
