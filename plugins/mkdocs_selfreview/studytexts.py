"""Study materials that are no Markdown: read as reports are, screened and cleaned, but kept as they run.

The module is also the program of the worker processes that read them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from mkdocs_selfreview.cache import ParseCache
from mkdocs_selfreview.cleaning import CleanText, clean
from mkdocs_selfreview.diagnostics import Diagnostic, ReadError, Severity
from mkdocs_selfreview.knowledge import Knowledge
from mkdocs_selfreview.marks import line_mark
from mkdocs_selfreview.model import Aside, Document, Paragraph, Source
from mkdocs_selfreview.readers import SUFFIXES, read
from mkdocs_selfreview.readers.encoding import decode, lines
from mkdocs_selfreview.rules import Rules
from mkdocs_selfreview.screening import screen, shown
from mkdocs_selfreview.serialization import ReadingOf
from mkdocs_selfreview.sources import read_files
from mkdocs_selfreview.worker import serve

STUDY_SUFFIXES = SUFFIXES - {".md"}
"""Endings, in lower case, of the study materials that are read here."""
PAGE_SUFFIXES = frozenset((".md", ".markdown", ".mdown", ".mkdn", ".mkd"))
"""Endings of the pages that MkDocs makes of Markdown."""
_SHOWN_IN_PAGES = frozenset(
    f".{ending}"
    for endings in ("png jpg jpeg gif webp svg bmp ico", "mp3 m4a wav ogg mp4 webm", "css js")
    for ending in endings.split()
)
"""Endings of what a page's text shows or plays, which no program can screen."""
_LONGEST_TITLE = 40
_PROSE_ENDS = tuple("。；：，！？")


@dataclass(frozen=True, slots=True)
class StudyText:
    """What a study file says; nothing in it needs to be hidden any more."""

    source: Source
    """Its path is relative to the folder of documents."""
    paragraphs: tuple[Paragraph, ...]
    """With their list numbers in the text."""
    sidecar: str
    """What the keeper says of it; empty where there is no sidecar."""
    stem: str
    """The name of the file as it may be shown."""

    @property
    def id(self) -> str:
        """Names the text in addresses: ``s`` + 10 hex digits of its path."""
        return f"s{hashlib.sha256(self.source.path.encode('utf-8', 'surrogateescape')).hexdigest()[:10]}"

    @property
    def sidecar_path(self) -> str:
        """Where the keeper says more of it."""
        return PurePosixPath(self.source.path).with_suffix(".yml").as_posix()

    @property
    def text(self) -> str:
        """One paragraph a line."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    @property
    def title(self) -> str:
        """The paragraph that is styled as the title or looks like one, else the name of the file."""
        first = self.paragraphs[:1]
        styled = [one for one in self.paragraphs[:5] if one.style in ("title", "heading1")]
        alone = [
            one
            for one in first
            if not one.style and len(one.text) <= _LONGEST_TITLE and not one.text.endswith(_PROSE_ENDS)
        ]
        return next((one.text for one in (*styled, *alone)), self.stem)


def is_study_text(name: str) -> bool:
    """Whether a file of the study folder is read here, by its path."""
    path = PurePosixPath(name)
    return path.suffix.lower() in STUDY_SUFFIXES and not is_private(name)


def is_private(name: str) -> bool:
    """Whether a file of the study folder is a sidecar, or what Word leaves while a document is open."""
    path = PurePosixPath(name)
    return path.name.startswith((".", "~$")) or path.suffix.lower() in (".yml", ".yaml")


def is_unscreened(name: str) -> bool:
    """Whether a file of the study folder can be neither read and screened nor shown within a page."""
    suffix = PurePosixPath(name).suffix.lower()
    return suffix not in STUDY_SUFFIXES | PAGE_SUFFIXES | _SHOWN_IN_PAGES and not is_private(name)


def unscreened(name: str) -> Diagnostic:
    """What the keeper is told of a file that stays out of the site because nobody could screen it."""
    message = "这种格式的文件读不了、审查不了，不放到网站上；请另存为 Word 或 PDF 文件，或移出学习资料文件夹"
    return Diagnostic(name, None, Severity.WARNING, "study-not-screened", message)


def main() -> None:
    """Serve a parent process with study texts."""
    serve(lambda path, name, _, rules: read_study_file(path, name, rules))


def read_study_files(
    files: list[tuple[Path, str]], knowledge: Knowledge, cache: ParseCache | None
) -> Iterator[ReadingOf[StudyText]]:
    """The study texts of files with their paths in the folder of documents; none needs no process."""
    return read_files(files, knowledge, cache, StudyText, __name__) if files else iter(())


def read_study_file(path: Path, name: str, rules: Rules) -> ReadingOf[StudyText]:
    """The text of one file with what is doubtful about it; a secrecy mark refuses the whole of it.

    What is in the file raises ``MemoryError`` at most.
    """
    try:
        said = _sidecar(path)
        document = read(path)
        noted = replace(document, aside=(*document.aside, *(Aside("说明文件", line) for line in said)))
        screened = screen(noted, name, rules.secrecy, rules.names)
    except ReadError as error:
        return (), (Diagnostic(name, None, Severity.ERROR, error.code, error.message),)
    if screened.document is None:
        return (), screened.diagnostics
    cleaned = clean(screened.document, rules.debris, lambda line: line_mark(line) is not None)
    source = Source(name, document.format, hashlib.sha256(path.read_bytes()).hexdigest())
    sidecar = "\n".join(shown(line, rules.names) for line in said)
    stem = shown(path.stem, rules.names)
    text = StudyText(source, _paragraphs(cleaned), sidecar, stem)
    notes = (
        Diagnostic(name, line, Severity.WARNING, code, message)
        for code, message, line in screened.document.notes
    )
    return (text,), (*screened.diagnostics, *notes, *_removed(name, cleaned))


def markdown_of(data: bytes) -> str:
    """A page in Markdown, whatever its encoding, with ends of lines as MkDocs has them."""
    return "\n".join(lines(decode(data)))


def screened_markdown(text: str, name: str, rules: Rules) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """A study page in Markdown as it may be shown: masked, or None where a secrecy mark refuses it."""
    written = text.split("\n")
    paragraphs = tuple(Paragraph(line, number) for number, line in enumerate(written, 1))
    screened = screen(Document(paragraphs, "md"), name, rules.secrecy, rules.names)
    if screened.document is None:
        return None, screened.diagnostics
    masked = [
        _unstarred(line, paragraph.text)
        for line, paragraph in zip(written, screened.document.paragraphs, strict=True)
    ]
    return "\n".join(masked), screened.diagnostics


def _unstarred(line: str, masked: str) -> str:
    """A masked line without stars for figures, which mean something in Markdown."""
    if len(line) != len(masked):
        return masked.replace("*", "×")
    return "".join("×" if new == "*" != old else new for old, new in zip(line, masked, strict=True))


def _sidecar(path: Path) -> list[str]:
    sidecar = path.with_suffix(".yml")
    if not sidecar.is_file():
        return []
    try:
        return sidecar.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        message = "同名的说明文件（.yml）不是 UTF-8 编码；请用记事本打开后另存为 UTF-8"
        raise ReadError("sidecar-bad", message) from error


def _paragraphs(cleaned: CleanText) -> tuple[Paragraph, ...]:
    return tuple(
        Paragraph(cleaned.text[line.span.start : line.span.end], line.line, style=line.style, cell=line.cell)
        for line in cleaned.lines
    )


def _removed(name: str, cleaned: CleanText) -> Iterator[Diagnostic]:
    for gone in cleaned.removed:
        message = f"已略去与正文无关的文字：“{gone.text}”"
        yield Diagnostic(name, gone.line, Severity.INFO, "debris-removed", message)
