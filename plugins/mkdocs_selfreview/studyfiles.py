"""The study materials among MkDocs' files: what is read and screened, and what of it MkDocs shows."""

from __future__ import annotations

from pathlib import Path

from mkdocs.structure.files import Files, InclusionLevel

from mkdocs_selfreview.diagnostics import Diagnostic
from mkdocs_selfreview.pages import StudyPage, read_study_page, read_study_text
from mkdocs_selfreview.rules import Rules
from mkdocs_selfreview.studytexts import (
    StudyText,
    is_private,
    is_study_text,
    is_unscreened,
    markdown_of,
    screened_markdown,
    unscreened,
)
from mkdocs_selfreview.taxonomy import Taxonomy


def decode_pages(files: Files) -> None:
    """Let MkDocs, which knows UTF-8 alone, have the pages that an editor has kept in another encoding."""
    for file in files.documentation_pages():
        if not file.abs_src_path:
            continue
        written = Path(file.abs_src_path).read_bytes()
        try:
            written.decode("utf-8-sig")
        except UnicodeDecodeError:
            file.content_string = markdown_of(written)


def take_study_files(files: Files, folder: str) -> tuple[list[tuple[Path, str]], list[Diagnostic]]:
    """Take the study materials that are no Markdown out of the files; return where each is, and its path.

    Nobody sees them but through a page of theirs; a keeper's sidecars are seen by nobody, nor is what
    cannot be screened, of which the keeper is told.
    """
    taken, doubts = [], []
    for file in [file for file in files if file.src_uri.startswith(f"{folder}/")]:
        if is_study_text(file.src_uri) and file.abs_src_path:
            taken.append((Path(file.abs_src_path), file.src_uri))
            files.remove(file)
        elif is_private(file.src_uri):
            files.remove(file)
        elif is_unscreened(file.src_uri):
            files.remove(file)
            doubts.append(unscreened(file.src_uri))
    return taken, doubts


def read_study(
    files: Files, folder: str, texts: list[StudyText], taxonomy: Taxonomy, rules: Rules, index: str
) -> tuple[list[StudyPage], list[Diagnostic]]:
    """The study pages, with what is wrong with them; only their own index lists them.

    A page in Markdown that bears a secrecy mark is taken out of the files; what is personal in one is masked.
    ``index`` is what an address of a page ends with, behind its last slash.
    """
    study: list[StudyPage] = []
    diagnostics: list[Diagnostic] = []
    for file in list(files.documentation_pages()):
        if not file.src_uri.startswith(f"{folder}/") or file.name == "index":
            continue
        written = file.content_string
        text, screened = screened_markdown(written, file.src_uri, rules)
        diagnostics += screened
        if text is None:
            files.remove(file)
            continue
        if text != written:
            file.content_string = text
        file.inclusion = InclusionLevel.NOT_IN_NAV
        page, found = read_study_page(file.src_uri, text, file.url, taxonomy)
        study.append(page)
        diagnostics += found
    for one in texts:
        page, found = read_study_text(one, f"study/{one.id}/{index}", taxonomy)
        study.append(page)
        diagnostics += found
    return study, diagnostics
