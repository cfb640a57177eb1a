"""What the scripts share: one virtual environment, installed from a lock and made anew where it is half made.

An old Python 3 must be told what it lacks, not shown a SyntaxError: this file and the scripts keep to the
syntax of Python 3.6, and what only newer ones can evaluate stands below the check of the version.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

REQUIRED_PYTHON = (3, 11)


def stop(chinese: str, english: str) -> NoReturn:
    """End the run with one sentence in each language and exit code 1."""
    sys.exit(f"\n错误：{chinese}\nError: {english}")


if sys.version_info < REQUIRED_PYTHON:
    found = "{}.{}.{}".format(*sys.version_info[:3])
    stop(
        f"需要 Python 3.11 或更新的版本，现在用的是 {found}；请改用较新的 Python，例如 python3.12",
        f"Python 3.11 or newer is needed and this is {found}; run the script with, say, python3.12",
    )

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
RUNTIME_LOCK = "requirements.lock"
DEV_LOCK = "requirements-dev.lock"
BUILD_LOCK = "requirements-build.lock"
LOG = VENV / "install.log"


def prepare(lock: str) -> None:
    """Make ``.venv`` hold what ``lock`` names and the package itself; costs nothing where it does already.

    The stamp is written last, so an environment whose making was interrupted has none and is made anew.
    """
    # The development lock holds everything that the runtime lock holds.
    wanted = {stamp_of(lock), stamp_of(DEV_LOCK)} if lock == RUNTIME_LOCK else {stamp_of(lock)}
    if not PYTHON.exists() or read(VENV / "installed.stamp") not in wanted:
        make_environment()
        print("正在安装依赖，第一次运行需要等几分钟……", flush=True)
        pip("install", "--require-hashes", "--requirement", str(ROOT / BUILD_LOCK))
        # Source packages build with what the build lock holds; an isolated build would fetch tools unlocked.
        pip("install", "--require-hashes", "--no-build-isolation", "--requirement", str(ROOT / lock))
        (VENV / "installed.stamp").write_text(stamp_of(lock), encoding="utf-8")
    project = hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()
    if read(VENV / "project.stamp") != project:
        pip("install", "--no-index", "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
        (VENV / "project.stamp").write_text(project, encoding="utf-8")


def stamp_of(lock: str) -> str:
    """Everything that an installation depends on, as a digest."""
    digest = hashlib.sha256(f"{sys.version}\n{ROOT}\n".encode())
    for name in (BUILD_LOCK, lock):
        try:
            digest.update((ROOT / name).read_bytes())
        except FileNotFoundError:
            stop(
                f"缺少依赖锁定文件 {name}；请取回完整的项目文件（例如 git checkout {name}）后重试",
                f"the lock file {name} is missing; get it back (git checkout {name}) and try again",
            )
    return digest.hexdigest()


def read(path: Path) -> str:
    """The text of a stamp, empty where there is none."""
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def make_environment() -> None:
    """Put a fresh virtual environment in the place of whatever is there."""
    for module in ("venv", "ensurepip"):
        if importlib.util.find_spec(module) is None:
            stop(
                f"这个 Python 缺少 {module} 模块；Debian、Ubuntu、UOS 请先运行 sudo apt install python3-venv",
                f"this Python lacks the module {module}; on Debian, run sudo apt install python3-venv",
            )
    try:
        if VENV.exists():
            shutil.rmtree(VENV)
    except OSError as error:
        stop(
            f"无法清除旧的运行环境 {VENV}（{error}）；请关闭正在使用它的程序，或手工删除后重试",
            f"the old environment {VENV} cannot be removed; close what uses it, or delete it",
        )
    # Where the running Python is itself the one of a virtual environment, that may just have been removed.
    base = getattr(sys, "_base_executable", None) or sys.executable
    made = subprocess.run(
        [base, "-m", "venv", str(VENV)], capture_output=True, text=True, encoding="utf-8", errors="replace"
    )
    if made.returncode:
        reason = last_line(made.stderr + made.stdout)
        stop(
            f"无法建立运行环境 {VENV}：{reason}",
            f"the virtual environment {VENV} cannot be made: {reason}",
        )


def pip(*arguments: str) -> None:
    """Run pip in the environment and keep what it says in the log."""
    command = [str(PYTHON), "-m", "pip", *arguments, "--no-input", "--disable-pip-version-check"]
    with LOG.open("a", encoding="utf-8") as log:
        done = subprocess.run(command, stdout=log, stderr=subprocess.STDOUT, cwd=ROOT, env=environment())
    if done.returncode:
        reason = last_line(LOG.read_text(encoding="utf-8", errors="replace"), "ERROR:")
        stop(
            f"安装依赖没有成功，请检查网络或 pip 的镜像设置后重试（{reason} 详见 {LOG}）",
            f"the dependencies were not installed; check the network or pip's index settings (see {LOG})",
        )


def last_line(output: str, prefix: str = "") -> str:
    """The last line that says something, and with ``prefix`` the last that starts so."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    return next((line for line in reversed(lines) if line.startswith(prefix)), lines[-1] if lines else "?")


def environment(**more: str) -> dict[str, str]:
    """The caller's variables for a child process, less those that would bring in foreign packages."""
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONHOME", "PYTHONPATH")}
    return {**kept, "PYTHONUTF8": "1", **more}


def run(*command: str, **variables: str) -> int:
    """Run a module of the environment at the project's root and return its exit code."""
    return subprocess.run([str(PYTHON), "-m", *command], cwd=ROOT, env=environment(**variables)).returncode


def start(main: Callable[[], int]) -> NoReturn:
    """Run a script's main function and exit with its code, quietly where Ctrl-C ended it."""
    for stream in (sys.stdout, sys.stderr):
        # A console that cannot show Chinese gets escapes instead of a traceback.
        getattr(stream, "reconfigure", lambda **_: None)(errors="backslashreplace")
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
