"""What ``selfreview new`` lays out, and what it refuses to write over."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from sites import build_site

from mkdocs_selfreview.diagnostics import SelfReviewError
from mkdocs_selfreview.scaffold import create_library

ROOT = Path(__file__).parent.parent


class TagBlindLoader(yaml.SafeLoader):
    """Reads ``!ENV [NAME, default]`` and the like as plain data, so that settings can be compared."""


def read_plain(loader: yaml.SafeLoader, suffix: str, node: yaml.Node) -> Any:
    if isinstance(node, yaml.SequenceNode):
        return [f"!{suffix}", *loader.construct_sequence(node)]
    return f"!{suffix} {loader.construct_scalar(node)}" if isinstance(node, yaml.ScalarNode) else None


TagBlindLoader.add_multi_constructor("!", read_plain)
TagBlindLoader.add_multi_constructor("tag:yaml.org,2002:python/", read_plain)


def settings(config: Path) -> dict[str, Any]:
    """A configuration without the guide, which a new library leaves to the project."""
    loaded: dict[str, Any] = yaml.load(config.read_text(encoding="utf-8"), Loader=TagBlindLoader)
    loaded["nav"] = [entry for entry in loaded["nav"] if "使用说明" not in entry]
    return loaded


@pytest.fixture
def library(tmp_path: Path) -> Path:
    create_library(tmp_path / "资料库")
    return tmp_path / "资料库"


def test_returns_what_it_wrote(tmp_path: Path) -> None:
    written = create_library(tmp_path / "new" / "library")
    assert sorted(written) == sorted(path for path in (tmp_path / "new").rglob("*") if path.is_file())
    names = {path.relative_to(tmp_path / "new" / "library").as_posix() for path in written}
    assert {".gitignore", "mkdocs.yml", "docs/index.md", "docs/sources/.gitkeep"} <= names
    assert any(name.startswith("docs/study/") for name in names)


def test_fills_an_empty_folder(tmp_path: Path) -> None:
    assert create_library(tmp_path)


def test_refuses_a_folder_that_holds_something(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("保留", encoding="utf-8")
    with pytest.raises(SelfReviewError, match="不是空文件夹"):
        create_library(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_refuses_a_file(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("保留", encoding="utf-8")
    with pytest.raises(SelfReviewError, match="不是空文件夹"):
        create_library(file)
    assert file.read_text(encoding="utf-8") == "保留"


def test_says_where_it_cannot_write(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(SelfReviewError, match="建立资料库"):
        create_library(tmp_path / "file" / "library")


def test_is_set_up_as_the_project_is(library: Path) -> None:
    """A library made by hand from the project's ``mkdocs.yml`` and one laid out behave the same."""
    assert settings(library / "mkdocs.yml") == settings(ROOT / "mkdocs.yml")


def test_a_setting_written_twice_stops_the_build(tmp_path: Path) -> None:
    twice = "      screening: {names: [王建国]}\n      screening: {names: []}\n"
    site = build_site(
        tmp_path / "library", {}, edit_config=lambda text: text.replace("\nextra:", f"{twice}\nextra:")
    )
    assert site.code == 1
    assert "又写了一次“screening”" in site.output
    assert "Traceback" not in site.output
    assert not (site.root / "index.html").exists()


def test_builds_without_a_warning_before_any_report_is_in(tmp_path: Path) -> None:
    site = build_site(tmp_path / "library", {}, options=("--strict",))
    assert site.code == 0, site.output
    assert "<html" in site.read("index.html")
