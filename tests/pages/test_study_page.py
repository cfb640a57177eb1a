"""The front matter of study pages, well-formed and not."""

from __future__ import annotations

import pytest
from libraries import taxonomy

from mkdocs_selfreview.diagnostics import Severity
from mkdocs_selfreview.model import Paragraph, Source
from mkdocs_selfreview.pages.study_page import (
    CHARACTERS_A_MINUTE,
    OTHER_KIND,
    StudyPage,
    read_study_page,
    read_study_text,
)
from mkdocs_selfreview.studytexts import StudyText


def read(text: str) -> StudyPage:
    page, diagnostics = read_study_page("study/qunzhong.md", text, "study/qunzhong.html", taxonomy())
    assert diagnostics == []
    return page


def test_reads_what_the_page_says_of_itself() -> None:
    page = read(
        "---\ntitle: 怎样写群众路线\nkind: 写作指导\nthemes: [联系群众, lilun-wuzhuang]\n"
        "dimensions: 工作作风、理论学习\ndate: 2025-03-01\ndescription: 见人见事\nsource: 县委党校\n"
        "valid_until: 2026\n---\n# 另一标题\n"
    )
    assert page == StudyPage(
        "study/qunzhong.html",
        "怎样写群众路线",
        "写作指导",
        "2025-03-01",
        "见人见事",
        ("lianxi-qunzhong", "lilun-wuzhuang"),
        ("style", "theory"),
        source="县委党校",
        valid_until="2026-12-31",
        minutes=1,
    )
    assert page.path == "study/qunzhong.md"


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


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        pytest.param("", 1, id="nothing"),
        pytest.param("读" * CHARACTERS_A_MINUTE * 3, 3, id="characters"),
        pytest.param("读，。" * CHARACTERS_A_MINUTE, 1, id="signs-are-not-read"),
        pytest.param("word 2025 " * CHARACTERS_A_MINUTE, 2, id="words-and-figures"),
        pytest.param("---\ntitle: 甲\n---\n```\n" + "码" * 5000 + "\n```\n读\n", 1, id="code-is-not-read"),
        pytest.param("[读](" + "a" * 5000 + ".md)", 1, id="addresses-are-not-read"),
    ],
)
def test_reading_time(text: str, minutes: int) -> None:
    assert read(text).minutes == minutes


def test_an_office_file_is_a_page_with_what_its_sidecar_says() -> None:
    paragraphs = Paragraph("谈心谈话", 1, style="title"), Paragraph("反对形势主义。", 4)
    sidecar = "kind: 讲稿\ndate: 2026-01\nthemes: [联系群众, 没有的]\n"
    document = StudyText(Source("study/谈.docx", "docx", ""), paragraphs, sidecar, "谈")
    page, found = read_study_text(document, "study/s1/index.html", taxonomy())
    assert (page.title, page.kind, page.date, page.themes) == (
        "谈心谈话",
        "讲稿",
        "2026-01",
        ("lianxi-qunzhong",),
    )
    assert page.document is document
    assert [(one.source, one.line, one.code) for one in found] == [
        ("study/谈.yml", 3, "study-unknown-name"),
        ("study/谈.docx", 4, "term-miswritten"),
    ]
