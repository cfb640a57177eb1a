"""Makes paragraphs of the tags and texts of a web page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from mkdocs_selfreview.model import Cell, Paragraph
from mkdocs_selfreview.readers.html.shown import LABEL
from mkdocs_selfreview.readers.html.tokens import Token, attributes
from mkdocs_selfreview.readers.numerals import numeral

_BLOCKS = frozenset({
    "html", "head", "body", "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl",
    "dt", "dd", "table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "blockquote", "pre",
    "section", "article", "header", "footer", "main", "aside", "figure", "figcaption", "address",
    "center", "form", "fieldset", "hr",
})  # fmt: skip
_CJK = r"\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60“”‘’…—"
# Programs break the lines of the file between any two characters; only between words that is a blank.
_BROKEN = re.compile(rf"(?<=[{_CJK}])[ \t\f\r]*+\n[ \t\f\r\n]*+(?=[{_CJK}])")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_INNER_BLANKS = re.compile(r"(?<=[^\s\xa0])[ \xa0]+")
_BREAK = "\u2028"
_MAX_SPAN = 100
_MAX_COLUMNS = 200
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)", re.IGNORECASE)
_MARKERS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "cjk-ideographic": "chineseCountingThousand",
    "simp-chinese-informal": "chineseCountingThousand",
    "simp-chinese-formal": "chineseLegalSimplified",
    "cjk-heavenly-stem": "ideographTraditional",
    "cjk-earthly-branch": "ideographZodiac",
    "none": "none",
    "disc": "none",
    "circle": "none",
    "square": "none",
}


@dataclass(slots=True)
class _List:
    """An open list: how its numbers are written, and the last one."""

    marker: str
    count: int = 0

    def label(self) -> str:
        """What stands before an item."""
        number = numeral(self.count, self.marker)
        mark = "." if number.isascii() else "、"
        return number and number + mark


@dataclass(slots=True)
class _Table:
    """An open table: where the next cell stands."""

    number: int
    row: int = -1
    column: int = 0
    reach: dict[int, int] = field(default_factory=dict)
    """For each column, the last row that a cell above reaches into."""
    cell: Cell | None = None

    def begin_cell(self, columns: int, rows: int) -> None:
        """Begin a cell that spans so many columns and rows."""
        while self.reach.get(self.column, -1) >= self.row >= 0:
            self.column += 1
        self.cell = Cell(self.number, max(self.row, 0), self.column)
        for column in range(self.column, min(self.column + columns, _MAX_COLUMNS)):
            self.reach[column] = self.row + rows - 1
        self.column += columns

    def begin_row(self) -> None:
        """Begin a row."""
        self.row, self.column, self.cell = self.row + 1, 0, None


@dataclass(slots=True)
class _State:
    """The paragraph in the making and the elements around it."""

    pieces: list[str] = field(default_factory=list)
    label: str = ""
    heading: int = 0
    verbatim: bool = False
    lists: list[_List] = field(default_factory=list)
    tables: list[_Table] = field(default_factory=list)
    """The open tables, the outermost first."""
    table_count: int = 0
    number: int = 0

    @property
    def cell(self) -> Cell | None:
        """The outermost cell that is open."""
        return next((table.cell for table in self.tables if table.cell), None)


def read_blocks(tokens: Iterable[Token]) -> Iterator[Paragraph]:
    """The paragraphs of a page in order; one with line breaks gives one for each line."""
    state = _State()
    for token in tokens:
        if not token.tag:
            state.pieces.append(token.text)
        elif token.tag == LABEL:
            state.label = token.text
        elif token.tag == "br":
            state.pieces.append(_BREAK)
        elif token.tag.removeprefix("/") in _BLOCKS:
            yield from _finished(state)
            _enter(state, token)
    yield from _finished(state)


def _finished(state: _State) -> Iterator[Paragraph]:
    """The lines of the paragraph that ends here."""
    text = "".join(state.pieces)
    state.pieces.clear()
    if state.verbatim:
        text = text.replace("\n", _BREAK)
    text = _BLANKS.sub(" ", _BROKEN.sub("", text))
    lines = [_INNER_BLANKS.sub(" ", line.strip(" ")) for line in text.split(_BREAK)]
    if not any(line.strip() for line in lines):
        return
    state.number += 1
    style = "cell" if state.cell else f"heading{state.heading}" if state.heading else ""
    for line in lines:
        if line.strip():
            yield Paragraph(line, state.number, state.label, style, state.cell)
            state.label = ""


def _enter(state: _State, token: Token) -> None:
    """Begin or end a block element."""
    name = token.tag
    if re.fullmatch("/?h[1-6]", name):
        state.heading = 0 if name.startswith("/") else int(name[1])
    elif name in ("pre", "/pre"):
        state.verbatim = name == "pre"
    elif name == "table":
        state.tables.append(_Table(state.table_count))
        state.table_count += 1
    elif name == "/table" and state.tables:
        state.tables.pop()
    elif state.tables and name in ("td", "th", "/td", "/th", "tr", "/tr"):
        _enter_cell(state.tables[-1], token)
    elif name in ("ol", "ul", "/ol", "/ul", "li"):
        _enter_list(state, token)


def _enter_cell(table: _Table, token: Token) -> None:
    """Begin or end a row or cell."""
    if token.tag == "tr":
        table.begin_row()
    elif token.tag in ("td", "th"):
        about = attributes(token)
        columns, rows = (min(_whole(about.get(name), 1), _MAX_SPAN) for name in ("colspan", "rowspan"))
        table.begin_cell(columns, rows)
    else:
        table.cell = None


def _enter_list(state: _State, token: Token) -> None:
    """Begin or end a list, or begin the next of its items."""
    about = attributes(token)
    if token.tag.startswith("/"):
        if state.lists:
            state.lists.pop()
    elif token.tag == "li":
        state.label = ""
        if state.lists:
            current = state.lists[-1]
            current.count = _whole(about.get("value"), current.count + 1)
            state.label = current.label()
    else:
        styled = _LIST_STYLE.search(about.get("style", ""))
        kind = styled[1].lower() if styled else about.get("type", "")
        marker = "none" if token.tag == "ul" else _MARKERS.get(kind, "decimal")
        state.lists.append(_List(marker, _whole(about.get("start"), 1) - 1))


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 6 else default
