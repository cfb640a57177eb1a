"""What a site may show of a library: names of files are masked as the texts are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from mkdocs_selfreview.library import Library
from mkdocs_selfreview.model import Report
from mkdocs_selfreview.screening import NameMasks, shown


def published(library: Library) -> Library:
    """The library as its site shows it; whoever keeps the files is told their true names elsewhere."""
    reports = (*library.reports, *library.near_misses)
    sources = {report.source.path for report in reports} | {found.source for found in library.diagnostics}
    paths = shown_paths(sources | set(library.files), library.names)

    def veiled(report: Report) -> Report:
        others = tuple(paths[path] for path in report.also)
        return replace(report, source=replace(report.source, path=paths[report.source.path]), also=others)

    return replace(
        library,
        reports=tuple(map(veiled, library.reports)),
        near_misses=tuple(map(veiled, library.near_misses)),
        files=tuple(paths[name] for name in library.files),
        diagnostics=tuple(
            replace(found, source=paths[found.source], message=shown(found.message, library.names))
            for found in library.diagnostics
        ),
    )


def shown_paths(paths: Iterable[str], names: NameMasks) -> Mapping[str, str]:
    """For each path what is shown of it; masked ones that became alike are numbered."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    # those that stay as they are keep their names
    for path in sorted(paths, key=lambda path: (shown(path, names) != path, path)):
        masked = PurePosixPath(shown(path, names))
        candidate, number = masked, 1
        while candidate.as_posix() in taken:
            number += 1
            candidate = masked.with_stem(f"{masked.stem}（{number}）")
        taken.add(candidate.as_posix())
        found[path] = candidate.as_posix()
    return found
