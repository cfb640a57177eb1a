"""Leads and sentences."""

from __future__ import annotations

import pytest

from mkdocs_selfreview.folding import fold
from mkdocs_selfreview.items import make_item, sentence_spans
from mkdocs_selfreview.model import ItemKind, Span


@pytest.mark.parametrize(
    ("kind", "text", "lead"),
    [
        (ItemKind.PROBLEM, "一是理论武装不深不透。对原著学得少。", "理论武装不深不透"),
        (ItemKind.PROBLEM, "一是理论学习不够系统，对原著学得少，对新论述掌握不够。", "理论学习不够系统"),
        (ItemKind.PROBLEM, "一是联系群众不够；下基层少。", "联系群众不够"),
        (ItemKind.PROBLEM, "一是虽能坚持学习，但深入思考不够。平时忙。", "虽能坚持学习，但深入思考不够"),
        (ItemKind.PROBLEM, "一是对“两个确立”的认识，还停留在表面。", "对“两个确立”的认识，还停留在表面"),
        (ItemKind.PROBLEM, "一是学习（含自学，下同）抓得不紧。", "学习（含自学，下同）抓得不紧"),
        (
            ItemKind.MEASURE,
            "一是加强理论学习，每月精读一篇原著，每季度写一篇心得，年底前向支部报告一次。",
            "加强理论学习",
        ),
        (
            ItemKind.MEASURE,
            "一是强化理论武装，做到学思用贯通。每月精读一篇。",
            "强化理论武装，做到学思用贯通",
        ),
        (ItemKind.MEASURE, "一是每月到村里住一晚，年底前走完三十户。", "每月到村里住一晚，年底前走完三十户"),
        (ItemKind.CAUSE, "一是党性锤炼不够经常。离开了集体就放松。", "党性锤炼不够经常"),
        (ItemKind.PROBLEM, "一是学習不夠系統,對原著學得少.", "学習不夠系統"),
        (ItemKind.PROBLEM, "一是没有标点的一句话", "没有标点的一句话"),
        (ItemKind.PROBLEM, "一是主要表现在学习不够系统。读得少。", "学习不够系统"),
        (ItemKind.PROBLEM, "一是是非观念不够强。遇事绕着走。", "是非观念不够强"),
        (ItemKind.CAUSE, "一是身份意识淡了些，把自己当成普通职工。", "身份意识淡了些"),
        (
            ItemKind.PROBLEM,
            "一是工学矛盾成了挡箭牌，征期一到就把学习往后推，先是推到月底，后来推到季末。",
            "工学矛盾成了挡箭牌",
        ),
        (
            ItemKind.PROBLEM,
            "一是在联系群众上，下去得少，听得也少，群众有意见。",
            "在联系群众上，下去得少，听得也少，群众有意见",
        ),
        (ItemKind.PROBLEM, "一是自我要求不严，平时学习抓得松。", "自我要求不严"),
        (
            ItemKind.CAUSE,
            "一是产生这些问题，主观上是学习抓得不紧，改造放松了；客观上也有原因。",
            "产生这些问题，主观上是学习抓得不紧，改造放松了",
        ),
        (
            ItemKind.MEASURE,
            "一是厉行节约、反对浪费，严格控制经费，接待一律在职工食堂，不上烟酒。",
            "厉行节约、反对浪费",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else value.value,
)
def test_lead(kind: ItemKind, text: str, lead: str) -> None:
    item = make_item(text, fold(text), kind, Span(0, 2), len(text))
    assert item is not None
    assert item.lead == lead
    assert item.ordinal == "一是"
    assert item.text == text[2:]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲。乙！丙？丁；戊", ["甲。", "乙！", "丙？", "丁；", "戊"]),
        ("他说：“好。”然后走了。", ["他说：“好。”", "然后走了。"]),
        ('他说:"好."然后走了.', ['他说:"好."', "然后走了."]),
        ("增长1.5个点。下降", ["增长1.5个点。", "下降"]),
        ("甲\n乙。", ["甲", "乙。"]),
        ("甲……。乙", ["甲……。", "乙"]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    spans = sentence_spans(text, fold(text), 0, len(text))
    assert [text[span.start : span.end] for span in spans] == expected


def test_nothing_but_a_number_is_no_item() -> None:
    assert make_item("一是 \n", "一是 \n", ItemKind.PROBLEM, Span(0, 2), 4) is None
