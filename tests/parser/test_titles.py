"""A title that was broken softly is one line; what stands below it in the same paragraph stays apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from knowledge import RULES

from mkdocs_selfreview.cleaning import CleanText, clean, raw_text
from mkdocs_selfreview.model import Cell, Document, Paragraph
from mkdocs_selfreview.titles import whole_titles

BODY = "根据县委安排，我查摆了问题，剖析了原因。"


def whole(*paragraphs: str, cell: Cell | None = None) -> tuple[CleanText, Document]:
    """A document's text; ``|`` stands for a soft line break."""
    lines = tuple(
        Paragraph(line, number, cell=cell)
        for number, paragraph in enumerate(paragraphs, 1)
        for line in paragraph.split("|")
        if line
    )
    document = Document(lines, "docx")
    return whole_titles(clean(document, RULES.debris, lambda _: False), RULES.kinds), document


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        pytest.param(
            "云溪县水利局2025年度民主生活会|个人对照检查材料",
            ["云溪县水利局2025年度民主生活会个人对照检查材料"],
            id="two-lines",
        ),
        pytest.param(
            "2025年度民主生活会|对照检查|材料", ["2025年度民主生活会对照检查材料"], id="three-lines"
        ),
        pytest.param("个人对照检查|材料", ["个人对照检查材料"], id="a-rest"),
        pytest.param(
            "领导班子关于严守政治纪律|和政治规矩方面的对照检查材料|云溪县水利局|沈其远",
            ["领导班子关于严守政治纪律和政治规矩方面的对照检查材料", "云溪县水利局", "沈其远"],
            id="unit-and-name-below",
        ),
        pytest.param(
            "云溪县水利局|2025年度民主生活会个人对照检查材料",
            ["云溪县水利局", "2025年度民主生活会个人对照检查材料"],
            id="unit-above",
        ),
        pytest.param(
            "个人对照检查材料|（2026年1月8日）", ["个人对照检查材料", "（2026年1月8日）"], id="date-below"
        ),
        pytest.param("学习不够深入。|作风不够扎实。", ["学习不够深入。", "作风不够扎实。"], id="body"),
    ],
)
def test_soft_breaks(paragraph: str, expected: list[str]) -> None:
    assert whole(paragraph, BODY)[0].text.split("\n") == [*expected, BODY]


def test_paragraphs_and_cells_are_never_joined() -> None:
    assert whole("2025年度民主生活会", "个人对照检查材料")[0].text.count("\n") == 1
    assert whole("2025年度民主生活会|个人对照检查材料", cell=Cell(0, 0, 0))[0].text.count("\n") == 1


@given(
    st.lists(
        st.lists(
            st.sampled_from(["2025年度", "民主生活会", "个人对照检查", "材料", "沈其远", "云溪县水利局", BODY]),
            min_size=1, max_size=5,
        ).map("|".join),
        max_size=5,
    )
)  # fmt: skip
def test_only_line_breaks_go(paragraphs: list[str]) -> None:
    found, document = whole(*paragraphs)
    raw = raw_text(document)
    assert found.text.replace("\n", "") == raw.replace("\n", "")
    assert [found.text[slice(*line.span)] for line in found.lines] == found.text.split("\n") * bool(
        found.text
    )
    assert all(
        char == raw[place] for char, place in zip(found.text, found.offsets, strict=True) if place >= 0
    )
