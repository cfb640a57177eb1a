"""Completions: what is proposed, in which order, and with which pinyin."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from libraries import ItemText, make_library, simple_report

from mkdocs_selfreview.search.completion import Completion, completions_script, find_completions
from mkdocs_selfreview.search.words import frequent_words


def decoded(script: bytes) -> tuple[dict[str, str], list[list[str]]]:
    """The usual readings by character, and the fields of each line."""
    found = re.fullmatch(r'selfreview\.suggest\.take\((".*"),(".*")\);\n', script.decode())
    assert found
    readings, lines = json.loads(found[1]), json.loads(found[2])
    by_character = {
        character: syllable
        for syllable, characters in re.findall(r"([a-z]+)([^a-z]+)", readings)
        for character in characters
    }
    return by_character, [line.split("\t") for line in lines.split("\n") if line]


def pinyin(text: str, others: tuple[str, ...] = ()) -> str:
    """How a text is spelt when it is written among others."""
    script = completions_script([Completion("lead", each, 1) for each in (*others, text)])
    usual, lines = decoded(script)
    fields = lines[-1]
    return fields[4] if len(fields) == 5 else " ".join(usual.get(character, "") for character in fields[2])


@pytest.mark.parametrize(
    ("text", "spelt"),
    [
        pytest.param("理论武装", "li lun wu zhuang", id="plain"),
        pytest.param("重要性", "zhong yao xing", id="one-reading-in-a-word"),
        pytest.param("重复建设", "chong fu jian she", id="another-reading"),
        pytest.param("调研不深", "diao yan bu shen", id="diao"),
        pytest.param("调整结构", "tiao zheng jie gou", id="tiao"),
        pytest.param("女干部", "nv gan bu", id="u-umlaut"),
        pytest.param("“三会一课”", " san hui yi ke ", id="marks-have-none"),
        pytest.param("App太多", "   tai duo", id="letters-have-none"),
    ],
)
@pytest.mark.parametrize(
    "others", [(), ("重复劳动", "重点重要", "调整", "调研调查")], ids=["alone", "among others"]
)
def test_spells_by_word(text: str, spelt: str, others: tuple[str, ...]) -> None:
    assert pinyin(text, others) == spelt


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1), max_size=5))
def test_any_text_is_written_and_read_back(texts: list[str]) -> None:
    script = completions_script([Completion("word", text, 2) for text in texts])
    assert "<" not in script.decode()
    assert [fields[:3] for fields in decoded(script)[1]] == [["w", "2", text] for text in texts]


def test_same_library_same_bytes() -> None:
    library = make_library([simple_report("r1"), simple_report("r2")])
    assert completions_script(find_completions(library)) == completions_script(find_completions(library))


def test_proposes_names_words_and_leads() -> None:
    items = [
        ItemText("理论学习不够系统", "。忙于业务，理论学习抓得不紧。"),
        ItemText("学用结合不够紧", "。理论学习与业务脱节。", themes=("xueyong-zhuanhua",)),
        ItemText("静不下心来", "。"),
    ]
    found = find_completions(make_library([simple_report("r1", *items), simple_report("r2", *items)]))
    by_kind = {
        kind: [one.text for one in found if one.kind == kind]
        for kind in ("theme", "dimension", "word", "lead")
    }
    assert by_kind["theme"] == ["理论武装", "学用转化"]
    assert by_kind["dimension"] == ["理论学习"]
    assert "理论学习" in by_kind["word"]
    assert by_kind["lead"][:3] == ["静不下心来", "强化理论武装", "学用结合不够紧"]
    assert [one.page for one in found[:3]] == [
        "themes/lilun-wuzhuang/",
        "themes/xueyong-zhuanhua/",
        "dimensions/theory/",
    ]


def test_an_empty_library_proposes_nothing() -> None:
    assert decoded(completions_script(find_completions(make_library([])))) == ({}, [])


def test_words_are_those_that_are_more_frequent_here_than_in_general() -> None:
    found = dict(frequent_words(["我们的民主生活会查摆形式主义问题", "他们说民主生活会上形式主义要查摆"]))
    assert {"查摆", "形式主义", "民主生活会"} & set(found) >= {"查摆", "形式主义"}
    assert not {"我们", "他们", "的"} & set(found)


def test_words_of_a_large_library_come_from_a_sample_spread_over_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mkdocs_selfreview.search.words.SAMPLE", 4000)
    texts = ["攻坚克难"] * 4000 + ["履职尽责"] * 4000
    found = dict(frequent_words(texts))
    assert set(found) == {"攻坚克难", "履职", "尽责", "履职尽责"}
    assert sum(found[word] for word in ("攻坚克难", "履职")) <= 1001
