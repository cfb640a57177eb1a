"""Reads the text layer of PDF files."""

from __future__ import annotations

import ctypes
import importlib
import math
import threading
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from typing import Any

from mkdocs_selfreview.diagnostics import ReadError
from mkdocs_selfreview.model import Aside, Document, Paragraph
from mkdocs_selfreview.readers.encoding import DAMAGED
from mkdocs_selfreview.readers.glyphs import Glyph, Page, is_wide, page_of
from mkdocs_selfreview.readers.grid import Box, find_cells
from mkdocs_selfreview.readers.layout import margins, read_layout, require_text
from mkdocs_selfreview.readers.radicals import without_radicals

_MAX_PAGES = 2000
_MAX_GLYPHS = 5_000_000
_MAX_SHAPES = 4000
_MAX_ANNOTATIONS = 1000
_GARBLED_SHARE = 0.1
_PASSWORD_NEEDED = 4
_SHOWN = 10
# The library must never be used by two threads at once.
_LOCK = threading.Lock()


def read_pdf(data: bytes) -> Document:
    """Read a PDF file.

    Raises ``ReadError``: ``bad-pdf``, ``encrypted``, ``no-text-layer``, ``too-large``, and
    ``format-not-supported`` on machines for which there is no PDF library.
    """
    pdfium, raw = _library()
    with _LOCK:
        try:
            pages, pictures, beside = _pages(data, pdfium, raw)
        except pdfium.PdfiumError as error:
            raise _refused(error.err_code) from error
    require_text(pages)
    paragraphs = read_layout(pages)
    notes = (*_garbled(paragraphs), *_unread(pictures))
    return Document(paragraphs, "pdf", notes, (*margins(pages), *beside))


def _library() -> tuple[Any, Any]:
    """The PDF library; there is none for every processor, so that it may be missing."""
    try:
        return importlib.import_module("pypdfium2"), importlib.import_module("pypdfium2.raw")
    except (ImportError, OSError) as error:
        raise ReadError(
            "format-not-supported",
            "这台计算机上不能读取 PDF（没有适合其处理器的 pypdfium2）；请用 WPS 打开后另存为 .docx。",
        ) from error


def _refused(code: int | None) -> ReadError:
    """What the failure of the library means for whoever put the file there."""
    if code == _PASSWORD_NEEDED:
        return ReadError("encrypted", "PDF 设有打开密码，无法读取；请取消密码保护后重新保存。")
    return ReadError("bad-pdf", "PDF 文件已损坏或没有传完整，无法读取；请从原处重新复制，或换成 Word 文件。")


def _pages(data: bytes, pdfium: Any, raw: Any) -> tuple[list[Page], list[int], list[Aside]]:
    """All pages, the numbers of those that are pictures without text, and what is not part of the text."""
    pages: list[Page] = []
    beside: list[Aside] = []
    pictures: list[int] = []
    left = _MAX_GLYPHS
    with closing(pdfium.PdfDocument(data)) as document:
        if len(document) > _MAX_PAGES:
            raise ReadError("too-large", f"PDF 超过 {_MAX_PAGES} 页；请拆成几个文件后再放入。")
        beside += [Aside("文档属性", text) for text in document.get_metadata_dict(skip_empty=True).values()]
        for number in range(len(document)):
            with closing(document[number]) as page, closing(page.get_textpage()) as text:
                left -= text.count_chars()
                if left < 0:
                    raise ReadError("too-large", "PDF 的文字过多，已停止读取；请拆成几个文件后再放入。")
                characters = list(_characters(text, raw))
                pages.append(_page(page, characters, raw))
                beside += _slanted(characters)
                beside += _annotations(page, raw)
                if not pages[-1].lines and _has_picture(page, raw):
                    pictures.append(number + 1)
    return pages, pictures, beside


def _slanted(characters: Sequence[_Character]) -> Iterator[Aside]:
    """The text that runs in other directions than most of its page does, as watermarks do."""
    by_angle: dict[int, list[str]] = defaultdict(list)
    for character in characters:
        by_angle[character.angle].append(character.text)
    by_angle.pop(_usual_angle(characters), None)
    for pieces in by_angle.values():
        yield Aside("水印或斜排文字", "".join(pieces))


def _annotations(page: Any, raw: Any) -> Iterator[Aside]:
    """What the comments on a page say."""
    for number in range(min(raw.FPDFPage_GetAnnotCount(page), _MAX_ANNOTATIONS)):
        annotation = raw.FPDFPage_GetAnnot(page, number)
        if not annotation:
            continue
        size = raw.FPDFAnnot_GetStringValue(annotation, b"Contents", None, 0)
        buffer = (ctypes.c_ushort * (size // 2 + 1))()
        raw.FPDFAnnot_GetStringValue(annotation, b"Contents", buffer, size)
        raw.FPDFPage_CloseAnnot(annotation)
        text = bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")
        if text.strip():
            yield Aside("批注", text)


def _has_picture(page: Any, raw: Any) -> bool:
    return next(page.get_objects([raw.FPDF_PAGEOBJ_IMAGE], max_depth=2), None) is not None


@dataclass(frozen=True, slots=True)
class _Character:
    """One character as the library gives it, measured from the lower left of the unturned page."""

    text: str
    x: float
    y: float
    width: float
    size: float
    angle: int
    """The direction it runs in, in degrees."""


def _usual_angle(characters: Sequence[_Character]) -> int:
    """The direction that most text of a page runs in."""
    counts = Counter(character.angle for character in characters).most_common(1)
    return counts[0][0] if counts else 0


def _page(page: Any, characters: Sequence[_Character], raw: Any) -> Page:
    """The lines of a page that run as most of its text does; that direction may differ from the page's."""
    if not characters:
        return Page((), page.get_height())
    angle = _usual_angle(characters)
    left, bottom, right, top = page.get_bbox()
    heights = [_turned(x, y, angle)[1] for x in (left, right) for y in (bottom, top)]
    top = max(heights)
    upright = (_glyph(character, top) for character in characters if character.angle == angle)
    cells = find_cells(_shapes(page, raw, angle, top))
    return page_of(upright, top - min(heights), cells)


def _shapes(page: Any, raw: Any, angle: int, top: float) -> Iterator[Box]:
    """The outlines of what is drawn on a page, among them the rules of its tables."""
    left, bottom, right, upper = (ctypes.c_float() for _ in range(4))
    for shape in islice(page.get_objects([raw.FPDF_PAGEOBJ_PATH], max_depth=1), _MAX_SHAPES):
        if not raw.FPDFPageObj_GetBounds(shape, left, bottom, right, upper):
            continue
        (x0, y0), (x1, y1) = sorted(
            (_turned(left.value, bottom.value, angle), _turned(right.value, upper.value, angle))
        )
        yield Box(x0, top - max(y0, y1), x1, top - min(y0, y1))


def _glyph(character: _Character, top: float) -> Glyph:
    """A character of the direction that its page is read in."""
    x, y = _turned(character.x, character.y, character.angle)
    return Glyph(
        without_radicals(character.text), x, x + character.width, round(top - y, 1), round(character.size, 1)
    )


def _turned(x: float, y: float, angle: int) -> tuple[float, float]:
    """A point of a page that is turned until text of the given direction runs from left to right."""
    sine, cosine = math.sin(math.radians(angle)), math.cos(math.radians(angle))
    return x * cosine + y * sine, y * cosine - x * sine


def _characters(text: Any, raw: Any) -> Iterator[_Character]:
    """The characters of a page in the order of the file, without the blanks that the library adds."""
    x, y, matrix, box = ctypes.c_double(), ctypes.c_double(), raw.FS_MATRIX(), raw.FS_RECTF()
    high = ""
    for index in range(text.count_chars()):
        if raw.FPDFText_IsGenerated(text, index) == 1:
            continue
        char = high + chr(raw.FPDFText_GetUnicode(text, index))
        high = char if len(char) == 1 and "\ud800" <= char <= "\udbff" else ""
        if high or not raw.FPDFText_GetCharOrigin(text, index, x, y):
            continue
        raw.FPDFText_GetMatrix(text, index, matrix)
        raw.FPDFText_GetLooseCharBox(text, index, box)
        angle = round(math.degrees(math.atan2(matrix.b, matrix.a))) % 360
        size = abs(raw.FPDFText_GetFontSize(text, index)) * math.hypot(matrix.c, matrix.d) or 1.0
        across = angle % 180 == 90
        width = (box.top - box.bottom) if across else (box.right - box.left)
        yield _Character(_whole(char), x.value, y.value, width or _usual_width(char, size), size, angle)


def _whole(char: str) -> str:
    """A character in one piece, whatever the library made of it."""
    text = char.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return DAMAGED if text == "\0" else text


def _usual_width(char: str, size: float) -> float:
    """The width of a character for which the file gives none."""
    return size if is_wide(char[0]) else size / 2


def _garbled(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[str, str, int | None]]:
    """A note if many characters are such as only the fonts of the file know."""
    text = "".join(found.text for found in paragraphs)
    unknown = sum(char == DAMAGED or unicodedata.category(char) == "Co" for char in text)
    if unknown > _GARBLED_SHARE * len(text):
        message = (
            "PDF 的文字编码不完整，读出的文字有乱码；请换成 Word 文件，或用文字识别（OCR）软件转换后再放入。"
        )
        yield "garbled-text-layer", message, None


def _unread(pictures: Sequence[int]) -> Iterator[tuple[str, str, int | None]]:
    """A note that names the pages without text."""
    if pictures:
        places = "、".join(map(str, pictures[:_SHOWN])) + (" 等" if len(pictures) > _SHOWN else "")
        message = f"PDF 的第 {places} 页是图片，其中的文字没有读入；请用文字识别（OCR）软件转换后再放入。"
        yield "pages-without-text", message, None
