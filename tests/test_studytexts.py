"""Study materials that are no Markdown, and the screening of those that are."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from mkdocs_selfreview.cache import ParseCache
from mkdocs_selfreview.diagnostics import Severity
from mkdocs_selfreview.knowledge import PACKAGE_DATA
from mkdocs_selfreview.rules import load_rules
from mkdocs_selfreview.screening import NamesToMask
from mkdocs_selfreview.serialization import ReadingOf
from mkdocs_selfreview.studytexts import (
    StudyText,
    is_private,
    is_study_text,
    read_study_file,
    read_study_files,
    screened_markdown,
)

RULES = load_rules(names=NamesToMask(("王建国",), titled=False))
FIXTURES = Path(__file__).parent / "readers" / "fixtures"


def read(folder: Path, text: str, sidecar: str = "", name: str = "辅导.txt") -> StudyText:
    (found,), diagnostics = read_file(folder, text, sidecar, name)
    assert [one for one in diagnostics if one.severity is not Severity.INFO] == []
    return found


def read_file(folder: Path, text: str, sidecar: str = "", name: str = "辅导.txt") -> ReadingOf[StudyText]:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    if sidecar:
        path.with_suffix(".yml").write_text(sidecar, encoding="utf-8")
    return read_study_file(path, f"study/{name}", RULES)


@pytest.mark.parametrize("suffix", ["docx", "pdf", "odt", "ofd", "html"])
def test_office_files_are_read(suffix: str) -> None:
    (text,), _ = read_study_file(FIXTURES / f"statement.{suffix}", f"study/statement.{suffix}", RULES)
    assert text.title == "2025年度民主生活会个人对照检查材料"
    assert "一是学习不够系统。" in text.text
    assert text.source.format == suffix


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param("怎样谈心谈话\n谈心谈话要讲真话。\n", "怎样谈心谈话", id="first-line"),
        pytest.param("谈心谈话要讲真话。\n怎样谈\n", "辅导", id="prose-first"),
        pytest.param("谈" * 60 + "\n", "辅导", id="too-long"),
    ],
)
def test_title(text: str, title: str, tmp_path: Path) -> None:
    assert read(tmp_path, text).title == title


def test_personal_data_and_names_are_masked_in_text_and_sidecar(tmp_path: Path) -> None:
    text = read(tmp_path, "联系人王建国，电话13812345678。", "title: 王建国讲课稿\nkind: 课件\n")
    assert text.text == "联系人×××，电话138******78。"
    assert text.sidecar == "title: ×××讲课稿\nkind: 课件"


@pytest.mark.parametrize(
    ("text", "sidecar", "name"),
    [
        pytest.param("机密★10年\n学习材料\n正文。", "", "辅导.txt", id="text"),
        pytest.param("正文。", "description: 密级：机密\n", "辅导.txt", id="sidecar"),
        pytest.param("正文。", "", "辅导（机密★）.txt", id="name"),
    ],
)
def test_a_secrecy_mark_refuses_the_file(text: str, sidecar: str, name: str, tmp_path: Path) -> None:
    texts, (found,) = read_file(tmp_path, text, sidecar, name)
    assert (texts, found.code, found.severity) == ((), "secrecy-mark", Severity.ERROR)


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"PK\x03\x04not a zip", "bad-zip"), (b"", "empty")],
    ids=["broken", "empty"],
)
def test_what_cannot_be_read_is_one_diagnostic(content: bytes, code: str, tmp_path: Path) -> None:
    path = tmp_path / "坏.docx"
    path.write_bytes(content)
    texts, (found,) = read_study_file(path, "study/坏.docx", RULES)
    assert (texts, found.code, found.source) == ((), code, "study/坏.docx")


def test_a_sidecar_of_another_encoding_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_bytes("title: 讲课".encode("gbk"))
    _, (found,) = read_file(tmp_path, "正文。", name="a.txt")
    assert (found.code, "UTF-8" in found.message) == ("sidecar-bad", True)


def test_debris_is_left_out_and_told_of(tmp_path: Path) -> None:
    (text,), (found,) = read_file(tmp_path, "学习要点\n- 3 -\n要点如下。\n")
    assert text.text == "学习要点\n要点如下。"
    assert (found.code, found.line) == ("debris-removed", 2)


@pytest.mark.skipif(sys.platform == "win32", reason="starts processes as the workers' own tests do")
def test_processes_read_them_and_the_cache_keeps_what_they_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.docx"
    shutil.copy(FIXTURES / "statement.docx", path)
    cache = ParseCache(tmp_path)
    first = list(read_study_files([(path, "study/a.docx")], PACKAGE_DATA, cache))
    monkeypatch.setattr("mkdocs_selfreview.workers.Workers.read", None)
    again = list(read_study_files([(path, "study/a.docx")], PACKAGE_DATA, cache))
    cache.close()
    assert again == first
    assert isinstance(first[0][0][0], StudyText)


def test_no_file_needs_no_process() -> None:
    assert list(read_study_files([], PACKAGE_DATA, None)) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("# 谈*心*\n\n**要点**：a\n", "# 谈*心*\n\n**要点**：a\n", id="as-it-is"),
        pytest.param("电话 *13812345678*。", "电话 *138××××××78*。", id="no-stars-of-its-own"),
        pytest.param("---\ntitle: 王建国讲稿\n---\n", "---\ntitle: ×××讲稿\n---\n", id="front-matter"),
    ],
)
def test_markdown_is_masked(text: str, shown: str) -> None:
    assert screened_markdown(text, "study/a.md", RULES)[0] == shown


def test_markdown_with_a_secrecy_mark_is_refused() -> None:
    text, (found,) = screened_markdown("---\ntitle: 讲稿\n---\n\n秘密★5年\n\n正文。\n", "study/a.md", RULES)
    assert (text, found.code, found.line) == (None, "secrecy-mark", 5)


@pytest.mark.parametrize(
    ("name", "read_here", "private"),
    [
        ("study/讲稿.docx", True, False),
        ("study/讲稿.PDF", True, False),
        ("study/a.md", False, False),
        ("study/图.png", False, False),
        ("study/讲稿.yml", False, True),
        ("study/~$讲稿.docx", False, True),
    ],
)
def test_which_files_are_read(name: str, read_here: bool, private: bool) -> None:
    assert (is_study_text(name), is_private(name)) == (read_here, private)
