"""Readings survive the way through JSON whole, and nothing else is taken for one."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from test_library import REPORT

from mkdocs_selfreview.diagnostics import Diagnostic, Severity
from mkdocs_selfreview.library import read_source
from mkdocs_selfreview.model import Report
from mkdocs_selfreview.rules import load_rules
from mkdocs_selfreview.serialization import Reading, decode, encode
from mkdocs_selfreview.taxonomy import load_taxonomy


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    path = tmp_path_factory.mktemp("sources") / "甲.txt"
    path.write_text(REPORT.format(year=2024).replace("二、原因", "三、原因"), encoding="utf-8")
    return read_source(path, "甲.txt", load_taxonomy(), load_rules())


def test_there_and_back(reading: Reading) -> None:
    line = encode(reading)
    assert b"\n" not in line
    # repr shows the fields that comparison leaves out, and the types of all
    assert repr(decode(line, Report)) == repr(reading)


def test_a_name_that_is_no_unicode(reading: Reading) -> None:
    (report,), _ = reading
    odd: Reading = (
        (replace(report, file_stem="\udcff"),),
        (Diagnostic("\udcff", 3, Severity.INFO, "a", "b"),),
    )
    assert repr(decode(encode(odd), Report)) == repr(odd)


def changed(data: Any, place: list[int], value: object) -> bytes:
    """The JSON with one value of the nested lists put in another's place."""
    inner = data
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = value
    return json.dumps(data).encode()


@pytest.mark.parametrize(
    ("place", "value"),
    [
        pytest.param([0, 0], None, id="no-report"),
        pytest.param([0, 0, 0], 5, id="number-for-text"),
        pytest.param([0, 0, 1], {}, id="object-for-record"),
        pytest.param([0, 0, 2], "unheard-of", id="unknown-kind"),
        pytest.param([0, 0, 1], ["甲.txt"], id="too-few-fields"),
        pytest.param([1], "ab", id="text-for-list"),
    ],
)
def test_what_is_no_reading(reading: Reading, place: list[int], value: object) -> None:
    with pytest.raises(ValueError, match="not a reading"):
        decode(changed(json.loads(encode(reading)), place, value), Report)


@pytest.mark.parametrize("data", [b"", b"{", b"\xff", b"[" * 100_000, b"null"], ids=repr)
def test_what_is_no_json(data: bytes) -> None:
    with pytest.raises(ValueError, match="not a reading"):
        decode(data, Report)
