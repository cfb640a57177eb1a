"""Gives characters back that PDF fonts often stand in for: radicals and doublets that only look like them."""

from __future__ import annotations

import unicodedata

# Radicals with a code of their own that are drawn like a whole character. Only these: a normal form
# of the whole text would turn full-width punctuation into ASCII.
_SUPPLEMENT = dict(
    zip(
        "⺁⺆⺒⺓⺝⺟⺠⺩⺫⺬⺮⺰⺳⺶⺷⺸⺹⺼⻁⻄⻅⻆⻉⻋⻑⻒⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
        "厂冂巳幺月母民王目示竹纟网羊羊羊老肉虎西见角贝车长镸长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟",
        strict=True,
    )
)
_DOUBLETS = (*range(0x2F00, 0x2FE0), *range(0xF900, 0xFB00))
_PLAIN = str.maketrans(
    {code: unicodedata.normalize("NFKC", chr(code)) for code in _DOUBLETS}
    | {ord(radical): character for radical, character in _SUPPLEMENT.items()}
)


def without_radicals(text: str) -> str:
    """The text with each radical replaced by the character that it looks like; nothing else changes."""
    return text.translate(_PLAIN)
