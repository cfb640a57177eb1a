"""What a keeper is told of a refused or masked file."""

from __future__ import annotations

import pytest

from mkdocs_selfreview.model import Aside, Document, Paragraph
from mkdocs_selfreview.rules import load_rules
from mkdocs_selfreview.screening import MASKED, NAMED, REFUSED, NamesToMask, screen, shown

RULES = load_rules(names=NamesToMask(("王建国", "水利局"), titled=True))


@pytest.mark.parametrize(
    ("document", "name", "place", "line"),
    [
        (Document((Paragraph("机密★10年", 4),), "txt"), "a.txt", "正文", 4),
        (
            Document((Paragraph("学习", 1),), "docx", aside=(Aside("页眉", "机密★10年"),)),
            "a.docx",
            "页眉",
            None,
        ),
        (Document((Paragraph("学习", 1),), "txt"), "甲/【机密★10年】材料.txt", "文件名", None),
    ],
    ids=["text", "header", "name"],
)
def test_a_refusal_says_where_and_what_to_do(
    document: Document, name: str, place: str, line: int | None
) -> None:
    screened = screen(document, name, RULES.secrecy, RULES.names)
    assert screened.document is None
    (found,) = screened.diagnostics
    assert (found.code, found.line) == (REFUSED, line)
    assert found.message.startswith(f"{place}带有密级")
    assert "机密★10年" in found.message
    assert "移出" in found.message


def test_keywords_are_looked_at_one_by_one_but_sentences_are_not() -> None:
    def refused(place: str, text: str) -> bool:
        document = Document((Paragraph("学习", 1),), "docx", aside=(Aside(place, text),))
        return screen(document, "a.docx", RULES.secrecy, RULES.names).document is None

    assert refused("文档属性", "民主生活会；秘密；2024")
    assert not refused("批注", "涉及保密，秘密，机密的说法要统一")


def test_names_are_counted_by_kind_and_never_quoted() -> None:
    lines = ("王建国同志", "水利局王建国", "张局长，电话13812345678")
    document = Document(tuple(Paragraph(text, at) for at, text in enumerate(lines, 1)), "txt")
    screened = screen(document, "a.txt", RULES.secrecy, RULES.names)
    assert screened.document is not None
    assert [paragraph.text for paragraph in screened.document.paragraphs] == [
        "×××同志",
        "××单位×××",
        "×局长，电话138******78",
    ]
    said = [found.message for found in screened.diagnostics if found.code == NAMED]
    assert sorted(said) == [
        "人名 2 处已打码（第 1、2 行）；原文件没有改动",
        "单位名 1 处已打码（第 2 行）；原文件没有改动",
        "带职务的称呼 1 处已打码（第 3 行）；原文件没有改动",
    ]
    assert [found.line for found in screened.diagnostics if found.code == MASKED] == [3]


def test_what_is_shown_of_a_name() -> None:
    assert shown("2023/王建国13812345678.docx", RULES.names) == "2023/×××138******78.docx"
