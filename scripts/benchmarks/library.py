"""Time and memory of each stage from a folder of made reports to its pages, and how they grow.

Each size is measured in a process of its own, stage after stage; seconds are those of one core.
"""

from __future__ import annotations

import argparse
import gc
import json
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

SCRIPTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(SCRIPTS.parent / "plugins"), str(SCRIPTS)]

from make_corpus import write_corpus  # noqa: E402

from mkdocs_selfreview.answers import answers  # noqa: E402
from mkdocs_selfreview.classifier import classify  # noqa: E402
from mkdocs_selfreview.duplicates import near_duplicates, without_duplicates  # noqa: E402
from mkdocs_selfreview.folder import source_files  # noqa: E402
from mkdocs_selfreview.library import Library  # noqa: E402
from mkdocs_selfreview.linker import link  # noqa: E402
from mkdocs_selfreview.model import Document, ItemKind, Report, ReportKind, Source  # noqa: E402
from mkdocs_selfreview.neighbours import Owned, compare, similar_problems  # noqa: E402
from mkdocs_selfreview.pages import Site, render_pages  # noqa: E402
from mkdocs_selfreview.parser import parse  # noqa: E402
from mkdocs_selfreview.readers import read  # noqa: E402
from mkdocs_selfreview.rules import Rules, load_rules  # noqa: E402
from mkdocs_selfreview.screening import screen  # noqa: E402
from mkdocs_selfreview.search import build_index, entries_of_library, facet_names  # noqa: E402
from mkdocs_selfreview.similarity import Corpus, read_corpus  # noqa: E402
from mkdocs_selfreview.taxonomy import Taxonomy, load_taxonomy  # noqa: E402

SIZES = (100, 1000, 10_000)
GROWTH_AT_MOST = 11.0
"""For ten times as many reports, of seconds and of memory."""
LEAST_SECONDS = 0.25
LEAST_MEGABYTES = 10.0
"""Growth is judged from here where a stage took less: that is noise, or hardly anything to compare."""
WARM_UP = 10
"""Reports that go through all stages first, so that dictionaries and templates are loaded."""

Made = TypeVar("Made")


@dataclass(slots=True)
class Stages:
    """What each stage took, in the order in which they ran."""

    begun_with: float = field(default_factory=lambda: _peak())
    seconds: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    megabytes: dict[str, float] = field(default_factory=dict)
    """The most memory so far, above what there was at the beginning."""

    def run(self, name: str, work: Callable[[], Made]) -> Made:
        """Do a stage, or more of it."""
        if name not in self.seconds:
            # Else Python looks through what earlier stages made, in whichever stage that happens to fall.
            gc.collect()
            gc.freeze()
        begun = time.process_time()
        made = work()
        self.seconds[name] += time.process_time() - begun
        self.megabytes[name] = _peak() - self.begun_with
        return made


def main(arguments: Sequence[str]) -> int:
    """Print a Markdown table; fails where a stage grows faster than it may."""
    parser = argparse.ArgumentParser(prog="bench.py library", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="N", help="numbers of reports")
    parser.add_argument(
        "--corpus", type=Path, help="folder of made reports, at least as many; else they are made"
    )
    parser.add_argument("--stages-of", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.stages_of:
        run_stages(options.corpus, WARM_UP)
        items, stages = run_stages(options.corpus, options.stages_of)
        print(json.dumps({"items": items, "seconds": stages.seconds, "megabytes": stages.megabytes}))
        return 0
    if options.corpus:
        return _compare(options.corpus, sorted(options.sizes))
    with TemporaryDirectory() as folder:
        write_corpus(max(options.sizes), Path(folder))
        return _compare(Path(folder), sorted(options.sizes))


def _compare(corpus: Path, sizes: Sequence[int]) -> int:
    """Measure every size and print the tables."""
    found = []
    for size in sizes:
        command = [sys.executable, __file__, "--corpus", str(corpus), "--stages-of", str(size)]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, encoding="utf-8")
        found.append(json.loads(done.stdout))
        print(f"{size:,} reports: {found[-1]['items']:,} items", flush=True)
    too_fast = []
    for measure, least in (("seconds", LEAST_SECONDS), ("megabytes", LEAST_MEGABYTES)):
        print(f"\n| {measure} |" + " | growth |".join(f" {size:,} reports" for size in sizes) + " |")
        print("|---|" + "|".join(["--:"] * (2 * len(sizes) - 1)) + "|")
        for stage in found[-1][measure]:
            values = [one[measure].get(stage, 0.0) for one in found]
            cells = [f"{values[0]:,.2f}"]
            for value, growth in zip(values[1:], growths(values, sizes), strict=True):
                cells += [f"{growth:.1f} ×" if growth else "—", f"{value:,.2f}"]
            print(f"| {stage} | " + " | ".join(cells) + " |")
            judged = growths([max(value, least) for value in values], sizes)
            too_fast += [
                f"{stage} {growth:.1f} × in {measure}" for growth in judged if growth > GROWTH_AT_MOST
            ]
    print(f"\ngrowth is judged from {LEAST_SECONDS:g} s and {LEAST_MEGABYTES:g} MB on")
    print(f"more than {GROWTH_AT_MOST:g} × a decade: {'; '.join(too_fast) or 'none'}")
    return int(bool(too_fast))


def growths(values: Sequence[float], sizes: Sequence[int]) -> list[float]:
    """Return from each size to the next how values grow for ten times as many reports; 0 from nothing."""
    steps = zip(values, values[1:], sizes, sizes[1:], strict=False)
    return [after / before * 10 * size / more if before else 0.0 for before, after, size, more in steps]


def run_stages(corpus: Path, size: int) -> tuple[int, Stages]:
    """Run all stages on the first reports of a folder; returns the number of items as well."""
    stages = Stages()
    taxonomy, rules = load_taxonomy(), load_rules()
    files = list(source_files(corpus))[:size]
    documents = stages.run("read and screen", lambda: list(_documents(files, rules)))
    parsed = stages.run("parse", lambda: list(_parsed(documents, taxonomy, rules)))
    found = stages.run("classify", lambda: [classify(report, taxonomy) for report in parsed])
    unique = stages.run("duplicates", lambda: without_duplicates(found)[0])
    stages.run("duplicates", lambda: list(near_duplicates(unique)))
    reports = sorted(unique, key=lambda report: report.id)
    items = [item for report in reports for item in report.items()]
    words = stages.run("words of items", lambda: read_corpus(items))
    stages.run("causes and measures", lambda: _answers(reports, words, taxonomy))
    stages.run("similar problems", lambda: _similar(reports, words, taxonomy))
    links = link(reports, taxonomy)  # which is these three once more, for the pages
    site = Site(Library(tuple(reports), (), taxonomy, links, ()), "资料库")
    for name, made in vars(Site).items():
        if isinstance(made, cached_property):
            stages.run(f"site: {name}", lambda name=name: getattr(site, name))  # type: ignore[misc]
    _pages(site, stages)
    stages.run("search index", lambda: _index(site))
    return len(items), stages


def _documents(files: Sequence[Path], rules: Rules) -> Iterator[tuple[Document, Source]]:
    for path in files:
        document = screen(read(path), path.name, rules.secrecy, rules.names).document
        if document:
            yield document, Source(path.name, document.format, path.name)


def _parsed(
    documents: Sequence[tuple[Document, Source]], taxonomy: Taxonomy, rules: Rules
) -> Iterator[Report]:
    for document, source in documents:
        for report in parse(document, source, taxonomy, rules)[0]:
            if report.kind is not ReportKind.OTHER:
                yield report


def _answers(reports: Sequence[Report], corpus: Corpus, taxonomy: Taxonomy) -> int:
    first = count = 0
    for report in reports:
        count += sum(1 for _ in answers(report, first, corpus, taxonomy))
        first += sum(1 for _ in report.items())
    return count


def _similar(reports: Sequence[Report], corpus: Corpus, taxonomy: Taxonomy) -> int:
    placed = ((report, item) for report in reports for item in report.items())
    owned = [Owned(report, item, number) for number, (report, item) in enumerate(placed)]
    problems = [one for one in owned if one.item.kind is ItemKind.PROBLEM]
    return sum(1 for _ in similar_problems(compare(problems, corpus), taxonomy))


def _pages(site: Site, stages: Stages) -> None:
    """Render all pages, a stage for each folder; what prepares a page counts as the page's."""
    pages = render_pages(site)
    while True:
        begun = time.process_time()
        page = next(pages, None)
        if page is None:
            return
        prepared = time.process_time() - begun
        name = f"pages: {page.path.split('/')[0] or 'home'}"
        stages.run(name, lambda page=page: len(page.render("")))  # type: ignore[misc]
        stages.seconds[name] += prepared


def _index(site: Site) -> int:
    """Make the search's index, one file after the other, as the build writes them."""
    entries = entries_of_library(site.library, site.index)
    return sum(len(contents) for _, contents in build_index(entries, facet_names(site.library.taxonomy)))


def _peak() -> float:
    """The most memory that this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
