"""Mines made reports: whether every planted wording is found, in just its reports, and what that costs."""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "plugins"), str(ROOT / "scripts")]

from make_corpus import plants, write_corpus  # noqa: E402

from mkdocs_selfreview.library import build_library  # noqa: E402
from mkdocs_selfreview.pages import Site, phrases  # noqa: E402
from mkdocs_selfreview.phrasebank import PhraseBank, build_phrase_bank  # noqa: E402
from mkdocs_selfreview.phrasebank.mining import LEAST_REPORTS, least_reports  # noqa: E402

Result = TypeVar("Result")


def main(arguments: Sequence[str]) -> int:
    """Print what was planted beside what was found; 1 where they differ."""
    parser = argparse.ArgumentParser(prog="bench.py phrases", description=__doc__)
    parser.add_argument("--reports", type=int, nargs="+", default=[1000], metavar="N")
    gaps = sum(measure(count) for count in parser.parse_args(arguments).reports)
    print(f"gaps: {gaps}")
    return 1 if gaps else 0


def measure(count: int) -> int:
    """How many planted wordings are not found as they were planted."""
    with tempfile.TemporaryDirectory() as folder:
        write_corpus(count, Path(folder))
        library = build_library(Path(folder))
    bank = timed("phrase bank", lambda: build_phrase_bank(library))
    site = Site(library, "资料库")
    site.__dict__["phrasebank"] = bank
    sizes = timed("pages", lambda: [len(page.render("").encode()) for page in phrases.pages(site)])
    print(f"{count} reports: {len(bank.phrases):,} sentences, {len(bank.clauses.texts):,} clauses")
    print(f"{len(bank.patterns)} patterns, {len(bank.fixed)} fixed wordings")
    print(f"{len(sizes)} pages, the largest {max(sizes) / 1000:.0f} KB, all {sum(sizes) / 1e6:.1f} MB")
    return compare(count, bank)


def timed(name: str, work: Callable[[], Result]) -> Result:
    """Do some work and print what it took."""
    begun = time.process_time()
    result = work()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{name}: {time.process_time() - begun:.1f} s of a processor, {peak:.0f} MB at most", flush=True)
    return result


def compare(count: int, bank: PhraseBank) -> int:
    """Print each planted wording with its counts; how many are not as they should be."""
    found = {one.frame.wording: one for one in (*bank.patterns, *bank.fixed)}
    gaps = 0
    for wording, planted in sorted(planted_in(count).items()):
        least = least_reports(count) if "…" in wording else LEAST_REPORTS
        one = found.get(wording)
        where = Counter(_file_number(bank, place) for place in one.clauses.tolist()) if one else Counter()
        told = f"{planted.total()} in {len(planted)} reports"
        if len(planted) < least:
            print(f"-   {wording}: {told}, fewer than a pattern needs")
            continue
        right = (
            one is not None
            and where == planted
            and (one.occurrences, one.reports)
            == (
                planted.total(),
                len(planted),
            )
        )
        print(f"{'ok ' if right else 'GAP'} {wording}: {told}; found {where.total()} in {len(where)}")
        gaps += not right
    return gaps


def planted_in(count: int) -> dict[str, Counter[int]]:
    """Of each planted wording, the numbers of the reports that have it and how often."""
    found: dict[str, Counter[int]] = {}
    for number in range(count):
        for wording in plants(number):
            found.setdefault(wording, Counter())[number] += 1
    return found


def _file_number(bank: PhraseBank, clause: int) -> int:
    return int(Path(bank.phrases[bank.clauses.phrases[clause]].report.source.path).stem)
