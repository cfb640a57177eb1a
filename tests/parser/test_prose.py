"""Text without numbers: which paragraphs are items."""

from __future__ import annotations

import pytest
from knowledge import items, parsed

TITLE = "个人对照检查材料\n按照支部要求，现将对照检查情况汇报如下。\n"


def leads(text: str) -> list[tuple[str, str]]:
    report, _ = parsed(TITLE + text)
    return [(item.kind.value, item.lead) for item in items(report)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "存在的问题\n办事不爱商量。修桥的事，两个人抽根烟就定了。\n串门少了。住到镇上，晚上就回去。",
            [("problem", "办事不爱商量"), ("problem", "串门少了")],
            id="sentences",
        ),
        pytest.param(
            "存在的问题\n学习抓得不紧，平时以工作忙为借口，读书看报少。\n服务意识不强，有时对群众态度生硬，解释不耐心。",
            [("problem", "学习抓得不紧"), ("problem", "服务意识不强")],
            id="phrases",
        ),
        pytest.param(
            "原因\n学习不够。报纸不看、文件不读。\n私心没有去干净。做事先看是不是自家人。\n当干部的时间长了，把自己当成了管人的。",
            [
                ("cause", "学习不够"),
                ("cause", "私心没有去干净"),
                ("cause", "当干部的时间长了，把自己当成了管人的"),
            ],
            id="the-last-is-one-sentence",
        ),
        pytest.param(
            "今后怎么改\n大事小事一起议。开支先议，再上墙公开。\n搬回村里住。腊月里就搬。\n以上是我的对照检查，不当之处，请同志们批评指正。",
            [("measure", "大事小事一起议"), ("measure", "搬回村里住")],
            id="a-farewell-is-none",
        ),
        pytest.param(
            "从思想上看，我对学习的认识还不够，总觉得干好业务就行。\n从工作上看，我的主动性还不够，领导安排什么就做什么。\n今后，我要加强学习，每周读两篇文章。",
            [
                ("problem", "从思想上看，我对学习的认识还不够，总觉得干好业务就行"),
                ("problem", "从工作上看，我的主动性还不够，领导安排什么就做什么"),
                ("measure", "今后，我要加强学习，每周读两篇文章"),
            ],
            id="no-heading-at-all",
        ),
        pytest.param(
            "存在的问题\n（一）理论学习方面\n学习不够系统。读得少。\n学用结合不紧。用得少。",
            [("problem", "学习不够系统")],
            id="a-dimension-in-prose-is-one-item",
        ),
    ],
)
def test_items(text: str, expected: list[tuple[str, str]]) -> None:
    assert leads(text) == expected
