"""What stands beside the text of a file is handed on with its place, and never as text."""

from __future__ import annotations

from pathlib import Path

import ofd_builder
import pytest
from doc_builder import Doc, P, vanish
from docx_builder import W, docx_parts, p, run, zipped
from pdf_builder import Text, lines, pdf

from mkdocs_selfreview.model import Document
from mkdocs_selfreview.readers import read
from mkdocs_selfreview.readers.doc import read_doc
from mkdocs_selfreview.readers.docx import read_docx
from mkdocs_selfreview.readers.html import read_html, read_mht
from mkdocs_selfreview.readers.ofd import read_ofd
from mkdocs_selfreview.readers.pdf import read_pdf
from mkdocs_selfreview.readers.rtf import read_rtf
from mkdocs_selfreview.readers.wordxml import read_wordxml

FIXTURES = Path(__file__).with_name("fixtures")
BODY = [
    "2024年度民主生活会个人对照检查材料",
    "一、存在的问题",
    "（一）理论学习方面。学习不深不透，读原著少。",
]
# stories.docx was written by hand, the others by LibreOffice from it.
STORIES = {
    "header": "页眉秘密丁",
    "watermark": "水印秘密丙",
    "footer": "页脚秘密戊",
    "comment": "批注秘密己",
    "footnote": "脚注秘密庚",
    "title": "属性题辛",
    "subject": "属性主题壬",
    "keywords": "关键词子",
    "remarks": "备注丑",
    "category": "类别卯",
    "company": "单位巳",
    "own-property": "自定义未",
}


def beside(document: Document) -> dict[str, list[str]]:
    """The asides by their place."""
    found: dict[str, list[str]] = {}
    for aside in document.aside:
        found.setdefault(aside.place, []).append(aside.text.strip())
    return found


@pytest.mark.parametrize("suffix", ["docx", "doc", "odt", "rtf"])
@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_every_story_of_an_office_file(suffix: str, story: str) -> None:
    document = read(FIXTURES / f"stories.{suffix}")
    assert [found.text for found in document.paragraphs[:3]] == BODY
    assert any(story in aside.text.strip().split("\n") for aside in document.aside)


@pytest.mark.parametrize("suffix", ["docx", "doc", "odt", "rtf"])
def test_hidden_and_deleted_text_of_an_office_file(suffix: str) -> None:
    texts = "".join(aside.text for aside in read(FIXTURES / f"stories.{suffix}").aside)
    assert "隐藏秘密甲" in texts
    assert "删去秘密乙" in texts


def test_places_in_a_word_file() -> None:
    found = beside(read(FIXTURES / "stories.docx"))
    assert found["页眉"] == ["页眉秘密丁"]
    assert found["页脚"] == ["页脚秘密戊"]
    assert found["批注"] == ["批注秘密己"]
    assert found["脚注"] == ["脚注秘密庚"]
    assert found["水印或艺术字"] == ["水印秘密丙"]
    assert "密级：自定义未" in found["文档属性"]


def test_hidden_runs_by_style_and_text_box_in_a_header() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="H"><w:name w:val="H"/><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    parts = docx_parts(
        p("可见", run("藏一", '<w:rStyle w:val="H"/>'), run("藏二", "<w:vanish/>")), styles=styles
    )
    inner = f"<w:r><w:pict><w:txbxContent>{p('框内')}</w:txbxContent></w:pict></w:r>"
    parts["word/header3.xml"] = f'<w:hdr xmlns:w="{W}">{p("眉", inner)}</w:hdr>'
    document = read_docx(zipped(parts))
    assert [found.text for found in document.paragraphs] == ["可见"]
    found = beside(document)
    assert found["隐藏文字或修订删去的文字"] == ["藏一藏二"]
    assert found["页眉"] == ["框内", "眉"]


def test_flat_word_xml() -> None:
    parts = "".join(
        f'<pkg:part pkg:name="/{name}" pkg:contentType="application/xml"><pkg:xmlData>{content}</pkg:xmlData></pkg:part>'
        for name, content in (
            (
                "_rels/.rels",
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>',
            ),
            ("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{p("正文")}</w:body></w:document>'),
            ("word/header1.xml", f'<w:hdr xmlns:w="{W}">{p("机密★10年")}</w:hdr>'),
        )
    )
    package = (
        '<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">'
        f"{parts}</pkg:package>"
    )
    assert beside(read_wordxml(package.encode())) == {"页眉": ["机密★10年"]}


def test_stories_of_an_old_word_file() -> None:
    stories = {1: "脚注文\r", 2: "页眉文\r", 4: "批注文\r", 5: "尾注文\r", 6: "框中文\r", 7: "眉框文\r"}
    data = Doc([P(["可见", ("隐藏文", vanish())])], other_stories=stories).built()
    assert beside(read_doc(data)) == {
        "隐藏文字或修订删去的文字": ["隐藏文"],
        "脚注": ["脚注文"],
        "页眉或页脚": ["页眉文"],
        "批注": ["批注文"],
        "尾注": ["尾注文"],
        "文本框": ["框中文"],
        "页眉或页脚的文本框": ["眉框文"],
    }


def test_rtf_destinations() -> None:
    data = (
        r"{\rtf1\ansi\ansicpg936{\info{\title 题名}{\keywords 键一}{\doccomm 备注}}"
        r"{\header \pard 眉{\b 文}\par}{\footerf 脚文}{\pict\wmetafile8 0a0b0c}"
        r"正文{\v 隐藏}{\deleted 删去}{\*\annotation \pard 批注文}{\footnote 注文}"
        r"{\header{\shp{\*\shpinst{\sp{\sn gtextUNICODE}{\sv 水印文}}{\shptxt 框文}}}{\pict 0a0b}}\par}"
    ).encode("gb18030")
    document = read_rtf(data)
    assert [found.text for found in document.paragraphs] == ["正文"]
    assert beside(document) == {
        "隐藏文字或修订删去的文字": ["隐藏删去"],
        "文档属性": ["题名", "键一", "备注"],
        "页眉": ["眉文"],
        "页脚": ["脚文"],
        "批注": ["批注文"],
        "脚注或尾注": ["注文"],
        "水印或艺术字": ["水印文"],
        "文本框": ["框文"],
    }


def test_pdf_properties_margins_slanted_text_and_comments() -> None:
    page = [Text("页眉文字", top=40, size=10), *lines("正文第一行在这里。", "正文第二行在这里。")]
    slanted = Text("水印", left=200, top=500, size=40, angle=45)
    note = "<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents<FEFF62796CE8>>>"
    document = read_pdf(
        pdf(
            [*page, slanted],
            page,
            page_extra=f"/Annots[{note}]",
            info="/Title<FEFF68079898>/Subject<FEFF79D85BC6>",
        )
    )
    assert "".join(found.text for found in document.paragraphs) == "正文第一行在这里。正文第二行在这里。" * 2
    found = beside(document)
    assert found["页眉或页脚"] == ["页眉文字"]
    assert found["水印或斜排文字"] == ["水印"]
    assert found["批注"] == ["批注", "批注"]
    assert "秘密" in found["文档属性"]


def test_ofd_properties_templates_and_annotations() -> None:
    parts = ofd_builder.parts(ofd_builder.text("正文第一行在这里。"))
    space = ofd_builder.NAMESPACE
    parts["OFD.xml"] = str(parts["OFD.xml"]).replace(
        "<ofd:DocRoot>",
        "<ofd:DocInfo><ofd:Title>题名</ofd:Title><ofd:CustomDatas>"
        '<ofd:CustomData Name="密级">秘密</ofd:CustomData></ofd:CustomDatas></ofd:DocInfo><ofd:DocRoot>',
    )
    parts["Doc_0/Tpls/Tpl_0/Content.xml"] = (
        f"<ofd:Page {space}><ofd:Content><ofd:Layer>{ofd_builder.text('模板文')}</ofd:Layer></ofd:Content></ofd:Page>"
    )
    parts["Doc_0/Annots/Page_0/Annotation.xml"] = (
        f"<ofd:PageAnnot {space}><ofd:Annot><ofd:Remark>批注文</ofd:Remark><ofd:Appearance>"
        f"{ofd_builder.text('印记')}</ofd:Appearance></ofd:Annot></ofd:PageAnnot>"
    )
    document = read_ofd(zipped(parts))
    assert [found.text for found in document.paragraphs] == ["正文第一行在这里。"]
    found = beside(document)
    assert found["文档属性"] == ["题名", "密级：秘密", "秘密"]
    assert found["批注"] == ["批注文"]
    assert found["模板、水印或批注"] == ["印记", "模板文"]


PAGE = (
    '<html><head><title>题名</title><meta name="keywords" content="键一;键二"></head><body>'
    "<!-- 源注 --><!--[if gte mso 9]><xml><o:Subject>主题</o:Subject></xml><![endif]-->"
    '<p>正文</p><p style="display:none">隐藏</p><div style="mso-element:header"><p>眉文</p></div></body></html>'
)


def test_html_head_comments_and_hidden_parts() -> None:
    document = read_html(PAGE.encode())
    assert [found.text for found in document.paragraphs] == ["正文"]
    assert beside(document) == {
        "隐藏文字、页眉页脚或批注": ["隐藏", "眉文"],
        "文档属性": ["题名", "键一;键二"],
        "网页源码的注释": ["源注", "[if gte mso 9]>", "主题", "<![endif]"],
    }


def test_mht_subject_and_other_pages() -> None:
    page, header = PAGE, "<html><body><p>眉页文</p></body></html>"
    data = (
        "MIME-Version: 1.0\r\nSubject: =?utf-8?B?5py65a+G?=\r\n"
        'Content-Type: multipart/related; boundary="B"\r\n\r\n'
        f'--B\r\nContent-Type: text/html; charset="utf-8"\r\n\r\n{page}\r\n'
        f'--B\r\nContent-Type: text/html; charset="utf-8"\r\n\r\n{header}\r\n--B--\r\n'
    ).encode()
    document = read_mht(data)
    assert [found.text for found in document.paragraphs] == ["正文"]
    found = beside(document)
    assert found["页眉、页脚或附页"] == ["眉页文"]
    assert "机密" in found["文档属性"]


def test_a_subject_in_no_known_encoding_stops_nothing() -> None:
    data = b"Subject: =?x-none?B?5py65a+G?=\r\nContent-Type: text/html\r\n\r\n<p>a b c</p>"
    assert [found.text for found in read_mht(data).paragraphs] == ["a b c"]
