#!/usr/bin/env python3
"""Runs a benchmark of ``benchmarks/`` by its name; whatever else is given goes to it."""

import importlib
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "benchmarks"


def main() -> int:
    names = sorted(path.stem for path in FOLDER.glob("[!_]*.py"))
    if len(sys.argv) < 2 or sys.argv[1] not in names:
        print(f"用法：python3 scripts/bench.py {{{','.join(names)}}} …")
        return 2
    return int(importlib.import_module(f"benchmarks.{sys.argv[1]}").main(sys.argv[2:]))


if __name__ == "__main__":
    sys.exit(main())
