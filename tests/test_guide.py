"""What the guide tells keepers to write is what the code reads."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from mkdocs_selfreview import cli
from mkdocs_selfreview.config import SelfReviewConfig
from mkdocs_selfreview.corrections import NO_CORRECTION, read_corrections
from mkdocs_selfreview.pages import read_study_page
from mkdocs_selfreview.taxonomy import load_taxonomy

ROOT = Path(__file__).parent.parent
GUIDE = ROOT / "docs" / "guide"
PAGES = [ROOT / "README.md", ROOT / "README.zh.md", *sorted(GUIDE.glob("*.md"))]


def blocks(page: Path, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("sample", blocks(GUIDE / "keeping.md", "yaml"))
def test_samples_of_corrections_are_understood(sample: str, tmp_path: Path) -> None:
    sidecar = tmp_path / "报告.yml"
    sidecar.write_text(sample, encoding="utf-8")
    corrections = read_corrections(sidecar, load_taxonomy())
    assert any(correction != NO_CORRECTION for correction in corrections)


def test_sample_of_study_page_is_understood() -> None:
    (sample,) = blocks(GUIDE / "library.md", "markdown")
    page, diagnostics = read_study_page("a.md", sample, "study/a/", load_taxonomy())
    assert diagnostics == []
    assert page.themes
    assert page.dimensions
    assert all((page.title, page.kind, page.date, page.summary))


def test_samples_of_taxonomy_are_understood(tmp_path: Path) -> None:
    samples = [block for block in blocks(GUIDE / "library.md", "yaml") if "docs/taxonomy/" in block]
    for sample in samples:
        name = sample.splitlines()[0].rsplit("/", 1)[1]
        (tmp_path / name).write_text(sample, encoding="utf-8")
    standard, extended = load_taxonomy(), load_taxonomy(tmp_path)
    assert len(extended.dimensions) == len(standard.dimensions) + 1
    assert len(extended.themes) == len(standard.themes) + 1
    assert len(extended.terms) == len(standard.terms) + 1


def test_every_setting_is_described() -> None:
    text = (GUIDE / "library.md").read_text(encoding="utf-8")
    described = re.findall(r"^\| `(\w+)` \| `([\w{}]+)` \|", text, re.MULTILINE)
    options = {name: str(option.default).lower() for name, option in SelfReviewConfig._schema}
    assert dict(described) == options


@pytest.mark.parametrize("sample", blocks(GUIDE / "ci.md", "yaml"), ids=["gitlab", "github"])
def test_samples_of_ci_files_are_yaml(sample: str) -> None:
    assert isinstance(yaml.safe_load(sample), dict)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_named_options_and_commands_exist(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = page.read_text(encoding="utf-8")
    for command in re.findall(r"\bselfreview (new|parse|check|export|audit)\b", text):
        with pytest.raises(SystemExit, match="0"):
            cli.main([command, "--help"])
    build = (ROOT / "scripts" / "build.py").read_text(encoding="utf-8")
    for line in re.findall(r"scripts/build\.py (--[^`\n]*)", text):
        for option in re.findall(r"--[a-z]+", line):
            assert f'"{option}"' in build
    capsys.readouterr()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target
