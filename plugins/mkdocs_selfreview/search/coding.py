"""Numbers as text: each character of a JavaScript string carries seven bits.

A character is the ASCII character of its value. The five that a string literal cannot hold as they are stand
in the file as U+0080 to U+0084, two bytes each in UTF-8: 8/7 × (1 + 5/128) or about 1.19 bytes a byte (base64
takes 1.33). Nothing has to be unpacked before use; a bit is found by its place.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.integer[Any]]
Sevens = NDArray[np.uint8]
"""Values below 128."""

AWKWARD = (0, 0x0A, 0x0D, 0x22, 0x5C)
"""NUL, both line ends, the quote and the backslash."""
ESCAPE = 8
"""Zeros before a gap that is written out in full."""
FULL = 24
"""Bits of such a gap."""

_CONTINUES = 64


def as_text(values: Sevens) -> bytes:
    """The contents of a string literal for values below 128."""
    raw = values.tobytes()
    for place, value in enumerate(AWKWARD):
        raw = raw.replace(bytes([value]), chr(0x80 + place).encode())
    return raw


def numbers(values: Ints) -> Sevens:
    """Numbers below 2³⁰, six bits a character, low ones first."""
    values = np.asarray(values, np.int64)
    lengths = np.ones(len(values), np.int64)
    for bits in (6, 12, 18, 24):
        lengths += values >= 1 << bits
    starts = np.cumsum(lengths) - lengths
    out = np.empty(int(lengths.sum()), np.uint8)
    for place in range(5):
        rows = np.flatnonzero(lengths > place)
        part = (values[rows] >> 6 * place) & 63
        out[starts[rows] + place] = part | np.where(lengths[rows] > place + 1, _CONTINUES, 0)
    return out


def rice_parameter(counts: Ints, spans: Ints) -> Ints:
    """Low bits of each gap of lists with so many numbers below their spans: log₂ of ⅔ of the mean gap."""
    low_bits = np.zeros(len(counts), np.int64)
    for bits in range(FULL):
        low_bits += 3 * (counts << bits) < 2 * spans
    return low_bits


def rice(gaps: Ints, low_bits: Ints) -> tuple[Ints, Ints]:
    """Golomb–Rice codes of gaps less one: quotient in unary, a one, the low bits. Return codes and widths."""
    quotient = gaps >> low_bits
    far = quotient >= ESCAPE
    codes = np.where(far, gaps, (1 << low_bits) | (gaps & ((1 << low_bits) - 1)))
    return codes, np.where(far, ESCAPE + FULL, quotient + 1 + low_bits)


def exponential(values: Ints, order: int) -> tuple[Ints, Ints]:
    """Exponential Golomb codes of numbers from 0. Return codes and widths."""
    codes = np.asarray(values, np.int64) + (1 << order)
    bits = np.frexp(codes.astype(np.float64))[1].astype(np.int64)
    return codes, 2 * bits - 1 - order


def pack(codes: Ints, ends: Ints, bits: int) -> Sevens:
    """Put codes below 2³² into ``bits`` bits, each ending before its place; return seven bits a value."""
    starts = np.asarray(ends, np.int64)  # of 32 bits each, in a row with 32 bits more in front
    word, shift = starts >> 5, (starts & 31).astype(np.uint64)
    wide = np.asarray(codes).astype(np.uint64) << (np.uint64(32) - shift)
    size = (bits + 32 >> 5) + 2
    high = np.bincount(word, wide >> np.uint64(32), minlength=size)
    low = np.bincount(word + 1, wide & np.uint64(0xFFFFFFFF), minlength=size)
    row = np.unpackbits((high + low).astype(np.uint64).astype(">u4").view(np.uint8))[32:]
    sevens = np.zeros((-(-bits // 7), 8), np.uint8)
    flat = np.zeros(len(sevens) * 7, np.uint8)
    flat[:bits] = row[:bits]
    sevens[:, 1:] = flat.reshape(-1, 7)
    return np.packbits(sevens, axis=1).ravel()
