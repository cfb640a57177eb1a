"""Study materials of all kinds in whole sites: read, screened, linked, and the same on every day."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from linkcheck import broken_links
from sites import build_site
from test_plugin import REPORT, STUDY, option

FIXTURES = Path(__file__).parent / "readers" / "fixtures"
OFFICE: dict[str, str | bytes] = {
    "讲稿.docx": (FIXTURES / "statement.docx").read_bytes(),
    "讲稿.yml": "title: 谈心谈话怎样谈\nkind: 讲稿\nthemes: [理论武装]\nsource: 县委党校\nvalid_until: 2025\n",
    "涉密.txt": "机密★10年\n学习材料\n不能登出的内容。\n",
    "涉密.md": "# 学习材料\n\n机密★10年\n\n不能登出的内容。\n",
    "号码.md": "---\ntitle: 联系方法\n---\n# 联系方法\n\n打 13812345678 找他，见[[资料:谈心谈话怎样谈]]。\n",
    "~$讲稿.docx": b"Word leaves this",
}


def test_office_files_are_study_pages(tmp_path: Path) -> None:
    edit = option("publish_originals: true")
    built = build_site(tmp_path / "site", {"甲.txt": REPORT}, study=OFFICE, edit_config=edit)
    (address,) = (path.relative_to(built.root) for path in built.root.glob("study/s*/index.html"))
    page = built.read(address.as_posix())
    assert "一、存在的突出问题" in page
    assert "县委党校" in page
    assert 'data-sr-valid-until="2025-12-31"' in page
    assert "打 138××××××78 找他" in page, "the page that mentions it, as it is shown"
    assert 'href="../../originals/' in page
    assert address.as_posix() in built.read("study/index.html")
    assert "谈心谈话怎样谈" in built.read("themes/lilun-wuzhuang/index.html")
    assert "study/讲稿.docx: 已过有效期（2025-12-31）" in built.output
    assert broken_links(built.root) == []


def test_study_materials_are_screened_as_reports_are(tmp_path: Path) -> None:
    built = build_site(tmp_path / "site", {"甲.txt": REPORT}, study=OFFICE, options=("--strict",))
    assert built.code == 1
    assert re.search(r"WARNING.* study/涉密\.txt:1: 正文带有密级.*\[secrecy-mark\]", built.output)
    assert re.search(r"WARNING.* study/涉密\.md:3: 正文带有密级.*\[secrecy-mark\]", built.output)
    assert "study/涉密.txt" in built.read("health/index.html")
    files = [path for path in built.root.rglob("*") if path.is_file()]
    names = {path.name for path in files if path.parent.name == "study"}
    assert names == {"index.html", "example.html", "号码.html"}
    for path in files:
        content = path.read_bytes()
        assert "不能登出的内容".encode() not in content, path
        assert b"13812345678" not in content, path


def test_markdown_in_another_encoding(tmp_path: Path) -> None:
    written = "# 怎样谈心\r\n\r\n谈心要诚恳。\r\n"
    study: dict[str, str | bytes] = {"甲.md": written.encode("gb18030"), "乙.md": written.encode("utf-16")}
    built = build_site(tmp_path / "site", {"甲.txt": REPORT}, study=study)
    for name in ("甲", "乙"):
        assert "谈心要诚恳。" in built.read(f"study/{name}.html")


def test_what_cannot_be_screened_stays_out(tmp_path: Path) -> None:
    study: dict[str, str | bytes] = {
        "课件.pptx": b"PK slides",
        "台账/名单.XLSX": b"PK names",
        "没有后缀": b"who knows",
        "图.png": b"\x89PNG",
        "录音.mp3": b"ID3",
    }
    built = build_site(tmp_path / "site", {"甲.txt": REPORT}, study=study)
    there = {path.name for path in (built.root / "study").rglob("*") if path.is_file()}
    assert there >= {"图.png", "录音.mp3"}
    assert not there & {"课件.pptx", "名单.XLSX", "没有后缀"}
    for name in ("课件.pptx", "台账/名单.XLSX", "没有后缀"):
        assert f"study/{name}: 这种格式的文件读不了" in built.output
        assert f"study/{name}" in built.read("health/index.html")


@pytest.mark.parametrize("epochs", [("1600000000", "1900000000")], ids=["before-and-after-the-end"])
def test_validity_leaves_the_pages_the_same_on_every_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, epochs: tuple[str, str]
) -> None:
    pages = []
    for epoch in epochs:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        study = {"a.md": STUDY.replace("---\n", "---\nvalid_until: 2025-12-31\n", 1)}
        built = build_site(tmp_path / epoch, {"甲.txt": REPORT}, study=study)
        assert ("study-expired" in built.output) == (epoch == epochs[1])
        pages.append({path.name: path.read_bytes() for path in built.root.rglob("*.html")})
    assert pages[0] == pages[1]
