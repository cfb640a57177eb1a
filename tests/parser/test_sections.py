"""Sections, blocks and items in the layouts that real documents have."""

from __future__ import annotations

import pytest
from knowledge import leads, parsed

TITLE = "2023年度民主生活会个人对照检查材料\n"


def shape(text: str) -> list[object]:
    report, _ = parsed(TITLE + text)
    return [
        (
            section.role.value,
            section.heading,
            [
                (block.heading, block.dimension_name, [item.lead for item in block.items])
                for block in section.blocks
            ],
        )
        for section in report.sections
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "一、存在的问题\n（一）理论学习方面。一是学得不深。甲。二是用得不够。乙。\n（二）担当作用方面：\n1、不敢碰硬。丙。\n2、办法不多。丁。",
            [
                (
                    "problems",
                    "存在的问题",
                    [
                        ("理论学习方面", "理论学习", ["学得不深", "用得不够"]),
                        ("担当作用方面", "担当作为", ["不敢碰硬", "办法不多"]),
                    ],
                )
            ],
            id="dimensions-run-in-and-alone",
        ),
        pytest.param(
            "一、存在的问题\n（一）学习不够深入。平时忙于事务。\n（二）作风不够扎实。下基层少。",
            [("problems", "存在的问题", [("", "", ["学习不够深入", "作风不够扎实"])])],
            id="no-dimension-level",
        ),
        pytest.param(
            "一、存在的问题\n（一）理论学习不够深入。一是学得不深。甲。二是用得不够。乙。",
            [("problems", "存在的问题", [("理论学习不够深入", "理论学习", ["学得不深", "用得不够"])])],
            id="heading-is-a-problem",
        ),
        pytest.param(
            "一、理论学习方面\n一是学得不深。甲。\n二是用得不够。乙。\n二、工作作风方面\n下基层少。每年只去几次。\n三、原因分析\n认识不足。丙。",
            [
                ("problems", "理论学习方面", [("理论学习方面", "理论学习", ["学得不深", "用得不够"])]),
                ("problems", "工作作风方面", [("工作作风方面", "工作作风", ["下基层少"])]),
                ("causes", "原因分析", [("", "", ["认识不足"])]),
            ],
            id="dimensions-as-sections",
        ),
        pytest.param(
            "一、存在的问题\n（一）理论学习方面\n1、学得不深。一是读得少。二是想得少。\n2、用得不够。乙。",
            [("problems", "存在的问题", [("理论学习方面", "理论学习", ["学得不深", "用得不够"])])],
            id="nested-numbers-are-text",
        ),
        pytest.param(
            "一、存在的问题\n（一）工作作风方面\n1.形式主义方面。一是文山会海。甲。二是痕迹主义。乙。\n2.官僚主义方面。一是听汇报多。丙。二是下基层少。丁。",
            [
                (
                    "problems",
                    "存在的问题",
                    [
                        ("工作作风方面", "工作作风", []),
                        ("形式主义方面", "形式主义", ["文山会海", "痕迹主义"]),
                        ("官僚主义方面", "官僚主义", ["听汇报多", "下基层少"]),
                    ],
                )
            ],
            id="sub-dimensions",
        ),
        pytest.param(
            "一、政治素质方面\n（一）政治能力有差距。看问题浅。\n二、担当作为方面\n（一）斗争精神不足。怕得罪人。",
            [
                ("problems", "政治素质方面", [("政治素质方面", "政治素质", ["政治能力有差距"])]),
                ("problems", "担当作为方面", [("担当作为方面", "担当作为", ["斗争精神不足"])]),
            ],
            id="a-statement-is-no-dimension",
        ),
        pytest.param(
            "一、存在的问题\n1、理论学习方面的不足\n（1）学得不深。甲。\n（2）用得不够。乙。\n2、工作作风方面的差距一是下基层少。丙。二是听汇报多。丁。",
            [
                (
                    "problems",
                    "存在的问题",
                    [
                        ("理论学习方面的不足", "理论学习", ["学得不深", "用得不够"]),
                        ("工作作风方面的差距", "工作作风", ["下基层少", "听汇报多"]),
                    ],
                )
            ],
            id="lacks-of-a-dimension",
        ),
        pytest.param(
            "一、原因分析\n（一）思想根源。一是学得少。甲。二是想得少。乙。\n（二）作风根源。一是下去少。丙。二是听得少。丁。\n（三）纪律根源。一是规矩意识弱化。戊。",
            [
                (
                    "causes",
                    "原因分析",
                    [
                        ("思想根源", "", ["学得少", "想得少"]),
                        ("作风根源", "", ["下去少", "听得少"]),
                        ("纪律根源", "", ["规矩意识弱化"]),
                    ],
                )
            ],
            id="a-single-item-among-alike",
        ),
        pytest.param(
            "存在的问题\n一、学习不够。甲。\n二、作风不实。乙。\n原因分析\n一、认识不足。丙。\n整改措施\n一、加强学习。丁。",
            [
                ("problems", "存在的问题", [("", "", ["学习不够", "作风不实"])]),
                ("causes", "原因分析", [("", "", ["认识不足"])]),
                ("measures", "整改措施", [("", "", ["加强学习"])]),
            ],
            id="headings-without-numbers",
        ),
        pytest.param(
            "一、存在的问题\n（一）理论学习方面\n近年来坚持学习，但仍有差距。\n一是学得不深。甲。二是用得不够。乙。",
            [("problems", "存在的问题", [("理论学习方面", "理论学习", ["学得不深", "用得不够"])])],
            id="a-summary-sentence-is-no-item",
        ),
        pytest.param(
            "一、存在的问题\n（一）筑牢政治忠诚\n在政治忠诚方面，本人能够坚持，但仍有不足：一是敏锐性不够。甲。二是执行力不强。乙。",
            [("problems", "存在的问题", [("筑牢政治忠诚", "政治素质", ["敏锐性不够", "执行力不强"])])],
            id="the-heading-said-again-in-the-text",
        ),
        pytest.param(
            "一、存在的问题\n理论学习方面：学得不深。读原著少。\n工作作风方面：下基层少。每年只去几次。",
            [
                (
                    "problems",
                    "存在的问题",
                    [("理论学习方面", "理论学习", ["学得不深"]), ("工作作风方面", "工作作风", ["下基层少"])],
                )
            ],
            id="dimensions-without-numbers",
        ),
    ],
)
def test_layouts(text: str, expected: list[object]) -> None:
    assert shape(text) == expected


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        pytest.param(
            "一、照镜子、找差距\n（一）学习不够深入。甲。\n（二）作风不够扎实。乙。\n二、挖根子、明病因\n（一）党性锻炼不够。丙。\n（二）宗旨意识不强。丁。\n三、努力方向\n（一）加强学习。戊。",
            ["problems", "causes", "measures"],
            id="by-place",
        ),
        pytest.param(
            "一、一年来的工作\n（一）抓好了学习。甲。\n（二）改进了作风。乙。\n二、存在的问题\n（一）学习不够。丙。\n（二）作风不实。丁。\n三、原因分析\n认识不足。戊。",
            ["other", "problems", "causes"],
            id="achievements-have-no-place",
        ),
        pytest.param(
            "我对照检查如下。存在的问题：一是学习不够。甲。二是作风不实。乙。产生问题的原因：一是思想认识不到位。二是要求不严。整改措施：一是加强学习。二是转变作风。",
            ["preamble", "problems", "causes", "measures"],
            id="one-paragraph",
        ),
        pytest.param(
            "一、存在的差距和不足\n1.学习不够。甲。\n二、原因何在\n1.认识不足。乙。\n三、奋斗方向\n1.加强学习。丙。",
            ["problems", "causes", "measures"],
            id="rare-headings",
        ),
    ],
)
def test_roles(text: str, roles: list[str]) -> None:
    report, _ = parsed(TITLE + text)
    assert [section.role for section in report.sections] == roles


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        pytest.param(
            "（三）责任担当有所弱化。等待观望。\n三、努力方向\n（一）抓实学习。夜学。", "cm", id="third"
        ),
        pytest.param(
            "（三）责任担当有所弱化。等待观望。\n二、努力方向\n（一）抓实学习。夜学。", "pm", id="second"
        ),
        pytest.param(
            "3、存在工作标准低的现象。应付了事。\n三、努力方向\n1、抓实学习。夜学。", "pm", id="stated"
        ),
        pytest.param(
            "性不够，遇事绕着走。三是体谅不够，帮助少。\n（五）廉洁自律方面。一是要求不严。二是监督少。",
            "ppp",
            id="broken",
        ),
    ],
)
def test_fragments(text: str, kinds: str) -> None:
    report, _ = parsed(text)
    assert report.kind == "fragment"
    assert "".join(item.kind.value[0] for item in report.items()) == kinds


def test_advice_below_each_of_several_problems() -> None:
    text = "一、政治信仰方面\n1.问题：学习不系统。\n建议：制定学习清单。\n2.问题：研讨不深入。\n建议：每次留出半小时讨论。"
    report, _ = parsed("党支部组织生活会检视材料\n" + text)
    assert [item.kind for item in report.items()] == ["problem", "measure", "problem", "measure"]


def test_numbers_in_a_preamble_are_no_items() -> None:
    report, _ = parsed(
        TITLE
        + "会前做了准备。一是认真组织学习。二是广泛征求意见。现对照检查如下。\n一、存在的问题\n一是学得不深。甲。二是用得不够。乙。"
    )
    assert leads(report) == ["学得不深", "用得不够"]


def test_suggestions_inside_a_dimension_are_measures() -> None:
    report, _ = parsed(
        TITLE
        + "一、理论学习方面\n存在问题：一是学得不深。甲。二是用得不够。乙。\n整改措施：一是每月读书。丙。二是每季研讨。丁。\n二、工作作风方面\n存在问题：一是下基层少。甲。二是办事不快。乙。\n整改措施：一是每周下乡。丙。二是限时办结。丁。"
    )
    assert [item.kind.value for item in report.items()] == ["problem", "problem", "measure", "measure"] * 2


@pytest.mark.parametrize(
    "farewell",
    [
        "以上是我的对照检查，不妥之处请批评指正。",
        "请同志们帮助、监督我。",
        "我将以这次民主生活会为契机，改掉老毛病，请大家监督。",
    ],
)
def test_a_farewell_belongs_to_no_item(farewell: str) -> None:
    report, _ = parsed(
        TITLE + f"一、存在的问题\n一是学得不深。甲。\n二、整改措施\n一是多学。乙。二是多用。丙。\n{farewell}"
    )
    assert [item.text for item in report.items()][-1] == "多用。丙。"
    assert report.sections[-1].blocks[-1].passages[-1].text == farewell


def test_anchors_count_through_the_report() -> None:
    report, _ = parsed(
        TITLE
        + "一、存在的问题\n（一）理论学习方面。一是甲不够。二是乙不够。\n（二）工作作风方面。一是丙不够。二是丁不够。\n二、整改措施\n一是改甲。二是改乙。"
    )
    assert [item.anchor for item in report.items()] == ["p1", "p2", "p3", "p4", "m1", "m2"]
