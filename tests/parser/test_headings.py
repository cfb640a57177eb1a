"""Which headings are the headings of a section, and which only hold the words."""

from __future__ import annotations

import pytest
from knowledge import RULES

from mkdocs_selfreview.folding import fold


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("存在的突出问题", "problems"),
        ("本人存在的问题：", "problems"),
        ("查摆问题", "problems"),
        ("对照检查剖析", "problems"),
        ("存在的主要问题和不足", "problems"),
        ("问题及原因分析", "problems"),
        ("存在的问题、产生的原因", "problems"),
        ("问题产生的原因", "causes"),
        ("存在问题的原因分析", "causes"),
        ("产生问题的根源剖析", "causes"),
        ("深层次原因", "causes"),
        ("努力方向和整改措施", "measures"),
        ("下一步整改措施", "measures"),
        ("今后打算", "measures"),
        ("针对存在问题的整改措施", "measures"),
        ("上年度民主生活会整改措施落实情况", "rectification"),
        ("2022年度民主生活会查摆问题整改情况", "rectification"),
        ("典型案例剖析", "cases"),
        ("个人有关事项报告情况", "other"),
        ("意识形态工作责任制落实情况", "other"),
    ],
)
def test_section_headings(heading: str, role: str) -> None:
    assert RULES.sections.role(fold(heading), alone=True) == role


@pytest.mark.parametrize(
    "heading",
    [
        "整改措施落实不到位",
        "理论学习方面",
        "对存在的问题认识不够深刻",
        "强化理论武装",
        "解决问题的措施缺乏针对性和有效性",
        "根据县委部署，我对照检查了存在的问题和差距以及今后努力的方向在哪里这一根本问题的若干认识",
        "",
    ],
)
def test_statements_are_no_section_headings(heading: str) -> None:
    assert RULES.sections.role(fold(heading), alone=True) is None


def test_a_heading_run_into_its_text_may_hold_little_else() -> None:
    assert RULES.sections.role("对照党章党规查摆出的突出问题", alone=True) == "problems"
    assert RULES.sections.role("对照党章党规查摆出的突出问题", alone=False) is None


@pytest.mark.parametrize(
    ("words", "closes"),
    [
        pytest.param("以上是我的对照检查，请批评指正", True, id="what it was"),
        pytest.param("不妥之处，恳请同志们批评", True, id="faults"),
        pytest.param("请局党委和同志们帮助、监督我。", True, id="asks for help"),
        pytest.param("请车间的师傅们多帮助我", True, id="asks for much help"),
        pytest.param("我将把这次活动当作新的起点，长期坚持，请同志们监督。", True, id="a beginning"),
        pytest.param("班子将以钉钉子精神抓好整改，请区委和广大干部群众监督。", True, id="resolve"),
        pytest.param(
            "局党组将以这次民主生活会为契机，从班子做起，把规矩落到每一件事上。", True, id="occasion"
        ),
        pytest.param("支部将用实实在在的变化交上一份群众满意的答卷。", True, id="answers"),
        pytest.param(
            "每月公开收支，请群众代表监督；3月底前修订办法。", False, id="a measure that asks for control"
        ),
        pytest.param("今年3月起把账目贴在村口，请大家监督。", False, id="a measure with a date"),
        pytest.param("请纪检组监督采购。", False, id="what is to be controlled"),
        pytest.param("以案为鉴，把这次审计当作起点，逐笔核对。", False, id="a beginning of a piece of work"),
        pytest.param("食堂账目每周上墙，请职工监督。", False, id="a measure of one sentence"),
    ],
)
def test_farewells(words: str, closes: bool) -> None:
    assert RULES.sections.is_closing(words) is closes
