"""Listed persons and units and, where asked, surnames before a title are masked, and nothing else is."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_selfreview.model import Document, Paragraph
from mkdocs_selfreview.rules import load_rules
from mkdocs_selfreview.screening import NO_MASKS, NamesToMask
from mkdocs_selfreview.screening.names import PERSON, TITLED, UNIT, mask_names

LISTED = load_rules(
    names=NamesToMask(
        (
            "王建国",
            "李云",
            "欧阳明月",
            "阿依古丽·买买提",
            "云溪县水利局",
            "云溪县水利局机关党委",
            "李金州",
            "青禾镇",
        )
    )
).names
TITLES = load_rules(names=NamesToMask(titled=True)).names


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("王建国同志指出", "×××同志指出", id="person"),
        pytest.param("汇报人：王  建　国", "汇报人：×××", id="blanks"),
        pytest.param("王\u200b建\ufeff国来信", "×××来信", id="invisible"),
        pytest.param("李　云局长", "××局长", id="two-characters"),
        pytest.param("歐陽明月、王建國", "××××、×××", id="traditional"),
        pytest.param("阿依古丽·买买提来信", "×" * 8 + "来信", id="long-name"),
        pytest.param("李金州主持", "×××主持", id="person-that-ends-like-a-unit"),
        pytest.param("云溪县水利局党组书记", "××单位党组书记", id="unit"),
        pytest.param("云溪县水利局机关党委委员", "××单位委员", id="longest-first"),
        pytest.param("到青禾镇调研", "到××单位调研", id="short-unit"),
        pytest.param("云溪县水利工程", "云溪县水利工程", id="part-of-a-unit"),
        pytest.param("建国以来", "建国以来", id="part-of-a-name"),
        pytest.param("张局长", "张局长", id="title-unasked"),
    ],
)
def test_listed_names(text: str, shown: str) -> None:
    assert LISTED.mask(text)[0] == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("张局长", "×局长"),
        ("張局長", "×局長"),
        ("王某某局长指出", "×××局长指出"),
        ("李××书记", "×××书记"),
        ("周XX主任", "×××主任"),
        ("张局长和李书记", "×局长和×书记"),
        ("向王副局长汇报", "向×副局长汇报"),
        ("经请示高局长同意", "经请示×局长同意"),
        ("对彭局长：性子急", "对×局长：性子急"),
        ("由史国栋同志牵头", "由×××同志牵头"),
        ("，李建军局长", "，×××局长"),
        ("欧阳书记", "××书记"),
        ("上官某主任", "×××主任"),
        ("党支部王书记参加", "党支部×书记参加"),
        ("于主任", "×主任"),
        ("邹启明同志：", "×××同志："),
        ("王总经理", "×总经理"),
    ],
)
def test_surnames_before_a_title(text: str, shown: str) -> None:
    assert TITLES.mask(text)[0] == shown


@pytest.mark.parametrize(
    "text",
    [
        *("提高局长的站位", "提高书记员素质", "担任书记", "时任局长", "2020年任局长期间", "安全科科长"),
        *("党组书记", "党委书记", "县委书记", "纪委书记", "第一书记", "总书记", "习近平总书记", "习近平同志"),
        *("雷锋同志", "学习焦裕禄同志", "毛主席", "公安局长", "治安科长", "园林局长", "九江市长", "江北区长"),
        *("关于主任", "对于书记", "由于局长", "属于主任科员", "和书记", "成立组长制", "地方书记", "常委同志"),
        *("班子成员同志", "全体党员同志", "老同志", "女同志", "先进同志", "主要负责同志", "小组长", "检察长"),
        *(
            "安监口子",
            "金融办主任",
            "石化公司经理",
            "拜老师傅",
            "成立由局长任组长的专班",
            "高主任务",
            "严管同志",
        ),
        *("高度重视，主任科员", "和谐社区主任", "方方面面的同志", "向老师傅请教"),
    ],
)
def test_words_before_a_title_that_are_no_names(text: str) -> None:
    assert TITLES.mask(text)[0] == text


def document(*lines: str, kind: str = "txt") -> Document:
    return Document(tuple(Paragraph(line, at) for at, line in enumerate(lines, 1)), kind)


def test_a_name_that_a_line_break_parts() -> None:
    masked, found = mask_names(document("调研组由王建", "国带队，到云溪县水", "利局。"), LISTED)
    assert [paragraph.text for paragraph in masked.paragraphs] == ["调研组由×××", "带队，到××单位", "。"]
    assert [(mask.kind, mask.line) for mask in found] == [(PERSON, 1), (UNIT, 2)]


def test_paragraphs_of_office_files_and_short_names_are_not_joined() -> None:
    lines = ("请教老李", "云溪河治理", "调研组由王建", "国有企业")
    assert mask_names(document(*lines, kind="docx"), LISTED)[0] == document(*lines, kind="docx")
    assert mask_names(document(*lines[:2]), LISTED)[0] == document(*lines[:2])


def test_lines_kinds_and_notes() -> None:
    found = Document(
        (Paragraph("一\n王建国", 3), Paragraph("张局长", 7)), "docx", (("text-box", "“王建国”", 1),)
    )
    both = load_rules(names=NamesToMask(("王建国",), titled=True)).names
    masked, masks = mask_names(found, both)
    assert [paragraph.text for paragraph in masked.paragraphs] == ["一\n×××", "×局长"]
    assert [(mask.kind, mask.line) for mask in masks] == [(PERSON, 3), (TITLED, 7)]
    assert masked.notes == (("text-box", "“×××”", 1),)


@given(st.lists(st.text(alphabet="王建国张云溪县水利局长 　\n，。某一", max_size=30), max_size=6))
def test_only_names_change_and_no_line_is_lost(lines: list[str]) -> None:
    before = document(*lines)
    masked, found = mask_names(before, LISTED)
    assert len(masked.paragraphs) == len(lines)
    whole = "\n".join(paragraph.text for paragraph in masked.paragraphs)
    assert whole.count("\n") == "\n".join(lines).count("\n")
    assert "王建国" not in whole
    assert "云溪县水利局" not in whole
    if not found:
        assert masked == before
    assert mask_names(before, NO_MASKS) == (before, ())


def test_a_thousand_names_take_no_time() -> None:
    names = tuple(
        f"{first}{second}{third}"
        for first in "王李张刘陈杨黄赵吴周"
        for second in "建国明"
        for third in "一二三四五"
    )
    masks = load_rules(names=NamesToMask((*names, *(f"{name}局" for name in names)), titled=True)).names
    text = "按照要求，现将对照检查情况报告如下，王小明局长参加。" * 4000
    began = time.perf_counter()
    masks.mask(text)
    assert time.perf_counter() - began < 4
