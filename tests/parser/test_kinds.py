"""Reports and their near misses."""

from __future__ import annotations

import pytest
from knowledge import RULES, parsed

PROBLEMS = "一、存在的问题\n（一）理论学习方面。一是学习不够深入。平时忙于事务，读原著少。二是联系实际不够。办法不多。\n"
CAUSES = "二、原因分析\n（一）思想认识不足。放松了要求，降低了标准。\n"
MEASURES = "三、整改措施\n（一）加强学习。每月读一篇原著，写一篇笔记。"
TITLE = "2023年度民主生活会个人对照检查材料\n"


@pytest.mark.parametrize(
    ("title", "is_report"),
    [
        ("2023年度民主生活会个人对照检查材料", True),
        ("组织生活会个人发言提纲", True),
        ("党性分析报告", True),
        ("XX局班子检视剖析材料（含案例）", True),
        ("周明远对照检查材料v2", True),
        ("关于撰写对照检查材料的通知", False),
        ("对照检查材料写作模板", False),
        ("个人对照检查材料（模板）", False),
        ("民主生活会对照检查材料起草指南", False),
        ("学习对照检查材料的心得体会", False),
        ("对照检查存在问题整改方案", False),
        ("2023年度工作总结", False),
        ("述职述廉报告", False),
        ("民主生活会主持词", False),
        ("民主生活会问题清单", False),
    ],
)
def test_titles(title: str, is_report: bool) -> None:
    assert (RULES.kinds.other_by_title(title) is None) == is_report
    assert RULES.kinds.is_title(title) == is_report or "模板）" in title


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param(TITLE + PROBLEMS + CAUSES + MEASURES, "report", id="whole"),
        pytest.param(PROBLEMS + CAUSES + MEASURES, "report", id="without-title"),
        pytest.param(CAUSES + MEASURES, "fragment", id="without-problems"),
        pytest.param(
            "二是联系实际不够。办法不多，成效不好。\n三是作风不实。下基层少。\n" + CAUSES + MEASURES,
            "fragment",
            id="starts-inside",
        ),
        pytest.param(
            TITLE
            + "一、存在的问题\n（一）理论学习方面\n1.学习不够深入\n（二）工作作风方面\n1.作风不够扎实\n二、原因分析\n（一）认识不足",
            "outline",
            id="outline",
        ),
        pytest.param(
            "关于召开民主生活会的通知\n各支部：\n现将有关事项通知如下。\n" + PROBLEMS, "other", id="notice"
        ),
        pytest.param(
            "各支部：\n现就召开2023年度组织生活会有关事项通知如下：\n一、会议主题\n联系实际查摆问题。\n二、时间安排\n请于3月底前报送材料。",
            "other",
            id="notice-without-title",
        ),
        pytest.param("今天天气很好，我们去公园散步。", "other", id="something-else"),
    ],
)
def test_kind(text: str, kind: str) -> None:
    report, _ = parsed(text)
    assert report.kind == kind
    assert (report.reason is None) == (kind == "report")
