"""Node.js and what ``package.json`` names: they check the scripts of the site; building one needs neither."""

import hashlib
import os
import re
import shutil
import subprocess
from pathlib import Path

from _setup import ROOT, last_line, read, stop

REQUIRED_NODE = (20, 19)
MODULES = ROOT / "node_modules"
LOCK = ROOT / "package-lock.json"
TESTS = ROOT / "tests" / "js"


def provide_node() -> str:
    """Path of Node.js, with ``node_modules`` as the lock names them; installs only for a new lock."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        stop(
            "没有找到 Node.js（要有 node 和 npm，20.19 版以上）；请先安装，或用 --no-node 跳过网页脚本的检查",
            "Node.js was not found (node and npm, 20.19 or newer); install it, or use --no-node",
        )
    version = subprocess.run(
        [node, "--version"], capture_output=True, text=True, encoding="utf-8"
    ).stdout.strip()
    if tuple(map(int, re.findall(r"\d+", version)[:2])) < REQUIRED_NODE:
        stop(
            f"需要 Node.js 20.19 或更新的版本，现在是 {version}；请先升级，或用 --no-node 跳过网页脚本的检查",
            f"Node.js 20.19 or newer is needed and this is {version}; upgrade it, or use --no-node",
        )
    wanted = hashlib.sha256(version.encode() + LOCK.read_bytes()).hexdigest()
    if read(MODULES / "installed.stamp") != wanted:
        install(npm)
        (MODULES / "installed.stamp").write_text(wanted, encoding="utf-8")
    return node


def install(npm: str) -> None:
    """Let npm put exactly what the lock names into ``node_modules``."""
    print("正在安装检查网页脚本的工具……", flush=True)
    done = subprocess.run(
        [npm, "ci"], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", errors="replace"
    )
    if done.returncode:
        reason = last_line(done.stderr + done.stdout, "npm error")
        stop(
            f"npm 安装没有成功，请检查网络或 npm 的镜像设置后重试，或用 --no-node 跳过（{reason}）",
            "npm installed nothing; check the network or npm's registry settings, or use --no-node",
        )


def node_checks(node: str) -> dict[str, list[str]]:
    """The checks of the scripts of the site: name → command."""
    tests = sorted(str(path.relative_to(ROOT)) for path in TESTS.rglob("*.test.js"))
    return {
        "eslint": [
            node,
            tool("eslint", "bin/eslint.js"),
            "--report-unused-disable-directives",
            "--max-warnings=0",
        ],
        "tsc": [node, tool("typescript", "bin/tsc"), "--project", "tsconfig.json"],
        "node --test": [node, "--test", *tests],
    }


def tool(package: str, program: str) -> str:
    """A program of a package, to be run by node itself: npm's own links to it differ between systems."""
    return os.fspath(Path("node_modules", package, program))
