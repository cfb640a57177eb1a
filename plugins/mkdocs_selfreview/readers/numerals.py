"""Writes a number in one of the ways that Word numbers lists (``w:numFmt``)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

_DIGITS = "〇一二三四五六七八九"
_LEGAL_SIMPLIFIED = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
FORMAT_CODES: Mapping[int, str] = {
    0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter",
    0x0A: "ideographDigital", 0x0B: "japaneseCounting", 0x0E: "decimalFullWidth",
    0x11: "japaneseDigitalTenThousand", 0x12: "decimalEnclosedCircle", 0x13: "decimalFullWidth2",
    0x16: "decimalZero", 0x17: "bullet", 0x1A: "decimalEnclosedFullstop", 0x1B: "decimalEnclosedParen",
    0x1C: "decimalEnclosedCircleChinese", 0x1D: "ideographEnclosedCircle", 0x1E: "ideographTraditional",
    0x1F: "ideographZodiac", 0x20: "ideographZodiacTraditional", 0x21: "taiwaneseCounting",
    0x22: "ideographLegalTraditional", 0x23: "taiwaneseCountingThousand", 0x24: "taiwaneseDigital",
    0x25: "chineseCounting", 0x26: "chineseLegalSimplified", 0x27: "chineseCountingThousand",
    0x39: "numberInDash", 0xFF: "none",
}  # fmt: skip
"""The styles by the numbers that they have in .doc files (nfc, MS-DOC) and in Word 2003 XML."""
_ROMAN_LIMIT = 5000
_LETTER_LIMIT = 26 * 100


def numeral(number: int, style: str) -> str:
    """``number`` written in a ``w:numFmt`` style; plain digits where the style has no such number."""
    if style in ("none", "bullet"):
        return ""
    write = _STYLES.get(style)
    return (write(number) if write and number >= 0 else "") or str(number)


def _counting(number: int) -> str:
    """一 … 九十九, from 100 on digit by digit."""
    if number >= 100:
        return "".join("○" if digit == "0" else _DIGITS[int(digit)] for digit in str(number))
    return _thousands(number, "○一二三四五六七八九", "十百千")


def _thousands(
    number: int, digits: str, units: str, *, bare_ten: bool = True, bare_units: bool = False
) -> str:
    """Chinese numbers below 100,000,000.

    ``bare_ten`` writes 10 as 十, not 一十; ``bare_units`` leaves 一 out before every unit and 零 between.
    """
    if number == 0:
        return digits[0]
    if number >= 100_000_000:
        return ""
    high, low = divmod(number, 10_000)
    if high:
        head = _thousands(high, digits, units, bare_ten=bare_ten, bare_units=bare_units) + "万"
        gap = digits[0] if 0 < low < 1000 and not bare_units else ""
        return head + (gap + _below_ten_thousand(low, digits, units, bare_units) if low else "")
    text = _below_ten_thousand(low, digits, units, bare_units)
    return text[1:] if bare_ten and 10 <= low < 20 and text.startswith(digits[1]) else text


def _below_ten_thousand(number: int, digits: str, units: str, bare_units: bool) -> str:
    text = ""
    gap = False
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if not digit:
            gap = bool(text)
            continue
        zero = digits[0] if gap and not bare_units else ""
        one = bare_units and digit == 1 and power > 0
        text += zero + ("" if one else digits[digit]) + (units[power - 1] if power else "")
        gap = False
    return text


def _legal(digits: str) -> Callable[[int], str]:
    return lambda number: _thousands(number, digits, "拾佰仟", bare_ten=False)


def _from(*runs: str) -> Callable[[int], str]:
    """A style that has one character for each number from 1."""
    characters = "".join(runs)
    return lambda number: characters[number - 1] if 1 <= number <= len(characters) else ""


def _range(first: str, last: str) -> str:
    return "".join(map(chr, range(ord(first), ord(last) + 1)))


def _roman(number: int) -> str:
    if number >= _ROMAN_LIMIT:
        return ""
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def _letter(number: int) -> str:
    """a … z, aa, bb … as Word goes on after z."""
    if not 1 <= number <= _LETTER_LIMIT:
        return ""
    times, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (times + 1)


def _cycle(number: int) -> str:
    """甲子, 乙丑 … the cycle of sixty."""
    return _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12] if 1 <= number <= 60 else ""


def _digit_by_digit(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _full_width(number: int) -> str:
    return "".join(chr(ord("０") + int(digit)) for digit in str(number))


def _counting_thousand(number: int) -> str:
    return _thousands(number, "零一二三四五六七八九", "十百千")


_CIRCLES = _from(_range("①", "⑳"), _range("㉑", "㉟"), _range("㊱", "㊿"))
_STYLES: Mapping[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02d}",
    "numberInDash": lambda number: f"- {number} -",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerLetter": _letter,
    "chineseCounting": _counting,
    "taiwaneseCounting": _counting,
    "chineseCountingThousand": _counting_thousand,
    "taiwaneseCountingThousand": _counting_thousand,
    "japaneseCounting": lambda number: _thousands(number, _DIGITS, "十百千", bare_units=True),
    "ideographDigital": _digit_by_digit,
    "japaneseDigitalTenThousand": _digit_by_digit,
    "taiwaneseDigital": _digit_by_digit,
    "chineseLegalSimplified": _legal(_LEGAL_SIMPLIFIED),
    "ideographLegalTraditional": _legal(_LEGAL_TRADITIONAL),
    "ideographTraditional": _from(_STEMS),
    "ideographZodiac": _from(_BRANCHES),
    "ideographZodiacTraditional": _cycle,
    "decimalEnclosedCircle": _CIRCLES,
    "decimalEnclosedCircleChinese": _CIRCLES,
    "decimalEnclosedFullstop": _from(_range("⒈", "⒛")),
    "decimalEnclosedParen": _from(_range("⑴", "⒇")),
    "ideographEnclosedCircle": _from(_range("㊀", "㊉")),
}
