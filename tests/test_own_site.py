"""The sample library and the guide, as this project publishes them."""

from __future__ import annotations

from pathlib import Path

from linkcheck import broken_links, foreign_requests
from sites import build_from

CONFIG = Path(__file__).parent.parent / "mkdocs.yml"


def test_it_builds_without_a_doubt_and_every_link_leads_somewhere(tmp_path: Path) -> None:
    built = build_from(CONFIG, tmp_path / "site", ("--strict",))
    assert built.code == 0, built.output
    assert broken_links(built.root) == []
    assert foreign_requests(built.root) == []
