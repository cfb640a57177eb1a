"""A Word document saved as one XML file reads as the .docx file it unfolds to."""

from __future__ import annotations

import pytest
from docx_builder import abstract, docx, docx_parts, level, num, numbered, p

from mkdocs_selfreview.diagnostics import ReadError
from mkdocs_selfreview.readers.docx import read_docx
from mkdocs_selfreview.readers.wordxml import read_wordxml

BODY = p("对照检查材料") + numbered("存在的问题") + p("一是学习<不深>")
NUMBERING = abstract(0, level(0, "chineseCounting", "%1、")) + num(1, 0)


WORD_2003 = (
    '<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Word.Document"?>'
    '<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"'
    ' xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint"'
    ' xmlns:aml="http://schemas.microsoft.com/aml/2001/core">'
    '<w:lists><w:listDef w:listDefId="4"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:nfc w:val="37"/>'
    '<w:lvlText w:val="%1、"/></w:lvl></w:listDef><w:list w:ilfo="1"><w:ilst w:val="4"/></w:list>'
    '<w:list w:ilfo="2"><w:ilst w:val="4"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/>'
    "</w:lvlOverride></w:list></w:lists>"
    '<w:styles><w:style w:type="paragraph" w:default="on" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="Title"/></w:style></w:styles>'
    "<w:body><wx:sect>{}<w:sectPr><w:hdr><w:p><w:r><w:t>页眉</w:t></w:r></w:p></w:hdr></w:sectPr></wx:sect>"
    "</w:body></w:wordDocument>"
)
RUN = "<w:r><w:t>{}</w:t></w:r>"
ANNOTATED = '<aml:annotation w:type="Word.{}"><aml:content>{}</aml:content></aml:annotation>'
LISTED = '<w:p><w:pPr><w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="{}"/></w:listPr></w:pPr>{}</w:p>'


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            f'<w:p><w:pPr><w:pStyle w:val="b"/></w:pPr>{RUN.format("对照检查材料")}</w:p>',
            [("title", "对照检查材料")],
            id="title",
        ),
        pytest.param(
            LISTED.format(1, RUN.format("问题")) + LISTED.format(2, RUN.format("措施")),
            [("", "一、问题"), ("", "三、措施")],
            id="numbers",
        ),
        pytest.param(
            "<w:p>"
            + ANNOTATED.format("Insertion", RUN.format("甲"))
            + ANNOTATED.format("Deletion", "<w:r><w:delText>乙</w:delText></w:r>")
            + ANNOTATED.format("Comment", f"<w:p>{RUN.format('批注')}</w:p>")
            + ANNOTATED.format("Bookmark.Start", "")
            + f"<w:r><w:footnote><w:p>{RUN.format('脚注')}</w:p></w:footnote></w:r>"
            + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r>"
            + "</w:p>",
            [("", "甲")],
            id="what-is-not-seen",
        ),
        pytest.param(
            f"<w:p><w:pPr><w:rPr>{ANNOTATED.format('Deletion', '')}</w:rPr></w:pPr>{RUN.format('甲')}</w:p>"
            f"<w:p>{RUN.format('乙')}</w:p>",
            [("", "甲乙")],
            id="deleted-end-of-paragraph",
        ),
        pytest.param(
            f"<w:tbl><w:tr><w:tc><w:p>{RUN.format('甲')}</w:p></w:tc></w:tr></w:tbl>",
            [("cell", "甲")],
            id="table",
        ),
    ],
)
def test_word_2003(body: str, expected: list[tuple[str, str]]) -> None:
    document = read_wordxml(WORD_2003.format(body).encode())
    assert [(found.style, found.label + found.text) for found in document.paragraphs] == expected


def test_what_stands_beside_the_text_of_word_2003() -> None:
    comment = ANNOTATED.format("Comment", f"<w:p>{RUN.format('批注甲')}</w:p>")
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏乙</w:t></w:r>"
    source = WORD_2003.format(f"<w:p>{RUN.format('正文')}{comment}{hidden}</w:p>").replace(
        "<w:lists>",
        '<o:DocumentProperties xmlns:o="urn:schemas-microsoft-com:office:office"><o:Title>题名丙</o:Title>'
        "</o:DocumentProperties><w:lists>",
    )
    document = read_wordxml(source.encode())
    assert [found.text for found in document.paragraphs] == ["正文"]
    assert {(aside.place, aside.text) for aside in document.aside} == {
        ("隐藏文字或修订删去的文字", "批注甲隐藏乙"),
        ("页眉", "页眉"),
        ("文档属性", "题名丙"),
        ("文档属性", "Title：题名丙"),
    }


def flat(parts: dict[str, str | bytes]) -> bytes:
    inside = "".join(
        f'<pkg:part pkg:name="/{name}" pkg:contentType="x"><pkg:xmlData>{str(content).partition("?>")[2]}'
        "</pkg:xmlData></pkg:part>"
        for name, content in parts.items()
    )
    namespace = 'xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"'
    return f'<?xml version="1.0"?><pkg:package {namespace}>{inside}</pkg:package>'.encode()


def test_all_parts_are_found() -> None:
    data = flat(docx_parts(BODY, numbering=NUMBERING))
    assert read_wordxml(data) == read_docx(docx(BODY, numbering=NUMBERING))
    assert read_wordxml(data).paragraphs[1].label == "一、"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(WORD_2003.format("").encode()[:-30], "xml-bad", id="word-2003-cut"),
        pytest.param(
            WORD_2003.format("").replace("w:body", "w:head").encode(), "not-docx", id="word-2003-empty"
        ),
        pytest.param(flat({}), "not-docx", id="no-part"),
        pytest.param(flat({"word/other.xml": "<?xml?><a/>"}), "not-docx", id="no-document"),
        pytest.param(flat(docx_parts(BODY))[:-30], "xml-bad", id="cut"),
        pytest.param(flat({"word/document.xml": "<?xml?><!DOCTYPE a><a/>"}), "xml-dtd", id="doctype"),
    ],
)
def test_refused(data: bytes, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_wordxml(data)
    assert caught.value.code == code
