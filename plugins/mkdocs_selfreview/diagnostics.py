"""What went wrong or looks doubtful, as data; and the two exceptions of the package."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a diagnostic matters: an error or a warning fails a strict build."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One finding about one source file, worded for the keeper of the library."""

    source: str
    """Path of the file as the keeper knows it, relative to the sources folder."""
    line: int | None
    """Line of the file (or paragraph of a Word file), counted from 1; None where none applies."""
    severity: Severity
    code: str
    """Stable kebab-case name, such as ``section-missing``."""
    message: str
    """What is wrong and what to do, in Chinese."""

    def __str__(self) -> str:
        place = self.source if self.line is None else f"{self.source}:{self.line}"
        return f"{place}: {self.message} [{self.code}]"


class SelfReviewError(Exception):
    """Something that stops the whole run, such as a broken configuration."""


class ReadError(SelfReviewError):
    """A source file that cannot be read; becomes one diagnostic of that file."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
