"""What items have in common: words, as character pairs weighed by how rare they are, and themes.

Pairs of Han characters need no dictionary, meet in words of any length and make a shared
passage count by its length. Pairs with glue (的、不、一…) and set phrases tell nothing.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, pairwise
from typing import Any

import jieba
import numpy as np
from numpy.typing import NDArray

from mkdocs_selfreview.folding import fold
from mkdocs_selfreview.model import Item
from mkdocs_selfreview.taxonomy import Taxonomy

Ints = NDArray[np.integer[Any]]
Floats = NDArray[np.floating[Any]]

LEAD_WEIGHT = 2.0
"""What a pair of the lead counts; any other counts 1."""
SHARE_AT_MOST = 0.1
"""A pair that more of all items hold tells nothing apart…"""
ALWAYS_ALLOWED = 5
"""…unless these are hardly any items."""
FEW_ITEMS = 50
"""Added to the number of items when the share of a theme is taken: a few items prove no theme common."""
WORDS_SHOWN = 3

_PAIRS_TRIED = 6
_LONGEST_WORD = 4
_ITEMS_AT_ONCE = 12000
_HAN = range(0x4E00, 0xA000)
_GLUE = frozenset(
    "的了着是在和与及或把被也都还才又很不没未够而但则且若虽我们你他她它这那些其之此该有得以于为"
    "一二三四五六七八九十百千万两几多每各第半零年月日天次个名份项条户件篇"
)
_SET_PHRASES = (
    "习近平新时代中国特色社会主义思想",
    "习近平总书记重要讲话精神",
    "党中央决策部署",
    "领导班子成员",
    "党组织",
    "工作方面存在问题不足不够情况进一步加强提高",
    "要求开展进行认真能够主要自己同志时候时间觉得",
)


@dataclass(frozen=True, slots=True, eq=False)
class Corpus:
    """Items with their telling pairs, those that at least two items share.

    The pairs of item ``i`` are ``pairs[starts[i]:starts[i + 1]]``, as ascending numbers that
    index ``codes`` and ``weights``; ``emphasis`` runs along with ``pairs``.
    """

    items: tuple[Item, ...]
    texts: tuple[str, ...]
    """Folded, so that Traditional characters meet Simplified ones."""
    starts: Ints
    pairs: Ints
    emphasis: Floats
    """``LEAD_WEIGHT`` for a pair of the lead, else 1."""
    codes: Ints
    """First character × 65,536 + second character."""
    weights: Floats
    """From 0, said by all, to nearly 1."""
    norms: Floats
    """Length of each item's vector, pairs that no other item has included."""
    themes: tuple[dict[str, float], ...]
    """Each item's themes: 1 for the main one, less for the others, by their scores."""
    theme_shares: dict[str, float]
    """How common each theme is, from 0 to 1."""
    leanings: tuple[dict[str, float], ...]
    """How likely each theme is an item's main one."""


def read_corpus(items: Iterable[Item]) -> Corpus:
    """Return items ready to be compared; they keep their order."""
    items = tuple(items)
    texts = tuple(fold(item.text) for item in items)
    leads = [
        max(text.find(fold(item.lead)), 0) + len(item.lead) for item, text in zip(items, texts, strict=True)
    ]
    owners, chunks, emphases = zip(*_entries(texts, leads), strict=True)
    owner, emphasis = np.concatenate(owners), np.concatenate(emphases)
    codes, pairs, holders = _numbered(chunks)
    weights = _weights(codes, holders, len(items))
    squares = np.bincount(owner, (weights[pairs] * emphasis) ** 2, len(items))
    telling = (holders > 1) & (weights > 0)
    kept = telling[pairs]
    themes = tuple(_themes(item) for item in items)
    having = Counter(chain.from_iterable(themes))
    return Corpus(
        items=items,
        texts=texts,
        starts=np.searchsorted(owner[kept], np.arange(len(items) + 1)),
        pairs=(np.cumsum(telling, dtype=np.int32) - 1)[pairs[kept]],
        emphasis=emphasis[kept],
        codes=codes[telling],
        weights=weights[telling],
        norms=np.sqrt(squares).astype(np.float32),
        themes=themes,
        theme_shares={id_: number / (len(items) + FEW_ITEMS) for id_, number in having.items()},
        leanings=tuple(_leanings(item, found) for item, found in zip(items, themes, strict=True)),
    )


def _entries(texts: Sequence[str], leads: Sequence[int]) -> Iterator[tuple[Ints, Ints, Floats]]:
    """Yield item, code and emphasis of pairs: each pair of an item once, in ascending order."""
    for offset in range(0, len(texts) or 1, _ITEMS_AT_ONCE):
        chunk = texts[offset : offset + _ITEMS_AT_ONCE]
        lengths = np.array([len(text) + 1 for text in chunk], np.int64)
        ends = np.cumsum(lengths)
        lead_ends = ends - lengths + np.array(leads[offset : offset + _ITEMS_AT_ONCE], np.int64)
        codes = _codes("".join(text + "\n" for text in chunk))
        place = np.flatnonzero(codes[:-1] * codes[1:])
        owner = np.searchsorted(ends, place, side="right")
        late = place + 1 >= lead_ends[owner]
        # One number each to sort by; of a pair in the lead and behind it, the one in the lead is kept.
        keys = np.sort((owner << 33) | (codes[place] << 17) | (codes[place + 1] << 1) | late)
        keys = keys[np.diff(keys >> 1, prepend=-1) != 0]
        emphasis = np.where(keys & 1, 1, LEAD_WEIGHT).astype(np.float32)
        yield (keys >> 33).astype(np.int32) + np.int32(offset), (keys >> 1).astype(np.uint32), emphasis


def _codes(text: str) -> Ints:
    """Return code points, 0 for all that is glue or no Han character."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4").astype(np.int64)
    return np.where(_telling_characters()[codes], codes, 0)


@cache
def _telling_characters() -> NDArray[np.bool_]:
    table = np.zeros(0x110000, bool)
    table[_HAN.start : _HAN.stop] = True
    table[[ord(character) for character in _GLUE]] = False
    return table


def _numbered(chunks: Iterable[Ints]) -> tuple[Ints, Ints, Ints]:
    """Return each code once, ascending, then for each given one its place there, and how often each occurs.

    What ``np.unique`` returns of all chunks; but it sorts only what fits into the processor's cache.
    """
    parts = [np.unique(chunk, return_inverse=True, return_counts=True) for chunk in chunks]
    found = np.concatenate([codes for codes, _, _ in parts])
    order = found.argsort(kind="stable")  # which merges what is sorted already
    ascending = found[order]
    new = np.diff(ascending, prepend=0) != 0
    places = np.empty(len(found), np.int32)
    places[order] = np.cumsum(new, dtype=np.int32) - 1
    holders = np.bincount(places, np.concatenate([counts for _, _, counts in parts])).astype(np.int64)
    starts = np.cumsum([0, *(len(codes) for codes, _, _ in parts)])
    pairs = [places[start:][inverse] for start, (_, inverse, _) in zip(starts, parts, strict=False)]
    return ascending[new], np.concatenate(pairs), holders


def _weights(codes: Ints, holders: Ints, total: int) -> Floats:
    said_by_all = [
        ord(first) << 16 | ord(second) for phrase in _SET_PHRASES for first, second in pairwise(phrase)
    ]
    nothing = (holders > max(ALWAYS_ALLOWED, SHARE_AT_MOST * total)) | np.isin(codes, said_by_all)
    return np.where(nothing, 0, np.log((total + 1) / holders) / math.log(total + 1)).astype(np.float32)


def cosine(corpus: Corpus, first: int, second: int) -> float:
    """Return how alike the words of two items are, from 0 to 1."""
    mine, theirs, shared = _meeting(corpus, first, second)
    values = corpus.weights[shared] ** 2 * corpus.emphasis[mine] * corpus.emphasis[theirs]
    norms = float(corpus.norms[first] * corpus.norms[second])
    return float(values.sum()) / norms if norms else 0.0


def _meeting(corpus: Corpus, first: int, second: int) -> tuple[Ints, Ints, Ints]:
    """Return the pairs that two items share, with their places in the one and in the other."""
    start, begin = corpus.starts[first], corpus.starts[second]
    mine = corpus.pairs[start : corpus.starts[first + 1]]
    theirs = corpus.pairs[begin : corpus.starts[second + 1]]
    if not len(mine):
        return mine, mine, mine
    place = mine.searchsorted(theirs)
    place[place == len(mine)] = 0
    met = (mine[place] == theirs).nonzero()[0]
    return start + place[met], begin + met, theirs[met]


def _themes(item: Item) -> dict[str, float]:
    best = max((tag.score for tag in item.themes), default=1.0)
    return {tag.id: tag.score / best for tag in item.themes}


def _leanings(item: Item, themes: Mapping[str, float]) -> dict[str, float]:
    total = sum(themes.values())
    return dict(item.leanings) or {id_: part / total for id_, part in themes.items()}


def theme_likelihoods(corpus: Corpus, numbers: Sequence[int]) -> Floats:
    """Return how likely each theme (column) is the main one of each of these items (row).

    The inner product of two rows is how likely the two items are about the same theme.
    """
    columns = {id_: column for column, id_ in enumerate(sorted(set(chain.from_iterable(corpus.leanings))))}
    table = np.zeros((len(numbers), len(columns)), np.float32)
    for row, number in enumerate(numbers):
        for id_, part in corpus.leanings[number].items():
            table[row, columns[id_]] = part
    return table


def shared_themes(corpus: Corpus, first: int, second: int) -> dict[str, float]:
    """Return the themes of two items with a strength of 0 to 1: main themes and rare ones count most."""
    theirs = corpus.themes[second]
    return {
        id_: math.sqrt(part * theirs[id_]) * (1 - corpus.theme_shares[id_])
        for id_, part in corpus.themes[first].items()
        if id_ in theirs
    }


def themes_in_words(themes: Mapping[str, float], taxonomy: Taxonomy) -> str:
    """Name shared themes in Chinese, the strongest first; nothing if there are none."""
    names = [taxonomy.theme_by_id[id_].name for id_ in sorted(themes, key=lambda id_: (-themes[id_], id_))]
    return f"同属主题：{'、'.join(names)}" if names else ""


def words_in_common(corpus: Corpus, first: int, second: int) -> str:
    """Name shared words in Chinese; nothing if there are none."""
    words = shared_words(corpus, first, second)
    return f"共同用词：{'、'.join(words)}" if words else ""


def shared_words(corpus: Corpus, first: int, second: int) -> list[str]:
    """Return the words that tell most of what two items share; words of their leads come first."""
    words: list[str] = []
    for pair in _shared_pairs(corpus, first, second):
        if not any(pair in word for word in words):
            word = _whole_word(_stretch(pair, corpus.texts[first], corpus.texts[second]))
            if word and word not in words:
                words.append(word)
            if len(words) == WORDS_SHOWN:
                break
    return words


def _shared_pairs(corpus: Corpus, first: int, second: int) -> list[str]:
    """Return the weightiest pairs that two items share."""
    mine, theirs, shared = _meeting(corpus, first, second)
    weights = corpus.weights[shared] * corpus.emphasis[mine] * corpus.emphasis[theirs]
    best = shared[(-weights).argsort(kind="stable")[:_PAIRS_TRIED]]
    return [chr(code >> 16) + chr(code & 0xFFFF) for code in corpus.codes[best].tolist()]


def _stretch(pair: str, first: str, second: str) -> str:
    """Return the longest run of Han characters around a pair that both texts have."""
    start = first.find(pair)
    end = start + len(pair)
    while end < len(first) and ord(first[end]) in _HAN and first[start : end + 1] in second:
        end += 1
    while start and ord(first[start - 1]) in _HAN and first[start - 1 : end] in second:
        start -= 1
    return first[start:end]


def _whole_word(run: str) -> str:
    """Return a run without the characters at its ends that belong to words cut off there."""
    known = _known_words()
    first, last = len(run), 0
    start = 0
    while start < len(run) - 1:
        end = min(len(run), start + _LONGEST_WORD)
        while end > start + 1 and run[start:end] not in known:
            end -= 1
        if end > start + 1:
            first, last = min(first, start), end
        start = end
    return run[first:last]


@cache
def _known_words() -> frozenset[str]:
    """Return jieba's dictionary as a mere list of words, without short ones like 一次 or 多年."""
    with jieba.get_dict_file() as file:
        words = (line.split(b" ", 1)[0].decode() for line in file)
        return frozenset(
            word
            for word in words
            if 2 < len(word) <= _LONGEST_WORD or (len(word) == 2 and _GLUE.isdisjoint(word))
        )
