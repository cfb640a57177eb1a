"""Data of the phrase bank: well-known frames, and what the particulars of a case are told by."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .records import Node, Problems, children, text, texts


@dataclass(frozen=True, slots=True)
class Phrasing:
    """What ``phrases.yml`` holds."""

    frames: tuple[str, ...] = ()
    """Written with … for a gap."""
    openers: tuple[str, ...] = ()
    """Words that open the first of two gaps."""
    functions: tuple[str, ...] = ()
    """Ids of sentence functions, in the order in which they are shown."""
    unit_endings: tuple[str, ...] = ()
    common_units: tuple[str, ...] = ()
    """Words that end like a unit's or place's name and are none."""
    common_names: tuple[str, ...] = ()
    """Words before such an ending that name nothing."""
    measures: tuple[str, ...] = ()
    """What is counted: a number before it belongs to one case."""


_FRAME = re.compile(r"…*[\w、]+(?:…+[\w、]+)*…*")
KEYS = ("frames", "openers", "functions", "unit_endings", "common_units", "common_names", "measures")


def read_phrasing(nodes: dict[str, Node], problems: Problems) -> Phrasing:
    """Read the lists; a frame must have words and a gap, and no marks."""
    for node in children(nodes.get("frames"), problems):
        written = text(node, problems)
        if written and not ("…" in written and _FRAME.fullmatch(written)):
            problems.add(node, f"句式“{written}”应由文字和空位组成、不带标点，空位写作…，如“对…掌握不够”")
    lists = {key: texts(nodes.get(key), problems) for key in KEYS}
    return Phrasing(**lists)
