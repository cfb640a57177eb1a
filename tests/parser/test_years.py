"""The year a report is for: from titles, meetings, dates, campaigns and file names."""

from __future__ import annotations

import pytest
from knowledge import RULES

from mkdocs_selfreview.metadata import read_metadata
from mkdocs_selfreview.model import Passage, Span

TITLE = "个人对照检查材料"


def year(title: str = TITLE, preamble: str = "", date: str = "", stem: str = "") -> int | None:
    head = [Passage(date, Span(0, len(date)), "date")] if date else []
    return read_metadata(title, head, (), preamble, "", RULES.meetings, stem=stem).year


@pytest.mark.parametrize(
    ("preamble", "expected"),
    [
        ("支部于2024年1月召开2023年度组织生活会。", 2023),
        ("支部于2024年2月召开组织生活会。", 2023),
        ("支部于2024年11月召开组织生活会。", 2024),
        ("二〇二三年度组织生活会前，我认真查摆。", 2023),
        ("二0二三年度组织生活会前，我认真查摆。", 2023),
        ("我叫仇有福，2005年当选支部书记。镇上要求先对照检查，时间是2013年11月。", 2013),
        ("我2019年7月参加工作，2021年入党，2022年调入县局，对照检查2023年的工作。", 2023),
        ("2022年和2023年，我两次调整岗位。", None),
    ],
)
def test_from_the_preamble(preamble: str, expected: int | None) -> None:
    assert year(preamble=preamble) == expected


@pytest.mark.parametrize(
    ("title", "preamble", "expected"),
    [
        ("“不忘初心、牢记使命”专题民主生活会检视剖析材料", "我认真查摆。", 2019),
        ("党史学习教育专题组织生活会个人对照检查材料", "", 2021),
        ("学习贯彻习近平新时代中国特色社会主义思想主题教育专题民主生活会发言提纲", "", 2023),
        ("党纪学习教育个人对照检查材料", "", 2024),
        ("深入贯彻中央八项规定精神学习教育个人对照检查材料", "", 2025),
        ("树立和践行正确政绩观学习教育个人剖析材料", "", 2026),
        ("党的群众路线教育实践活动对照检查材料", "", None),
        ("主题教育专题民主生活会检视剖析材料", "我参加了学习。", None),
        (TITLE, "我参加了党纪学习教育。", None),
    ],
)
def test_from_a_campaign_held_in_one_year(title: str, preamble: str, expected: int | None) -> None:
    assert year(title, preamble) == expected


@pytest.mark.parametrize(
    ("title", "preamble", "campaign"),
    [
        ("主题教育检视剖析材料", "“不忘初心、牢记使命”主题教育开展以来", "“不忘初心、牢记使命”主题教育"),
        ("主题教育检视剖析材料", "2019年，我参加学习", "“不忘初心、牢记使命”主题教育"),
        ("主题教育检视剖析材料", "", "学习贯彻习近平新时代中国特色社会主义思想主题教育"),
        (TITLE, "按照党纪学习教育安排", "党纪学习教育"),
        (TITLE, "", ""),
    ],
)
def test_campaign_by_its_short_name(title: str, preamble: str, campaign: str) -> None:
    assert read_metadata(title, (), (), preamble, "", RULES.meetings).campaign == campaign


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        ("2023年度个人对照检查材料", 2023),
        ("局班子对照检查材料2022", 2022),
        ("冼百川剖析材料20231228", 2023),
        ("对照检查材料（定稿）", None),
        ("对照检查材料-120236", None),
    ],
)
def test_from_the_file_name_if_nothing_else_tells(stem: str, expected: int | None) -> None:
    assert year(stem=stem) == expected
    assert year(date="2021年12月", stem=stem) == 2021


def test_january_in_a_file_name_is_of_the_meeting_for_the_year_before() -> None:
    assert year("民主生活会对照检查材料", stem="对照检查材料20240105") == 2023
