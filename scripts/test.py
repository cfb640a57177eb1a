#!/usr/bin/env python3
"""Set the project up for development and check style, types and behaviour; other arguments go to pytest."""

import argparse
import subprocess

from _browser import provide_browser
from _node import node_checks, provide_node
from _setup import DEV_LOCK, ROOT, prepare, run, start


def main() -> int:
    parser = argparse.ArgumentParser(description="检查并测试本项目（Check and test the project）")
    parser.add_argument("--no-browser", action="store_true", help="跳过需要浏览器的测试")
    parser.add_argument("--no-node", action="store_true", help="跳过需要 Node.js 的网页脚本检查")
    options, for_pytest = parser.parse_known_args()
    prepare(DEV_LOCK)
    selection = ["-m", "not browser"] if options.no_browser else []
    checks = {} if options.no_node else node_checks(provide_node())
    browser = "" if options.no_browser else provide_browser()
    failed = [name for name, command in checks.items() if subprocess.run(command, cwd=ROOT).returncode]
    failed += [
        " ".join(command).split(" -")[0]
        for command in (
            ["ruff", "check"],
            ["ruff", "format", "--check"],
            ["mypy"],
            ["pytest", "-n", "2", *selection, *for_pytest],
        )
        # Tests start hundreds of processes; without bytecode on disk, each would compile the package again.
        if run(
            *command, PYTHONWARNDEFAULTENCODING="1", PYTHONDONTWRITEBYTECODE="", SELFREVIEW_BROWSER=browser
        )
    ]
    if failed:
        print("\n未通过（failed）：" + "、".join(failed), flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    start(main)
