"""How leads and headings of the gold are compared with what the parser found."""

from __future__ import annotations

import re

from mkdocs_selfreview.folding import fold

_SIGNS = re.compile(r"[\s“”‘’\"'`*#]+")


def norm(words: str | None) -> str:
    """Words as they are compared: folded, without blanks, quotes and end punctuation."""
    return _SIGNS.sub("", fold(words or "")).strip("。；：，、！.“‘")
