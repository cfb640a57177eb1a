"""Gives items their dimensions and themes, sentences their functions, each with the words that decided."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from math import exp
from typing import NamedTuple

from mkdocs_selfreview.folding import fold
from mkdocs_selfreview.model import Block, Item, Report, Section, Sentence, Tag
from mkdocs_selfreview.taxonomy import Taxonomy
from mkdocs_selfreview.taxonomy.cues import Scanner
from mkdocs_selfreview.taxonomy.weights import bare, load_weights

LEAD_WEIGHT = 3.0
BODY_WEIGHT = 1.0
EXAMPLE_WEIGHT = 0.75
HEADING_WEIGHT = 0.5
DISCOUNT = 0.6
"""Cues overlap and repeat each other: each further one counts this much less."""
AKIN = 0.2
"""What belongs to the dimension of the block is likelier by this."""
ENOUGH = 2.0
"""One cue in the lead, or several in the body."""
LEAST = 1.0
"""What the likeliest must have where nothing has enough."""
THEMES_AT_MOST = 3
CUE_SHARE = 0.15
"""What a point of the cues adds to the learnt margin."""
CUES_ENOUGH = 8.0
"""More than this the cues of one theme never count."""
SURE = 0.0
"""From this margin on an item has a theme."""
LIKELY = -0.5
"""The likeliest theme is given where none is sure, from this margin on."""
SPREAD = 0.15
"""A theme that scores less than the likeliest by this is less likely by the factor e."""
HARDLY = 0.02
"""Themes that are less likely than this are left out."""
DIMENSIONS_AT_MOST = 2
DIMENSION_SHARE = 0.7
UNLEARNT = 0.0
"""The margin of a keeper's own theme, which has cues alone."""
CUES_SHOWN = 3


class _Evidence(NamedTuple):
    """The words found for one theme or dimension with their weights, by zone."""

    lead: dict[str, float]
    body: dict[str, float]

    @property
    def score(self) -> float:
        return _sum(self.lead.values()) + _sum(self.body.values())

    @property
    def words(self) -> str:
        """The weightiest words, without those that repeat a part of another."""
        shown: list[str] = []
        for word, _ in sorted({**self.body, **self.lead}.items(), key=lambda pair: -pair[1]):
            if not any(word in other or other in word for other in shown):
                shown.append(word)
        return "、".join(shown[:CUES_SHOWN])


def _sum(weights: Iterable[float]) -> float:
    return sum(weight * DISCOUNT**place for place, weight in enumerate(sorted(weights, reverse=True)))


def classify(report: Report, taxonomy: Taxonomy) -> Report:
    """Return the report with all its items and sentences classified."""
    return replace(report, sections=tuple(_section(section, taxonomy) for section in report.sections))


def classify_item(item: Item, block: Block, taxonomy: Taxonomy) -> Item:
    """Return an item with the functions of its sentences, its themes and its base dimensions."""
    item = replace(item, sentences=_with_functions(item, taxonomy))
    from_block = _from_block(block, taxonomy)
    scores = _theme_scores(item, block.heading, {tag.id for tag in from_block}, taxonomy)
    themes = scores.tags
    dimensions = from_block or _from_content(item, themes, taxonomy)
    return replace(item, themes=themes, leanings=scores.leanings, dimensions=dimensions)


def _section(section: Section, taxonomy: Taxonomy) -> Section:
    return replace(section, blocks=tuple(_block(block, taxonomy) for block in section.blocks))


def _block(block: Block, taxonomy: Taxonomy) -> Block:
    return replace(block, items=tuple(classify_item(item, block, taxonomy) for item in block.items))


def _evidence(item: Item, scanner: Scanner) -> dict[str, _Evidence]:
    """Gather by owner what the scanner finds in an item."""
    folded = fold(item.text)
    lead_end = max(folded.find(fold(item.lead)), 0) + len(item.lead)
    examples = _examples(item)
    found: dict[str, _Evidence] = defaultdict(lambda: _Evidence({}, {}))
    for hit in scanner.hits(folded):
        word = item.text[hit.start : hit.end]
        if hit.start < lead_end:
            found[hit.owner].lead[word] = hit.weight * LEAD_WEIGHT
        else:
            in_example = any(start <= hit.start < end for start, end in examples)
            weight = hit.weight * (EXAMPLE_WEIGHT if in_example else BODY_WEIGHT)
            body = found[hit.owner].body
            body[word] = max(weight, body.get(word, 0))
    return found


def _examples(item: Item) -> list[tuple[int, int]]:
    """Return where in the item's text its examples stand; they show the problem but do not name it."""
    ranges: list[tuple[int, int]] = []
    end = 0
    for sentence in item.sentences:
        start = max(item.text.find(sentence.text, end), end)
        end = start + len(sentence.text)
        if sentence.function == "example":
            ranges.append((start, end))
    return ranges


@dataclass(frozen=True, slots=True)
class _ThemeScores:
    """How strongly an item speaks for every theme (0 is undecided), and what tells it."""

    scores: dict[str, float]
    evidence: Mapping[str, _Evidence]
    margins: Mapping[str, float]
    words: tuple[str, str]

    @property
    def tags(self) -> tuple[Tag, ...]:
        """The themes the item surely has; where none is sure, the likeliest alone."""
        scores = self.scores
        ranked = sorted(scores, key=lambda id_: -scores[id_])[:THEMES_AT_MOST]
        chosen = [id_ for id_ in ranked if scores[id_] >= SURE]
        if not chosen and scores and scores[ranked[0]] >= LIKELY:
            chosen = ranked[:1]
        reasons = {id_: _reason(id_, self.evidence, self.margins, self.words) for id_ in chosen}
        return tuple(Tag(id_, cue, round(1 + scores[id_] - LIKELY, 3)) for id_, cue in reasons.items() if cue)

    @property
    def leanings(self) -> tuple[tuple[str, float], ...]:
        """How likely each theme is the main one, the likeliest first, without those that hardly are."""
        best = max(self.scores.values(), default=0.0)
        odds = {id_: exp((score - best) / SPREAD) for id_, score in self.scores.items()}
        shares = ((id_, round(odd / sum(odds.values()), 3)) for id_, odd in odds.items())
        return tuple(sorted((pair for pair in shares if pair[1] >= HARDLY), key=lambda pair: -pair[1]))


def _theme_scores(item: Item, heading: str, base_ids: set[str], taxonomy: Taxonomy) -> _ThemeScores:
    """What an item's cues tell of every theme, together with what was learnt of all its words."""
    evidence = _evidence(item, taxonomy.theme_scanner)
    for id_ in _themes_of_heading(heading, taxonomy) & evidence.keys():
        evidence[id_].body.setdefault(heading, HEADING_WEIGHT)
    words = (bare(item.lead, taxonomy.neutral), bare(item.text, taxonomy.neutral))
    margins = load_weights().margins(*words)
    scores: dict[str, float] = {}
    for theme in taxonomy.themes:
        told = evidence[theme.id].score if theme.id in evidence else 0.0
        akin = 0.0 if base_ids.isdisjoint(theme.dimensions) else AKIN
        scores[theme.id] = margins.get(theme.id, UNLEARNT) + akin + CUE_SHARE * min(told, CUES_ENOUGH)
    return _ThemeScores(scores, evidence, margins, words)


def _reason(
    id_: str, evidence: Mapping[str, _Evidence], margins: Mapping[str, float], words: tuple[str, str]
) -> str:
    """The reason for a theme: its cues in the item, else the word that weighs most for it."""
    told = evidence[id_].words if id_ in evidence else ""
    return told or (load_weights().strongest(id_, *words) if id_ in margins else "")


@lru_cache(maxsize=1024)
def _themes_of_heading(heading: str, taxonomy: Taxonomy) -> frozenset[str]:
    return frozenset(hit.owner for hit in taxonomy.theme_scanner.hits(fold(heading)))


def _tags(
    evidence: Mapping[str, _Evidence], factors: Mapping[str, float], at_most: int, share: float
) -> tuple[Tag, ...]:
    """Rank what has enough evidence; where nothing has, the likeliest alone, if it has a little."""
    scores = {id_: seen.score * factors.get(id_, 1.0) for id_, seen in evidence.items()}
    best = max(scores.values(), default=0.0)
    floor = max(ENOUGH, share * best) if best >= ENOUGH else max(LEAST, best)
    ranked = sorted((id_ for id_ in scores if scores[id_] >= floor), key=lambda id_: -scores[id_])
    most = at_most if best >= ENOUGH else 1
    return tuple(Tag(id_, evidence[id_].words, scores[id_]) for id_ in ranked[:most])


def _from_block(block: Block, taxonomy: Taxonomy) -> tuple[Tag, ...]:
    dimension = taxonomy.dimension_by_id.get(block.dimension or "")
    cue = block.heading or block.dimension_name
    return tuple(Tag(id_, cue) for id_ in dimension.base_ids) if dimension else ()


def _from_content(item: Item, themes: tuple[Tag, ...], taxonomy: Taxonomy) -> tuple[Tag, ...]:
    """Let the themes decide where no heading does, and the item's own words where it has no theme."""
    evidence: dict[str, _Evidence] = defaultdict(lambda: _Evidence({}, {}))
    for tag in themes:
        for place, id_ in enumerate(taxonomy.theme_by_id[tag.id].dimensions):
            evidence[id_].lead[tag.cue] = tag.score * DISCOUNT**place
    evidence = evidence or _evidence(item, taxonomy.dimension_scanner)
    return _tags(evidence, {}, DIMENSIONS_AT_MOST, DIMENSION_SHARE)


def _with_functions(item: Item, taxonomy: Taxonomy) -> tuple[Sentence, ...]:
    functions = _functions(taxonomy, item.kind.value)
    return tuple(
        _with_function(sentence, functions, item.lead if place == 0 else "")
        for place, sentence in enumerate(item.sentences)
    )


def _with_function(sentence: Sentence, functions: _Functions, lead: str) -> Sentence:
    """Return a sentence with its function; ``lead`` is given for the first one of an item."""
    match = functions.pattern.search(fold(sentence.text))
    function = functions.ids[match.lastgroup] if match and match.lastgroup else ""
    if lead and functions.opening and function != functions.opening and not (match and match.start() == 0):
        return replace(sentence, function=functions.opening, cue=lead)
    if not match:
        return sentence
    cue = sentence.text[match.start() : match.end()].strip("，；： ")
    return replace(sentence, function=function, cue=cue)


class _Functions(NamedTuple):
    """The functions that sentences of one kind of item may have."""

    pattern: re.Pattern[str]
    """All cues in one: the leftmost match wins, then the order of the functions."""
    ids: dict[str, str]
    """Ids by the groups of the pattern."""
    opening: str
    """Id of what the first sentence usually is."""


@lru_cache(maxsize=12)
def _functions(taxonomy: Taxonomy, kind: str) -> _Functions:
    functions = [function for function in taxonomy.functions if kind in function.kinds and function.cues]
    groups = [f"(?P<f{number}>{'|'.join(function.cues)})" for number, function in enumerate(functions)]
    ids = {f"f{number}": function.id for number, function in enumerate(functions)}
    opening = next((function.id for function in taxonomy.functions if kind in function.opens), "")
    return _Functions(re.compile("|".join(groups) or "(?!)"), ids, opening)
