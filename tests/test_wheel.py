"""What the wheel holds: the package as it stands in the tree, data files included, and nothing else."""

from __future__ import annotations

import fnmatch
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = "mkdocs_selfreview"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-index", "--no-deps", "--no-build-isolation"]
    subprocess.run([*pip, "--wheel-dir", str(folder), str(ROOT)], check=True)
    (path,) = folder.glob("*.whl")
    return zipfile.ZipFile(path)


def files_in_the_tree() -> set[str]:
    package = ROOT / "plugins" / PACKAGE
    files = (path for path in package.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(ROOT / "plugins").as_posix() for path in files}


def test_holds_the_package_and_nothing_else(wheel: zipfile.ZipFile) -> None:
    names = set(wheel.namelist())
    metadata = {name for name in names if name.split("/")[0].endswith(".dist-info")}
    assert names - metadata == files_in_the_tree()


@pytest.mark.parametrize(
    "pattern",
    [
        "taxonomy/*.yml",
        "templates/*.html",
        "assets/*.css",
        "assets/*.js",
        "scaffold/mkdocs.yml",
        "py.typed",
    ],
)
def test_holds_each_kind_of_data(wheel: zipfile.ZipFile, pattern: str) -> None:
    """Guards the comparison above: a folder that moved away would be missing on both of its sides."""
    assert fnmatch.filter(wheel.namelist(), f"{PACKAGE}/{pattern}")


def test_names_its_entry_points_and_its_licence(wheel: zipfile.ZipFile) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    info = f"mkdocs_selfreview-{project['version']}.dist-info"
    points = wheel.read(f"{info}/entry_points.txt").decode()
    assert "[mkdocs.plugins]\nselfreview = mkdocs_selfreview.plugin:SelfReviewPlugin" in points
    assert "[console_scripts]\nselfreview = mkdocs_selfreview.cli:main" in points
    assert b"MIT License" in wheel.read(f"{info}/licenses/LICENSE")
