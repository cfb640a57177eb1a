"""Parses the XML of documents: no DTD, bounded depth and size, short names for namespaces."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from mkdocs_selfreview.diagnostics import ReadError

_MAX_DEPTH = 512
_MAX_ELEMENTS = 2_000_000


def parse_xml(data: bytes, prefixes: Mapping[str, str]) -> Element:
    """The root of an XML text; ``prefixes`` gives each known namespace its short name.

    Tags and attributes are written ``{prefix}name``, so that two addresses of one namespace
    read the same. Raises ``ReadError`` (``xml-dtd``, ``xml-too-deep``, ``too-large``, ``xml-bad``).
    """
    target = _Target(prefixes)
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = target.doctype
    parser.StartElementHandler = target.start
    parser.EndElementHandler = target.end
    parser.CharacterDataHandler = target.builder.data
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise ReadError(
            "xml-bad", "文件内部结构已损坏，无法读取；请用 WPS 或 Word 打开修复后另存为新的 .docx。"
        ) from error
    return target.builder.close()


class _Target:
    """Takes the events of the parser, keeps the limits and builds the tree."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self.builder = TreeBuilder()
        self._prefixes = prefixes
        self._names: dict[str, str] = {}
        self._depth = self._elements = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        self._depth += 1
        self._elements += 1
        if self._depth > _MAX_DEPTH:
            raise ReadError(
                "xml-too-deep", "文件内部嵌套层数异常，已停止读取；请用 WPS 或 Word 打开后另存为新的 .docx。"
            )
        if self._elements > _MAX_ELEMENTS:
            raise ReadError(
                "too-large", "文件内容过多，已停止读取；请拆成几个文件，或只留文字后另存为 .docx。"
            )
        self.builder.start(self._short(name), {self._short(key): text for key, text in attributes.items()})

    def end(self, name: str) -> None:
        """An element ends."""
        self._depth -= 1
        self.builder.end(self._short(name))

    def doctype(self, *_: object) -> None:
        """A definition of the document's own kind begins; no document needs one, attacks do."""
        raise ReadError(
            "xml-dtd",
            "文件内部含有外部定义（DTD），不安全，已拒绝读取；请用 WPS 或 Word 打开后另存为新的 .docx。",
        )

    def _short(self, name: str) -> str:
        """A name with the short form of its namespace."""
        if name not in self._names:
            uri, _, local = name.rpartition("}")
            self._names[name] = f"{{{self._prefixes.get(uri, uri)}}}{local}" if uri else local
        return self._names[name]


def find(element: Element | None, *tags: str) -> Element | None:
    """The element reached by a path of tags, or None."""
    for tag in tags:
        if element is None:
            return None
        element = element.find(tag)
    return element
