"""Near-identical items, gathered so that a list shows one of them with their number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


class Gathered:
    """Places 0, 1, 2… in groups that grow: whoever is joined to one of a group belongs to it."""

    def __init__(self, count: int) -> None:
        self._above = list(range(count))

    def first(self, place: int) -> int:
        """The first place of a place's group, which names the group."""
        while self._above[place] != place:
            self._above[place] = place = self._above[self._above[place]]
        return place

    def join(self, one: int, other: int) -> None:
        """Make the groups of two places one."""
        low, high = sorted((self.first(one), self.first(other)))
        self._above[high] = low

    def groups(self) -> Iterator[list[int]]:
        """Every group with its places in order."""
        found: dict[int, list[int]] = defaultdict(list)
        for place in range(len(self._above)):
            found[self.first(place)].append(place)
        yield from found.values()


def by_member(groups: Iterable[Sequence[Key]]) -> dict[Key, tuple[Key, ...]]:
    """Return for each member of a group of several the whole group."""
    several = (tuple(group) for group in groups if len(group) > 1)
    return {member: group for group in several for member in group}


def folded(keys: Iterable[Key], copies: Mapping[Key, tuple[Key, ...]]) -> dict[Key, tuple[Key, ...]]:
    """Fold a list: the first of near-identical items stands for all that the list has of them.

    Each comes with those it stands for, itself included; ``copies`` are what ``by_member`` returns.
    """
    shown: dict[Key, list[Key]] = {}
    standing_for: dict[Key, Key] = {}
    for key in keys:
        group = copies.get(key, (key,))
        first = standing_for.setdefault(group[0], key)
        shown.setdefault(first, []).append(key)
    return {first: tuple(members) for first, members in shown.items()}
