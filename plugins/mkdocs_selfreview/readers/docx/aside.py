"""What a Word document holds beside its body: headers, notes, comments, properties, watermarks."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from mkdocs_selfreview.model import Aside
from mkdocs_selfreview.readers.docx.names import PREFIXES
from mkdocs_selfreview.readers.package import Package
from mkdocs_selfreview.readers.xmltree import parse_xml

_PLACES = tuple(
    (re.compile(pattern), place)
    for pattern, place in (
        (r"header\d*", "页眉"),
        (r"footer\d*", "页脚"),
        (r"comments\w*", "批注"),
        (r"footnotes", "脚注"),
        (r"endnotes", "尾注"),
        (r"(?:core|app|custom|core-properties|item\d*)", "文档属性"),
    )
)
_TEXT = frozenset({"{w}t", "{w}delText"})
_FIXED = {"{w}br": "\n", "{w}cr": "\n", "{w}tab": "\t", "{w}ptab": "\t"}
_VML = "{urn:schemas-microsoft-com:vml}textpath"


def stories(package: Package, main: str, body: Element) -> Iterator[Aside]:
    """The texts that stand outside of the body ``main``; raises ``ReadError`` for a part that is damaged."""
    yield from drawn(body)
    for name in sorted(package.names):
        folder, file = posixpath.split(name)
        stem, suffix = posixpath.splitext(file)
        place = next((place for pattern, place in _PLACES if pattern.fullmatch(stem)), "")
        if suffix != ".xml" or not place or name == main.lower() or folder.endswith("_rels"):
            continue
        root = parse_xml(package.read(name) or b"<none/>", PREFIXES)
        if place == "文档属性":
            yield from _properties(root)
        else:
            yield from (Aside(place, text) for text in texts_below(root, []) if text.strip())
            yield from drawn(root)


def texts_below(element: Element, line: list[str]) -> Iterator[str]:
    """The paragraphs below an element, hidden or not; what is in none is added to ``line``."""
    for child in element:
        if child.tag == "{w}p":
            inside: list[str] = []
            yield from texts_below(child, inside)
            yield "".join(inside)
        elif child.tag in _TEXT:
            line.append(child.text or "")
        elif child.tag in _FIXED:
            line.append(_FIXED[child.tag])
        else:
            yield from texts_below(child, line)


def drawn(root: Element) -> Iterator[Aside]:
    """Words that are drawn (WordArt, watermarks), and what is said of a picture."""
    for element in root.iter():
        if element.tag == _VML and element.get("string", "").strip():
            yield Aside("水印或艺术字", element.get("string", ""))
        elif element.tag.endswith("}docPr"):
            yield from (
                Aside("图片说明", element.get(key, "")) for key in ("title", "descr") if element.get(key)
            )


def _properties(root: Element) -> Iterator[Aside]:
    """The values of properties; one that the writer defined comes with its name too."""
    for element in root.iter():
        value = (element.text or "").strip()
        if name := element.get("name"):
            whole = "".join(child.text or "" for child in element) or value
            yield Aside("文档属性", f"{name}：{whole.strip()}")
        if value:
            yield Aside("文档属性", value)
