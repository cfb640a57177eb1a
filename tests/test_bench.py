"""The benchmarks run and print their figures."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parent.parent / "scripts" / "bench.py"


def bench(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(SCRIPT), *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_readers_have_a_row_for_each_format() -> None:
    done = bench("readers", "--seconds", "0.01")
    assert done.returncode == 0, done.stderr
    rows = [row.strip("| ").split(" | ") for row in done.stdout.splitlines()[2:]]
    assert {row[0] for row in rows} == {
        ".txt", ".docx", ".odt", ".ofd", ".html", ".mht", ".pdf", ".doc", ".rtf"
    }  # fmt: skip
    assert all(float(cell.replace(",", "")) > 0 for row in rows for cell in row[2:])


def test_an_unknown_benchmark_is_told_the_known_ones() -> None:
    done = bench("nothing")
    assert done.returncode == 2
    assert "readers" in done.stderr
