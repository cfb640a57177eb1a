"""Of what is masked or refused nothing is anywhere in a built site."""

from __future__ import annotations

from pathlib import Path

import pytest
from sites import BuiltSite, build_site
from test_library import REPORT

MOBILE = "13812345678"
IDENTITY = "11010519491231002X"
CARD = "6222021234567890128"
SECRET = "青禾镇水库除险方案"
TEXT = REPORT.format(year=2024).replace(
    "读原著少。", f"读原著少，电话{MOBILE}，证件{IDENTITY}，卡号{CARD}，备用1381234\n5678。"
)
SOURCES = {
    "2024年个人.txt": TEXT,
    "通知.txt": f"关于召开民主生活会的通知{MOBILE}\n各支部：\n请按时参加，联系电话{MOBILE}。",
    "来稿.txt": "机密★10年\n" + REPORT.format(year=2023).replace("办法不多", SECRET),
    "来稿.yml": "title: 青禾镇党委书记的材料\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return build_site(tmp_path_factory.mktemp("screened") / "库", SOURCES)


def everything(site: BuiltSite) -> str:
    """All files but foreign code, which has digits of its own, and what the build said."""
    files = [path for path in sorted(site.root.rglob("*")) if path.is_file() and "vendor" not in path.parts]
    contents = [path.read_bytes() for path in files]
    return b"\n".join(contents).decode("utf-8", "replace") + site.output


@pytest.mark.parametrize(
    "forbidden",
    [MOBILE, IDENTITY, CARD, "12345678", "1381234", SECRET, "2023年度民主生活会", "青禾镇党委书记"],
    ids=["mobile", "id", "card", "part", "broken", "refused-text", "refused-title", "sidecar-title"],
)
def test_what_is_screened_is_nowhere(site: BuiltSite, forbidden: str) -> None:
    assert site.code == 0, site.output
    assert forbidden not in everything(site)


def test_masked_numbers_and_the_refusal_are_shown(site: BuiltSite) -> None:
    health = site.read("health/index.html")
    assert "secrecy-mark" in health
    assert "机密★10年" in health
    assert "来稿.txt" in health
    for shown in ("138******78", "110*************2X", "622**************28"):
        assert shown in everything(site)
        assert shown in health
    assert "secrecy-mark" in site.output


def test_a_strict_build_fails(tmp_path: Path) -> None:
    built = build_site(tmp_path / "库", {"来稿.txt": SOURCES["来稿.txt"]}, options=("--strict",))
    assert built.code != 0
    assert "secrecy-mark" in built.output
