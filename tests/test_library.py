"""From a folder of files to a library: one bad file never stops the others."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from mkdocs_selfreview.diagnostics import Severity
from mkdocs_selfreview.folder import source_files
from mkdocs_selfreview.knowledge import Knowledge
from mkdocs_selfreview.library import Library, build_library
from mkdocs_selfreview.taxonomy import TaxonomyError

OLE = bytes.fromhex("D0CF11E0A1B11AE1")
REPORT = """{year}年度民主生活会个人对照检查材料
按照要求，现将对照检查情况报告如下。
一、存在的问题
（一）理论学习方面。一是理论武装不够深入。平时忙于事务，读原著少。二是学用结合不紧。办法不多。
（二）工作作风方面。一是调查研究不够扎实。每年下乡不到十天。二是服务群众不够主动。办事等人上门。
二、原因分析
（一）理论武装的自觉性不强。放松了学习的要求。
（二）宗旨意识有所淡化。和群众坐在一起的时候少了。
三、整改措施
（一）强化理论武装。每月精读一篇原著，每季度交流一次。
（二）深入调查研究。每月驻村两天，把群众的难题带回来。
"""


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    for year in (2022, 2024):
        (folder / f"{year}年个人.txt").write_text(REPORT.format(year=year), encoding="utf-8")
    return folder


def codes(library: Library, path: str) -> list[str]:
    return [found.code for found in library.diagnostics if found.source == path]


def test_newest_first_classified_and_linked(sources: Path) -> None:
    library = build_library(sources)
    assert [report.year for report in library.reports] == [2024, 2022]
    first = library.reports[0]
    themes = {tag.id for item in first.items() for tag in item.themes}
    assert "lilun-wuzhuang" in themes
    assert library.links.measures(first.id, "p1")
    assert {link.target_report for link in library.links.similar(first.id, "p1")} == {library.reports[1].id}


@pytest.mark.parametrize(
    ("name", "content", "code", "remedy"),
    [
        pytest.param("空.txt", b"", "empty", "删去", id="empty"),
        pytest.param("乱码.txt", bytes(range(256)) * 20, "unknown-binary", "另存", id="binary"),
        pytest.param("坏.docx", b"PK\x03\x04not a zip", "bad-zip", "", id="broken-zip"),
        pytest.param(
            "旧.wps", OLE + "MatOST".encode("utf-16-le"), "format-not-supported", "另存为", id="works"
        ),
    ],
)
def test_a_bad_file_is_said_and_the_rest_is_read(
    sources: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: bytes, code: str, remedy: str
) -> None:
    monkeypatch.setenv("PATH", "")  # no LibreOffice
    (sources / name).write_bytes(content)
    library = build_library(sources)
    assert len(library.reports) == 2
    found = [diagnostic for diagnostic in library.diagnostics if diagnostic.source == name]
    assert [(diagnostic.code, diagnostic.severity) for diagnostic in found] == [(code, Severity.ERROR)]
    assert remedy in found[0].message


def test_a_folder_named_like_a_document(sources: Path) -> None:
    (sources / "x.docx").mkdir()
    (sources / "x.docx" / "内.txt").write_text(REPORT.format(year=2021), encoding="utf-8")
    library = build_library(sources)
    assert codes(library, "x.docx") == ["not-a-file"]
    assert [report.year for report in library.reports] == [2024, 2022, 2021]


def test_a_zip_that_is_no_document(sources: Path) -> None:
    with zipfile.ZipFile(sources / "z.docx", "w") as package:
        package.writestr("a.txt", "甲")
    assert codes(build_library(sources), "z.docx") == ["not-docx"]


def test_a_sidecar_that_cannot_be_read_changes_nothing(sources: Path) -> None:
    (sources / "2024年个人.yml").write_text("title: [\n", encoding="utf-8")
    library = build_library(sources)
    assert len(library.reports) == 2
    (found,) = (diagnostic for diagnostic in library.diagnostics if diagnostic.source == "2024年个人.yml")
    assert (found.code, found.line) == ("sidecar-bad", 2)


def test_what_a_bad_sidecar_means_is_said_once(sources: Path) -> None:
    (sources / "2024年个人.yml").write_text("year: 去年\nmetting: 会\nscope: 大家\n", encoding="utf-8")
    found = [one for one in build_library(sources).diagnostics if one.source == "2024年个人.yml"]
    assert [one.line for one in found] == [1, 2, 3]
    assert ["改好之前" in one.message for one in found] == [False, False, True]


def test_a_sidecar_corrects_and_withholds(sources: Path) -> None:
    (sources / "2024年个人.yml").write_text("year: 2025\nunit: 云溪县水利局\n", encoding="utf-8")
    (sources / "2022年个人.yml").write_text("publish: false\n", encoding="utf-8")
    (report,) = build_library(sources).reports
    assert (report.year, report.unit) == (2025, "云溪县水利局")


def test_a_sidecar_of_nothing_is_said(sources: Path) -> None:
    (sources / "没有.yml").write_text("year: 2025\n", encoding="utf-8")
    assert codes(build_library(sources), "没有.yml") == ["sidecar-alone"]


def test_the_same_text_twice_is_shown_once(sources: Path) -> None:
    text = REPORT.format(year=2024).replace("，", "， ").replace("\n", "\n\n")
    (sources / "2024年个人 - 副本.txt").write_text(text, encoding="gb18030")
    library = build_library(sources)
    assert len(library.reports) == 2
    (found,) = (diagnostic for diagnostic in library.diagnostics if diagnostic.code == "duplicate")
    names = {"2024年个人.txt", "2024年个人 - 副本.txt"}
    assert found.source in names
    assert (names - {found.source}).pop() in found.message


def test_texts_that_are_no_reports_are_kept_apart(sources: Path) -> None:
    (sources / "通知.txt").write_text("关于召开民主生活会的通知\n各支部：\n请按时参加。", encoding="utf-8")
    library = build_library(sources)
    assert [report.source.path for report in library.near_misses] == ["通知.txt"]
    assert library.near_misses[0].reason


def test_hidden_files_and_lock_files_are_no_sources(sources: Path) -> None:
    for name in ("~$2024年个人.docx", ".隐藏.txt", "图.jpg"):
        (sources / name).write_bytes(b"x")
    (sources / ".git").mkdir()
    (sources / ".git" / "a.txt").write_bytes(b"x")
    assert [path.name for path in source_files(sources)] == ["2022年个人.txt", "2024年个人.txt"]


def test_files_that_nobody_can_read_are_said(sources: Path) -> None:
    for name in ("台账.xlsx", "课件.PPTX", "材料.zip", "扫描.jpg", "无扩展名", "2024年个人.yaml"):
        (sources / name).write_bytes(b"x")
    for name in ("Thumbs.db", "desktop.ini", ".DS_Store", "~$台账.xlsx", "2022年个人.yml"):
        (sources / name).write_bytes(b"")
    (sources / "图片.bak").mkdir()
    library = build_library(sources)
    unread = [found for found in library.diagnostics if found.code == "format-unknown"]
    names = ["台账.xlsx", "扫描.jpg", "无扩展名", "材料.zip", "课件.PPTX"]
    assert [found.source for found in unread] == names
    assert {found.severity for found in unread} == {Severity.WARNING}
    assert all("读不了" in found.message and "另存为" in found.message for found in unread)
    assert library.files == ("2022年个人.txt", "2024年个人.txt", *names)
    assert list(library.left_out) == names


@pytest.mark.parametrize("ending", [".yml.txt", ".yaml", ".YML", ".yaml.txt"])
def test_a_sidecar_with_another_ending_is_said(sources: Path, ending: str) -> None:
    (sources / f"2024年个人{ending}").write_text("publish: false\n", encoding="utf-8")
    library = build_library(sources)
    (found,) = (one for one in library.diagnostics if one.source == f"2024年个人{ending}")
    assert (found.code, found.severity) == ("sidecar-misnamed", Severity.WARNING)
    assert "扩展名应是 .yml" in found.message
    assert "2024年个人.yml" in found.message
    assert len(library.files) == 2


def test_a_keepers_taxonomy_counts(sources: Path, tmp_path: Path) -> None:
    (tmp_path / "themes.yml").write_text(
        "themes:\n  - {id: du-yuanzhu, name: 读原著, group: 理论学习, description: 读原著少, cues: [读原著, 精读]}\n",
        encoding="utf-8",
    )
    library = build_library(sources, Knowledge(tmp_path))
    assert "du-yuanzhu" in library.taxonomy.theme_by_id


def test_a_broken_taxonomy_stops_with_file_and_line(sources: Path, tmp_path: Path) -> None:
    (tmp_path / "themes.yml").write_text("themes:\n  - {id: 中文, name: 甲}\n", encoding="utf-8")
    with pytest.raises(TaxonomyError, match=r"themes\.yml:2"):
        build_library(sources, Knowledge(tmp_path))


def test_a_file_with_a_secrecy_mark_is_kept_out(sources: Path) -> None:
    (sources / "2024年个人.txt").write_text("机密★10年\n" + REPORT.format(year=2024), encoding="utf-8")
    (sources / "2024年个人.yml").write_text("kind: 报告\ntitle: 2024年度材料\n", encoding="utf-8")
    (sources / "通知.txt").write_text("关于召开会议的通知\n秘密\n各支部：请按时参加。", encoding="utf-8")
    library = build_library(sources)
    assert [report.year for report in library.reports] == [2022]
    assert library.near_misses == ()
    found = [diagnostic for diagnostic in library.diagnostics if diagnostic.code == "secrecy-mark"]
    assert [(one.source, one.line, one.severity) for one in found] == [
        ("2024年个人.txt", 1, Severity.ERROR),
        ("通知.txt", 2, Severity.ERROR),
    ]
    assert codes(library, "2024年个人.txt") == ["secrecy-mark"]
    assert "机密★10年" in found[0].message
    assert "脱密" in found[0].message
    assert "对照检查" not in found[0].message


def test_no_sidecar_overrides_a_secrecy_mark(sources: Path) -> None:
    (sources / "2024年个人.txt").write_text("【机密】\n" + REPORT.format(year=2024), encoding="utf-8")
    sidecar = "accepted: [secrecy-mark]\nkind: 报告\npublish: true\n"
    (sources / "2024年个人.yml").write_text(sidecar, encoding="utf-8")
    library = build_library(sources)
    assert [report.year for report in library.reports] == [2022]
    assert [found.severity for found in library.diagnostics] == [Severity.ERROR]


def test_personal_data_is_masked_everywhere(sources: Path) -> None:
    text = REPORT.format(year=2024).replace("读原著少。", "读原著少，电话138-1234-5678。")
    (sources / "2024年个人.txt").write_text(text, encoding="utf-8")
    library = build_library(sources)
    (found,) = (one for one in library.diagnostics if one.code != "near-duplicate")
    assert (found.code, found.severity, found.line) == ("personal-data-masked", Severity.INFO, 4)
    assert "手机号 138-****-**78" in found.message
    report = library.reports[0]
    assert "电话138-****-**78" in report.text
    assert "138-****-**78" in next(report.items()).text
    assert "1234" not in repr(library.reports) + repr(library.diagnostics)


def test_an_empty_folder_makes_an_empty_library(tmp_path: Path) -> None:
    library = build_library(tmp_path)
    assert (library.reports, library.diagnostics) == ((), ())
