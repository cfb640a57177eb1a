"""What a site publishes of the package's scripts and stylesheets."""

from __future__ import annotations

from mkdocs_selfreview.assets import ASSETS, published_assets


def test_scripts_are_published_without_what_only_their_authors_read() -> None:
    published = dict(published_assets())
    for name in ("dom.js", "search/data.js"):
        source = (ASSETS / name).read_bytes()
        assert b"/**" in source
        assert b"/*" not in published[name]
        assert len(published[name]) < 0.7 * len(source)


def test_all_other_files_are_published_as_they_are() -> None:
    published = dict(published_assets())
    assert set(published) == {
        path.relative_to(ASSETS).as_posix() for path in ASSETS.rglob("*") if path.is_file()
    }
    others = {name for name in published if name.startswith("vendor/") or not name.endswith(".js")}
    assert len(others) > 5
    for name in others:
        assert published[name] == (ASSETS / name).read_bytes()
