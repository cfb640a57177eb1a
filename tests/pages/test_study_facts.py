"""What keepers say of study pages: right, odd and wrong."""

from __future__ import annotations

import pytest
from libraries import taxonomy

from mkdocs_selfreview.pages.study_facts import Facts, read_facts


def read(written: str) -> Facts:
    facts, diagnostics = read_facts(written, "study/a.md", taxonomy())
    assert diagnostics == []
    return facts


@pytest.mark.parametrize(
    ("written", "date", "valid_until"),
    [
        ("2025", "2025", "2025-12-31"),
        ("2025-03", "2025-03", "2025-03-31"),
        ("2024-2", "2024-02", "2024-02-29"),
        ("2025-03-01", "2025-03-01", "2025-03-01"),
        ("2025/3/1", "2025-03-01", "2025-03-01"),
        ("2025年3月1日", "2025-03-01", "2025-03-01"),
        ("2025年3月", "2025-03", "2025-03-31"),
        ("'2025.12.31'", "2025-12-31", "2025-12-31"),
        ("", "", ""),
    ],
)
def test_dates(written: str, date: str, valid_until: str) -> None:
    assert read(f"date: {written}\n").date == date
    assert read(f"valid_until: {written}\n").valid_until == valid_until


@pytest.mark.parametrize(
    ("written", "ids"),
    [
        pytest.param("dimensions: [带头强化政治忠诚、提高政治能力]", 1, id="a-name-with-signs-in-a-list"),
        pytest.param("dimensions: 带头强化政治忠诚、提高政治能力", 1, id="a-name-with-signs"),
        pytest.param("dimensions: 工作作风、理论学习", 2, id="parted-by-signs"),
        pytest.param("dimensions:\n  - 工作作风\n  - style", 1, id="twice"),
        pytest.param("dimensions:", 0, id="nothing"),
    ],
)
def test_names(written: str, ids: int) -> None:
    assert len(read(written).dimensions) == ids


@pytest.mark.parametrize(
    ("written", "line", "code", "said"),
    [
        pytest.param("title: 甲\ndate: 昨天", 11, "study-date", "“昨天”，不是日期；请写成", id="no-date"),
        pytest.param("date: 2025-02-30", 10, "study-date", "2025-02-30", id="no-such-day"),
        pytest.param("kind: 甲\nvalid_until: 2025-13", 11, "study-date", "valid_until", id="no-such-month"),
        pytest.param(
            "date: 2025-06\nvalid_until: 2024-12-31",
            11,
            "study-date",
            "早于 date",
            id="ends-before-it-begins",
        ),
        pytest.param(
            "themes:\n- 联系群众\n- 联系群", 12, "study-unknown-name", "是不是“联系群众”？", id="near-name"
        ),
        pytest.param("dimensions: [天气]", 10, "study-unknown-name", "请改为维度页上的名称", id="far-name"),
        pytest.param("title: [a\n", 11, "study-front-matter", "YAML 写法有误", id="broken"),
        pytest.param("title: {a: b}", 10, "study-front-matter", "应是一段文字", id="no-text"),
        pytest.param("kind: 甲\nkind: 乙", 11, "study-front-matter", "写了两次", id="twice"),
        pytest.param("author: 甲", 10, "study-front-matter", "不认识“author”，可用的是", id="unknown-key"),
        pytest.param("titel: 甲", 10, "study-front-matter", "是不是“title”？", id="near-key"),
        pytest.param("kind: 讲稿\ntitle：甲\ndate: 2024", 11, "study-front-matter", "半角", id="wide-colon"),
    ],
)
def test_one_diagnostic_says_where_and_what_to_do(written: str, line: int, code: str, said: str) -> None:
    _, (found,) = read_facts(written, "study/a.yml", taxonomy(), first=10, strict=True)
    assert (found.source, found.line, found.code) == ("study/a.yml", line, code)
    assert said in found.message


def test_what_is_right_is_kept_beside_what_is_wrong() -> None:
    facts, found = read_facts("title: 甲\ndate: 昨天\nkind: 讲稿", "study/a.yml", taxonomy())
    assert (facts, len(found)) == (Facts(title="甲", kind="讲稿"), 1)


def test_markdown_may_say_more_to_the_engine() -> None:
    assert read("title: 甲\nhide: [toc]\ntemplate: own.html") == Facts(title="甲")
