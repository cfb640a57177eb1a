"""Finds the cells of tables by the rules that are drawn around them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

_THIN = 3.0
_LONG = 8.0
_NEAR = 3.0
_MAX_RULES = 1500
_MAX_CELLS = 600
_MAX_SPAN = 30


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, measured from the left and from the top."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in the rectangle."""
        return self.left <= x < self.right and self.top <= y < self.bottom

    def scaled(self, factor: float) -> Box:
        """The rectangle in another unit."""
        return Box(self.left * factor, self.top * factor, self.right * factor, self.bottom * factor)


def find_cells(shapes: Iterable[Box]) -> list[Box]:
    """The cells of all tables of two columns or more, row by row; a frame around text is none."""
    edges = [edge for shape in shapes for edge in _edges(shape)]
    across = [edge for edge in edges if edge.bottom - edge.top < _THIN and edge.right - edge.left > _LONG]
    down = [edge for edge in edges if edge.right - edge.left < _THIN and edge.bottom - edge.top > _LONG]
    if not down or max(len(across), len(down)) > _MAX_RULES:
        return []
    heights = distinct([edge.top for edge in across])
    cells: list[Box] = []
    for row, (top, bottom) in enumerate(pairwise(heights)):
        middle = (top + bottom) / 2
        sides = distinct([edge.left for edge in down if edge.top <= middle <= edge.bottom])
        if len(sides) < 3:
            continue
        if len(cells) + len(sides) > _MAX_CELLS:
            return []
        below = heights[row + 1 : row + 1 + _MAX_SPAN]
        for left, right in pairwise(sides):
            if _is_ruled(across, (left + right) / 2, top):
                cells.append(Box(left, top, right, _floor(across, (left + right) / 2, below)))
    return cells


def _edges(shape: Box) -> list[Box]:
    """The rules that a shape draws: itself if it is thin, else its four sides."""
    if shape.right - shape.left < _THIN or shape.bottom - shape.top < _THIN:
        return [shape]
    left, top, right, bottom = shape.left, shape.top, shape.right, shape.bottom
    return [
        Box(left, top, right, top),
        Box(left, bottom, right, bottom),
        Box(left, top, left, bottom),
        Box(right, top, right, bottom),
    ]


def distinct(places: Sequence[float]) -> list[float]:
    """Places in order, those that nearly coincide but once."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _NEAR:
            found.append(place)
    return found


def _is_ruled(across: Sequence[Box], x: float, y: float) -> bool:
    """Whether a rule runs through a point."""
    return any(edge.left <= x <= edge.right and abs(edge.top - y) <= _NEAR for edge in across)


def _floor(across: Sequence[Box], x: float, heights: Sequence[float]) -> float:
    """Where a cell ends: at the next rule below; a cell may span several rows."""
    return next((height for height in heights if _is_ruled(across, x, height)), heights[0])
