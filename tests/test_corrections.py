"""The sidecar by which a keeper corrects what was read wrong."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "parser"))

from knowledge import TAXONOMY, parsed

from mkdocs_selfreview.corrections import Correction, read_corrections
from mkdocs_selfreview.taxonomy import TaxonomyError

TEXT = "一、存在的问题\n（一）后勤保障方面。一是管得不细。甲。二是用得不省。乙。\n二、思想深处\n（一）认识不足。丙。\n三、整改措施\n（一）加强学习。丁。"


def corrections(tmp_path: Path, text: str) -> tuple[Correction, ...]:
    path = tmp_path / "某某.yml"
    path.write_text(text, encoding="utf-8")
    return read_corrections(path, TAXONOMY)


def test_facts_are_set(tmp_path: Path) -> None:
    (correction,) = corrections(
        tmp_path,
        "title: 新标题\nunit: 云溪县水利局\nname: 周明远\nyear: 2024\nmeeting: 民主生活会\nscope: 班子\n",
    )
    report, _ = parsed(TEXT, correction=correction)
    assert (report.title, report.unit, report.name, report.year) == ("新标题", "云溪县水利局", "周明远", 2024)
    assert (report.meeting, report.scope) == ("民主生活会", "team")


def test_headings_are_set(tmp_path: Path) -> None:
    (correction,) = corrections(
        tmp_path, "headings:\n  后勤保障方面: {dimension: 工作作风}\n  思想深处: {role: 原因}\n"
    )
    report, diagnostics = parsed(TEXT, correction=correction)
    assert report.sections[0].blocks[0].dimension_name == "工作作风"
    assert [item.kind.value for item in report.items()] == ["problem", "problem", "cause", "measure"]
    assert "dimension-unknown" not in {found.code for found in diagnostics}


def test_accepted_doubts_are_said_no_more(tmp_path: Path) -> None:
    assert "dimension-unknown" in {found.code for found in parsed(TEXT)[1]}
    (correction,) = corrections(tmp_path, "accepted: [dimension-unknown]\n")
    assert "dimension-unknown" not in {found.code for found in parsed(TEXT, correction=correction)[1]}


def test_a_heading_may_be_given_with_its_number(tmp_path: Path) -> None:
    (correction,) = corrections(tmp_path, "headings:\n  二、思想深处: {role: 原因}\n")
    report, diagnostics = parsed(TEXT, correction=correction)
    assert [section.role.value for section in report.sections] == ["problems", "causes", "measures"]
    assert "sidecar-heading-unused" not in {found.code for found in diagnostics}


def test_a_heading_that_is_nowhere_is_said(tmp_path: Path) -> None:
    (correction,) = corrections(tmp_path, "headings:\n  根本没有: {role: 原因}\n")
    (found,) = (
        found for found in parsed(TEXT, correction=correction)[1] if found.code == "sidecar-heading-unused"
    )
    assert "根本没有" in found.message


def test_a_year_may_be_written_out(tmp_path: Path) -> None:
    (correction,) = corrections(tmp_path, "year: 2023年\n")
    assert parsed(TEXT, correction=correction)[0].year == 2023


def test_a_text_can_be_let_in_or_kept_out(tmp_path: Path) -> None:
    (kept_out,) = corrections(tmp_path, "kind: 其他\n")
    assert parsed(TEXT, correction=kept_out)[0].kind == "other"
    (let_in,) = corrections(tmp_path, "kind: 报告\n")
    assert parsed("关于召开会议的通知\n请参加。", correction=let_in)[0].kind == "report"


def test_each_report_of_a_file_has_its_own(tmp_path: Path) -> None:
    found = corrections(tmp_path, "reports:\n  - {year: 2023}\n  - {publish: false}\n")
    assert [correction.publish for correction in found] == [True, False]


def test_publish_may_be_said_in_chinese(tmp_path: Path) -> None:
    assert [one.publish for one in corrections(tmp_path, "publish: 否\n")] == [False]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        pytest.param("titel: 甲\n", 1, "titel", id="unknown-key"),
        pytest.param("year: 去年\n", 1, "year: 2023", id="year-in-words"),
        pytest.param("title: 甲\nscope: 大家\n", 2, "个人", id="unknown-scope"),
        pytest.param("headings:\n  甲: {dimension: 没有的}\n", 2, "没有的", id="unknown-dimension"),
        pytest.param("headings:\n  甲: {role: 乱写}\n", 2, "原因", id="unknown-role"),
        pytest.param("title: [\n", 2, "YAML", id="broken-yaml"),
        pytest.param("publish: 也许\n", 1, "“publish”一项应是 true 或 false", id="no-flag"),
        pytest.param("metting: 民主生活会\n", 1, "是不是“meeting”", id="near-key"),
        pytest.param("year: 2023\nname：陈国栋\n", 2, "冒号要用半角", id="wide-colon"),
        pytest.param("headings:\n  甲：{role: 原因}\n", 2, "冒号要用半角", id="wide-colon-of-a-heading"),
    ],
)
def test_mistakes_name_file_and_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    with pytest.raises(TaxonomyError) as caught:
        corrections(tmp_path, text)
    assert f"某某.yml:{line}:" in str(caught.value)
    assert words in str(caught.value)
