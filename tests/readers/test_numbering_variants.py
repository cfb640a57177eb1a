"""Automatic numbers of every kind, as Word prints them; LibreOffice agrees but where it is known to err.

``fixtures/numbering/NAME.docx`` has ``NAME.txt`` as it is read with Word, and ``NAME.libreoffice.txt``, what
LibreOffice 7.4 made of it (``soffice --convert-to "txt:Text (encoded):UTF8"``).
"""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_selfreview.readers import read

FIXTURES = Path(__file__).parent / "fixtures" / "numbering"
NAMES = sorted(path.stem for path in FIXTURES.glob("*.docx"))
UNLIKE_LIBREOFFICE = {
    "bullets": "prints them; no number, so that they are left out here",
    "chinese-counting-hundreds": "counts on in hundreds; Word writes digit by digit from 100 on",
    "empty-paragraphs": "prints numbers without text; they count here, but there is nothing to show",
    "ideograph-digital": "writes 十; digits only is what the standard says",
    "japanese-counting-hundreds": "writes 一百; Japanese counting has no 一 before 百",
    "legal": "ignores w:isLgl",
    "never-restarts": "ignores w:lvlRestart",
    "restarts-after-the-first-level": "ignores w:lvlRestart",
}


def lines(path: Path) -> list[str]:
    """The lines of a text file that are not blank, without blanks."""
    rows = path.read_text(encoding="utf-8").splitlines()
    return ["".join(row.split()) for row in rows if row.strip()]


@pytest.mark.parametrize("name", NAMES)
def test_as_word_prints_it(name: str) -> None:
    found = read(FIXTURES / f"{name}.docx").paragraphs
    assert ["".join(f"{one.label}{one.text}".split()) for one in found] == lines(FIXTURES / f"{name}.txt")


@pytest.mark.parametrize("name", NAMES)
def test_as_libreoffice_prints_it(name: str) -> None:
    agrees = lines(FIXTURES / f"{name}.libreoffice.txt") == lines(FIXTURES / f"{name}.txt")
    assert agrees is (name not in UNLIKE_LIBREOFFICE)


def test_there_are_enough_of_them() -> None:
    assert len(NAMES) >= 30
