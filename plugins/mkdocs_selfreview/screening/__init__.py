"""What must not be published: files with a secrecy mark are refused, personal data is masked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from mkdocs_selfreview.diagnostics import Diagnostic, Severity
from mkdocs_selfreview.model import Aside, Document
from mkdocs_selfreview.screening.names import (
    NO_MASKS,
    NO_NAMES,
    NameMasks,
    NamesToMask,
    mask_names,
    name_masks,
)
from mkdocs_selfreview.screening.personal import Mask, mask_personal_data, mask_text
from mkdocs_selfreview.screening.secrecy import SecrecyMarks, secrecy_mark, secrecy_marks

__all__ = [
    "MASKED",
    "NAMED",
    "NO_MASKS",
    "NO_NAMES",
    "REFUSED",
    "NameMasks",
    "NamesToMask",
    "Screened",
    "SecrecyMarks",
    "name_masks",
    "screen",
    "secrecy_marks",
    "shown",
]

REFUSED = "secrecy-mark"
MASKED = "personal-data-masked"
NAMED = "names-masked"
_LINES_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Screened:
    """What may be read on of a document, and what was found in it."""

    document: Document | None
    """With personal data masked; None where the whole file is refused."""
    diagnostics: tuple[Diagnostic, ...]
    """They quote a mark or a masked number, nothing else of the text."""


def screen(document: Document, name: str, marks: SecrecyMarks, names: NameMasks) -> Screened:
    """Screen the document of the file that the keeper knows as ``name``."""
    named = Aside("文件名", PurePosixPath(name).stem)
    mark = secrecy_mark(replace(document, aside=(*document.aside, named)), marks)
    if mark:
        message = (
            f"{mark.place}带有密级或内部管控标志“{mark.text}”，已拒绝收入，内容不会出现在网站上；"
            "请核实密级，把文件移出本资料库；确需收入的，按规定脱密、删去这个标志后再放入"
        )
        return Screened(None, (Diagnostic(name, mark.line, Severity.ERROR, REFUSED, message),))
    masked, masks = mask_personal_data(document)
    masked, hidden = mask_names(masked, names)
    numbers = (
        Diagnostic(
            name,
            mask.line,
            Severity.INFO,
            MASKED,
            f"{mask.kind} {mask.shown} 已打码；原文件没有改动，请在原文件里也删去",
        )
        for mask in masks
    )
    return Screened(masked, (*numbers, *_named(name, hidden)))


def shown(text: str, names: NameMasks) -> str:
    """What may be shown of a file's name, of what a sidecar says, or of any other text of one line."""
    return names.mask(mask_text(text)[0])[0]


def _named(name: str, masks: Sequence[Mask]) -> Iterator[Diagnostic]:
    """One diagnostic for each kind of name; a report may hold hundreds."""
    for kind in sorted({mask.kind for mask in masks}):
        lines = [mask.line for mask in masks if mask.kind == kind]
        places = list(dict.fromkeys(lines))
        listed = "、".join(map(str, places[:_LINES_SHOWN])) + (" 等" if len(places) > _LINES_SHOWN else "")
        message = f"{kind} {len(lines)} 处已打码（第 {listed} 行）；原文件没有改动"
        yield Diagnostic(name, None, Severity.INFO, NAMED, message)
