"""The table of marks and of what looks like one: whatever the place, the first are refused and the others are not."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from test_library import REPORT

from mkdocs_selfreview.cli import main
from mkdocs_selfreview.model import Aside, Document, Paragraph
from mkdocs_selfreview.rules import load_rules
from mkdocs_selfreview.screening.secrecy import secrecy_mark

MARKS = load_rules().secrecy
TABLE = yaml.safe_load(Path(__file__).with_name("marks.yml").read_text(encoding="utf-8"))
REFUSED, HARMLESS = TABLE["refused"], TABLE["harmless"]
TEXT = REPORT.format(year=2024)
PARAGRAPHS = tuple(Paragraph(line, at) for at, line in enumerate(TEXT.splitlines(), 1) if line.strip())


def documents(line: str) -> dict[str, Document]:
    """The report with a line in each place where marks stand."""
    found = Paragraph(line, 1)
    return {
        "head": Document((found, *PARAGRAPHS), "txt"),
        "foot": Document((*PARAGRAPHS, found), "txt"),
        **{
            place: Document(PARAGRAPHS, "docx", aside=(Aside(place, line),))
            for place in ("页眉", "文档属性", "批注")
        },
    }


def test_the_table_is_large_enough() -> None:
    assert min(len(set(REFUSED)), len(set(HARMLESS))) >= 40
    assert not set(REFUSED) & set(HARMLESS)


@pytest.mark.parametrize("line", REFUSED)
def test_a_mark_is_found_wherever_it_stands(line: str) -> None:
    assert {
        place for place, document in documents(line).items() if not secrecy_mark(document, MARKS)
    } == set()


@pytest.mark.parametrize("line", HARMLESS)
def test_what_looks_like_a_mark_is_none(line: str) -> None:
    assert {place for place, document in documents(line).items() if secrecy_mark(document, MARKS)} == set()


def test_the_audit_refuses_every_mark_and_nothing_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for kind, lines in (("标志", REFUSED), ("正常", HARMLESS)):
        for number, line in enumerate(lines):
            # of another year each, so that no text is there twice
            text = TEXT.replace("读原著少", f"读原著少，全年只读了{number}篇{kind}")
            whole = f"{line}\n{text}" if lines is REFUSED else f"{text}\n{line}\n"
            (tmp_path / f"{kind}{number:02}.txt").write_text(whole, encoding="utf-8")
    assert main(["audit", str(tmp_path)]) == 1
    printed = capsys.readouterr().out.splitlines()
    refused = [line for line in printed if line.startswith("拒绝：")]
    assert sorted(refused) == [f"拒绝：标志{number:02}.txt" for number in range(len(REFUSED))]
    assert sum(line.startswith("将发布：正常") for line in printed) == len(HARMLESS)
    assert f"将发布 {len(HARMLESS)} 个" in printed[-1]
    assert f"拒绝 {len(REFUSED)} 个" in printed[-1]
