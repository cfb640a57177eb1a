"""What the taxonomy holds: dimensions, their sets by year, themes, roots of causes, functions, terms."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from .cues import Cue, Scanner
from .phrasing import Phrasing
from .terms import Term


@dataclass(frozen=True, slots=True)
class Dimension:
    """A 维度: a name that a year's plan gives to a heading, or one of the eight base dimensions."""

    id: str
    name: str
    description: str
    base: bool = False
    maps_to: tuple[str, ...] = ()
    """Ids of the base dimensions it belongs to; empty for a base dimension itself."""
    aliases: tuple[str, ...] = ()
    """Other names in good use."""
    near: tuple[str, ...] = ()
    """Known slips for the name: recognised, but worth a word to the writer."""
    cues: tuple[Cue, ...] = ()
    """Only base dimensions have cues."""

    @property
    def base_ids(self) -> tuple[str, ...]:
        """Ids of the base dimensions, its own included."""
        return (self.id,) if self.base else self.maps_to


@dataclass(frozen=True, slots=True)
class DimensionSet:
    """The dimensions that one kind of meeting used in one year, in their order."""

    id: str
    years: tuple[int, ...]
    meeting: str
    level: str
    campaign: str
    dimensions: tuple[str, ...]
    """Ids; empty where the names are not known."""
    confidence: str
    """``confirmed``, ``reported`` or ``unverified``."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Theme:
    """A 主题: what a problem, cause or measure is about, across years and meetings."""

    id: str
    name: str
    group: str
    description: str
    cues: tuple[Cue, ...]
    dimensions: tuple[str, ...] = ()
    """Ids of the base dimensions under which the theme usually stands."""


@dataclass(frozen=True, slots=True)
class Root:
    """A 根源: what causes go back to, and which problems it explains."""

    id: str
    name: str
    description: str
    cues: tuple[Cue, ...]
    explains: tuple[str, ...]
    """Ids of themes whose problems mostly have this root."""
    partly: tuple[str, ...] = ()
    """Ids of themes whose problems have it among others."""
    dimensions: tuple[str, ...] = ()
    """Ids of base dimensions whose problems mostly have it."""


@dataclass(frozen=True, slots=True)
class SentenceFunction:
    """What a sentence does in an item: names the problem, gives an example, promises a measure…"""

    id: str
    name: str
    description: str
    kinds: tuple[str, ...]
    """Kinds of items (problem, cause, measure) in which it is looked for."""
    opens: tuple[str, ...]
    """Kinds of items whose first sentence has it unless that begins with the cue of another."""
    cues: tuple[str, ...]
    """Regular expressions."""


@dataclass(frozen=True, eq=False)
class Taxonomy:
    """All data by which reports are classified; compared by identity, told apart by ``version``."""

    dimensions: tuple[Dimension, ...]
    sets: tuple[DimensionSet, ...]
    themes: tuple[Theme, ...]
    roots: tuple[Root, ...]
    functions: tuple[SentenceFunction, ...]
    """In the order in which they win."""
    neutral: tuple[str, ...] = field(repr=False)
    """Set phrases that say nothing about a theme."""
    version: str
    """SHA-256 of all files."""
    terms: tuple[Term, ...] = ()
    """Standard formulations."""
    phrasing: Phrasing = field(default=Phrasing(), repr=False)

    @cached_property
    def dimension_by_id(self) -> dict[str, Dimension]:
        """All dimensions by id."""
        return {dimension.id: dimension for dimension in self.dimensions}

    @cached_property
    def theme_by_id(self) -> dict[str, Theme]:
        """All themes by id."""
        return {theme.id: theme for theme in self.themes}

    @cached_property
    def term_by_id(self) -> dict[str, Term]:
        """All standard formulations by id."""
        return {term.id: term for term in self.terms}

    @cached_property
    def base_dimensions(self) -> tuple[Dimension, ...]:
        """The dimensions to which all others are mapped."""
        return tuple(dimension for dimension in self.dimensions if dimension.base)

    @cached_property
    def theme_scanner(self) -> Scanner:
        """Finds the cues of all themes."""
        return Scanner({theme.id: theme.cues for theme in self.themes}, self.neutral)

    @cached_property
    def root_by_id(self) -> dict[str, Root]:
        """All roots by id."""
        return {root.id: root for root in self.roots}

    @cached_property
    def root_scanner(self) -> Scanner:
        """Finds the cues of all roots."""
        return Scanner({root.id: root.cues for root in self.roots}, self.neutral)

    @cached_property
    def dimension_scanner(self) -> Scanner:
        """Finds the cues of the base dimensions."""
        return Scanner({dimension.id: dimension.cues for dimension in self.base_dimensions}, self.neutral)
