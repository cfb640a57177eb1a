"""Measurements of the project: ``bench.py NAME`` runs ``scripts/benchmarks/NAME.py``."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "plugins"), str(ROOT / "scripts")]


def main() -> int:
    """Run the named benchmark with the other arguments; each module has ``main(arguments) -> int``."""
    known = sorted(path.stem for path in (ROOT / "scripts" / "benchmarks").glob("[!_]*.py"))
    if len(sys.argv) < 2 or sys.argv[1] not in known:
        print(f"usage: bench.py {{{','.join(known)}}} …", file=sys.stderr)
        return 2
    status: int = importlib.import_module(f"benchmarks.{sys.argv[1]}").main(sys.argv[2:])
    return status


if __name__ == "__main__":
    sys.exit(main())
