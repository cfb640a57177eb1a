"""What the words and themes of items have in common."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_reports import TAXONOMY, problem

from mkdocs_selfreview import similarity
from mkdocs_selfreview.similarity import (
    LEAD_WEIGHT,
    Corpus,
    cosine,
    read_corpus,
    shared_themes,
    shared_words,
    themes_in_words,
    words_in_common,
)

WORDS = st.sampled_from(["调研", "群众", "社区矫正", "的", "不够", "台账", "，", "学习", "A", "值班", "。"])
TEXTS = st.lists(WORDS, max_size=12).map("".join)


def corpus_of(*texts: str) -> Corpus:
    """Items whose leads are the texts up to the first full stop."""
    return read_corpus(problem(*text.split("。", 1)) for text in texts)


def pairs_of(corpus: Corpus, number: int) -> set[str]:
    codes = corpus.codes[corpus.pairs[corpus.starts[number] : corpus.starts[number + 1]]]
    return {chr(code >> 16) + chr(code & 0xFFFF) for code in codes.tolist()}


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param(
            "社区矫正走过场", "从严管理社区矫正", {"社区", "区矫", "矫正"}, id="a word, pair by pair"
        ),
        pytest.param(
            "社區矯正走過場",
            "社区矫正走过场",
            {"社区", "区矫", "矫正", "正走", "走过", "过场"},
            id="traditional",
        ),
        pytest.param("值班的记录", "值班的台账", {"值班"}, id="glue parts words"),
        pytest.param("每月两天", "每月两天", set(), id="numbers and times"),
        pytest.param("值，班", "值，班", set(), id="marks part words"),
        pytest.param("OA系统12345", "OA系统12345", {"系统"}, id="no letters or digits"),
        pytest.param(
            "习近平新时代中国特色社会主义思想", "习近平新时代中国特色社会主义思想", set(), id="set phrase"
        ),
        pytest.param("调研", "群众", set(), id="a pair of one item only"),
    ],
)
def test_pairs(first: str, second: str, expected: set[str]) -> None:
    corpus = corpus_of(first, second)
    assert pairs_of(corpus, 0) & pairs_of(corpus, 1) == expected


def test_a_pair_of_the_lead_is_emphasised_even_if_it_recurs() -> None:
    corpus = corpus_of("调研少。下村调研和值班", "调研。值班")
    assert dict(zip(corpus.pairs[:2].tolist(), corpus.emphasis[:2].tolist(), strict=True)) == {
        int(np.flatnonzero(corpus.codes == (ord("调") << 16 | ord("研")))[0]): LEAD_WEIGHT,
        int(np.flatnonzero(corpus.codes == (ord("值") << 16 | ord("班")))[0]): 1.0,
    }


def test_the_lead_ends_where_it_ends() -> None:
    corpus = corpus_of("调研。究竟", "研究", "究竟", "调研")
    assert pairs_of(corpus, 0) == {"调研", "究竟"}
    assert sorted(corpus.emphasis[corpus.starts[0] : corpus.starts[1]].tolist()) == [1.0, LEAD_WEIGHT]


def test_rare_pairs_weigh_more() -> None:
    corpus = corpus_of("调研", "调研", "群众", "群众", "群众", "群众")
    weights = {
        pair: corpus.weights[(corpus.codes == (ord(pair[0]) << 16 | ord(pair[1]))).argmax()]
        for pair in ("调研", "群众")
    }
    assert 0 < weights["群众"] < weights["调研"] < 1


def test_what_many_items_hold_tells_nothing() -> None:
    corpus = corpus_of(*["值班少"] * 6, *(f"台账{mark}" for mark in "甲乙丙丁"), *"戊己庚辛壬癸子丑寅卯")
    assert pairs_of(corpus, 0) == set()
    assert pairs_of(corpus, 6) == {"台账"}


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param("对社区矫正的检查少", "从严管理社区矫正", ["社区矫正"], id="whole words joined"),
        pytest.param("产权纠纷多年", "林权纠纷多年", ["纠纷"], id="no torn word at the start"),
        pytest.param("運用新媒體少", "运用新思想少", ["运用"], id="no torn word at the end"),
        pytest.param("公务用餐超标", "服务用户很急", [], id="nothing but torn words"),
        pytest.param("值班脱岗，台账造假", "台账不实，值班缺人", ["值班", "台账"], id="several"),
        pytest.param("读书少", "值班少", [], id="nothing"),
        pytest.param("", "", [], id="empty"),
    ],
)
def test_shared_words(first: str, second: str, expected: list[str]) -> None:
    assert sorted(shared_words(corpus_of(first, second), 0, 1)) == sorted(expected)


def test_words_of_the_leads_come_first_and_there_are_few() -> None:
    corpus = corpus_of("台账造假。食堂，会议，宿舍，车辆", "台账。食堂，会议，宿舍，车辆", "台账", "读书")
    words = shared_words(corpus, 0, 1)
    assert len(words) == 3
    assert words[0] == "台账"


def test_words_in_common_are_said_in_chinese() -> None:
    corpus = corpus_of("值班脱岗", "值班缺人", "读书")
    assert words_in_common(corpus, 0, 1) == "共同用词：值班"
    assert words_in_common(corpus, 0, 2) == ""


def test_the_main_theme_counts_more_than_a_side_theme() -> None:
    corpus = read_corpus(
        [
            problem("一", "", "study", "survey"),
            problem("二", "", "study", "survey"),
            problem("三", "", "clean", "study"),
            problem("四"),
        ]
    )
    both = shared_themes(corpus, 0, 1)
    assert both["study"] > shared_themes(corpus, 0, 2)["study"] > 0
    assert themes_in_words({"study": 0.4, "survey": 0.7}, TAXONOMY) == "同属主题：调查研究、理论武装"
    assert shared_themes(corpus, 0, 3) == {}
    assert themes_in_words({}, TAXONOMY) == ""


def test_a_theme_that_most_items_have_says_little() -> None:
    few = read_corpus([problem("一", "", "study"), problem("二", "", "study")])
    assert shared_themes(few, 0, 1)["study"] > 0.9
    many = read_corpus([problem(str(number), "", "study") for number in range(450)])
    assert shared_themes(many, 0, 1)["study"] == pytest.approx(0.1)


def test_no_items_make_an_empty_corpus() -> None:
    corpus = corpus_of()
    assert corpus.items == ()
    assert len(corpus.pairs) == len(corpus.codes) == 0


@given(st.lists(TEXTS, min_size=2, max_size=12))
def test_cosine_is_symmetric_and_lies_between_0_and_1(texts: list[str]) -> None:
    corpus = corpus_of(*texts)
    for second in range(1, len(texts)):
        there, back = cosine(corpus, 0, second), cosine(corpus, second, 0)
        assert there == pytest.approx(back)
        assert 0 <= there <= 1 + 1e-6


@given(st.lists(TEXTS, max_size=12))
def test_pairs_are_in_the_text_and_in_another_one(texts: list[str]) -> None:
    corpus = corpus_of(*texts)
    for number, text in enumerate(corpus.texts):
        for pair in pairs_of(corpus, number):
            assert pair in text
            assert sum(pair in other for other in corpus.texts) > 1


@given(st.lists(TEXTS, min_size=2, max_size=8))
@settings(deadline=None)
def test_shared_words_are_in_both_texts(texts: list[str]) -> None:
    corpus = corpus_of(*texts)
    for word in shared_words(corpus, 0, 1):
        assert word in corpus.texts[0]
        assert word in corpus.texts[1]


def test_pairs_are_numbered_as_they_sort() -> None:
    random = np.random.default_rng(1)
    chunks = [(0x4E004E00 + random.integers(0, 40, size)).astype(np.uint32) for size in (50, 0, 7, 90)]
    found, inverse, counts = np.unique(np.concatenate(chunks), return_inverse=True, return_counts=True)
    codes, pairs, holders = similarity._numbered(chunks)
    assert codes.tolist() == found.tolist()
    assert pairs.tolist() == inverse.tolist()
    assert holders.tolist() == counts.tolist()


def test_where_there_are_no_pairs_none_is_numbered() -> None:
    assert [found.tolist() for found in similarity._numbered([np.zeros(0, np.uint32)])] == [[], [], []]
