"""Made reports: the same every time, with the truth told of them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import make_corpus
import pytest

from mkdocs_selfreview.library import build_library
from mkdocs_selfreview.model import ReportKind

COUNT = 60


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    assert make_corpus.main([str(COUNT), str(folder)]) == 0
    return folder


@pytest.fixture(scope="module")
def truth(corpus: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((corpus / make_corpus.TRUTH).read_text(encoding="utf-8"))
    return found


def texts(corpus: Path) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(corpus.glob("*.txt"))]


def test_a_report_is_the_same_however_many_there_are(corpus: Path) -> None:
    assert texts(corpus) == [report.text for report in make_corpus.make_reports(COUNT)]
    assert make_corpus.make_report(7).text == texts(corpus)[7]


def test_reports_have_the_length_of_real_ones(corpus: Path) -> None:
    lengths = [len(text) for text in texts(corpus)]
    assert all(2000 < length < 4000 for length in lengths)
    assert 2700 < sum(lengths) / COUNT < 3200


def test_planted_wordings_occur_as_often_as_is_told(corpus: Path, truth: dict[str, Any]) -> None:
    assert len(truth["planted"]) >= 8
    for planted in truth["planted"]:
        pattern = re.escape(planted["wording"]).replace("…", "[^。]{2,8}?")
        found = [len(re.findall(pattern, text)) for text in texts(corpus)]
        assert (sum(found), sum(map(bool, found))) == (planted["occurrences"], planted["reports"])


def test_items_stand_where_is_told(corpus: Path, truth: dict[str, Any]) -> None:
    for text, report in zip(texts(corpus), truth["reports"], strict=True):
        for item in report["items"]:
            start, end = item["span"]
            assert text[start:end].startswith(f"{item['lead']}。")
            assert text[start - 1] == "是"
            assert text[end] == "\n"


def test_the_pipeline_reads_them_as_reports(corpus: Path, truth: dict[str, Any]) -> None:
    library = build_library(corpus)
    assert [report.kind for report in library.reports] == [ReportKind.REPORT] * COUNT
    told = {report["file"]: report for report in truth["reports"]}
    assert all(report.year == told[report.source.path]["year"] for report in library.reports)
    found = sum(len(list(report.items())) for report in library.reports)
    made = sum(len(report["items"]) for report in truth["reports"])
    assert abs(found - made) < 0.01 * made
