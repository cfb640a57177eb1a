"""Tables of problems (问题清单, 整改台账) become items that are linked by their rows; nothing of them is lost."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from knowledge import RULES, TAXONOMY

from mkdocs_selfreview.classifier import classify
from mkdocs_selfreview.diagnostics import Diagnostic
from mkdocs_selfreview.linker import link
from mkdocs_selfreview.model import Cell, Document, Paragraph, Report, ReportKind, SectionRole, Source
from mkdocs_selfreview.parser import parse

HEADS = ("序号", "存在问题", "产生原因", "整改措施", "整改时限", "责任人")
ROW_1 = ("1", "个人自学时断时续", "总以工作忙为借口", "每月自学两个半天", "2026年6月", "沈其远")
ROW_2 = ("2", "到基层调研不深入", "宗旨意识淡化", "每季度蹲点调研一次", "长期坚持", "沈其远")
REPORT = (
    "2025年度民主生活会个人对照检查材料",
    "云溪县水利局副局长　沈其远",
    "根据县委安排，我认真学习有关文件，谈心谈话14人次，查摆了问题，剖析了原因。现将情况报告如下。",
    "一、存在的突出问题",
    "（一）理论学习方面",
    "一是学习不够系统。满足于集体学习，12个专题中有3个没有写出心得。二是联系实际不紧。谈体会多、定措施少。",
    "二、原因分析",
    "一是理想信念有所松动。总认为把水修好就行。二是宗旨意识有所淡化。到户里听得少。",
    "三、今后的努力方向",
    "一是强化理论学习。每月自学2个半天。二是从严抓好作风。每半年查一次，情况在会上报告。",
    "沈其远",
    "2026年1月8日",
)
Rows = Sequence[Sequence[str | None]]


def document(*parts: str | Rows) -> Document:
    """Paragraphs and tables; a cell that is None is covered by a merged one, and empty cells have no text."""
    found: list[Paragraph] = []
    tables = 0
    for part in parts:
        if isinstance(part, str):
            found.append(Paragraph(part, len(found) + 1))
            continue
        for row, texts in enumerate(part):
            for column, text in enumerate(texts):
                for line in filter(None, (text or "").split("\n")):
                    found.append(
                        Paragraph(line, len(found) + 1, style="cell", cell=Cell(tables, row, column))
                    )
        tables += 1
    return Document(tuple(found), "docx")


def parsed(*parts: str | Rows) -> tuple[Report, tuple[Diagnostic, ...]]:
    reports, found = parse(document(*parts), Source("某某.docx", "docx", ""), TAXONOMY, RULES)
    assert len(reports) == 1
    return reports[0], found


def assert_whole(report: Report) -> None:
    """Every character that is no blank stands in exactly one leaf."""
    covered = sorted(place for leaf in report.leaves() for place in range(*leaf))
    assert len(covered) == len(set(covered))
    assert set(covered) >= {place for place, char in enumerate(report.text) if not char.isspace()}


def linked(report: Report) -> list[tuple[str, str]]:
    """The leads of problems and of what answers them for being in the same row."""
    report = classify(report, TAXONOMY)
    leads = {item.anchor: item.lead for item in report.items()}
    return [
        (leads[found.anchor], leads[found.target_anchor])
        for group in link([report], TAXONOMY).answers.values()
        for found in group
        if "写在同一处" in found.reason
    ]


def test_a_table_behind_a_report() -> None:
    report, found = parsed(*REPORT, "附件", "个人对照检查问题整改清单", (HEADS, ROW_1, ROW_2))
    assert report.kind is ReportKind.REPORT
    assert (report.title, report.name, report.date) == (REPORT[0], "沈其远", "2026年1月8日")
    table = report.sections[-1]
    assert (table.role, table.heading) == (SectionRole.PROBLEMS, "")
    assert [
        [(str(item.kind), item.ordinal, item.lead) for item in block.items]
        for block in table.blocks
        if block.items
    ] == [
        [("problem", "1", ROW_1[1]), ("cause", "", ROW_1[2]), ("measure", "", ROW_1[3])],
        [("problem", "2", ROW_2[1]), ("cause", "", ROW_2[2]), ("measure", "", ROW_2[3])],
    ]
    assert [passage.text for block in table.blocks for passage in block.passages] == [
        "附件", "个人对照检查问题整改清单", *HEADS, *ROW_1[4:], *ROW_2[4:],
    ]  # fmt: skip
    assert {passage.kind for block in table.blocks for passage in block.passages} == {"cell"}
    assert set(linked(report)) >= {(row[1], answer) for row in (ROW_1, ROW_2) for answer in (row[2], row[3])}
    assert_whole(report)
    assert [diagnostic.code for diagnostic in found] == []


def test_what_answers_a_problem_in_its_row_answers_no_other() -> None:
    heads = ("序号", "对照检查方面", *HEADS[1:])
    rows = [(row[0], "理论学习", *row[1:]) for row in (ROW_1, ROW_2)]
    report = classify(parsed(*REPORT, "附：整改清单", (heads, *rows))[0], TAXONOMY)
    assert [block.row for section in report.sections for block in section.blocks if block.items] == [
        False, False, False, True, True,
    ]  # fmt: skip
    leads = {item.anchor: item.lead for item in report.items()}
    links = link([report], TAXONOMY).answers.values()
    found = {(leads[one.anchor], leads[one.target_anchor]) for group in links for one in group}
    in_rows = {pair for pair in found if pair[1] in ROW_1 + ROW_2}
    assert in_rows == {(row[1], answer) for row in (ROW_1, ROW_2) for answer in row[2:4]}


@pytest.mark.parametrize(
    "head",
    [
        "维度",
        "对照方面",
        "对照检查方面",
        "检查方面",
        "剖析方面",
        "对照维度",
        "对照检查的方面",
        "六个方面",
        "四个对照",
        "所属领域",
    ],
)
def test_the_heads_of_a_column_of_dimensions(head: str) -> None:
    row = (ROW_1[0], "理论学习", *ROW_1[1:])
    report, _ = parsed(*REPORT, "附：整改清单", ((HEADS[0], head, *HEADS[1:]), row))
    block = next(block for section in report.sections for block in section.blocks if block.row)
    assert (block.heading, block.dimension_name) == ("理论学习", "理论学习")


@pytest.mark.parametrize("signoff", [[], REPORT[-2:]], ids=["none", "above the table"])
def test_a_text_that_ends_in_a_table_is_not_cut(signoff: Sequence[str]) -> None:
    _, found = parsed(*REPORT[:-2], *signoff, "附：整改清单", (HEADS, ROW_1, ROW_2))
    assert [diagnostic.code for diagnostic in found] == []


def test_a_table_inside_a_section_stands_in_its_place() -> None:
    report, _ = parsed(*REPORT[:6], (HEADS, ROW_1, ROW_2), "以上问题群众反映较多。", *REPORT[6:])
    assert [section.heading for section in report.sections if section.heading] == [
        "存在的突出问题", "原因分析", "今后的努力方向",
    ]  # fmt: skip
    problems = next(section for section in report.sections if section.role is SectionRole.PROBLEMS)
    assert [item.lead for block in problems.blocks for item in block.items if item.kind == "problem"] == [
        "学习不够系统", "联系实际不紧", ROW_1[1], ROW_2[1],
    ]  # fmt: skip
    assert "以上问题" not in "".join(item.text for item in report.items())
    assert_whole(report)


@pytest.mark.parametrize("behind", [[], ["以上问题均已整改。"]], ids=["at-the-end", "inside"])
def test_what_became_of_last_years_problems_is_no_item(behind: list[str]) -> None:
    heading = "一、上年度民主生活会整改措施落实情况"
    rest = [
        line.replace("三、", "四、").replace("二、", "三、").replace("一、", "二、") for line in REPORT[3:]
    ]
    report, _ = parsed(*REPORT[:3], heading, "上年度查摆问题两项。", (HEADS, ROW_1, ROW_2), *behind, *rest)
    assert [section.role for section in report.sections][:3] == [
        SectionRole.PREAMBLE, SectionRole.RECTIFICATION, SectionRole.PROBLEMS,
    ]  # fmt: skip
    assert not any(block.items for block in report.sections[1].blocks)
    assert ROW_1[1] in [passage.text for block in report.sections[1].blocks for passage in block.passages]
    assert_whole(report)


def test_a_table_at_the_end_of_a_section_is_part_of_it() -> None:
    report, _ = parsed(*REPORT[:6], (HEADS, ROW_1, ROW_2), *REPORT[6:])
    problems = next(section for section in report.sections if section.role is SectionRole.PROBLEMS)
    assert problems.heading == "存在的突出问题"
    assert sum(item.kind == "problem" for block in problems.blocks for item in block.items) == 4
    assert_whole(report)


@pytest.mark.parametrize(
    ("rows", "blocks"),
    [
        pytest.param(
            [("问题表现", "整改举措"), ("学习不够深入", "每月自学两次")],
            [("", False, ["学习不够深入", "每月自学两次"])],
            id="two-columns",
        ),
        pytest.param(
            [("整改措施", "查摆问题"), ("每月自学两次", "学习不够深入")],
            [("", False, ["学习不够深入", "每月自学两次"])],
            id="measure-column-first",
        ),
        pytest.param(
            [
                ("序号", "方面", "存在问题", "整改措施"),
                ("1", "理论学习", "学习不够深入", "每月自学两次"),
                ("2", None, "笔记记得不全", "每周检查笔记"),
                ("3", "担当作为", "遇到难题绕着走", "领办三件难事"),
            ],
            [
                ("理论学习", True, ["学习不够深入", "每月自学两次"]),
                ("", True, ["笔记记得不全", "每周检查笔记"]),
                ("担当作为", True, ["遇到难题绕着走", "领办三件难事"]),
            ],
            id="dimension-column-merged",
        ),
        pytest.param(
            [
                ("序号", "存在问题", "整改措施"),
                ("一、理论学习方面", None, None),
                ("1", "学习不够深入", "每月自学两次"),
                ("二、担当作为方面", None, None),
                ("2", "遇到难题绕着走", "领办三件难事"),
            ],
            [
                ("理论学习方面", True, ["学习不够深入", "每月自学两次"]),
                ("担当作为方面", True, ["遇到难题绕着走", "领办三件难事"]),
            ],
            id="heading-rows",
        ),
        pytest.param(
            [
                ("序号", "存在问题", "整改措施"),
                ("1", "学习不够深入", "每月自学两次"),
                (None, None, "每季度交流一次"),
                ("2", "遇到难题绕着走", "领办三件难事"),
            ],
            [
                ("", False, ["学习不够深入", "每月自学两次", "每季度交流一次"]),
                ("", False, ["遇到难题绕着走", "领办三件难事"]),
            ],
            id="problem-over-two-rows",
        ),
        pytest.param(
            [
                ("序号", "存在问题", "整改措施"),
                ("1", "学习不够深入", "每月自学两次"),
                ("2", "笔记记得不全", None),
            ],
            [("", False, ["学习不够深入", "笔记记得不全", "每月自学两次"])],
            id="measure-over-two-rows",
        ),
        pytest.param(
            [
                ("序号", "存在问题", "整改措施"),
                ("1", "学习不够深入", "每月自学两次"),
                ("序号", "存在 问题", "整改措施"),
                ("2", "遇到难题绕着走", "领办三件难事"),
            ],
            [
                ("", False, ["学习不够深入", "每月自学两次"]),
                ("", False, ["遇到难题绕着走", "领办三件难事"]),
            ],
            id="heads-on-each-page",
        ),
        pytest.param(
            [
                ("某某局党组问题整改台账", None, None),
                ("序号", "问题及整改", None, "责任人"),
                (None, "主要问题", "具体措施", None),
                ("1", "学习不够深入", "1.每月自学两次。2.每季度交流一次。", "张某"),
            ],
            [("", False, ["学习不够深入", "每月自学两次", "每季度交流一次"])],
            id="two-rows-of-heads",
        ),
        pytest.param(
            [("存在\n问题", "整 改 措 施（含目标）"), ("学习不够\n深入", "无")],
            [],
            id="unknown-second-head",
        ),
    ],
)
def test_rows(rows: Rows, blocks: list[tuple[str, bool, list[str]]]) -> None:
    report, _ = parsed(*REPORT, rows)
    found = [
        (block.heading, bool(block.dimension), [item.lead for item in block.items])
        for block in report.sections[-1].blocks
        if block.items and report.sections[-1].role is SectionRole.PROBLEMS
    ]
    assert found == blocks
    assert_whole(report)


def test_a_measure_over_two_rows_answers_both_problems() -> None:
    rows = [
        ("序号", "存在问题", "整改措施"),
        ("1", "学习不够深入", "每月自学两次"),
        ("2", "笔记记得不全", None),
    ]
    assert set(linked(parsed(*REPORT, rows)[0])) >= {
        ("学习不够深入", "每月自学两次"), ("笔记记得不全", "每月自学两次"),
    }  # fmt: skip


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param(["2025年度民主生活会查摆问题整改清单", (HEADS, ROW_1, ROW_2)], id="titled"),
        pytest.param([(HEADS, ROW_1, ROW_2)], id="untitled"),
        pytest.param(["填报单位：云溪县水利局", (HEADS, ROW_1, ROW_2), "填表日期：2026年1月8日"], id="form"),
    ],
)
def test_a_mere_list_is_no_report(parts: list[str | Rows]) -> None:
    report, _ = parsed(*parts)
    assert report.kind is ReportKind.OTHER
    assert "清单" in str(report.reason)
    assert_whole(report)


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([("姓名", "沈其远"), ("主要问题", "一是学习不够深入，满足于集体学习。")], id="form"),
        pytest.param([("单位", "得分"), ("水利局", "97")], id="figures"),
        pytest.param([HEADS], id="heads-only"),
    ],
)
def test_other_tables_stay_text(rows: Rows) -> None:
    report, _ = parsed(*REPORT[:6], rows, *REPORT[6:])
    assert "".join("".join(filter(None, row)) for row in rows) in "".join(report.text.split())
    assert all(len(section.blocks) == 1 for section in report.sections if section.role is SectionRole.CAUSES)
    assert_whole(report)


_texts = st.sampled_from(
    [
        "",
        "1",
        "存在问题",
        "整改措施",
        "原因",
        "序号",
        "一、理论学习方面",
        "学习不够深入。一是不够。二是不足。",
        "无",
        "甲\n乙",
    ]
)


@given(
    st.lists(
        st.one_of(
            st.sampled_from(REPORT),
            st.lists(st.lists(_texts, max_size=4), max_size=5).map(
                lambda rows: [["序号", "存在问题", "整改措施"], *rows]
            ),
        ),
        min_size=1,
        max_size=12,
    )
)
@settings(max_examples=200, deadline=None)
def test_nothing_is_lost(parts: list[str | Rows]) -> None:
    reports, found = parse(document(*parts), Source("某某.docx", "docx", ""), TAXONOMY, RULES)
    for report in reports:
        assert_whole(report)
    removed = sum(1 for diagnostic in found if diagnostic.code == "debris-removed")
    whole = "".join("".join(report.text.split()) for report in reports)
    written = "".join("".join(paragraph.text.split()) for paragraph in document(*parts).paragraphs)
    assert removed or whole == written
