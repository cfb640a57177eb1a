"""The whole pipeline: a folder of reports becomes a library."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from mkdocs_selfreview.cache import ParseCache
from mkdocs_selfreview.classifier import classify
from mkdocs_selfreview.corrections import Correction, read_corrections
from mkdocs_selfreview.diagnostics import Diagnostic, ReadError, Severity
from mkdocs_selfreview.duplicates import near_duplicates, without_duplicates
from mkdocs_selfreview.folder import source_files, strays, unread_files
from mkdocs_selfreview.knowledge import PACKAGE_DATA, Knowledge
from mkdocs_selfreview.linker import Links, link
from mkdocs_selfreview.model import Report, ReportKind, Source
from mkdocs_selfreview.parser import parse
from mkdocs_selfreview.readers import read
from mkdocs_selfreview.rules import Rules
from mkdocs_selfreview.screening import NO_MASKS, NameMasks, screen, shown
from mkdocs_selfreview.sources import read_sources
from mkdocs_selfreview.taxonomy import Taxonomy, TaxonomyError


@dataclass(frozen=True, slots=True)
class Library:
    """Everything a site is made from."""

    reports: tuple[Report, ...]
    """What is published, newest first."""
    near_misses: tuple[Report, ...]
    """Texts found to be no self-review (kind ``other``), with their reason; not published."""
    taxonomy: Taxonomy
    links: Links
    diagnostics: tuple[Diagnostic, ...]
    names: NameMasks = NO_MASKS
    """What no page may show, file names included."""
    files: tuple[str, ...] = ()
    """Paths of all files that lie in the folder of reports, whatever became of them; no sidecars."""

    @property
    def left_out(self) -> tuple[str, ...]:
        """The files of which nothing is published."""
        published = {report.source.path for report in self.reports}
        return tuple(name for name in self.files if name not in published)


def build_library(
    sources: Path, knowledge: Knowledge = PACKAGE_DATA, cache: ParseCache | None = None
) -> Library:
    """Read, parse, classify and link all reports below a folder.

    What is wrong with a file becomes a diagnostic and the others are read. Raises
    ``TaxonomyError`` for a keeper's taxonomy that cannot be used.
    """
    taxonomy, rules = knowledge.load()
    found: list[Report] = []
    diagnostics: list[Diagnostic] = []
    files = [(path, path.relative_to(sources).as_posix()) for path in source_files(sources)]
    for reports, doubts in read_sources(files, knowledge, cache):
        found += reports
        diagnostics += doubts
    diagnostics += strays(sources)
    unread = [path.relative_to(sources).as_posix() for path in unread_files(sources)]
    unique, repeated = without_duplicates(found)
    again = {found.source for found in repeated} - {report.source.path for report in unique}
    diagnostics = [found for found in diagnostics if found.source not in again]
    published = sorted(
        (report for report in unique if report.kind is not ReportKind.OTHER),
        key=lambda report: (-(report.year or 0), report.source.path, report.id),
    )
    return Library(
        reports=tuple(published),
        near_misses=tuple(report for report in unique if report.kind is ReportKind.OTHER),
        taxonomy=taxonomy,
        links=link(published, taxonomy),
        diagnostics=tuple(
            sorted([*diagnostics, *repeated, *near_duplicates(published)], key=_diagnostic_order)
        ),
        names=rules.names,
        files=tuple(sorted([*(name for _, name in files), *unread])),
    )


def read_source(
    path: Path, name: str, taxonomy: Taxonomy, rules: Rules
) -> tuple[tuple[Report, ...], tuple[Diagnostic, ...]]:
    """The classified reports of one file, corrected by its sidecar, and what is doubtful about them.

    A file with a secrecy mark gives no report and one error; personal data is masked before anything else.
    ``name`` is the path by which the keeper knows the file; what is in it raises ``MemoryError`` at most.
    """
    corrections, diagnostics = _corrections(path, name, taxonomy)
    try:
        screened = screen(read(path), name, rules.secrecy, rules.names)
        if screened.document is None:
            return (), screened.diagnostics
        document = screened.document
        source = Source(name, document.format, hashlib.sha256(path.read_bytes()).hexdigest())
        reports, doubts = parse(document, source, taxonomy, rules, corrections)
    except ReadError as error:
        return (), (*diagnostics, Diagnostic(name, None, Severity.ERROR, error.code, error.message))
    except MemoryError:
        raise
    except Exception as error:
        # One bad file must never stop the others.
        message = f"解析时出现意外错误（{type(error).__name__}: {error}）；请把这个文件交给维护人员"
        return (), (*diagnostics, Diagnostic(name, None, Severity.ERROR, "parse-failed", message))
    notes = [
        Diagnostic(name, line, Severity.WARNING, code, message) for code, message, line in document.notes
    ]
    published = [
        classify(_veiled(report, rules.names), taxonomy)
        for position, report in enumerate(reports)
        if position >= len(corrections) or corrections[position].publish
    ]
    return tuple(published), (*diagnostics, *screened.diagnostics, *notes, *doubts)


def _veiled(report: Report, names: NameMasks) -> Report:
    """The report with nothing to hide in what its sidecar and the file's name say of it."""
    said = {key: shown(getattr(report, key), names) for key in ("title", "unit", "name", "role", "file_stem")}
    return replace(report, **said)  # type: ignore[arg-type]


def _corrections(
    path: Path, name: str, taxonomy: Taxonomy
) -> tuple[tuple[Correction, ...], list[Diagnostic]]:
    """The sidecar's corrections, or why it cannot be used."""
    sidecar = path.with_suffix(".yml")
    if not sidecar.is_file():
        return (), []
    try:
        return read_corrections(sidecar, taxonomy), []
    except TaxonomyError as error:
        shown = Path(name).with_suffix(".yml").as_posix()
        found = sorted((_placed(line, sidecar) for line in str(error).splitlines()), key=lambda one: one[0])
        *before, (line, last) = found
        said = [*before, (line, f"{last}；改好之前按没有这个文件处理")]
        return (), [Diagnostic(shown, at or None, Severity.ERROR, "sidecar-bad", what) for at, what in said]


def _placed(problem: str, sidecar: Path) -> tuple[int, str]:
    """Line (0 where there is none) and message of one problem that is written ``file:line: message``."""
    rest = problem.removeprefix(f"{sidecar.as_posix()}:")
    line, _, message = rest.partition(": ")
    return (int(line), message) if line.isdecimal() else (0, rest)


def _diagnostic_order(diagnostic: Diagnostic) -> tuple[str, int, str, str]:
    return diagnostic.source, diagnostic.line or 0, diagnostic.code, diagnostic.message
