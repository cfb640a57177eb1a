"""Headings as they stand in real texts, and the dimensions they name."""

from __future__ import annotations

import pytest

from mkdocs_selfreview.model import Matched
from mkdocs_selfreview.taxonomy import load_taxonomy
from mkdocs_selfreview.taxonomy.matching import is_dimension_like, match_dimension

TAXONOMY = load_taxonomy()
EXACT, ALIAS, FUZZY, CONTENT = Matched.EXACT, Matched.ALIAS, Matched.FUZZY, Matched.CONTENT

NAMED = [
    ("理论学习方面", "theory", EXACT),
    ("理论学习", "theory", EXACT),
    ("在理论学习方面。", "theory", EXACT),
    ("理论学习上存在的问题", "theory", EXACT),
    ("关于政治素质方面，主要是", "politics", EXACT),
    ("围绕担当作为方面存在的主要问题：", "duty", EXACT),
    ("“工作作风”方面", "style", EXACT),
    ("理論學習方面", "theory", EXACT),
    ("ZZ素质方面", "politics", EXACT),
    ("在带头强化政治忠诚、提高政治能力方面", "loyalty-2025", EXACT),
    ("强化政治忠诚，提高政治能力方面", "loyalty-2025", EXACT),
    ("带头敬畏人民、敬畏组织、敬畏法纪方面的问题", "awe-2025", EXACT),
    ("四个带头之带头履行全面从严治党政治责任", "political-duty-2024", EXACT),
    ("在带头坚持以人民为中心的发展思想上", "people-centred", EXACT),
    ("对照入党誓词方面", "oath-2021", EXACT),
    ("思想政治", "thought", EXACT),
    ("能力素质方面", "ability", ALIAS),
    ("党性修养锤炼", "character", ALIAS),
    ("加强理论学习", "theory", ALIAS),
    ("筑牢政治忠诚", "politics", ALIAS),
    ("弘扬优良作风方面", "style", ALIAS),
    ("从严管党治党方面", "governance", ALIAS),
    ("带头严守政治纪律和政治规矩，维护党的团结统一方面存在的问题", "unity-2024", ALIAS),
    ("担当作用方面", "duty", FUZZY),
    ("政治思想方面", "politics", FUZZY),
    ("理论学习和政治素质方面", "theory", FUZZY),
    ("带头固本培元、增强党性修养方面", "root-2025", FUZZY),
    ("业务本领方面", "ability", ALIAS),
    ("专业知识方面", "ability", CONTENT),
    ("严守廉洁底线方面", "integrity", CONTENT),
]


@pytest.mark.parametrize(("heading", "id_", "matched"), NAMED, ids=[heading for heading, _, _ in NAMED])
def test_headings_that_name_a_dimension(heading: str, id_: str, matched: Matched) -> None:
    match = match_dimension(heading, TAXONOMY)
    assert (match.id, match.matched) == (id_, matched)
    assert match.name == TAXONOMY.dimension_by_id[id_].name
    assert match.cue


NONE = [
    "",
    "存在的突出问题",
    "班子自身建设情况",
    "原因剖析",
    "政治素质问题的原因",
    "下一步努力方向和整改措施",
    "典型案例剖析",
    "上年度整改落实情况",
    "个人有关事项报告",
    "总体上",
    "后勤保障方面",
    "一怕二怕三怕",
    "理论武装不够扎实",
    "理论学习不够",
    "联系群众不够紧密，服务群众不够主动",
    "对照党中央决策部署，找差距",
]


@pytest.mark.parametrize("heading", NONE)
def test_headings_that_name_none(heading: str) -> None:
    match = match_dimension(heading, TAXONOMY, text="理论学习不够深入，政治站位不高")
    assert (match.id, match.name, match.matched, match.cue) == (None, "", Matched.NONE, "")


YEARS = [
    pytest.param("政治忠诚", 2025, "民主生活会", "loyalty-2025", id="set-of-the-year"),
    pytest.param("政治忠诚", 2023, "民主生活会", "politics", id="base-otherwise"),
    pytest.param("政治忠诚", None, "", "politics", id="no-year"),
    pytest.param("全面从严治党政治责任", 2022, "民主生活会", "political-duty-2022", id="2022"),
    pytest.param("全面从严治党政治责任", 2024, "民主生活会", "political-duty-2024", id="2024"),
    pytest.param("干事创业方面", 2025, "民主生活会", "enterprise-2025", id="alias-of-two"),
    pytest.param("廉洁自律这根弦绷得不够紧", 2023, "民主生活会", "integrity", id="held-by-a-statement"),
    pytest.param("廉洁自律这根弦绷得不够紧", 2018, "民主生活会", None, id="held-but-of-another-year"),
    pytest.param("立党为公的根基不牢", 2026, "民主生活会", "for-the-public", id="no-set-of-the-meeting"),
    pytest.param("干事创业方面", 2025, "组织生活会", "duty", id="another-meeting"),
    pytest.param("政治思想方面", 2018, "民主生活会", "thought", id="slip-of-2018"),
    pytest.param("政治思想方面", 2023, "民主生活会", "politics", id="slip-of-2023"),
    pytest.param("思想政治方面", 2023, "民主生活会", "thought", id="own-name-of-another-year"),
    pytest.param("联系群众方面", 2023, "民主生活会", "style", id="alias-of-the-years-set"),
    pytest.param("联系群众方面", 2023, "组织生活会", "serve-2023", id="alias-of-the-meetings-set"),
]


@pytest.mark.parametrize(("heading", "year", "meeting", "id_"), YEARS)
def test_the_set_of_the_year_decides(heading: str, year: int | None, meeting: str, id_: str | None) -> None:
    assert match_dimension(heading, TAXONOMY, year, meeting).id == id_


def test_the_text_below_tips_the_balance() -> None:
    heading = "宗旨意识和主体责任落实方面"
    assert match_dimension(heading, TAXONOMY).id is None
    assert match_dimension(heading, TAXONOMY, text="到基层少，服务群众不够").id == "style"
    assert match_dimension(heading, TAXONOMY, text="管党治党失之于宽").id == "governance"


LIKE = [
    ("后勤保障方面", True),
    ("在服务大局上", True),
    ("在服务大局方面存在的问题：", True),
    ("理论学习方面", True),
    ("总体上", False),
    ("存在的突出问题", False),
    ("会上", False),
    ("原因方面", False),
    ("学习不够深入", False),
    ("今年以来，我认真履职。在学习上", False),
]


@pytest.mark.parametrize(("heading", "like"), LIKE, ids=[heading for heading, _ in LIKE])
def test_the_form_of_a_dimension(heading: str, like: bool) -> None:
    assert is_dimension_like(heading) is like
