"""Builds the index in a process of its own, so that its time and memory are its own."""

from __future__ import annotations

import gzip
import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def build(count: int, folder: Path) -> dict[str, Any]:
    """Build the index of so many made reports into a folder; return what it took."""
    command = [sys.executable, "-m", "benchmarks._index", str(count), str(folder)]
    done = subprocess.run(command, cwd=ROOT / "scripts", capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _build_here(count: int, folder: Path) -> dict[str, Any]:
    from benchmarks._texts import made_entries
    from mkdocs_selfreview.search import build_index, facet_names
    from mkdocs_selfreview.taxonomy import load_taxonomy

    folder.mkdir(parents=True, exist_ok=True)
    taxonomy = load_taxonomy()
    entries = list(made_entries(count, taxonomy))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start, cpu = time.perf_counter(), time.process_time()
    sizes: dict[str, int] = {}
    for name, contents in build_index(entries, facet_names(taxonomy)):
        (folder / name).write_bytes(contents)
        sizes[name] = len(contents)
    return {
        "seconds": time.perf_counter() - start,
        "cpu seconds": time.process_time() - cpu,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "megabytes before": before / 1024,
        "text": sum(len(entry.text.encode()) for entry in entries),
        "characters": sum(len(entry.text) for entry in entries),
        "disk": sum(sizes.values()),
        "files": len(sizes),
        "root": sizes["root.js"],
        "gzip": sum(len(gzip.compress(path.read_bytes(), 6)) for path in folder.iterdir()),
    }


if __name__ == "__main__":
    sys.path[:0] = [str(ROOT / "plugins"), str(ROOT / "scripts")]
    print(json.dumps(_build_here(int(sys.argv[1]), Path(sys.argv[2]))))
