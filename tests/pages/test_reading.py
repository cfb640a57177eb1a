"""How items read on their pages: nothing lost, the lead in front."""

from __future__ import annotations

from dataclasses import replace

import pytest
from libraries import ItemText, simple_report

from mkdocs_selfreview.model import Passage, Report, Span
from mkdocs_selfreview.pages.reading import Reading, in_order, line_text, reading_of, split_lead


@pytest.mark.parametrize(
    ("text", "lead", "expected"),
    [
        pytest.param("学习不够。平时忙。", "学习不够", ("学习不够。", "平时忙。"), id="full-stop"),
        pytest.param("学习不够，平时忙。", "学习不够", ("学习不够，", "平时忙。"), id="comma"),
        pytest.param("学习不够", "学习不够", ("学习不够", ""), id="nothing-behind"),
        pytest.param("学习不够。”平时忙", "学习不够", ("学习不够。", "”平时忙"), id="quote-stays-behind"),
        pytest.param("平时学习不够。", "学习不够", ("", "平时学习不够。"), id="lead-not-in-front"),
        pytest.param("平时忙。", "", ("", "平时忙。"), id="no-lead"),
    ],
)
def test_split_lead(text: str, lead: str, expected: tuple[str, str]) -> None:
    assert split_lead(text, lead) == expected


@pytest.mark.parametrize(
    ("rest", "run_in", "paragraphs"),
    [
        pytest.param("。", False, [], id="lead-alone"),
        pytest.param("。如下乡少。导致脱节。", True, ["如下乡少。导致脱节。"], id="one-paragraph"),
        pytest.param("。\n如下乡少。", False, ["如下乡少。"], id="lead-on-its-own-line"),
        pytest.param("，平时忙。\n如下乡少。", True, ["平时忙。\n", "如下乡少。"], id="two-paragraphs"),
    ],
)
def test_reading_of(rest: str, run_in: bool, paragraphs: list[str]) -> None:
    _, reading = read_first(ItemText("学习不够", rest, ordinal="（1）"))
    assert reading.ordinal == "（1）"
    assert reading.run_in is run_in
    assert ["".join(phrase.text for phrase in line) for line in reading.paragraphs] == paragraphs


@pytest.mark.parametrize(("ordinal", "shown"), [("1", "1 "), ("1.", "1."), ("一是", "一是")])
def test_a_bare_number_is_parted_from_the_lead(ordinal: str, shown: str) -> None:
    assert read_first(ItemText("学习不够", "。", ordinal=ordinal))[1].ordinal == shown


@pytest.mark.parametrize("rest", ["", "。", "。如下乡少。导致脱节", "，忙。\n\n如下乡少。\n导致脱节。"])
def test_nothing_is_lost(rest: str) -> None:
    report, reading = read_first(ItemText("学习不够", rest))
    item = next(report.items())
    shown = [reading.ordinal, reading.lead, *(phrase.text for line in reading.paragraphs for phrase in line)]
    assert "".join("".join(shown).split()) == "".join(report.text[slice(*item.span)].split())


def test_function_of_the_lead_sentence_stays_with_its_rest() -> None:
    _, reading = read_first(ItemText("学习不够", "，平时忙。如下乡少。", functions=("lead", "example")))
    assert [[phrase.function for phrase in line] for line in reading.paragraphs] == [["lead", "example"]]


def test_passages_and_items_stand_in_the_order_of_the_text() -> None:
    report = simple_report("r1", ItemText("学习不够"), ItemText("调研不够"))
    block = report.sections[0].blocks[0]
    between = Passage("承上启下。", Span(block.items[0].span.end, block.items[0].span.end + 1))
    parts = in_order(replace(block, passages=(between,)))
    assert parts == [block.items[0], between, block.items[1]]


def test_line_text_joins_lines() -> None:
    report = simple_report("r1", title="一、存在的\n  问题 ")
    assert line_text(report, Span(0, 11)) == "一、存在的 问题"


def read_first(text: ItemText) -> tuple[Report, Reading]:
    report = simple_report("r1", text)
    return report, reading_of(report, next(report.items()))
