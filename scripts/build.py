#!/usr/bin/env python3
"""Set the project up where that is still to do, then build the site from ``docs/`` into ``site/``."""

import argparse
from pathlib import Path

from _setup import ROOT, RUNTIME_LOCK, prepare, run, start, stop


def main() -> int:
    options = parse_arguments()
    variables = {}
    if options.sources:
        variables["SELFREVIEW_SOURCES"] = str(sources_folder(options.sources))
    site = site_folder(options.site)
    prepare(RUNTIME_LOCK)
    strict = ["--strict"] if options.strict else []
    if options.serve:
        return run("mkdocs", "serve", *strict, NO_MKDOCS_2_WARNING="1", **variables)
    code = run("mkdocs", "build", "--site-dir", str(site), *strict, NO_MKDOCS_2_WARNING="1", **variables)
    if code:
        stop("资料库没有生成成功，原因见上面的提示", "the site was not built; the reason stands above")
    print(f"\n资料库已生成：{site}")
    print(f"直接打开：{site / 'index.html'}")
    print("边改边看：python3 scripts/build.py --serve，然后访问 http://127.0.0.1:8000/")
    return 0


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="生成对照检查资料库网站（Build the site）")
    parser.add_argument("--serve", action="store_true", help="在本机预览，材料改动后自动刷新")
    parser.add_argument("--sources", metavar="DIR", help="报告所在的文件夹（默认 docs/sources）")
    parser.add_argument("--site", metavar="DIR", help="网站写到哪个文件夹（默认 site）")
    parser.add_argument("--strict", action="store_true", help="有警告即算失败，供持续集成使用")
    return parser.parse_args()


def sources_folder(name: str) -> Path:
    folder = Path(name).expanduser().resolve()
    if not folder.is_dir():
        stop(f"报告文件夹不存在或不是文件夹：{folder}", f"the sources folder does not exist: {folder}")
    return folder


def site_folder(name: str | None) -> Path:
    """Where to write the site; a build empties that folder, so one that holds anything else is refused."""
    if name is None:
        return ROOT / "site"
    folder = Path(name).expanduser().resolve()
    holds_site = (folder / "index.html").is_file() and (folder / "sitemap.xml").is_file()
    if folder.exists() and not holds_site and (not folder.is_dir() or any(folder.iterdir())):
        stop(
            f"生成网站会清空目标文件夹，而 {folder} 里有别的文件；请指定空文件夹或以前生成的网站",
            f"a build empties its folder and {folder} holds other files; name an empty one",
        )
    return folder


if __name__ == "__main__":
    start(main)
