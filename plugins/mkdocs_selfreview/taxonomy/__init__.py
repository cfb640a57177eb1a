"""The data by which reports are understood: dimensions, themes, functions, terms; see README.md here."""

from __future__ import annotations

from .entries import Dimension, DimensionSet, Root, SentenceFunction, Taxonomy, Theme
from .loading import load_taxonomy
from .phrasing import Phrasing
from .records import TaxonomyError
from .terms import Slip, Term

__all__ = [
    "Dimension",
    "DimensionSet",
    "Phrasing",
    "Root",
    "SentenceFunction",
    "Slip",
    "Taxonomy",
    "TaxonomyError",
    "Term",
    "Theme",
    "load_taxonomy",
]
