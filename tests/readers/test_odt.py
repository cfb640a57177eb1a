"""OpenDocument texts give what their reader sees, with the numbers of lists and headings."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx_builder import zipped

from mkdocs_selfreview.diagnostics import ReadError
from mkdocs_selfreview.readers.docx import read_docx
from mkdocs_selfreview.readers.odt import read_odt

FIXTURES = Path(__file__).parent / "fixtures"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        *(
            ("office", "office"),
            ("text", "text"),
            ("table", "table"),
            ("style", "style"),
            ("draw", "drawing"),
        ),
    )
)
HIDDEN = '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>'


def odt(body: str, styles: str = "", kind: str = "text", manifest: str = "<m/>") -> bytes:
    content = (
        f"<office:document-content {NAMESPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )
    parts = {"mimetype": "x", "content.xml": content, "META-INF/manifest.xml": manifest}
    return zipped(parts)


def p(content: str, style: str = "", tag: str = "p", more: str = "") -> str:
    return f'<text:{tag} text:style-name="{style}" {more}>{content}</text:{tag}>'


def texts(body: str, styles: str = "") -> list[str]:
    return [found.label + found.text for found in read_odt(odt(body, styles)).paragraphs]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(p("学<text:span>习</text:span>不深"), ["学习不深"], id="spans"),
        pytest.param(p("甲<text:s text:c='2'/>乙<text:tab/>丙"), ["甲  乙 丙"], id="blanks"),
        pytest.param(p("甲\n   乙"), ["甲 乙"], id="blanks-of-the-file"),
        pytest.param(p("甲<text:line-break/>乙"), ["甲", "乙"], id="line-break"),
        pytest.param(p("甲<text:soft-page-break/>乙"), ["甲乙"], id="soft-page-break"),
        pytest.param(
            f"<text:tracked-changes><text:deletion>{p('删')}</text:deletion></text:tracked-changes>"
            + p('甲<text:change text:change-id="a"/>乙'),
            ["甲乙"],
            id="tracked",
        ),
        pytest.param(p(f"甲<office:annotation>{p('批')}</office:annotation>乙"), ["甲乙"], id="comment"),
        pytest.param(
            p(f"甲<text:note><text:note-body>{p('注')}</text:note-body></text:note>"), ["甲"], id="note"
        ),
        pytest.param(p('甲<text:span text:style-name="H">乙</text:span>'), ["甲"], id="hidden"),
        pytest.param(
            f'<text:section text:display="none">{p("甲")}</text:section>' + p("乙"), ["乙"], id="section"
        ),
        pytest.param(p("第<text:page-number>3</text:page-number>页"), ["第3页"], id="field"),
        pytest.param(
            f"<text:table-of-content><text:index-body>{p('一、学习 1')}</text:index-body></text:table-of-content>"
            + p("文"),
            ["文"],
            id="contents",
        ),
        pytest.param(
            p(f"甲<draw:frame><draw:text-box>{p('框')}</draw:text-box></draw:frame>乙") + p("丙"),
            ["甲乙", "框", "丙"],
            id="text-box",
        ),
        pytest.param(
            p(
                "<text:ruby><text:ruby-base>乍</text:ruby-base><text:ruby-text>zhà</text:ruby-text></text:ruby>看"
            ),
            ["乍看"],
            id="ruby",
        ),
    ],
)
def test_what_is_seen(body: str, expected: list[str]) -> None:
    assert texts(body, HIDDEN) == expected


def list_style(name: str, *levels: tuple[str, str, str]) -> str:
    inside = "".join(
        f'<text:list-level-style-number text:level="{depth}" style:num-prefix="{prefix}" '
        f'style:num-format="{number}" style:num-suffix="{suffix}"/>'
        for depth, (prefix, number, suffix) in enumerate(levels, 1)
    )
    return f'<text:list-style style:name="{name}">{inside}</text:list-style>'


CHINESE = list_style("L", ("", "一, 二, 三, ...", "、"), ("（", "一, 二, 三, ...", "）"), ("", "1", "."))


def items(*contents: str, more: str = 'text:style-name="L"') -> str:
    return f"<text:list {more}>{''.join(f'<text:list-item>{content}</text:list-item>' for content in contents)}</text:list>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(items(p("甲"), p("乙")), ["一、甲", "二、乙"], id="list"),
        pytest.param(
            items(p("甲") + items(p("子"), p("丑"), more=""), p("乙") + items(p("寅"), more="")),
            ["一、甲", "（一）子", "（二）丑", "二、乙", "（一）寅"],
            id="levels",
        ),
        pytest.param(items(p("甲")) + items(p("乙")), ["一、甲", "一、乙"], id="two-lists"),
        pytest.param(
            items(p("甲"))
            + p("文")
            + items(p("乙"), more='text:style-name="L" text:continue-numbering="true"'),
            ["一、甲", "文", "二、乙"],
            id="continued",
        ),
        pytest.param(
            items(p("甲"), more='text:style-name="L" xml:id="a"')
            + items(p("乙"))
            + items(p("丙"), more='text:style-name="L" text:continue-list="a"'),
            ["一、甲", "一、乙", "二、丙"],
            id="continued-by-name",
        ),
        pytest.param(items(p("甲") + p("续"), p("乙")), ["一、甲", "续", "二、乙"], id="second-paragraph"),
        pytest.param(
            '<text:list text:style-name="L"><text:list-item text:start-value="5">'
            + p("甲")
            + "</text:list-item><text:list-item>"
            + p("乙")
            + "</text:list-item></text:list>",
            ["五、甲", "六、乙"],
            id="start-value",
        ),
        pytest.param(
            f'<text:list text:style-name="L"><text:list-header>{p("甲")}</text:list-header></text:list>',
            ["甲"],
            id="list-header",
        ),
        pytest.param(items(p("甲", "P"), more=""), ["一、甲"], id="list-of-the-style"),
        pytest.param(items(p("甲"), more='text:style-name="unknown"'), ["甲"], id="unknown-style"),
    ],
)
def test_lists(body: str, expected: list[str]) -> None:
    style = '<style:style style:name="P" style:family="paragraph" style:list-style-name="L"/>'
    assert texts(body, CHINESE + style) == expected


def test_numbered_headings() -> None:
    outline = CHINESE.replace("list-style>", "outline-style>").replace("list-style ", "outline-style ")
    outline = outline.replace("list-level-style-number", "outline-level-style")
    body = "".join(
        p(text, "S", "h", f'text:outline-level="{level}"')
        for text, level in (("甲", 1), ("子", 2), ("乙", 1))
    )
    document = read_odt(odt(body + p("题", "T"), outline + TITLE))
    assert [(found.label, found.style) for found in document.paragraphs] == [
        ("一、", "heading1"),
        ("（一）", "heading2"),
        ("二、", "heading1"),
        ("", "title"),
    ]


TITLE = '<style:style style:name="T" style:display-name="标题" style:family="paragraph"/>'


def test_a_file_of_libreoffice_reads_as_the_word_file_it_was_made_from() -> None:
    document = read_odt((FIXTURES / "lists.odt").read_bytes())
    assert document.paragraphs == read_docx((FIXTURES / "lists.docx").read_bytes()).paragraphs
    assert {found.label for found in document.paragraphs} >= {"一、", "（二）", "五、", "六、"}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(odt("", kind="spreadsheet"), "not-odt", id="sheet"),
        pytest.param(zipped({"mimetype": "x"}), "not-odt", id="no-content"),
        pytest.param(odt("", manifest="<manifest:encryption-data/>"), "encrypted", id="locked"),
        pytest.param(
            zipped(
                {"mimetype": "x", "encrypted-package": b"x", "META-INF/manifest.xml": "encrypted-package"}
            ),
            "encrypted",
            id="locked-as-a-whole",
        ),
        pytest.param(odt("<text:p>"), "xml-bad", id="broken"),
    ],
)
def test_refused(data: bytes, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_odt(data)
    assert caught.value.code == code
