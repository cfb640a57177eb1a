"""Traits of texts as offices have them, each in a small text of its own."""

from __future__ import annotations

import pytest
from knowledge import parsed

from mkdocs_selfreview.model import Report, ReportKind

CLOSE = "二、原因分析\n一是党性修养不够。二是要求不严。\n三、整改措施\n一是加强学习。二是转变作风。"


def outline(report: Report) -> list[str]:
    """Sections, blocks and items, one a line, as a reader would note them."""
    lines = []
    for section in report.sections:
        lines.append(f"[{section.role}] {section.heading}".rstrip())
        for block in section.blocks:
            if block.heading and block.heading != section.heading:
                lines.append(f"# {block.heading} = {block.dimension_name}".removesuffix(" = "))
            lines += [f"{item.kind.value[0]} {item.lead}" for item in block.items]
    return lines


def body(text: str) -> list[str]:
    """The outline of a report up to its causes."""
    report, _ = parsed(text)
    found = outline(report)
    return found[: next((place for place, line in enumerate(found) if line == "[causes] 原因分析"), None)]


TRAITS = [
    pytest.param(
        "一、存在的问题\n（一）关于工作纪律方面，主要是请示报告不够及时。有两次先办后报。\n" + CLOSE,
        ["[problems] 存在的问题", "# 关于工作纪律方面 = 工作纪律", "p 请示报告不够及时"],
        id="a-run-up-is-no-lead",
    ),
    pytest.param(
        "一、存在的问题\n1、学习的自觉性不强。\n具体表现为：一是自学时间少。读得不多。二是读得浅。\n2、作风不实。去得少。\n"
        + CLOSE,
        ["[problems] 存在的问题", "p 学习的自觉性不强", "p 作风不实"],
        id="what-goes-on-behind-it-is-no-heading",
    ),
    pytest.param(
        "一、存在的问题（一）理论学习方面1、学得不够系统。读得少。2、联系实际不紧。（二）工作作风方面1、下基层少。2、办事拖拉。"
        "二、原因分析（一）要求不严。（二）宗旨意识淡薄。三、整改措施一是加强学习。二是多下基层。",
        [
            "[problems] 存在的问题",
            "# 理论学习方面 = 理论学习",
            "p 学得不够系统",
            "p 联系实际不紧",
            "# 工作作风方面 = 工作作风",
            "p 下基层少",
            "p 办事拖拉",
        ],
        id="headings-glued-to-numbers",
    ),
    pytest.param(
        "一、存在的问题\n（一）学习抓得不够紧，学用结合有差距\n1、读书少。一年读了两本。\n2、笔记少。记了三页。\n"
        + CLOSE,
        ["[problems] 存在的问题", "# 学习抓得不够紧，学用结合有差距", "p 读书少", "p 笔记少"],
        id="a-problem-sentence-names-no-dimension",
    ),
    pytest.param(
        "一、存在的问题\n1.关于制度问题，执行力度不够，不严实。有章不循。\n2.作风不实。\n" + CLOSE,
        ["[problems] 存在的问题", "p 关于制度问题，执行力度不够，不严实", "p 作风不实"],
        id="what-a-lead-is-about-is-no-lead",
    ),
    pytest.param(
        "回顾一年来的工作，差距不少，主要表现在以下几个方面。\n台账登记不够细致。入库漏记了三次。\n与同事沟通不够。有话憋在心里。",
        ["[problems]", "p 台账登记不够细致", "p 与同事沟通不够"],
        id="an-announcement-is-no-item",
    ),
    pytest.param(
        "按照安排，我把问题摆一摆。\n一是带头学习不够。书没看。\n二是办法简单。嗓门大。\n"
        "造成这些问题的主要原因：一是思想懒了，二是本事不够。\n下一步，我打算从两个方面改：一是每月学一次；二是每周走访一次。",
        [
            "[preamble]",
            "[problems]",
            "p 带头学习不够",
            "p 办法简单",
            "[causes] 造成这些问题的主要原因",
            "c 思想懒了",
            "c 本事不够",
            "[measures]",
            "m 每月学一次",
            "m 每周走访一次",
        ],
        id="sentences-announce-causes-and-measures",
    ),
    pytest.param(
        "一年来，本人还存在不少问题，主要有以下几点：\n第一，学习不够自觉。记得少。\n第二，工作缺乏创新。按老办法办。\n"
        "产生以上问题的原因，主要是自己要求不严，没有用党员标准衡量自己。\n今后的努力方向：\n第一，加强学习。\n第二，大胆创新。",
        [
            "[preamble]",
            "[problems]",
            "p 学习不够自觉",
            "p 工作缺乏创新",
            "[causes] 产生以上问题的原因",
            "c 自己要求不严",
            "[measures] 今后的努力方向",
            "m 加强学习",
            "m 大胆创新",
        ],
        id="problems-before-the-first-heading",
    ),
    pytest.param(
        "一、学习教育方面存在的问题、原因及整改措施\n1.存在问题：学得不深，记得不牢。\n2.原因分析：重视不够。\n3.整改措施：每周学一次。\n"
        "二、工作作风方面存在的问题、原因及整改措施\n1.存在问题：下去得少。\n2.原因分析：怕麻烦。\n3.整改措施：每月下去两次。",
        [
            "[problems] 学习教育方面存在的问题、原因及整改措施",
            "p 学得不深",
            "c 重视不够",
            "m 每周学一次",
            "[problems] 工作作风方面存在的问题、原因及整改措施",
            "p 下去得少",
            "c 怕麻烦",
            "m 每月下去两次",
        ],
        id="all-three-in-each-dimension",
    ),
    pytest.param(
        "一、查摆出哪些问题\n1、制度执行不严。2、活动形式单一。\n二、问题根源在哪里\n1、责任心不强。2、方法简单。\n三、下步怎么改\n1、严格制度。2、丰富活动。",
        [
            "[problems] 查摆出哪些问题",
            "p 制度执行不严",
            "p 活动形式单一",
            "[causes] 问题根源在哪里",
            "c 责任心不强",
            "c 方法简单",
            "[measures] 下步怎么改",
            "m 严格制度",
            "m 丰富活动",
        ],
        id="headings-that-ask",
    ),
    pytest.param(
        "二是世界观改造不够彻底。遇到名利，心里起波澜。\n三是宗旨意识不够强。办事先想自己方便。",
        ["[causes]", "c 世界观改造不够彻底", "c 宗旨意识不够强"],
        id="roots-are-causes",
    ),
    pytest.param(
        "（二）不愿接重活的原因是存在顾虑。一怕得罪人；二怕担责任。\n（三）不钻业务的根源在于进取心退了。觉得快退休了。",
        ["[causes]", "c 不愿接重活的原因是存在顾虑", "c 不钻业务的根源在于进取心退了"],
        id="items-that-say-why",
    ),
]


@pytest.mark.parametrize(("text", "expected"), TRAITS)
def test_structure(text: str, expected: list[str]) -> None:
    assert body(text) == expected


TITLES = [
    pytest.param(
        "“转观念、强担当、促发展”大讨论\n个人剖析材料\n青石中心小学：王丽芳\n",
        "“转观念、强担当、促发展”大讨论个人剖析材料",
        id="broken",
    ),
    pytest.param("——全系统作风整顿活动个人剖析材料\n", "全系统作风整顿活动个人剖析材料", id="sub-title"),
    pytest.param(
        "中共青山县水务局党组\n关于2024年度民主生活会的对照检查材料\n",
        "中共青山县水务局党组关于2024年度民主生活会的对照检查材料",
        id="unit-above",
    ),
    pytest.param(
        "支部书记2025年度组织生活会个人对照检查材料\n〔*〕支部书记2025年度组织生活会个人对照检查材料\n",
        "支部书记2025年度组织生活会个人对照检查材料",
        id="repeated-with-a-mask",
    ),
    pytest.param("从六个方面进行自查自纠【第一篇】\n", "从六个方面进行自查自纠", id="label-behind"),
]


@pytest.mark.parametrize(("head", "title"), TITLES)
def test_title(head: str, title: str) -> None:
    report, _ = parsed(
        head + "根据安排，现对照检查如下。\n一、存在的问题\n一是学习不够。二是作风不实。\n" + CLOSE
    )
    assert report.title == title


def test_labels_of_one_line() -> None:
    report, _ = parsed(
        "对照检查材料\n姓名：王立群    职务：办公室主任\n一、存在问题\n1、学习不够主动。2、标准不高。\n"
        + CLOSE
    )
    assert (report.name, report.role, report.scope) == ("王立群", "办公室主任", "personal")


def test_a_title_that_names_an_office_is_personal() -> None:
    report, _ = parsed(
        "××镇党委书记2022年度民主生活会对照检查材料\n一、存在问题\n1、学习不够。2、标准不高。\n" + CLOSE
    )
    assert report.scope == "personal"


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2015年4月“三严三实”专题教育开展以来，本人认真查摆。\n", 2015),
        ("“三严三实”专题教育开展以来，本人认真查摆。\n", None),
    ],
    ids=["mentioned", "only-the-campaign"],
)
def test_year_of_a_campaign(text: str, year: int | None) -> None:
    report, _ = parsed(text + "一、存在问题\n1、学习不够。2、标准不高。\n" + CLOSE)
    assert report.year == year


def test_a_text_that_begins_inside_a_sentence() -> None:
    report, _ = parsed(
        "年来的工作中，问题还不少。首先，学习不够系统，读得少。其次，服务不够主动，去得少。最后，创新不足。"
    )
    assert report.kind is ReportKind.FRAGMENT
    assert outline(report) == ["[problems]", "p 学习不够系统", "p 服务不够主动", "p 创新不足"]


NEAR_MISSES = [
    pytest.param(
        "近年来，党建工作有了进步，但实践中仍存在不少突出问题。\n一、理想信念的根基松动\n部分党员学用脱节。有的党员满足于抄笔记。\n"
        "二、政治素养锤炼不足\n调查显示，少数党员敏锐性不强。一些基层党组织的学习流于形式。",
        id="article-on-others",
    ),
    pytest.param(
        "农村党员作用发挥存在的问题及对策\n近年来，镇里抓了党员教育。\n一、存在的问题\n一是个别党员意识淡薄。\n二是部分党员能力不强。\n二、对策\n一是加强教育。",
        id="problems-and-remedies",
    ),
    pytest.param(
        "党性分析材料没有固定的写作模式。一般由标题、正文、落款三部分构成。\n（一）标题。标题统一为个人党性分析材料。\n（二）正文。正文部分包括存在的问题、原因、努力方向。",
        id="how-to-write",
    ),
    pytest.param(
        "会前，支部作了认真准备，开展谈心谈话。\n会上，支部书记查摆了存在的问题，剖析了原因，提出了整改措施。\n随后，支部委员依次作对照检查，开展批评。",
        id="account-of-a-meeting",
    ),
    pytest.param(
        "县委书记政治素质自查报告\n现将情况报告如下。\n一是信念坚定。始终忠诚。\n二是敢于担当。不怕风险。",
        id="political-quality",
    ),
    pytest.param(
        "学校食堂食品安全工作自查报告\n现将自查情况报告如下。\n一、存在的问题\n1.台账不够规范。2.留样不足。\n二、整改措施\n1.规范台账。2.足量留样。",
        id="check-of-a-branch-of-work",
    ),
    pytest.param(
        "写对照检查材料为什么要别人“帮助”？\n召开民主生活会前，党员要自己撰写对照检查材料。可有人请人代写，有人抄袭，认识不到位。\n这样的材料没有含金量。",
        id="comment-on-writing",
    ),
    pytest.param(
        "流程：\n一是主持人宣布会议开始。\n二是逐人汇报问题。\n三是主持人讲评。\n组织生活会程序具体如下：\n一、会前\n1、征求意见；\n二、会中\n1、开展批评和自我批评；",
        id="course-of-a-meeting",
    ),
]


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_near_miss(text: str) -> None:
    report, _ = parsed(text)
    assert report.kind is ReportKind.OTHER
