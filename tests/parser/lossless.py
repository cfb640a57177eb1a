"""What must hold of every document: each character is in one leaf of a report, or reported as removed."""

from __future__ import annotations

from collections import Counter

from mkdocs_selfreview.cleaning import INVISIBLE, CleanText, clean, raw_text
from mkdocs_selfreview.marks import line_mark
from mkdocs_selfreview.model import Document, Paragraph, Report
from mkdocs_selfreview.rules import Rules

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


def document(text: str, format_: str = "txt") -> Document:
    """A text as its reader hands it on."""
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    return Document(tuple(Paragraph(line, number) for number, line in lines), format_)


def ink(text: str) -> str:
    """The characters of a text that must not be lost."""
    return "".join(character for character in text if not character.isspace())


def cleaned(made: Document, rules: Rules) -> CleanText:
    """A document as the parser has it cleaned."""
    return clean(
        made,
        rules.debris,
        lambda line: line_mark(line) is not None or rules.sections.role(line, alone=False) is not None,
    )


def lost_in_cleaning(made: Document, text: CleanText) -> Counter[str]:
    """Characters that cleaning took away (or added) without a word."""
    raw = raw_text(made)
    kept = {offset for offset in text.offsets if offset >= 0}
    gone = "".join(raw[place] for place in range(len(raw)) if place not in kept)
    reported = Counter(ink("".join(removed.text for removed in text.removed)))
    taken = Counter(ink(INVISIBLE.sub("", gone)))
    return (taken - reported) + (reported - taken)


def lost_in_leaves(report: Report) -> list[tuple[int, str, int]]:
    """Characters of a report that are not in exactly one leaf: place, character, leaves."""
    cover = [0] * len(report.text)
    for leaf in report.leaves():
        assert 0 <= leaf.start < leaf.end <= len(report.text)
        for place in range(leaf.start, leaf.end):
            cover[place] += 1
    return [
        (place, report.text[place], count)
        for place, count in enumerate(cover)
        if count != 1 and not report.text[place].isspace()
    ]
