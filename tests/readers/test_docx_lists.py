"""Automatic numbers of Word documents, which are nowhere in the text."""

from __future__ import annotations

import pytest
from docx_builder import abstract, docx, level, num, numbered, p, style, table

from mkdocs_selfreview.readers.docx import read_docx

REPORT = (
    level(0, "chineseCounting", "%1、"),
    level(1, "chineseCounting", "（%2）"),
    level(2, "decimal", "%3."),
)


def one(*levels: str, extra: str = "") -> str:
    """One family with one list, number 1."""
    return abstract(0, *levels, extra=extra) + num(1, 0)


PLAIN = one(*REPORT)
START_AT_3 = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride>'
STYLED = abstract(
    0,
    level(0, "chineseCounting", "%1、", extra='<w:pStyle w:val="h1"/>'),
    level(1, "chineseCounting", "（%2）", extra='<w:pStyle w:val="h2"/>'),
) + num(1, 0)
HEADINGS = (
    style("h1", "heading 1", '<w:numPr><w:numId w:val="1"/></w:numPr>')
    + style("h2", "heading 2", '<w:numPr><w:ilvl w:val="1"/></w:numPr>', based_on="h1")
    + style("h3", "我的标题", based_on="h1")
    + style("off", "无编号", '<w:numPr><w:numId w:val="0"/></w:numPr>', based_on="h1")
)
LINKED = (
    one(extra='<w:numStyleLink w:val="ls"/>')
    + abstract(1, *REPORT, extra='<w:styleLink w:val="ls"/>')
    + num(1, 0)
    + num(2, 1)
)
CUSTOM = (
    "<mc:AlternateContent>"
    '<mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002"/></mc:Choice>'
    '<mc:Fallback><w:numFmt w:val="decimalZero"/></mc:Fallback></mc:AlternateContent>'
)
HIDDEN = '<w:rPr><w:vanish/></w:rPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
GONE = '<w:rPr><w:del w:id="1"/></w:rPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
A, B = numbered("甲"), numbered("乙")

CASES = [
    pytest.param(A + B, PLAIN, "", ["一、甲", "二、乙"], id="direct"),
    pytest.param(
        A + numbered("乙", level=1) + numbered("丙", level=2),
        PLAIN,
        "",
        ["一、甲", "（一）乙", "1.丙"],
        id="levels",
    ),
    pytest.param(numbered("甲", level=None), PLAIN, "", ["一、甲"], id="no-level"),
    pytest.param(A + numbered("") + B, PLAIN, "", ["一、甲", "三、乙"], id="empty-ones-count"),
    pytest.param(A + p("", properties=HIDDEN) + B, PLAIN, "", ["一、甲", "二、乙"], id="hidden-ones-do-not"),
    pytest.param(p("甲", properties=GONE) + B, PLAIN, "", ["一、甲乙"], id="deleted-ones-do-not"),
    pytest.param(
        A + numbered("乙", num=2),
        PLAIN + num(2, 0, START_AT_3),
        "",
        ["一、甲", "三、乙"],
        id="start-override",
    ),
    pytest.param(
        A + numbered("乙", num=2),
        PLAIN + num(2, 0, f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "%1)")}</w:lvlOverride>'),
        "",
        ["一、甲", "2)乙"],
        id="own-level",
    ),
    pytest.param(
        A + numbered("乙", num=2) + numbered("丙"),
        LINKED,
        style("ls", "列表", '<w:numPr><w:numId w:val="2"/></w:numPr>', type="numbering"),
        ["一、甲", "二、乙", "三、丙"],
        id="num-style-link",
    ),
    pytest.param(A, one(extra='<w:numStyleLink w:val="gone"/>'), "", ["甲"], id="broken-link"),
    pytest.param(
        p("甲", style="h1") + p("乙", style="h2") + p("丙", style="h1"),
        STYLED,
        HEADINGS,
        ["一、甲", "（一）乙", "二、丙"],
        id="by-style",
    ),
    pytest.param(p("甲", style="h3"), STYLED, HEADINGS, ["一、甲"], id="by-inherited-style"),
    pytest.param(
        p("甲", style="off") + p("乙", style="h1"), STYLED, HEADINGS, ["甲", "一、乙"], id="style-off"
    ),
    pytest.param(numbered("甲", num=0, style="h1"), STYLED, HEADINGS, ["甲"], id="switched-off"),
    pytest.param(
        p("甲", style="h1", properties='<w:numPr><w:ilvl w:val="1"/></w:numPr>'),
        STYLED,
        HEADINGS,
        ["（一）甲"],
        id="own-level-of-style-list",
    ),
    pytest.param(
        numbered("甲") + numbered("乙", level=1),
        one(level(0, "japaneseCounting", "%1、"), level(1, "decimal", "%1.%2", extra="<w:isLgl/>")),
        "",
        ["一、甲", "1.1乙"],
        id="legal",
    ),
    pytest.param(
        A + numbered("乙", level=1) + A + numbered("丙", level=1),
        one(level(0, "decimal", "%1."), level(1, "decimal", "%2)", extra='<w:lvlRestart w:val="0"/>')),
        "",
        ["1.甲", "1)乙", "2.甲", "2)丙"],
        id="never-restarts",
    ),
    pytest.param(A, one(level(0, "none", "")), "", ["甲"], id="none"),
    pytest.param(A, one(level(0, "bullet", "\uf06c")), "", ["甲"], id="bullet"),
    pytest.param(A, one(level(0, "decimalEnclosedCircleChinese", "%1")), "", ["①甲"], id="circle"),
    pytest.param(A, one(level(0, "chineseCountingThousand", "第%1，")), "", ["第一，甲"], id="words"),
    pytest.param(A, one(level(0, "ideographDigital", "%1是", start=2)), "", ["二是甲"], id="start"),
    pytest.param(
        A,
        one(f'<w:lvl w:ilvl="0">{CUSTOM}<w:lvlText w:val="%1."/></w:lvl>'),
        "",
        ["01.甲"],
        id="alternative-format",
    ),
    pytest.param(numbered("甲", num=7), PLAIN, "", ["甲"], id="unknown-list"),
    pytest.param(A, "", "", ["甲"], id="no-definitions"),
    pytest.param(A, num(1, 5) + num(2, 6, "<w:lvlOverride/>"), "", ["甲"], id="no-family"),
    pytest.param(table(("x",)).replace(p("x"), A + B), PLAIN, "", ["一、甲", "二、乙"], id="in-a-table"),
]


@pytest.mark.parametrize(("body", "numbering", "styles", "expected"), CASES)
def test_labels(body: str, numbering: str, styles: str, expected: list[str]) -> None:
    paragraphs = read_docx(docx(body, styles=styles, numbering=numbering)).paragraphs
    assert [found.label + found.text for found in paragraphs] == expected


def test_the_label_stands_before_the_first_soft_line_only() -> None:
    body = numbered("甲").replace("</w:p>", "<w:r><w:br/><w:t>乙</w:t></w:r></w:p>")
    paragraphs = read_docx(docx(body, numbering=PLAIN)).paragraphs
    assert [(found.label, found.text) for found in paragraphs] == [("一、", "甲"), ("", "乙")]
