"""Reads OFD files, the Chinese standard for documents that are laid out in pages."""

from __future__ import annotations

import math
import posixpath
import re
from collections.abc import Iterator
from itertools import accumulate, islice
from xml.etree.ElementTree import Element

from mkdocs_selfreview.diagnostics import ReadError
from mkdocs_selfreview.model import Aside, Document
from mkdocs_selfreview.readers.glyphs import Glyph, Page, is_wide, page_of
from mkdocs_selfreview.readers.grid import Box, find_cells
from mkdocs_selfreview.readers.layout import margins, read_layout, require_text
from mkdocs_selfreview.readers.package import Package
from mkdocs_selfreview.readers.radicals import without_radicals
from mkdocs_selfreview.readers.xmltree import find, parse_xml

_PREFIXES = {"http://www.ofdspec.org/2016": "ofd", "http://www.ofdspec.org": "ofd"}
_MAX_PAGES = 2000
_A4 = (0.0, 0.0, 210.0, 297.0)
_UNTURNED = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_SLANT = 0.1
_USUAL_SIZE = 3.5
_POINTS = 72 / 25.4
_MAX_PATHS = 4000
_COMMAND = re.compile(r"([SMLQBAC])([^SMLQBAC]*)")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?|g")


def read_ofd(data: bytes) -> Document:
    """Read an OFD file; raises ``ReadError`` (``bad-ofd encrypted no-text-layer too-large``)."""
    package = Package(data)
    if any(posixpath.basename(name) == "encryptions.xml" for name in package.names):
        raise ReadError("encrypted", "OFD 文件已加密，无法读取；请取消加密后重新保存，或换成 Word 文件。")
    pages = list(_pages(package))
    if not pages:
        raise ReadError("bad-ofd", "OFD 文件已损坏或里面没有页面；请从原处重新复制，或换成 Word 文件。")
    require_text(pages)
    return Document(read_layout(pages), "ofd", aside=(*margins(pages), *_beside(package)))


def _pages(package: Package) -> Iterator[Page]:
    """The pages of all documents in a package."""
    start = _part(package, "OFD.xml")
    for root in () if start is None else start.iter("{ofd}DocRoot"):
        name = _resolved("", root.text)
        document = _part(package, name)
        references = [] if document is None else list(document.iter("{ofd}Page"))
        if len(references) > _MAX_PAGES:
            raise ReadError("too-large", f"OFD 超过 {_MAX_PAGES} 页；请拆成几个文件后再放入。")
        usual = _box(find(document, "{ofd}CommonData", "{ofd}PageArea"))
        for reference in references:
            page = _part(package, _resolved(name, reference.get("BaseLoc")))
            if page is not None:
                yield _page(page, usual or _A4)


def _beside(package: Package) -> Iterator[Aside]:
    """What is said of the documents, and the texts of templates, annotations and turned objects."""
    start = _part(package, "OFD.xml")
    for info in () if start is None else start.iter("{ofd}DocInfo"):
        for element in info.iter():
            value = (element.text or "").strip()
            if value and (name := element.get("Name")):
                yield Aside("文档属性", f"{name}：{value}")
            if value:
                yield Aside("文档属性", value)
    for name in sorted(package.names):
        if name.endswith(".xml") and name != "ofd.xml":
            root = _part(package, name)
            is_page = root is not None and root.tag == "{ofd}Page" and "/tpls/" not in name
            for element in () if root is None else root.iter():
                if element.tag == "{ofd}TextObject" and (
                    not is_page or next(_glyphs(element, 0), None) is None
                ):
                    text = "".join(code.text or "" for code in element.iter("{ofd}TextCode"))
                    yield Aside("模板、水印或批注", text)
                elif element.tag in ("{ofd}Remark", "{ofd}Parameter"):
                    yield Aside("批注", element.text or "")


def _part(package: Package, name: str) -> Element | None:
    data = package.read(name)
    return None if data is None else parse_xml(data, _PREFIXES)


def _resolved(base: str, name: str | None) -> str:
    """The full name of a part that another part refers to."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(base), (name or "").strip())).lstrip("/")


def _box(area: Element | None) -> tuple[float, ...] | None:
    """The paper of a page: left, top, width, height."""
    box = find(area, "{ofd}PhysicalBox")
    numbers = _numbers(box.text if box is not None else "")
    return tuple(numbers) if len(numbers) == 4 else None


def _page(page: Element, usual: tuple[float, ...]) -> Page:
    """The lines of a page; what stands in its template belongs to a form and is left out."""
    top, height = (_box(page.find("{ofd}Area")) or usual)[1::2]
    glyphs = (glyph for found in page.iter("{ofd}TextObject") for glyph in _glyphs(found, top))
    paths = islice(page.iter("{ofd}PathObject"), _MAX_PATHS)
    # A cell is found by measures of PDF, whose unit is the point.
    rules = (rule.scaled(_POINTS) for path in paths for rule in _rules(path, top))
    cells = [cell.scaled(1 / _POINTS) for cell in find_cells(rules)]
    return page_of(glyphs, height, cells)


def _rules(element: Element, top: float) -> Iterator[Box]:
    """The straight lines of a path, among them the rules of tables."""
    boundary = _numbers(element.get("Boundary"))
    matrix = _numbers(element.get("CTM"))
    a, _, _, d, e, f = matrix if len(matrix) == 6 else _UNTURNED
    data = find(element, "{ofd}AbbreviatedData")
    if len(boundary) != 4 or data is None:
        return
    start = last = (0.0, 0.0)
    for command, operands in islice(_COMMAND.findall(data.text or ""), _MAX_PATHS):
        numbers = _numbers(operands)
        place = start
        if command != "C":
            if len(numbers) < 2:
                continue
            place = boundary[0] + a * numbers[-2] + e, boundary[1] - top + d * numbers[-1] + f
        if command in "LC":
            (left, right), (upper, lower) = sorted((last[0], place[0])), sorted((last[1], place[1]))
            yield Box(left, upper, right, lower)
        elif command in "SM":
            start = place
        last = place


def _glyphs(element: Element, top: float) -> Iterator[Glyph]:
    """The glyphs of a text object that is not turned."""
    boundary = _numbers(element.get("Boundary"))
    matrix = _numbers(element.get("CTM"))
    a, b, c, d, e, f = matrix if len(matrix) == 6 else _UNTURNED
    if len(boundary) != 4 or a <= 0 or abs(b) > _SLANT * a or element.get("Visible") == "false":
        return
    size = (_numbers(element.get("Size")) or [_USUAL_SIZE])[0] * math.hypot(c, d)
    x = y = 0.0
    for code in element.iter("{ofd}TextCode"):
        text = without_radicals(code.text or "")
        x, y = (_numbers(code.get("X")) or [x])[0], (_numbers(code.get("Y")) or [y])[0]
        across = _offsets(code.get("DeltaX"), len(text))
        down = _offsets(code.get("DeltaY"), len(text))
        for char, right, below in zip(text, across, down, strict=False):
            left = boundary[0] + a * (x + right) + c * (y + below) + e
            baseline = boundary[1] - top + b * (x + right) + d * (y + below) + f
            width = size if is_wide(char) else size / 2
            if char.isprintable() or char == "\u3000":
                yield Glyph(char, left, left + width, round(baseline, 2), round(size, 2))


def _offsets(deltas: str | None, length: int) -> list[float]:
    """How far each character stands from the first; ``g 3 5.5`` means three steps of 5.5."""
    steps: list[float] = []
    found = iter(_NUMBER.findall(deltas or ""))
    for token in found:
        if len(steps) >= length:
            break
        if token != "g":
            steps.append(float(token))
            continue
        times, step = next(found, "0"), next(found, "0")
        if "g" not in (times, step):
            steps += [float(step)] * int(min(max(float(times), 0), length))
    steps += [0.0] * (length - 1 - len(steps))
    return list(accumulate(steps[: max(length - 1, 0)], initial=0.0))


def _numbers(text: str | None) -> list[float]:
    """The numbers in a list such as ``0 0 210 297``."""
    return [float(token) for token in _NUMBER.findall(text or "") if token != "g"]
