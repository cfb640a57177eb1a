"""Masked and damaged words are found and explained, and only mended where the keeper says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from knowledge import RULES, TAXONOMY, document, leads, parsed

from mkdocs_selfreview.cleaning import CleanText, clean, raw_text
from mkdocs_selfreview.corrections import Correction
from mkdocs_selfreview.diagnostics import Severity
from mkdocs_selfreview.masks import find_masked, unmasked
from mkdocs_selfreview.model import Source
from mkdocs_selfreview.parser import parse
from mkdocs_selfreview.rules import load_rules

REPORT = "一、存在的问题\n一是ZZ素质不高。对照X章找差距少，原那么性不强，没有学懂《中国共产**律处分条例》。\n二、原因分析\n一是学习不深。"


def mended(text: str) -> str:
    return unmasked(cleaned(text), find_masked(text, RULES.masks)).text


def cleaned(text: str) -> CleanText:
    return clean(document(text), RULES.debris, lambda _: False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("一是ZZ素质不高", "一是政治素质不高", id="politics"),
        pytest.param("ＺＺ判断力", "政治判断力", id="full-width"),
        pytest.param("全面从严治X", "全面从严治党", id="at-the-end"),
        pytest.param("全面从严管X治X", "全面从严管党治党", id="twice"),
        pytest.param("X员带头、对照X章、在X中央领导下", "党员带头、对照党章、在党中央领导下", id="party"),
        pytest.param("邓--理论、邓xx理论", "邓小平理论、邓小平理论", id="name"),
        pytest.param("《中国共产**律处分条例》", "《中国共产党纪律处分条例》", id="rules-of-the-party"),
        pytest.param("Φ央的决策，学噺闻", "中央的决策，学新闻", id="look-alikes"),
        pytest.param("原那么性不强", "原则性不强", id="principle"),
        pytest.param("遵守准那么，否那么不行", "遵守准则，否则不行", id="rule-or-else"),
        pytest.param("假设干问题", "若干问题", id="several"),
        pytest.param("落实科学开展观", "落实科学发展观", id="outlook"),
        pytest.param("存在缺乏，效劳群众不够", "存在不足，服务群众不够", id="serving"),
    ],
)
def test_meant(text: str, expected: str) -> None:
    assert mended(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "XX县XX局", "XXX同志", "20**年", "李**", "**县司法局", "《XX日报》", "X光检查", "县道X210线", "ZZ、XX局",
        "那么多问题，那么严重", "假设条件", "平安建设", "局部利益", "缺乏主动性", "A员工、X组长", "想法那么简单",
        "JAZZ乐队", "WTO组织",
    ],
)  # fmt: skip
def test_nothing_is_made_of_names_and_usual_words(text: str) -> None:
    assert find_masked(text, RULES.masks) == ()


def test_they_are_reported_and_shown_as_written() -> None:
    report, found = parsed(REPORT)
    assert leads(report)[0] == "ZZ素质不高"
    told = {one.code: one for one in found if one.code in ("mask-found", "wording-damaged")}
    assert {one.severity for one in told.values()} == {Severity.INFO}
    assert "“一是ZZ素质”→“一是政治素质”" in told["mask-found"].message
    assert "“对照X章找”→“对照党章找”" in told["mask-found"].message
    assert "unmask: true" in told["mask-found"].message
    assert "“原那么性不”→“原则性不”" in told["wording-damaged"].message
    assert told["mask-found"].line == 2


def test_a_sidecar_mends_them() -> None:
    report, found = parsed(REPORT, correction=Correction(unmask=True))
    assert leads(report)[0] == "政治素质不高"
    assert "原则性不强，没有学懂《中国共产党纪律处分条例》" in report.text
    assert any(one.message.startswith("已按设置还原") and "“一是ZZ素质”" in one.message for one in found)


def test_a_keeper_may_mend_all_and_add_words(tmp_path: Path) -> None:
    (tmp_path / "masks.yml").write_text(
        "apply: true\nmasks:\n- {written: 青禾\\*\\*, meant: 青禾县}\n", encoding="utf-8"
    )
    rules = load_rules(tmp_path)
    reports, _ = parse(document("在青禾**任职，ZZ素质不高。"), Source("甲", "txt", ""), TAXONOMY, rules)
    assert reports[0].text == "在青禾县任职，政治素质不高。"


def test_accepted_findings_are_silent() -> None:
    _, found = parsed(REPORT, correction=Correction(accepted=frozenset({"mask-found"})))
    assert "mask-found" not in {one.code for one in found}


@given(
    st.lists(
        st.sampled_from(["ZZ素质", "X员", "原那么性", "《产**律处分条例》", "学习", "。", "\n"]), max_size=20
    )
)
def test_mended_text_leads_back_to_the_file(parts: list[str]) -> None:
    text = "".join(parts)
    raw = raw_text(document(text))
    before = cleaned(text)
    found = find_masked(before.text, RULES.masks)
    after = unmasked(before, found)
    assert len(after.offsets) == len(after.text)
    assert [after.text[line.span.start : line.span.end] for line in after.lines] == after.text.split(
        "\n"
    ) * bool(after.text)
    kept = [(after.text[at], raw[place]) for at, place in enumerate(after.offsets) if place >= 0]
    assert all(shown == written for shown, written in kept if shown in "素质员性律处分条例学习。《》")
