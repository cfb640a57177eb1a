"""A crash, a hang or a flood in one file ends its process, not the build."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from test_library import REPORT

from mkdocs_selfreview import sources, workers
from mkdocs_selfreview.diagnostics import Diagnostic, SelfReviewError, Severity
from mkdocs_selfreview.knowledge import PACKAGE_DATA, Knowledge
from mkdocs_selfreview.library import read_source
from mkdocs_selfreview.rules import load_rules
from mkdocs_selfreview.screening import NamesToMask
from mkdocs_selfreview.sources import read_sources
from mkdocs_selfreview.taxonomy import load_taxonomy


@pytest.fixture
def bad(monkeypatch: pytest.MonkeyPatch) -> None:
    """Worker processes that misbehave as the name of a file says; one at a time, two seconds a file."""
    monkeypatch.setattr(sources, "READER", "bad_worker")
    monkeypatch.setattr(workers, "_MOST", 1)
    monkeypatch.setattr(workers, "TIME_LIMIT", 2.0)


def diagnostics(*names: str) -> list[Diagnostic]:
    """The one diagnostic of each file, in the order of the files."""
    return [found for _, (found,) in read_sources([(Path(name), name) for name in names], PACKAGE_DATA)]


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        pytest.param("crash", "reader-crashed", "崩溃", id="segmentation-fault"),
        pytest.param("abort", "reader-crashed", "崩溃", id="abort"),
        pytest.param("exit", "reader-crashed", "崩溃", id="exit"),
        pytest.param("hang", "took-too-long", "超过 2 秒", id="hang"),
        pytest.param("spin", "took-too-long", "超过 2 秒", id="endless-loop"),
        pytest.param("flood", "too-much-memory", "超过 500 MB", id="memory"),
    ],
)
@pytest.mark.usefixtures("bad")
@pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of memory are POSIX")
def test_one_file_fails_and_the_others_are_read(name: str, code: str, said: str) -> None:
    before, found, after = diagnostics("before", name, "after")
    assert (found.source, found.code, found.severity) == (name, code, Severity.ERROR)
    assert said in found.message
    assert re.search(r"；请.*。$", found.message)
    assert (before.code, after.code) == ("read", "read")
    assert before.message != after.message, "a new process takes the place of the dead one"


@pytest.mark.usefixtures("bad")
def test_a_process_serves_many_files() -> None:
    first, second, third = diagnostics("a", "print", "b")
    assert first.message == second.message == third.message


@pytest.mark.parametrize(
    ("patience", "processes"), [pytest.param(60.0, 1, id="few"), pytest.param(0.1, 2, id="long")]
)
@pytest.mark.usefixtures("bad")
def test_one_more_process_starts_for_a_file_that_has_waited(
    monkeypatch: pytest.MonkeyPatch, patience: float, processes: int
) -> None:
    monkeypatch.setattr(workers, "_MOST", 2)
    monkeypatch.setattr(workers, "_cores", lambda: 2)
    monkeypatch.setattr(workers, "_PATIENCE", patience)
    found = diagnostics("a", "doze", "b", "c")
    assert [one.code for one in found] == ["read"] * 4
    assert len({one.message for one in found}) == processes


@pytest.mark.usefixtures("bad")
@pytest.mark.skipif(sys.platform == "win32", reason="the memory in use is told by POSIX")
def test_a_process_that_keeps_memory_is_replaced() -> None:
    first, second, third = diagnostics("a", "keep", "b")
    assert (first.code, second.code, third.code) == ("read", "read", "read")
    assert first.message == second.message != third.message


@pytest.mark.usefixtures("bad")
def test_no_process_outlives_a_reader_that_stops_early() -> None:
    started = time.monotonic()
    readings = read_sources([(Path(name), name) for name in ("a", "hang", "b")], PACKAGE_DATA)
    next(readings)
    readings.close()  # type: ignore[attr-defined]
    assert time.monotonic() - started < 20


def test_a_process_that_does_not_start_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "READER", "no_such_module")
    with pytest.raises(SelfReviewError, match="没有启动成功"):
        diagnostics("a")
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(SelfReviewError, match="无法启动"):
        diagnostics("a")


def test_many_processes_answer_as_one_and_in_order(tmp_path: Path) -> None:
    files = []
    for number in range(8):
        path = tmp_path / f"{number}年.txt"
        path.write_text(REPORT.format(year=2010 + number) * (1 + number % 3), encoding="utf-8")
        files.append((path, path.name))
    taxonomy, rules = load_taxonomy(), load_rules()
    assert list(read_sources(files, PACKAGE_DATA)) == [read_source(*file, taxonomy, rules) for file in files]


def test_a_keepers_taxonomy_reaches_the_processes(tmp_path: Path) -> None:
    (tmp_path / "screening.yml").write_text("levels: [限阅]\n", encoding="utf-8")
    path = tmp_path / "甲.txt"
    path.write_text("限阅★1年\n正文", encoding="utf-8")
    ((_, (found,)),) = read_sources([(path, "甲.txt")], Knowledge(tmp_path))
    assert found.code == "secrecy-mark"


def test_the_names_to_mask_reach_the_processes(tmp_path: Path) -> None:
    path = tmp_path / "甲.txt"
    path.write_text(REPORT.format(year=2024).replace("办法不多", "张局长和王建国办法不多"), encoding="utf-8")
    knowledge = Knowledge(names=NamesToMask(("王建国",), titled=True))
    (((report,), _),) = read_sources([(path, "甲.txt")], knowledge)
    assert "×局长和×××办法不多" in report.text


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell")
def test_memory_is_watched_where_the_system_sets_no_limit() -> None:
    program = (
        "from mkdocs_selfreview import worker; held = iter((1, 2, 3, 4));"
        "worker.memory_in_use = lambda: next(held); worker.watch_memory(3)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == workers.OUT_OF_MEMORY
