"""Whole sites, built by MkDocs from a few sources."""

from __future__ import annotations

import hashlib
import html
import os
import re
import subprocess
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from linkcheck import broken_links, foreign_requests
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from sites import BuiltSite, build_site

from mkdocs_selfreview.plugin import SelfReviewPlugin
from mkdocs_selfreview.scaffold import create_library

REPORT = """2024年度民主生活会个人对照检查材料
云溪县水利局副局长  周明远

根据县委统一安排，我认真学习、广泛听取意见，查摆了问题，现报告如下。
一、存在的突出问题
（一）理论学习方面
一是理论学习不够系统。忙于灌区改造项目，静不下心来读书。如今年订的学习计划只完成一半，导致对新修订的条例理解不深。
二是学用结合不够紧。学了调查研究的要求，到青禾镇调研六次，有四次只听汇报、不入户。
（二）担当作为方面
一是攻坚克难的劲头不足。临河渠清淤方案三次上会没有定下来，拖了半年，群众有意见。
二、产生问题的原因
一是党性锤炼不够经常。放松了主观世界的改造。
三、努力方向和整改措施
一是加强理论武装。每周自学不少于三小时，每季度讲一次党课。
"""

HOSTILE = """2023年度民主生活会个人对照检查材料
云溪县水利局<script>alert(1)</script>  林远

一、存在的突出问题
（一）理论学习方面
一是理论学习不够系统。{{ 7*7 }}{% raw %}静不下心来读书。--8<-- "mkdocs.yml" [点](javascript:alert(1))
二是学用结合不够紧。<script>alert(1)</script>学了不用，<img src=x onerror=alert(1)>做了不想。
二、产生问题的原因
一是党性锤炼不够经常。"><svg onload=alert(1)>放松了学习。
三、努力方向和整改措施
一是加强理论武装。每周自学不少于三小时。
"""
HOSTILE_NAME = '"><svg onload=alert(1)>{{ 7*7 }}.md'

NOTICE = """关于召开2024年度民主生活会的通知
各党支部：
根据县委要求，请于12月10日前将会议方案报县纪委、县委组织部。
云溪县水利局党组
2024年11月20日
"""

STUDY = """---
title: 怎样写群众路线
kind: 写作指导
themes: [联系群众]
---
# 怎样写群众路线

见[[主题:联系群众]]、[[维度:工作作风|作风]]和[[报告:甲]]。
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return build_site(
        tmp_path_factory.mktemp("site"),
        {"甲.txt": REPORT, HOSTILE_NAME: HOSTILE, "通知.txt": NOTICE},
        study={"qunzhong.md": STUDY},
    )


def report_page(site: BuiltSite, words: str) -> str:
    pages = [path.read_text(encoding="utf-8") for path in sorted(site.root.glob("reports/r*/index.html"))]
    return next(page for page in pages if words in page)


def test_builds_and_says_what_it_took_in(site: BuiltSite) -> None:
    assert site.code == 0, site.output
    assert "收入 2 份报告" in site.output
    assert "1 份不是对照检查材料" in site.output


def test_every_link_leads_somewhere_and_nothing_is_foreign(site: BuiltSite) -> None:
    assert broken_links(site.root) == []
    assert foreign_requests(site.root) == []


def test_sources_stay_out_of_the_site(site: BuiltSite) -> None:
    names = [path.relative_to(site.root).as_posix() for path in site.root.rglob("*")]
    assert not [name for name in names if name.startswith(("sources", "originals", "taxonomy", "templates"))]
    assert not [name for name in names if "甲" in name or "svg onload" in name]


def test_texts_of_sources_are_shown_literally(site: BuiltSite) -> None:
    page = report_page(site, "2023年度民主生活会")
    shown = html.unescape(re.sub(r"<[^>]*>", "", page))
    assert '{{ 7*7 }}{% raw %}静不下心来读书。--8<-- "mkdocs.yml" [点](javascript:alert(1))' in shown
    assert "<script>alert(1)</script>学了不用" in shown
    assert '"><svg onload=alert(1)>放松了学习。' in shown
    assert HOSTILE_NAME in html.unescape(site.read("health/index.html"))
    for path in site.root.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"<img src=x|<svg onload|<script>alert|href=\"javascript", text), path


def test_study_pages_are_linked_both_ways(site: BuiltSite) -> None:
    page = site.read("study/qunzhong.html")
    assert 'href="../themes/lianxi-qunzhong/index.html">联系群众</a>' in page
    assert 'href="../dimensions/style/index.html">作风</a>' in page
    assert re.search(r'href="../reports/r[0-9a-f]{10}/index.html">甲</a>', page)
    assert "怎样写群众路线" in site.read("themes/lianxi-qunzhong/index.html")
    assert "怎样写群众路线" in site.read("study/index.html")


def test_report_pages_are_described_and_not_in_the_navigation(site: BuiltSite) -> None:
    page = report_page(site, "周明远")
    assert "<title>2024年度民主生活会个人对照检查材料 - " in page
    assert '<meta name="description" content="2024 · 民主生活会' in page
    assert "/reports/r" not in re.sub(r"(?s)<article.*?</article>", "", site.read("index.html"))


@pytest.mark.parametrize(
    ("pages", "tab"),
    [
        ("reports/r*/index.html", "报告"),
        ("dimensions/*/index.html", "维度"),
        ("themes/*/index.html", "主题"),
        ("phrases/functions/*/index.html", "表述库"),
        ("terms/*/index.html", "规范表述"),
        ("study/qunzhong.html", "学习资料"),
    ],
)
def test_pages_outside_the_navigation_show_the_tab_of_their_folder(
    site: BuiltSite, pages: str, tab: str
) -> None:
    paths = list(site.root.glob(pages))
    assert paths
    for path in paths:
        active = r'(?s)md-tabs__item--active">\s*<a [^>]*>\s*(\S+)\s*</a>'
        assert re.findall(active, path.read_text(encoding="utf-8")) == [tab], path


def test_nothing_is_left_of_the_themes_search(site: BuiltSite) -> None:
    names = [path.relative_to(site.root).as_posix() for path in site.root.rglob("*")]
    assert not [name for name in names if re.search(r"lunr|workers|search_index|iframe-worker", name)]


# What the theme's script would load for features that this site has not, and its policy forbids: diagrams,
# figures of a repository, a stopgap for browsers older than any that it is for. The last is a comment.
NEVER_ASKED = {
    "https://unpkg.com/mermaid@11/dist/mermaid.min.js",
    "https://api.github.com/repos/${e}/${t}",
    "https://api.github.com/users/${e}",
    "https://${e}/api/v4/projects/${encodeURIComponent(t",
    "https://unpkg.com/resize-observer-polyfill",
    "https://clipboardjs.com/",
}


def test_scripts_ask_nothing_of_the_outside(site: BuiltSite) -> None:
    named: dict[bool, set[str]] = {True: set(), False: set()}
    for script in site.root.rglob("*.js"):
        if "vendor" not in script.parts:
            found = re.findall(r"https?://[^\s\"'`\\)]+", script.read_text(encoding="utf-8"))
            named["selfreview" in script.parts].update(found)
    assert named[True] == {"http://www.w3.org/2000/svg"}, "a name, not an address"
    assert named[False] <= NEVER_ASKED


def policies(page: str) -> list[str]:
    return re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page)


def test_every_page_has_its_policy_and_the_server_one_for_all(site: BuiltSite) -> None:
    header = site.read("csp-nginx.conf")
    pages = sorted(site.root.rglob("*.html"))
    assert site.root / "404.html" in pages
    for path in pages:
        (policy,) = policies(path.read_text(encoding="utf-8"))
        assert policy.startswith("default-src 'none'; script-src 'self' 'sha256-")
        assert "unsafe" not in policy
        digests = re.findall(r"'sha256-[^']+'", policy)
        assert all(digest in header for digest in digests)


def test_scripts_in_a_pages_text_are_not_allowed_and_told_of(tmp_path: Path) -> None:
    study = "# 标题\n\n<script>evil()</script>\n\n<p style='color: red'>红</p>\n\n![图](http://example.com/a.png)\n"
    built = build_site(tmp_path / "site", {"甲.txt": REPORT}, study={"a.md": study, "b.md": "# 另一篇\n"})
    assert "study/a.md 中有写在页面里的脚本" in built.output
    assert "study/a.md 中有写在页面里的样式" in built.output
    assert "study/a.md 中有外部的资源 http://example.com/a.png" in built.output
    assert "study/b.md" not in built.output
    assert policies(built.read("study/a.html")) == policies(built.read("study/b.html"))


@pytest.mark.parametrize(("command", "guarded"), [("build", True), ("serve", False)])
def test_the_preview_has_no_policy(command: Literal["build", "serve"], guarded: bool) -> None:
    plugin = SelfReviewPlugin()
    plugin.on_startup(command=command, dirty=False)
    plugin.scripts = set()
    page = plugin.on_post_template("<head></head>", template_name="404.html", config=MkDocsConfig())
    assert ("Content-Security-Policy" in page) is guarded


def test_the_themes_search_is_asked_to_leave(tmp_path: Path) -> None:
    def with_search(config: str) -> str:
        return config.replace("plugins:\n", "plugins:\n  - search\n")

    built = build_site(tmp_path / "site", {"甲.txt": REPORT}, edit_config=with_search)
    assert "请从 mkdocs.yml 的 plugins 里删去 material/search" in built.output


def test_aligned_columns_need_no_style(tmp_path: Path) -> None:
    table = "# 表\n\n| 甲 | 乙 |\n|---|--:|\n| 1 | 2 |\n"
    built = build_site(tmp_path / "site", {}, study={"a.md": table}, options=("--strict",))
    assert built.code == 0, built.output
    assert 'align="right"' in built.read("study/a.html")


def test_two_builds_are_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    sums = []
    for name, seed in (("one", "1"), ("two", "2")):
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        built = build_site(tmp_path / name, {"甲.txt": REPORT, HOSTILE_NAME: HOSTILE}, study={"a.md": STUDY})
        sums.append(checksums(built.root))
    assert sums[0] == sums[1]


def checksums(root: Path) -> dict[str, str]:
    files = (path for path in root.rglob("*") if path.is_file())
    return {str(path.relative_to(root)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.mark.parametrize(
    ("study", "said"),
    [
        pytest.param("# 标题\n\n见[[主题:联系群]]。\n", "study/a.md:3: 没有叫“联系群”的主题", id="link"),
        pytest.param("---\nthemes: [天气]\n---\n# 标题\n", "study/a.md:2: themes 中的“天气”", id="theme"),
        pytest.param("---\ndate: 昨天\n---\n# 标题\n", "study/a.md:2: date 写作“昨天”，不是日期", id="date"),
        pytest.param("# 标题\n\n[[资料:乙]]\n", "study/a.md:3: 没有叫“乙”的资料", id="study"),
    ],
)
def test_strict_build_fails_on_what_keepers_wrote_wrong(tmp_path: Path, study: str, said: str) -> None:
    built = build_site(tmp_path / "site", {"甲.txt": REPORT}, study={"a.md": study}, options=("--strict",))
    assert said in built.output
    assert built.code == 1


def test_strict_build_passes_on_a_clean_library(tmp_path: Path) -> None:
    built = build_site(tmp_path / "site", {"甲.txt": REPORT}, options=("--strict",))
    assert built.code == 0, built.output


def test_keepers_are_not_warned_of_what_they_cannot_mend(tmp_path: Path) -> None:
    create_library(tmp_path)
    config = load_config(str(tmp_path / "mkdocs.yml"))
    with warnings.catch_warnings(action="error"):
        config.plugins.on_config(config)
    assert config.use_directory_urls is False


def test_one_bad_file_stops_neither_the_others_nor_the_build(tmp_path: Path) -> None:
    built = build_site(tmp_path / "site", {"甲.txt": REPORT, "坏.docx": b"no zip"})
    assert built.code == 0
    assert "坏.docx" in built.output
    assert "坏.docx" in built.read("health/index.html")
    assert "理论学习不够系统" in report_page(built, "周明远")


def test_a_missing_sources_folder_is_said_to_be_missing(tmp_path: Path) -> None:
    built = build_site(tmp_path / "site", {}, edit_config=option("sources: nowhere"))
    assert "找不到报告文件夹" in built.output
    assert "还没有报告" in built.read("reports/index.html")


def test_the_usual_folder_is_not_published_when_another_is_read(tmp_path: Path) -> None:
    other = tmp_path / "elsewhere"
    other.mkdir()
    edit = option(f"sources: {other.as_posix()}")
    built = build_site(
        tmp_path / "site",
        {"内部.txt": "不可外传的内容", "表.docx": b"PK", "记.md": "# 不可外传"},
        edit_config=edit,
    )
    assert built.code == 0, built.output
    published = [path for path in built.root.rglob("*") if path.is_file()]
    assert not [path for path in published if path.is_relative_to(built.root / "sources")]
    assert not [path for path in published if "不可外传".encode() in path.read_bytes()]


def test_originals_are_published_on_demand_as_plain_text(tmp_path: Path) -> None:
    sources = {"甲.txt": REPORT, "丙.md": REPORT.replace("周明远", "林远"), "通知.txt": NOTICE}
    edit = option("publish_originals: true")
    built = build_site(tmp_path / "site", sources, edit_config=edit)
    originals = sorted(path.suffix for path in (built.root / "originals").iterdir())
    assert originals == [".txt", ".txt"]
    assert 'download="丙.md"' in report_page(built, "林远")
    assert broken_links(built.root) == []


def test_an_original_with_personal_data_is_not_published(tmp_path: Path) -> None:
    sources = {"甲.txt": REPORT, "乙.txt": REPORT.replace("周明远", "林远") + "\n联系电话：13812345678\n"}
    built = build_site(tmp_path / "site", sources, edit_config=option("publish_originals: true"))
    assert len(list((built.root / "originals").iterdir())) == 1
    published = [path for path in built.root.rglob("*") if path.is_file()]
    assert not [path for path in published if b"13812345678" in path.read_bytes()]


def test_addresses_may_end_with_a_slash(tmp_path: Path) -> None:
    def over_http(config: str) -> str:
        return config + "\nuse_directory_urls: true\n"

    built = build_site(tmp_path / "site", {"甲.txt": REPORT}, study={"a.md": STUDY}, edit_config=over_http)
    assert re.search(r'href="reports/r\w+/"', built.read("index.html"))
    assert 'href="../../themes/lianxi-qunzhong/"' in built.read("study/a/index.html")
    assert broken_links(built.root) == []


def test_the_keepers_own_pages_and_templates_complete_the_generated_ones(tmp_path: Path) -> None:
    library = tmp_path / "site"
    built = build_site(library, {"甲.txt": REPORT})
    docs = library / "docs"
    (docs / "themes").mkdir()
    (docs / "themes" / "index.md").write_text("# 主题\n\n先看这里。\n", encoding="utf-8")
    (docs / "templates").mkdir()
    own = '{% extends "builtin/reports.html" %}{% block filter %}<p>本单位的说明</p>{% endblock %}'
    (docs / "templates" / "reports.html").write_text(own, encoding="utf-8")
    built = rebuild(built)
    assert "先看这里。" in built.read("themes/index.html")
    assert "政治素质" in built.read("themes/index.html")
    assert "本单位的说明" in built.read("reports/index.html")
    assert not (built.root / "templates").exists()


def option(line: str) -> Callable[[str], str]:
    """Set an option of the plugin in ``mkdocs.yml``."""

    def edit(config: str) -> str:
        key = line.partition(":")[0]
        without = re.sub(rf"(?m)^      {key}:.*\n", "", config)
        return without.replace("  - selfreview:\n", f"  - selfreview:\n      {line}\n")

    return edit


def rebuild(built: BuiltSite) -> BuiltSite:
    """Build the library of a site again."""
    config = built.root.parent / "mkdocs.yml"
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--config-file", str(config)],
        env={**os.environ, "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        check=False,
    )
    return BuiltSite(built.root, done.returncode, done.stderr.decode())
