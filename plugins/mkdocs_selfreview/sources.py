"""Reads many source files at once: from the cache, or by worker processes within their limits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from mkdocs_selfreview.cache import ParseCache, key_of, version_of_all
from mkdocs_selfreview.diagnostics import Diagnostic, ReadError, Severity
from mkdocs_selfreview.knowledge import Knowledge
from mkdocs_selfreview.serialization import Reading, decode
from mkdocs_selfreview.workers import Workers, started

_OF_THE_MACHINE = frozenset({"format-not-supported", "conversion-failed"})
"""Codes of what another program, once installed, may mend: never kept in the cache."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A file whose reading is on its way."""

    path: Path
    name: str
    key: str | None
    reading: Reading | Future[bytes]


def read_sources(
    files: Iterable[tuple[Path, str]], knowledge: Knowledge, cache: ParseCache | None = None
) -> Iterator[Reading]:
    """The readings of files in their order; each file comes with the name by which the keeper knows it.

    What is wrong with a file is a diagnostic of its reading; raises ``SelfReviewError`` where no process
    can start.
    """
    version = version_of_all(knowledge) if cache else ""
    with started(knowledge.to_json()) as workers:
        waiting = [_begun(path, name, workers, cache, version) for path, name in files]
        for one in waiting:
            yield _finished(one, cache, version)


def _begun(path: Path, name: str, workers: Workers, cache: ParseCache | None, version: str) -> _Waiting:
    key = key_of(path, name, version) if cache else None
    kept = cache.get(key) if cache and key else None
    if kept is not None:
        try:
            return _Waiting(path, name, key, decode(kept))
        except ValueError:
            pass
    return _Waiting(path, name, key, workers.read(path, name))


def _finished(one: _Waiting, cache: ParseCache | None, version: str) -> Reading:
    if not isinstance(one.reading, Future):
        return one.reading
    try:
        answer = one.reading.result()
    except ReadError as error:
        # Another time it may go well, so this is not kept.
        return (), (Diagnostic(one.name, None, Severity.ERROR, error.code, error.message),)
    reading = decode(answer)
    lasting = _OF_THE_MACHINE.isdisjoint(found.code for found in reading[1])
    # A file that changes while it is read must not stand in the cache under its old content.
    if cache and one.key and lasting and key_of(one.path, one.name, version) == one.key:
        cache.put(one.key, answer)
    return reading
