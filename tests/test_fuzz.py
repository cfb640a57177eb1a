"""Spoilt files and random texts do no harm."""

from __future__ import annotations

import pytest
from fuzz import main


def test_five_hundred_files_do_no_harm(capfd: pytest.CaptureFixture[str]) -> None:
    status = main(["--count", "500", "--seed", "1"])
    told = capfd.readouterr()
    assert status == 0, told.err
    *_, total = told.out.splitlines()
    cells = [cell.strip() for cell in total.strip("|").split("|")]
    assert cells[0] == "all"
    assert int(cells[1]) == 500
    assert int(cells[2]) > 100, "most of the files that are hardly spoilt can be read"
    assert int(cells[3]) > 50
