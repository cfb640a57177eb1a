"""Which items come first: concise, complete, typical, from different reports."""

from __future__ import annotations

from dataclasses import replace

from libraries import ItemText, make_library, make_links, simple_report

from mkdocs_selfreview.copies import by_member
from mkdocs_selfreview.linker import Link, LinkKind
from mkdocs_selfreview.model import Report
from mkdocs_selfreview.pages.catalogue import build_catalogue
from mkdocs_selfreview.pages.ranking import folded, ranked

GOOD = "。如今年到青禾镇调研六次，有四次只听汇报、看现场，没有入户。导致对渠道淤堵问题了解滞后近一个月。"


def order(*reports: Report, links: tuple[Link, ...] = ()) -> list[tuple[str, str]]:
    topic = build_catalogue(make_library(reports)).dimension("theory")
    return [placed.key for placed in ranked(topic.problems, make_links(links))]


def test_concise_and_complete_ones_come_first() -> None:
    report = simple_report(
        "r1", ItemText("短", "。"), ItemText("长", GOOD * 12), ItemText("调研不够深入扎实", GOOD)
    )
    assert order(report)[0] == ("r1", "p3")


def test_reports_take_turns() -> None:
    good = ItemText("调研不够深入扎实", GOOD)
    poor = ItemText("短", "。", functions=())
    assert order(simple_report("r1", good, good), simple_report("r2", poor)) == [
        ("r1", "p1"),
        ("r2", "p1"),
        ("r1", "p2"),
    ]


def test_what_others_say_too_comes_first() -> None:
    good = ItemText("调研不够深入扎实", GOOD)
    like = Link("r1", "p2", "r9", "p1", LinkKind.SIMILAR, 0.5, "同一主题")
    assert order(simple_report("r1", good, good), links=(like,))[0] == ("r1", "p2")


def test_equals_keep_their_order() -> None:
    reports = [simple_report(f"r{number}", ItemText("调研不够深入扎实", GOOD)) for number in range(5)]
    assert order(*reports) == [(f"r{number}", "p1") for number in range(5)]


def test_near_identical_ones_are_folded() -> None:
    reports = simple_report("r1", ItemText("调研"), ItemText("学习")), simple_report("r2", ItemText("调研"))
    topic = build_catalogue(make_library(reports)).dimension("theory")
    links = replace(make_links(()), copies=by_member([[("r1", "p1"), ("r2", "p1")]]))
    found = [(first.key, [copy.key for copy in copies]) for first, copies in folded(topic.problems, links)]
    assert found == [(("r1", "p1"), [("r2", "p1")]), (("r1", "p2"), [])]
