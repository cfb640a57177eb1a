"""Reads the files of the index as the browser does: the reference that the coding is tested against."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from mkdocs_selfreview.search.coding import AWKWARD, ESCAPE, FULL, Ints, Sevens, rice_parameter
from mkdocs_selfreview.search.huffman import Code

_CALL = re.compile(r'selfreview\.data\.take\("([\w-]+)",(.*)\);\n', re.DOTALL)


def parts_of(contents: bytes) -> tuple[str, list[Any]]:
    """The name and the parts that a file hands over; a string of numbers comes as it stands."""
    call = _CALL.fullmatch(contents.decode())
    assert call
    return call[1], json.loads(f"[{call[2]}]", strict=False)


def sevens_of(text: str) -> list[int]:
    """The values of the characters of a string."""
    return [ord(char) if ord(char) < 128 else AWKWARD[ord(char) - 128] for char in text]


def numbers_of(sevens: Sevens | list[int]) -> Iterator[int]:
    """Numbers of six bits a value."""
    number = shift = 0
    for value in map(int, sevens):
        number |= (value & 63) << shift
        shift += 6
        if value < 64:
            yield number
            number = shift = 0


class Bits:
    """A row of bits."""

    def __init__(self, sevens: Sevens | list[int]) -> None:
        self._row = "".join(f"{int(value):07b}" for value in sevens)
        self._at = 0

    def number(self, width: int) -> int:
        """A number of so many bits."""
        self._at += width
        return int(self._row[self._at - width : self._at] or "0", 2)

    def exponential(self, order: int) -> int:
        """An Exp-Golomb code."""
        zeros = 0
        while not self.number(1):
            zeros += 1
        return (1 << zeros + order) + self.number(zeros + order) - (1 << order)

    def gap(self, low_bits: int) -> int:
        """A Golomb–Rice code."""
        zeros = 0
        while zeros < ESCAPE and not self.number(1):
            zeros += 1
        return self.number(FULL) if zeros == ESCAPE else (zeros << low_bits) | self.number(low_bits)

    def ascending(self, count: int, span: int) -> list[int]:
        """So many numbers below a span."""
        import numpy as np

        low_bits = int(rice_parameter(np.array([count]), np.array([span]))[0])
        numbers, last = [], -1
        for _ in range(count):
            last += 1 + self.gap(low_bits)
            numbers.append(last)
        return numbers


def letters_of(code: Code, bits: Bits, size: int) -> list[int]:
    """So many code units."""
    table = {(int(code._widths[unit]), int(code._codes[unit])): unit for unit in code.letters.tolist()}
    letters = []
    for _ in range(size):
        width = value = 0
        while (width, value) not in table:
            value = value << 1 | bits.number(1)
            width += 1
            assert width <= 32
        letters.append(table[width, value])
    return letters


def as_list(ints: Ints) -> list[int]:
    """Plain numbers."""
    return [int(each) for each in ints]
