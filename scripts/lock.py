#!/usr/bin/env python3
"""Write the lock files from ``pyproject.toml``; ``--upgrade`` takes the newest versions that it allows.

One resolution serves every supported Python and system; uv makes it, from an environment of its own that is
thrown away. The files name no package index, so each installation uses the one that its pip is set to.
"""

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from _setup import BUILD_LOCK, DEV_LOCK, REQUIRED_PYTHON, ROOT, RUNTIME_LOCK

# All three are installed in one environment, so each follows the ones before it.
LOCKS = {
    RUNTIME_LOCK: ["pyproject.toml"],
    BUILD_LOCK: ["--group", "build", "--constraint", RUNTIME_LOCK],
    DEV_LOCK: ["pyproject.toml", "--group", "dev", "--constraint", RUNTIME_LOCK, "--constraint", BUILD_LOCK],
}


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        venv.create(scratch, with_pip=True)
        python = next(Path(scratch).glob("[bS]*/python*"))
        subprocess.run([python, "-m", "pip", "install", "--quiet", "uv"], check=True)
        for name, inputs in LOCKS.items():
            compile_lock(str(python), name, inputs)


def compile_lock(python: str, name: str, inputs: list[str]) -> None:
    options = ["--universal", "--generate-hashes", "--no-header", "--no-emit-index-url", "--quiet"]
    oldest = ".".join(map(str, REQUIRED_PYTHON))
    command = [python, "-m", "uv", "pip", "compile", *options, "--python-version", oldest, *sys.argv[1:]]
    command += ["--output-file", name, *inputs]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    text = "# Written by scripts/lock.py.\n" + (ROOT / name).read_text(encoding="utf-8")
    (ROOT / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
