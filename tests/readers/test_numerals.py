"""Numbers are written as Word writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_selfreview.readers.numerals import _STYLES, numeral

TABLE = {
    "decimal": {0: "0", 1: "1", 12: "12"},
    "decimalZero": {1: "01", 10: "10", 100: "100"},
    "numberInDash": {3: "- 3 -"},
    "decimalFullWidth": {1: "１", 20: "２０"},
    "upperRoman": {4: "IV", 9: "IX", 1994: "MCMXCIV", 0: "0"},
    "lowerRoman": {14: "xiv", 40: "xl"},
    "upperLetter": {1: "A", 26: "Z", 27: "AA", 53: "AAA"},
    "lowerLetter": {2: "b", 28: "bb", 0: "0"},
    "chineseCounting": {1: "一", 10: "十", 11: "十一", 20: "二十", 99: "九十九", 100: "一○○", 205: "二○五"},
    "taiwaneseCounting": {12: "十二"},
    "chineseCountingThousand": {
        0: "零", 10: "十", 19: "十九", 21: "二十一", 100: "一百", 101: "一百零一", 110: "一百一十",
        1001: "一千零一", 1010: "一千零一十", 10000: "一万", 10001: "一万零一", 12345: "一万二千三百四十五",
        200100: "二十万零一百",
    },
    "japaneseCounting": {10: "十", 11: "十一", 100: "百", 111: "百十一", 120: "百二十", 1001: "千一"},
    "ideographDigital": {10: "一〇", 11: "一一", 205: "二〇五"},
    "chineseLegalSimplified": {1: "壹", 10: "壹拾", 12: "壹拾贰", 101: "壹佰零壹"},
    "ideographLegalTraditional": {2: "貳", 6: "陸"},
    "ideographTraditional": {1: "甲", 10: "癸", 11: "11"},
    "ideographZodiac": {1: "子", 12: "亥", 13: "13"},
    "ideographZodiacTraditional": {1: "甲子", 2: "乙丑", 60: "癸亥", 61: "61"},
    "decimalEnclosedCircle": {1: "①", 20: "⑳", 21: "㉑", 36: "㊱", 50: "㊿", 51: "51"},
    "decimalEnclosedCircleChinese": {3: "③"},
    "decimalEnclosedFullstop": {1: "⒈", 20: "⒛", 21: "21"},
    "decimalEnclosedParen": {1: "⑴", 20: "⒇"},
    "ideographEnclosedCircle": {1: "㊀", 10: "㊉", 11: "11"},
    "none": {1: "", 7: ""},
    "bullet": {1: ""},
    "neverHeardOf": {5: "5"},
}  # fmt: skip
CASES = [
    pytest.param(style, number, text, id=f"{style}-{number}")
    for style, numbers in TABLE.items()
    for number, text in numbers.items()
]


@pytest.mark.parametrize(("style", "number", "text"), CASES)
def test_numeral(style: str, number: int, text: str) -> None:
    assert numeral(number, style) == text


@given(st.integers(), st.sampled_from(sorted(_STYLES)))
def test_every_number_is_written(number: int, style: str) -> None:
    assert numeral(number, style)


@given(st.sampled_from(sorted(_STYLES)))
def test_numbers_of_a_style_differ(style: str) -> None:
    assert len({numeral(number, style) for number in range(1, 1000)}) == 999
