"""What must not be published: files with a secrecy mark are refused, personal data is masked."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_selfreview.diagnostics import Diagnostic, Severity
from mkdocs_selfreview.model import Document
from mkdocs_selfreview.screening.personal import mask_personal_data
from mkdocs_selfreview.screening.secrecy import SecrecyMarks, secrecy_mark, secrecy_marks

__all__ = ["MASKED", "REFUSED", "Screened", "SecrecyMarks", "screen", "secrecy_marks"]

REFUSED = "secrecy-mark"
MASKED = "personal-data-masked"


@dataclass(frozen=True, slots=True)
class Screened:
    """What may be read on of a document, and what was found in it."""

    document: Document | None
    """With personal data masked; None where the whole file is refused."""
    diagnostics: tuple[Diagnostic, ...]
    """They quote a mark or a masked number, nothing else of the text."""


def screen(document: Document, name: str, marks: SecrecyMarks) -> Screened:
    """Screen the document of the file that the keeper knows as ``name``."""
    mark = secrecy_mark(document, marks)
    if mark:
        message = (
            f"{mark.place}带有密级或内部管控标志“{mark.text}”，已拒绝收入，内容不会出现在网站上；"
            "请核实密级，把文件移出本资料库；确需收入的，按规定脱密、删去这个标志后再放入"
        )
        return Screened(None, (Diagnostic(name, mark.line, Severity.ERROR, REFUSED, message),))
    masked, masks = mask_personal_data(document)
    return Screened(
        masked,
        tuple(
            Diagnostic(
                name,
                mask.line,
                Severity.INFO,
                MASKED,
                f"{mask.kind} {mask.shown} 已打码；原文件没有改动，请在原文件里也删去",
            )
            for mask in masks
        ),
    )
