"""What must hold for every text: nothing is lost, spans fit, nothing raises."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lossless import PIECES, cleaned, document, ink, lost_in_cleaning, lost_in_leaves

from mkdocs_selfreview.cleaning import raw_text
from mkdocs_selfreview.model import Source
from mkdocs_selfreview.parser import parse
from mkdocs_selfreview.rules import Rules, load_rules
from mkdocs_selfreview.taxonomy import Taxonomy, load_taxonomy

TAXONOMY: Taxonomy = load_taxonomy()
RULES: Rules = load_rules()
SOURCE = Source("a.txt", "txt", "")

TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=60).map("".join)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, st.sampled_from(["txt", "docx"]))
def test_every_character_is_in_exactly_one_leaf(text: str, format_: str) -> None:
    reports, _ = parse(document(text, format_), SOURCE, TAXONOMY, RULES)
    for report in reports:
        assert not lost_in_leaves(report)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_the_text_is_kept_but_for_blanks_and_reported_debris(text: str) -> None:
    made = document(text)
    clean_text = cleaned(made, RULES)
    raw = raw_text(made)
    for place, offset in enumerate(clean_text.offsets):
        assert offset == -1 or raw[offset] == clean_text.text[place]
    assert not lost_in_cleaning(made, clean_text)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_reports_of_a_file_share_out_its_text(text: str) -> None:
    made = document(text)
    reports, _ = parse(made, SOURCE, TAXONOMY, RULES)
    assert ink("".join(report.text for report in reports)) == ink(cleaned(made, RULES).text)


SCRAPS = [
    "", "\n", "一、", "。", "（一）", "一是", "第一篇：", "对照检查材料",
    "（一）一、存在的突出问题", "一、一、（1）二、理论学习方面", "一、\n以上是我的对照检查，请批评指正。",
]  # fmt: skip
"""Texts of which something was lost once, and others with hardly anything to hold on to."""


@pytest.mark.parametrize("text", SCRAPS, ids=repr)
def test_scraps_lose_nothing(text: str) -> None:
    for report in parse(document(text), SOURCE, TAXONOMY, RULES)[0]:
        assert not lost_in_leaves(report)
