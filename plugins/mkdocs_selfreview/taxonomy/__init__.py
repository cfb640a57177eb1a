"""The data by which reports are understood: dimensions, themes, sentence functions; see README.md here."""

from __future__ import annotations

from .entries import Dimension, DimensionSet, SentenceFunction, Taxonomy, Theme
from .loading import load_taxonomy
from .records import TaxonomyError

__all__ = [
    "Dimension",
    "DimensionSet",
    "SentenceFunction",
    "Taxonomy",
    "TaxonomyError",
    "Theme",
    "load_taxonomy",
]
