"""What is doubtful is said, with its line."""

from __future__ import annotations

import pytest
from knowledge import parsed

from mkdocs_selfreview.diagnostics import Severity

TITLE = "2023年度民主生活会个人对照检查材料\n"
WHOLE = "一、存在的问题\n（一）理论学习方面。一是学得不深。甲。二是用得不够。乙。\n二、原因分析\n（一）认识不足。丙。\n三、整改措施\n（一）加强学习。丁。"


def test_nothing_doubtful() -> None:
    assert parsed(TITLE + WHOLE)[1] == ()


@pytest.mark.parametrize(
    ("text", "severity", "code", "line", "words"),
    [
        pytest.param(
            WHOLE.replace("二、原因", "三、原因"),
            Severity.WARNING,
            "number-jump",
            4,
            "缺少中间的序号",
            id="jump",
        ),
        pytest.param(
            WHOLE.replace("三、整改", "二、整改"),
            Severity.WARNING,
            "number-order",
            6,
            "重复或颠倒",
            id="order",
        ),
        pytest.param(
            WHOLE.replace("理论学习方面", "担当作用方面"),
            Severity.WARNING,
            "dimension-renamed",
            3,
            "担当作为",
            id="renamed",
        ),
        pytest.param(
            WHOLE.replace("理论学习方面", "后勤保障方面"),
            Severity.WARNING,
            "dimension-unknown",
            3,
            "后勤保障方面",
            id="unknown",
        ),
        pytest.param(
            WHOLE.split("\n三、")[0], Severity.WARNING, "section-missing", 1, "整改措施", id="missing"
        ),
        pytest.param(WHOLE[:-1] + "，并且要在", Severity.WARNING, "text-cut", 7, "并且要在", id="cut"),
    ],
)
def test_doubt(text: str, severity: Severity, code: str, line: int, words: str) -> None:
    found = [diagnostic for diagnostic in parsed(TITLE + text)[1] if diagnostic.code == code]
    assert [(diagnostic.severity, diagnostic.line) for diagnostic in found] == [(severity, line)]
    assert words in found[0].message
    assert found[0].source == "某某.txt"


@pytest.mark.parametrize(
    ("second", "third", "told"),
    [
        pytest.param("工作作风方面", "担当作为方面", [3], id="among-dimensions"),
        pytest.param("调查研究不够扎实", "服务群众不够主动", [], id="among-problems"),
    ],
)
def test_a_heading_without_dimension_where_most_have_one(second: str, third: str, told: list[int]) -> None:
    blocks = f"（一）学得不深不透的问题\n一是读得少。甲。\n（二）{second}\n一是乙不实。乙。\n（三）{third}\n一是丙不实。丙。\n"
    text = f"{TITLE}一、存在的问题\n{blocks}二、原因分析\n（一）认识不足。丙。\n三、整改措施\n（一）加强学习。丁。"
    found = [one for one in parsed(text)[1] if one.code == "dimension-unknown"]
    assert [one.line for one in found] == told
    assert all("学得不深不透的问题" in one.message for one in found)


@pytest.mark.parametrize(
    ("text", "heading", "line"),
    [
        pytest.param(
            WHOLE.replace("二、原因分析", "二、思想根子上的毛病"),
            "思想根子上的毛病",
            4,
            id="among-known-ones",
        ),
        pytest.param(
            "一、学得不深不透的问题\n一是甲不够。二是乙不够。\n二、思想根子上的毛病\n一是丙不够。二是丁不够。",
            "思想根子上的毛病",
            4,
            id="none-known",
        ),
    ],
)
def test_a_heading_whose_role_was_guessed(text: str, heading: str, line: int) -> None:
    found = [diagnostic for diagnostic in parsed(TITLE + text)[1] if diagnostic.code == "heading-unknown"]
    assert (heading, line) in [
        (diagnostic.message.split("”")[0].split("“")[1], diagnostic.line) for diagnostic in found
    ]
    assert {diagnostic.severity for diagnostic in found} == {Severity.WARNING}


def test_a_text_that_is_left_out_says_why() -> None:
    _, diagnostics = parsed("关于召开会议的通知\n各支部：\n请按时参加。")
    assert [found.code for found in diagnostics] == ["not-a-report"]
    assert "通知" in diagnostics[0].message
