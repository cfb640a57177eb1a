"""Measures the wording search: exactness, speed and cost, beside its peers on the same texts."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "plugins"), str(ROOT / "scripts")]

from make_corpus import write_corpus  # noqa: E402

from benchmarks import _chromium, _index, _peers  # noqa: E402
from benchmarks._texts import Answer, Scan, made_entries  # noqa: E402
from mkdocs_selfreview.library import build_library  # noqa: E402
from mkdocs_selfreview.search import build_index, entries_of_library, facet_names  # noqa: E402
from mkdocs_selfreview.taxonomy import load_taxonomy  # noqa: E402


def main(arguments: Sequence[str]) -> int:
    options = _arguments(arguments)
    built = {}
    gaps = 0
    with tempfile.TemporaryDirectory() as temporary:
        for count in options.reports:
            folder = (options.keep or Path(temporary)) / f"{count}"
            data, site = folder / "data", folder / "site"
            site.mkdir(parents=True)
            built[count] = _index.build(count, data)
            _show_cost(count, built[count])
            scan = Scan(list(made_entries(count, load_taxonomy())))
            queries = scan.substrings(options.queries)
            gaps += _exactness(data, scan, queries)
            _chromium.make_site(data, site)
            gaps += _in_chromium(site, scan, queries[: options.in_browser])
            if count == options.pipeline:
                gaps += _pipeline(count, folder, options.queries)
            if count == options.peers:
                _peers.compare(count, folder, scan, queries[: options.in_browser])
    if len(built) > 1:
        small, large = built[min(built)], built[max(built)]
        print(f"growth {min(built)} → {max(built)}: disk {large['disk'] / small['disk']:.2f} ×")
    print(f"gaps: {gaps}")
    return 1 if gaps else 0


def _arguments(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.py search", description=__doc__)
    parser.add_argument("--reports", type=int, nargs="+", default=[1000, 10000], metavar="N")
    parser.add_argument("--queries", type=int, default=2000)
    parser.add_argument("--in-browser", type=int, default=200)
    parser.add_argument(
        "--peers", type=int, default=1000, metavar="N", help="compare with others at N (0: never)"
    )
    parser.add_argument("--pipeline", type=int, default=1000, metavar="N", help="read the files too at N")
    parser.add_argument("--keep", type=Path, help="folder to leave the sites in")
    return parser.parse_args(arguments)


def _show_cost(count: int, cost: dict[str, Any]) -> None:
    kilo, mega = 1e3, 1e6
    print(f"== {count} reports, {cost['characters'] / mega:.2f} million characters")
    print(
        f"build, from entries to files: {cost['seconds']:.1f} s, {cost['cpu seconds']:.1f} s of a processor"
    )
    print(f"memory: {cost['megabytes']:.0f} MB at most, of which {cost['megabytes before']:.0f} MB before")
    print(
        f"disk: {cost['disk'] / mega:.1f} MB = {cost['disk'] / cost['text']:.3f} × text "
        f"({cost['text'] / mega:.1f} MB), gzip {cost['gzip'] / mega:.1f} MB, {cost['files']} files, "
        f"root {cost['root'] / kilo:.0f} KB",
        flush=True,
    )


def _pipeline(count: int, folder: Path, queries: int) -> int:
    """The same through the whole pipeline: files are read and classified, and what they give is indexed."""
    sources, data = folder / "sources", folder / "pipeline" / "data"
    data.mkdir(parents=True)
    write_corpus(count, sources)
    library = build_library(sources)
    entries = list(entries_of_library(library, "index.html"))
    for name, contents in build_index(entries, facet_names(library.taxonomy)):
        (data / name).write_bytes(contents)
    print(f"through the pipeline: {len(library.reports)} reports, {len(entries)} entries")
    scan = Scan(entries)
    return _exactness(data, scan, scan.substrings(queries))


def _exactness(data: Path, scan: Scan, queries: Sequence[str]) -> int:
    """Every query through the shipped scripts in node, against the scan; returns the number of gaps."""
    listed = data.parent / "queries.json"
    listed.write_text(json.dumps(queries), encoding="utf-8")
    command = [
        "node",
        "--max-old-space-size=8000",
        str(ROOT / "scripts" / "search_in_node.js"),
        str(data),
        str(listed),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    gaps, right, found, wanted = 0, 0, 0, 0
    for query, line in zip(queries, done.stdout.splitlines(), strict=True):
        result, answer = json.loads(line), scan.find(query)
        texts = set(result["texts"]) if result["texts"] is not None else answer.passages
        right += len(texts & answer.passages)
        found += max(len(texts), result["total"])
        wanted += len(answer.passages)
        if not _agree(result, answer) or texts != answer.passages:
            gaps += 1
            print(
                f"GAP {query!r}: {result | {'texts': None}} for {answer.occurrences} in {len(answer.reports)}"
            )
    print(
        f"exactness in node: {len(queries)} queries, {wanted} passages, recall {right / wanted:.6f}, "
        f"precision {right / found:.6f}, {gaps} gaps",
        flush=True,
    )
    return gaps


def _agree(result: dict[str, Any], answer: Answer) -> bool:
    counts = (result["occurrences"], result["reports"], result["total"])
    wanted = (answer.occurrences, len(answer.reports), len(answer.passages))
    return bool(result["complete"]) and counts == wanted


def _in_chromium(site: Path, scan: Scan, queries: Sequence[str]) -> int:
    """Times of first results and bytes, and whether all counts that are said to be complete are right."""
    gaps = 0
    with _chromium.chromium() as browser, _chromium.served(site) as address:
        for name, where in (("http", address), ("file", site.resolve().as_uri() + "/")):
            timed = list(_chromium.search(browser, where, queries))
            for query, one in zip(queries, timed, strict=True):
                answer = scan.find(query)
                if one.found["complete"] and not _agree(one.found, answer):
                    gaps += 1
                    print(f"GAP in Chromium {query!r}: {one.found} for {answer.occurrences}")
            complete = sum(one.found["complete"] for one in timed)
            first, done = (_shares([one.found[figure] for one in timed]) for figure in ("first", "all"))
            print(f"Chromium {name}: first results {first} ms, all done {done} ms")
            print(f"{complete} of {len(timed)} complete, {gaps} gaps")
            if name == "http":
                fetched = _shares([one.fetched / 1000 for one in timed])
                print(f"bytes: {timed[0].before / 1000:.0f} KB before the first query; a query {fetched} KB")
            print(f"load of the machine: {os.getloadavg()[0]:.1f}", flush=True)
    return gaps


def _shares(figures: Sequence[float]) -> str:
    ordered = sorted(figures)
    shares = (("p50", 0.5), ("p95", 0.95), ("most", 1.0))
    return ", ".join(
        f"{name} {ordered[min(int(len(ordered) * at), len(ordered) - 1)]:.0f}" for name, at in shares
    )
