"""Arranges the numbers of headings and items as a tree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from mkdocs_selfreview.marks import SPOKEN_STYLES, Mark, Style, marks_behind
from mkdocs_selfreview.model import Span


@dataclass(slots=True)
class Node:
    """A mark with all the text up to the next mark of its level or a higher one."""

    mark: Mark
    end: int
    children: list[Node] = field(default_factory=list)

    @property
    def text_start(self) -> int:
        """Where the text behind the number begins."""
        return self.mark.span.end

    @property
    def own_end(self) -> int:
        """Where its own text ends: at its first child, or at its end."""
        return self.children[0].mark.span.start if self.children else self.end


def arrange(marks: Sequence[Mark], start: int, end: int) -> Node:
    """Arrange marks as a tree below a root that spans the text from ``start`` to ``end``."""
    root = Node(Mark(Style.ROOT, 0, Span(start, start), True), end)
    path = [root]
    for position, mark in enumerate(marks):
        parent = _parent(path, mark, marks, position)
        while path[-1] is not parent:
            path.pop().end = mark.span.start
        node = Node(mark, end)
        parent.children.append(node)
        path.append(node)
    return root


def _parent(path: Sequence[Node], mark: Mark, marks: Sequence[Mark], position: int) -> Node:
    """The node that a mark belongs under."""
    same = [depth for depth in range(1, len(path)) if path[depth].mark.style is mark.style]
    if same:
        if _restarts_inside(path[same[-1]], mark, marks, position):
            return path[-1]
        continued = [depth for depth in same if path[depth].mark.value + 1 == mark.value]
        return path[(continued or same)[-1] - 1]
    for node in reversed(path):
        if node.mark.style < mark.style:
            return node
        inside = not mark.at_line_start or _goes_on(node, marks, position)
        if node.mark.style in SPOKEN_STYLES and mark.style >= Style.DIGIT and mark.value == 1 and inside:
            return node
    return path[0]


def _goes_on(node: Node, marks: Sequence[Mark], position: int) -> bool:
    """Whether the series of a node is continued behind a mark, so that the mark stands inside it."""
    for after in marks_behind(marks, position):
        if after.style is node.mark.style:
            return after.value == node.mark.value + 1
        if after.style < min(Style.DIGIT, node.mark.style):
            return False
    return False


def _restarts_inside(node: Node, mark: Mark, marks: Sequence[Mark], position: int) -> bool:
    """Whether a series begins anew inside an item of the same kind (三多三少：一是…二是…)."""
    if mark.value != 1 or mark.style not in SPOKEN_STYLES or mark.at_line_start:
        return False
    value = 1
    for after in marks_behind(marks, position):
        if after.style < mark.style:
            return False
        if after.style is not mark.style:
            continue
        if after.value == value + 1:
            value += 1
        else:
            return after.value == node.mark.value + 1
    return False
