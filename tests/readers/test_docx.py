"""What a reader of a Word document sees is read, in its order; what he does not see is not."""

from __future__ import annotations

import time

import pytest
from docx_builder import STRICT_W, docx, docx_parts, field, p, run, style, table, zipped

from mkdocs_selfreview.diagnostics import ReadError
from mkdocs_selfreview.readers.docx import read_docx

TRACKED = '<w:{0} w:id="1" w:author="x">{1}</w:{0}>'
BOX = "<w:txbxContent>" + p("框内文字") + "</w:txbxContent>"
CHOICE = f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{BOX}</wps:txbx></w:drawing></mc:Choice>'
FALLBACK = f"<mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback>"
GONE_MARK = "<w:rPr><w:del w:id='3'/></w:rPr>"
CONTENTS = (
    '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    f"<w:sdtContent>{p('目录')}{p('一、存在的问题1')}</w:sdtContent></w:sdt>"
)
RUBY = f"<w:r><w:ruby><w:rubyPr/><w:rt>{run('zhà')}</w:rt><w:rubyBase>{run('乍')}</w:rubyBase></w:ruby></w:r>"
STYLES = (
    style("a", "Normal", default="1")
    + style("toc1", "toc 1")
    + style("hid", "批注隐藏", run_properties="<w:vanish/>")
    + style("hidc", "暗", run_properties="<w:vanish/>", type="character")
)


def texts(data: bytes) -> list[str]:
    return [found.label + found.text for found in read_docx(data).paragraphs]


def begin(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


CASES = [
    pytest.param(p("一、", "存在的", "问题"), ["一、存在的问题"], id="runs"),
    pytest.param(p("") + p(" ") + p("正文"), ["正文"], id="blank-paragraphs"),
    pytest.param(p("甲", TRACKED.format("ins", run("乙"))), ["甲乙"], id="inserted"),
    pytest.param(
        p("甲", TRACKED.format("del", "<w:r><w:delText>乙</w:delText></w:r>")), ["甲"], id="deleted"
    ),
    pytest.param(p("甲", TRACKED.format("del", run("乙"))), ["甲"], id="deleted-plain-text"),
    pytest.param(p("甲", TRACKED.format("moveFrom", run("乙"))), ["甲"], id="moved-from"),
    pytest.param(p("甲", TRACKED.format("moveTo", run("乙"))), ["甲乙"], id="moved-to"),
    pytest.param(
        p("甲", TRACKED.format("ins", TRACKED.format("del", run("乙")) + run("丙"))),
        ["甲丙"],
        id="del-in-ins",
    ),
    pytest.param(
        p("学习", properties=GONE_MARK) + p("不深") + p("下段"), ["学习不深", "下段"], id="deleted-mark"
    ),
    pytest.param(
        p("学", properties=GONE_MARK) + p("习", properties=GONE_MARK) + p("好"),
        ["学习好"],
        id="two-deleted-marks",
    ),
    pytest.param(p("末段", properties=GONE_MARK), ["末段"], id="deleted-last-mark"),
    pytest.param(
        p("段", properties=GONE_MARK) + table(("格",)), ["段", "格"], id="deleted-mark-before-table"
    ),
    pytest.param(
        p("甲", '<w:commentRangeStart w:id="0"/>', "乙", '<w:r><w:commentReference w:id="0"/></w:r>'),
        ["甲乙"],
        id="comment-marks",
    ),
    pytest.param(p("甲", '<w:r><w:footnoteReference w:id="2"/></w:r>'), ["甲"], id="footnote-mark"),
    pytest.param(p("甲", run("乙", "<w:vanish/>")), ["甲"], id="hidden-run"),
    pytest.param(p("甲", run("乙", '<w:vanish w:val="0"/>')), ["甲乙"], id="hidden-switched-off"),
    pytest.param(p("甲", run("乙", '<w:rStyle w:val="hidc"/>')), ["甲"], id="hidden-by-character-style"),
    pytest.param(p("甲", style="hid") + p("乙"), ["乙"], id="hidden-by-paragraph-style"),
    pytest.param(p(run("甲", '<w:vanish w:val="false"/>'), style="hid"), ["甲"], id="shown-against-style"),
    pytest.param(p("第", field("PAGE", "3"), "页"), ["第3页"], id="field"),
    pytest.param(
        p("甲", begin("begin"), "IF ", field("PAGE", "3"), ">1", begin("separate"), "乙", begin("end"), "丙"),
        ["甲乙丙"],
        id="nested-field",
    ),
    pytest.param(p("甲", begin("begin"), "乙", begin("end"), "丙"), ["甲丙"], id="field-without-result"),
    pytest.param(p("甲", begin("begin"), "乙") + p("丙"), ["甲乙", "丙"], id="field-that-never-ends"),
    pytest.param(p("甲", begin("end"), "乙", begin("separate")), ["甲乙"], id="field-that-never-began"),
    pytest.param(
        p('<w:fldSimple w:instr="DATE">' + run("2024年") + "</w:fldSimple>"), ["2024年"], id="fldSimple"
    ),
    pytest.param(p("<w:hyperlink>" + run("链接") + "</w:hyperlink>"), ["链接"], id="hyperlink"),
    pytest.param(p("<w:smartTag><w:smartTagPr/>" + run("北岭") + "</w:smartTag>"), ["北岭"], id="smart-tag"),
    pytest.param(
        "<w:sdt><w:sdtPr/><w:sdtContent>" + p("块") + "</w:sdtContent></w:sdt>", ["块"], id="sdt-block"
    ),
    pytest.param(p("<w:sdt><w:sdtContent>" + run("行") + "</w:sdtContent></w:sdt>"), ["行"], id="sdt-run"),
    pytest.param("<w:customXml>" + p("甲") + "</w:customXml>", ["甲"], id="custom-xml"),
    pytest.param(CONTENTS + p("正文"), ["正文"], id="contents-control"),
    pytest.param(p("一、问题\t1", style="toc1") + p("正文"), ["正文"], id="contents-style"),
    pytest.param(p(RUBY, "看"), ["乍看"], id="ruby"),
    pytest.param(p("甲", "<w:r><w:tab/></w:r>", "乙"), ["甲 乙"], id="tab"),
    pytest.param(p("甲", properties="<w:tabs><w:tab w:val='left'/></w:tabs>"), ["甲"], id="tab-stop"),
    pytest.param(p("甲", "<w:r><w:noBreakHyphen/></w:r>", "乙"), ["甲-乙"], id="hyphen"),
    pytest.param(p('<w:r><w:sym w:font="宋体" w:char="2605"/></w:r>', "甲"), ["★甲"], id="symbol"),
    pytest.param(p('<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>', "甲"), ["甲"], id="ornament"),
    pytest.param(p("甲<乙&丙"), ["甲<乙&丙"], id="escapes"),
    pytest.param("<w:p><w:r><w:t>甲\n乙</w:t></w:r></w:p>", ["甲 乙"], id="line-end-in-text"),
    pytest.param(
        table(("问题", "整改"), ("学习不深", "集中学习")),
        ["问题", "整改", "学习不深", "集中学习"],
        id="table",
    ),
    pytest.param(
        "<w:tbl><w:tr><w:tc>" + p("外") + table(("内",)) + p("") + "</w:tc></w:tr></w:tbl>",
        ["外", "内"],
        id="nested-table",
    ),
    pytest.param(
        p("甲", f"<w:r><mc:AlternateContent>{CHOICE}{FALLBACK}</mc:AlternateContent></w:r>", "乙") + p("丙"),
        ["甲乙", "框内文字", "丙"],
        id="text-box-once",
    ),
    pytest.param(
        p("甲", f"<w:r><w:pict><v:textbox>{BOX}</v:textbox></w:pict></w:r>"), ["甲", "框内文字"], id="vml"
    ),
    pytest.param(
        p(TRACKED.format("del", f"<w:r><w:pict>{BOX}</w:pict></w:r>"), "甲"), ["甲"], id="deleted-text-box"
    ),
    pytest.param(
        p(
            '<mc:AlternateContent><mc:Choice Requires="wpsCustomData">'
            + run("甲")
            + "</mc:Choice></mc:AlternateContent>"
        ),
        ["甲"],
        id="choice-without-fallback",
    ),
    pytest.param(
        p("<mc:AlternateContent><mc:Fallback>" + run("甲") + "</mc:Fallback></mc:AlternateContent>"),
        ["甲"],
        id="fallback-alone",
    ),
    pytest.param(p("<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>"), ["x+1"], id="formula"),
    pytest.param(p("甲") + "<w:sectPr/>", ["甲"], id="section"),
]


@pytest.mark.parametrize(("body", "expected"), CASES)
def test_visible_text(body: str, expected: list[str]) -> None:
    assert texts(docx(body, styles=STYLES)) == expected


@pytest.mark.parametrize(("body", "expected"), CASES)
def test_strict_documents_read_the_same(body: str, expected: list[str]) -> None:
    assert texts(docx(body, styles=STYLES, namespace=STRICT_W)) == expected


def test_soft_breaks_part_lines_of_one_paragraph() -> None:
    line_break, page_break = "<w:r><w:br/></w:r>", '<w:r><w:br w:type="page"/></w:r>'
    title = p("对照检查材料", line_break, "云溪县财政局", "<w:r><w:cr/></w:r>", page_break, "李明", style="t")
    document = read_docx(docx(p("前") + title + p("后"), styles=style("t", "Title")))
    assert [(found.text, found.line, found.style) for found in document.paragraphs] == [
        ("前", 1, ""),
        ("对照检查材料", 2, "title"),
        ("云溪县财政局", 2, "title"),
        ("李明", 2, "title"),
        ("后", 3, ""),
    ]


def test_paragraph_numbers_count_every_paragraph() -> None:
    document = read_docx(docx(p("一") + p("") + table(("格",)) + p("学", properties=GONE_MARK) + p("习")))
    assert [(found.text, found.line, found.style) for found in document.paragraphs] == [
        ("一", 1, ""),
        ("格", 3, "cell"),
        ("学习", 4, ""),
    ]


HEADINGS = (
    style("a", "Normal", default="1")
    + style("t", "Title", '<w:outlineLvl w:val="0"/>')
    + style("h1", "heading 1", '<w:outlineLvl w:val="0"/>')
    + style("h2", "heading 2")
    + style("cn", "标题 3")
    + style("x", "一级标题", based_on="a")
    + style("k", "我的标题", based_on="h1")
    + style("o", "大纲正文", '<w:outlineLvl w:val="9"/>', based_on="h1")
    + style("loop", "甲", based_on="pool")
    + style("pool", "乙", based_on="loop")
)


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        pytest.param(p("甲", style="t"), "title", id="title"),
        pytest.param(p("甲", style="h1"), "heading1", id="outline-level"),
        pytest.param(p("甲", style="h2"), "heading2", id="name"),
        pytest.param(p("甲", style="cn"), "heading3", id="chinese-name"),
        pytest.param(p("甲", style="x"), "heading1", id="own-name"),
        pytest.param(p("甲", style="k"), "heading1", id="based-on"),
        pytest.param(p("甲", style="o"), "", id="body-again"),
        pytest.param(p("甲", style="h1", properties='<w:outlineLvl w:val="9"/>'), "", id="body-by-itself"),
        pytest.param(p("甲", properties='<w:outlineLvl w:val="1"/>'), "heading2", id="heading-by-itself"),
        pytest.param(p("甲", style="loop"), "", id="circle-of-styles"),
        pytest.param(p("甲", style="gone"), "", id="unknown-style"),
        pytest.param(p("甲"), "", id="plain"),
    ],
)
def test_styles(paragraph: str, expected: str) -> None:
    assert read_docx(docx(paragraph, styles=HEADINGS)).paragraphs[0].style == expected


def test_parts_are_found_by_their_relations_or_names() -> None:
    parts = docx_parts(p("甲"))
    root, main = parts["_rels/.rels"], parts["word/document.xml"]
    assert isinstance(root, str)
    moved = root.replace("word/document.xml", "/Word/Document2.xml")
    assert texts(zipped({"_rels/.rels": moved, "word\\document2.xml": main})) == ["甲"]
    assert texts(zipped({"word/document.xml": main})) == ["甲"]


def test_headers_notes_and_comments_are_left_out() -> None:
    parts = docx_parts(p("甲"))
    extra = {f"word/{name}.xml": parts["word/document.xml"] for name in ("header1", "footnotes", "comments")}
    assert texts(zipped({**parts, **extra})) == ["甲"]


def test_embedded_files_are_noted() -> None:
    document = read_docx(docx(p("甲") + "<w:altChunk/>"))
    assert [note[0] for note in document.notes] == ["embedded-file"]


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        pytest.param({"_rels/.rels": "<a/>"}, "not-docx", id="no-document"),
        pytest.param({"word/document.xml": "<workbook/>"}, "not-docx", id="another-root"),
        pytest.param({"word/document.xml": f'<w:document xmlns:w="{STRICT_W}"/>'}, "not-docx", id="no-body"),
        pytest.param({"word/document.xml": "<w:document>"}, "xml-bad", id="no-xml"),
        pytest.param({"word/document.xml": "<!DOCTYPE a><a/>"}, "xml-dtd", id="dtd"),
    ],
)
def test_what_is_no_word_document(parts: dict[str, str | bytes], code: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_docx(zipped(parts))
    assert caught.value.code == code


NESTS = [
    pytest.param("<w:sdt>", "</w:sdt>", p("甲"), id="blocks"),
    pytest.param("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", p("甲"), id="tables"),
    pytest.param(
        "<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>", p("甲"), id="boxes"
    ),
]


@pytest.mark.parametrize(("opening", "closing", "inside"), NESTS)
def test_deep_nesting_is_read(opening: str, closing: str, inside: str) -> None:
    times = 480 // opening.count("<")
    assert texts(docx(opening * times + inside + closing * times)) == ["甲"]


def test_deep_runs_are_read() -> None:
    assert texts(docx(p("<w:ins>" * 490 + run("甲") + "</w:ins>" * 490))) == ["甲"]


def test_a_long_report_is_read_fast() -> None:
    data = docx("".join(p(f"{number}、学习不够深入，", "理解不够透彻。") for number in range(5000)))
    start = time.process_time()
    assert len(texts(data)) == 5000
    assert time.process_time() - start < 5
