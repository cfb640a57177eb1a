"""PDF files give their paragraphs back, whatever order, direction and characters they are painted in."""

from __future__ import annotations

import importlib
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from pdf_builder import Box, Text, lines, pdf

from mkdocs_selfreview.diagnostics import ReadError
from mkdocs_selfreview.readers import pdf as reader
from mkdocs_selfreview.readers.pdf import read_pdf

LOCKED = f"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{'00' * 32}>/U<{'11' * 32}>>>/ID[<00><00>]"
WIDE = "学习不够深入，联系实际不够紧密，存在以干代学的问题，"
"""Twenty-six characters: a full line."""


def texts(data: bytes) -> list[str]:
    return [found.text for found in read_pdf(data).paragraphs]


def code_of(data: bytes) -> str:
    with pytest.raises(ReadError) as caught:
        read_pdf(data)
    return caught.value.code


def body(*rows: str) -> list[Text]:
    """Rows among others that show where the edges of the page are."""
    return lines("\u3000\u3000" + WIDE[:24], WIDE, "末行。", *rows)


@pytest.mark.parametrize(
    ("glyphs", "expected"),
    [
        pytest.param([Text("学习"), Text("不深", 122)], ["学习不深"], id="pieces"),
        pytest.param([Text("不深", 122), Text("学习")], ["学习不深"], id="out-of-order"),
        pytest.param([Text("学习"), Text("不深", 122.3, 198)], ["学习不深"], id="uneven-baseline"),
        pytest.param([Text("学习不深"), Text("学习不深", 90.4)], ["学习不深"], id="painted-twice"),
        pytest.param([Text("一一一一")], ["一一一一"], id="one-character-again"),
        pytest.param(
            [Text("学习不够深入。"), Text("内部使用", 200, 500, 40, 45)], ["学习不够深入。"], id="watermark"
        ),
        pytest.param([Text("学习不深", 300, 400, 16, 180)], ["学习不深"], id="turned-page"),
        pytest.param([Text("不紧", 90, 300), Text("学习不深，")], ["学习不深，不紧"], id="upper-line-first"),
        pytest.param([Text("满意率"), Text("98", 140), Text("以上", 158)], ["满意率98以上"], id="small-gaps"),
        pytest.param([Text("沈其远"), Text("局长", 190)], ["沈其远 局长"], id="wide-gap"),
        pytest.param([Text("Word"), Text("WPS", 128), Text("文字", 160)], ["Word WPS文字"], id="words"),
        pytest.param([Text("⼀是⽴⾜⺠⽣，見（甲）")], ["一是立足民生，見（甲）"], id="radicals"),
        pytest.param([Text("\U00020bb7田学习")], ["\U00020bb7田学习"], id="rare-character"),
    ],
)
def test_glyphs_become_lines(glyphs: list[Text], expected: list[str]) -> None:
    assert texts(pdf(glyphs)) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(["\u3000\u3000" + WIDE[:24], "末句。"], [WIDE[:24] + "末句。"], id="indent"),
        pytest.param(["短行", "另一段"], ["短行", "另一段"], id="short-line"),
        pytest.param([WIDE[:25] + "。", "一是学习不深。"], [WIDE[:25] + "。", "一是学习不深。"], id="number"),
        pytest.param([WIDE, "（一）句中的号"], [WIDE + "（一）句中的号"], id="number-within-sentence"),
        pytest.param(
            ["1." + WIDE[:25], "\u3000\u3000悬挂。"], ["1." + WIDE[:25] + "悬挂。"], id="hanging-indent"
        ),
        pytest.param(
            ["\u3000" * 20 + "沈其远", "\u3000" * 17 + "2026年1月8日"],
            ["沈其远", "2026年1月8日"],
            id="signature",
        ),
        pytest.param(
            ["\u3000" * 21 + "县水利局", "\u3000" * 17 + "二〇二六年一月八日"],
            ["县水利局", "二〇二六年一月八日"],
            id="signature-at-the-edge",
        ),
        pytest.param([WIDE[:23], "2026年1月"], [WIDE[:23] + "2026年1月"], id="number-kept-whole"),
    ],
)
def test_lines_become_paragraphs(rows: list[str], expected: list[str]) -> None:
    assert texts(pdf(body(*rows)))[1:] == expected


FULL = WIDE[:25] + "。"
INSIDE = "（二）" + WIDE[:22] + "，"
SURE = ["\u3000\u3000" + WIDE[:24], "末行。"] * 4
PARTED = [
    text
    for number in range(4)
    for text in lines(WIDE, FULL, INSIDE, "末行。", leading=24, top=150 + 110 * number)
]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param(lines(*SURE, "\u3000\u3000" + FULL[2:], INSIDE), FULL[2:] + INSIDE, id="indented-ones"),
        pytest.param(
            lines(*SURE, "\u3000\u3000" + FULL[2:], "\u3000\u3000" + INSIDE),
            INSIDE,
            id="this-one-is-indented",
        ),
        pytest.param(lines(*SURE[:4], FULL, INSIDE), INSIDE, id="too-few-to-tell"),
        pytest.param(
            [
                *(text for number in range(8) for text in lines("单行一段。", top=100 + 40 * number)),
                *lines(WIDE, FULL, INSIDE, "末行。", leading=24, top=420),
            ],
            WIDE + FULL + INSIDE + "末行。",
            id="most-are-of-one-line",
        ),
        pytest.param(
            [
                text
                for number, last in enumerate(["末行。"] * 4 + [FULL] * 2)
                for text in lines(WIDE, last, leading=24, top=100 + 58 * number)
            ],
            WIDE + FULL,
            id="parted-though-full",
        ),
        pytest.param(PARTED, WIDE + FULL + INSIDE + "末行。", id="parted-ones"),
    ],
)
def test_a_number_begins_a_paragraph_as_others_do(page: list[Text], expected: str) -> None:
    assert texts(pdf(page))[-1] == expected


def test_a_scan_is_called_one() -> None:
    with pytest.raises(ReadError, match="扫描件"):
        read_pdf(pdf([], [], pictures=[1, 2]))


def test_tables_are_read_cell_by_cell() -> None:
    rules = [Box(90, y, 450, y + 0.5) for y in (200, 230, 280)] + [
        Box(x, 200, x + 0.5, 280) for x in (90, 270, 450)
    ]
    cells = [
        Text("问题", 100, 220),
        Text("措施", 280, 220),
        Text("学习不够深入，", 100, 250),
        Text("每月自学。", 280, 260),
    ]
    page: list[Text | Box] = [
        *lines("清单如下："),
        *rules,
        *cells,
        Text("理解不够", 100, 272),
        Text("表后正文。", 90, 320),
    ]
    assert [(found.text, found.style) for found in read_pdf(pdf(page)).paragraphs] == [
        ("清单如下：", ""),
        ("问题", "cell"),
        ("措施", "cell"),
        ("学习不够深入，理解不够", "cell"),
        ("每月自学。", "cell"),
        ("表后正文。", ""),
    ]


def test_titles_of_two_lines() -> None:
    title = lines("二〇二五年度民主生活会班子对照检查", size=22, top=110, left=110)
    rest = lines("材料", size=22, top=138, left=287) + lines("沈其远", top=166, left=270)
    assert texts(pdf(title + rest + lines("\u3000\u3000" + WIDE[:24], WIDE, top=194)))[:2] == [
        "二〇二五年度民主生活会班子对照检查材料",
        "沈其远",
    ]


def test_a_centred_line_before_flush_text() -> None:
    page = lines(WIDE[:24], left=106, top=122) + lines(
        WIDE[::-1], WIDE[9:] + WIDE[:9], WIDE[1:] + "学", "末行。"
    )
    assert texts(pdf(page))[0] == WIDE[:24]


def test_a_paragraph_goes_on_over_the_page() -> None:
    assert texts(pdf(lines("\u3000\u3000" + WIDE[:24], WIDE), lines("学习。", "下段"))) == [
        WIDE[:24] + WIDE + "学习。",
        "下段",
    ]


def test_margins_of_left_and_right_pages_may_differ() -> None:
    rows = ["\u3000\u3000" + WIDE[:24], WIDE, WIDE[::-1], WIDE[9:] + WIDE[:9], "末行。", "\u3000\u3000下段"]
    expected = ["".join(rows[:5]).strip(), "下段"]
    pages = [lines(*rows, left=left) for left in (90, 60, 90)]
    assert texts(pdf(*pages)) == expected * 3


def test_what_stands_on_every_page_is_left_out() -> None:
    pages = [
        [
            Text("云溪县水利局", 250, 50, 9),
            *lines(f"正文第{name}页。", "末行"),
            Text(f"— {number} —", 280, 800, 9),
        ]
        for number, name in enumerate("一二三", 1)
    ]
    assert texts(pdf(*pages)) == ["正文第一页。末行", "正文第二页。末行", "正文第三页。末行"]


@pytest.mark.parametrize(
    "number", ["1", "- 1 -", "—1—", "第 1 页", "第1页共3页", "第1页 共3页", "1/3", "第1页，共3页"]
)
def test_page_numbers(number: str) -> None:
    assert texts(pdf([*lines("正文在此。"), Text(number, 280, 800, 9)])) == ["正文在此。"]
    assert texts(pdf([*lines("正文在此。"), Text(number, 280, 400, 9)])) == ["正文在此。", number]


def test_text_once_in_the_margin_stays() -> None:
    assert texts(pdf([Text("对照检查材料", 250, 60, 22), *lines("正文。")])) == ["对照检查材料", "正文。"]


def test_a_page_that_is_shown_turned() -> None:
    turned = [Text("正文第一行。", 400, 600, 16, 180), Text("云溪县水利局", 400, 800, 9, 180)]
    assert texts(pdf(turned, turned, page_extra="/Rotate 180")) == ["正文第一行。正文第一行。"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(pdf(lines("甲")[:0]), "no-text-layer", id="blank"),
        pytest.param(pdf([], [Text("— 2 —")], [], [], pictures=[1, 2, 3]), "no-text-layer", id="scan"),
        pytest.param(pdf(lines("学习不够深入"), trailer=LOCKED), "encrypted", id="locked"),
        pytest.param(b"%PDF-1.7\n", "bad-pdf", id="cut"),
        pytest.param(b"%PDF-1.7\n" + b"1 0 obj" * 9000, "bad-pdf", id="no-pages"),
    ],
)
def test_refused(data: bytes, code: str) -> None:
    assert code_of(data) == code


def test_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    three = pdf(*[lines("学习不够深入")] * 3)
    monkeypatch.setattr(reader, "_MAX_PAGES", 2)
    assert code_of(three) == "too-large"
    monkeypatch.setattr(reader, "_MAX_PAGES", 3)
    monkeypatch.setattr(reader, "_MAX_GLYPHS", 17)
    assert code_of(three) == "too-large"


def test_machines_without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_: str) -> None:
        raise ImportError

    monkeypatch.setattr(importlib, "import_module", missing)
    assert code_of(pdf(lines("学习不够深入"))) == "format-not-supported"


def test_garbled_text_is_noted() -> None:
    ((code, _, line),) = read_pdf(pdf(lines("学习\ue123\ue124不够深入"))).notes
    assert (code, line) == ("garbled-text-layer", None)
    assert read_pdf(pdf(lines("学习\ue123不够深入联系实际不紧密"))).notes == ()


def test_pages_that_are_pictures_are_noted() -> None:
    document = read_pdf(pdf(lines("学习不够深入，联系实际不紧"), [], [], pictures=[3]))
    ((code, message, _),) = document.notes
    assert code == "pages-without-text"
    assert "第 3 页" in message


def test_several_threads_at_once() -> None:
    data = pdf(*[body("一是学习不深。")] * 5)
    expected = texts(data)
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(texts, [data] * 20)) == [expected] * 20


def test_many_glyphs_in_little_time() -> None:
    data = pdf(*[lines(*(f"{row}{WIDE}" for row in range(40)), top=110, leading=15)] * 20)
    start = time.process_time()
    assert read_pdf(data).paragraphs
    assert time.process_time() - start < 10
