"""Learns the word weights of the themes from the labelled items of tests/gold (never from its held part).

Needs scikit-learn, which nothing else does: ``pip install scikit-learn`` into the virtual environment.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from _leads import norm
from evaluate import GOLD, document_of

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "plugins"))

from mkdocs_selfreview.model import Source  # noqa: E402
from mkdocs_selfreview.parser import parse  # noqa: E402
from mkdocs_selfreview.rules import load_rules  # noqa: E402
from mkdocs_selfreview.taxonomy import Taxonomy, load_taxonomy  # noqa: E402
from mkdocs_selfreview.taxonomy.weights import PATH, bare, features, written  # noqa: E402

PENALTY = 1.0
SEEN_AT_LEAST = 2
LEAST_WEIGHT = 0.15


class Labelled(NamedTuple):
    """An item with the names of its themes."""

    lead: str
    text: str
    themes: tuple[str, ...]


def labelled_items(taxonomy: Taxonomy) -> Iterator[Labelled]:
    """The items that may be learnt from: tests/gold/items and the texts of tests/gold/tune."""
    for path in sorted((GOLD / "items").glob("*.yml")):
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))["items"]:
            lead, text = (bare(entry[key], taxonomy.neutral) for key in ("lead", "text"))
            yield Labelled(lead, text, tuple(entry["themes"]))
    rules = load_rules()
    for path in sorted((GOLD / "tune").glob("*.yml")):
        gold = yaml.safe_load(path.read_text(encoding="utf-8"))
        wanted = {norm(str(item["lead"])): item.get("themes") or () for item in _gold_items(gold)}
        reports, _ = parse(document_of(gold["text"]), Source(path.name, "txt", ""), taxonomy, rules)
        for item in (item for report in reports for item in report.items()):
            if norm(item.lead) in wanted:
                lead, text = bare(item.lead, taxonomy.neutral), bare(item.text, taxonomy.neutral)
                yield Labelled(lead, text, tuple(wanted[norm(item.lead)]))


def _gold_items(gold: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for entry in gold["expect"]:
        for section in entry.get("sections") or ():
            for block in section.get("blocks") or ():
                yield from block.get("items") or ()


def learn(items: Sequence[Labelled], taxonomy: Taxonomy) -> str:
    """The text of the weights' file: one linear classifier a theme, small weights left out."""
    from scipy.sparse import csr_matrix
    from sklearn.svm import LinearSVC

    seen = Counter(run for item in items for run, _ in features(item.lead, item.text))
    kept = sorted(run for run in seen if seen[run] >= SEEN_AT_LEAST)
    places = {run: place for place, run in enumerate(kept)}
    cells = [
        (share, row, places[run])
        for row, item in enumerate(items)
        for run, share in features(item.lead, item.text)
        if run in places
    ]
    shares, rows, columns = zip(*cells, strict=True)
    matrix = csr_matrix((shares, (rows, columns)), shape=(len(items), len(places)))
    offsets: list[float] = []
    weights: dict[str, dict[int, float]] = {}
    for number, theme in enumerate(taxonomy.themes):
        answers = [theme.name in item.themes for item in items]
        model = LinearSVC(C=PENALTY, random_state=0).fit(matrix, answers)
        offsets.append(float(model.intercept_[0]))
        for run, place in places.items():
            weight = float(model.coef_[0][place])
            if abs(weight) >= LEAST_WEIGHT:
                weights.setdefault(run, {})[number] = weight
    return written(tuple(theme.id for theme in taxonomy.themes), offsets, weights)


def main() -> int:
    """Write the file anew."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    taxonomy = load_taxonomy()
    items = list(labelled_items(taxonomy))
    PATH.write_text(learn(items, taxonomy), encoding="utf-8")
    print(f"{len(items)} items, {PATH.stat().st_size / 1e3:.0f} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
