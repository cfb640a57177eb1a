"""Rules that cross make cells; frames, underlines and drawings do not."""

from __future__ import annotations

import pytest

from mkdocs_selfreview.readers.grid import Box, find_cells


def across(*heights: float, left: float = 0, right: float = 200) -> list[Box]:
    return [Box(left, y, right, y + 0.5) for y in heights]


def down(*places: float, top: float = 0, bottom: float = 100) -> list[Box]:
    return [Box(x, top, x + 0.5, bottom) for x in places]


def framed(left: float, top: float, right: float, bottom: float) -> Box:
    return Box(left, top, right, bottom)


@pytest.mark.parametrize(
    ("shapes", "expected"),
    [
        pytest.param(
            across(0, 50, 100) + down(0, 100, 200),
            [(0, 0, 100, 50), (100, 0, 200, 50), (0, 50, 100, 100), (100, 50, 200, 100)],
            id="grid",
        ),
        pytest.param(
            [framed(0, 0, 100, 50), framed(100, 0, 200, 50)],
            [(0, 0, 100, 50), (100, 0, 200, 50)],
            id="framed-cells",
        ),
        pytest.param(
            across(0, 100) + across(50, left=100) + down(0, 100, 200),
            [(0, 0, 100, 100), (100, 0, 200, 50), (100, 50, 200, 100)],
            id="cell-over-two-rows",
        ),
        pytest.param(
            across(0, 50, 100) + down(0, 200) + down(100, top=50),
            [(0, 50, 100, 100), (100, 50, 200, 100)],
            id="heading-over-all-columns",
        ),
        pytest.param([framed(0, 0, 200, 100)], [], id="frame"),
        pytest.param(across(0, 50, 100), [], id="underlines"),
        pytest.param(down(0, 50, 100), [], id="columns-without-rows"),
        pytest.param([Box(x, 0, x + 0.5, 100) for x in range(0, 9000, 4)] + across(0, 100), [], id="drawing"),
        pytest.param([Box(float("nan"), 0, float("inf"), 1)] * 3, [], id="nonsense"),
        pytest.param([], [], id="nothing"),
    ],
)
def test_cells(shapes: list[Box], expected: list[tuple[float, float, float, float]]) -> None:
    assert [(cell.left, cell.top, cell.right, cell.bottom) for cell in find_cells(shapes)] == expected
