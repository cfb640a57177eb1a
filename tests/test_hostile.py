"""Files made to do harm: each is refused with one clear word within its limits, and the others are read."""

from __future__ import annotations

import gc
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from test_library import OLE, REPORT

sys.path.insert(0, str(Path(__file__).parent / "readers"))

from docx_builder import docx_parts, p, zipped

from mkdocs_selfreview.diagnostics import Severity
from mkdocs_selfreview.library import build_library, read_source
from mkdocs_selfreview.rules import load_rules
from mkdocs_selfreview.taxonomy import load_taxonomy
from mkdocs_selfreview.workers import MEMORY_LIMIT

FIXTURES = Path(__file__).parent / "readers" / "fixtures"
MB = 1024 * 1024
MOST_OF_ANY_CHILD = """
import resource, sys
from pathlib import Path
from mkdocs_selfreview.library import build_library
build_library(Path(sys.argv[1]))
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
START_OF_BODY = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'


def package(document: str | bytes) -> bytes:
    return zipped({**docx_parts(p("甲")), "word/document.xml": document})


LAUGHS = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
FILES: dict[str, tuple[bytes, str]] = {
    "炸弹.docx": (package(bytes(200 * MB)), "too-large"),
    "段落炸弹.docx": (package(START_OF_BODY + "<w:p/>" * 2_100_000 + "</w:body></w:document>"), "too-large"),
    "炸弹.odt": (
        zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": bytes(80 * MB)}),
        "too-large",
    ),
    "实体.docx": (package(f'<!DOCTYPE a [<!ENTITY a0 "ha">{LAUGHS}]><a>&a9;</a>'), "xml-dtd"),
    "外部.docx": (
        package('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'),
        "xml-dtd",
    ),
    "深.docx": (package("<a>" * 100_000), "xml-too-deep"),
    "加密.docx": (OLE + "EncryptedPackage".encode("utf-16-le") + bytes(504), "encrypted"),
    "截断.docx": ((FIXTURES / "statement.docx").read_bytes()[:2000], "bad-zip"),
    "截断.doc": ((FIXTURES / "word" / "report.doc").read_bytes()[:-9000], "unknown-binary"),
    "截断.pdf": ((FIXTURES / "statement.pdf").read_bytes()[:300], "bad-pdf"),
    "深.rtf": (b"{\\rtf1 " + b"{" * 1_000_000, "bad-rtf"),
    "深.html": (b"<div>" * 3_000_000, "too-large"),
    "一行.txt": ("学习不够，".encode() * 2_000_000, "too-much-memory"),
    "二进制.txt": (bytes(range(256)) * 4000, "unknown-binary"),
}


def test_each_is_refused_with_its_reason_and_the_rest_is_read(tmp_path: Path) -> None:
    for name, (content, _) in FILES.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "文件夹.docx").mkdir()
    (tmp_path / "好.txt").write_text(REPORT.format(year=2024), encoding="utf-8")
    library = build_library(tmp_path)
    assert [report.source.path for report in library.reports] == ["好.txt"]
    found = {one.source: one.code for one in library.diagnostics}
    expected = {name: code for name, (_, code) in FILES.items()} | {"文件夹.docx": "not-a-file"}
    if sys.platform != "linux":
        expected["一行.txt"] = found["一行.txt"]
    if found["段落炸弹.docx"] == "took-too-long":  # on a slow machine the time is up before the count
        expected["段落炸弹.docx"] = "took-too-long"
    assert found == expected
    assert len(library.diagnostics) == len(expected)
    for one in library.diagnostics:
        assert one.severity is Severity.ERROR
        assert re.search(r"[\u4e00-\u9fff].*；请.*。$", one.message), one.message


@pytest.mark.skipif(sys.platform != "linux", reason="there alone a process tells what its children held")
def test_reading_them_holds_no_more_than_the_limit(tmp_path: Path) -> None:
    for name in ("段落炸弹.docx", "一行.txt"):
        (tmp_path / name).write_bytes(FILES[name][0])
    # A child counts what its parent held when it began: the parent must be a small process, not that of the tests.
    command = [sys.executable, "-c", MOST_OF_ANY_CHILD, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    assert 50 * MB < int(done.stdout) * 1024 < MEMORY_LIMIT + 200 * MB


HEAD = "2024年度民主生活会个人对照检查材料\n一、存在的问题\n（一）理论学习方面。"
LONG: dict[str, Callable[[int], str]] = {
    "numbers-alone": lambda n: HEAD + "一是" * n,
    "numbers": lambda n: HEAD + "一是学习不够。" * n,
    "numbers-restarted": lambda n: HEAD + "首先，学习。其次，不够。" * (n // 2),
    "brackets": lambda n: "（一）" * n,
    "circles": lambda n: "①" * n,
    "no-full-stop": lambda n: HEAD + "一是" + "学习不够深入，" * n,
    "digits": lambda n: HEAD + "一是" + "1" * 4 * n,
    "opening-brackets": lambda n: "<" * 4 * n,
    "closed-brackets": lambda n: "（学）" * n,
    "invisible": lambda n: "学\u200b" * n,
    "debris": lambda n: "第2页共8页" * n,
    "hard-wrapped": lambda n: ("学" * 30 + "\n") * n,
    "words-of-titles": lambda n: "个人" * n,
    "paragraphs": lambda n: "学习不够深入。\n" * n,
}


@pytest.mark.parametrize("make", LONG.values(), ids=LONG)
def test_time_grows_with_the_text_and_not_with_its_square(tmp_path: Path, make: Callable[[int], str]) -> None:
    taxonomy, rules = load_taxonomy(), load_rules()

    def seconds(count: int) -> float:
        path = tmp_path / "甲.txt"
        path.write_text(make(count), encoding="utf-8")
        gc.disable()  # a collection would look through all that earlier tests have made
        try:
            started = time.process_time()
            read_source(path, "甲.txt", taxonomy, rules)
            return time.process_time() - started
        finally:
            gc.enable()

    seconds(10)  # what is loaded once
    # Eight times the text would take sixty-four times as long; the start-up of a measurement counts little.
    assert seconds(8000) < 20 * max(seconds(1000), 0.02)
