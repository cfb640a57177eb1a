"""The commands of the project, run in a small project whose packages are made here: no network is used."""

from __future__ import annotations

import ast
import base64
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# The two commands with what they import, and the writer of the locks.
STARTING = ("build.py", "test.py", "_setup.py", "_browser.py", "_node.py", "lock.py")
LOCKS = ("requirements-build.lock", "requirements.lock", "requirements-dev.lock")

# A stand-in for mkdocs and the checkers: prints how it was called, and fails where it is told to.
TOOL = """
import json, os, sys
name = os.path.basename(os.path.dirname(os.path.abspath(__file__)))
seen = {key: os.environ[key] for key in os.environ if key.startswith(("SELFREVIEW_", "PYTHONPATH"))}
print("CALL", json.dumps({"name": name, "version": VERSION, "argv": sys.argv[1:], "env": seen}), flush=True)
sys.exit(3 if name in os.environ.get("FAILING", "").split() else 0)
"""
TOOLS = ("mkdocs", "ruff", "mypy", "pytest", "playwright")

BACKEND = """
import zipfile
def build_editable(directory, config_settings=None, metadata_directory=None):
    name = "library-1.0-py3-none-any.whl"
    info = "library-1.0.dist-info/"
    with zipfile.ZipFile(directory + "/" + name, "w") as wheel:
        wheel.writestr(info + "METADATA", "Metadata-Version: 2.1\\nName: library\\nVersion: 1.0\\n")
        wheel.writestr(info + "WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        wheel.writestr(info + "RECORD", "")
    return name
"""
PYPROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
[project]
name = "library"
version = "1.0"
"""


@dataclass(frozen=True)
class Run:
    """What a script printed and how it ended."""

    code: int
    output: str
    errors: str

    @property
    def calls(self) -> list[dict[str, object]]:
        lines = (line for line in self.output.splitlines() if line.startswith("CALL "))
        return [json.loads(line.removeprefix("CALL ")) for line in lines]


@dataclass(frozen=True)
class Project:
    """A project with the real scripts and stand-ins for its packages."""

    root: Path
    links: Path

    def run(self, script: str, *arguments: str, **variables: str) -> Run:
        command = [sys.executable, str(self.root / "scripts" / script), *arguments]
        return call(command, self.root, {"PIP_FIND_LINKS": str(self.links), **variables})

    def lock(self, version: str) -> None:
        """Make the packages in a version and lock it."""
        wheel = make_wheel(self.links, version)
        digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
        for name in LOCKS:
            text = f"# {name}\ntools=={version} --hash=sha256:{digest}\n"
            (self.root / name).write_text(text, encoding="utf-8")


def call(command: list[str], folder: Path, variables: Mapping[str, str]) -> Run:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "SELFREVIEW_"))}
    environment = {**kept, "PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull, "PYTHONUTF8": "1", **variables}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8"
    )
    return Run(done.returncode, done.stdout, done.stderr)


def make_wheel(folder: Path, version: str) -> Path:
    files = {f"{tool}/__main__.py": f"VERSION = {version!r}\n{TOOL}" for tool in TOOLS}
    info = f"tools-{version}.dist-info"
    files[f"{info}/METADATA"] = f"Metadata-Version: 2.1\nName: tools\nVersion: {version}\n"
    files[f"{info}/WHEEL"] = "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    record = [f"{name},{record_hash(text)},{len(text)}" for name, text in files.items()]
    files[f"{info}/RECORD"] = "\n".join([*record, f"{info}/RECORD,,"]) + "\n"
    path = folder / f"tools-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        for name, text in files.items():
            wheel.writestr(name, text)
    return path


def record_hash(text: str) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest())
    return "sha256=" + digest.decode().rstrip("=")


def make_project(folder: Path) -> Project:
    project = Project(folder / "资料 库", folder / "links")
    project.links.mkdir()
    shutil.copytree(ROOT / "scripts", project.root / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    (project.root / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
    (project.root / "backend.py").write_text(BACKEND, encoding="utf-8")
    project.lock("1.0")
    return project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project that was never set up."""
    return make_project(tmp_path)


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project that is set up for development; its tests leave it so."""
    project = make_project(tmp_path_factory.mktemp("ready"))
    assert project.run("test.py", "--no-node", "--no-browser").code == 0
    return project


def assert_says(run: Run, chinese: str, english: str) -> None:
    """The run failed with a sentence in each language, Chinese first, and nothing else."""
    assert run.code == 1
    assert "Traceback" not in run.errors
    assert re.search(rf"错误：.*{chinese}.*\nError: .*{english}", run.errors), run.errors


# Before anything is installed


@pytest.mark.parametrize("script", STARTING)
def test_old_python_can_read_the_scripts(script: str) -> None:
    source = (ROOT / "scripts" / script).read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 7))
    assert "from __future__ import annotations" not in source, "Python 3.6 does not know it"


@pytest.mark.parametrize("script", ["build.py", "test.py"])
def test_old_python_is_told_what_it_needs(script: str) -> None:
    pretend = (
        "import runpy, sys; sys.version_info = (3, 6, 15, 'final', 0);"
        "sys.path.insert(0, 'scripts'); runpy.run_path('scripts/' + sys.argv[1], run_name='__main__')"
    )
    run = call([sys.executable, "-c", pretend, script], ROOT, {})
    assert_says(run, "需要 Python 3.11.*3.6.15", "Python 3.11 or newer")


@pytest.mark.parametrize("module", ["venv", "ensurepip"])
def test_missing_module_is_named(project: Project, module: str) -> None:
    pretend = (
        f"import runpy, sys; sys.modules[{module!r}] = None;"
        "sys.path.insert(0, 'scripts'); runpy.run_path('scripts/build.py', run_name='__main__')"
    )
    run = call([sys.executable, "-c", pretend], project.root, {})
    assert_says(run, f"缺少 {module} 模块.*python3-venv", f"lacks the module {module}")


@pytest.mark.parametrize("name", ["requirements-build.lock", "requirements.lock"])
def test_missing_lock_is_named(project: Project, name: str) -> None:
    (project.root / name).unlink()
    assert_says(project.run("build.py"), f"缺少依赖锁定文件 {name}", f"{name} is missing")


def test_sources_must_be_a_folder(project: Project) -> None:
    run = project.run("build.py", "--sources", "pyproject.toml")
    assert_says(run, "报告文件夹不存在或不是文件夹.*pyproject.toml", "sources folder")
    assert not (project.root / ".venv").exists()


@pytest.mark.parametrize("name", ["family", "family/notes.txt"], ids=["folder", "file"])
def test_a_folder_with_other_files_is_not_emptied(project: Project, name: str) -> None:
    notes = project.root / "family" / "notes.txt"
    notes.parent.mkdir()
    notes.write_text("保留", encoding="utf-8")
    assert_says(project.run("build.py", "--site", name), "清空目标文件夹", "empties its folder")
    assert notes.read_text(encoding="utf-8") == "保留"


# Installing


def test_failed_installation_is_one_sentence_and_heals(project: Project, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    run = project.run("build.py", PIP_FIND_LINKS=str(empty))
    assert_says(run, "安装依赖没有成功.*No matching distribution.*install.log", "were not installed")
    assert (project.root / ".venv").is_dir()
    assert project.run("build.py").code == 0


def test_a_changed_package_is_refused(project: Project) -> None:
    locked = project.links / "tools-1.0-py3-none-any.whl"
    with zipfile.ZipFile(locked, "a") as wheel:
        wheel.writestr("evil.py", "")
    assert_says(project.run("build.py"), "安装依赖没有成功", "were not installed")


def test_installs_again_only_for_a_new_lock(project: Project) -> None:
    assert project.run("build.py").calls[0]["version"] == "1.0"
    shutil.rmtree(project.links)
    assert project.run("build.py").code == 0, "nothing to install, so nothing to fetch"
    project.links.mkdir()
    project.lock("2.0")
    assert project.run("build.py").calls[0]["version"] == "2.0"


def test_environment_of_an_interrupted_run_is_made_anew(project: Project) -> None:
    half = project.root / ".venv"
    half.mkdir()
    (half / "left-over").write_text("", encoding="utf-8")
    assert project.run("build.py").code == 0
    assert not (half / "left-over").exists()
    shutil.rmtree(half / ("Scripts" if os.name == "nt" else "bin"))
    assert project.run("build.py").code == 0


# Building


def test_build_calls_mkdocs_and_says_where_to_look(ready: Project, tmp_path: Path) -> None:
    site = tmp_path / "网站"
    run = ready.run(
        "build.py", "--strict", "--site", str(site), "--sources", str(tmp_path), PYTHONPATH="elsewhere"
    )
    assert run.code == 0
    (made,) = run.calls
    assert made["name"] == "mkdocs"
    assert made["argv"] == ["build", "--site-dir", str(site), "--strict"]
    assert made["env"] == {"SELFREVIEW_SOURCES": str(tmp_path)}
    assert str(site / "index.html") in run.output


def test_build_without_options_leaves_the_defaults(ready: Project) -> None:
    (made,) = ready.run("build.py").calls
    assert made["argv"] == ["build", "--site-dir", str(ready.root / "site")]
    assert made["env"] == {}


def test_serve(ready: Project) -> None:
    run = ready.run("build.py", "--serve", "--sources", "scripts")
    (made,) = run.calls
    assert made["argv"] == ["serve"]
    assert made["env"] == {"SELFREVIEW_SOURCES": str(ready.root / "scripts")}


def test_failed_build_fails(ready: Project) -> None:
    run = ready.run("build.py", FAILING="mkdocs")
    assert_says(run, "没有生成成功", "was not built")
    assert "已生成" not in run.output


def test_an_earlier_site_may_be_written_over(ready: Project, tmp_path: Path) -> None:
    for name in ("index.html", "sitemap.xml"):
        (tmp_path / name).write_text("", encoding="utf-8")
    assert ready.run("build.py", "--site", str(tmp_path)).code == 0


# Testing


def test_all_checks_run_and_arguments_reach_pytest(ready: Project) -> None:
    run = ready.run("test.py", "--no-node", "--no-browser", "-k", "numbers")
    assert [(made["name"], made["argv"]) for made in run.calls] == [
        ("ruff", ["check"]),
        ("ruff", ["format", "--check"]),
        ("mypy", []),
        ("pytest", ["-n", "2", "-m", "not browser", "-k", "numbers"]),
    ]
    assert run.code == 0


@pytest.mark.parametrize(
    ("failing", "named"),
    [("mypy", "mypy"), ("ruff pytest", "ruff check、ruff format、pytest")],
    ids=["one", "several"],
)
def test_a_failed_check_fails_and_the_others_still_run(ready: Project, failing: str, named: str) -> None:
    run = ready.run("test.py", "--no-node", "--no-browser", FAILING=failing)
    assert run.code == 1
    assert len(run.calls) == 4
    assert f"未通过（failed）：{named}\n" in run.output


def test_named_browser_is_used(ready: Project) -> None:
    run = ready.run("test.py", "--no-node", SELFREVIEW_BROWSER="/opt/browser")
    assert [made["env"]["SELFREVIEW_BROWSER"] for made in run.calls] == ["/opt/browser"] * 4  # type: ignore[index]


@pytest.mark.skipif(sys.platform != "linux", reason="a browser outside PATH may be found elsewhere")
@pytest.mark.parametrize("failing", ["", "playwright"], ids=["fetched", "none"])
def test_without_a_system_browser_playwright_fetches_one(
    ready: Project, tmp_path: Path, failing: str
) -> None:
    run = ready.run("test.py", "--no-node", PATH=str(tmp_path), FAILING=failing)
    assert (run.calls[0]["name"], run.calls[0]["argv"]) == ("playwright", ["install", "chromium"])
    if failing:
        assert_says(run, "装不上 Chromium.*--no-browser", "no Chromium was found")
        assert len(run.calls) == 1
    else:
        assert run.code == 0
        assert run.calls[-1]["name"] == "pytest"


# Checking the scripts of the site

# A stand-in for node and npm: prints how it was called, and fails where it is told to.
NODE = """#!{python}
import json, os, sys
name, arguments = os.path.basename(sys.argv[0]), sys.argv[1:]
if arguments == ["--version"]:
    print(os.environ.get("NODE_SAYS", "v22.1.0"))
    sys.exit()
print("CALL", json.dumps({{"name": name, "argv": arguments}}), flush=True)
if name == "npm":
    os.makedirs("node_modules", exist_ok=True)
    with open(sys.argv[0] + ".calls", "a") as calls:
        print(*arguments, file=calls)
    print("npm error code E404", file=sys.stderr)
sys.exit(1 if name in os.environ.get("FAILING", "").split() else 0)
"""
linux_only = pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are scripts with a first line")


@pytest.fixture
def node(ready: Project, tmp_path: Path) -> str:
    """A folder with stand-ins for node and npm, for PATH; what they installed before is gone."""
    shutil.rmtree(ready.root / "node_modules", ignore_errors=True)
    (ready.root / "package-lock.json").write_text("{}", encoding="utf-8")
    for name in ("node", "npm"):
        (tmp_path / name).write_text(NODE.format(python=sys.executable), encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    return str(tmp_path)


@linux_only
def test_scripts_of_the_site_are_checked(ready: Project, node: str) -> None:
    tests = ready.root / "tests" / "js"
    tests.mkdir(parents=True, exist_ok=True)
    (tests / "one.test.js").write_text("", encoding="utf-8")
    run = ready.run("test.py", "--no-browser", PATH=node)
    assert run.code == 0, run.errors
    assert [made["name"] for made in run.calls[:3]] == ["node"] * 3
    assert [made["argv"][0] for made in run.calls[:3]] == [  # type: ignore[index]
        "node_modules/eslint/bin/eslint.js",
        "node_modules/typescript/bin/tsc",
        "--test",
    ]
    assert run.calls[2]["argv"] == ["--test", "tests/js/one.test.js"]


@linux_only
def test_npm_installs_only_for_a_new_lock(ready: Project, node: str) -> None:
    for lock in ("{}", "{}", '{"new": 1}'):
        (ready.root / "package-lock.json").write_text(lock, encoding="utf-8")
        assert ready.run("test.py", "--no-browser", PATH=node).code == 0
    assert Path(node, "npm.calls").read_text(encoding="utf-8") == "ci\nci\n"


@linux_only
def test_a_failed_check_of_the_scripts_fails(ready: Project, node: str) -> None:
    run = ready.run("test.py", "--no-browser", PATH=node, FAILING="node mypy")
    assert run.code == 1
    assert "未通过（failed）：eslint、tsc、node --test、mypy\n" in run.output


@linux_only
@pytest.mark.parametrize(
    ("variables", "chinese", "english"),
    [
        ({"PATH": ""}, "没有找到 Node.js.*--no-node", "Node.js was not found"),
        ({"NODE_SAYS": "v18.2.0"}, "需要 Node.js 20.19.*v18.2.0.*--no-node", "20.19 or newer is needed"),
        ({"FAILING": "npm"}, "npm 安装没有成功.*--no-node.*E404", "npm installed nothing"),
    ],
    ids=["none", "old", "unreachable"],
)
def test_without_node_it_is_said_and_fails(
    ready: Project, node: str, variables: dict[str, str], chinese: str, english: str
) -> None:
    run = ready.run("test.py", "--no-browser", **{"PATH": node, **variables})
    assert_says(run, chinese, english)
    assert run.calls == []


# The real lock files


def pins(name: str) -> dict[str, list[str]]:
    """Requirement line → its hashes."""
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", "")
    lines = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    return {
        line.split("--hash")[0].strip(): re.findall(r"--hash=sha256:([0-9a-f]{64})", line) for line in lines
    }


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_is_pinned_with_hashes(name: str) -> None:
    locked = pins(name)
    assert len(locked) > 3
    for requirement, hashes in locked.items():
        assert re.match(r"[a-z0-9-]+==[\w.]+( ; .*)?$", requirement)
        assert hashes, requirement
    assert "://" not in (ROOT / name).read_text(encoding="utf-8"), (
        "the package index is each installation's own"
    )


def test_development_lock_holds_the_runtime_lock() -> None:
    assert pins("requirements.lock").keys() <= pins("requirements-dev.lock").keys()
