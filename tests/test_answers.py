"""Which causes and measures answer a problem, by each kind of evidence and by several."""

from __future__ import annotations

import pytest
from small_reports import TAXONOMY, block, cause, measure, problem, report

from mkdocs_selfreview.answers import ANSWERS_AT_MOST, ENOUGH, Answer, answers
from mkdocs_selfreview.answers.evidence import Grounds
from mkdocs_selfreview.answers.order import shared_out
from mkdocs_selfreview.answers.places import places
from mkdocs_selfreview.model import Block, ItemKind, Report
from mkdocs_selfreview.similarity import read_corpus


def answers_of(one: Report) -> list[Answer]:
    return list(answers(one, 0, read_corpus(one.items()), TAXONOMY))


def found(one: Report) -> list[tuple[str, str]]:
    return [(answer.problem.anchor, answer.answer.anchor) for answer in answers_of(one)]


DORMS = problem("职工宿舍漏雨拖了一年", "宿舍楼顶层防水失修，多次报修没有回音。")
OVERTIME = problem("值班脱岗", "夜间值班室空无一人。")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(
            [
                problem("读得少", "", "study"),
                problem("走得少", "", "survey"),
                measure("多读", "", "study"),
                measure("多走", "", "survey"),
            ],
            [("p1", "m1"), ("p2", "m2")],
            id="themes",
        ),
        pytest.param(
            [
                DORMS,
                OVERTIME,
                measure("办好实事", "六月底前完成宿舍楼顶层防水翻修。"),
                measure("多读", "", "study"),
            ],
            [("p1", "m1")],
            id="words",
        ),
        pytest.param(
            [DORMS, OVERTIME, measure("读书", "翻阅文件。"), measure("走访", "会见代表。")],
            [],
            id="nobody answers",
        ),
        pytest.param([DORMS, OVERTIME], [], id="no causes or measures"),
        pytest.param([cause("认识不足"), measure("办好实事")], [], id="no problems"),
        pytest.param([], [], id="no items"),
        pytest.param(
            [
                block(problem("甲"), dimension="theory"),
                block(problem("乙"), dimension="style"),
                block(measure("丙"), dimension="style"),
                block(measure("丁"), dimension="theory"),
            ],
            [("p1", "m2"), ("p2", "m1")],
            id="headings of the same dimension",
        ),
        pytest.param(
            [
                block(problem("甲"), dimension="style"),
                block(measure("丙"), dimension="masses-2020"),
                block(measure("丁"), dimension="integrity"),
            ],
            [],
            id="headings of near dimensions are not enough alone",
        ),
        pytest.param(
            [
                block(problem("甲", "", "service"), dimension="style"),
                block(measure("丙", "", "survey"), dimension="masses-2020"),
                block(measure("丁", "", "survey"), dimension="integrity"),
            ],
            [("p1", "m1")],
            id="headings of near dimensions and themes of one group",
        ),
        pytest.param(
            [
                block(problem("甲", "", "study"), dimension="theory"),
                block(measure("丙", "", "study"), dimension="integrity"),
            ],
            [],
            id="the same theme below the heading of another dimension",
        ),
        pytest.param(
            [
                problem("甲", "", "survey"),
                problem("乙", "", "clean"),
                cause("丙", "", "service"),
                measure("丁", "", "service"),
            ],
            [("p1", "c1")],
            id="themes of one group: enough for a cause only",
        ),
        pytest.param(
            [
                block(problem("甲"), measure("丙"), problem("乙"), measure("丁"), heading="学习方面"),
                block(problem("戊"), measure("己"), heading="作风方面"),
            ],
            [("p1", "m1"), ("p2", "m2"), ("p3", "m3")],
            id="each measure behind its problem",
        ),
        pytest.param(
            [
                block(problem("甲", "", "study", dimensions=["theory"]), measure("丙"), heading="党性方面"),
                block(
                    problem("乙", "", "clean"),
                    measure("丁", "", "study", dimensions=["theory"]),
                    heading="廉洁方面",
                ),
            ],
            [("p1", "m1"), ("p2", "m2")],
            id="an answer of its own comes before one elsewhere",
        ),
        pytest.param(
            [
                block(problem("甲", "", "study"), dimension="theory"),
                block(
                    problem("乙"), cause("丙", "", "study"), measure("丁", "", "study"), dimension="theory"
                ),
            ],
            [("p1", "c1"), ("p2", "c1"), ("p1", "m1"), ("p2", "m1")],
            id="an answer below one heading may answer a problem below another",
        ),
        pytest.param(
            [
                block(problem("甲", "", "study"), dimension="theory"),
                block(
                    problem("乙"),
                    cause("丙", "", "study"),
                    measure("丁", "", "study"),
                    dimension="theory",
                    row=True,
                ),
            ],
            [("p2", "c1"), ("p2", "m1")],
            id="an answer in a row of a table belongs to the problem of its row",
        ),
        pytest.param(
            [
                block(problem("甲", "", "study"), dimension="theory"),
                block(measure("丁", "", "study"), dimension="theory", row=True),
            ],
            [("p1", "m1")],
            id="an answer in a row without a problem may answer any",
        ),
        pytest.param(
            [
                block(problem("甲"), problem("乙"), measure("丙"), heading="学习方面"),
                block(problem("戊"), measure("己"), heading="作风方面"),
            ],
            [("p1", "m1"), ("p2", "m1"), ("p3", "m2")],
            id="one measure for all problems below a heading",
        ),
        pytest.param(
            [block(problem("甲"), problem("乙"), measure("丙"), measure("丁"), measure("戊"))],
            [],
            id="a block without heading proves nothing",
        ),
        pytest.param(
            [
                block(
                    problem("读得少", "", "study"),
                    problem("走得少", "", "survey"),
                    measure("多读", "", "study"),
                    measure("多走", "", "survey"),
                    heading="自查",
                )
            ],
            [("p1", "m1"), ("p2", "m2")],
            id="several problems and measures below one heading",
        ),
    ],
)
def test_answers(content: list[Block], expected: list[tuple[str, str]]) -> None:
    assert found(report("r1", *content)) == expected


def test_parallel_sections_decide_what_other_evidence_leaves_open() -> None:
    problems = [problem("甲", "", "study"), problem("乙", "", "survey"), problem("丙", "", "service")]
    parallel = [measure("丁", "", "study"), measure("戊", "", "survey"), measure("己", "", "survey")]
    assert found(report("r1", *problems, *parallel))[-1] == ("p3", "m3")
    crossed = [measure("丁", "", "survey"), measure("戊", "", "study"), measure("己", "", "survey")]
    assert ("p3", "m3") not in found(report("r1", *problems, *crossed))


def test_the_order_of_blocks_counts_if_there_is_one_measure_for_each() -> None:
    one = report(
        "r1",
        block(problem("甲", "", "study"), problem("乙", "", "use"), dimension="theory"),
        block(problem("丙", "", "clean"), dimension="integrity"),
        block(measure("丁", "", "study"), measure("戊", "", "clean")),
    )
    assert found(one) == [("p1", "m1"), ("p2", "m1"), ("p3", "m2")]
    assert "两部分顺序一致" in answers_of(one)[1].reason


def test_only_the_strongest_are_listed_best_first() -> None:
    measures = [measure(f"补学{place}", "", *["study", "survey"][: 1 + place % 2]) for place in range(6)]
    one = report("r1", problem("读得少", "", "study"), problem("账乱", "", "clean"), *measures)
    links = answers_of(one)
    assert len(links) == ANSWERS_AT_MOST
    assert [link.score for link in links] == sorted((link.score for link in links), reverse=True)
    assert {link.answer.anchor for link in links} == {"m1", "m2", "m3"}


def test_a_weaker_answer_gives_way_to_a_much_better_one() -> None:
    one = report(
        "r1",
        problem("宿舍漏雨", "宿舍楼顶层防水失修。", "service"),
        problem("账乱", "", "clean"),
        measure("修好宿舍", "宿舍楼顶层防水六月底前修好。", "service"),
        measure("多办实事", "", "survey", "service"),
    )
    assert found(one) == [("p1", "m1")]


def test_causes_come_before_measures() -> None:
    one = report(
        "r1",
        problem("读得少", "", "study"),
        problem("账乱", "", "clean"),
        measure("多读", "", "study"),
        cause("根底浅", "", "study"),
    )
    assert [link.answer.kind for link in answers_of(one)] == [ItemKind.CAUSE, ItemKind.MEASURE]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(
            [
                problem("调研走过场", "下村听汇报多。", "survey"),
                problem("账乱", "", "clean"),
                measure("改进调研", "", "survey"),
            ],
            "同属主题：调查研究；共同用词：调研",
            id="theme and words",
        ),
        pytest.param(
            [problem("甲", "", "survey"), problem("账乱", "", "clean"), cause("乙", "", "service")],
            "常见根源：宗旨意识淡化；主题同属一类：群众路线",
            id="root and themes of one group",
        ),
        pytest.param(
            [block(problem("甲"), dimension="style"), block(measure("乙"), dimension="style")],
            "同属维度：工作作风",
            id="dimension",
        ),
        pytest.param(
            [
                block(problem("甲", "", "service"), dimension="style"),
                block(measure("乙", "", "survey"), dimension="masses-2020"),
            ],
            "主题同属一类：群众路线；同属维度：工作作风",
            id="near dimension",
        ),
        pytest.param([block(problem("甲"), measure("乙"))], "与问题写在同一处", id="one block"),
    ],
)
def test_the_reason_names_what_is_shared(content: list[Block], reason: str) -> None:
    assert answers_of(report("r1", *content))[0].reason == reason


def test_every_score_is_a_strength_that_is_enough() -> None:
    one = report(
        "r1",
        block(problem("调研走过场", "下村调研少。", "survey"), dimension="style"),
        block(measure("改进调研", "每月下村调研。", "survey"), dimension="style"),
    )
    assert all(ENOUGH[link.answer.kind] <= link.score <= 1 for link in answers_of(one))


def test_a_broad_cause_answers_the_problems_of_its_root_without_a_word_in_common() -> None:
    one = report(
        "r1",
        block(problem("读得少", "", "study"), problem("记不住", "", "use"), dimension="theory"),
        block(problem("走得少", "", "survey"), problem("办得慢", "", "service"), dimension="style"),
        cause("理论功底差"),
        cause("宗旨淡薄"),
    )
    assert found(one) == [("p1", "c1"), ("p2", "c1"), ("p3", "c2"), ("p4", "c2")]


def test_a_cause_that_draws_every_problem_loses_to_one_that_draws_none() -> None:
    items = [*(problem(lead) for lead in "甲乙丙"), cause("丁"), cause("戊")]
    one = report("r1", *items)
    *problems, drawing, idle = places(one, 0, read_corpus(one.items()), TAXONOMY)
    pairs = {
        (place.row, answer.row): Grounds(root=strength)
        for place in problems
        for answer, strength in ((drawing, 0.8), (idle, 0.4))
    }
    before = pairs[0, drawing.row].strength - pairs[0, idle.row].strength
    after = shared_out(problems, [drawing, idle], pairs)
    assert 0 < after[0, drawing.row] - after[0, idle.row] < before
    alone = shared_out(problems, [drawing], pairs)
    assert alone[0, drawing.row] == pytest.approx(0.8)


def test_the_best_of_several_good_causes_is_told_also_where_each_would_be_enough() -> None:
    one = report("r1", problem("走得少", "", "survey"), cause("宗旨淡薄"), cause("宗旨淡薄", "", "survey"))
    links = answers_of(one)
    assert [link.answer.anchor for link in links] == ["c2"]
    assert links[0].score == 1


def test_problems_of_one_block_draw_each_other_to_their_cause() -> None:
    def after(*content: Block) -> float:
        """How far the first cause is ahead of the second for a problem that speaks for neither."""
        one = report("r1", *content, block(cause("丁"), cause("戊")))
        *problems, first, second = places(one, 0, read_corpus(one.items()), TAXONOMY)
        open_, *decided = problems
        pairs = {
            (place.row, answer.row): Grounds(root=0.9 if place in decided and answer is first else 0.5)
            for place in problems
            for answer in (first, second)
        }
        strengths = shared_out(problems, [first, second], pairs)
        return strengths[open_.row, first.row] - strengths[open_.row, second.row]

    together = after(block(problem("甲"), problem("乙")), block(problem("丙")))
    apart = after(block(problem("甲")), block(problem("乙"), problem("丙")))
    assert together > apart


def test_a_cause_behind_its_problem_answers_it_whatever_its_root() -> None:
    one = report(
        "r1",
        block(problem("走得少", "", "survey"), cause("理论功底差"), heading="走访"),
        block(problem("读得少", "", "study"), cause("宗旨淡薄"), heading="学习"),
    )
    assert found(one) == [("p1", "c1"), ("p2", "c2")]
