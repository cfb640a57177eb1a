"""Reads RTF: what a reader sees of it, paragraph by paragraph.

Names of destinations, character sets and special characters are those of ``striprtf``, whose own
conversion knows neither hidden text nor lists and takes its time over pictures.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from striprtf.striprtf import charset_map, destinations, specialchars

from mkdocs_selfreview.diagnostics import ReadError
from mkdocs_selfreview.model import Aside, Document
from mkdocs_selfreview.readers.word import (
    CellMarks,
    Found,
    Style,
    StyleSheet,
    unseen_text,
    visible_paragraphs,
)

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9A-Fa-f]{2})|\\(?P<symbol>.)"
    rb"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+|\\",
    re.DOTALL,
)
_MAX_TOKENS = 5_000_000
_MAX_DEPTH = 2000
_SHOWN = 20
_ENDS = frozenset({"par", "cell", "nestcell", "sect"})
_SHAPES = frozenset({"shp", "shpinst", "shpgrp"})
_FIXED: Mapping[str, str] = {
    **specialchars,
    **dict.fromkeys(("line", "page", "column", "lbr"), "\n"),
    **dict.fromkeys(("row", "nestrow", "-", ":", "|"), ""),
    **{"tab": " ", "_": "-"},
}
_PRIVATE_USE = range(0xE000, 0xF900)
_SYMBOLS = 2
# Fonts of these sets write in whatever the document's code page is.
_UNDECLARED = frozenset({0, 1})
# Chinese in a font that claims to be Latin: bytes above ASCII in pairs, as GB 2312 has them.
_PAIRED = re.compile(rb"(?:[\x00-\x7f]|[\xa1-\xf7][\xa1-\xfe])*")
_READ, _OUTSIDE, _UNSEEN = range(3)


@dataclass(frozen=True, slots=True)
class _State:
    """What a group inherits and, when it ends, gives back."""

    target: str = "text"
    """Where text goes to: ``text``, ``label``, ``fonts``, ``styles`` or ``box``."""
    skip: int = _READ
    """``_OUTSIDE``: in a shape, whose text box may still be read; ``_UNSEEN``: in no part that is read."""
    aside: str = ""
    """Where text stands that is not part of the report but screened: 页眉, 批注 …"""
    hidden: bool = False
    deleted: bool = False
    font: int | None = None
    fallback: int = 1
    """How many characters stand behind a Unicode character for programs that do not know it."""
    style: int = 0
    parent: int | None = None
    outline: int | None = None
    in_table: bool = False


def read_rtf(data: bytes) -> Document:
    """Read an RTF file; raises ``ReadError`` for one that no program can have written."""
    reader = _Reader()
    found = list(reader.paragraphs(data))
    paragraphs = tuple(visible_paragraphs(found))
    aside = (*unseen_text(found), *reader.asides())
    return Document(paragraphs, "rtf", tuple(reader.notes(len(paragraphs))), aside)


class _Reader:
    """The state of the reading of one file."""

    def __init__(self) -> None:
        self._state = _State()
        self._stack: list[_State] = []
        self._pieces: dict[str, list[str]] = {"text": [], "label": [], "styles": [], "box": [], "unseen": []}
        self._asides: dict[str, list[str]] = {}
        self._raw = bytearray()
        self._pending = 0
        """Fallback characters that are still to be passed over."""
        self._fonts: dict[int | None, int] = {}
        self._default_font: int | None = None
        self._code_page: str | None = None
        self._styles: dict[str, Style] = {}
        self._marks = CellMarks()
        self._ended = False

    def paragraphs(self, data: bytes) -> Iterator[Found]:
        """All paragraphs in order."""
        place = tokens = 0
        while place < len(data) and not self._ended:
            match = _TOKEN.match(data, place)
            tokens += 1
            if match is None or tokens > _MAX_TOKENS:
                raise _too_large()
            place = match.end()
            if match["word"]:
                word, number = match["word"].decode("ascii"), match["number"]
                argument = None if number is None else int(number)
                if word == "bin":
                    place += max(argument or 0, 0)
                elif word in _ENDS and self._is_read("text"):
                    yield self._end_paragraph(word)
                    if word == "cell":
                        self._marks.end_cell()
                else:
                    self._word(word, argument)
            else:
                yield from self._other(match)
        self._flush()
        if self._pieces["text"]:
            yield self._end_paragraph("")

    def notes(self, last: int) -> Iterator[tuple[str, str, int | None]]:
        """What is not read: the rest of a file that was cut, and text boxes."""
        if not self._ended:
            message = "文件末尾缺失，可能没有传完整；请与原件核对，或从原处重新复制。"
            yield "file-cut", message, None
        text = "".join(char for char in _whole("".join(self._pieces["box"])) if char.isalnum())
        if text:
            shown = text[:_SHOWN] + ("……" if len(text) > _SHOWN else "")
            message = (
                f"文本框中的文字没有读入（“{shown}”）；请用 WPS 或 Word 另存为 .docx，或把文字移到正文中。"
            )
            yield "text-box", message, None

    def asides(self) -> Iterator[Aside]:
        """What stands beside the body, a line at a time, and text boxes."""
        boxes = {"文本框": self._pieces["box"]}
        for place, pieces in (*self._asides.items(), *boxes.items()):
            for line in _whole("".join(pieces)).split("\n"):
                if line.strip():
                    yield Aside(place, line)

    def _other(self, match: re.Match[bytes]) -> Iterator[Found]:
        """A token that is no control word."""
        if match["text"] or match["hex"]:
            self._put_bytes(match["text"] or bytes.fromhex(match["hex"].decode("ascii")), bool(match["text"]))
        elif match["brace"]:
            self._brace(match["brace"] == b"{")
        elif symbol := match["symbol"]:
            if symbol in b"\r\n" and self._is_read("text"):
                yield self._end_paragraph("par")
            else:
                self._symbol(symbol.decode("latin-1"))

    def _brace(self, opens: bool) -> None:
        self._flush()
        self._pending = 0
        if opens:
            if len(self._stack) >= _MAX_DEPTH:
                raise ReadError(
                    "bad-rtf", "文件内部嵌套层数异常，已停止读取；请用 WPS 或 Word 打开后另存为新的 .docx。"
                )
            self._stack.append(self._state)
            return
        if self._state.target == "styles":
            self._end_style()
        if self._state.aside in _APART:
            self._put("\n")
        if self._stack:
            self._state = self._stack.pop()
        self._ended = not self._stack

    def _symbol(self, symbol: str) -> None:
        self._flush()
        if symbol == "*":
            self._skip(_OUTSIDE)
            self._leave_aside()
        else:
            self._put(_FIXED.get(symbol, ""))

    def _word(self, word: str, argument: int | None) -> None:
        self._flush()
        self._pending = 0
        if word == "row" and self._is_read("text"):
            self._marks.end_row()
        if change := _CHANGES.get(word):
            self._state = change(self._state, argument)
        elif word == "u":
            self._unicode(argument)
        elif word == "plain":
            self._state = replace(self._state, hidden=False, deleted=False, font=self._default_font)
        elif word == "fcharset" and self._state.target == "fonts":
            self._fonts[self._state.font] = argument or 0
        elif word == "deff":
            self._default_font = argument
            self._state = replace(self._state, font=argument)
        elif word == "ansicpg":
            self._code_page = _codec(f"cp{argument}")
        elif word == "shptxt" and self._state.skip < _UNSEEN:
            self._state = replace(self._state, skip=_READ, target="box")
        elif word in _TARGETS:
            self._state = replace(self._state, target=_TARGETS[word])
        elif word in destinations:
            self._skip(_OUTSIDE if word in _SHAPES else _UNSEEN)
            self._leave_aside()
            self._state = replace(self._state, aside=_ASIDES.get(word, self._state.aside))
        elif word in _FIXED:
            self._put(_FIXED[word])

    def _skip(self, level: int) -> None:
        self._state = replace(self._state, skip=max(self._state.skip, level))

    def _leave_aside(self) -> None:
        """A destination begins: it is no text, unless of the properties, whose values are such."""
        if self._state.aside != _PROPERTIES:
            self._state = replace(self._state, aside="")

    def _is_read(self, target: str) -> bool:
        return self._state.skip == _READ and self._state.target == target

    def _unicode(self, number: int | None) -> None:
        if number is None:
            return
        code = number & 0xFFFF if number < 0 else min(number, 0x10FFFF)
        if not (self._fonts.get(self._state.font) == _SYMBOLS and code in _PRIVATE_USE):
            self._put(chr(code))
        self._pending = self._state.fallback

    def _put_bytes(self, content: bytes, several: bool) -> None:
        """Text in the encoding of its font; a character may be parted over several tokens."""
        passed = min(self._pending, len(content) if several else 1)
        self._pending -= passed
        self._raw += content[passed:]

    def _flush(self) -> None:
        """Decode the bytes that have come together, with the font that is still in force."""
        if self._raw:
            content = bytes(self._raw)
            self._raw.clear()
            self._put(self._decoded(content))

    def _decoded(self, content: bytes) -> str:
        if content.isascii():
            return content.decode("ascii")
        charset = self._fonts.get(self._state.font)
        if charset == _SYMBOLS:
            return ""
        if charset is not None and charset not in _UNDECLARED:
            codec = _codec("gb18030" if charset == 134 else charset_map.get(charset, ""))
            return content.decode(codec or self._code_page or "gb18030", "replace")
        if _PAIRED.fullmatch(content):
            return content.decode("gb18030", "replace")
        codec = "cp1252" if charset == 0 else self._code_page
        return content.decode(codec or "cp1252", "replace")

    def _put(self, text: str) -> None:
        state = self._state
        if text and state.skip == _READ and not state.hidden and not state.deleted:
            self._pieces.setdefault(state.target, []).append(text)
        elif text and state.aside:
            self._asides.setdefault(state.aside, []).append(text)
        elif text and self._is_read("text"):
            self._pieces["unseen"].append(text)

    def _taken(self, target: str) -> str:
        text = _whole("".join(self._pieces[target]))
        self._pieces[target].clear()
        return text

    def _end_style(self) -> None:
        """A group of the style sheet ends: its text is the name of a style."""
        name, state = self._taken("styles").split(";")[0].strip(), self._state
        if name and state.skip == _READ:
            parent = "" if state.parent is None else str(state.parent)
            self._styles[str(state.style)] = Style(str(state.style), name, parent, outline=state.outline)

    def _end_paragraph(self, word: str) -> Found:
        self._flush()
        self._pending = 0
        state = self._state
        label = self._taken("label").strip(" \t\n\xa0")
        return Found(
            text=self._taken("text"),
            chain=StyleSheet(self._styles).chain(str(state.style)),
            outline=state.outline,
            label=label if any(char.isalnum() for char in label) else "",
            within=state.in_table,
            cell=self._marks.cell(in_table=state.in_table),
            mark_gone=state.deleted and word == "par",
            mark_hidden=state.hidden,
            unseen=self._taken("unseen"),
        )


_PROPERTIES, _DRAWN = "文档属性", "水印或艺术字"
_APART = frozenset({_PROPERTIES, _DRAWN})
"""Where each group is a text of its own."""
_ASIDES: Mapping[str, str] = {
    **{f"header{kind}": "页眉" for kind in ("", "l", "r", "f")},
    **{f"footer{kind}": "页脚" for kind in ("", "l", "r", "f")},
    **dict.fromkeys(("info", "userprops", "docvar"), _PROPERTIES),
    **{"annotation": "批注", "footnote": "脚注或尾注", "shptxt": "文本框", "sv": _DRAWN},
}
_TARGETS = {"fonttbl": "fonts", "stylesheet": "styles", "listtext": "label", "pntext": "label"}
_CHANGES: Mapping[str, Callable[[_State, int | None], _State]] = {
    "v": lambda state, number: replace(state, hidden=number != 0),
    "deleted": lambda state, number: replace(state, deleted=number != 0),
    "intbl": lambda state, number: replace(state, in_table=number != 0),
    "itap": lambda state, number: replace(state, in_table=number != 0),
    "f": lambda state, number: replace(state, font=number),
    "s": lambda state, number: replace(state, style=number or 0),
    "sbasedon": lambda state, number: replace(state, parent=number),
    "outlinelevel": lambda state, number: replace(state, outline=number),
    "uc": lambda state, number: replace(state, fallback=max(number or 0, 0)),
    "pard": lambda state, _: replace(state, style=0, outline=None, in_table=False),
}


def _codec(name: str) -> str | None:
    """A codec by its name, if there is one of that name."""
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None


def _whole(text: str) -> str:
    """Text with halves of characters put together."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _too_large() -> ReadError:
    return ReadError("too-large", "文件内容过多，已停止读取；请拆成几个文件，或只留文字后另存为 .docx。")
