"""Zip files are opened with care: broken, locked and swelling ones are refused."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx_builder import zipped

from mkdocs_selfreview.diagnostics import ReadError
from mkdocs_selfreview.readers import package
from mkdocs_selfreview.readers.package import Package


def test_names_are_compared_as_word_does() -> None:
    opened = Package(zipped({"Word\\Document.xml": "甲"}))
    assert opened.names == {"word/document.xml"}
    assert opened.read("word/DOCUMENT.xml") == "甲".encode()
    assert opened.read("word/styles.xml") is None


def code_of(data: bytes) -> str:
    with pytest.raises(ReadError) as caught:
        Package(data).read("a")
    return caught.value.code


def test_a_part_that_swells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "_MAX_PART", 5_000_000)
    assert code_of(zipped({"a": b" " * 5_000_001})) == "too-large"


def test_a_package_that_swells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "_MAX_PACKAGE", 3_000_000)
    opened = Package(zipped(dict.fromkeys("abcd", b" " * 1_000_000)))
    for name in "abc":
        opened.read(name)
    with pytest.raises(ReadError) as caught:
        opened.read("d")
    assert caught.value.code == "too-large"


def test_a_size_that_is_a_lie(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "_MAX_PART", 100_000)
    data = zipped({"a": b" " * 200_000})
    size = (200_000).to_bytes(4, "little")
    assert data.count(size) == 2
    assert code_of(data.replace(size, (10).to_bytes(4, "little"))) in ("too-large", "bad-zip")


def test_too_many_entries() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for number in range(20_001):
            archive.writestr(zipfile.ZipInfo(str(number)), b"")
    assert code_of(target.getvalue()) == "too-large"


def test_locked_parts() -> None:
    data = bytearray(zipped({"a": "甲"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert code_of(bytes(data)) == "encrypted"


def test_methods_that_documents_do_not_use() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("a", "甲")
    assert code_of(target.getvalue()) == "bad-zip"


@pytest.mark.parametrize("kept", [4, 30, 60, -1, -22], ids=str)
def test_cut_files(kept: int) -> None:
    assert code_of(zipped({"a": "甲" * 100})[:kept]) == "bad-zip"


def test_damaged_content() -> None:
    data = bytearray(zipped({"a": bytes(range(256)) * 40}))
    data[60] ^= 0xFF
    assert code_of(bytes(data)) == "bad-zip"
