"""The visible text of one Word paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from mkdocs_selfreview.readers.docx.names import switched_on, value
from mkdocs_selfreview.readers.word import FieldedText, Style, StyleSheet

_DELETED = frozenset({"{w}del", "{w}moveFrom"})
# Beside deleted text: properties, ruby readings, and shapes, whose text boxes are collected apart.
_UNSEEN = _DELETED | {
    *("{w}pPr", "{w}rPr", "{w}tblPr", "{w}tblGrid", "{w}trPr", "{w}tcPr", "{w}sectPr", "{w}sdtPr"),
    *("{w}rt", "{w}rubyPr", "{w}drawing", "{w}pict", "{w}object"),
}
_SHAPES_AND_PROPERTIES = _UNSEEN - _DELETED
_TEXT = {"{w}t", "{m}t"}
_ANY_TEXT = _TEXT | {"{w}delText"}
_FIXED = {
    "{w}tab": " ",
    "{w}ptab": " ",
    "{w}br": "\n",
    "{w}cr": "\n",
    "{w}noBreakHyphen": "-",
}
_PRIVATE_USE = range(0xE000, 0xF900)


def visible(element: Element, unseen: frozenset[str] = _UNSEEN) -> Iterator[Element]:
    """The children of an element that count: none that are unseen, one of several alternatives."""
    for child in element:
        if child.tag == "{mc}AlternateContent":
            choice = child.find("{mc}Choice")
            chosen = child.find("{mc}Fallback") if choice is None else choice
            if chosen is not None:
                yield from visible(chosen, unseen)
        elif child.tag not in unseen:
            yield child


def visible_text(paragraph: Element, chain: Sequence[Style], styles: StyleSheet) -> str:
    """The text of a paragraph as it prints, soft line breaks as ``\\n``."""
    line = FieldedText()
    hidden = next((style.hidden for style in chain if style.hidden is not None), False)
    _collect(paragraph, line, hidden, hidden, styles)
    return line.text


def hidden_text(paragraph: Element, chain: Sequence[Style], styles: StyleSheet) -> str:
    """The text of a paragraph that does not print: hidden or deleted; that of its text boxes aside."""
    by_style = next((style.hidden for style in chain if style.hidden is not None), False)
    pieces: list[str] = []
    _collect_hidden(paragraph, pieces, by_style, by_style, styles)
    return "".join(pieces)


def _collect_hidden(
    element: Element, pieces: list[str], hidden: bool, by_style: bool, styles: StyleSheet
) -> None:
    for child in visible(element, _SHAPES_AND_PROPERTIES):
        if child.tag in _DELETED:
            pieces += [found.text or "" for found in child.iter() if found.tag in _ANY_TEXT]
        elif child.tag == "{w}r":
            _collect_hidden(child, pieces, _is_hidden(child, by_style, styles), by_style, styles)
        elif hidden and (text := _text(child)):
            pieces.append(text)
        elif len(child):
            _collect_hidden(child, pieces, hidden, by_style, styles)


def text_boxes(paragraph: Element) -> Iterator[Element]:
    """The contents of the text boxes that are anchored in a paragraph."""
    if next(paragraph.iter("{w}txbxContent"), None) is not None:
        yield from _boxes(paragraph)


def _boxes(element: Element) -> Iterator[Element]:
    for child in visible(element, _DELETED):
        if child.tag == "{w}txbxContent":
            yield child
        else:
            yield from _boxes(child)


def _collect(element: Element, line: FieldedText, hidden: bool, by_style: bool, styles: StyleSheet) -> None:
    """Add the text below an element; ``by_style`` is what the paragraph's style says of hidden text."""
    for child in visible(element):
        if child.tag == "{w}r":
            _collect(child, line, _is_hidden(child, by_style, styles), by_style, styles)
        elif child.tag == "{w}fldChar":
            line.track(child.get("{w}fldCharType"))
        elif not hidden and (text := _text(child)):
            line.pieces.append(text)
        elif len(child):
            _collect(child, line, hidden, by_style, styles)


def _is_hidden(run: Element, by_style: bool, styles: StyleSheet) -> bool:
    """Whether a run is hidden: by itself, else by its character style, else by the paragraph's style."""
    properties = run.find("{w}rPr")
    if properties is None:
        return by_style
    own = switched_on(properties.find("{w}vanish"))
    if own is not None:
        return own
    style = value(properties, "{w}rStyle")
    chain = styles.chain(style) if style else []
    return next((found.hidden for found in chain if found.hidden is not None), by_style)


def _text(element: Element) -> str:
    """The text that one element of a run stands for."""
    if element.tag in _TEXT:
        return (element.text or "").replace("\n", " ").replace("\r", " ")
    if element.tag == "{w}sym":
        return _symbol(element.get("{w}char", ""))
    return _FIXED.get(element.tag, "")


def _symbol(code: str) -> str:
    """A character of a symbol font; those that only this font has are ornaments."""
    try:
        number = int(code, 16)
        return "" if number in _PRIVATE_USE else chr(number)
    except (ValueError, OverflowError):
        return ""
