"""Same-length folding: one written form for characters that mean the same.

Offsets into a folded text are offsets into the text itself, so whatever is found in
the one can be quoted from the other. Canonical forms:

====================================  =====================================
full-width letters, digits, symbols   ASCII (``Ａ１％．～`` → ``A1%.~``)
``, : ; ( ) ! ?`` of either width     full width (``，：；（）！？``)
half-width ``｡ ､``                    ``。 、``
every double quote, ``「」``          ``“``
every single quote, ``『』``          ``‘``
tab and every kind of blank           one space; line ends stay
Traditional characters                Simplified ones, character by character
masks ``ZZ``, ``X员`` (党员) …         the word they stand for
``.`` that ends a Chinese sentence    ``。``
====================================  =====================================
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

_FULL_WIDTH_MARKS = ",:;()!?"
_OFFSET = 0xFEE0
_DOUBLE_QUOTES = '"“”„‟＂〝〞〟「」″'
_SINGLE_QUOTES = "'‘’‚‛＇『』′"
_BLANKS = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"

_TABLE: dict[int, str] = {
    **{code + _OFFSET: chr(code) for code in range(0x21, 0x7F) if chr(code) not in _FULL_WIDTH_MARKS},
    **{ord(mark): chr(ord(mark) + _OFFSET) for mark in _FULL_WIDTH_MARKS},
    **dict.fromkeys(map(ord, _DOUBLE_QUOTES), "“"),
    **dict.fromkeys(map(ord, _SINGLE_QUOTES), "‘"),
    **dict.fromkeys(map(ord, _BLANKS), " "),
    ord("｡"): "。",
    ord("､"): "、",
}


_HAN = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0xF900, 0xFB00))
_POLITICS = re.compile("ZZ(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])ZZ", re.IGNORECASE)
_PARTY = re.compile("[XΦ](?=[员委组章纪性建课费]|中央|支部|内|风|史|校|的)|(?<=从严治)X|(?<=管)X(?=治)")
_NUMBER = "[一二三四五六七八九十]"
_FULL_STOP = re.compile(
    # not the one of a number at the start of a line: 一.存在的问题
    f"(?<=[\u4e00-\u9fff“）》])(?<!^{_NUMBER})(?<!^{_NUMBER}{_NUMBER})\\.(?=[\u4e00-\u9fff“（《 \n]|$)",
    re.MULTILINE,
)


def fold(text: str) -> str:
    """Return ``text`` in canonical characters; its length and every offset stay the same."""
    folded = text.translate(character_table())
    if "Z" in folded or "z" in folded:
        folded = _POLITICS.sub("政治", folded)
    if "X" in folded or "Φ" in folded:
        folded = _PARTY.sub("党", folded)
    if "." in folded:
        folded = _FULL_STOP.sub("。", folded)
    return folded


@cache
def character_table() -> dict[int, str]:
    """What each character is replaced by; each Han character alone, so that lengths cannot change.

    OpenCC's table is read as it stands: its converter takes a tenth of a second for it, in every process.
    """
    table = resources.files("opencc").joinpath("dictionary", "TSCharacters.txt").read_text(encoding="utf-8")
    pairs = (line.split("\t") for line in table.splitlines())
    simplified = {traditional: choices.split(" ")[0] for traditional, choices in pairs}
    han = {
        ord(one): other for one, other in simplified.items() if len(one) == len(other) == 1 and one != other
    }
    return {code: other for code, other in han.items() if any(code in block for block in _HAN)} | _TABLE
