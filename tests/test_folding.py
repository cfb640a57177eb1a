"""Folding keeps every offset and makes equal what means the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from mkdocs_selfreview.folding import character_table, fold

CASES = [
    pytest.param("２０２３年", "2023年", id="full-width-digits"),
    pytest.param("ＸＸ局Ａ科", "XX局A科", id="full-width-letters"),
    pytest.param("1．学习", "1.学习", id="full-width-dot"),
    pytest.param("学习,不深;(一):是!吗?", "学习，不深；（一）：是！吗？", id="half-width-marks"),
    pytest.param('”两个确立“和"两个维护"', "“两个确立“和“两个维护“", id="double-quotes"),
    pytest.param("「四個意識」", "“四个意识“", id="corner-brackets-and-traditional"),
    pytest.param("ZZ素質、X員、從嚴治X", "政治素质、党员、从严治党", id="masks"),
    pytest.param("ZZ、XX局", "ZZ、XX局", id="masks-that-stand-for-nothing-known"),
    pytest.param("學習不深.作風不實.", "学习不深。作风不实。", id="full-stops"),
    pytest.param("一.存在的问题\n十二.其他", "一.存在的问题\n十二.其他", id="dots-of-numbers"),
    pytest.param("增长1.5个点", "增长1.5个点", id="decimals"),
    pytest.param("it's ‘x’", "it‘s ‘x‘", id="single-quotes"),
    pytest.param("一是\u3000学\u00a0习\t不", "一是 学 习 不", id="blanks"),
    pytest.param("一\r\n二\n", "一\r\n二\n", id="line-ends-stay"),
    pytest.param("３５％", "35%", id="percent"),
    pytest.param("黨員幹部學習", "党员干部学习", id="traditional"),
    pytest.param("ZZ判断力、X中央、从严治X", "政治判断力、党中央、从严治党", id="masks"),
    pytest.param("XX县青禾镇", "XX县青禾镇", id="masked-names-stay"),
    pytest.param("学习不深.作风不实.", "学习不深。作风不实。", id="dots-that-end-sentences"),
    pytest.param("增长3.5%", "增长3.5%", id="decimal-points-stay"),
]


@pytest.mark.parametrize(("text", "folded"), CASES)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_length_is_kept(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(alphabet=st.characters(exclude_characters="XxZzΦＸＺｚ")))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(), st.text())
def test_lines_fold_one_by_one(left: str, right: str) -> None:
    assert fold(f"{left}\n{right}") == f"{fold(left)}\n{fold(right)}"


def test_each_han_character_is_simplified_as_opencc_does() -> None:
    han = [chr(code) for code in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000), *range(0xF900, 0xFB00))]
    simplified = OpenCC("t2s").convert("\n".join(han)).split("\n")
    expected = [other if len(other) == 1 else one for one, other in zip(han, simplified, strict=True)]
    assert [one.translate(character_table()) for one in han] == expected
