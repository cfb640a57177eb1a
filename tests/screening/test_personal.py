"""Numbers of persons are masked where they stand; other numbers stay as they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_selfreview.model import Document, Paragraph
from mkdocs_selfreview.screening.personal import Mask, mask_personal_data, mask_text

ID = "身份证号"
MOBILE = "手机号"
CARD = "银行卡号"

PERSONAL = [
    pytest.param("11010519491231002X", ID, "110*************2X", id="id"),
    pytest.param("11010519491231002x", ID, "110*************2x", id="id-small-x"),
    pytest.param("11010519491231002Ｘ", ID, "110*************2Ｘ", id="id-wide-x"),
    pytest.param("440524188001010014", ID, "440*************14", id="id-digits"),
    pytest.param("110105 19491231 002X", ID, "110*** ******** **2X", id="id-parted"),
    pytest.param("１１０１０５１９４９１２３１００２Ｘ", ID, "１１０*************２Ｘ", id="id-wide"),
    pytest.param("110105491231002", ID, "110**********02", id="old-id"),
    pytest.param("110105 491231 002", ID, "110*** ****** *02", id="old-id-parted"),
    pytest.param("13812345678", MOBILE, "138******78", id="mobile"),
    pytest.param("19912345678", MOBILE, "199******78", id="mobile-199"),
    pytest.param("138-1234-5678", MOBILE, "138-****-**78", id="mobile-hyphens"),
    pytest.param("138 1234 5678", MOBILE, "138 **** **78", id="mobile-blanks"),
    pytest.param("138　1234　5678", MOBILE, "138　****　**78", id="mobile-wide-blanks"),
    pytest.param("138–1234–5678", MOBILE, "138–****–**78", id="mobile-dashes"),
    pytest.param("138 12345678", MOBILE, "138 ******78", id="mobile-3-8"),
    pytest.param("1381234 5678", MOBILE, "138**** **78", id="mobile-7-4"),
    pytest.param("1381 2345 678", MOBILE, "138* **** *78", id="mobile-4-4-3"),
    pytest.param("１３８１２３４５６７８", MOBILE, "１３８******７８", id="mobile-wide"),
    pytest.param("138.1234.5678", MOBILE, "138.****.**78", id="mobile-dots"),
    pytest.param("1 3 8 1 2 3 4 5 6 7 8", MOBILE, "1 3 8 * * * * * * 7 8", id="mobile-spread"),
    pytest.param("1381\u200b2345678", MOBILE, "138*\u200b*****78", id="mobile-invisible"),
    pytest.param("6222021234567890128", CARD, "622**************28", id="card-19"),
    pytest.param("4111111111111111", CARD, "411***********11", id="card-16"),
    pytest.param("4111 1111 1111 1111", CARD, "411* **** **** **11", id="card-blanks"),
    pytest.param("4111-1111-1111-1111", CARD, "411*-****-****-**11", id="card-hyphens"),
    pytest.param("6222 0212 3456 7890 128", CARD, "622* **** **** **** *28", id="card-19-blanks"),
    pytest.param("622202 1234567890128", CARD, "622*** ***********28", id="card-6-13"),
]
AROUND = [
    pytest.param("{}", id="alone"),
    pytest.param("联系电话：{}。", id="after-colon"),
    pytest.param("（{}）", id="in-brackets"),
    pytest.param("王志远{}云溪县水务局", id="between-words"),
    pytest.param("编号No.{},", id="after-a-dot"),
    pytest.param("2024年，{}；第3项", id="among-numbers"),
    pytest.param("ID{}abc", id="among-letters"),
]
HARMLESS = [
    pytest.param("110105194912310021", id="wrong-check-digit"),
    pytest.param("11010519491331002X", id="no-such-month"),
    pytest.param("99010519491231002X", id="no-such-province"),
    pytest.param("110105491331002", id="old-id-no-such-month"),
    pytest.param("12812345678", id="no-mobile-prefix"),
    pytest.param("1381234567", id="ten-digits"),
    pytest.param("138123456789", id="twelve-digits"),
    pytest.param("2138123456780", id="within-a-longer-number"),
    pytest.param("13812345678.5", id="decimal"),
    pytest.param("0.13812345678", id="decimals"),
    pytest.param("投资15000000000元", id="amount"),
    pytest.param("投资15000000000 余万元", id="amount-more"),
    pytest.param("4111111111111112", id="wrong-luhn"),
    pytest.param("1111111111111117", id="no-card-prefix"),
    pytest.param("6666666666666666", id="one-figure"),
    pytest.param("0877-6612345", id="landline"),
    pytest.param("2023-2024-2025", id="years"),
    pytest.param("2019 2020 2021 2022 2023 2024", id="row-of-years"),
    pytest.param("15 20 18 30 25 12 40", id="row-of-figures"),
    pytest.param("2024-01-15 12:30:45", id="moment"),
    pytest.param("云党发〔2024〕138号", id="document-number"),
    pytest.param("1. 2. 3. 4. 5. 6. 7. 8. 9. 10. 11.", id="list"),
    pytest.param("138****5678", id="masked-already"),
    pytest.param("一三八一二三四五六七八", id="in-words"),
]


@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize(("number", "kind", "shown"), PERSONAL)
def test_personal_numbers_are_masked(number: str, kind: str, shown: str, around: str) -> None:
    assert mask_text(around.format(number)) == (around.format(shown), [(kind, shown)])


@pytest.mark.parametrize("text", HARMLESS)
def test_other_numbers_stay(text: str) -> None:
    assert mask_text(f"共{text}，") == (f"共{text}，", [])
    assert mask_text(text) == (text, [])


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        pytest.param("13812345678 13987654321", "138******78 139******21", id="two"),
        pytest.param("13812345678、13987654321", "138******78、139******21", id="two-by-comma"),
        pytest.param("11010519491231002X 13812345678", "110*************2X 138******78", id="id-and-mobile"),
        pytest.param("3 11010519491231002X", "3 110*************2X", id="numbered"),
        pytest.param("+86 138 1234 5678", "+86 138 **** **78", id="country"),
        pytest.param("8613812345678", "86138******78", id="country-joined"),
        pytest.param("（+86）138-1234-5678", "（+86）138-****-**78", id="country-in-brackets"),
        pytest.param(
            "身份证号：110105194912310021", "身份证号：110*************21", id="wrong-but-captioned"
        ),
        pytest.param("身份证号码为 110105 491331 002", "身份证号码为 110*** ****** *02", id="old-captioned"),
        pytest.param("0086-13812345678", "0086-138******78", id="country-zeros"),
    ],
)
def test_numbers_side_by_side(text: str, masked: str) -> None:
    assert mask_text(text)[0] == masked


@pytest.mark.parametrize(
    ("format_", "masked"),
    [
        pytest.param("txt", ["电话138****", "　　**78。"], id="text-wraps"),
        pytest.param("md", ["电话138****", "　　**78。"], id="markdown-wraps"),
        pytest.param("docx", ["电话1381234", "　　5678。"], id="word-does-not"),
    ],
)
def test_a_number_broken_by_a_line_end(format_: str, masked: list[str]) -> None:
    broken = Document((Paragraph("电话1381234", 4), Paragraph("　　5678。", 5)), format_)
    document, masks = mask_personal_data(broken)
    assert [paragraph.text for paragraph in document.paragraphs] == masked
    assert [mask.line for mask in masks] == ([4] if format_ != "docx" else [])


def test_a_document_keeps_all_but_the_digits() -> None:
    paragraphs = (
        Paragraph("标题", 1, style="title"),
        Paragraph("电话13812345678", 2, label="一、"),
        Paragraph("110105491231002", 7, style="cell"),
    )
    notes = (("doubt", "第 2 行的“13812345678”读不清", 2),)
    document, masks = mask_personal_data(Document(paragraphs, "docx", notes))
    assert document.paragraphs[0] == paragraphs[0]
    assert document.paragraphs[1] == Paragraph("电话138******78", 2, label="一、")
    assert document.paragraphs[2] == Paragraph("110**********02", 7, style="cell")
    assert document.notes == (("doubt", "第 2 行的“138******78”读不清", 2),)
    assert masks == (Mask(MOBILE, 2, "138******78"), Mask(ID, 7, "110**********02"))


NUMBERS = st.one_of(
    st.sampled_from([str(param.values[0]) for param in PERSONAL]),
    st.text(alphabet="0123456789", max_size=20),
    st.text(alphabet="０１２3xX -.—元年\u200b\n", max_size=6),
)


@given(st.lists(st.one_of(NUMBERS, st.text(max_size=10)), max_size=8).map("".join))
def test_masking_changes_digits_only(text: str) -> None:
    masked, found = mask_text(text)
    assert len(masked) == len(text)
    changed = [before for before, after in zip(text, masked, strict=True) if before != after]
    assert all(sign.isdecimal() for sign in changed)
    assert bool(changed) == bool(found)
    assert all(shown in masked for _, shown in found)


@given(st.text().filter(lambda text: not any(sign.isdecimal() for sign in text)))
def test_text_without_digits_is_unchanged(text: str) -> None:
    assert mask_text(text) == (text, [])


@given(st.lists(st.one_of(NUMBERS, st.text(max_size=10)), min_size=1, max_size=8))
def test_paragraphs_keep_their_lengths(texts: list[str]) -> None:
    document = Document(tuple(Paragraph(text, at) for at, text in enumerate(texts)), "txt")
    masked, _ = mask_personal_data(document)
    assert [len(paragraph.text) for paragraph in masked.paragraphs] == list(map(len, texts))
