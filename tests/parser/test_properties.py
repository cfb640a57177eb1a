"""What must hold for every text: nothing is lost, spans fit, nothing raises."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mkdocs_selfreview.cleaning import INVISIBLE, clean, raw_text
from mkdocs_selfreview.model import Document, Paragraph, Report, Source
from mkdocs_selfreview.outline import line_mark
from mkdocs_selfreview.parser import parse
from mkdocs_selfreview.rules import Rules, load_rules
from mkdocs_selfreview.taxonomy import Taxonomy, load_taxonomy

TAXONOMY: Taxonomy = load_taxonomy()
RULES: Rules = load_rules()
SOURCE = Source("a.txt", "txt", "")

# Pieces that reports are made of, so that random texts reach every rule of the grammar.
PIECES = [
    "一、", "二、", "三、", "（一）", "（二）", "(三)", "1、", "2.", "3．", "（1）", "①", "②", "一是", "二是", "三是", "第一，", "第二，",
    "首先，", "其次，", "其一，", "一方面，", "另一方面，", "一要", "二要", "第一部分", "【篇一】", "第二篇：",
    "存在的突出问题", "原因分析", "整改措施", "努力方向", "问题及原因分析", "存在问题：", "整改措施：", "理论学习方面", "在政治素质方面，",
    "担当作用方面。", "群众工作方面", "学习不够深入", "作风不实，落实不力", "对群众需求掌握不够。", "三多三少：", "坚持每月学习一次",
    "2023年度民主生活会个人对照检查材料", "云溪县水利局党组", "局长  周明远", "（2023年12月1日）", "二〇二三年十二月", "附件：1.清单",
    "关于召开会议的通知", "以上是我的对照检查，请批评指正。", "。", "，", "；", "：", "“", "”", "（", "）", "《", "》", "\n", "\n\n", "　　", " ",
    "- 3 -", "第2页共8页", "（未完，全文共785字）", "ZZ素质", "X员", "理論學習", "<b>", "{{7*7}}", "--8<--", "\u200b", "1.5万元", "20**年", "…", "\t",
]  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=60).map("".join)


def document(text: str, format_: str = "txt") -> Document:
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    return Document(tuple(Paragraph(line, number) for number, line in lines), format_)


def ink(text: str) -> str:
    """The characters of a text that must not be lost."""
    return "".join(character for character in text if not character.isspace())


def assert_lossless(report: Report) -> None:
    last = 0
    for leaf in report.leaves():
        assert leaf.start < leaf.end
        last = max(last, leaf.end)
    cover = [0] * len(report.text)
    for leaf in report.leaves():
        for place in range(leaf.start, leaf.end):
            cover[place] += 1
    lost = [
        (place, report.text[place], count)
        for place, count in enumerate(cover)
        if not report.text[place].isspace() and count != 1
    ]
    assert not lost
    assert last <= len(report.text)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, st.sampled_from(["txt", "docx"]))
def test_every_character_is_in_exactly_one_leaf(text: str, format_: str) -> None:
    reports, _ = parse(document(text, format_), SOURCE, TAXONOMY, RULES)
    for report in reports:
        assert_lossless(report)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_the_text_is_kept_but_for_blanks_and_reported_debris(text: str) -> None:
    made = document(text)
    cleaned = clean(made, RULES.debris, lambda line: line_mark(line) is not None)
    raw = raw_text(made)
    for place, offset in enumerate(cleaned.offsets):
        assert offset == -1 or raw[offset] == cleaned.text[place]
    kept = {offset for offset in cleaned.offsets if offset >= 0}
    gone = "".join(raw[place] for place in range(len(raw)) if place not in kept)
    reported = "".join(removed.text for removed in cleaned.removed)
    assert sorted(ink(INVISIBLE.sub("", gone))) == sorted(ink(reported))


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_reports_of_a_file_share_out_its_text(text: str) -> None:
    made = document(text)
    cleaned = clean(
        made,
        RULES.debris,
        lambda line: line_mark(line) is not None or RULES.sections.role(line, alone=False) is not None,
    )
    reports, _ = parse(made, SOURCE, TAXONOMY, RULES)
    assert ink("".join(report.text for report in reports)) == ink(cleaned.text)


SCRAPS = [
    "", "\n", "一、", "。", "（一）", "一是", "第一篇：", "对照检查材料",
    "（一）一、存在的突出问题", "一、一、（1）二、理论学习方面", "一、\n以上是我的对照检查，请批评指正。",
]  # fmt: skip
"""Texts of which something was lost once, and others with hardly anything to hold on to."""


@pytest.mark.parametrize("text", SCRAPS, ids=repr)
def test_scraps_lose_nothing(text: str) -> None:
    for report in parse(document(text), SOURCE, TAXONOMY, RULES)[0]:
        assert_lossless(report)
