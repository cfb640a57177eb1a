"""Terms on pages: marked once, described, counted, linked; the texts stay as they are."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from libraries import BlockText, ItemText, make_library, make_report, simple_report, taxonomy

from mkdocs_selfreview.model import ItemKind
from mkdocs_selfreview.pages import Page, Site, StudyPage, frame_study_page, render_pages
from mkdocs_selfreview.pages.term_marks import TermMarks
from mkdocs_selfreview.pages.terms import SHOWN

MARK = re.compile(r'<a class="sr-term[^>]*>([^<]*)</a>')


def marks() -> TermMarks:
    return TermMarks(taxonomy(), "../../", "index.html")


def study(text: str, title: str = "怎样学") -> StudyPage:
    return StudyPage("study/a.html", title, "指导", "", "", (), (), text)


def site_of(*texts: str, page: str = "", **facts: object) -> Site:
    """A library of one report for each text, which is the rest of its only problem, and one study page."""
    reports = [
        simple_report(f"r{number}", ItemText("学习不够", f"。{text}"), year=2020 + number, **facts)
        for number, text in enumerate(texts, 1)
    ]
    return Site(make_library(reports), "资料库", (study(page),) if page else ())


def page_at(path: str, site: Site) -> Page:
    return next(page for page in render_pages(site) if page.path == path)


def test_a_mark_leads_to_the_term_and_names_its_description() -> None:
    page = marks()
    marked = page.each_once()("领悟“两个确立”<b>。")
    assert marked == (
        '领悟“<a class="sr-term" href="../../terms/liang-ge-queli/index.html" '
        'aria-describedby="term-liang-ge-queli">两个确立</a>”&lt;b&gt;。'
    )
    assert page.notes["term-liang-ge-queli"].text.startswith("确立习近平同志党中央的核心")


def test_each_term_is_marked_once_in_a_text_and_again_in_the_next() -> None:
    page = marks()
    first, second = page.each_once(), page.each_once()
    assert MARK.findall(first("四风、四风和三会一课")) == ["四风", "三会一课"]
    assert MARK.findall(first("又是四风")) == []
    assert MARK.findall(second("还是四风")) == ["四风"]
    assert MARK.findall(page.each_once()("形式主义、形式主义、形势主义、形势主义")) == [
        "形式主义",
        "形势主义",
    ]
    assert list(page.notes)[:2] == ["term-si-feng", "term-san-hui-yi-ke"]


@pytest.mark.parametrize(
    ("text", "wrong", "said"),
    [
        pytest.param("反对形势主义", True, "写得不规范，应写作：形式主义", id="miswritten"),
        pytest.param("坚定三个自信", False, "2016 年及以前的写法，以后写作：四个自信", id="outdated"),
    ],
)
def test_the_mark_of_a_slip_says_what_is_right(text: str, wrong: bool, said: str) -> None:
    page = marks()
    assert ("sr-term--wrong" in page.each_once()(text)) is wrong
    assert [note.text for note in page.notes.values()] == [said]


@given(st.lists(st.sampled_from(["两个确立", "四个意思", "<b>", "&amp;", '"', "'", "”", "\n", "甲"])))
def test_marking_changes_nothing_of_a_text(parts: list[str]) -> None:
    text = "".join(parts)
    marked = marks().each_once()(text)
    assert html.unescape(MARK.sub(r"\1", marked)) == text


@pytest.mark.parametrize(
    ("written", "marked"),
    [
        pytest.param("<p>抓四风</p>", 1, id="text"),
        pytest.param("<p>抓<em>四</em>风</p>", 0, id="broken-up"),
        pytest.param("<h2 id='x'>四风</h2><p>四风</p>", 1, id="not-in-a-heading"),
        pytest.param("<p><a href='x'>四风</a>和<code>四风</code></p>", 0, id="not-in-links-and-code"),
        pytest.param("<a><b>四风</b></a><p>四风</p>", 1, id="after-a-link"),
        pytest.param("<p title='四风'>甲</p><!-- 四风 -->", 0, id="not-in-tags-and-comments"),
        pytest.param("<script>var a = '四风';</script><style>.四风{}</style>", 0, id="not-in-scripts"),
        pytest.param("<details><summary>四风</summary>四风</details>", 1, id="not-in-a-summary"),
        pytest.param("<p>R&D&nbsp;&copy 四风 &#x4e00; a < b<br/></p>", 1, id="entities"),
        pytest.param("<pre>四风", 0, id="never-closed"),
        pytest.param("", 0, id="empty"),
    ],
)
def test_html(written: str, marked: int) -> None:
    result = marks().html(written)
    assert len(MARK.findall(result)) == marked
    assert MARK.sub(r"\1", result) == written


PIECES = [
    "<p>",
    "</p>",
    "<a href='x'>",
    "</a>",
    "<code>",
    "</code>",
    "&amp;",
    "&b",
    "&#1",
    "<",
    ">",
    "四风",
    "\n",
]


@given(st.lists(st.sampled_from([*PIECES, "<!--", "-->", "<![CDATA[", "<?", "<br/>", "</", "“", "x"])))
def test_marking_changes_nothing_of_html(pieces: list[str]) -> None:
    written = "".join(pieces)
    assert MARK.sub(r"\1", marks().html(written)) == written


def test_a_report_page_marks_and_describes_its_terms() -> None:
    text = page_at("reports/r1/", site_of("没有落实三会一课，三会一课走过场。")).render("")
    assert MARK.findall(text) == ["三会一课"]
    ids = set(re.findall(r' id="([^"]+)"', text))
    assert set(re.findall(r'aria-describedby="([^"]+)"', text)) <= ids
    assert "本页的规范表述 1 条" in text


def test_a_page_without_terms_has_no_list_of_them() -> None:
    assert "sr-glossary" not in page_at("reports/r1/", site_of("没有下乡。")).render("")


def test_a_study_page_marks_its_terms() -> None:
    site = site_of("没有下乡。", page="抓三会一课。")
    text = frame_study_page(site, site.study[0], "<h1>三会一课</h1><p>抓三会一课。</p>")
    assert MARK.findall(text) == ["三会一课"]
    assert 'id="term-san-hui-yi-ke"' in text


def test_where_a_term_occurs() -> None:
    site = site_of(
        "没有落实三会一课。", "没有下乡。", "三会一课少。", page="# 支部\n\n先抓三会一课。再抓别的。"
    )
    use = site.term_uses["san-hui-yi-ke"]
    assert (use.reports, use.years) == (2, ((2021, 1), (2023, 1)))
    assert [(each.report.id, each.anchor, "".join(each.parts)) for each in use.uses] == [
        ("r1", "p1", "没有落实三会一课。"),
        ("r3", "p1", "三会一课少。"),
    ]
    assert [mention.sentence for mention in use.mentions] == ["先抓三会一课。"]
    text = page_at("terms/san-hui-yi-ke/", site).render("")
    assert "先抓三会一课。" in text
    assert text.count('class="sr-card ') == 2
    assert "<p>没有落实<mark>三会一课</mark>。</p>" in text
    assert "reports/r1/index.html#p1" in text
    assert page_at("terms/", site).render("").count("2 份材料") == 1


def test_each_sentence_is_listed_once_with_the_item_or_section_that_says_it() -> None:
    problems = BlockText((ItemText("学习少", "。三会一课少。"),), passage="三会一课，重在三会一课；有一条。")
    measures = BlockText((ItemText("多学", "。办好“三会一课”；三会一课不能少。"),))
    report = make_report(
        "r1",
        [
            (ItemKind.PROBLEM, "一、存在的问题", (problems,)),
            (ItemKind.MEASURE, "二、三会一课的措施", (measures,)),
        ],
        title="三会一课情况的检查材料",
    )
    site = Site(make_library([report]), "资料库")
    uses = site.term_uses["san-hui-yi-ke"].uses
    assert [("".join(use.parts), use.anchor, use.kind) for use in uses] == [
        ("三会一课情况的检查材料", "", None),
        ("三会一课，重在三会一课；", "s1", None),
        ("三会一课少。", "p1", "problem"),
        ("二、三会一课的措施", "s2", None),
        ("办好“三会一课”；", "m1", "measure"),
        ("三会一课不能少。", "m1", "measure"),
    ]
    assert {use.anchor for use in uses} - {""} <= page_at("reports/r1/", site).anchors


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        pytest.param("# 怎样学\n\n先抓三会一课。", "先抓三会一课。", id="first"),
        pytest.param(
            "# 三会一课\n\n三会一课要经常。三会一课要认真。", "三会一课要经常。", id="rather-than-the-title"
        ),
        pytest.param("# 三会一课\n\n要经常。", "三会一课", id="the-title-alone"),
    ],
)
def test_a_mention_is_a_sentence(page: str, sentence: str) -> None:
    mentions = (
        Site(make_library([]), "资料库", (study(page, page.split("\n")[0][2:]),))
        .term_uses["san-hui-yi-ke"]
        .mentions
    )
    assert [mention.sentence for mention in mentions] == [sentence]


def test_examples_take_turns_and_say_much_in_few_words() -> None:
    good = "支部一年只开了两次会，落实三会一课打了折扣。"
    site = site_of(f"三会一课少。{good}", "三会一课没有开。", title="三会一课情况的检查材料")
    examples = site.term_uses["san-hui-yi-ke"].examples()
    assert ["".join(use.parts) for use in examples[:3]] == [good, "三会一课没有开。", "三会一课少。"]
    assert all(use.kind is None for use in examples[3:])


def test_the_search_has_the_rest_of_many_uses() -> None:
    lead = "search/index.html?q=%E4%B8%89%E4%BC%9A%E4%B8%80%E8%AF%BE"
    few, many = (site_of(*["三会一课少。"] * count) for count in (SHOWN, SHOWN + 1))
    assert lead not in page_at("terms/san-hui-yi-ke/", few).render("")
    assert lead in page_at("terms/san-hui-yi-ke/", many).render("")


def test_the_index_tells_the_slips_and_what_is_right() -> None:
    page = page_at("terms/", site_of("没有下乡。"))
    text = page.render("")
    assert '<s>形势主义</s> 应写作 <a href="../terms/xingshi-zhuyi/index.html">形式主义</a>' in text
    assert "slips" in page.anchors


def test_a_name_that_is_its_own_full_form_is_explained_instead() -> None:
    page = marks()
    page.each_once()("全面从严治党")
    (note,) = page.notes.values()
    assert note.text == taxonomy().term_by_id["quanmian-congyan-zhidang"].explanation


def test_a_link_by_name_is_a_mention_whatever_it_shows() -> None:
    site = site_of("没有下乡。", page="先看[[表述:三会一课|这一条]]。")
    assert [mention.sentence for mention in site.term_uses["san-hui-yi-ke"].mentions] == ["先看这一条。"]


@pytest.mark.parametrize(
    ("id_", "said"),
    [
        ("si-ge-zixin", ["2016年7月", "三个自信（到 2016 年）", "道路自信、理论自信、制度自信、文化自信"]),
        ("ba-ge-mingque", ["用到", "2021 年", "十个明确"]),
        ("shi-ge-mingque", ["以前写作", "八个明确"]),
        ("ba-xiang-guiding-jingshen", ["不要写成", "<s>违反中央八项规定问题</s>"]),
        ("zhengjiguan-xuexi-jiaoyu", ["尚未与公开文件核对"]),
        ("si-feng", ["themes/xingshi-zhuyi/", "dimensions/style/"]),
    ],
)
def test_a_terms_page_says_what_is_known_of_it(id_: str, said: list[str]) -> None:
    text = page_at(f"terms/{id_}/", site_of("没有下乡。")).render("")
    assert all(part in text for part in said)
    assert "还没有用到这一表述" in text
