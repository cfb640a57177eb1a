"""A command finds the names to be masked where the site has them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mkdocs_selfreview.cli import main
from mkdocs_selfreview.diagnostics import SelfReviewError
from mkdocs_selfreview.scaffold import create_library
from mkdocs_selfreview.screening import NO_NAMES, NamesToMask
from mkdocs_selfreview.settings import config_above, names_in, refuse_repeated

WANTED = "{names: [王建国, 云溪县水利局], titled_names: true}"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            f"plugins:\n  - selfreview:\n      screening: {WANTED}\n",
            NamesToMask(("王建国", "云溪县水利局"), True),
        ),
        (
            f"plugins:\n  selfreview:\n    screening: {WANTED}\n",
            NamesToMask(("王建国", "云溪县水利局"), True),
        ),
        (
            "plugins:\n  - selfreview:\n      sources: !ENV [A, b]\n      screening: {names: [甲]}\n",
            NamesToMask(("甲",)),
        ),
        ("x: !!python/object/apply:os.system ['exit 1']\nplugins: [search, selfreview]\n", NO_NAMES),
        ("plugins:\n  - selfreview:\n      screening:\n", NO_NAMES),
        ("", NO_NAMES),
    ],
    ids=["list", "mapping", "env", "python", "empty", "blank"],
)
def test_names_of_a_site(text: str, names: NamesToMask, tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text(text, encoding="utf-8")
    assert names_in(config) == names


@pytest.mark.parametrize(
    "text",
    [
        "a: [",
        "plugins:\n  - selfreview:\n      screening: {names: 甲}\n",
        "plugins: {selfreview: {screening: {titled_names: 是}}}",
        "plugins:\n  - selfreview:\n      screening:\n        names：[甲]\n",
    ],
    ids=["yaml", "names", "titled", "no-mapping"],
)
def test_what_cannot_be_used_is_said(text: str, tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text(text, encoding="utf-8")
    with pytest.raises(SelfReviewError, match=r"mkdocs\.yml"):
        names_in(config)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("site_name: 甲\nsite_url：乙\nnav: []\n", "第 2 行的冒号要用半角"),
        ("site_name: 甲\n nav: []\n", "第 2 行附近写法有误"),
    ],
    ids=["wide-colon", "indentation"],
)
def test_broken_yaml_is_told_with_its_line(text: str, said: str, tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text(text, encoding="utf-8")
    with pytest.raises(SelfReviewError, match=said):
        names_in(config)


ENTRY = "plugins:\n  - selfreview:\n"
EMPTY = "{names: [], titled_names: false}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            f"{ENTRY}      screening: {WANTED}\n      screening: {EMPTY}\n",
            "第 4 行又写了一次“screening”（第 3 行",
        ),
        ("plugins:\n  selfreview: {study: a, study: b}\n", "“study”"),
        (f"{ENTRY}      screening:\n        names: [甲]\n        names: []\n", "第 5 行又写了一次“names”"),
        ("plugins:\n  selfreview: {study: a}\n  selfreview: {study: b}\n", "“selfreview”"),
        ("plugins: [selfreview]\nsite_name: 甲\nplugins: []\n", "第 3 行又写了一次“plugins”"),
    ],
    ids=["screening", "mapping", "names", "plugin", "plugins"],
)
def test_what_is_written_twice_is_said(text: str, said: str, tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text(text, encoding="utf-8")
    with pytest.raises(SelfReviewError) as caught:
        names_in(config)
    assert said in str(caught.value)
    assert "mkdocs.yml" in str(caught.value)


def test_what_other_parts_of_the_config_repeat_is_their_own(tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text(f"extra: {{a: 1, a: 2}}\n{ENTRY}      screening: {WANTED}\n", encoding="utf-8")
    refuse_repeated(config)


def test_the_nearest_config_above(tmp_path: Path) -> None:
    create_library(tmp_path / "库")
    assert config_above(tmp_path / "库" / "docs" / "sources") == (tmp_path / "库" / "mkdocs.yml").resolve()


def test_the_audit_tells_of_names_and_never_prints_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from test_library import REPORT

    create_library(tmp_path / "库")
    config = tmp_path / "库" / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    # as the guide says: without the marks that make the lines a comment
    text = re.sub(r"# (screening:|  names:|  titled_names:)", r"\1", text)
    config.write_text(text, encoding="utf-8")
    assert names_in(config) == NamesToMask(("王建国", "云溪县水利局"), True)
    sources = tmp_path / "库" / "docs" / "sources"
    report = REPORT.format(year=2024).replace("读原著少。", "王建国同志和张局长提醒过。")
    (sources / "个人.txt").write_text(report, encoding="utf-8")
    (sources / "王建国.txt").write_text(REPORT.format(year=2023), encoding="utf-8")
    assert main(["audit", str(sources)]) == 0
    out = capsys.readouterr().out
    assert "将打码：个人.txt（1 份报告）\n  人名 1 处已打码（第 4 行）；原文件没有改动\n" in out
    assert "  带职务的称呼 1 处已打码（第 4 行）；原文件没有改动\n" in out
    assert "将打码：王建国.txt（1 份报告）\n  文件名在网站上显示为“×××.txt”\n" in out
    assert main(["parse", "--json", "--config", str(config), str(sources / "个人.txt")]) == 0
    assert "王建国" not in capsys.readouterr().out
