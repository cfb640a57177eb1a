"""Clauses by hand."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from mkdocs_selfreview.phrasebank.clauses import Clauses


def clauses_from(reports: Sequence[Sequence[str]]) -> Clauses:
    """The clauses of some reports, each a phrase of its own."""
    texts = [text for report in reports for text in report]
    numbers = [number for number, report in enumerate(reports) for _ in report]
    return Clauses(
        texts,
        np.arange(len(texts), dtype=np.int32),
        np.zeros(len(texts), dtype=np.int32),
        np.array(numbers, dtype=np.int32),
    )
