"""The pages as a whole: safe, linked, complete, and a site's own templates over them."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from pathlib import Path

import pytest
from libraries import BlockText, ItemText, make_library, make_report, simple_report
from linkcheck import broken_links

from mkdocs_selfreview.diagnostics import Diagnostic, Severity
from mkdocs_selfreview.library import Library
from mkdocs_selfreview.linker import Link, LinkKind
from mkdocs_selfreview.model import ItemKind, ReportKind
from mkdocs_selfreview.pages import Page, Site, StudyPage, frame_study_page, original_address, render_pages

PAYLOADS = [
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "{{ 7*7 }}{% raw %}",
    '--8<-- "mkdocs.yml"',
    "[点此](javascript:alert(1))",
    "]]></article></main>",
    "&lt;b&gt; &amp;",
]


def library_with(text: str) -> Library:
    """A library in which every text that comes from outside is ``text``."""
    items = (ItemText(text, f"。{text}。"), ItemText("学习不够", f"，{text}。\n{text}"))
    facts = {"title": text, "unit": text, "name": text, "role": text, "meeting": text, "campaign": text}
    reports = [
        simple_report(id_, *items, year=2024, date=text, file=f"{text}.txt", **facts) for id_ in ("r1", "r2")
    ]
    links = [
        Link("r1", "p1", "r1", "c1", LinkKind.CAUSE, 0.5, text),
        Link("r1", "p1", "r1", "m1", LinkKind.MEASURE, 0.5, text),
        Link("r1", "p1", "r2", "p1", LinkKind.SIMILAR, 0.5, text),
    ]
    other = replace(reports[0], id="r3", kind=ReportKind.OTHER, reason=text)
    notes = [Diagnostic(reports[0].source.path, 3, severity, "code", text) for severity in Severity]
    return make_library(reports, links, [other], notes)


def rendered(site: Site) -> dict[str, str]:
    return {page.path: page.render("") for page in render_pages(site)}


def tags_of(pages: dict[str, str]) -> dict[str, list[str]]:
    """All tags of the pages, with the values of their attributes left out where those are plain text.

    The phrase bank's pages have as many tags as the texts have sentences and are looked at by themselves.
    """
    plain = re.compile(r'(title|data-[\w-]+|href|download)="[^"<>]*"')
    return {
        path: plain.sub(r"\1", " ".join(re.findall(r"<[^>]*>", text))).split()
        for path, text in pages.items()
        if not path.startswith("phrases/")
    }


@pytest.mark.parametrize("payload", PAYLOADS)
def test_texts_from_outside_are_shown_literally(payload: str) -> None:
    study = StudyPage("study/a.html", payload, payload, payload, payload, ("lilun-wuzhuang",), ("theory",))
    pages = rendered(Site(library_with(payload), payload, (study,)))
    plain = rendered(Site(library_with("普通"), "普通", (replace(study, title="普通", kind="普通"),)))
    assert tags_of(pages) == tags_of(plain)
    for path in ("", "reports/", "reports/r1/", "themes/lilun-wuzhuang/", "study/", "health/"):
        assert payload in html.unescape(pages[path]), path


@pytest.mark.parametrize("payload", PAYLOADS)
def test_phrases_from_outside_are_shown_literally(payload: str) -> None:
    leads = [f"对{what}的{payload}掌握不够" for what in ("群众", "基层", "政策", "项目")]
    library = make_library(
        simple_report(f"r{n}", ItemText(lead), unit=payload) for n, lead in enumerate(leads)
    )
    pages = rendered(Site(library, payload))
    phrases = {path: text for path, text in pages.items() if path.startswith("phrases/")}
    known = shapes("".join(text for path, text in rendered(simple_library()).items() if path in phrases))
    assert shapes("".join(phrases.values())) <= known | {
        "b class",
        "span class",
        "span class title",
        "h2 class",
    }


def shapes(text: str) -> set[str]:
    """The tags of a text, each with the names of its attributes."""
    return {
        " ".join(re.findall(r"^[\w-]+|(?<=\s)[\w-]+(?=[\s=>]|$)", re.sub(r'"[^"]*"', "", tag)))
        for tag in re.findall(r"<([a-z][^<>]*)>", text)
    }


@pytest.mark.parametrize("directory_urls", [False, True])
def test_every_link_leads_somewhere(tmp_path: Path, directory_urls: bool) -> None:
    items = [ItemText("学习不够", themes=("lilun-wuzhuang", "xueyong-zhuanhua"))] * 130
    reports = [simple_report("r1", *items, year=2024), simple_report("r2", year=2023, unit="云溪县水利局")]
    links = [
        Link("r1", "p1", "r1", "c1", LinkKind.CAUSE, 0.5, "都谈学习"),
        Link("r1", "p1", "r2", "p1", LinkKind.SIMILAR, 0.5, "都谈学习"),
    ]
    study = StudyPage("study/a.html", "怎样写", "指导", "", "", ("lilun-wuzhuang",), ("theory",))
    site = Site(make_library(reports, links), "资料库", (study,), directory_urls)
    write(tmp_path, "study/a.html", frame_study_page(site, study, "<p>正文</p>"))
    for page in render_pages(site):
        write(tmp_path, f"{page.path}index.html", page.render(""))
    assert broken_links(tmp_path) == []


def write(site: Path, name: str, text: str) -> None:
    path = site / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("count", [12, 24, 25, 130, 350])
def test_every_problem_of_a_topic_is_on_exactly_one_of_its_pages(count: int) -> None:
    items = [ItemText(f"学习不够之{number}。") for number in range(count)]
    pages = rendered(Site(make_library([simple_report("r1", *items)]), "资料库"))
    own = [text for path, text in pages.items() if re.fullmatch(r"dimensions/theory/(\d+/)?", path)]
    shown = re.findall(r'<a href="[./]*reports/r1/index.html#(p\d+)"', "".join(own))
    assert sorted(shown) == sorted(f"p{number}" for number in range(1, count + 1))
    assert len(own) == (1 if count <= 24 else 1 + -(-(count - 12) // 100))


def test_toc_and_anchors_are_those_of_the_html() -> None:
    for page in render_pages(Site(library_with("普通"), "资料库")):
        ids = re.findall(r'\sid="([^"]+)"', page.render(""))
        assert len(ids) == len(set(ids)), page.path
        assert page.anchors <= set(ids), page.path
        assert {heading.anchor for part in page.toc for heading in (part, *part.children)} <= set(ids)


def test_only_indexes_are_listed() -> None:
    listed = [page.path for page in render_pages(Site(library_with("普通"), "资料库")) if page.listed]
    before = ["", "search/", "reports/", "dimensions/", "themes/", "phrases/", "terms/"]
    assert listed == [*before, "stats/", "study/", "health/"]


def test_the_health_page_counts_every_file_that_is_left_out() -> None:
    reports = [simple_report("r1"), simple_report("r2")]
    notice = replace(simple_report("n1"), kind=ReportKind.OTHER, reason="是通知", title="会议通知")
    told = [
        Diagnostic("密.txt", 1, Severity.ERROR, "secrecy-mark", "带有密级标志"),
        Diagnostic("空.txt", None, Severity.ERROR, "empty", "文件是空的"),
        Diagnostic("重复.txt", None, Severity.WARNING, "duplicate", "与 r1.txt 相同"),
        Diagnostic("台账.xlsx", None, Severity.WARNING, "format-unknown", "读不了"),
    ]
    files = ("r1.txt", "r2.txt", "n1.txt", *(found.source for found in told), "不登.txt")
    library = replace(make_library(reports, (), [notice], told), files=files)
    health = page_at("health/", Site(library, "资料库")).render("")
    figures = re.findall(r"<dd>(\d+)</dd><dt>(.*?)</dt>", health)
    assert figures[:3] == [("8", "个文件"), ("2", "份报告"), ("6", "个文件未收入")]
    table = health.split('id="near-misses"')[1].split('id="read"')[0]
    assert table.count("<tr><td>") == 6
    for said in (
        "会议通知",
        "是通知",
        "第 1 行：带有密级标志",
        "文件是空的",
        "与 r1.txt 相同",
        "publish: false",
    ):
        assert said in table


def test_an_empty_library_has_all_its_pages() -> None:
    pages = rendered(Site(make_library([]), "资料库"))
    assert "还没有报告" in pages["reports/"]
    assert "还没有归入这里的" in pages["themes/lianxi-qunzhong/"]
    assert "没有需要处理的问题" in pages["health/"]


def test_sentences_carry_the_names_of_their_functions() -> None:
    text = page_at("reports/r1/", simple_library()).render("")
    assert 'data-function="举例">如在下乡调研时' in text


def test_the_keepers_own_text_stands_on_a_generated_page() -> None:
    site = simple_library()
    home = page_at("", site).render("<h1>我局资料库</h1><p>说明</p><h2 id='x'>用法</h2>")
    assert home.count("<h1") == 1
    assert home.index("说明") < home.index("按维度查找") < home.index("用法")
    assert "<p>按</p>" in page_at("reports/r1/", site).render("<p>按</p>")


def test_a_sites_own_template_changes_one_block(tmp_path: Path) -> None:
    own = '{% extends "builtin/report.html" %}{% block facts %}<p>本单位{{ report.unit }}</p>{% endblock %}'
    write(tmp_path, "report.html", own)
    site = replace(simple_library(), overrides=tmp_path)
    text = page_at("reports/r1/", site).render("")
    assert "<p>本单位云溪县水利局</p>" in text
    assert "学习不够系统" in text
    assert "sr-facts" not in text


def test_pages_load_nothing_and_carry_no_styles_or_handlers() -> None:
    for path, text in rendered(simple_library()).items():
        assert not re.search(r"<(script|style|iframe|link)|\s(style|on\w+)=", text), path


@pytest.mark.parametrize(
    ("path", "suffix"),
    [
        ("甲.docx", ".docx"),
        ("甲.PDF", ".pdf"),
        ("甲.ofd", ".ofd"),
        ("甲.txt", ".txt"),
        ("甲.html", ".txt"),
        ("甲.svg", ".txt"),
        ("甲.md", ".txt"),
        ("甲", ".txt"),
    ],
)
def test_originals_are_of_kinds_that_no_browser_runs(path: str, suffix: str) -> None:
    address = original_address(simple_report("r1", file=path).source)
    assert address == f"originals/{'0' * 16}{suffix}"


def test_a_problem_that_nobody_answers_is_said_so() -> None:
    items = (ItemText("学习不够系统"), ItemText("调研不深"))
    links = [
        Link("r1", "p1", "r1", "m1", LinkKind.MEASURE, 0.5, "都谈学习"),
        Link("r1", "p2", "r1", "c1", LinkKind.CAUSE, 0.5, "常见根源"),
    ]
    site = Site(make_library([simple_report("r1", *items)], links), "资料库")
    first, second = page_at("reports/r1/", site).render("").split('id="p2"')
    second = second.split('id="c1"')[0]
    assert ("未见对应原因" in first, "未见对应措施" in first) == (True, False)
    assert ("未见对应原因" in second, "未见对应措施" in second) == (False, True)
    health = page_at("health/", site).render("")
    assert "<td>2</td><td>1</td><td>1</td><td>1</td>" in health


def test_only_a_report_that_has_measures_can_leave_a_problem_open() -> None:
    block = BlockText((ItemText("学习不够系统"),), "（一）理论学习方面", "theory")
    report = make_report("r1", [(ItemKind.PROBLEM, "一、存在的问题", (block,))])
    site = Site(make_library([report]), "资料库")
    assert "未见对应" not in page_at("reports/r1/", site).render("")
    assert "<td>1</td><td>0</td><td>0</td><td>—</td>" in page_at("health/", site).render("")


@pytest.mark.parametrize(
    ("kind", "shown_at", "target", "words"),
    [
        pytest.param(LinkKind.CAUSE, "p1", "#c1", "关联度 62% · 都谈学习", id="cause of a problem"),
        pytest.param(LinkKind.CAUSE, "c1", "#p1", "关联度 62% · 都谈学习", id="problem of a cause"),
        pytest.param(LinkKind.MEASURE, "p1", "#m1", "关联度 62% · 都谈学习", id="measure of a problem"),
        pytest.param(LinkKind.MEASURE, "m1", "#p1", "关联度 62% · 都谈学习", id="problem of a measure"),
        pytest.param(
            LinkKind.SIMILAR,
            "p1",
            "../../reports/r2/index.html#p1",
            "2023年度民主生活会个人对照检查材料 · 云溪县水利局 · 相似度 62% · 都谈学习",
            id="similar problem",
        ),
    ],
)
def test_a_link_shows_its_target_strength_and_reason(
    kind: LinkKind, shown_at: str, target: str, words: str
) -> None:
    end = ("r2", "p1") if kind is LinkKind.SIMILAR else ("r1", f"{kind.value[0]}1")
    link = Link("r1", "p1", *end, kind, 0.624, "都谈学习")
    other = simple_report("r2", title="2023年度民主生活会个人对照检查材料", unit="云溪县水利局")
    text = page_at("reports/r1/", Site(make_library([simple_report("r1"), other], [link]), "资料库")).render(
        ""
    )
    by_anchor = dict(re.findall(r'<h4 id="(\w+)">(.*?)(?=<h4 |\Z)', text, re.DOTALL))
    shown = {
        anchor: re.findall(r'<li><a href="([^"]+)">[^<]+</a> <span class="sr-muted">([^<]+)</span>', part)
        for anchor, part in by_anchor.items()
    }
    assert shown[shown_at] == [(target, words)]
    others = set(shown) - {shown_at} - ({end[1]} if shown_at == "p1" else {"p1"})
    assert not any(shown[anchor] for anchor in others)


def test_an_item_without_links_has_no_list_of_them() -> None:
    assert "sr-links" not in page_at("reports/r1/", simple_library()).render("")


def test_near_identical_problems_are_listed_once_with_their_number() -> None:
    reports = [simple_report(f"r{number}", year=2024) for number in range(1, 5)]
    library = make_library(reports, [Link("r1", "p1", "r2", "p1", LinkKind.SIMILAR, 1.0, "文字相同")])
    group = tuple((f"r{number}", "p1") for number in range(1, 5))
    links = replace(library.links, copies=dict.fromkeys(group, group))
    text = page_at("reports/r1/", Site(replace(library, links=links), "资料库")).render("")
    assert text.count("相似问题 1") == 1
    # r2 is listed; r3 and r4 say the same; the report's own copy is none.
    assert "另有 2 条几乎相同" in text


def test_originals_are_linked_where_they_are_published() -> None:
    site = replace(simple_library(), originals={"r1.txt": "originals/0.txt"})
    assert 'href="../../originals/0.txt" download="r1.txt"' in page_at("reports/r1/", site).render("")
    assert "originals" not in page_at("reports/r1/", simple_library()).render("")


def simple_library() -> Site:
    return Site(make_library([simple_report("r1", year=2024, unit="云溪县水利局")]), "资料库")


def page_at(path: str, site: Site) -> Page:
    return next(page for page in render_pages(site) if page.path == path)
