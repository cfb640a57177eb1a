"""A worker process that does to order what hostile files do to libraries."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from mkdocs_selfreview import worker
from mkdocs_selfreview.diagnostics import Diagnostic, Severity
from mkdocs_selfreview.rules import Rules
from mkdocs_selfreview.serialization import Reading
from mkdocs_selfreview.taxonomy import Taxonomy

LEFT_BEHIND: list[bytes] = []


def main() -> None:
    """Serve as a worker does, reading nothing."""
    worker.read_source = misbehave  # type: ignore[attr-defined]
    worker.main()


def misbehave(path: Path, name: str, taxonomy: Taxonomy, rules: Rules) -> Reading:
    """Do what the name says; the answer names the process."""
    if name == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    if name == "abort":
        os.abort()
    if name == "exit":
        raise SystemExit(0)
    if name == "hang":
        time.sleep(600)
    if name == "doze":
        time.sleep(1)
    if name == "spin":
        while True:
            pass
    if name == "flood":
        LEFT_BEHIND.append(bytes(1 << 30))
    if name == "keep":
        LEFT_BEHIND.append(bytes(150 << 20))
    if name == "print":
        os.write(1, b"noise\n")
        print("noise", flush=True)
        assert os.read(0, 1) == b""
    return (), (Diagnostic(name, None, Severity.INFO, "read", str(os.getpid())),)
