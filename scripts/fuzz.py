"""Reads spoilt files and random texts by the thousand: no crash, no hang, no lost character.

The figures by format and the exit code say how it went; ``--keep`` stores the files that did harm.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import tempfile
import zipfile
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "plugins"), str(ROOT / "scripts"), str(ROOT / "tests" / "parser")]

from _fuzzed import FAULT, LOST, READ  # noqa: E402
from lossless import PIECES  # noqa: E402

from mkdocs_selfreview.diagnostics import ReadError  # noqa: E402
from mkdocs_selfreview.knowledge import PACKAGE_DATA  # noqa: E402
from mkdocs_selfreview.model import Report  # noqa: E402
from mkdocs_selfreview.readers import SUFFIXES  # noqa: E402
from mkdocs_selfreview.serialization import decode  # noqa: E402
from mkdocs_selfreview.workers import started  # noqa: E402

SEEDS = (ROOT / "tests" / "readers" / "fixtures", ROOT / "docs" / "sources")
HARM = frozenset({LOST, FAULT, "read-failed", "parse-failed", "reader-crashed", "took-too-long"})
"""Outcomes that no input may have."""
_AHEAD = 32
"""So many files wait to be read; more would only fill the disk."""


@dataclass(slots=True)
class Figures:
    """How the files of one format went."""

    outcomes: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run; returns 1 where any file did harm."""
    parser = argparse.ArgumentParser(description="Read spoilt files and random texts")
    parser.add_argument("--count", type=int, default=500, help="how many files")
    parser.add_argument("--seed", type=int, default=1, help="the same seed makes the same files")
    parser.add_argument("--keep", type=Path, help="folder for the files that did harm")
    options = parser.parse_args(arguments)
    figures: dict[str, Figures] = defaultdict(Figures)
    harmful = 0
    with tempfile.TemporaryDirectory() as folder:
        for path, code, seconds in _outcomes(options.seed, options.count, Path(folder)):
            found = figures[path.suffix.lstrip(".")]
            found.outcomes[code] += 1
            found.slowest = max(found.slowest, seconds)
            if code in HARM:
                harmful += 1
                print(f"{path.name}: {code}", file=sys.stderr)
                if options.keep:
                    options.keep.mkdir(parents=True, exist_ok=True)
                    (options.keep / path.name).write_bytes(path.read_bytes())
            path.unlink()
    print(_table(figures))
    return int(harmful > 0)


def _outcomes(seed: int, count: int, folder: Path) -> Iterator[tuple[Path, str, float]]:
    """Make the files, have them read and tell how each went, in order."""
    waiting: deque[tuple[Path, Future[bytes]]] = deque()
    with started(PACKAGE_DATA.to_json(), reader="_fuzzed") as workers:
        for path in _files(seed, count, folder):
            waiting.append((path, workers.read(path, path.name)))
            if len(waiting) > _AHEAD:
                yield _outcome(*waiting.popleft())
        while waiting:
            yield _outcome(*waiting.popleft())


def _outcome(path: Path, answer: Future[bytes]) -> tuple[Path, str, float]:
    try:
        _, (told,) = decode(answer.result(), Report)
    except ReadError as error:
        return path, error.code, 0.0
    return path, told.code, float(told.message)


def _files(seed: int, count: int, folder: Path) -> Iterator[Path]:
    """Files of every format in turn, each from its own number, so that one can be made again."""
    seeds: dict[str, list[bytes]] = defaultdict(list)
    for root in SEEDS:
        for path in sorted(root.rglob("*")):
            if path.suffix in SUFFIXES and path.is_file():
                seeds[path.suffix].append(path.read_bytes())
    suffixes = sorted(seeds)
    for number in range(count):
        chance = random.Random(f"{seed}/{number}")
        suffix = suffixes[number % len(suffixes)]
        if suffix in (".txt", ".md") and chance.random() < 0.7:
            data = _text(chance).encode(chance.choice(("utf-8", "gb18030", "utf-16")), "replace")
        else:
            data = _spoilt(chance, chance.choice(seeds[suffix]), seeds)
        path = folder / f"{seed}-{number}{suffix}"
        path.write_bytes(data)
        yield path


def _text(chance: random.Random) -> str:
    """A text of the pieces that the grammar knows, and of any characters."""
    parts = []
    for _ in range(chance.randint(1, 200)):
        if chance.random() < 0.9:
            parts.append(chance.choice(PIECES))
        else:
            parts.append("".join(chr(chance.randrange(1, 0xD800)) for _ in range(chance.randint(1, 6))))
    return "".join(parts)


def _spoilt(chance: random.Random, data: bytes, seeds: dict[str, list[bytes]]) -> bytes:
    """A file with bytes changed, parts cut, doubled or taken from another; half of the zips inside."""
    if data.startswith(b"PK") and chance.random() < 0.7:
        return _spoilt_inside(chance, data)
    way = chance.choice(("bytes", "bytes", "cut", "double", "splice", "drop"))
    first, second = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    if way == "cut":
        return data[:second]
    if way == "drop":
        return data[:first] + data[second:]
    if way == "double":
        return data[:second] + data[first:]
    if way == "splice":
        other = chance.choice(seeds[chance.choice(sorted(seeds))])
        return data[:first] + other[chance.randrange(len(other)) :]
    changed = bytearray(data)
    for _ in range(chance.randint(1, 30)):
        changed[chance.randrange(len(changed))] = chance.choice((0, 0xFF, 0x3C, chance.randrange(256)))
    return bytes(changed)


def _spoilt_inside(chance: random.Random, data: bytes) -> bytes:
    """A zip whose parts are spoilt and packed again, so that the parsers get to see them."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(target, "w") as made:
        names = archive.namelist()
        chosen = chance.sample(names, min(len(names), chance.randint(1, 3)))
        for name in names:
            content = archive.read(name)
            if name in chosen and content:
                content = (
                    _spoilt_xml(chance, content) if chance.random() < 0.7 else content[: len(content) // 2]
                )
            made.writestr(name, content)
    return target.getvalue()


def _spoilt_xml(chance: random.Random, content: bytes) -> bytes:
    """Tags dropped, doubled, swapped or given other numbers: mostly still well-formed."""
    pieces = content.replace(b"<", b"\0<").split(b"\0")
    for _ in range(chance.randint(1, 4)):
        one, two = chance.randrange(len(pieces)), chance.randrange(len(pieces))
        way = chance.choice(("drop", "double", "swap", "number", "number", "text", "text"))
        if way == "swap":
            pieces[one], pieces[two] = pieces[two], pieces[one]
        elif way == "text":
            pieces[one] += _text(chance)[:40].replace("<", "").replace("&", "").encode("utf-8", "replace")
        elif way == "number":
            pieces[one] = pieces[one].replace(
                b'"1"', chance.choice((b'"-1"', b'"99999999999"', b'"x"', b'""'))
            )
        else:
            pieces[one] = pieces[one] * 2 if way == "double" else b""
    return b"".join(pieces)


def _table(figures: dict[str, Figures]) -> str:
    rows = [
        "| format | files | read | refused | lost | harm | slowest (s) | refused as |",
        "|---|" + "--:|" * 6 + "---|",
    ]
    total = Figures()
    for found in figures.values():
        total.outcomes += found.outcomes
        total.slowest = max(total.slowest, found.slowest)
    for name, found in [*sorted(figures.items()), ("all", total)]:
        refused = {code: n for code, n in found.outcomes.most_common() if code != READ and code not in HARM}
        harm = sum(found.outcomes[code] for code in HARM)
        codes = ", ".join(f"{code} {n}" for code, n in refused.items())
        rows.append(
            f"| {name} | {found.outcomes.total()} | {found.outcomes[READ]} | {sum(refused.values())} "
            f"| {found.outcomes[LOST]} | {harm} | {found.slowest:.2f} | {codes} |"
        )
    return "\n".join(rows)


if __name__ == "__main__":
    sys.exit(main())
