"""Titles, head lines, sign-offs and files with several reports."""

from __future__ import annotations

import pytest
from knowledge import RULES, TAXONOMY, document, parsed

from mkdocs_selfreview.model import Source
from mkdocs_selfreview.parser import parse

BODY = """按照要求，现将对照检查情况报告如下。
一、存在的问题
（一）理论学习方面。一是学习不够深入。平时读原著少，对新论述一知半解，多是应付检查，没有做到常学常新。二是联系实际不够。推动工作凭老经验，遇到新情况拿不出新办法，群众有意见。
二、原因分析
（一）思想认识不足。觉得业务干好就行，对学习的重要性认识不到位，放松了要求。
三、整改措施
（一）加强学习。每月精读一篇，每季度写一篇心得，年底前向支部报告一次学习情况。"""


@pytest.mark.parametrize(
    ("head", "title"),
    [
        pytest.param("2023年度民主生活会个人对照检查材料", "2023年度民主生活会个人对照检查材料", id="plain"),
        pytest.param(
            "2023年度专题民主生活会\n个人对照检查材料",
            "2023年度专题民主生活会个人对照检查材料",
            id="two-lines",
        ),
        pytest.param(
            "2023年度民主生活会个人对照检查\n材料", "2023年度民主生活会个人对照检查材料", id="broken-word"
        ),
        pytest.param("个人检视剖析材料\n个人检视剖析材料", "个人检视剖析材料", id="twice"),
        pytest.param("2023 年度 民主生活会对照检查材料", "2023年度民主生活会对照检查材料", id="blanks"),
        pytest.param("【篇一】\n组织生活会个人发言提纲", "组织生活会个人发言提纲", id="label-above"),
        pytest.param("第一篇：组织生活会个人发言提纲", "组织生活会个人发言提纲", id="label-before"),
        pytest.param(
            "云溪县水利局党组\n2023年度民主生活会对照检查材料",
            "2023年度民主生活会对照检查材料",
            id="unit-above",
        ),
        pytest.param("民主生活会对照检查材料（含案例）", "民主生活会对照检查材料（含案例）", id="aside"),
    ],
)
def test_title(head: str, title: str) -> None:
    report, _ = parsed(f"{head}\n{BODY}")
    assert report.title == title
    assert [section.role for section in report.sections] == ["preamble", "problems", "causes", "measures"]


@pytest.mark.parametrize("glue", ["一、存在的问题", "根据县委要求，我进行了对照检查。\n一、存在的问题"])
def test_title_glued_to_the_text(glue: str) -> None:
    report, _ = parsed(f"2023年度民主生活会个人对照检查材料{glue}\n" + BODY.split("\n", 2)[2])
    assert report.title == "2023年度民主生活会个人对照检查材料"
    assert "存在的问题" in [section.heading for section in report.sections]


def test_no_title() -> None:
    report, diagnostics = parsed(BODY, "个人对照检查材料-周明远.txt")
    assert report.title == ""
    assert report.display_title == "个人对照检查材料-周明远"
    assert "title-missing" in {found.code for found in diagnostics}


def test_head_lines_and_sign_off() -> None:
    report, _ = parsed(
        f"2023年度民主生活会个人对照检查材料\n云溪县水利局副局长  周明远\n（2023年12月5日）\n{BODY}\n云溪县水利局\n二〇二三年十二月五日\n附件：1.问题清单\n2.整改台账"
    )
    assert [(passage.kind, passage.text) for passage in report.head[1:]] == [
        ("person", "云溪县水利局副局长  周明远"),
        ("date", "（2023年12月5日）"),
    ]
    assert (report.role, report.name, report.date) == ("云溪县水利局副局长", "周明远", "2023年12月5日")
    assert [passage.text for passage in report.signoff] == [
        "云溪县水利局",
        "二〇二三年十二月五日",
        "附件：1.问题清单",
        "2.整改台账",
    ]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("云溪县水利局副局长  周明远", "person"),
        ("云溪县中医医院内科党支部  护士长  周明远", "person"),
        ("云溪县公共交通公司第二车队党支部　车长　周明远", "person"),
        ("云溪县水利局党组 2023年度 讨论稿", "note"),
    ],
)
def test_what_a_line_below_the_title_gives(words: str, kind: str) -> None:
    report, _ = parsed(f"2023年度民主生活会个人对照检查材料\n{words}\n{BODY}")
    assert [(passage.kind, passage.text) for passage in report.head[1:]] == [(kind, words)]


@pytest.mark.parametrize("name", ["周明远", "章慕云", "柳青", "左 岚"])
def test_a_name_above_the_date_is_no_part_of_the_last_item(name: str) -> None:
    report, _ = parsed(f"2023年度民主生活会个人对照检查材料\n{BODY}\n{name}\n2023年12月5日")
    assert [passage.text for passage in report.signoff] == [name, "2023年12月5日"]
    assert name not in [*report.items()][-1].text


def test_several_reports_in_one_file() -> None:
    text = f"组织生活会对照检查材料（两篇）\n【篇一】2023年度个人对照检查材料\n{BODY}\n【篇二】2024年度个人对照检查材料\n{BODY}"
    reports, _ = parse(document(text), Source("两篇.txt", "txt", ""), TAXONOMY, RULES)
    assert [report.title for report in reports] == ["2023年度个人对照检查材料", "2024年度个人对照检查材料"]
    assert [report.year for report in reports] == [2023, 2024]
    assert len({report.id for report in reports}) == 2


def test_an_outline_before_the_title_is_no_section() -> None:
    outline = "一、存在的问题\n（一）理论学习方面\n二、原因分析\n三、整改措施"
    report, _ = parsed(f"{outline}\n2023年度民主生活会个人对照检查材料\n{BODY}")
    assert report.title == "2023年度民主生活会个人对照检查材料"
    assert len(report.sections) == 4
