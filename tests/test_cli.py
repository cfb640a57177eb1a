"""The command: parse, check, audit, new."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from test_library import REPORT

from mkdocs_selfreview.cli import main
from mkdocs_selfreview.scaffold import create_library
from mkdocs_selfreview.settings import study_folder

SHARED = Path(__file__).resolve().parents[2] / "shared" / "reports" / "2023-real-personal.txt"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "2024年个人.txt"
    path.write_text(REPORT.format(year=2024), encoding="utf-8")
    return path


def test_parse_prints_one_json_object_a_report(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", str(report), "--json"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    record = json.loads(line)
    assert record["kind"] == "report"
    assert (record["title"], record["year"], record["scope"]) == (
        "2024年度民主生活会个人对照检查材料",
        2024,
        "personal",
    )
    assert [section["role"] for section in record["sections"]] == [
        "preamble",
        "problems",
        "causes",
        "measures",
    ]
    block = record["sections"][1]["blocks"][0]
    assert (block["heading"], block["ordinal"], block["dimension_name"], block["matched"]) == (
        "理论学习方面",
        "（一）",
        "理论学习",
        "exact",
    )
    item = block["items"][0]
    assert (item["kind"], item["ordinal"], item["lead"]) == ("problem", "一是", "理论武装不够深入")
    start, end = item["span"]
    assert record["text"][start:end] == "一是" + item["text"]
    assert "lilun-wuzhuang" in item["themes"]


def test_every_character_stands_in_the_record(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["parse", str(report), "--json"])
    record = json.loads(capsys.readouterr().out)
    covered: set[int] = set()
    for section in record["sections"]:
        covered.update(range(*section["span"]))
    for passage in (*record["head"], *record["signoff"]):
        covered.update(range(*passage["span"]))
    assert not [
        place for place, sign in enumerate(record["text"]) if place not in covered and not sign.isspace()
    ]


def test_parse_of_a_folder_shows_the_outline(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", str(report.parent)]) == 0
    out = capsys.readouterr().out
    assert "理论学习方面 → 理论学习" in out
    assert "· 一是理论武装不够深入" in out


def test_a_file_that_cannot_be_read_is_status_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", str(tmp_path / "没有.txt"), "--json"]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "没有.txt" in captured.err


def test_check_counts_and_tells(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(report.parent)]) == 0
    (report.parent / "空.txt").write_bytes(b"")
    assert main(["check", str(report.parent)]) == 1
    out = capsys.readouterr().out
    assert "错误：空.txt" in out
    assert "共 1 份报告，1 个文件未收入" in out


def test_strict_check_fails_on_a_warning(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report.write_text(REPORT.format(year=2024).replace("二、原因", "三、原因"), encoding="utf-8")
    assert main(["check", str(report.parent)]) == 0
    assert main(["check", str(report.parent), "--strict"]) == 1
    assert "number-jump" in capsys.readouterr().out


def test_audit_tells_the_fate_of_each_file(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = report.parent
    assert main(["audit", str(folder)]) == 0
    assert capsys.readouterr().out == (
        "将发布：2024年个人.txt（1 份报告）\n"
        "共 1 个文件：将发布 1 个，将打码 0 个，拒绝 0 个，不收入 0 个。\n"
    )
    text = REPORT.format(year=2023)
    files = {
        "打码.txt": text.replace("读原著少。", "电话13812345678。证件11010519491231002X。"),
        "密.txt": "秘密★1年\n" + text.replace("读原著", "看原著"),
        "通知.txt": "关于召开民主生活会的通知\n各支部：\n请按时参加。",
        "不登.txt": REPORT.format(year=2021),
        "重复.txt": REPORT.format(year=2024),
        "空.txt": "",
    }
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8")
    (folder / "不登.yml").write_text("publish: false\n", encoding="utf-8")
    (folder / "台账.xlsx").write_bytes(b"PK")
    (folder / "改了名.yml").write_text("publish: false\n", encoding="utf-8")
    assert main(["audit", str(folder)]) == 1
    out = capsys.readouterr().out
    lines = out.splitlines()
    assert "将打码：打码.txt（1 份报告）" in lines
    assert "  第 4 行：手机号 138******78 已打码；原文件没有改动，请在原文件里也删去" in lines
    assert "13812345678" not in out
    after = {
        line: lines[place + 1] for place, line in enumerate(lines) if line.startswith(("拒绝", "不收入"))
    }
    assert "秘密★1年" in after["拒绝：密.txt"]
    assert "通知" in after["不收入：通知.txt"]
    assert "publish: false" in after["不收入：不登.txt"]
    assert "2024年个人.txt" in after["不收入：重复.txt"]
    assert "文件是空的" in after["不收入：空.txt"]
    assert "读不了这种格式" in after["不收入：台账.xlsx"]
    assert lines[-2].startswith("警告：改了名.yml: 没有与它同名的报告文件")
    assert lines[-1] == "共 8 个文件：将发布 1 个，将打码 1 个，拒绝 1 个，不收入 5 个。"


def test_audit_of_study_materials(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "study"
    (folder / "讲稿").mkdir(parents=True)
    files = {
        "怎样谈心.md": "# 怎样谈心\n\n谈心要诚恳。\n",
        "密.md": "# 讲话\n\n机密★10年\n",
        "讲稿/联系.txt": "联系方法\n打13812345678找他。\n",
        "讲稿/联系.yml": "title: 联系\n",
        "课件.pptx": "PK",
        "图.png": "PNG",
    }
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8")
    (folder / "国标码.md").write_bytes("# 怎样谈心\n\n手机13812345678\n".encode("gb18030"))
    assert main(["audit", str(folder), "--study"]) == 1
    lines = capsys.readouterr().out.splitlines()
    fates = [line for line in lines if not line.startswith(" ")]
    assert fates == [
        "将打码：国标码.md",
        "将发布：图.png",
        "拒绝：密.md",
        "将发布：怎样谈心.md",
        "将打码：讲稿/联系.txt",
        "不收入：课件.pptx",
        "共 6 个文件：将发布 2 个，将打码 2 个，拒绝 1 个，不收入 1 个。",
    ]
    reasons = "\n".join(line for line in lines if line.startswith(" "))
    for said in ("人工核对", "第 3 行：正文带有密级", "138******78", "另存为 Word"):
        assert said in reasons


@pytest.mark.parametrize("part", ["study", "study/讲稿"])
def test_a_study_folder_is_known_as_such(
    part: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    create_library(tmp_path / "库")
    folder = tmp_path / "库" / "docs" / part
    folder.mkdir(exist_ok=True)
    (folder / "谈心.md").write_text("# 谈心\n\n谈心要诚恳。\n", encoding="utf-8")
    assert main(["audit", str(folder)]) == 0
    done = capsys.readouterr()
    assert "将发布：谈心.md\n" in done.out
    assert "--study" in done.err
    assert main(["audit", str(folder), "--study"]) == 0
    assert capsys.readouterr() == (done.out, "")


def test_a_study_folder_may_be_named_by_the_config(tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text("docs_dir: 文档\nplugins:\n  selfreview: {study: 学习}\n", encoding="utf-8")
    assert study_folder(config) == (tmp_path / "文档" / "学习").resolve()
    config.write_text("plugins: [selfreview]\n", encoding="utf-8")
    assert study_folder(config) == (tmp_path / "docs" / "study").resolve()


def test_audit_of_a_folder_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", str(tmp_path / "没有")]) == 1
    assert "没有这个文件夹" in capsys.readouterr().err


def test_a_folder_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path / "没有")]) == 1
    assert "没有这个文件夹" in capsys.readouterr().err


def test_new_lays_out_a_library_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", str(tmp_path / "库")]) == 0
    assert (tmp_path / "库" / "mkdocs.yml").is_file()
    command = capsys.readouterr().out.splitlines()[-1].split(" serve ")[0].strip()
    assert Path(command).is_file()  # the tests run where MkDocs is installed
    assert main(["new", str(tmp_path / "库")]) == 1
    assert "错误" in capsys.readouterr().err


@pytest.mark.skipif(not SHARED.is_file(), reason="the real report is not part of the project")
def test_a_real_report(capsys: pytest.CaptureFixture[str]) -> None:
    main(["parse", str(SHARED), "--json"])
    record = json.loads(capsys.readouterr().out)
    assert (record["title"], record["year"], record["scope"]) == (
        "2023年主题教育专题民主生活会个人对照检查剖析材料",
        2023,
        "personal",
    )
    assert "主题教育" in record["campaign"]
    assert [section["role"] for section in record["sections"]] == [
        "preamble",
        "problems",
        "causes",
        "measures",
    ]
    names = [block["dimension_name"] for block in record["sections"][1]["blocks"]]
    assert names == ["理论学习", "政治素质", "能力本领", "担当作为", "工作作风", "廉洁自律"]
    kinds = [
        item["kind"]
        for section in record["sections"]
        for block in section["blocks"]
        for item in block["items"]
    ]
    assert [kinds.count(kind) for kind in ("problem", "cause", "measure")] == [10, 3, 3]
    assert record["sections"][1]["blocks"][0]["items"][0]["lead"] == "理论武装不深不透"
    assert {found["code"] for found in record["diagnostics"]} == {
        "number-jump",
        "dimension-renamed",
        "term-miswritten",
    }
    text = SHARED.read_text(encoding="utf-8")
    assert "".join(record["text"].split()) == "".join(text.split())
