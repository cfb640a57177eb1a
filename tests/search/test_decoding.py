"""The shipped scripts read what the package codes: codes of every length, and what stands for awkward characters."""

from __future__ import annotations

import numpy as np
from in_node import node, run_in_node
from test_coding import FIBONACCI

from mkdocs_selfreview.search.coding import as_text, exponential, pack, rice, rice_parameter
from mkdocs_selfreview.search.folded import units
from mkdocs_selfreview.search.huffman import code_of


@node
def test_texts_with_codes_of_every_length() -> None:
    # the characters are as many and as rare as it takes for codes that no table holds
    random = np.random.default_rng(1)
    letters = np.repeat(np.arange(0x4E00, 0x4E00 + 22), FIBONACCI[:22])
    random.shuffle(letters)
    code = code_of(np.bincount(letters, minlength=0x10000))
    assert code.widths.max() > 20
    texts = [letters[:5000], letters[5000:5001], np.flatnonzero(np.bincount(letters)), letters[:0]]
    script = """
      const code = new selfreview.data.Huffman(input.letters, input.widths);
      output(input.texts.map(([coded, size]) => code.read(coded, size)));
    """
    coded = [[as_text(code.encode(text)).decode(), len(text)] for text in texts]
    given = {"letters": code.letters.tolist(), "widths": code.widths.tolist(), "texts": coded}
    assert [units(text).tolist() for text in run_in_node(script, given)] == [text.tolist() for text in texts]


@node
def test_lists_near_and_far() -> None:
    random = np.random.default_rng(1)
    lists = [
        (np.unique(random.integers(0, span, size)), span)
        for span in (2, 9, 1000, 8192, 400_000, 1 << 24)
        for size in (1, 2, 7, 500)
    ]
    # what comes after a long gap is told apart from it
    lists += [(np.array([*range(100), 399_999]), 400_000), (np.array([0, 1, (1 << 24) - 1]), 1 << 24)]
    coded = []
    for entries, span in lists:
        low_bits = np.repeat(rice_parameter(np.array([len(entries)]), np.array([span])), len(entries))
        codes, widths = rice(np.diff(entries, prepend=-1) - 1, low_bits)
        ends = np.cumsum(widths)
        coded.append([as_text(pack(codes, ends, int(ends[-1]))).decode(), len(entries), span])
    script = """
      output(input.map(([coded, count, span]) =>
        Array.from(new selfreview.data.Bits(coded).ascending(count, span, 0))));
    """
    assert run_in_node(script, coded) == [entries.tolist() for entries, _ in lists]


@node
def test_numbers_of_any_size() -> None:
    values = [0, 1, 7, 8, *(2**power + less for power in range(2, 31) for less in (-1, 0, 1))]
    for order in (0, 3):
        codes, widths = exponential(np.array(values, np.int64), order)
        ends = np.cumsum(widths)
        coded = as_text(pack(codes, ends, int(ends[-1]))).decode()
        script = """
          const bits = new selfreview.data.Bits(input.coded);
          output(Array.from({ length: input.size }, () => bits.exponential(input.order)));
        """
        assert run_in_node(script, {"coded": coded, "size": len(values), "order": order}) == values
