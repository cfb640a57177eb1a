"""Items get themes, dimensions and sentence functions, each with the words that decided."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_selfreview.classifier import classify, classify_item
from mkdocs_selfreview.model import (
    Block,
    Item,
    ItemKind,
    Matched,
    Report,
    ReportKind,
    Section,
    SectionRole,
    Sentence,
    Source,
    Span,
)
from mkdocs_selfreview.taxonomy import load_taxonomy

TAXONOMY = load_taxonomy()
NOWHERE = Span(0, 0)


def make_item(text: str, kind: ItemKind = ItemKind.PROBLEM) -> Item:
    """An item whose lead is its first clause up to 。"""
    pieces = [piece for piece in re.split("(?<=。)", text) if piece]
    sentences = tuple(Sentence(piece, NOWHERE) for piece in pieces)
    return Item(kind, "一是", text.partition("。")[0], text, Span(0, len(text)), sentences)


def make_block(heading: str = "", dimension: str | None = None, items: tuple[Item, ...] = ()) -> Block:
    matched = Matched.EXACT if dimension else Matched.NONE
    return Block(heading, "", NOWHERE, NOWHERE, dimension, heading, matched, (), items)


def themes(text: str, kind: ItemKind = ItemKind.PROBLEM, block: Block | None = None) -> list[str]:
    item = classify_item(make_item(text, kind), block or make_block(), TAXONOMY)
    return [TAXONOMY.theme_by_id[tag.id].name for tag in item.themes]


FIRST_THEME = [
    ("理论武装不深不透。学习原著少。", "理论武装"),
    ("学用结合不够紧密。", "学用转化"),
    ("中心组学习质量不高。", "学习制度"),
    ("政治敏锐性不强。", "政治能力"),
    ("落实上级决策部署打折扣。", "贯彻落实"),
    ("对网上不良言论敢于发声、引导舆情不够。", "意识形态"),
    ("个人有关事项漏报。", "请示报告"),
    ("民主集中制执行不到位。", "民主集中制"),
    ("开展批评辣味不足。", "批评与自我批评"),
    ("党建与业务两张皮。", "党建业务融合"),
    ("调查研究走马观花。", "调查研究"),
    ("走近病人少。", "联系群众"),
    ("服务旅客态度生硬。", "服务群众"),
    ("宗旨意识有所淡化。", "宗旨意识"),
    ("遇到硬骨头绕着走。", "攻坚克难"),
    ("历史遗留问题久拖不决。", "历史遗留问题"),
    ("凭老经验办事，创新意识不强。", "开拓创新"),
    ("斗争精神不足，怕得罪人。", "斗争精神"),
    ("存在歇歇脚、松口气的念头。", "干事激情"),
    ("业务知识更新慢，本领恐慌。", "业务能力"),
    ("拍脑袋决策，论证不充分。", "科学决策"),
    ("安全生产隐患排查不彻底。", "风险防控"),
    ("文山会海没有根除。", "形式主义"),
    ("公务接待超标准。", "奢靡之风"),
    ("重部署、轻落实，跟踪问效不够。", "督查落实"),
    ("给基层报表多，层层加码。", "基层减负"),
    ("年轻干部培养力度不够。", "干部队伍建设"),
    ("从严治党压力传导不够。", "从严治党"),
    ("一岗双责履行不到位。", "一岗双责"),
    ("收受礼品，人情往来不分界限。", "廉洁自律"),
    ("对配偶子女提醒少，家风建设抓得不紧。", "家风"),
    ("党性锻炼不经常。", "党性修养"),
    ("对内部权力运行监督有漏洞。", "监督制约"),
]


@pytest.mark.parametrize(("text", "theme"), FIRST_THEME, ids=[theme for _, theme in FIRST_THEME])
def test_the_first_theme_of_a_problem(text: str, theme: str) -> None:
    assert themes(text)[0] == theme


def test_set_phrases_decide_nothing() -> None:
    text = "按照学习贯彻习近平新时代中国特色社会主义思想主题教育和党的二十大精神要求，窗口服务不够热情。"
    assert themes(text) == ["服务群众"]


def test_what_is_mentioned_in_passing_is_no_theme() -> None:
    text = "家风建设抓得不紧。去年下乡调研较多，忙于招商，对孩子过问少。"
    assert themes(text) == ["家风"]


def test_the_body_speaks_where_the_lead_says_nothing() -> None:
    assert themes("有一件事至今放不下。单位食堂铺张浪费，公务接待超标准，我没有制止。") == ["奢靡之风"]


def test_nothing_is_found_where_nothing_is_said() -> None:
    item = classify_item(make_item("甲乙丙丁。"), make_block(), TAXONOMY)
    assert (item.themes, item.dimensions) == ((), ())


def test_at_most_three_themes() -> None:
    text = "理论武装、党性修养、调查研究、联系群众、攻坚克难、廉洁自律、家风都有差距。"
    assert len(themes(text)) == 3


def test_the_heading_and_the_dimension_support_a_theme() -> None:
    plain = classify_item(make_item("作风不实。"), make_block(), TAXONOMY)
    under = classify_item(make_item("作风不实。"), make_block("工作作风方面", "style"), TAXONOMY)
    assert plain.themes[0].id == under.themes[0].id == "gongzuo-zuofeng"
    assert under.themes[0].score > plain.themes[0].score


def test_tags_carry_the_words_of_the_text() -> None:
    item = classify_item(make_item("調查研究走馬觀花。下基層少。"), make_block(), TAXONOMY)
    tag = next(tag for tag in item.themes if tag.id == "diaocha-yanjiu")
    assert set(tag.cue.split("、")) >= {"調查研究", "走馬觀花"}
    assert tag.score > 3


DIMENSIONS = [
    pytest.param("theory", ["theory"], id="base"),
    pytest.param("discipline-2024", ["character", "integrity", "style"], id="several"),
    pytest.param("formalism", ["style"], id="one"),
]


@pytest.mark.parametrize(("dimension", "base_ids"), DIMENSIONS)
def test_the_block_gives_the_dimensions(dimension: str, base_ids: list[str]) -> None:
    item = classify_item(make_item("家风不严。"), make_block("某某方面", dimension), TAXONOMY)
    assert [(tag.id, tag.cue) for tag in item.dimensions] == [(id_, "某某方面") for id_ in base_ids]


CONTENT = [
    ("理论武装不够扎实。", ItemKind.CAUSE, "theory"),
    ("宗旨意识有所淡化。", ItemKind.CAUSE, "style"),
    ("锤炼坚强党性，坚定理想信念。", ItemKind.MEASURE, "character"),
    ("坚持廉洁自律，守住底线。", ItemKind.MEASURE, "integrity"),
    ("走近学生，多听学生的话。", ItemKind.MEASURE, "style"),
    ("扛起管党治党责任。", ItemKind.MEASURE, "governance"),
]


@pytest.mark.parametrize(("text", "kind", "dimension"), CONTENT, ids=[text for text, _, _ in CONTENT])
def test_dimensions_without_a_heading(text: str, kind: ItemKind, dimension: str) -> None:
    item = classify_item(make_item(text, kind), make_block(), TAXONOMY)
    assert item.dimensions[0].id == dimension
    assert item.dimensions[0].cue


FUNCTIONS = [
    ("problem", "学习不够深入。比如，去年中心组学习缺席两次。", ["lead", "example"]),
    ("problem", "学习不够系统。导致学用脱节。", ["lead", "consequence"]),
    ("problem", "虽然能坚持学习，但不够深入。", ["concession"]),
    ("problem", "有时作风急躁。", ["concession"]),
    ("problem", "下基层少。这反映出宗旨意识不牢。", ["lead", "reflection"]),
    ("problem", "家风不严。以王某案为鉴，我深受警醒。", ["lead", "case"]),
    ("problem", "对党的创新理论缺乏系统学习。", ["lead"]),
    ("problem", "作风不实。2023年5月，我到青禾镇检查走马观花。", ["lead", "example"]),
    ("cause", "党性锻炼放松了。根源在于自我要求降低。", ["cause", "cause"]),
    ("cause", "由于工作繁忙，放松了学习。", ["cause"]),
    ("measure", "强化理论武装。每月学习两次。", ["measure", "measure"]),
    ("measure", "改进作风。我将以此次会议为契机，永葆本色。", ["measure", "commitment"]),
    ("measure", "针对以上问题，我将从三个方面整改。", ["transition"]),
    ("problem", "甲乙丙丁。戊己庚辛。", ["lead", ""]),
]


@pytest.mark.parametrize(("kind", "text", "functions"), FUNCTIONS, ids=[text for _, text, _ in FUNCTIONS])
def test_sentence_functions(kind: str, text: str, functions: list[str]) -> None:
    item = classify_item(make_item(text, ItemKind(kind)), make_block(), TAXONOMY)
    assert [sentence.function for sentence in item.sentences] == functions
    assert all(bool(sentence.cue) == bool(sentence.function) for sentence in item.sentences)
    assert all(sentence.cue in sentence.text for sentence in item.sentences)


def make_report() -> Report:
    item = make_item("调查研究不深入。比如，下基层少。")
    block = make_block("工作作风方面", "style", (item,))
    section = Section(SectionRole.PROBLEMS, "问题", "一", NOWHERE, NOWHERE, (block, make_block()))
    source = Source("a.txt", "text", "0")
    return Report("r0", source, ReportKind.REPORT, None, "标题", "", sections=(section,))


def test_a_report_is_classified_and_not_changed() -> None:
    report = make_report()
    classified = classify(report, TAXONOMY)
    assert report == make_report()
    (item,) = classified.items()
    assert [tag.id for tag in item.dimensions] == ["style"]
    assert item.themes[0].id == "diaocha-yanjiu"
    assert [sentence.function for sentence in item.sentences] == ["lead", "example"]
    (before,) = report.items()
    bare = tuple(replace(sentence, function="", cue="") for sentence in item.sentences)
    assert replace(item, dimensions=(), themes=(), leanings=(), sentences=bare) == before


def test_the_leanings_name_the_likeliest_theme_first_and_share_out_no_more_than_there_is() -> None:
    (item,) = classify(make_report(), TAXONOMY).items()
    shares = [share for _, share in item.leanings]
    assert item.leanings[0][0] == "diaocha-yanjiu"
    assert shares == sorted(shares, reverse=True)
    assert sum(shares) == pytest.approx(1, abs=0.1)


def test_classifying_twice_is_classifying_once() -> None:
    once = classify(make_report(), TAXONOMY)
    assert classify(once, TAXONOMY) == once


@given(st.text(alphabet="学习不够深入群众作风比如，。党性", max_size=60), st.sampled_from(ItemKind))
def test_every_cue_is_in_the_text(text: str, kind: ItemKind) -> None:
    item = classify_item(make_item(text, kind), make_block(), TAXONOMY)
    assert len(item.themes) <= 3
    for tag in (*item.themes, *item.dimensions):
        assert tag.score >= 1
        assert tag.cue
        assert tag.cue.split("、")[0] in text
