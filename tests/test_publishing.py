"""Names of files are shown masked, each still by a name of its own."""

from __future__ import annotations

from dataclasses import replace

from libraries import make_library, simple_report

from mkdocs_selfreview.diagnostics import Diagnostic, Severity
from mkdocs_selfreview.publishing import published, shown_paths
from mkdocs_selfreview.rules import load_rules
from mkdocs_selfreview.screening import NamesToMask

NAMES = load_rules(names=NamesToMask(("王建国", "李建国", "水利局"))).names


def test_masked_paths_stay_apart() -> None:
    paths = ["2023/王建国.docx", "2023/李建国.docx", "2023/×××.docx", "水利局/a.txt", "手机13812345678.txt"]
    assert shown_paths(paths, NAMES) == {
        "2023/×××.docx": "2023/×××.docx",
        "2023/李建国.docx": "2023/×××（2）.docx",
        "2023/王建国.docx": "2023/×××（3）.docx",
        "水利局/a.txt": "××单位/a.txt",
        "手机13812345678.txt": "手机138******78.txt",
    }


def test_a_library_as_its_site_shows_it() -> None:
    report = replace(simple_report("r1"), also=("王建国.docx",))
    found = Diagnostic("王建国.docx", None, Severity.WARNING, "duplicate", "与 李建国.txt 内容相同")
    library = replace(make_library([report], diagnostics=[found]), names=NAMES)
    shown = published(library)
    assert shown.reports[0].source.path == "r1.txt"
    assert shown.reports[0].also == ("×××.docx",)
    assert shown.diagnostics == (replace(found, source="×××.docx", message="与 ×××.txt 内容相同"),)
    assert (
        published(make_library([simple_report("r1")])).reports == make_library([simple_report("r1")]).reports
    )
