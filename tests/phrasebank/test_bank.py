"""The phrase bank of a library: whatever is in it stands in a report, counted as it stands."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from libraries import ItemText, make_library, simple_report, taxonomy

from mkdocs_selfreview.phrasebank import PhraseBank, build_phrase_bank

LEADS = ("对群众诉求掌握不够", "对基层实情掌握不够", "对政策要点掌握不够", "对项目进展掌握不够")


def bank_of(*leads: str, rest: str = "。如在37户群众家中，只听汇报、不看现场。") -> PhraseBank:
    reports = [
        simple_report(f"r{number}", ItemText(lead, rest), unit="云溪县水利局")
        for number, lead in enumerate(leads)
    ]
    return build_phrase_bank(make_library(reports))


@pytest.fixture(scope="module")
def bank() -> PhraseBank:
    return bank_of(*LEADS, LEADS[0])


def texts(bank: PhraseBank, numbers: Sequence[int]) -> set[str]:
    return {bank.phrases[number].text for number in numbers}


def test_phrases_by_what_they_do(bank: PhraseBank) -> None:
    assert texts(bank, bank.by_function["example"].tolist()) >= {"如在37户群众家中，只听汇报、不看现场。"}
    assert texts(bank, bank.by_function["lead"].tolist()) >= {f"{lead}。" for lead in LEADS}


def test_phrases_by_dimension_and_theme(bank: PhraseBank) -> None:
    under = bank.by_subject["theory"]["lead"].tolist()
    assert texts(bank, under) == {f"{lead}。" for lead in LEADS}
    assert set(under) <= set(bank.by_subject["lilun-wuzhuang"]["lead"].tolist())
    assert set(bank.by_subject) <= {*taxonomy().dimension_by_id, *taxonomy().theme_by_id}


def test_a_pattern_with_its_counts_and_fillers(bank: PhraseBank) -> None:
    pattern = next(one for one in bank.patterns if one.frame.wording == "对…掌握不够")
    assert (pattern.occurrences, pattern.reports, pattern.function) == (5, 5, "lead")
    assert bank.fillers(pattern)[0][0] == ("群众诉求", 2)
    assert {filler for filler, _ in bank.fillers(pattern)[0]} == {lead[1:-4] for lead in LEADS}
    assert dict(bank.patterns_by_subject["theory"])[pattern] == 5


def test_particulars_are_no_fillers() -> None:
    bank = bank_of("对37户群众掌握不够", "对青禾镇石桥村掌握不够", *LEADS)
    pattern = next(one for one in bank.patterns if one.frame.wording == "对…掌握不够")
    assert pattern.occurrences == 6
    assert {filler for filler, _ in bank.fillers(pattern)[0]} == {lead[1:-4] for lead in LEADS}


def test_a_wording_with_particulars_is_no_fixed_one(bank: PhraseBank) -> None:
    fixed = {one.frame.wording: one.reports for one in bank.fixed}
    assert fixed["只听汇报、不看现场"] == 5
    assert not any("37" in wording for wording in fixed)


def test_a_shorter_pattern_is_the_parent_of_a_longer_one() -> None:
    others = [f"对{what}重视不够" for what in ("制度建设", "学习教育", "队伍建设", "调查研究", "群众工作")]
    bank = bank_of(*LEADS, *others)
    for pattern in bank.patterns:
        if pattern.parent:
            parent = bank.by_id[pattern.parent]
            assert set(pattern.clauses.tolist()) <= set(parent.clauses.tolist())
            assert pattern in bank.variants[pattern.parent]


def test_an_empty_library_has_no_phrases() -> None:
    bank = build_phrase_bank(make_library([]))
    assert (len(bank.phrases), bank.patterns, bank.fixed) == (0, (), ())


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(alphabet="对群众不够深入，；。37 ", min_size=1, max_size=14), min_size=1, max_size=6))
def test_nothing_is_invented(leads: list[str]) -> None:
    bank = bank_of(*leads)
    assert all(phrase.text in phrase.report.text for phrase in bank.phrases)
    for pattern in (*bank.patterns, *bank.fixed):
        clauses = [bank.clauses.texts[place] for place in pattern.clauses.tolist()]
        assert all(pattern.frame.pattern.fullmatch(clause) for clause in clauses)
        assert pattern.occurrences == len(clauses) > 0
        assert pattern.reports == len({bank.phrases[number].report.id for number in pattern.phrases.tolist()})
