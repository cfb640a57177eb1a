"""A Word document saved as one XML file reads as the .docx file it unfolds to."""

from __future__ import annotations

import pytest
from docx_builder import abstract, docx, docx_parts, level, num, numbered, p

from mkdocs_selfreview.diagnostics import ReadError
from mkdocs_selfreview.readers.docx import read_docx
from mkdocs_selfreview.readers.wordxml import read_wordxml

BODY = p("对照检查材料") + numbered("存在的问题") + p("一是学习<不深>")
NUMBERING = abstract(0, level(0, "chineseCounting", "%1、")) + num(1, 0)


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
        pytest.param(b"<?xml?><w:wordDocument/>", "format-not-supported", id="word-2003"),
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
