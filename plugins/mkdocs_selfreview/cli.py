"""The command ``selfreview``: read, check and lay out libraries in a terminal or in CI."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, groupby
from pathlib import Path
from typing import TextIO

from mkdocs_selfreview import __version__
from mkdocs_selfreview.audit import Fate, audit, audit_study
from mkdocs_selfreview.diagnostics import Diagnostic, SelfReviewError, Severity
from mkdocs_selfreview.doubts import ROLE_NAMES
from mkdocs_selfreview.export import report_record
from mkdocs_selfreview.folder import source_files
from mkdocs_selfreview.knowledge import Knowledge
from mkdocs_selfreview.library import build_library
from mkdocs_selfreview.model import Report
from mkdocs_selfreview.pages.wording import REPORT_KINDS, SEVERITIES
from mkdocs_selfreview.scaffold import create_library
from mkdocs_selfreview.screening import NO_NAMES
from mkdocs_selfreview.settings import config_above, names_in, study_folder
from mkdocs_selfreview.sources import read_sources


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status: 0 fine, 1 something is wrong with the files, 2 bad usage."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
    except SelfReviewError as error:
        print(f"错误：{error}", file=sys.stderr)
        return 1
    return status


def _knowledge(options: argparse.Namespace, path: Path) -> Knowledge:
    """What a path is read by; names are masked as the mkdocs.yml says that is named, or the one above."""
    config = options.config or config_above(path)
    return Knowledge(options.taxonomy, names_in(config) if config else NO_NAMES)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="selfreview", description="对照检查资料库：读取、检查、审查、新建")
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(required=True, metavar="命令")
    parse = commands.add_parser("parse", help="读取文件，显示识别出的结构")
    parse.add_argument("files", nargs="+", type=Path, metavar="文件", help="报告文件，或装有报告的文件夹")
    parse.add_argument("--json", action="store_true", help="每份报告输出一行 JSON")
    parse.add_argument("--taxonomy", type=Path, metavar="文件夹", help="本库自己的维度、主题等 YAML")
    parse.set_defaults(run=_parse)
    check = commands.add_parser("check", help="检查整个来源文件夹，列出需要处理的问题")
    check.add_argument("folder", type=Path, metavar="文件夹")
    check.add_argument("--taxonomy", type=Path, metavar="文件夹", help="本库自己的维度、主题等 YAML")
    check.add_argument("--strict", action="store_true", help="有警告时也以状态 1 结束")
    check.set_defaults(run=_check)
    review = commands.add_parser("audit", help="发布前审查：哪些文件将发布、将打码、被拒绝、不收入")
    review.add_argument("folder", type=Path, metavar="文件夹")
    review.add_argument("--taxonomy", type=Path, metavar="文件夹", help="本库自己的维度、主题等 YAML")
    review.add_argument("--study", action="store_true", help="文件夹里是学习资料，不是报告")
    review.set_defaults(run=_audit)
    for command in (parse, check, review):
        command.add_argument(
            "--config", type=Path, metavar="文件", help="写有名单的 mkdocs.yml；不写时用上层文件夹里的"
        )
    new = commands.add_parser("new", help="新建一个资料库")
    new.add_argument("folder", type=Path, metavar="文件夹")
    new.set_defaults(run=_new)
    return parser


def _parse(options: argparse.Namespace) -> int:
    worst = 0
    for knowledge, paths in groupby(options.files, lambda path: _knowledge(options, path)):
        knowledge.load()  # says here, and once, what is wrong with a keeper's files
        files = chain.from_iterable(source_files(path) if path.is_dir() else [path] for path in paths)
        for reports, diagnostics in read_sources(((file, file.as_posix()) for file in files), knowledge):
            worst |= any(found.severity is Severity.ERROR for found in diagnostics)
            if options.json:
                for report in reports:
                    print(json.dumps(report_record(report, diagnostics), ensure_ascii=False))
                if not reports:
                    _print_diagnostics(diagnostics, sys.stderr)
            else:
                for report in reports:
                    print("\n".join(_outline(report)))
                _print_diagnostics(diagnostics, sys.stdout)
    return int(worst)


def _outline(report: Report) -> Iterable[str]:
    """A report's structure in a few lines."""
    who = (report.unit, report.role, report.name)
    facts = [REPORT_KINDS[report.kind], str(report.year or "年份不明"), report.meeting, report.campaign, *who]
    yield f"{report.source.path}：{report.display_title}（{'，'.join(fact for fact in facts if fact)}）"
    if report.reason:
        yield f"  {report.reason}"
    for section in report.sections:
        yield f"  【{ROLE_NAMES[section.role]}】{section.ordinal}{section.heading}"
        for block in section.blocks:
            if block.heading:
                yield f"    {block.ordinal}{block.heading} → {block.dimension_name or '（不属于已知维度）'}"
            for item in block.items:
                yield f"      · {item.ordinal}{item.lead}"


def _check(options: argparse.Namespace) -> int:
    if not options.folder.is_dir():
        raise SelfReviewError(f"没有这个文件夹：{options.folder}")
    library = build_library(options.folder, _knowledge(options, options.folder))
    _print_diagnostics(library.diagnostics, sys.stdout)
    severities = [found.severity for found in library.diagnostics]
    print(
        f"共 {len(library.reports)} 份报告，{len(library.left_out)} 个文件未收入，"
        f"错误 {severities.count(Severity.ERROR)} 个，警告 {severities.count(Severity.WARNING)} 个。"
    )
    bad = {Severity.ERROR, Severity.WARNING} if options.strict else {Severity.ERROR}
    return int(any(severity in bad for severity in severities))


def _audit(options: argparse.Namespace) -> int:
    if not options.folder.is_dir():
        raise SelfReviewError(f"没有这个文件夹：{options.folder}")
    knowledge = _knowledge(options, options.folder)
    astray: list[Diagnostic] = []
    study = options.study or _is_study(options)
    if study:
        verdicts = audit_study(options.folder, knowledge)
    else:
        library = build_library(options.folder, knowledge)
        verdicts = audit(library, library.files)
        astray += (found for found in library.diagnostics if found.code == "sidecar-alone")
    for verdict in verdicts:
        shown = f"（{verdict.reports} 份报告）" if verdict.reports and not study else ""
        print(f"{verdict.fate.value}：{verdict.source}{shown}")
        for reason in verdict.reasons:
            print(f"  {reason}")
    _print_diagnostics(astray, sys.stdout)
    counts = Counter(verdict.fate for verdict in verdicts)
    totals = "，".join(f"{fate.value} {counts[fate]} 个" for fate in Fate)
    print(f"共 {len(verdicts)} 个文件：{totals}。")
    return int(counts[Fate.REFUSED] > 0)


def _is_study(options: argparse.Namespace) -> bool:
    """Whether a folder is the site's study folder, or within it: then that is how it is audited, and said."""
    config = options.config or config_above(options.folder)
    found = config is not None and options.folder.resolve().is_relative_to(study_folder(config))
    if found:
        print(f"{options.folder} 是学习资料文件夹，已按 --study 审查", file=sys.stderr)
    return found


def _new(options: argparse.Namespace) -> int:
    for path in create_library(options.folder):
        print(f"已建立 {path}")
    config = options.folder / "mkdocs.yml"
    print(f"下一步：把报告放进 {options.folder / 'docs' / 'sources'}，然后运行")
    # people seldom have the environment of Python on their path
    mkdocs = shutil.which("mkdocs", path=Path(sys.executable).parent) or "mkdocs"
    print(f"  {_quoted(mkdocs)} serve --config-file {_quoted(str(config))}")
    return 0


def _quoted(path: str) -> str:
    return f'"{path}"' if " " in path else path


def _print_diagnostics(diagnostics: Iterable[Diagnostic], stream: TextIO) -> None:
    for found in diagnostics:
        print(f"{SEVERITIES[found.severity]}：{found}", file=stream)
