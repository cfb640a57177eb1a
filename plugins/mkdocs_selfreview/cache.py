"""The parse cache: what was read of a file, kept beside the site's build files until any of it changes."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
from collections.abc import Iterable
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from mkdocs_selfreview.knowledge import Knowledge

_PACKAGE = Path(__file__).parent
_DISTRIBUTION = "mkdocs-selfreview"
_FOLDER = Path(".cache") / "selfreview"
_MARK = 0x53525643
"""What tells a cache of this program from any other database."""
_WAIT = 2.0
"""Seconds to wait for another build that is writing."""
_TABLE = "CREATE TABLE IF NOT EXISTS reading (key TEXT PRIMARY KEY, answer BLOB NOT NULL) WITHOUT ROWID"


class ParseCache:
    """Readings by the key of all that they depend on; nothing in it is ever executed.

    Where it cannot be used, ``problem`` says why and it is simply empty.
    """

    def __init__(self, project: Path) -> None:
        self.folder = project / _FOLDER
        self.problem = ""
        self._used: set[str] = set()
        self._database: sqlite3.Connection | None = None
        try:
            self._open(project)
        except (OSError, sqlite3.Error) as error:
            self._give_up(str(error))

    def get(self, key: str) -> bytes | None:
        """The answer kept under a key, if there is one."""
        self._used.add(key)
        for (answer,) in self._run("SELECT answer FROM reading WHERE key = ?", key):
            return answer if isinstance(answer, bytes) else None
        return None

    def put(self, key: str, answer: bytes) -> None:
        """Keep an answer."""
        self._used.add(key)
        self._run("INSERT OR REPLACE INTO reading VALUES (?, ?)", key, answer)

    def close(self) -> None:
        """Drop what was not asked for since the cache was opened."""
        for (key,) in list(self._run("SELECT key FROM reading")):
            if key not in self._used:
                self._run("DELETE FROM reading WHERE key = ?", key)
        if self._database:
            self._database.close()
            self._database = None

    def _open(self, project: Path) -> None:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = self.folder / "readings.sqlite"
        if not _own(project, self.folder, path):
            self._give_up("它不属于当前用户，或不在本项目的文件夹里")
            return
        ignore = self.folder / ".gitignore"
        if not ignore.exists():
            ignore.write_text("*\n", encoding="utf-8")
        self._database = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
        path.chmod(0o600)
        run = self._database.execute
        # A cache may be lost with the power, but what was dropped from it must be gone.
        run("PRAGMA synchronous = OFF")
        run("PRAGMA secure_delete = ON")
        (mark,) = run("PRAGMA application_id").fetchone()
        if run("SELECT count(*) FROM sqlite_master").fetchone() == (0,):
            run(f"PRAGMA application_id = {_MARK}")
            run(_TABLE)
        elif mark != _MARK:
            self._give_up("那里的数据库是别的程序的")

    def _run(self, statement: str, *values: object) -> list[tuple[object, ...]]:
        """The rows of a statement; none once the cache has failed."""
        if self._database is None:
            return []
        try:
            return self._database.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            self._give_up(str(error))
            return []

    def _give_up(self, reason: str) -> None:
        self.problem = f"解析缓存用不了（{reason}），这次不用缓存；可以删去文件夹 {self.folder}，下次自动重建"
        if self._database:
            self._database.close()
            self._database = None


def key_of(path: Path, name: str, version: str) -> str | None:
    """The key of a source file's reading, or None where the file cannot be read.

    It covers the file, the sidecar beside it, the name by which the keeper knows it, and ``version``.
    """
    digest = hashlib.sha256(f"{version}/{name}/".encode("utf-8", "surrogateescape"))
    try:
        digest.update(_content(path))
        sidecar = path.with_suffix(".yml")
        digest.update(_content(sidecar) if sidecar.is_file() else b"-")
    except OSError:
        return None
    return digest.hexdigest()


def _content(path: Path) -> bytes:
    if not path.is_file():
        raise FileNotFoundError(path)
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").digest()


def version_of_all(knowledge: Knowledge) -> str:
    """A digest of all that readings depend on besides their files.

    It covers this program and its data, its libraries, Python, a keeper's folder and the names to be masked.
    """
    own = _digest_of(knowledge.taxonomy.glob("*.yml")) if knowledge.taxonomy else ""
    return hashlib.sha256("\n".join((_program_version(), own, knowledge.to_json())).encode()).hexdigest()


@lru_cache(maxsize=1)
def _program_version() -> str:
    files = (path for path in _PACKAGE.rglob("*") if path.is_file() and path.suffix != ".pyc")
    return "\n".join((sys.version, *_libraries(), _digest_of(files)))


def _digest_of(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(hashlib.sha256(path.name.encode()).digest() + _content(path))
    return digest.hexdigest()


def _libraries() -> Iterable[str]:
    """Names and versions of what the package declares as its libraries."""
    try:
        declared = requires(_DISTRIBUTION) or []
    except PackageNotFoundError:
        declared = []
    for requirement in declared:
        name = requirement.split(";")[0].split(" ")[0].rstrip("<>=!~0123456789.,*")
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            yield name


def _own(project: Path, folder: Path, path: Path) -> bool:
    """Whether the cache lies in the project itself and is the user's own."""
    if folder.resolve() != project.resolve() / _FOLDER or path.is_symlink():
        return False
    if sys.platform == "win32":
        return True
    return all(part.stat().st_uid == os.geteuid() for part in (folder, path) if part.exists())
