"""Files that hold several texts: labels, common titles, notes above them."""

from __future__ import annotations

import pytest
from knowledge import RULES, TAXONOMY, document

from mkdocs_selfreview.model import Report, Source
from mkdocs_selfreview.parser import parse
from mkdocs_selfreview.pieces import without_label, without_labels

BODY = """
一、存在的主要问题
一是理论学习不够深入。平时忙于业务，读原著只读了两章，笔记记得也不全，与工作结合得不紧。
二是联系群众不够密切。全年下村只有十一次，多数是陪同检查，没有真正坐下来听群众说。
二、原因分析
一是党性锻炼有所放松。总觉得自己入党多年，不需要时时敲打，对自己要求不严格了。
三、整改措施
一是加强学习。每周读书不少于五小时，每月写一篇心得。
"""


def reports(text: str) -> tuple[Report, ...]:
    return parse(document(text), Source("某某.txt", "txt", ""), TAXONOMY, RULES)[0]


@pytest.mark.parametrize(
    ("top", "labels", "title", "year"),
    [
        pytest.param(
            "2023年度组织生活会个人对照检查材料（三篇）",
            ("【篇一】", "【篇二】", "【篇三】"),
            "2023年度组织生活会个人对照检查材料",
            2023,
            id="title-above",
        ),
        pytest.param(
            "2023年度组织生活会个人对照检查材料（2篇）\n以下两篇为机关党员在组织生活会上的材料，已经隐去姓名，供各支部在撰写时参照。",
            ("第一篇", "第二篇"),
            "2023年度组织生活会个人对照检查材料",
            2023,
            id="title-and-note-above",
        ),
        pytest.param(
            "2024年度组织生活会个人对照检查材料汇编",
            ("篇一", "篇二"),
            "2024年度组织生活会个人对照检查材料",
            2024,
            id="compilation",
        ),
        pytest.param(
            "2023年度党支部组织生活会材料（两篇）",
            ("第一篇：支部班子对照检查材料", "第二篇：支部班子对照检查材料"),
            "支部班子对照检查材料",
            None,
            id="titles-of-their-own",
        ),
        pytest.param(
            "", ("个人对照检查材料一", "个人对照检查材料二"), "个人对照检查材料", None, id="numbers-behind"
        ),
    ],
)
def test_labelled_texts(top: str, labels: tuple[str, ...], title: str, year: int | None) -> None:
    found = reports(top + "\n" + "".join(label + BODY for label in labels))
    assert [(report.title, report.year) for report in found] == [(title, year)] * len(labels)
    assert all(len(list(report.items())) == 4 for report in found)


def test_a_text_after_one_with_a_year_does_not_have_its_year() -> None:
    first, second = reports("2023年度个人对照检查材料" + BODY + "第二篇" + BODY)
    assert (first.year, second.year) == (2023, None)


@pytest.mark.parametrize(
    ("line", "bare"),
    [
        ("【篇一】对照检查材料", "对照检查材料"),
        ("对照检查材料（篇二）", "对照检查材料"),
        ("对照检查材料之三", "对照检查材料"),
        ("对照检查材料", "对照检查材料"),
    ],
)
def test_labels_go(line: str, bare: str) -> None:
    assert without_label(line) == bare


def test_labels_inside_go() -> None:
    assert without_labels("某镇班子（篇一）对照检查材料") == "某镇班子对照检查材料"
