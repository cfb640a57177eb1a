"""The benchmarks run and print their figures."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.library import growths

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


def test_library_tells_every_stage_and_how_it_grows() -> None:
    done = bench("library", "--sizes", "3", "6")
    # So few reports say nothing of growth, least of all on a busy machine: both verdicts will do.
    assert done.returncode == int("a decade: none" not in done.stdout), done.stderr + done.stdout
    rows = [line.strip("| ").split(" | ") for line in done.stdout.splitlines() if line.startswith("| ")]
    tables = {"seconds": rows[: len(rows) // 2], "megabytes": rows[len(rows) // 2 :]}
    for measure, ((name, *sizes), *stages) in tables.items():
        assert (name, sizes) == (measure, ["3 reports", "growth", "6 reports"])
        named = {stage for stage, *_ in stages}
        assert named >= {"parse", "classify", "causes and measures", "similar problems", "search index"}
        assert named >= {"site: catalogue", "site: phrasebank", "pages: reports", "pages: themes"}
        assert all(float(row[1].replace(",", "")) >= 0 for row in stages)


@pytest.mark.parametrize(
    ("values", "sizes", "expected"),
    [
        pytest.param([1, 10, 110], [100, 1000, 10_000], [10, 11], id="decades"),
        pytest.param([1, 2], [100, 200], [10], id="less than a decade"),
        pytest.param([0, 2], [100, 1000], [0], id="from nothing"),
    ],
)
def test_growth_is_for_ten_times_as_many(
    values: list[float], sizes: list[int], expected: list[float]
) -> None:
    assert growths(values, sizes) == pytest.approx(expected)
