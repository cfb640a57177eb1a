"""Each file gets one verdict, the gravest that applies."""

from __future__ import annotations

import pytest
from libraries import make_library, simple_report

from mkdocs_selfreview.audit import Fate, Verdict, audit
from mkdocs_selfreview.diagnostics import Diagnostic, Severity

REFUSED = Diagnostic("r1.txt", 2, Severity.ERROR, "secrecy-mark", "带有密级标志")
MASKED = Diagnostic("r1.txt", 5, Severity.INFO, "personal-data-masked", "手机号 138******78 已打码")
BROKEN = Diagnostic("r1.txt", None, Severity.ERROR, "bad-zip", "文件已损坏")
UNREAD = Diagnostic("r1.txt", None, Severity.WARNING, "format-unknown", "读不了")
DOUBT = Diagnostic("r1.txt", 7, Severity.WARNING, "number-jump", "序号不连续")


@pytest.mark.parametrize(
    ("published", "diagnostics", "verdict"),
    [
        pytest.param(True, [], Verdict("r1.txt", Fate.PUBLISHED, 1, ()), id="published"),
        pytest.param(True, [DOUBT], Verdict("r1.txt", Fate.PUBLISHED, 1, ()), id="doubtful"),
        pytest.param(
            True,
            [DOUBT, MASKED],
            Verdict("r1.txt", Fate.MASKED, 1, ("第 5 行：手机号 138******78 已打码",)),
            id="masked",
        ),
        pytest.param(
            False, [REFUSED], Verdict("r1.txt", Fate.REFUSED, 0, ("第 2 行：带有密级标志",)), id="refused"
        ),
        pytest.param(False, [BROKEN], Verdict("r1.txt", Fate.LEFT_OUT, 0, ("文件已损坏",)), id="broken"),
        pytest.param(False, [UNREAD], Verdict("r1.txt", Fate.LEFT_OUT, 0, ("读不了",)), id="unread"),
        pytest.param(
            False,
            [MASKED],
            Verdict("r1.txt", Fate.LEFT_OUT, 0, ("同名的说明文件写明暂不登出（publish: false）",)),
            id="withheld",
        ),
    ],
)
def test_fate_of_a_file(published: bool, diagnostics: list[Diagnostic], verdict: Verdict) -> None:
    library = make_library([simple_report("r1")] if published else [], diagnostics=diagnostics)
    assert audit(library, ["r1.txt"]) == (verdict,)


def test_a_sidecar_without_effect_is_told_with_its_file() -> None:
    bad = [
        Diagnostic("r1.yml", 2, Severity.ERROR, "sidecar-bad", "“publish”一项应是 true 或 false"),
        Diagnostic("r1.yml", None, Severity.ERROR, "sidecar-bad", "文件不是 UTF-8 编码"),
    ]
    library = make_library([simple_report("r1"), simple_report("r2")], diagnostics=[*bad, *bad])
    first, second = audit(library, ["r1.txt", "r2.txt"])
    assert (first.fate, second) == (Fate.PUBLISHED, Verdict("r2.txt", Fate.PUBLISHED, 1, ()))
    assert first.reasons == (
        "说明文件 r1.yml 没有起作用：第 2 行：“publish”一项应是 true 或 false",
        "说明文件 r1.yml 没有起作用：文件不是 UTF-8 编码",
    )


def test_a_misnamed_sidecar_is_told_with_its_file() -> None:
    misnamed = Diagnostic("r1.yml.txt", None, Severity.WARNING, "sidecar-misnamed", "扩展名应是 .yml")
    (verdict,) = audit(make_library([simple_report("r1")], diagnostics=[misnamed]), ["r1.txt"])
    assert verdict.reasons == ("说明文件 r1.yml.txt 没有起作用：扩展名应是 .yml",)


def test_only_the_files_asked_for_in_their_order() -> None:
    library = make_library([simple_report("r1"), simple_report("r2")])
    assert [verdict.source for verdict in audit(library, ["r2.txt", "r1.txt"])] == ["r2.txt", "r1.txt"]
