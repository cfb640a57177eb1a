"""The links of a whole library."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml
from evaluate import GOLD, read_reports
from hypothesis import given, settings
from hypothesis import strategies as st
from small_reports import TAXONOMY, block, cause, measure, problem, report

from mkdocs_selfreview.linker import Link, LinkKind, Links, link
from mkdocs_selfreview.model import Item, Report, ReportKind
from mkdocs_selfreview.rules import load_rules
from mkdocs_selfreview.taxonomy import load_taxonomy

PHRASES = st.lists(
    st.sampled_from(
        ["宿舍漏雨", "值班脱岗", "读书少", "台账造假", "调研走过场", "，", "农贸市场", "防汛", "的"]
    ),
    min_size=1,
    max_size=5,
).map("".join)
THEMES = st.lists(st.sampled_from([theme.id for theme in TAXONOMY.themes]), max_size=2, unique=True)
DIMENSIONS = st.sampled_from([None, *(dimension.id for dimension in TAXONOMY.dimensions)])


def items() -> st.SearchStrategy[Item]:
    makers: st.SearchStrategy[Callable[..., Item]] = st.sampled_from([problem, problem, cause, measure])
    return st.builds(
        lambda make, lead, body, themes: make(lead, body, *themes), makers, PHRASES, PHRASES, THEMES
    )


@st.composite
def libraries(draw: st.DrawFn) -> list[Report]:
    blocks = st.builds(
        lambda members, dimension: block(*members, dimension=dimension),
        st.lists(items(), min_size=1, max_size=4),
        DIMENSIONS,
    )
    return [
        report(
            f"r{number}",
            *draw(st.lists(blocks, max_size=4)),
            unit=draw(st.sampled_from(["", "云溪县水利局"])),
            year=draw(st.sampled_from([None, 2023, 2024])),
        )
        for number in range(draw(st.integers(0, 5)))
    ]


def all_links(links: Links) -> Iterator[Link]:
    for groups in (links.answers, links.alike):
        for group in groups.values():
            yield from group


@given(libraries())
@settings(max_examples=60, deadline=None)
def test_answers_stay_in_the_report_and_likeness_leaves_it(reports: list[Report]) -> None:
    links = link(reports, TAXONOMY)
    kinds = {(one.id, item.anchor): item.kind for one in reports for item in one.items()}
    for one in all_links(links):
        assert kinds[one.key] == "problem"
        assert (one.report_id == one.target_report) == (one.kind is not LinkKind.SIMILAR)
        assert kinds[one.target] == ("problem" if one.kind is LinkKind.SIMILAR else one.kind.value)


@given(libraries())
@settings(max_examples=60, deadline=None)
def test_every_link_has_a_score_and_a_reason_and_none_occurs_twice(reports: list[Report]) -> None:
    links = list(all_links(link(reports, TAXONOMY)))
    assert all(0 < one.score <= 1 for one in links)
    assert all(one.reason for one in links)
    assert len({(one.key, one.target) for one in links}) == len(links)


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_the_order_of_the_reports_makes_no_difference(data: st.DataObject) -> None:
    reports = data.draw(libraries())
    shuffled = data.draw(st.permutations(reports))
    assert link(shuffled, TAXONOMY) == link(reports, TAXONOMY)


@given(libraries())
@settings(max_examples=60, deadline=None)
def test_links_can_be_asked_for_from_both_ends_strongest_first(reports: list[Report]) -> None:
    links = link(reports, TAXONOMY)
    for one in reports:
        for item in one.items():
            here = one.id, item.anchor
            causes, measures = links.causes(*here), links.measures(*here)
            assert len(causes) <= 3
            assert len(measures) <= 3
            assert len(links.similar(*here)) <= 5
            for group in (causes, measures, links.similar(*here), links.problems(*here)):
                assert [each.score for each in group] == sorted((each.score for each in group), reverse=True)
            assert all(answer in links.problems(*answer.target) for answer in (*causes, *measures))
            assert all(each in links.answers[each.key] for each in links.problems(*here))


def test_an_empty_library_has_no_links() -> None:
    assert list(all_links(link([], TAXONOMY))) == []


def test_equal_scores_are_ordered_by_their_ends() -> None:
    texts = [problem("宿舍漏雨", f"顶层失修{mark}") for mark in "甲乙丙"]
    reports = [report(f"r{number}", text) for number, text in enumerate(texts)]
    links = link([*reports, report("s", problem("读书少"), problem("台账造假"))], TAXONOMY)
    first = links.similar("r0", "p1")
    assert len(first) == 2
    assert first[0].score == first[1].score
    assert [one.target for one in first] == [("r1", "p1"), ("r2", "p1")]


@pytest.fixture(scope="module")
def gold() -> dict[str, list[Report]]:
    """The parsed and classified reports of the tune texts, by file."""
    taxonomy, rules = load_taxonomy(), load_rules()
    found: dict[str, list[Report]] = {}
    for path in sorted(Path(GOLD, "tune").glob("*.yml")):
        reports = read_reports(yaml.safe_load(path.read_text(encoding="utf-8")), path.stem, taxonomy, rules)
        found[path.stem.split("-")[0]] = [one for one in reports if one.kind is not ReportKind.OTHER]
    return found


@pytest.fixture(scope="module")
def gold_links(gold: dict[str, list[Report]]) -> Links:
    return link([one for reports in gold.values() for one in reports], load_taxonomy())


def answers_by_lead(one: Report, links: Links, lead: str) -> list[str]:
    leads = {item.anchor: item.lead for item in one.items()}
    anchor = next(anchor for anchor, found in leads.items() if found == lead)
    both = (*links.causes(one.id, anchor), *links.measures(one.id, anchor))
    return [leads[each.target_anchor] for each in both]


@pytest.mark.parametrize(
    ("name", "lead", "answer"),
    [
        ("b24", "对社区矫正的监督检查流于形式", "从严管理社区矫正"),
        ("b24", "直面矛盾的勇气不足", "妥善化解改制遗留问题"),
        ("b24", "运用新思想指导司法行政工作不够", "激活基层调解"),
        ("b22", "碰到老大难问题往后缩", "打通堵点难点"),
        ("b22", "主体责任层层递减", "管党治党失之于软"),
        ("b23", "遇到硬骨头绕着走", "治边坡的病"),
        ("b27", "发展思路贪大求快", "坚持算好民生账"),
        ("b32", "维权工作等人上门", "前移维权关口"),
        ("b33", "对薄弱环节查得不深", "管好权钱"),
        ("b28", "對僑商的人情往來界限把得不嚴", "抓自律,守住為僑之廉"),
        ("a22", "用党史智慧化解审判难题的能力不强", "主动巡回审判，年内到乡镇、村组开庭不少于15次"),
        ("a09", "参保扩面下达任务简单", "在便民利民上再想办法"),
    ],
)
def test_a_clear_answer_is_found(
    gold: dict[str, list[Report]], gold_links: Links, name: str, lead: str, answer: str
) -> None:
    assert answer in answers_by_lead(gold[name][0], gold_links, lead)


@pytest.mark.parametrize(
    ("name", "lead"),
    [
        pytest.param("b22", "智慧监管的步子偏慢", id="nothing in the report is about it"),
        pytest.param("b27", "和基层干部交心少", id="no measure takes it up"),
    ],
)
def test_a_problem_that_nobody_answers_has_no_measure(
    gold: dict[str, list[Report]], gold_links: Links, name: str, lead: str
) -> None:
    one = gold[name][0]
    anchor = next(item.anchor for item in one.items() if item.lead == lead)
    assert gold_links.measures(one.id, anchor) == ()


def test_each_problem_of_an_alternating_report_has_the_measure_behind_it(
    gold: dict[str, list[Report]], gold_links: Links
) -> None:
    one = gold["a22"][0]
    best = [gold_links.measures(one.id, f"p{number}")[0].target_anchor for number in range(1, 9)]
    assert best == [f"m{number}" for number in range(1, 9)]


def test_problems_on_ideological_work_find_each_other(
    gold: dict[str, list[Report]], gold_links: Links
) -> None:
    one = gold["b22"][0]
    anchor = next(item.anchor for item in one.items() if item.lead == "意识形态阵地管得不严")
    links = gold_links.similar(one.id, anchor)
    assert len(links) == 5
    assert "意识形态" in links[0].reason
