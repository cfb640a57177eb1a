"""Which problems of other reports resemble a problem."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_reports import TAXONOMY, problem, report

from mkdocs_selfreview import neighbours
from mkdocs_selfreview.model import Item, Report
from mkdocs_selfreview.neighbours import (
    ENOUGH,
    FAINT,
    SIMILAR_AT_MOST,
    Index,
    Owned,
    Similar,
    compare,
    similar_problems,
)
from mkdocs_selfreview.similarity import cosine, read_corpus

DORMS = problem("职工宿舍漏雨", "宿舍楼顶层防水失修，多次报修没有回音。")
DORMS_LATER = problem("职工宿舍漏雨", "宿舍楼顶层防水失修，今年多次报修仍没有回音。")
DORMS_ELSEWHERE = problem("学生宿舍漏雨", "宿舍楼窗户失修，学生多次报修。")
GUARDS = problem("值班脱岗", "夜间防汛值班室空无一人。")
BOOKS = problem("读书少", "案头的原著只翻到前五章。")
UNLIKE = [
    report(f"s{place}", problem(f"账目{mark}乱", "票据丢失")) for place, mark in enumerate("甲乙丙丁戊己")
]
PHRASES = st.sampled_from(
    ["宿舍漏雨", "值班脱岗", "读书少", "台账造假", "调研走过场", "，", "。", "农贸市场", "的", "防汛"]
)


def similar(*reports: Report) -> list[Similar]:
    owned = [(one, item) for one in reports for item in one.items()]
    corpus = read_corpus(item for _, item in owned)
    problems = [Owned(one, item, number) for number, (one, item) in enumerate(owned)]
    return list(similar_problems(compare(problems, corpus), TAXONOMY))


def listed(links: Sequence[Similar], report_id: str, anchor: str = "p1") -> list[tuple[str, str]]:
    return [link.other.key for link in links if link.problem.key == (report_id, anchor)]


def test_what_is_alike_is_found_and_nothing_else() -> None:
    links = similar(report("r1", DORMS, GUARDS), report("r2", BOOKS, DORMS_ELSEWHERE), report("r3", BOOKS))
    assert listed(links, "r1") == [("r2", "p2")]
    assert listed(links, "r2", "p2") == [("r1", "p1")]
    assert listed(links, "r1", "p2") == []


def test_a_report_is_never_compared_with_itself() -> None:
    assert similar(report("r1", DORMS, DORMS, DORMS_LATER)) == []


def test_the_same_text_is_listed_once_as_its_newest_copy() -> None:
    reports = [report(f"r{year}", DORMS, year=year) for year in (2021, 2023, 2022)]
    links = similar(*reports, report("r9", GUARDS))
    assert listed(links, "r2021") == [("r2023", "p1")]
    assert listed(links, "r2023") == [("r2022", "p1")]
    assert {(link.score, link.reason) for link in links} == {(1.0, "文字相同")}


@pytest.mark.parametrize(
    "later",
    [
        pytest.param(DORMS_LATER, id="the same lead"),
        pytest.param(problem("职工的宿舍漏雨", DORMS.text.split("。", 1)[1]), id="another lead"),
    ],
)
def test_versions_of_one_text_are_listed_once(later: Item) -> None:
    links = similar(report("r1", DORMS_ELSEWHERE), report("r2", DORMS), report("r3", later), *UNLIKE)
    assert len(listed(links, "r1")) == 1


def test_versions_are_gathered_newest_first() -> None:
    reports = [
        report("r1", DORMS, year=2021),
        report("r2", DORMS_LATER, year=2024),
        report("r3", DORMS, year=2023),
        report("r4", DORMS_ELSEWHERE, year=2022),
        *UNLIKE,
    ]
    owned = [(one, item) for one in reports for item in one.items()]
    corpus = read_corpus(item for _, item in owned)
    problems = [Owned(one, item, number) for number, (one, item) in enumerate(owned)]
    groups = [[one.key[0] for one in group] for group in compare(problems, corpus).near_identical()]
    assert [group for group in groups if len(group) > 1] == [["r2", "r3", "r1"]]


def test_words_alone_are_not_enough_between_different_matters() -> None:
    def pair(theme: str, other: str) -> list[Similar]:
        return similar(
            report("r1", problem("值班脱岗", "夜间打不通。", theme)),
            report("r2", problem("防汛准备不够", "沙袋没有备齐，值班脱岗多。", other)),
            *UNLIKE,
        )

    assert listed(pair("service", "service"), "r1") == [("r2", "p1")]
    assert listed(pair("service", "clean"), "r1") == []


def test_a_theme_in_common_lets_a_weak_likeness_count() -> None:
    def pair(*themes: str) -> list[Similar]:
        return similar(
            report("r1", problem("值班脱岗", "夜间打不通。", *themes)),
            report("r2", problem("防汛准备不够", "沙袋没有备齐，值班少。", *themes)),
            *UNLIKE,
        )

    assert listed(pair(), "r1") == []
    assert listed(pair("service"), "r1") == [("r2", "p1")]
    assert pair("service")[0].reason == "同属主题：服务群众；共同用词：值班"


def test_the_best_come_first_and_are_few() -> None:
    bodies = [
        "宿舍楼顶层防水失修",
        "宿舍楼顶层",
        "多次报修没有回音",
        "防水失修",
        "顶层防水",
        "没有回音",
        "失修",
    ]
    others = [report(f"r{place}", problem("宿舍漏雨", body)) for place, body in enumerate(bodies, 2)]
    unlike = [report(f"s{place}", BOOKS, GUARDS) for place in range(9)]
    links = [link for link in similar(report("r1", DORMS), *others, *unlike) if link.problem.key[0] == "r1"]
    assert len(links) == SIMILAR_AT_MOST
    assert links[0].other.key == ("r2", "p1")
    assert [link.score for link in links] == sorted((link.score for link in links), reverse=True)
    assert all(ENOUGH <= link.score <= 1 for link in links)


TEXTS = st.lists(st.lists(PHRASES, min_size=1, max_size=6).map("".join), min_size=1, max_size=14)


@given(TEXTS)
def test_the_index_finds_what_comparing_all_finds(texts: list[str]) -> None:
    corpus = read_corpus(problem(text) for text in texts)
    index = Index(corpus, range(len(texts)))
    for place in range(len(texts)):
        near = dict(zip(*(one.tolist() for one in index.nearest(place)), strict=True))
        for other in range(len(texts)):
            expected = cosine(corpus, place, other)
            if other != place and abs(expected - FAINT) > 1e-5:
                assert near.get(other, 0.0) == pytest.approx(expected if expected > FAINT else 0, abs=1e-5)


@given(TEXTS)
def test_a_short_search_compares_its_candidates_in_full(texts: list[str]) -> None:
    corpus = read_corpus(problem(text) for text in texts)
    index = Index(corpus, range(len(texts)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(neighbours, "LOOKED_UP", 3)
        patch.setattr(neighbours, "COMPARED", 2)
        for place in range(len(texts)):
            found, near = index.nearest(place)
            assert len(found) <= 2
            for other, likeness in zip(found.tolist(), near.tolist(), strict=True):
                assert other != place
                assert likeness == pytest.approx(cosine(corpus, place, other), abs=1e-5)


def test_an_index_of_some_items_knows_no_others() -> None:
    corpus = read_corpus([DORMS, GUARDS, DORMS_ELSEWHERE, BOOKS])
    index = Index(corpus, [0, 3, 2])
    assert index.nearest(0)[0].tolist() == [2]
    assert not len(index.nearest(1)[0])
