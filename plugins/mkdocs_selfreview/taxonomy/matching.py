"""Which dimension a heading names: exactly, by another name, nearly, or by what it says."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache

from mkdocs_selfreview.folding import fold
from mkdocs_selfreview.model import Matched

from .entries import Dimension, Taxonomy

# What stands around the name of a dimension in a heading, one layer after another.
_PREFIX = re.compile(
    r"(?:在|对照|对标|围绕|关于|聚焦|针对|对于|就|从(?!严)|紧扣|结合|查摆|查找|检视|本人|个人|班子|领导班子|支部"
    r"|[三四五六七八]个带头之?(?:的)?|带头|之|第?[一二三四五六七八九十\d]{1,3}[、.)）])"
)
_SUFFIX = re.compile(
    r"(?:，?(?:我|本人|个人|班子)?(?:还|仍|依然|尚)?(?:主要)?(?:存在|表现|查摆|检视|查找)(?:的|出的?|为|在)?(?:主要|突出|具体)?"
    r"(?:问题|不足|差距|短板|情况)*(?:和(?:问题|不足|差距))?(?:主要)?(?:是|有|为)?"
    r"|，?(?:的)?(?:主要|突出)?(?:问题|不足|差距|短板)(?:和(?:问题|不足|差距))?"
    r"|，?主要(?:是|有|问题)?|方面的?|这(?:一|个)方面|维度|上|中|情况|的)"
)
_MARKS = re.compile(r"[\s“‘《》〈〉，、。；：:！？（）()\[\]【】.·\-—*_]+")
_VERB = re.compile(
    r"(?:坚决|切实|进一步|持续|不断|着力|自觉|始终)*"
    r"(?:强化|加强|筑牢|夯实|提升|提高|增强|锤炼|锻造|坚定|严守|恪守|改进|转变|勇于|敢于|勇|敢|履行|落实|扛起|扛牢|抓好|深化|坚守|坚持|严格|注重|弘扬|发扬)"
)
_JOINED = re.compile(r"[、，和与及]|以及|暨")
# A heading of another kind never names a dimension, whatever words it holds.
_OTHER = re.compile(
    r"^(?:存在|主要|突出|查摆|检视|对照|剖析|产生|具体)*(?:的)?(?:主要|突出|具体)?(?:问题|不足|差距|原因|根源|措施|方向|表现)"
    r"|自身建设情况|工作情况|整改(?:落实)?情况|基本情况|准备情况|典型案例|案例剖析|有关事项|原因|根源|措施|努力方向"
)
_LIKE = re.compile(
    r"^[^。；！？]{2,80}?(?:方面|维度|上)(?:的|存在的?|主要|突出|问题|不足|差距|短板|和|是|有|：|，|。|；)*$"
)
_NO_DIMENSION_BEFORE_UP = re.compile(r"(?:以|总体|整体|思想认识|基础|会|线|之)上$")
_LACKING = re.compile("不|没|未|欠|缺|弱|淡|松|差|有待|有所|滞后|流于|找$")
_SHORT = 8
_LONG = 24
"""A longer heading holds the cues of some dimension by mere chance."""
_NEAR_ENOUGH = 0.75
_TELLING_NAME = 4
_HEADING_WEIGHT = 3.0
_CONTENT_ENOUGH = 3.0


@dataclass(frozen=True, slots=True)
class DimensionMatch:
    """The dimension of a heading, and how it was recognised."""

    id: str | None
    name: str
    matched: Matched
    cue: str
    """The words that decided."""


NO_MATCH = DimensionMatch(None, "", Matched.NONE, "")


@dataclass(frozen=True, slots=True)
class _Index:
    """Dimensions by their names, aliases and known slips, without what may stand around these."""

    names: dict[str, list[Dimension]]
    aliases: dict[str, list[Dimension]]
    near: dict[str, list[Dimension]]


def match_dimension(
    heading: str, taxonomy: Taxonomy, year: int | None = None, meeting: str = "", text: str = ""
) -> DimensionMatch:
    """Tell which dimension a heading (without its number) names.

    Year and meeting decide between dimensions that share a name; ``text`` is what stands below the
    heading and supports one that has the form of a dimension's but no known name. A heading that says
    what is wrong (学习不够深入) names a dimension only if it holds a name of the year's own set.
    """
    folded = fold(heading)
    core = normalise(folded)
    if not core or _OTHER.search(core):
        return NO_MATCH
    wanted = _wanted(taxonomy, year, meeting)
    if known := _known(core, taxonomy, wanted):
        return known
    guess = is_dimension_like(folded) or not _LACKING.search(core)
    if found := _joined(folded, taxonomy, wanted) or (_nearly(core, taxonomy, wanted) if guess else None):
        return DimensionMatch(found.id, found.name, Matched.FUZZY, core)
    guess = is_dimension_like(folded) or (guess and len(core) <= _SHORT)
    if held := _held(core, taxonomy, wanted, any_set=guess):
        return DimensionMatch(held.id, held.name, Matched.CONTENT, core)
    if not guess or len(core) > _LONG or _list_is_unknown(taxonomy, year, meeting):
        return NO_MATCH
    return _by_content(folded, fold(text), taxonomy)


_MATCHED = {
    ("names", True): Matched.EXACT,
    ("names", False): Matched.ALIAS,
    ("aliases", True): Matched.ALIAS,
    ("aliases", False): Matched.ALIAS,
    ("near", True): Matched.FUZZY,
    ("near", False): Matched.FUZZY,
}


def is_dimension_like(heading: str) -> bool:
    """Tell whether a heading has the form of a dimension (…方面, …上), whichever it names."""
    folded = fold(heading).strip()
    core = normalise(folded)
    return bool(
        core
        and _LIKE.match(folded)
        and not _OTHER.search(core)
        and not _NO_DIMENSION_BEFORE_UP.search(folded)
    )


@lru_cache(maxsize=8192)
def normalise(folded: str) -> str:
    """Strip from a folded heading all that is not the name: 在…方面存在的问题, 带头, quotes, marks."""
    core = folded.strip(" ，、。；：.“‘")
    while True:
        shorter = _strip_end(_PREFIX.sub("", core, count=1) if _PREFIX.match(core) else core)
        shorter = shorter.strip(" ，、。；：.“‘")
        if shorter == core or not shorter:
            return _MARKS.sub("", core)
        core = shorter


def _strip_end(core: str) -> str:
    # The suffix with the earliest start that reaches the end.
    for match in _SUFFIX.finditer(core):
        if match.end() == len(core) and match.start() > 0:
            return core[: match.start()]
    return core


def _known(core: str, taxonomy: Taxonomy, wanted: frozenset[str]) -> DimensionMatch | None:
    """Look a wording up among names, aliases and slips.

    Its own name tells a dimension of whatever year; of other wordings what the year's set holds goes first.
    """
    found = [
        (dimension, way, candidate)
        for candidate, ways in _readings(core)
        for way in ways
        if (dimension := _best(getattr(_index(taxonomy), way).get(candidate, ()), wanted))
    ]
    if not found:
        return None
    own = found[0][1:] == ("names", core)
    dimension, way, candidate = next((one for one in found if own or one[0].id in wanted), found[0])
    return DimensionMatch(dimension.id, dimension.name, _MATCHED[way, candidate == core], candidate)


def _readings(core: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return the wordings to look up, best first, each with the indexes it may be looked up in."""
    readings: list[tuple[str, tuple[str, ...]]] = [(core, ("names", "aliases"))]
    bare = _VERB.sub("", core, count=1) if _VERB.match(core) else core
    if bare != core and len(bare) > 1:
        readings.append((bare, ("names", "aliases")))
    return [*readings, (core, ("near",))]


@lru_cache(maxsize=4)
def _index(taxonomy: Taxonomy) -> _Index:
    names: dict[str, list[Dimension]] = defaultdict(list)
    aliases: dict[str, list[Dimension]] = defaultdict(list)
    near: dict[str, list[Dimension]] = defaultdict(list)
    for dimension in taxonomy.dimensions:
        names[normalise(fold(dimension.name))].append(dimension)
        for alias in dimension.aliases:
            aliases[normalise(fold(alias))].append(dimension)
        for slip in dimension.near:
            near[normalise(fold(slip))].append(dimension)
    return _Index(dict(names), dict(aliases), dict(near))


@lru_cache(maxsize=256)
def _wanted(taxonomy: Taxonomy, year: int | None, meeting: str) -> frozenset[str]:
    """Return the ids of the dimensions that the year's meeting used; all of the year's if none is known."""
    of_year = [entry for entry in taxonomy.sets if year in entry.years]
    fitting = [
        entry for entry in of_year if not meeting or entry.meeting in meeting or meeting in entry.meeting
    ]
    return frozenset(id_ for entry in fitting or of_year for id_ in entry.dimensions)


def _list_is_unknown(taxonomy: Taxonomy, year: int | None, meeting: str) -> bool:
    """Tell whether the year's meeting had a list that nobody found: its headings allow no guess."""
    return not _wanted(taxonomy, year, meeting) and any(year in entry.years for entry in taxonomy.sets)


def _best(candidates: list[Dimension] | tuple[()], wanted: frozenset[str]) -> Dimension | None:
    """Choose the one the year's set holds, else a base dimension, else the first."""
    return min(candidates, key=lambda one: (one.id not in wanted, not one.base), default=None)


def _joined(folded: str, taxonomy: Taxonomy, wanted: frozenset[str]) -> Dimension | None:
    """Read a heading that joins several names (政治素质和能力本领方面): the first one counts."""
    parts = [normalise(part) for part in _JOINED.split(folded)]
    if len(parts) < 2:
        return None
    index = _index(taxonomy)
    found = [
        _best(index.names.get(part, ()) or index.aliases.get(part, ()), wanted) for part in parts if part
    ]
    return found[0] if found and all(found) else None


def _held(core: str, taxonomy: Taxonomy, wanted: frozenset[str], *, any_set: bool) -> Dimension | None:
    """Find the longest name that a statement holds (政治纪律这根弦绷得不够紧), the year's set first."""
    names = _index(taxonomy).names
    found = [name for name in names if len(name) >= _TELLING_NAME and name in core]
    ours = [name for name in found if any(one.id in wanted for one in names[name])]
    longest = max(ours or (found if any_set else []), key=len, default=None)
    return _best(names[longest], wanted) if longest else None


@lru_cache(maxsize=4096)
def _nearly(core: str, taxonomy: Taxonomy, wanted: frozenset[str]) -> Dimension | None:
    """Find the dimension whose name or alias has nearly the same characters; none if two are as near."""
    scored: list[tuple[float, Dimension]] = []
    index = _index(taxonomy)
    for names in (index.names, index.aliases):
        for name, dimensions in names.items():
            near = _likeness(core, name)
            if near >= _NEAR_ENOUGH and (best := _best(dimensions, wanted)):
                scored.append((near, best))
    if not scored:
        return None
    top = max(near for near, _ in scored)
    return _best([one for near, one in scored if near == top], wanted)


def _likeness(left: str, right: str) -> float:
    """Dice's coefficient over character pairs; 0 for short words, where one pair decides too much."""
    shorter = min(len(left), len(right))
    total = len(left) + len(right) - 2
    if shorter < 4 or 2 * (shorter - 1) < _NEAR_ENOUGH * total:  # too short to be near whatever it holds
        return 0.0
    return 2 * (_pairs(left) & _pairs(right)).total() / total


@lru_cache(maxsize=2048)
def _pairs(word: str) -> Counter[str]:
    return Counter(word[at : at + 2] for at in range(len(word) - 1))


def _by_content(heading: str, text: str, taxonomy: Taxonomy) -> DimensionMatch:
    """Let the cues decide: the heading must hold one, the text below may tip the balance."""
    scanner = taxonomy.dimension_scanner
    scores: dict[str, float] = defaultdict(float)
    cues: dict[str, str] = {}
    for hit in scanner.hits(heading):
        scores[hit.owner] += hit.weight * _HEADING_WEIGHT
        cues.setdefault(hit.owner, heading[hit.start : hit.end])
    if not scores:
        return NO_MATCH
    for owner in {hit.owner for hit in scanner.hits(text)} & scores.keys():
        scores[owner] += 1
    ranked = sorted(scores.items(), key=lambda pair: -pair[1])
    if ranked[0][1] < _CONTENT_ENOUGH or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return NO_MATCH
    dimension = taxonomy.dimension_by_id[ranked[0][0]]
    return DimensionMatch(dimension.id, dimension.name, Matched.CONTENT, cues[dimension.id])
