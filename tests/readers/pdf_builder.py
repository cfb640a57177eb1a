"""Builds small PDF files for tests: text at given places, in a font that the file does not hold."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 595, 842
_TO_UNICODE = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
    "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
    "256 beginbfrange\n"
    + "".join(f"<{row:02X}00> <{row:02X}FF> <{row:02X}00>\n" for row in range(256))
    + "endbfrange endcmap end end"
)
_PICTURE = "q 500 0 0 700 40 60 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q"


@dataclass(frozen=True)
class Text:
    """Text whose first character stands at a place, measured from the left and from the top."""

    text: str
    left: float = 90
    top: float = 200
    size: float = 16
    angle: float = 0

    def operators(self) -> str:
        """The text as a page writes it."""
        sine, cosine = math.sin(math.radians(self.angle)), math.cos(math.radians(self.angle))
        place = f"{cosine:.4f} {sine:.4f} {-sine:.4f} {cosine:.4f} {self.left} {HEIGHT - self.top}"
        coded = self.text.encode("utf-16-be").hex()
        return f"BT /F1 {self.size} Tf {place} Tm <{coded}> Tj ET"


@dataclass(frozen=True)
class Box:
    """A rectangle that is filled; a thin one is a rule."""

    left: float
    top: float
    right: float
    bottom: float

    def operators(self) -> str:
        """The rectangle as a page writes it."""
        return f"{self.left} {HEIGHT - self.bottom} {self.right - self.left} {self.bottom - self.top} re f"


def lines(
    *rows: str, left: float = 90, top: float = 150, size: float = 16, leading: float = 28
) -> list[Text]:
    """Rows below each other; each U+3000 in front of one moves it by a character."""
    placed = []
    for number, row in enumerate(rows):
        text = row.lstrip("\u3000")
        indent = (len(row) - len(text)) * size
        placed.append(Text(text, left + indent, top + number * leading, size))
    return placed


def pdf(
    *pages: Iterable[Text | Box],
    pictures: Sequence[int] = (),
    page_extra: str = "",
    trailer: str = "",
    info: str = "",
) -> bytes:
    """A PDF file; the pages named by number in ``pictures`` show one, ``info`` is said of the document."""
    contents = [
        "\n".join([*(shape.operators() for shape in page), *([_PICTURE] if number in pictures else [])])
        for number, page in enumerate(pages, 1)
    ]
    kids = " ".join(f"{7 + 2 * number} 0 R" for number in range(len(contents)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(contents)}/Kids[{kids}]/MediaBox[0 0 {WIDTH} {HEIGHT}]"
        "/Resources<</Font<</F1 3 0 R>>>>>>",
        "<</Type/Font/Subtype/Type0/BaseFont/FangSong/Encoding/Identity-H"
        "/DescendantFonts[4 0 R]/ToUnicode 6 0 R>>",
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/FangSong/CIDSystemInfo<</Registry(Adobe)"
        "/Ordering(Identity)/Supplement 0>>/DW 1000/W[32 [500] 48 57 500 65 90 600 97 122 500]"
        "/FontDescriptor 5 0 R>>",
        "<</Type/FontDescriptor/FontName/FangSong/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0"
        "/Ascent 860/Descent -140/CapHeight 700/StemV 80>>",
        _stream(_TO_UNICODE),
    ]
    for number, content in enumerate(contents):
        objects += [
            f"<</Type/Page/Parent 2 0 R/Contents {8 + 2 * number} 0 R{page_extra}>>",
            _stream(content),
        ]
    if info:
        objects.append(f"<<{info}>>")
        trailer += f"/Info {len(objects)} 0 R"
    return _file(objects, trailer)


def _stream(content: str) -> str:
    return f"<</Length {len(content)}>>\nstream\n{content}\nendstream"


def _file(objects: Sequence[str], trailer: str) -> bytes:
    body = "%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return (
        f"{body}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
        f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{len(body)}\n%%EOF\n"
    ).encode("latin-1")
