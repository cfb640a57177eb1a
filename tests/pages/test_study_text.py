"""How the text of an office file is laid out."""

from __future__ import annotations

from mkdocs_selfreview.model import Cell, Paragraph, Source
from mkdocs_selfreview.pages.page import Heading
from mkdocs_selfreview.pages.study_text import Part, headings_of, parts_of
from mkdocs_selfreview.studytexts import StudyText


def text(*paragraphs: Paragraph) -> StudyText:
    return StudyText(Source("study/a.docx", "docx", ""), paragraphs, "", "a")


def test_headings_by_style_and_by_number() -> None:
    document = text(
        Paragraph("谈心谈话辅导", 1, style="title"),
        Paragraph("谈之前", 2, style="heading1"),
        Paragraph("（一）列好要点", 3),
        Paragraph("一、谈的时候要把问题摆出来，不绕弯子，也不要只说优点。", 4),
        Paragraph("二、谈之后", 5),
    )
    assert [(part.level, part.anchor) for part in parts_of(document, "谈心谈话辅导")] == [
        (2, "t1"),
        (3, "t2"),
        (0, ""),
        (2, "t3"),
    ]
    assert headings_of(parts_of(document, "谈心谈话辅导")) == (
        Heading("谈之前", "t1", (Heading("（一）列好要点", "t2"),)),
        Heading("二、谈之后", "t3"),
    )


def test_a_title_of_the_keepers_own_leaves_the_texts_title_in() -> None:
    document = text(Paragraph("原来的标题", 1, style="title"), Paragraph("正文。", 2))
    assert [part.text for part in parts_of(document, "另一个标题")] == ["原来的标题", "正文。"]


def test_tables_keep_their_cells() -> None:
    def cell(words: str, table: int, row: int, column: int) -> Paragraph:
        return Paragraph(words, 1, style="cell", cell=Cell(table, row, column))

    document = text(
        cell("写法", 0, 0, 0),
        cell("次数", 0, 0, 1),
        cell("见人", 0, 1, 0),
        cell("见事", 0, 1, 0),
        cell("另一张", 1, 0, 0),
        Paragraph("表后。", 9),
    )
    assert parts_of(document, "") == [
        Part(rows=(("写法", "次数"), ("见人\n见事", ""))),
        Part(rows=(("另一张",),)),
        Part("表后。"),
    ]
