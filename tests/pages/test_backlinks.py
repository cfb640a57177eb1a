"""Which study pages link where, and in which words."""

from __future__ import annotations

import pytest
from libraries import make_library, simple_report

from mkdocs_selfreview.pages.backlinks import backlinks
from mkdocs_selfreview.pages.naming import names_of
from mkdocs_selfreview.pages.study_page import StudyPage


def page(name: str, text: str) -> StudyPage:
    address = f"study/{name}.html"
    return StudyPage(address, name, "", "", "", (), (), text, f"study/{name}.md")


TARGET = page("甲", "# 甲\n")
LIBRARY = make_library([simple_report("r1", title="周明远的材料")])


def found(text: str) -> dict[str, list[str]]:
    study = (TARGET, page("深/乙", text))
    links = backlinks(study, names_of(LIBRARY, study))
    return {address: [one.sentence for one in mentions] for address, mentions in links.items()}


@pytest.mark.parametrize(
    ("text", "address", "sentence"),
    [
        pytest.param(
            "先读书。再看[[主题:联系群众]]一页。", "themes/lianxi-qunzhong/", "再看联系群众一页。", id="theme"
        ),
        pytest.param("- 见[[维度:工作作风|作风]]", "dimensions/style/", "见作风", id="dimension"),
        pytest.param("如[[报告:周明远的材料]]。", "reports/r1/", "如周明远的材料。", id="report"),
        pytest.param("又见[[表述:两个确立]]。", "terms/liang-ge-queli/", "又见两个确立。", id="term"),
        pytest.param("又见[[资料:甲]]。", "study/甲.html", "又见甲。", id="study"),
        pytest.param("上一步是[甲篇](../甲.md#x)。", "study/甲.html", "上一步是甲篇。", id="markdown"),
        pytest.param("见 [甲](<../%E7%94%B2.md> '题')。", "study/甲.html", "见 甲。", id="quoted"),
    ],
)
def test_links_have_their_sentence(text: str, address: str, sentence: str) -> None:
    assert found(text) == {address: [sentence]}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("`[[主题:联系群众]]`", id="code"),
        pytest.param("[[主题:没有的]]", id="nowhere"),
        pytest.param("![甲](../甲.md)", id="picture"),
        pytest.param("[站外](https://example.com/study/甲.md)", id="outside"),
        pytest.param("见[本篇](乙.md)", id="itself"),
    ],
)
def test_what_is_no_link_to_another_page(text: str) -> None:
    assert found(text) == {}


def test_a_page_is_named_once() -> None:
    assert found("见[[资料:甲]]。再见[甲](../甲.md)。") == {"study/甲.html": ["见甲。"]}
