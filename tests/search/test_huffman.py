"""Codes of characters: the widths that the browser counts on."""

from __future__ import annotations

import numpy as np
import pytest

from mkdocs_selfreview.search.huffman import LONGEST, code_of


def fibonacci(count: int) -> list[int]:
    numbers = [1, 1]
    while len(numbers) < count:
        numbers.append(numbers[-1] + numbers[-2])
    return numbers


@pytest.mark.parametrize(
    "weights",
    [
        pytest.param(fibonacci(40), id="fibonacci"),
        pytest.param([2**place for place in range(40)], id="powers"),
        pytest.param([10**9, *[1] * 8000], id="many-rare"),
    ],
)
def test_no_code_is_longer_than_the_browser_reads_at_once(weights: list[int]) -> None:
    widths = code_of(np.array(weights)).widths
    assert widths.max() <= LONGEST
    assert sum(2.0**-width for width in widths.tolist()) == 1
