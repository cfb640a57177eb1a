"""The worker process of ``fuzz.py``: reads a file and tells how it went instead of what stands in it."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from lossless import cleaned, ink, lost_in_cleaning, lost_in_leaves

from mkdocs_selfreview import worker
from mkdocs_selfreview.classifier import classify
from mkdocs_selfreview.diagnostics import Diagnostic, ReadError, Severity
from mkdocs_selfreview.model import Source
from mkdocs_selfreview.parser import parse
from mkdocs_selfreview.readers import read
from mkdocs_selfreview.rules import Rules
from mkdocs_selfreview.serialization import Reading
from mkdocs_selfreview.taxonomy import Taxonomy

READ, LOST, FAULT = "read", "lost", "fault"


def main() -> None:
    """Serve as a worker process does, but tell how each file went instead of what stands in it."""
    worker.read_source = _checked  # type: ignore[attr-defined]
    worker.main()


def _checked(path: Path, name: str, taxonomy: Taxonomy, rules: Rules) -> Reading:
    begun = time.perf_counter()
    try:
        code = _code(path, name, taxonomy, rules)
    except MemoryError:
        raise
    except ReadError as error:
        code = error.code
    except Exception as error:
        print(f"{name}: {error!r}", file=sys.stderr)
        code = FAULT
    return (), (Diagnostic(name, None, Severity.INFO, code, f"{time.perf_counter() - begun:.3f}"),)


def _code(path: Path, name: str, taxonomy: Taxonomy, rules: Rules) -> str:
    document = read(path)
    text = cleaned(document, rules)
    reports, _ = parse(document, Source(name, document.format, ""), taxonomy, rules)
    for report in reports:
        classify(report, taxonomy)
    whole = ink("".join(report.text for report in reports)) == ink(text.text)
    lost = lost_in_cleaning(document, text) or any(map(lost_in_leaves, reports))
    return READ if whole and not lost else LOST
