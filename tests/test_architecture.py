"""The shape of the package: imports run one way, MkDocs stays at the edge, modules stay small."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "plugins" / "mkdocs_selfreview"
MODULES = sorted(PACKAGE.rglob("*.py"))
MODULE_IDS = [path.relative_to(PACKAGE).as_posix() for path in MODULES]
MAX_LINES = 350

# From upstream to downstream: a unit imports only from units that stand before it.
# fmt: off
ORDER = [
    "diagnostics", "model",
    "folding", "taxonomy", "terms", "corrections",
    "readers", "cleaning",
    "masks", "screening", "marks", "outline", "tables", "headings", "items", "context", "kinds", "titles", "headlines", "pieces", "title_lines", "head", "years", "metadata", "rules", "prose", "blocks", "body_marks", "sections", "rows",
    "doubts",
    "parser",
    "knowledge", "serialization", "cache", "workers", "sources",
    "classifier", "similarity", "copies", "neighbours", "roots", "answers", "linker",
    "duplicates", "folder", "library", "worker", "studytexts",
    "audit", "publishing", "words", "fitness", "phrasebank", "search", "draft", "export", "pages",
    "scaffold", "studylinks", "settings", "assets", "csp", "config", "studyfiles", "navigation", "plugin", "cli",
]
# fmt: on
ADAPTERS = ("config.py", "navigation.py", "plugin.py", "studyfiles.py")


def imports(module: Path) -> Iterator[tuple[int, str]]:
    """Line and full name of everything that a module imports, wherever in it."""
    package = ("mkdocs_selfreview", *module.relative_to(PACKAGE).parent.parts)
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) + 1 - node.level] if node.level else ()
            base = ".".join((*above, *filter(None, [node.module])))
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def unit_of(module: Path) -> str:
    """``pages`` for everything in ``pages/``; a module that stands alone is its own unit."""
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("module", MODULES, ids=MODULE_IDS)
def test_imports_only_from_upstream(module: Path) -> None:
    unit = unit_of(module)
    if unit in ("__init__", "__main__"):
        return
    assert unit in ORDER, f"give {unit} its place in ORDER"
    for line, name in imports(module):
        imported = name.split(".")[1] if name.startswith("mkdocs_selfreview.") else unit
        if imported in ORDER:
            assert ORDER.index(imported) <= ORDER.index(unit), f"line {line} imports {name} from downstream"


@pytest.mark.parametrize("module", MODULES, ids=MODULE_IDS)
def test_only_the_adapter_knows_mkdocs(module: Path) -> None:
    known = [name for _, name in imports(module) if re.match(r"(mkdocs|material)(\.|$)", name)]
    assert not known or module.relative_to(PACKAGE).as_posix() in ADAPTERS


@pytest.mark.parametrize("module", MODULES, ids=MODULE_IDS)
def test_modules_stay_small(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= MAX_LINES


def test_every_foreign_import_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[^\w-]", requirement)[0].lower() for requirement in project["dependencies"]}
    roots = {name.split(".")[0] for module in MODULES for _, name in imports(module)}
    providers = packages_distributions()
    for root in roots - sys.stdlib_module_names - {"mkdocs_selfreview"}:
        assert declared & {name.lower() for name in providers.get(root, ())}, (
            f"pyproject.toml declares nothing for {root}"
        )
