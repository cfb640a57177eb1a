"""Sentences of Markdown as they read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_selfreview.pages.mentions import Spoken, sentences, without_code


@pytest.mark.parametrize(
    ("markdown", "spoken"),
    [
        pytest.param("先学。后做。", ["先学。", "后做。"], id="sentences"),
        pytest.param("# 标题\n\n- **重点**在这里", ["标题", "重点在这里"], id="heading-and-list"),
        pytest.param("1. [ ] 一项\n> 引文", ["[ ] 一项", "引文"], id="numbers-and-quotes"),
        pytest.param("见[说明](a.md)和![图](b.png)。", ["见说明和图。"], id="links"),
        pytest.param("| 甲 | 乙 |\n|---|---|", ["甲", "乙", "---", "---"], id="table"),
        pytest.param("用`代码`写", ["用    写"], id="code"),
        pytest.param("前\n```\n里\n```\n后", ["前", "后"], id="code-block"),
        pytest.param("<!-- 不说 -->说<br>到", ["说到"], id="html"),
        pytest.param("他说：“要学。”我说好。", ["他说：“要学。”", "我说好。"], id="quotation"),
    ],
)
def test_sentences(markdown: str, spoken: list[str]) -> None:
    assert [sentence.text for sentence in sentences(markdown)] == spoken


def test_links_by_name_read_as_they_are_shown() -> None:
    (spoken,) = sentences("见[[表述：两个确立]]和[[主题: 联系群众 | 这里 ]]。")
    assert spoken == Spoken("见两个确立和这里。", (("表述", "两个确立"), ("主题", "联系群众")))


@given(st.text(alphabet="甲。`~\n [](){}|*_#-!<>:", max_size=80))
def test_code_is_blanked_in_place(markdown: str) -> None:
    blanked = without_code(markdown)
    assert len(blanked) == len(markdown)
    assert blanked.count("\n") == markdown.count("\n")
    assert all(new in (old, " ") for old, new in zip(markdown, blanked, strict=True)), (
        "nothing but blanks is put in"
    )
    list(sentences(markdown))
