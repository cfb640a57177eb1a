"""The parse cache saves the reading, changes nothing, and is never needed."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sites import BuiltSite, build_site, rebuild
from test_library import REPORT

from mkdocs_selfreview import sources
from mkdocs_selfreview.cache import ParseCache, key_of, version_of_all
from mkdocs_selfreview.knowledge import PACKAGE_DATA, Knowledge
from mkdocs_selfreview.screening import NamesToMask
from mkdocs_selfreview.serialization import Reading
from mkdocs_selfreview.sources import read_sources

FILE = Path(".cache/selfreview/readings.sqlite")


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[ParseCache]:
    with closing(ParseCache(tmp_path)) as opened:
        yield opened


def rows(project: Path) -> int:
    with closing(sqlite3.connect(project / FILE)) as database:
        return int(database.execute("SELECT count(*) FROM reading").fetchone()[0])


def test_what_is_put_is_got(cache: ParseCache) -> None:
    assert cache.get("a") is None
    cache.put("a", "甲".encode())
    assert cache.get("a") == "甲".encode()
    assert cache.problem == ""


def test_what_was_not_asked_for_is_dropped(tmp_path: Path) -> None:
    for keys in ("abc", "ad"):
        with closing(ParseCache(tmp_path)) as cache:
            for key in keys:
                cache.put(key, b"secret-" + key.encode())
    assert rows(tmp_path) == 2
    content = (tmp_path / FILE).read_bytes()
    assert b"secret-a" in content
    assert b"secret-b" not in content


def test_git_and_other_users_do_not_see_it(cache: ParseCache) -> None:
    assert (cache.folder / ".gitignore").read_text(encoding="utf-8") == "*\n"
    if sys.platform != "win32":
        assert cache.folder.stat().st_mode & 0o077 == 0
        assert (cache.folder / "readings.sqlite").stat().st_mode & 0o077 == 0


def test_the_key_covers_all_that_a_reading_depends_on(tmp_path: Path) -> None:
    path = tmp_path / "甲.txt"
    path.write_text("一", encoding="utf-8")
    keys = [key_of(path, "甲.txt", "1"), key_of(path, "乙.txt", "1"), key_of(path, "甲.txt", "2")]
    path.write_text("二", encoding="utf-8")
    keys.append(key_of(path, "甲.txt", "1"))
    path.with_suffix(".yml").write_text("", encoding="utf-8")
    keys.append(key_of(path, "甲.txt", "1"))
    path.with_suffix(".yml").write_text("year: 2024", encoding="utf-8")
    keys.append(key_of(path, "甲.txt", "1"))
    assert len({*keys} - {None}) == 6
    assert key_of(tmp_path, "甲.docx", "1") is None
    assert key_of(tmp_path / "无", "无", "1") is None


def test_the_version_covers_what_a_keeper_sets(tmp_path: Path) -> None:
    own = Knowledge(tmp_path)
    settings = [
        PACKAGE_DATA,
        own,
        Knowledge(names=NamesToMask(("甲",))),
        Knowledge(names=NamesToMask(titled=True)),
    ]
    versions = {version_of_all(knowledge) for knowledge in settings}
    for content in ("themes: []\n", "themes: []\n\n"):
        (tmp_path / "themes.yml").write_text(content, encoding="utf-8")
        versions.add(version_of_all(own))
    assert len(versions) == 6


def read(folder: Path) -> tuple[Reading, str]:
    with closing(ParseCache(folder)) as cache:
        (reading,) = read_sources([(folder / "甲.txt", "甲.txt")], PACKAGE_DATA, cache)
    return reading, cache.problem


def test_a_second_reading_starts_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "甲.txt").write_text(REPORT.format(year=2024), encoding="utf-8")
    first, _ = read(tmp_path)

    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("mkdocs_selfreview.workers.subprocess.Popen", refuse)
    second, problem = read(tmp_path)
    assert repr(second) == repr(first)
    assert problem == ""
    assert first[0][0].year == 2024


def test_a_row_that_is_no_reading_is_read_anew(tmp_path: Path) -> None:
    (tmp_path / "甲.txt").write_text(REPORT.format(year=2024), encoding="utf-8")
    first, _ = read(tmp_path)
    for content in (b"cos\nsystem\n(S'false'\ntR.", b"[[],[]", "文字"):
        with closing(sqlite3.connect(tmp_path / FILE)) as database, database:
            database.execute("UPDATE reading SET answer = ?", (content,))
        assert read(tmp_path) == (first, "")


def test_a_file_that_changes_while_it_is_read_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "甲.txt").write_text(REPORT.format(year=2024), encoding="utf-8")
    seen: list[str] = []

    def changing(path: Path, name: str, version: str) -> str | None:
        seen.append(name)
        return f"{len(seen)}"

    monkeypatch.setattr(sources, "key_of", changing)
    assert read(tmp_path)[0][0]
    assert len(seen) == 2
    assert rows(tmp_path) == 0


def test_what_another_program_would_read_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "甲.doc").write_bytes(b"\xdb\xa5\x2d\0" + bytes(500))
    monkeypatch.setenv("PATH", str(tmp_path))
    with closing(ParseCache(tmp_path)) as cache:
        ((_, doubts),) = read_sources([(tmp_path / "甲.doc", "甲.doc")], PACKAGE_DATA, cache)
    assert [found.code for found in doubts] == ["format-not-supported"]
    assert rows(tmp_path) == 0


def foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE reading (key, answer)")


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:1500])


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda path: path.write_bytes(b"no database" * 1000), id="corrupt"),
        pytest.param(cut, id="cut"),
        pytest.param(lambda path: (path.unlink(), path.mkdir()), id="folder"),
        pytest.param(foreign, id="of-another-program"),
        pytest.param(
            lambda path: (path.rename(path.with_name("a")), path.symlink_to(path.with_name("a"))), id="link"
        ),
    ],
)
def test_a_cache_that_cannot_be_used_is_said_once_and_the_reading_goes_on(
    tmp_path: Path, spoil: Callable[[Path], object]
) -> None:
    (tmp_path / "甲.txt").write_text(REPORT.format(year=2024), encoding="utf-8")
    first, _ = read(tmp_path)
    spoil(tmp_path / FILE)
    again, problem = read(tmp_path)
    assert again == first
    assert "解析缓存用不了" in problem
    assert "可以删去文件夹" in problem


def test_a_cache_that_another_build_is_writing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mkdocs_selfreview.cache._WAIT", 0.1)
    (tmp_path / "甲.txt").write_text(REPORT.format(year=2024), encoding="utf-8")
    with closing(ParseCache(tmp_path)), closing(sqlite3.connect(tmp_path / FILE)) as other:
        other.execute("BEGIN EXCLUSIVE")
        reading, problem = read(tmp_path)
    assert reading[0]
    assert "locked" in problem


def test_a_folder_that_leads_elsewhere_is_not_trusted(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "project").mkdir()
    (tmp_path / "project" / ".cache").symlink_to(tmp_path / "elsewhere")
    with closing(ParseCache(tmp_path / "project")) as cache:
        cache.put("a", b"b")
        assert "不在本项目的文件夹里" in cache.problem
        assert cache.get("a") is None


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_bytes(b"")
    with closing(ParseCache(tmp_path)) as cache:
        assert cache.problem


def test_a_cache_of_another_user_is_not_trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform == "win32":
        pytest.skip("files there have no owner that Python tells")
    ParseCache(tmp_path).close()
    owner = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: owner + 1)
    with closing(ParseCache(tmp_path)) as cache:
        assert "不属于当前用户" in cache.problem


def test_cold_warm_and_broken_caches_make_the_same_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    texts = {f"{year}年个人.txt": REPORT.format(year=year) for year in (2023, 2024)}
    cold = build_site(tmp_path, {**texts, "空.txt": ""})
    pages = contents(cold)
    assert rows(tmp_path) == 3
    warm = rebuild(cold)
    assert (warm.code, contents(warm)) == (0, pages)
    (tmp_path / FILE).write_bytes(b"broken" * 1000)
    broken = rebuild(cold)
    assert (broken.code, contents(broken)) == (0, pages)
    assert next(line for line in broken.output.splitlines() if "缓存" in line).startswith("INFO")
    assert broken.output.count("解析缓存用不了") == 1


def contents(site: BuiltSite) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in site.root.rglob("*") if path.is_file()}
