"""Year, meeting, campaign, scope, unit and person."""

from __future__ import annotations

import pytest
from knowledge import RULES

from mkdocs_selfreview.metadata import read_metadata
from mkdocs_selfreview.model import Passage, Span


def line(kind: str, text: str) -> Passage:
    return Passage(text, Span(0, len(text)), kind)


@pytest.mark.parametrize(
    ("title", "field", "value"),
    [
        ("2023年度民主生活会个人对照检查材料", "year", 2023),
        ("二〇二四年度组织生活会发言提纲", "year", 2024),
        ("2023－2024年度个人检视剖析材料", "year", 2023),
        ("民主生活会个人对照检查材料", "year", None),
        ("2023年度民主生活会个人对照检查材料", "meeting", "民主生活会"),
        ("2021年专题组织生活会个人对照检查材料", "meeting", "组织生活会"),
        (
            "2023年主题教育专题民主生活会对照检查材料",
            "campaign",
            "学习贯彻习近平新时代中国特色社会主义思想主题教育",
        ),
        ("“不忘初心、牢记使命”主题教育检视剖析材料", "campaign", "“不忘初心、牢记使命”主题教育"),
        ("“三严三实”专题民主生活会对照检查材料", "campaign", "“三严三实”专题教育"),
        ("2024年度民主生活会班子对照检查材料", "scope", "team"),
        ("中共云溪县水利局党组2024年度民主生活会对照检查材料", "scope", "team"),
        ("2024年度民主生活会个人对照检查材料", "scope", "personal"),
        ("云溪县水利局领导班子2024年度民主生活会对照检查材料", "unit", "云溪县水利局"),
        ("2024年度组织生活会个人对照检查材料——周明远", "name", "周明远"),
        ("2022年度县委常委班子民主生活会个人发言提纲", "unit", ""),
        ("云溪县委常委班子2022年度民主生活会对照检查材料", "unit", "云溪县委"),
    ],
)
def test_from_the_title(title: str, field: str, value: object) -> None:
    assert getattr(read_metadata(title, (), (), "", "", RULES.meetings), field) == value


@pytest.mark.parametrize(
    ("passage", "role", "name"),
    [
        ("县水利局副局长  周明远", "县水利局副局长", "周明远"),
        ("周明远", "", "周明远"),
        ("县水利局党组书记、局长　周　远", "县水利局党组书记、局长", "周远"),
        ("汇报人：周明远", "", "周明远"),
        ("云溪县中医医院内科党支部　护士长　周明远", "护士长", "周明远"),
    ],
)
def test_person(passage: str, role: str, name: str) -> None:
    found = read_metadata("个人对照检查材料", [line("person", passage)], (), "", "", RULES.meetings)
    assert (found.role, found.name) == (role, name)


@pytest.mark.parametrize(
    ("passage", "unit"),
    [
        ("云溪县水利局副局长　周明远", "云溪县水利局"),
        ("云溪县中医医院内科党支部　护士长　周明远", "云溪县中医医院内科党支部"),
        ("云溪县公共交通公司第二车队党支部　车长　周明远", "云溪县公共交通公司第二车队党支部"),
        ("云溪县委常委、宣传部部长　周明远", "云溪县委"),
        ("云溪县委副书记　周明远", "云溪县委"),
    ],
)
def test_unit_of_a_person(passage: str, unit: str) -> None:
    head = [line("person", passage)]
    title = "2022年度县委常委班子民主生活会个人发言提纲"
    assert read_metadata(title, head, (), "", "", RULES.meetings).unit == unit


@pytest.mark.parametrize(
    ("body", "year"),
    [
        ("按照2022年度民主生活会要求，我认真查摆。", 2022),
        ("2026年2月以来，我参加了读书班。", 2026),
        ("2019年和2021年，我两次调整岗位。", None),
        ("我认真查摆。", None),
    ],
)
def test_year_from_the_preamble(body: str, year: int | None) -> None:
    assert read_metadata("个人对照检查材料", (), (), body, body, RULES.meetings).year == year


def test_year_from_the_date_below_the_text() -> None:
    found = read_metadata(
        "个人对照检查材料", (), [line("date", "二〇二五年十二月三日")], "我认真查摆。", "", RULES.meetings
    )
    assert (found.year, found.date) == (2025, "二〇二五年十二月三日")


@pytest.mark.parametrize(
    ("body", "scope"),
    [
        ("我学习不够，我作风不实，我担当不足，我国发展很快。", "personal"),
        ("班子学习不够，班子作风不实，党委一班人担当不足，班子成员有差距。", "team"),
        ("学习不够。", None),
    ],
)
def test_scope_from_the_words(body: str, scope: str | None) -> None:
    assert read_metadata("", (), (), body, body, RULES.meetings).scope == scope
