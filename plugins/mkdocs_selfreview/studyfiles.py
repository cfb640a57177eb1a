"""The study materials among MkDocs' files: what is read and screened, and what of it MkDocs shows."""

from __future__ import annotations

from pathlib import Path

from mkdocs.structure.files import Files, InclusionLevel

from mkdocs_selfreview.diagnostics import Diagnostic
from mkdocs_selfreview.pages import StudyPage, read_study_page, read_study_text
from mkdocs_selfreview.rules import Rules
from mkdocs_selfreview.studytexts import StudyText, is_private, is_study_text, screened_markdown
from mkdocs_selfreview.taxonomy import Taxonomy


def take_study_files(files: Files, folder: str) -> list[tuple[Path, str]]:
    """Take the study materials that are no Markdown out of the files; return where each is, and its path.

    Nobody sees them but through a page of theirs; a keeper's sidecars are seen by nobody.
    """
    taken = []
    for file in [file for file in files if file.src_uri.startswith(f"{folder}/")]:
        if is_study_text(file.src_uri) and file.abs_src_path:
            taken.append((Path(file.abs_src_path), file.src_uri))
            files.remove(file)
        elif is_private(file.src_uri):
            files.remove(file)
    return taken


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
