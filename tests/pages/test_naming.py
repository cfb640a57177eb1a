"""From names to addresses."""

from __future__ import annotations

import numpy as np
import pytest
from libraries import make_library, simple_report

from mkdocs_selfreview.pages.naming import names_of
from mkdocs_selfreview.phrasebank import Pattern
from mkdocs_selfreview.phrasebank.frames import read_frame

NONE = np.zeros(0, np.int64)
PATTERN = Pattern(read_frame("对…掌握不够"), 9, 5, NONE, NONE)
NAMES = names_of(
    make_library(
        [
            simple_report("r1", title="甲局材料", file="2024/甲.docx"),
            simple_report("r2", title="同名材料", file="乙.docx"),
            simple_report("r3", title="同名材料", file="丙.docx"),
        ]
    ),
    patterns=[PATTERN],
)


@pytest.mark.parametrize(
    ("kind", "name", "address"),
    [
        ("主题", "联系群众", "themes/lianxi-qunzhong/"),
        ("主题", "lianxi-qunzhong", "themes/lianxi-qunzhong/"),
        ("维度", "工作作风", "dimensions/style/"),
        ("表述", "两个确立", "terms/liang-ge-queli/"),
        ("表述", "liang-ge-queli", "terms/liang-ge-queli/"),
        ("表述", "批评与自我批评", "terms/piping-he-ziwo-piping/"),
        ("表述", "对…掌握不够", f"phrases/patterns/{PATTERN.frame.id}/"),
        ("表述", "对……掌握不够", f"phrases/patterns/{PATTERN.frame.id}/"),
        ("表述", "对...掌握不够", f"phrases/patterns/{PATTERN.frame.id}/"),
        ("报告", "甲局材料", "reports/r1/"),
        ("报告", "甲", "reports/r1/"),
        ("报告", "甲.docx", "reports/r1/"),
        ("报告", "2024/甲.docx", "reports/r1/"),
        ("报告", "丙", "reports/r3/"),
    ],
)
def test_address(kind: str, name: str, address: str) -> None:
    assert NAMES.address(kind, name) == address


@pytest.mark.parametrize(
    ("kind", "name", "hint"),
    [
        pytest.param("主题", "联系群", "是不是“联系群众”？", id="near"),
        pytest.param("表述", "两个确定", "是不是“两个确立”？", id="near-term"),
        pytest.param("表述", "对…掌握得不够", "是不是“对…掌握不够”？", id="near-pattern"),
        pytest.param("维度", "天气", "请按维度页上的名称改写", id="far"),
        pytest.param("报告", "同名材料", "有 2 份报告叫“同名材料”，请改写文件名", id="ambiguous"),
    ],
)
def test_says_what_to_do_about_other_names(kind: str, name: str, hint: str) -> None:
    with pytest.raises(LookupError, match=hint):
        NAMES.address(kind, name)
