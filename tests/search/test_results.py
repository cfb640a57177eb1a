"""Searching as the page does it, with all its ways to ask: through the shipped scripts, on a library made by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from in_node import node, search

from mkdocs_selfreview.search import Entry, Origin, build_index, entry_of_text, facet_names
from mkdocs_selfreview.taxonomy import load_taxonomy

pytestmark = node

STOCK = "担当精神不足。"


def entries() -> list[Entry]:
    old = Origin("旧材料", "reports/r1/index.html", 2022, "民主生活会", "team", "青禾镇", is_report=True)
    new = Origin(
        "新材料", "reports/r2/index.html", 2024, "组织生活会", "personal", "云溪县水利局", is_report=True
    )
    page = Origin("学习要点", "study/a.html")

    def item(origin: Origin, anchor: str, text: str, part: str = "problem", theme: str = "jiafeng") -> Entry:
        whole = entry_of_text(text, part, origin, anchor)
        functions = ("lead", *("example" for _ in whole.ends[1:]))
        return Entry(text, whole.ends, part, origin, anchor, whole.ends[0] - 1, functions, (), (theme,))

    return [
        item(new, "p1", "学习不够系统深入。如下乡调研时，只听汇报、不看现场。群众有意见。"),
        item(new, "p2", f"{STOCK}学习习惯没有养成。"),
        item(new, "m1", "加强学习。每月学習不少于三次。", "measure", "lilun-wuzhuang"),
        item(old, "p1", f"联系群众不紧密。{STOCK}对群众的急难愁盼掌握不够。"),
        item(old, "c1", "学 习\n抓得不紧。对干部管得松，掌握情况不够及时。", "cause"),
        entry_of_text("学习要点：ＡＢＣ 2024 年度 Word 2016。" + STOCK, "study", page, "top"),
    ]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("index")
    for name, contents in build_index(entries(), facet_names(load_taxonomy())):
        (folder / name).write_bytes(contents)
    return folder


def ask(folder: Path, text: str, **options: Any) -> dict[str, Any]:
    (result,) = search(folder, [(text, options)])
    return result


def texts(result: dict[str, Any]) -> set[str]:
    return {hit["text"] for hit in result["hits"]}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("学习不够", {"学习不够系统深入。"}),
        ("三次", {"每月学習不少于三次。"}),
        ("每月学习", {"每月学習不少于三次。"}),
        ("學習抓得", {"学 习\n抓得不紧。"}),
        ("2024年度word", {"学习要点：ＡＢＣ 2024 年度 Word 2016。"}),
        ('"ABC"', set()),
        ('"ＡＢＣ"', {"学习要点：ＡＢＣ 2024 年度 Word 2016。"}),
        ('"word 2016"', set()),
        ('"Word 2016"', {"学习要点：ＡＢＣ 2024 年度 Word 2016。"}),
        ("“学习不够”", {"学习不够系统深入。"}),
        ("“ABC”", set()),
        ("深入。如下乡", {"学习不够系统深入。如下乡调研时，只听汇报、不看现场。"}),
        ("对…掌握不够", {"对群众的急难愁盼掌握不够。"}),
        ("对*掌握*不够", {"对群众的急难愁盼掌握不够。", "对干部管得松，掌握情况不够及时。"}),
        ("学习 -群众 -加强 -要点", {"学习习惯没有养成。", "学 习"}),
        ("习", {"学习不够系统深入。", "学习习惯没有养成。", "加强学习。", "每月学習不少于三次。", "学 习", "学习要点：ＡＢＣ 2024 年度 Word 2016。"}),
        ("担当", {STOCK}),
    ],
)  # fmt: skip
def test_what_is_found(folder: Path, query: str, found: set[str]) -> None:
    result = ask(folder, query, exactly=True)
    assert texts(result) == found
    assert result["total"] == len(found)


def test_several_words_stand_in_one_entry(folder: Path) -> None:
    result = ask(folder, "群众 学习")
    assert texts(result) == {"学习不够系统深入。"}
    (hit,) = result["hits"]
    marked = {hit["item"]["text"][start:end] for start, end in hit["item"]["marks"]}
    assert marked == {"群众", "学习"}


def test_a_sentence_is_shown_once_with_all_its_places(folder: Path) -> None:
    result = ask(folder, "担当精神")
    (hit,) = result["hits"]
    assert (result["total"], result["occurrences"], result["reports"]) == (1, 3, 2)
    assert (hit["frequency"], hit["more"]) == (3, 0)
    assert {place["url"] for place in hit["places"]} == {
        "reports/r2/index.html#p2",
        "reports/r1/index.html#p1",
        "study/a.html#top",
    }
    assert result["years"] == {"2024": 1, "2022": 1, "none": 1}
    assert result["facets"]["year"] == {"2024": 1, "2022": 1, "none": 1}


@pytest.mark.parametrize(
    ("filters", "total"),
    [
        ({"year": ["2024"]}, 4),
        ({"year": ["2022"]}, 1),
        ({"year": ["2024", "2022"]}, 5),
        ({"part": ["problem"]}, 2),
        ({"part": ["problem", "study"]}, 3),
        ({"part": ["problem"], "year": ["2022"]}, 0),
        ({"function": ["example"]}, 2),
        ({"theme": ["lilun-wuzhuang"], "scope": ["personal"]}, 2),
        ({"meeting": ["民主生活会"]}, 1),
        ({"unit": ["政府部门"]}, 4),
        ({"year": ["1999"]}, 0),
        ({"year": []}, 6),
    ],
    ids=str,
)
def test_filters(folder: Path, filters: dict[str, list[str]], total: int) -> None:
    assert ask(folder, "习", filters=filters, exactly=True)["total"] == total


def test_counts_of_a_facet_leave_its_own_choice_out(folder: Path) -> None:
    facets = ask(folder, "习", filters={"year": ["2022"]})["facets"]
    assert facets["year"] == {"2024": 4, "2022": 1, "none": 1}
    assert facets["part"] == {"cause": 1}
    facets = ask(folder, "习", filters={"year": ["2022"], "part": ["problem"]})["facets"]
    assert (facets["year"], facets["part"]) == ({"2024": 2}, {"cause": 1})


@pytest.mark.parametrize(("order", "years"), [("year", ["2024", "2022"]), ("year-asc", ["2022", "2024"])])
def test_orders_by_year(folder: Path, order: str, years: list[str]) -> None:
    found = [str(hit["places"][0]["year"]) for hit in ask(folder, "习", order=order)["hits"]]
    assert list(dict.fromkeys(year for year in found if year != "None")) == years


def test_the_most_frequent_first(folder: Path) -> None:
    found = [hit["frequency"] for hit in ask(folder, "不", order="frequency")["hits"]]
    assert found[0] == 3
    assert found == sorted(found, reverse=True)


def test_leads_come_before_other_sentences(folder: Path) -> None:
    found = [hit["lead"] for hit in ask(folder, "习", filters={"part": ["problem", "measure"]})["hits"]]
    assert found == sorted(found, reverse=True)


def test_everything_can_be_browsed(folder: Path) -> None:
    result = ask(folder, "", filters={"part": ["problem"]})
    assert (result["total"], result["complete"]) == (3, True)
    assert texts(ask(folder, "", filters={"function": ["example"], "part": ["measure"]})) == {
        "每月学習不少于三次。"
    }


def test_pages_of_results_are_parts_of_the_whole(folder: Path) -> None:
    whole = [hit["text"] for hit in ask(folder, "习", limit=99)["hits"]]
    parts = [ask(folder, "习", limit=2, offset=offset)["hits"] for offset in (0, 2, 4, 6)]
    assert [hit["text"] for part in parts for hit in part] == whole


@pytest.mark.parametrize(
    ("query", "filters", "loosened", "text"),
    [
        ("学习不够", {"year": ["2022"]}, "去掉全部筛选条件", "学习不够系统深入。"),
        ('"ABC"', {}, "去掉引号", "学习要点：ＡＢＣ 2024 年度 Word 2016。"),
        ("“學习不够”", {}, "去掉引号", "学习不够系统深入。"),
        ("联系群众很不紧密", {}, "用字最接近", "联系群众不紧密。"),
        ("养成好习惯 天文", {}, "用字最接近", "学习习惯没有养成。"),
    ],
)
def test_what_is_near(
    folder: Path, query: str, filters: dict[str, list[str]], loosened: str, text: str
) -> None:
    result = ask(folder, query, filters=filters)
    assert result["total"] == 0
    assert loosened in result["near"]["loosened"]
    assert result["hits"][0]["text"] == text


def test_shared_wording_is_named(folder: Path) -> None:
    result = ask(folder, "联系群众很不紧密")
    assert {"联系群众", "不紧密"} <= set(result["near"]["shared"])
    hit = result["hits"][0]
    assert [hit["text"][start:end] for start, end in hit["marks"]] == ["联系群众", "不紧密"]


@pytest.mark.parametrize("query", ["饕餮", "<>", "\U0001f600", "𠮷"])
def test_nothing_at_all(folder: Path, query: str) -> None:
    result = ask(folder, query)
    assert (result["total"], result["hits"]) == (0, [])
    assert result["near"] is not None


def test_a_query_of_signs_says_what_to_do(folder: Path) -> None:
    result = ask(folder, '"')
    assert (result["total"], result["hits"]) == (0, [])
    assert "请输入" in result["query"]["message"]


def test_an_empty_library_finds_nothing(tmp_path: Path) -> None:
    for name, contents in build_index([], {}):
        (tmp_path / name).write_bytes(contents)
    for result in search(tmp_path, [("学习", {}), ("", {})]):
        assert (result["total"], result["hits"], result["complete"]) == (0, [], True)


def test_themes_together_must_all_be_those_of_an_entry(tmp_path: Path) -> None:
    origin = Origin("材料", "reports/r1/index.html", 2024, is_report=True)
    made = [
        ("两样都谈。", ("jiafeng", "lilun-wuzhuang")),
        ("只谈家风。", ("jiafeng",)),
        ("只谈理论。", ("lilun-wuzhuang",)),
    ]
    themed = [entry_of_text(text, "problem", origin, "p1", themes=themes) for text, themes in made]
    for name, contents in build_index(themed, facet_names(load_taxonomy())):
        (tmp_path / name).write_bytes(contents)
    either = ask(tmp_path, "", filters={"theme": ["jiafeng", "lilun-wuzhuang"]})
    both = ask(tmp_path, "", filters={"theme": ["jiafeng"], "together": ["lilun-wuzhuang"]})
    assert (either["total"], texts(both), both["total"]) == (3, {"两样都谈。"}, 1)
    # as many as each would have if it were chosen as well
    assert both["facets"]["theme"] == {"jiafeng": 1, "lilun-wuzhuang": 2}
    assert ask(tmp_path, "", filters={"theme": ["jiafeng"], "together": ["none"]})["total"] == 0
