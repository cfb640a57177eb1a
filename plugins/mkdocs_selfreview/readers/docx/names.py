"""Namespaces of WordprocessingML, both the usual and the strict one, and how its values are read."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from mkdocs_selfreview.readers.xmltree import find

PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
}
_OFF = {"0", "false", "off"}


def value(element: Element | None, *tags: str) -> str | None:
    """The ``w:val`` of the element at the end of a path, or None."""
    found = find(element, *tags)
    return None if found is None else found.get("{w}val")


def integer(text: str | None) -> int | None:
    """A whole number, or None where there is none or nonsense."""
    try:
        return int(text or "")
    except ValueError:
        return None


def switched_on(element: Element | None) -> bool | None:
    """State of a switch such as ``w:vanish``: None where it does not occur."""
    return None if element is None else element.get("{w}val", "1") not in _OFF
