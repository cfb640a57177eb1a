"""The program of a worker process: reads one file after another and answers with JSON lines."""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

from mkdocs_selfreview.knowledge import of_json
from mkdocs_selfreview.library import read_source
from mkdocs_selfreview.rules import Rules
from mkdocs_selfreview.serialization import encode
from mkdocs_selfreview.taxonomy import Taxonomy
from mkdocs_selfreview.workers import MEMORY_LIMIT, OUT_OF_MEMORY

if sys.platform != "win32":
    import resource

_STATM = Path("/proc/self/statm")
"""Where Linux tells how large the process is."""
_KEPT = 100 * 1024 * 1024
"""A process that keeps more than this after a file makes room for a new one."""
_LOOK = 0.05
"""Seconds between two looks at the memory where the system sets no limit."""


def main() -> None:
    """Serve the parent with reports."""
    serve(lambda path, name, taxonomy, rules: read_source(path, name, taxonomy, rules))


def serve(read: Callable[[Path, str, Taxonomy, Rules], Any]) -> None:
    """Serve the parent until it closes the line or a file has left too much behind."""
    requests, answers = _lines()
    taxonomy, rules = of_json(requests.readline()).load()
    base = memory_in_use()
    limit_memory(base + MEMORY_LIMIT)
    while memory_in_use() <= base + _KEPT:
        _say(answers, b"")
        request = requests.readline()
        if not request:
            return
        path, name = json.loads(request)
        try:
            answer = encode(read(Path(path), name, taxonomy, rules))
        except MemoryError:
            os._exit(OUT_OF_MEMORY)
        _say(answers, answer)


def _lines() -> tuple[IO[bytes], IO[bytes]]:
    """The two lines to the parent, out of reach of libraries that print or ask."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    return requests, answers


def _say(answers: IO[bytes], line: bytes) -> None:
    answers.write(line + b"\n")
    answers.flush()


def memory_in_use() -> int:
    """Bytes of address space, or the most memory ever held where only that is told; 0 on Windows."""
    if sys.platform == "win32":
        return 0
    if _STATM.exists():
        return int(_STATM.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held if sys.platform == "darwin" else held * 1024


def limit_memory(limit: int) -> None:
    """Let the process not hold more than ``limit`` bytes; Windows knows no such limit."""
    if sys.platform == "win32":
        return
    if _STATM.exists():
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        limit = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
    else:
        threading.Thread(target=watch_memory, args=(limit,), daemon=True).start()


def watch_memory(limit: int) -> None:
    """End the process when it holds more than ``limit`` bytes."""
    while memory_in_use() <= limit:
        time.sleep(_LOOK)
    os._exit(OUT_OF_MEMORY)
