"""OFD files give the paragraphs of their pages."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from docx_builder import zipped
from ofd_builder import NAMESPACE, parts, text

from mkdocs_selfreview.diagnostics import ReadError
from mkdocs_selfreview.model import Cell
from mkdocs_selfreview.readers import ofd as reader
from mkdocs_selfreview.readers.ofd import read_ofd


def texts(*pages: str) -> list[str]:
    return [found.text for found in read_ofd(zipped(parts(*pages))).paragraphs]


FULL = "学习不够深入，联系实际不够紧密，存在以干代学的问题，"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param(text("学习") + text("不深", 28 + 11.2), ["学习不深"], id="pieces"),
        pytest.param(text("不深", 28 + 11.2) + text("学习"), ["学习不深"], id="out-of-order"),
        pytest.param(text("学习不深", code='DeltaX="5.6 5.6 5.6"'), ["学习不深"], id="plain-offsets"),
        pytest.param(text("学习不深", code='DeltaX="5.6 g 2 5.6"'), ["学习不深"], id="mixed-offsets"),
        pytest.param(
            text("学习不深", code='DeltaX="g 99999999999 5.6 g"'), ["学习不深"], id="absurd-offsets"
        ),
        pytest.param(text("学习不深", size=56, more='CTM="0.1 0 0 0.1 0 0"'), ["学习不深"], id="scaled"),
        pytest.param(
            text("学习不深") + text("内部", more='CTM="0.7 0.7 -0.7 0.7 0 0"'), ["学习不深"], id="watermark"
        ),
        pytest.param(
            text("学习不深") + text("内部", y=90, more='Visible="false"'), ["学习不深"], id="invisible"
        ),
        pytest.param(
            text(FULL[:24], 28 + 11.2)
            + text(FULL, y=70)
            + text("末句。", y=80)
            + text("下段", 28 + 11.2, 90),
            [FULL[:24] + FULL + "末句。", "下段"],
            id="paragraphs",
        ),
        pytest.param(text("⼀是⽴足。，（甲）"), ["一是立足。，（甲）"], id="radicals"),
    ],
)
def test_text_objects_become_paragraphs(page: str, expected: list[str]) -> None:
    assert texts(page) == expected


def test_running_lines_are_left_out() -> None:
    pages = [
        text("云溪县水利局", 80, 15, 3)
        + text(FULL)
        + text(f"末句{name}。", y=70)
        + text(f"{number}", 100, 285, 3)
        for number, name in enumerate("甲乙丙")
    ]
    assert texts(*pages) == [FULL + "末句甲。", FULL + "末句乙。", FULL + "末句丙。"]


def code_of(found: Mapping[str, str | bytes]) -> str:
    with pytest.raises(ReadError) as caught:
        read_ofd(zipped(found))
    return caught.value.code


@pytest.mark.parametrize(
    ("found", "code"),
    [
        pytest.param({"OFD.xml": f"<ofd:OFD {NAMESPACE}/>"}, "bad-ofd", id="no-document"),
        pytest.param({"OFD.xml": parts(text("甲"))["OFD.xml"]}, "bad-ofd", id="document-missing"),
        pytest.param({**parts(text("学习不深")), "Doc_0/Encryptions.xml": "<a/>"}, "encrypted", id="locked"),
        pytest.param(parts("", ""), "no-text-layer", id="scan"),
        pytest.param(
            {**parts(text("甲")), "Doc_0/Pages/Page_0/Content.xml": "<"}, "xml-bad", id="broken-page"
        ),
    ],
)
def test_refused(found: Mapping[str, str | bytes], code: str) -> None:
    assert code_of(found) == code


def test_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_MAX_PAGES", 1)
    assert code_of(parts(text("学习不深"), text("学习不深"))) == "too-large"


def path(boundary: str, data: str, more: str = "") -> str:
    return (
        f'<ofd:PathObject Boundary="{boundary}" {more}>'
        f"<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>"
    )


FRAME = "M 0 0 L 100 0 L 100 20 L 0 20 C"


@pytest.mark.parametrize(
    "rules",
    [
        pytest.param(path("28 60 100 20", f"{FRAME} M 50 0 L 50 20 M 0 10 L 100 10"), id="one-path"),
        pytest.param(
            "".join(path(f"28 {y} 100 0.2", "M 0 0 L 100 0") for y in (60, 70, 80))
            + "".join(path(f"{x} 60 0.2 20", "S 0 0 L 0 20") for x in (28, 78, 128)),
            id="a-path-a-rule",
        ),
        pytest.param(
            path(
                "28 60 100 20",
                "M 0 0 L 50 0 L 50 10 L 0 10 C M 25 0 L 25 10 M 0 5 L 50 5",
                'CTM="2 0 0 2 0 0"',
            ),
            id="scaled",
        ),
    ],
)
def test_tables_are_read_cell_by_cell(rules: str) -> None:
    cells = [text(word, x, y, 5) for word, x, y in (("问题", 30, 67), ("措施", 80, 67), ("不深", 30, 77))]
    found = read_ofd(zipped(parts(rules + "".join(cells)))).paragraphs
    assert [(one.text, one.cell) for one in found] == [
        ("问题", Cell(0, 0, 0)), ("措施", Cell(0, 0, 1)), ("不深", Cell(0, 1, 0)),
    ]  # fmt: skip


@pytest.mark.parametrize("data", ["", "M", "L 1", "M x y", "C C C", "B 1 2 3 4 5 6 L 9 9", "M 1 1 L 1e999 2"])
def test_odd_paths_do_no_harm(data: str) -> None:
    assert texts(path("0 0 10 10", data) + text("学习不深")) == ["学习不深"]
