"""What lies in the folder of reports: the sources, their sidecars, and what nobody can read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mkdocs_selfreview.diagnostics import Diagnostic, Severity
from mkdocs_selfreview.readers import SUFFIXES

UNREAD = "format-unknown"
"""Code of a file that is of no use here."""
SIDECAR_ENDINGS = (".yml", ".yml.txt", ".yaml.txt", ".yaml")
"""In lower case: how a sidecar is named, and how editors and keepers misname it."""
_OF_THE_SYSTEM = frozenset({"thumbs.db", "desktop.ini"})


def source_files(folder: Path) -> Iterator[Path]:
    """The files below a folder that are taken as sources, in a stable order."""
    for path in _seen(folder):
        inside_named_folder = path.is_dir() and path.suffix.lower() not in SUFFIXES
        if path.suffix.lower() in SUFFIXES and not _is_sidecar(path) and not inside_named_folder:
            yield path


def unread_files(folder: Path) -> Iterator[Path]:
    """The files below a folder that are neither sources nor sidecars, in a stable order."""
    for path in _seen(folder):
        if path.is_file() and path.suffix.lower() not in SUFFIXES and not _is_sidecar(path):
            yield path


def strays(folder: Path) -> Iterator[Diagnostic]:
    """What is said of the files that have no effect: those of no known format, and sidecars astray."""
    for path in unread_files(folder):
        message = (
            "读不了这种格式的文件，没有收入；请另存为 Word 或 PDF 文件再放进来，"
            "或移出报告文件夹（图片里的文字要先录入）"
        )
        yield _told(path, folder, UNREAD, message)
    stems = {path.with_suffix("") for path in source_files(folder)}
    for path in filter(_is_sidecar, _seen(folder)):
        if path.suffix != ".yml":
            name = f"{_stem(path)}.yml"
            rename = f"请改名为“{name}”（Windows 上先在“查看”里勾选“文件扩展名”）"
            message = f"扩展名应是 .yml，改好之前不起作用；{rename}"
            yield _told(path, folder, "sidecar-misnamed", message)
        elif path.with_suffix("") not in stems:
            message = "没有与它同名的报告文件；请把它改成与报告相同的文件名，或删去它"
            yield _told(path, folder, "sidecar-alone", message)


def _seen(folder: Path) -> Iterator[Path]:
    """All below a folder but what is hidden, or left there by Word or the system."""
    for path in sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).as_posix()):
        hidden = any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
        if not hidden and path.name.lower() not in _OF_THE_SYSTEM:
            yield path


def _is_sidecar(path: Path) -> bool:
    return path.name.lower().endswith(SIDECAR_ENDINGS) and path.is_file()


def _stem(path: Path) -> str:
    """A sidecar's name without its ending."""
    name = path.name
    return next(name[: -len(ending)] for ending in SIDECAR_ENDINGS if name.lower().endswith(ending))


def _told(path: Path, folder: Path, code: str, message: str) -> Diagnostic:
    return Diagnostic(path.relative_to(folder).as_posix(), None, Severity.WARNING, code, message)
