"""What files are read by: a keeper's own folder over the package's data, and the names to be masked."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from mkdocs_selfreview.rules import Rules, load_rules
from mkdocs_selfreview.screening import NO_NAMES, NamesToMask
from mkdocs_selfreview.taxonomy import Taxonomy, load_taxonomy


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Where the knowledge comes from; a worker process loads it for itself."""

    taxonomy: Path | None = None
    """A keeper's folder of YAML files."""
    names: NamesToMask = NO_NAMES

    def load(self) -> tuple[Taxonomy, Rules]:
        """The taxonomy and the rules.

        Raises ``TaxonomyError`` with every problem of a keeper's files.
        """
        return load_taxonomy(self.taxonomy), load_rules(self.taxonomy, self.names)

    def to_json(self) -> str:
        """One line that ``of_json`` understands."""
        folder = str(self.taxonomy) if self.taxonomy else None
        return json.dumps([folder, self.names.names, self.names.titled])


PACKAGE_DATA = Knowledge()
"""The package's data alone."""


def of_json(line: str | bytes) -> Knowledge:
    """The knowledge that such a line stands for."""
    folder, names, titled = json.loads(line)
    return Knowledge(Path(folder) if folder else None, NamesToMask(tuple(names), titled))
