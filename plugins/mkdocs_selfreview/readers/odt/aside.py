"""What an OpenDocument text holds beside its body: headers, notes, comments, hidden text, properties."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from mkdocs_selfreview.model import Aside
from mkdocs_selfreview.readers.odt.styles import StyleSheet

_PARAGRAPHS = frozenset({"{text}p", "{text}h"})
_HIDDEN = "隐藏文字"
_PLACES = {
    "{office}annotation": "批注",
    "{text}note": "脚注或尾注",
    "{text}tracked-changes": "修订删去的文字",
    "{text}hidden-paragraph": _HIDDEN,
    "{text}hidden-text": _HIDDEN,
    **{f"{{style}}header{kind}": "页眉" for kind in ("", "-left", "-first")},
    **{f"{{style}}footer{kind}": "页脚" for kind in ("", "-left", "-first")},
}
_SPACED = frozenset({"{text}s", "{text}tab"})


def stories(
    body: Element, common: Element | None, meta: Element | None, styles: StyleSheet
) -> Iterator[Aside]:
    """The texts that stand outside of what is seen of the body; ``common`` is ``styles.xml``."""
    for root in (body, common):
        if root is not None:
            yield from _below(root, "", styles)
    for element in () if meta is None else meta.iter():
        value = (element.text or "").strip()
        if value and (name := element.get("{meta}name")):
            yield Aside("文档属性", f"{name}：{value}")
        if value:
            yield Aside("文档属性", value)


def _below(element: Element, place: str, styles: StyleSheet) -> Iterator[Aside]:
    """The asides below an element; ``place`` is set within one."""
    for child in element:
        inside = place or _PLACES.get(child.tag, "") or (_HIDDEN if _is_hidden(child, styles) else "")
        if child.tag == "{text}hidden-text":
            yield Aside(inside, child.get("{text}string-value", ""))
        if child.tag in ("{svg}title", "{svg}desc") and child.text:
            yield Aside("图片说明", child.text)
        elif inside and (not place if inside == _HIDDEN else child.tag in _PARAGRAPHS):
            yield Aside(inside, _text(child, whole=inside == _HIDDEN))
        yield from _below(child, inside, styles)


def _is_hidden(element: Element, styles: StyleSheet) -> bool:
    name = element.get("{text}style-name", "")
    family = {"{text}span": "text", "{text}p": "paragraph", "{text}h": "paragraph"}.get(element.tag)
    return element.get("{text}display") == "none" or bool(family and styles.is_hidden(family, name))


def _text(element: Element, *, whole: bool) -> str:
    """The text below an element; that of other paragraphs in it only if it is wanted ``whole``."""
    pieces = []
    if element.tag in _SPACED:
        pieces.append(" ")
    pieces.append(element.text or "")
    for child in element:
        apart = "\n" if child.tag in _PARAGRAPHS or child.tag == "{text}line-break" else ""
        inside = _text(child, whole=whole) if whole or child.tag not in _PARAGRAPHS else ""
        pieces += [apart, inside, apart, child.tail or ""]
    return "".join(pieces)
