"""Web pages and web archives give the text that a browser shows, paragraph by paragraph."""

from __future__ import annotations

import time
from email.message import EmailMessage

import pytest

from mkdocs_selfreview.diagnostics import ReadError
from mkdocs_selfreview.model import Cell, Paragraph
from mkdocs_selfreview.readers import html as reader
from mkdocs_selfreview.readers.html import read_html, read_mht

NUMBER = "<![if !supportLists]><span style='mso-list:Ignore'>{}<span style='font:7.0pt'>&nbsp;&nbsp; </span></span><![endif]>"


def texts(source: str) -> list[str]:
    return [found.label + found.text for found in read_html(source.encode()).paragraphs]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("<p>一、学习</p><p>二、作风</p>", ["一、学习", "二、作风"], id="paragraphs"),
        pytest.param("<p>一、学习<p>二、作风", ["一、学习", "二、作风"], id="unclosed"),
        pytest.param("<DIV>甲</DIV>乙<Div>丙", ["甲", "乙", "丙"], id="blocks"),
        pytest.param("<p>甲<br>乙<BR/>丙</p>", ["甲", "乙", "丙"], id="line-breaks"),
        pytest.param("<p>学<b>习</b>不<span lang=zh>深</span></p>", ["学习不深"], id="inline"),
        pytest.param("<p>学习\n  不深，a\nb</p>", ["学习不深，a b"], id="broken-lines"),
        pytest.param("<p>\u3000\u3000学习&nbsp; &nbsp;不深</p>", ["\u3000\u3000学习 不深"], id="blanks"),
        pytest.param("<p>&ldquo;学习&rdquo;&#12289;&lt;b&gt;&amp;</p>", ["“学习”、<b>&"], id="entities"),
        pytest.param("<pre>甲\n  乙</pre>", ["甲", "乙"], id="verbatim"),
        pytest.param("<title>题</title><style>p{}</style><script>a<b</script><p>文", ["文"], id="no-text"),
        pytest.param("<SCRIPT>x</SCRIPT ><p>文</p>", ["文"], id="upper-case-script"),
        pytest.param("<!-- 批 > 注 --><p>文<!---->末</p>", ["文末"], id="comments"),
        pytest.param("<!--[if gte mso 9]><xml>x</xml><![endif]--><p>文", ["文"], id="for-word-only"),
        pytest.param("<!--[if mso]>甲<![endif]--><![if !mso]>乙<![endif]>", ["乙"], id="not-for-word"),
        pytest.param('<p title="a>b" class=\'c"d\'>文</p>', ["文"], id="quoted-marks"),
        pytest.param("<p>1 < 2，甲<乙，5<6</p>", ["1 < 2，甲<乙，5<6"], id="mere-marks"),
        pytest.param("<p>文<unknown-tag a=1>字</unknown-tag></p>", ["文字"], id="unknown"),
        pytest.param("<p>文 <", ["文 <"], id="cut"),
        pytest.param("<p>文 <p class=", ["文 <p class="], id="cut-tag"),
        pytest.param("<p>甲<del>乙</del><ins>丙</ins></p>", ["甲丙"], id="tracked"),
        pytest.param("<p>甲<span style='DISPLAY: none'>乙</span>丙</p>", ["甲丙"], id="hidden"),
        pytest.param("<div hidden>甲<div>乙</div>丙</div><p>丁", ["丁"], id="hidden-block"),
        pytest.param("<p style='mso-hide:all'>甲<p>乙", ["乙"], id="hidden-unclosed"),
        pytest.param("<span style='display:none'>甲<p>乙", ["甲", "乙"], id="hidden-without-end"),
        pytest.param("<p>甲<a class=MsoFootnoteReference>[1]</a></p>", ["甲"], id="note-mark"),
        pytest.param("<div style='mso-element:comment-list'><p>批</p></div>文", ["文"], id="word-comments"),
        pytest.param('<div title="header"><p>眉</p></div><p>文</p>', ["文"], id="running-head"),
        pytest.param("<ruby>乍<rt>zhà</rt></ruby>看", ["乍看"], id="ruby"),
        pytest.param("<p class=MsoToc1>一、学习 1</p><p>一、学习</p>", ["一、学习"], id="contents"),
        pytest.param("<nav><a>首页</a></nav><select><option>年</select><p>文", ["文"], id="page-furniture"),
        pytest.param(
            "<ol><li>甲<li>乙<ul><li>丙</ul><li value=5>丁</ol>", ["1.甲", "2.乙", "丙", "5.丁"], id="list"
        ),
        pytest.param("<ol start=3 type=A><li><p>甲</p><p>乙</p></ol>", ["C.甲", "乙"], id="list-paragraphs"),
        pytest.param("<ol style='list-style:cjk-ideographic'><li>甲</ol>", ["一、甲"], id="chinese-list"),
        pytest.param(f"<p>{NUMBER.format('一、')}学习</p>", ["一、学习"], id="word-number"),
        pytest.param(f"<p>{NUMBER.format('l')}学习</p>", ["学习"], id="word-bullet"),
    ],
)
def test_what_is_shown(source: str, expected: list[str]) -> None:
    assert texts(f"<html><body>{source}") == expected


def test_styles_and_numbers() -> None:
    source = (
        "<h1>题</h1><p>甲<br>乙</p><h3>小题</h3><table><tr><td>格<td>子<table><tr><td>内</table>外</table>文"
    )
    assert read_html(source.encode()).paragraphs == (
        Paragraph("题", 1, "", "heading1"),
        Paragraph("甲", 2),
        Paragraph("乙", 2),
        Paragraph("小题", 3, "", "heading3"),
        Paragraph("格", 4, "", "cell", Cell(0, 0, 0)),
        Paragraph("子", 5, "", "cell", Cell(0, 0, 1)),
        Paragraph("内", 6, "", "cell", Cell(0, 0, 1)),
        Paragraph("外", 7, "", "cell", Cell(0, 0, 1)),
        Paragraph("文", 8),
    )


def test_a_number_of_word_is_a_label() -> None:
    (paragraph,) = read_html(f"<p>{NUMBER.format('（一）')}学习方面</p>".encode()).paragraphs
    assert (paragraph.label, paragraph.text) == ("（一）", "学习方面")


PAGE = "<html><head><meta {}></head><body><p>学习不够深入，朱镕基“两张皮”</p></body></html>"


@pytest.mark.parametrize(
    ("meta", "encoding"),
    [
        pytest.param("charset=utf-8", "utf-8", id="utf-8"),
        pytest.param("charset=utf-8", "utf-8-sig", id="marked-utf-8"),
        pytest.param('http-equiv=Content-Type content="text/html; charset=gb2312"', "gb18030", id="gb2312"),
        pytest.param("charset='GBK'", "gbk", id="gbk"),
        pytest.param("name=x", "gb18030", id="undeclared"),
        pytest.param("charset=gb2312", "utf-8", id="declared-wrongly"),
        pytest.param("charset=unicode", "utf-16", id="utf-16"),
    ],
)
def test_encodings(meta: str, encoding: str) -> None:
    document = read_html(PAGE.format(meta).encode(encoding))
    assert [found.text for found in document.paragraphs] == ["学习不够深入，朱镕基“两张皮”"]
    assert document.notes == ()


def test_big5_is_read_where_it_is_declared() -> None:
    data = '<meta charset="big5"><p>學習不夠深入</p>'.encode("big5")
    assert [found.text for found in read_html(data).paragraphs] == ["學習不夠深入"]


def test_damage_is_noted() -> None:
    data = "<html>\n<p>学习不够深入，".encode("gb18030") + b"\xff" + "联系实际不够</p>".encode("gb18030")
    ((code, _, line),) = read_html(data).notes
    assert (code, line) == ("encoding-damaged", 2)


def archive(*parts: tuple[str, str], charset: str = "gb18030", transfer: str = "quoted-printable") -> bytes:
    message = EmailMessage()
    message["Subject"] = "对照检查材料"
    message.make_related()
    for kind, content in parts:
        part = EmailMessage()
        part.set_content(content.encode(charset), "text", kind, cte=transfer)
        message.attach(part)
    return message.as_bytes()


@pytest.mark.parametrize("transfer", ["quoted-printable", "base64", "8bit"])
def test_archives(transfer: str) -> None:
    data = archive(("css", "p{}"), ("html", "<p>学习不够深入</p>"), ("html", "<p>二</p>"), transfer=transfer)
    document = read_mht(data)
    assert [found.text for found in document.paragraphs] == ["学习不够深入"]
    assert document.format == "mht"


def test_an_archive_of_plain_text() -> None:
    data = "MIME-Version: 1.0\nContent-Transfer-Encoding: 8bit\n\n学习不够深入\n第二行".encode()
    assert [found.text for found in read_mht(data).paragraphs] == ["学习不够深入", "第二行"]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(archive(("css", "p{}")), id="no-page"),
        pytest.param(b"MIME-Version: 1.0\nContent-Type: multipart/related", id="no-part"),
        pytest.param(b"Content-Type: multipart/mixed; boundary=a\n\n--a\n" * 1000, id="deep"),
    ],
)
def test_archives_that_are_refused(data: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        read_mht(data)
    assert caught.value.code == "bad-mht"


def test_too_many_tags(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_MAX_TOKENS", 100)
    with pytest.raises(ReadError) as caught:
        texts("<b>" * 101)
    assert caught.value.code == "too-large"


@pytest.mark.parametrize(
    "piece",
    [
        *("<a ", "<a '", '<a "', "<a '\">", "<!--", "<!-", "<!", "<", "</", "<?", "&", "&#", "<p hidden>"),
        *("<script>", "<style><title>", "<svg>", "<div hidden>", "<p>", "<td><tr>", " \n", "\xa0 ", "甲 \n"),
        *("<span style='mso-list:Ignore'>", "<ol><li>", "</ol>", "<table><td>", "<a b=", "<a b='c'd=\"e\" "),
    ],
)
def test_time_grows_with_length_only(piece: str) -> None:
    data = (piece * (400_000 // len(piece))).encode()
    start = time.process_time()
    read_html(b"<html>" + data)
    assert time.process_time() - start < 4


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            "<tr><td rowspan=2>甲<td>乙<tr><td>丙<tr><td>丁", [(0, 0), (0, 1), (1, 1), (2, 0)], id="rowspan"
        ),
        pytest.param(
            "<tr><td colspan=2>甲<td>乙<tr><td>丙<td>丁", [(0, 0), (0, 2), (1, 0), (1, 1)], id="colspan"
        ),
        pytest.param("<td>甲<td>乙", [(0, 0), (0, 1)], id="no-row"),
        pytest.param("<tr><td colspan=x rowspan=0>甲<tr><td>乙", [(0, 0), (1, 0)], id="nonsense"),
    ],
)
def test_cells_know_their_place(rows: str, expected: list[tuple[int, int]]) -> None:
    found = read_html(f"<html><body><table>{rows}</table>".encode()).paragraphs
    assert [(one.cell.row, one.cell.column) for one in found if one.cell] == expected


def test_a_table_of_absurd_spans_takes_no_time() -> None:
    start = time.process_time()
    read_html(b"<html><body><table>" + b"<tr><td rowspan=99 colspan=99>x" * 20_000)
    assert time.process_time() - start < 5
