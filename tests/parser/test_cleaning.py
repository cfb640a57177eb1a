"""Debris, hard wraps and stray blanks."""

from __future__ import annotations

import pytest
from knowledge import RULES, document

from mkdocs_selfreview.cleaning import CleanText, clean
from mkdocs_selfreview.marks import line_mark

WRAPPED = "\n".join([
    "（一）理论学习方面。一是学习不够深入。平时忙于事务，静下心",
    "来读原著的时间少，对新论述的理解停留在字面上，没有做到学思用",
    "贯通。二是联系实际不够。推动工作往往凭老经验，把理论转化为办",
    "法的本领不强，解决基层难题的招数不多。",
    "（二）政治素质方面。一是政治敏锐性不强，对网上的错误言论没有",
    "及时发声；二是执行请示报告制度不严。",
])  # fmt: skip


def cleaned(text: str, format_: str = "txt") -> CleanText:
    return clean(document(text, format_), RULES.debris, lambda line: line_mark(line) is not None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("学习不够\u200b深入。", "学习不够深入。", id="invisible"),
        pytest.param("　　学习不够深入。  ", "学习不够深入。", id="indent"),
        pytest.param(
            "在第 一时间学习习近 平总书记讲话精神，深入领会。",
            "在第一时间学习习近平总书记讲话精神，深入领会。",
            id="stray",
        ),
        pytest.param("周明远  局长", "周明远  局长", id="a-head-line-keeps-its-blanks"),
        pytest.param(
            "中共云溪县委常委、县政府党组副书记、常务副县长　周明远",
            "中共云溪县委常委、县政府党组副书记、常务副县长　周明远",
            id="a-long-head-line-keeps-the-blank-before-its-name",
        ),
        pytest.param(
            "推进全市中小学校意识形态工作责任制落实落细落到实处，做 好今年的各项　工作",
            "推进全市中小学校意识形态工作责任制落实落细落到实处，做好今年的各项工作",
            id="but-no-running-text",
        ),
        pytest.param("学习 Word 软件不够，业务不熟。", "学习Word软件不够，业务不熟。", id="latin"),
        pytest.param("use two words，再说。", "use two words，再说。", id="latin-keeps-its-blanks"),
        pytest.param("对照检查还\n不够深入", "对照检查还\n不够深入", id="short-lines-stay"),
        pytest.param(
            "平时学习上抓得还不够紧，忙于具体事务，\n没有静下心来。",
            "平时学习上抓得还不够紧，忙于具体事务，没有静下心来。",
            id="broken-after-a-comma",
        ),
    ],
)
def test_text(text: str, expected: str) -> None:
    assert cleaned(text).text == expected


def test_hard_wraps_are_joined_up_to_the_next_number() -> None:
    lines = cleaned(WRAPPED).text.split("\n")
    assert [line[:3] for line in lines] == ["（一）", "（二）"]
    assert "静下心来读原著" in lines[0]


def test_word_paragraphs_are_never_joined() -> None:
    assert len(cleaned(WRAPPED, "docx").lines) == 6


@pytest.mark.parametrize(
    "line",
    [
        "- 3 -",
        "第 3 页 共 8 页",
        "3",
        "正文复制",
        "浏览量：3071次",
        "(未完,全文共785字,当前显示120字)",
        "来源：某某网",
        "点击下载",
        "https://a.example/b.html",
        "file:///C:/对照检查.html 1/3",
        "2026/1/8 上午10:17 个人对照检查材料",
        "<p>",
    ],
)
def test_debris_lines_are_quoted_in_what_was_removed(line: str) -> None:
    found = cleaned(f"学习不够深入。\n{line}\n作风不够扎实。")
    assert found.text == "学习不够深入。\n作风不够扎实。"
    assert [(gone.text, gone.line) for gone in found.removed] == [(line, 2)]


def test_a_page_counter_inside_a_sentence_goes() -> None:
    found = cleaned("对群众的困难第3页共8页了解不够。")
    assert found.text == "对群众的困难了解不够。"
    assert found.removed[0].text == "第3页共8页"


def test_lines_lead_back_to_the_file() -> None:
    found = cleaned("标题\n\n\n一、问题\n（一）学习")
    assert [found.line_at(line.span.start) for line in found.lines] == [1, 4, 5]


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        pytest.param(
            "二、今后努力方\n向和整改措施\n甲。", "二、今后努力方向和整改措施\n甲。", id="torn-word"
        ),
        pytest.param("二、产生问题的\n根源\n甲。", "二、产生问题的根源\n甲。", id="torn-behind-of"),
        pytest.param("一、存在的问题\n原因\n甲。", "一、存在的问题\n原因\n甲。", id="two-headings"),
        pytest.param(
            "（二）对照党章党规，找一找在知敬畏、存戒惧、守底线方面的差距\n请销假不够规范。",
            "（二）对照党章党规，找一找在知敬畏、存戒惧、守底线方面的差距\n请销假不够规范。",
            id="long-heading",
        ),
        pytest.param(
            "一是学习不够。读书少。二是服务\n第 2 页 共 6 页\n意识不强。下去少。",
            "一是学习不够。读书少。二是服务意识不强。下去少。",
            id="page-ends-inside",
        ),
    ],
)
def test_halves_of_a_heading_or_sentence(text: str, joined: str) -> None:
    def starts_anew(line: str) -> bool:
        return line_mark(line) is not None or RULES.sections.role(line, alone=False) is not None

    def is_torn(before: str, after: str) -> bool:
        mark = line_mark(before)
        return mark is not None and RULES.sections.is_torn(before[mark.span.end :], after)

    assert clean(document(text), RULES.debris, starts_anew, is_torn).text == joined
