"""What is coded comes back, whatever it is; the reader stands in ``reading.py``."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from reading import Bits, letters_of, numbers_of, sevens_of

from mkdocs_selfreview.search.coding import as_text, exponential, numbers, pack, rice, rice_parameter
from mkdocs_selfreview.search.folded import units
from mkdocs_selfreview.search.huffman import LONGEST, code_of

# Huffman's codes are longest where each weight is the sum of the two before it.
FIBONACCI = [1, 1]
while len(FIBONACCI) < 40:
    FIBONACCI.append(sum(FIBONACCI[-2:]))


@given(st.lists(st.integers(0, 127)))
def test_seven_bits_stand_in_a_string_literal(values: list[int]) -> None:
    written = as_text(np.array(values, np.uint8)).decode()
    assert not set(written) & set('\0\n\r"\\')
    assert sevens_of(written) == values


@given(st.lists(st.integers(0, (1 << 30) - 1)))
@example([0, 63, 64, 4095, 4096, 262143, 262144, (1 << 24) - 1, 1 << 24])
def test_numbers_come_back(values: list[int]) -> None:
    assert list(numbers_of(numbers(np.array(values, np.int64)))) == values


@given(st.lists(st.integers(0, (1 << 31) - 9)), st.sampled_from([0, 3]))
def test_exponential_codes_come_back(values: list[int], order: int) -> None:
    codes, widths = exponential(np.array(values, np.int64), order)
    ends = np.cumsum(widths)
    bits = Bits(pack(codes, ends, int(ends[-1]) if values else 0))
    assert [bits.exponential(order) for _ in values] == values


@given(st.sets(st.integers(0, 100_000), min_size=1), st.integers(100_001, 1 << 24))
@example({0}, 100_001)
@example(set(range(0, 3000)) | {99_999}, 100_001)
def test_ascending_numbers_come_back(found: set[int], span: int) -> None:
    entries = np.array(sorted(found))
    low_bits = np.repeat(rice_parameter(np.array([len(entries)]), np.array([span])), len(entries))
    codes, widths = rice(np.diff(entries, prepend=-1) - 1, low_bits)
    ends = np.cumsum(widths)
    assert Bits(pack(codes, ends, int(ends[-1]))).ascending(len(entries), span) == entries.tolist()


@given(st.text(min_size=1))
@example("一")
@example("二二二三")
@example("\U0001f600\u2028")
def test_texts_come_back(text: str) -> None:
    letters = units(text)
    code = code_of(np.bincount(letters, minlength=0x10000))
    assert letters_of(code, Bits(code.encode(letters)), len(letters)) == letters.tolist()


@pytest.mark.parametrize(
    "occurrences",
    [
        pytest.param([*(2**place for place in range(30)), 1], id="one-rare"),
        pytest.param([*(2**place for place in range(30)), *[1] * 50], id="many-rare"),
        pytest.param([10**9, *[1] * 8000], id="hardly-any-but-one"),
        pytest.param(FIBONACCI[:28], id="longest"),
        pytest.param(FIBONACCI, id="longest-of-more"),
    ],
)
def test_no_code_is_longer_than_the_browser_reads_at_once(occurrences: list[int]) -> None:
    widths = code_of(np.array(occurrences)).widths.tolist()
    assert max(widths) <= LONGEST
    assert sum(2.0**-width for width in widths) == 1


def test_frequent_characters_have_short_codes() -> None:
    code = code_of(np.bincount(units("的的的的的的的是是是在了"), minlength=0x10000))
    widths = dict(zip((chr(unit) for unit in code.letters.tolist()), code.widths.tolist(), strict=True))
    assert widths == {"的": 1, "是": 2, "在": 3, "了": 3}
