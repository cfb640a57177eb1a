"""What is searched: everything that the reports say, in sentences, with what is known of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from libraries import ItemText, make_library, simple_report

from mkdocs_selfreview.fitness import merit
from mkdocs_selfreview.library import Library, build_library
from mkdocs_selfreview.search import Entry, Origin, entries_of_library, entries_of_page, entry_of_text
from mkdocs_selfreview.search.fitness import COPIES, shelf
from mkdocs_selfreview.search.index import shelve
from mkdocs_selfreview.search.unit_types import unit_type

SAMPLE = Path(__file__).resolve().parents[2] / "docs" / "sources"
ORIGIN = Origin("标题", "study/a.html")


@pytest.fixture(scope="module")
def library() -> Library:
    return build_library(SAMPLE)


def test_nothing_of_a_report_is_lost(library: Library) -> None:
    for report in library.reports:
        entries = entries_of_library(make_library([report]), "index.html")
        found = sorted("".join("".join(entry.text.split()) for entry in entries))
        # ordinals stand before an item, not in it
        ordinals = "".join(
            report.text[item.span.start : item.sentences[0].span.start]
            for item in report.items()
            if item.sentences
        )
        assert sorted("".join((report.text).split())) == sorted([*found, *"".join(ordinals.split())])


def test_sentences_make_up_their_entry(library: Library) -> None:
    for entry in entries_of_library(library, ""):
        assert "".join(entry.sentences()) == entry.text
        assert all(sentence.strip() for sentence in entry.sentences())


def test_an_item_knows_what_it_is() -> None:
    report = simple_report("r1", ItemText("学习不够系统"), year=2024, unit="云溪县水利局", scope="personal")
    entry = next(each for each in entries_of_library(make_library([report]), "index.html") if each.lead)
    assert entry.text.startswith("学习不够系统。")
    assert (entry.part, entry.anchor, entry.lead) == ("problem", "p1", 6)
    assert (entry.functions[:2], entry.themes) == (("lead", "example"), ("lilun-wuzhuang",))
    assert entry.dimensions == ("theory",)
    origin = entry.origin
    assert (origin.address, origin.year, origin.is_report) == ("reports/r1/index.html", 2024, True)


def test_headings_lead_to_their_place() -> None:
    entries = entries_of_library(make_library([simple_report("r1")]), "")
    anchors = {entry.text: entry.anchor for entry in entries if entry.part == "other"}
    assert anchors["一、存在的问题"] == "s1"
    assert anchors["（一）理论学习方面"] == "s1b1"


PAGE = """<h1 id="top">学习<a class="headerlink" href="#top">¶</a></h1>
<p>第一段，<strong>加粗</strong>&amp;。第二句！<br>换行</p>
<script>alert(1)</script><ul><li>甲</li><li>乙<p>丙</p></li></ul>
<h2 id="二">表<em>格</em></h2><table><tr><td>1</td><td>2 &lt;b&gt;</td></tr></table>散落"""


def test_a_page_is_read_by_its_paragraphs() -> None:
    found = entries_of_page(PAGE, "study", ORIGIN, themes=("jiafeng",))
    assert [(entry.text, entry.anchor) for entry in found] == [
        ("学习", "top"),
        ("第一段，加粗&。第二句！\n换行", "top"),
        *[(text, "top") for text in "甲乙丙"],
        ("表格", "二"),
        *[(text, "二") for text in ("1", "2 <b>", "散落")],
    ]
    assert {(entry.part, entry.themes, entry.origin) for entry in found} == {("study", ("jiafeng",), ORIGIN)}
    assert found[1].sentences() == ["第一段，加粗&。", "第二句！\n", "换行"]


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (("学习不够系统深入。", True), ("学习不够系统深入。", False)),
        (("联系群众不紧密，下乡只听汇报。", False), ("不够。", False)),
        (("联系群众不紧密，下乡只听汇报。", False), ("联系群众不紧密，下乡只听汇报" * 8 + "。", False)),
        (("联系群众不紧密，下乡只听汇报。", False), ("联系群众不紧密，下乡只听汇报", False)),
        (("联系群众不紧密，下乡只听汇报。", False), ("联系XX不紧密，下乡只听汇报。", False)),
        (("联系群众不紧密，下乡只听汇报。", False), ("联系（群众不紧密，下乡只听汇报。", False)),
        (("联系群众不紧密，下乡只听汇报。", False), ("联系“群众不紧密，下乡只听汇报。", False)),
    ],
    ids=["lead", "length", "not too long", "complete", "no mask", "whole brackets", "whole quotes"],
)
def test_merit(better: tuple[str, bool], worse: tuple[str, bool]) -> None:
    assert merit(*better) > merit(*worse)


def test_shelves() -> None:
    good = Entry("学习不够系统深入。" * 5, (9, 45), "problem", ORIGIN, lead=8)
    poor = Entry("不够", (2,), "problem", ORIGIN)
    heading = entry_of_text("一、存在的问题", "other", ORIGIN)
    shelved = [
        one.entry for one in shelve([heading, poor, good, good, entry_of_text(" \n", "other", ORIGIN)])
    ]
    assert shelved == [good, poor, heading, good]
    assert shelf(good, [7]) < shelf(poor, [1]) < shelf(heading, [3]) < COPIES


def test_texts_that_no_file_can_hold_are_mended() -> None:
    (one,) = shelve([entry_of_text("前\x01后\ud800。", "other", ORIGIN)])
    assert one.entry.text == "前\ufffd后\ufffd。"


@pytest.mark.parametrize(
    ("unit", "name"),
    [
        ("云溪县水利局", "政府部门"),
        ("青禾镇", "乡镇街道"),
        ("临河区柳桥街道", "乡镇街道"),
        ("青禾镇石桥村", "村"),
        ("桐荫社区", "社区"),
        ("第三党支部", "支部"),
        ("云溪县委办公室", "党委部门"),
        ("云溪县人民医院", "医院"),
        ("临河区人民检察院", "法院检察院"),
        ("云溪县明德中学", "学校"),
        ("云溪县水务集团有限公司", "企业"),
        ("临河区机关事务管理中心", "事业单位"),
        ("江岭省农业科学研究院", "事业单位"),
        ("", ""),
        ("某处", ""),
    ],
)
def test_unit_types(unit: str, name: str) -> None:
    assert unit_type(unit) == name
