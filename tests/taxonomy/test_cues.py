"""The language of cues and the scanner that finds them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_selfreview.folding import fold
from mkdocs_selfreview.taxonomy.cues import Cue, Scanner, read_cue

WORDS = {"群众": ["群众", "职工", "病人"], "差": ["不够", "不深"], "空": []}


def cue(text: str, weight: float = 1.0, exclude: tuple[str, ...] = ()) -> Cue:
    return read_cue(text, WORDS, weight, exclude)


def found(text: str, *cues: Cue, neutral: tuple[str, ...] = ()) -> list[str]:
    scanner = Scanner({"x": cues}, neutral)
    folded = fold(text)
    return [folded[hit.start : hit.end] for hit in scanner.hits(folded)]


FOUND = [
    pytest.param("调查研究", "重视调查研究不够", ["调查研究"], id="literal"),
    pytest.param("学习…不深", "学习原著不深", ["学习原著不深"], id="gap"),
    pytest.param("学习…不深", "学习不深", ["学习不深"], id="empty-gap"),
    pytest.param(
        "学习…不深", "学习一二三四五六七八九十甲乙不深", ["学习一二三四五六七八九十甲乙不深"], id="widest-gap"
    ),
    pytest.param("学习…不深", "学习一二三四五六七八九十甲乙丙不深", [], id="gap-too-wide"),
    pytest.param("学习…不深", "抓学习。研究不深", [], id="gap-over-sentence-end"),
    pytest.param("学习…不深", "抓学习\n研究不深", [], id="gap-over-line-end"),
    pytest.param("学习…不深", "抓学习，研究不深", ["学习，研究不深"], id="gap-over-comma"),
    pytest.param("重…轻…效", "重留痕轻实效", ["重留痕轻实效"], id="two-gaps"),
    pytest.param("走近<群众>", "走近病人，走近群众", ["走近病人", "走近群众"], id="word-list"),
    pytest.param("对<群众>…<差>", "对职工关心不够", ["对职工关心不够"], id="two-word-lists"),
    pytest.param("<群众>…<差>", "职工意见听得不深", ["职工意见听得不深"], id="begins-with-list"),
    pytest.param("两个确立", "“兩個確立”", ["两个确立"], id="traditional"),
    pytest.param("“钙”", '缺"钙"', ["“钙“"], id="quotes-of-any-kind"),
    pytest.param("KPI", "ＫＰＩ考核", ["KPI"], id="full-width-letters"),
]


@pytest.mark.parametrize(("written", "text", "hits"), FOUND)
def test_what_a_cue_finds(written: str, text: str, hits: list[str]) -> None:
    assert found(text, cue(written)) == hits


WRONG = [
    pytest.param("学", 1, "至少要有两个字", id="one-character"),
    pytest.param("…不深", 1, "省略号的前后都要有字", id="begins-with-gap"),
    pytest.param("学习…", 1, "省略号的前后都要有字", id="ends-with-gap"),
    pytest.param("学习……不深", 1, "省略号只写一个", id="two-dots"),
    pytest.param("走近<老师>", 1, "词类“老师”没有，可用的是：群众、差、空", id="unknown-list"),
    pytest.param("走近<空>", 1, "词类“空”没有", id="empty-list"),
    pytest.param("学习", -1, "不能小于 0", id="negative-weight"),
]


@pytest.mark.parametrize(("written", "weight", "message"), WRONG)
def test_wrong_cues(written: str, weight: float, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        cue(written, weight)


def test_one_character_may_begin_a_gapped_cue() -> None:
    assert found("重部署轻落实", cue("重…轻")) == ["重部署轻"]


def test_exclusions_undo_only_what_they_overlap() -> None:
    assert found("学斗争史，讲斗争", cue("斗争", exclude=("斗争史",))) == ["斗争"]


def test_the_longest_hides_what_it_holds() -> None:
    scanner = Scanner({"a": [cue("党性")], "b": [cue("党性教育基地")]})
    assert [hit.owner for hit in scanner.hits("参观党性教育基地，增强党性")] == ["b", "a"]


def test_equal_cues_count_for_every_owner() -> None:
    scanner = Scanner({"a": [cue("动真碰硬")], "b": [cue("动真碰硬")]})
    assert {hit.owner for hit in scanner.hits("不敢动真碰硬")} == {"a", "b"}


def test_neutral_phrases_hide_literal_and_gapped_cues() -> None:
    cues = (cue("主题教育"), cue("主题…不够"))
    assert found("学习主题教育精神不够", *cues, neutral=("主题教育精神",)) == []
    assert found("主题教育学得不够", *cues, neutral=("主题教育精神",)) == ["主题教育", "主题教育学得不够"]


def test_a_gapped_cue_does_not_begin_within_anothers_phrase() -> None:
    scanner = Scanner({"a": [cue("学习…<差>")], "b": [cue("中心组学习")]})
    assert [hit.owner for hit in scanner.hits("中心组学习质量不够")] == ["b"]


def test_weights_come_with_the_hits() -> None:
    (hit,) = Scanner({"x": [cue("作风", 0.5)]}).hits("改进作风")
    assert (hit.start, hit.end, hit.owner, hit.weight) == (2, 4, "x", 0.5)


@given(st.text(alphabet="学习不深够群众职工对…。，", max_size=40))
def test_hits_are_what_stands_at_their_place(text: str) -> None:
    scanner = Scanner({"x": [cue("学习"), cue("对<群众>")], "y": [cue("学习…不深")]})
    for hit in scanner.hits(text):
        piece = text[hit.start : hit.end]
        assert piece in {"学习", "对群众", "对职工"} or (piece.startswith("学习") and piece.endswith("不深"))
