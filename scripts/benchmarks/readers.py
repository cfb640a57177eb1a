"""How many files a core reads in a second, format by format: one report saved in all of them."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from mkdocs_selfreview.library import read_source
from mkdocs_selfreview.readers import read
from mkdocs_selfreview.rules import load_rules
from mkdocs_selfreview.taxonomy import load_taxonomy

FIXTURES = Path(__file__).resolve().parents[2] / "tests" / "readers" / "fixtures"
FILES = (
    *(FIXTURES / f"statement.{suffix}" for suffix in ("txt", "docx", "odt", "ofd", "html", "mht", "pdf")),
    *(FIXTURES / "word" / f"report.{suffix}" for suffix in ("doc", "rtf")),
)
"""The .doc and .rtf hold another report of much the same length."""


def main(arguments: Sequence[str]) -> int:
    """Print a Markdown table: files a second for the reader alone, and with parsing and classifying."""
    parser = argparse.ArgumentParser(prog="bench.py readers")
    parser.add_argument("--seconds", type=float, default=2.0, help="time for each figure")
    options = parser.parse_args(arguments)
    taxonomy, rules = load_taxonomy(), load_rules()
    print("| format | kB | characters | read, files/s | read, parsed and classified, files/s |")
    print("|---|--:|--:|--:|--:|")
    for path in FILES:
        length = sum(len(paragraph.text) for paragraph in read(path).paragraphs)
        reading = _rate(partial(read, path), options.seconds)
        whole = _rate(partial(read_source, path, path.name, taxonomy, rules), options.seconds)
        size = path.stat().st_size / 1024
        print(f"| {path.suffix} | {size:.0f} | {length:,} | {reading:,.0f} | {whole:,.0f} |")
    return 0


def _rate(work: Callable[[], object], seconds: float) -> float:
    """How often some work gets done in a second of one core, after a first time that loads what it needs."""
    work()
    begun = time.process_time()
    count = 0
    while (taken := time.process_time() - begun) < seconds:
        work()
        count += 1
    return count / taken
