"""Reads many source files at once: from the cache, or by worker processes within their limits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Generic

from mkdocs_selfreview.cache import ParseCache, key_of, version_of_all
from mkdocs_selfreview.diagnostics import Diagnostic, ReadError, Severity
from mkdocs_selfreview.knowledge import Knowledge
from mkdocs_selfreview.model import Report
from mkdocs_selfreview.serialization import Reading, ReadingOf, T, decode
from mkdocs_selfreview.workers import Workers, started

_OF_THE_MACHINE = frozenset({"format-not-supported", "conversion-failed"})
"""Codes of what another program, once installed, may mend: never kept in the cache."""


READER = "mkdocs_selfreview.worker"
"""The program that reads reports."""


@dataclass(frozen=True, slots=True)
class _Waiting(Generic[T]):
    """A file whose reading is on its way."""

    path: Path
    name: str
    key: str | None
    reading: ReadingOf[T] | Future[bytes]


def read_sources(
    files: Iterable[tuple[Path, str]], knowledge: Knowledge, cache: ParseCache | None = None
) -> Iterator[Reading]:
    """The reports of files in their order; see ``read_files``."""
    return read_files(files, knowledge, cache, Report, READER)


def read_files(
    files: Iterable[tuple[Path, str]],
    knowledge: Knowledge,
    cache: ParseCache | None,
    kind: type[T],
    reader: str,
) -> Iterator[ReadingOf[T]]:
    """The readings of files in their order; each file comes with the name by which the keeper knows it.

    ``reader`` names the program that reads one kind of thing in them. What is wrong with a file is a
    diagnostic of its reading; raises ``SelfReviewError`` where no process can start.
    """
    version = f"{version_of_all(knowledge)}/{reader}" if cache else ""
    with started(knowledge.to_json(), reader) as workers:
        waiting = [_begun(path, name, workers, cache, version, kind) for path, name in files]
        for one in waiting:
            yield _finished(one, cache, version, kind)


def _begun(
    path: Path, name: str, workers: Workers, cache: ParseCache | None, version: str, kind: type[T]
) -> _Waiting[T]:
    key = key_of(path, name, version) if cache else None
    kept = cache.get(key) if cache and key else None
    if kept is not None:
        try:
            return _Waiting(path, name, key, decode(kept, kind))
        except ValueError:
            pass
    return _Waiting(path, name, key, workers.read(path, name))


def _finished(one: _Waiting[T], cache: ParseCache | None, version: str, kind: type[T]) -> ReadingOf[T]:
    if not isinstance(one.reading, Future):
        return one.reading
    try:
        answer = one.reading.result()
    except ReadError as error:
        # Another time it may go well, so this is not kept.
        return (), (Diagnostic(one.name, None, Severity.ERROR, error.code, error.message),)
    reading = decode(answer, kind)
    lasting = _OF_THE_MACHINE.isdisjoint(found.code for found in reading[1])
    # A file that changes while it is read must not stand in the cache under its old content.
    if cache and one.key and lasting and key_of(one.path, one.name, version) == one.key:
        cache.put(one.key, answer)
    return reading
