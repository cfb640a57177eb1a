"""The front matter of study pages, well-formed and not."""

from __future__ import annotations

import pytest
from libraries import taxonomy

from mkdocs_selfreview.diagnostics import Severity
from mkdocs_selfreview.pages.study_page import OTHER_KIND, StudyPage, read_study_page


def read(text: str) -> StudyPage:
    page, diagnostics = read_study_page("study/qunzhong.md", text, "study/qunzhong.html", taxonomy())
    assert diagnostics == []
    return page


def test_reads_what_the_page_says_of_itself() -> None:
    page = read(
        "---\ntitle: 怎样写群众路线\nkind: 写作指导\nthemes: [联系群众, lilun-wuzhuang]\n"
        "dimensions: 工作作风、理论学习\ndate: 2025-03-01\ndescription: 见人见事\n---\n# 另一标题\n"
    )
    assert page == StudyPage(
        "study/qunzhong.html",
        "怎样写群众路线",
        "写作指导",
        "2025-03-01",
        "见人见事",
        ("lianxi-qunzhong", "lilun-wuzhuang"),
        ("style", "theory"),
    )


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param("# 首个标题 #\n正文", "首个标题", id="heading"),
        pytest.param("正文", "qunzhong", id="file-name"),
        pytest.param("---\ntitle: 2025\n---\n", "2025", id="number"),
        pytest.param("\ufeff---\r\ntitle: 有签名\r\n---\r\n", "有签名", id="bom-and-crlf"),
        pytest.param("---\n- 不是键值对\n---\n# 甲\n", "甲", id="front-matter-is-a-list"),
    ],
)
def test_title(text: str, title: str) -> None:
    page = read(text)
    assert (page.title, page.kind, page.themes) == (title, OTHER_KIND, ())


def test_unknown_names_are_reported_with_their_line() -> None:
    text = "---\nkind: 范文\nthemes:\n  - 联系群众\n  - 不存在的主题\n---\n"
    page, (found,) = read_study_page("study/a.md", text, "study/a.html", taxonomy())
    assert page.themes == ("lianxi-qunzhong",)
    assert (found.line, found.severity, found.code) == (5, Severity.WARNING, "study-unknown-name")
    assert "不存在的主题" in found.message


def test_what_a_page_links_to_it_is_about() -> None:
    page = read(
        "---\nthemes: [理论武装]\n---\n见 [[主题:联系群众]]、[[ 维度：理论学习 |学习]] 和 [[主题:没有的]]。"
    )
    assert page.themes == ("lilun-wuzhuang", "lianxi-qunzhong")
    assert page.dimensions == ("theory",)


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        pytest.param("反对形势主义。", ["term-miswritten"], id="in-text"),
        pytest.param("不要写成`形势主义`。", [], id="in-code"),
        pytest.param("```\n形势主义\n```\n", [], id="in-a-code-block"),
        pytest.param("坚定“三个自信”。", ["term-outdated"], id="out-of-use"),
        pytest.param("坚定“四个自信”。", [], id="right"),
    ],
)
def test_miswritten_terms_are_reported(body: str, codes: list[str]) -> None:
    text = f"---\ndate: 2025-03-01\n---\n# 甲\n\n{body}\n"
    page, found = read_study_page("study/a.md", text, "study/a.html", taxonomy())
    assert [(each.code, each.line) for each in found] == [(code, 6) for code in codes]
    assert page.text.strip() == f"# 甲\n\n{body}".strip()


def test_broken_front_matter_is_reported_and_the_page_kept() -> None:
    text = "---\ntitle: [没有闭合\nkind: 范文\n---\n# 标题\n"
    page, (found,) = read_study_page("study/a.md", text, "study/a.html", taxonomy())
    assert page.title == "标题"
    assert (found.code, found.severity) == ("study-front-matter", Severity.WARNING)
