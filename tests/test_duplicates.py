"""The same text is shown once with all its sources; nearly the same texts are named with how alike they are."""

from __future__ import annotations

import random
import time
from dataclasses import replace
from pathlib import Path

import pytest
from libraries import simple_report
from test_library import REPORT

from mkdocs_selfreview.diagnostics import Severity
from mkdocs_selfreview.duplicates import near_duplicates, without_duplicates
from mkdocs_selfreview.library import build_library
from mkdocs_selfreview.model import Report

RNG = random.Random(7)
HAN = [chr(code) for code in range(0x4E00, 0x5600)]


def sentences(count: int) -> list[str]:
    return ["".join(RNG.choices(HAN, k=25)) + "。" for _ in range(count)]


def written(name: str, text: str) -> Report:
    report = simple_report("r1")
    return replace(report, id=name, source=replace(report.source, path=f"{name}.txt"), text=text)


@pytest.mark.parametrize(
    "other",
    [
        "学习 不深，\n读原著少；2024年一次。",
        "学习不深,读原著少;2024年一次",
        "学习不深，读原著少；２０２４年一次。",
        "學習不深，讀原著少；2024年一次。",
    ],
    ids=["blanks", "punctuation", "width", "traditional"],
)
def test_the_same_text(other: str) -> None:
    first, second = written("a", "学习不深，读原著少；2024年一次。"), written("b", other)
    unlike = written("c", "学习不深，读原著少；2023年一次。")
    kept, found = without_duplicates([first, second, unlike])
    assert kept == [replace(first, also=("b.txt",)), unlike]
    assert [(one.source, one.severity) for one in found] == [("b.txt", Severity.WARNING)]
    assert "a.txt" in found[0].message


def test_all_sources_of_a_text_are_named() -> None:
    kept, found = without_duplicates([written(name, "学习不深。") for name in "abc"])
    assert [report.also for report in kept] == [("b.txt", "c.txt")]
    assert len(found) == 2


def changed(parts: list[str], share: float) -> str:
    """The text with a share of its sentences written anew."""
    count = round(len(parts) * share)
    return "".join([*sentences(count), *parts[count:]])


@pytest.mark.parametrize(("share", "shown"), [(0.02, 97), (0.05, 94), (0.08, 91)])
def test_nearly_the_same(share: float, shown: int) -> None:
    parts = sentences(200)
    found = list(near_duplicates([written("a", "".join(parts)), written("b", changed(parts, share))]))
    assert [one.source for one in found] == ["b.txt"]
    assert "a.txt" in found[0].message
    assert "publish: false" in found[0].message
    assert any(f"{percent}%" in found[0].message for percent in (shown, shown + 1))


@pytest.mark.parametrize("share", [0.12, 0.2, 0.5, 1])
def test_rewritten_is_another_text(share: float) -> None:
    parts = sentences(200)
    assert not list(near_duplicates([written("a", "".join(parts)), written("b", changed(parts, share))]))


def test_the_most_alike_is_named() -> None:
    parts = sentences(100)
    texts = {"a": changed(parts, 0.08), "b": changed(parts, 0.01), "c": "".join(parts)}
    found = {one.source: one.message for one in near_duplicates([written(*entry) for entry in texts.items()])}
    assert found["b.txt"].startswith("与 a.txt")
    assert found["c.txt"].startswith("与 b.txt")


@pytest.mark.parametrize("text", ["", "一", "一二三", "，。！", "学\ud800习"])
def test_short_texts(text: str) -> None:
    assert not list(near_duplicates([written("a", text), written("b", text + "学"), written("c", "")]))


def test_time_grows_with_the_number_of_texts_even_if_all_are_alike() -> None:
    parts = sentences(30)
    reports = [written(f"{number:04}", "".join(parts) + str(number)) for number in range(1000)]
    reports += [written(f"x{number:04}", "".join(sentences(30))) for number in range(1000)]
    began = time.perf_counter()
    assert len(list(near_duplicates(reports))) == 999
    assert time.perf_counter() - began < 10


def test_in_a_library(tmp_path: Path) -> None:
    text = REPORT.format(year=2024)
    (tmp_path / "初稿.txt").write_text(text, encoding="utf-8")
    (tmp_path / "定稿.md").write_text(text.replace("，", ", "), encoding="utf-8")
    (tmp_path / "改稿.txt").write_text(text.replace("读原著少", "读原著不多"), encoding="utf-8")
    library = build_library(tmp_path)
    assert [(report.source.path, report.also) for report in library.reports] == [
        ("初稿.txt", ("定稿.md",)),
        ("改稿.txt", ()),
    ]
    found = {one.code: one for one in library.diagnostics if "duplicate" in one.code}
    assert found["duplicate"].source == "定稿.md"
    assert found["near-duplicate"].source == "改稿.txt"
    assert found["near-duplicate"].severity is Severity.INFO
    assert "初稿.txt" in found["near-duplicate"].message


def test_a_duplicate_beside_another_report_in_one_file_loses_no_diagnostic(tmp_path: Path) -> None:
    first, second = REPORT.format(year=2023), REPORT.format(year=2024).replace("读原著少", "电话13812345678")
    (tmp_path / "a.txt").write_text(first, encoding="utf-8")
    (tmp_path / "b.txt").write_text(first + "\n" + second, encoding="utf-8")
    library = build_library(tmp_path)
    assert "personal-data-masked" in {one.code for one in library.diagnostics if one.source == "b.txt"}
