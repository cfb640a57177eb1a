"""Runs the shipped scripts in node."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "scripts" / "search_in_node.js"

node = pytest.mark.skipif(
    not shutil.which("node"), reason="node is not installed: the search scripts run in it"
)

_RUN = """
const {{ loadScripts, openIndex }} = require({script});
const input = JSON.parse(require("fs").readFileSync(0, "utf8"));
const output = (value) => console.log(JSON.stringify(value));
const {{ selfreview }} = loadScripts();
(async () => {{ {body} }})();
"""


def run_in_node(body: str, value: Any) -> Any:
    """Run a script that finds ``input`` and ``selfreview`` and calls ``output`` once."""
    source = _RUN.format(script=json.dumps(str(SCRIPT)), body=body)
    done = subprocess.run(
        ["node", "-e", source], input=json.dumps(value), capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def search(folder: Path, queries: Sequence[tuple[str, dict[str, Any]]]) -> list[dict[str, Any]]:
    """Results of queries with their options, as the page gets them, from the index in a folder."""
    script = """
      const { index } = await openIndex(input.folder);
      const results = [];
      for (const [text, options] of input.queries) {
        results.push(await index.search(text, { full: true, ...options }));
      }
      output(results);
    """
    found: list[dict[str, Any]] = run_in_node(script, {"folder": str(folder), "queries": queries})
    return found
