"""LibreOffice is asked for the formats that nothing else reads, and for those only."""

from __future__ import annotations

import shutil
import sys
import time
from pathlib import Path

import pytest
from doc_builder import Doc, P
from docx_builder import docx, p

from mkdocs_selfreview.diagnostics import ReadError
from mkdocs_selfreview.readers import libreoffice, read

OLE = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504)
WORKS = OLE + "MatOST".encode("utf-16-le") + bytes(100)
WORD_95 = Doc([P(["甲"])], version=0x68).built()
# WordPerfect 5.1: where the text begins, what wrote it, then the text.
WORD_PERFECT = (
    b"\xffWPC" + (16).to_bytes(4, "little") + bytes([1, 10, 0, 1, 0, 0, 0, 0]) + b"Statement\nOne\n"
)
OFFICE = """#!/bin/sh
while [ "$1" != --outdir ]; do shift; done
mkdir -p "$2"
{}
exit 0
"""
unix_only = pytest.mark.skipif(
    sys.platform == "win32", reason="stands in for LibreOffice with a shell script"
)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "甲.doc"
    path.write_bytes(WORD_95)
    return path


def install(monkeypatch: pytest.MonkeyPatch, folder: Path, *lines: str) -> None:
    """Put a program in the place of LibreOffice that does what some shell lines say."""
    program = folder / "bin" / "soffice"
    program.parent.mkdir()
    program.write_text(OFFICE.format("\n".join(lines)), encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")


def code_of(path: Path) -> str:
    with pytest.raises(ReadError) as caught:
        read(path)
    assert "；请" in caught.value.message
    return caught.value.code


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        pytest.param("甲.doc", WORD_95, "Word 95", id="word-95"),
        pytest.param("甲.wps", WORKS, "MS Works", id="works"),
        pytest.param("甲.wpd", WORD_PERFECT, "WordPerfect", id="word-perfect"),
        pytest.param("甲.doc", b"\xdb\xa5\x2d\0" + bytes(500), "Word 2", id="word-2"),
    ],
)
def test_the_remedy_where_it_is_not_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes, words: str
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ReadError) as caught:
        read(tmp_path / name)
    assert caught.value.code == "format-not-supported"
    assert words in caught.value.message
    assert "LibreOffice" in caught.value.message


@unix_only
def test_what_it_makes_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: Path) -> None:
    (tmp_path / "made").write_bytes(docx(p("正文")))
    install(monkeypatch, tmp_path, f'cp "{tmp_path}/made" "$2/source.docx"')
    assert [found.text for found in read(source).paragraphs] == ["正文"]


@unix_only
@pytest.mark.parametrize(
    ("line", "code"),
    [
        pytest.param("", "conversion-failed", id="nothing-made"),
        pytest.param('echo x > "$2/source.docx"', "bad-zip", id="nonsense-made"),
        pytest.param('touch "$2/source.docx"', "bad-zip", id="empty-made"),
    ],
)
def test_failures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: Path, line: str, code: str
) -> None:
    install(monkeypatch, tmp_path, line)
    assert code_of(source) == code


@unix_only
def test_it_ends_with_all_its_children(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: Path) -> None:
    monkeypatch.setattr(libreoffice, "TIME_LIMIT", 0.5)
    install(monkeypatch, tmp_path, f"(sleep 3; touch {tmp_path}/survived) &", "sleep 60")
    start = time.perf_counter()
    assert code_of(source) == "conversion-failed"
    assert time.perf_counter() - start < 3
    time.sleep(3)
    assert not (tmp_path / "survived").exists()


@unix_only
def test_other_files_never_start_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, tmp_path, f"touch {tmp_path}/started")
    (tmp_path / "甲.docx").write_bytes(b"PK\x03\x04" + bytes(50))
    assert code_of(tmp_path / "甲.docx") == "bad-zip"
    assert not (tmp_path / "started").exists()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_real_conversion(tmp_path: Path) -> None:
    (tmp_path / "甲.wpd").write_bytes(WORD_PERFECT)
    assert [found.text for found in read(tmp_path / "甲.wpd").paragraphs] == ["Statement", "One"]
