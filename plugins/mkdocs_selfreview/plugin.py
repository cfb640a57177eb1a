"""The MkDocs adapter: hands the library's pages to MkDocs and logs what is wrong with the sources."""

from __future__ import annotations

import html
import logging
import posixpath
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import jieba
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from mkdocs_selfreview.config import DEFAULT_SOURCES, SelfReviewConfig
from mkdocs_selfreview.diagnostics import Diagnostic, SelfReviewError, Severity
from mkdocs_selfreview.library import Library, build_library
from mkdocs_selfreview.pages import (
    Heading,
    Names,
    Page,
    Site,
    StudyPage,
    frame_study_page,
    names_of,
    original_address,
    read_study_page,
    render_pages,
)
from mkdocs_selfreview.screening import MASKED
from mkdocs_selfreview.search import (
    Entry,
    Origin,
    build_index,
    entries_of_library,
    entries_of_page,
    facet_names,
)
from mkdocs_selfreview.search.completion import COMPLETIONS, completions_script, find_completions
from mkdocs_selfreview.studylinks import BrokenLink, StudyLinks, lines_of

log = get_plugin_logger(__name__)

_ASSETS = Path(__file__).with_name("assets")
_ASSETS_URI = "assets/selfreview"
_SEARCH_DATA = "search/data"
_STYLES = ("site", "search/search")
_SEARCH_SCRIPTS = ("address", "suggest", "options", "box", "header")
_SCRIPTS = ("root", "dom", "page", "reports", *(f"search/{name}" for name in _SEARCH_SCRIPTS))
"""What every page loads, in this order."""
_LEVELS = {Severity.ERROR: logging.WARNING, Severity.WARNING: logging.WARNING, Severity.INFO: logging.INFO}


class SelfReviewPlugin(BasePlugin[SelfReviewConfig]):  # type: ignore[no-untyped-call]
    """Generates the pages of the library and links the keepers' own pages to them."""

    site: Site
    names: Names
    pages: dict[str, Page]
    """Generated pages by the path of the Markdown file that each stands for."""
    study: dict[str, StudyPage]
    """Study pages by the path of their Markdown file."""
    rendering: str
    """Path of the Markdown file that is being rendered."""
    broken: list[BrokenLink]
    """Links of that file that lead nowhere."""
    read: list[Entry]
    """What the study pages say, for the search."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Load the words of Material's search once, and never from the cache in the shared temp folder."""
        jieba.setLogLevel(logging.WARNING)
        jieba.dt.FREQ, jieba.dt.total = jieba.dt.gen_pfdict(jieba.dt.get_dict_file())
        jieba.dt.initialized = True

    @event_priority(50)  # before Material's offline plugin, which would fetch its polyfill from the net
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add the assets, first so that a site's own win, and the Markdown extension."""
        config.extra_css[:0] = [f"{_ASSETS_URI}/{name}.css" for name in _STYLES]
        config.extra_javascript[:0] = [f"{_ASSETS_URI}/{name}.js" for name in _SCRIPTS]
        if "material/offline" in config.plugins:
            polyfills = config.extra.setdefault("polyfills", [])
            polyfills.append(f"{_ASSETS_URI}/vendor/iframe-worker/shim.js")
        self.broken = []
        self.read = []
        links = StudyLinks(self._resolve, lambda link: self.broken.append(link))
        config.markdown_extensions.append(links)  # type: ignore[arg-type]
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Build the library; take its raw material out of the site and put its pages in."""
        docs = Path(config.docs_dir)
        library = self._build(docs / self.config.sources, docs / self.config.taxonomy)
        # with --sources the default folder is read by nobody, but its reports are as sensitive
        for name in (DEFAULT_SOURCES, self.config.sources, self.config.taxonomy, self.config.templates):
            _remove_folder(files, docs / name)
        self.study = self._read_study(files, library)
        templates = docs / self.config.templates
        self.site = Site(
            library,
            config.site_name,
            study=tuple(self.study.values()),
            directory_urls=config.use_directory_urls,
            originals=self._add_originals(files, config, library),
            overrides=templates if templates.is_dir() else None,
        )
        self.names = names_of(library)
        self.pages = {page.src_uri: page for page in render_pages(self.site)}
        _add_pages(files, config, self.pages)
        _add_assets(files, config)
        completions = completions_script(find_completions(library))
        files.append(File.generated(config, COMPLETIONS, content=completions))
        return files

    def on_page_markdown(
        self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str | None:
        """Describe a generated page; none of its own text ever passes through Markdown."""
        self.rendering = page.file.src_uri
        self.broken.clear()
        generated = self.pages.get(page.file.src_uri)
        if generated:
            _describe(page, generated)
        elif page.file.src_uri in self.study:
            page.meta.setdefault("hide", ["navigation"])
        return None

    def on_page_content(
        self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str | None:
        """Give a generated page its HTML and a study page its links."""
        self._report_broken_links(page)
        generated = self.pages.get(page.file.src_uri)
        if generated:
            page.toc = TableOfContents([*page.toc, *_toc(generated.toc, 2)])
            page.present_anchor_ids = (page.present_anchor_ids or set()) | generated.anchors
            return generated.render(html)
        study = self.study.get(page.file.src_uri)
        if study is None:
            return None
        self.read += _entries_of_study(study, html)
        return frame_study_page(self.site, study, html)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the search index, and let Material's search find whole Chinese words."""
        entries = (*self.read, *entries_of_library(self.site.library, self.site.index))
        folder = Path(config.site_dir, _SEARCH_DATA)
        folder.mkdir(parents=True, exist_ok=True)
        for name, contents in build_index(entries, facet_names(self.site.library.taxonomy)):
            (folder / name).write_bytes(contents)
        for worker in Path(config.site_dir).glob("assets/javascripts/workers/search.*.min.js"):
            worker.write_text(with_whole_words(worker.read_text(encoding="utf-8")), encoding="utf-8")

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object
    ) -> LiveReloadServer:
        """Rebuild when a source changes, wherever it is kept."""
        docs = Path(config.docs_dir)
        for name in (self.config.sources, self.config.taxonomy, self.config.templates):
            folder = docs / name
            if folder.is_dir() and not folder.is_relative_to(docs):
                server.watch(str(folder))
        return server

    def _build(self, sources: Path, taxonomy: Path) -> Library:
        if not sources.is_dir():
            log.warning("找不到报告文件夹 %s，请建立这个文件夹或改正 mkdocs.yml 中的 sources", sources)
        try:
            library = build_library(sources, taxonomy if taxonomy.is_dir() else None)
        except SelfReviewError as error:
            raise PluginError(str(error)) from error
        _log(library.diagnostics)
        items = sum(1 for report in library.reports for _ in report.items())
        left_out = f"，{len(library.near_misses)} 份不是对照检查材料，未收入" if library.near_misses else ""
        log.info("收入 %d 份报告、%d 条问题原因措施%s", len(library.reports), items, left_out)
        return library

    def _read_study(self, files: Files, library: Library) -> dict[str, StudyPage]:
        """The keeper's study pages; only their own index lists them."""
        study = {}
        for file in files.documentation_pages():
            if file.src_uri.startswith(f"{self.config.study}/") and file.name != "index":
                file.inclusion = InclusionLevel.NOT_IN_NAV
                study[file.src_uri], doubts = read_study_page(
                    file.src_uri, file.content_string, file.url, library.taxonomy
                )
                _log(doubts)
        return study

    def _add_originals(self, files: Files, config: MkDocsConfig, library: Library) -> dict[str, str]:
        """Publish the sources of the reports where the site wants that; return their addresses."""
        if not self.config.publish_originals:
            return {}
        sources = Path(config.docs_dir) / self.config.sources
        # an original shows what the pages mask
        masked = {found.source for found in library.diagnostics if found.code == MASKED}
        addresses = {
            report.source.path: original_address(report.source)
            for report in library.reports
            if report.source.path not in masked
        }
        for path, address in addresses.items():
            files.append(File.generated(config, address, abs_src_path=str(sources / path)))
        return addresses

    def _resolve(self, kind: str, name: str) -> str:
        """Path of a page's Markdown file from the page that is being rendered; MkDocs makes the address."""
        target = self.names.address(kind, name) + "index.md"
        return posixpath.relpath(target, posixpath.dirname(self.rendering))

    def _report_broken_links(self, page: MkDocsPage) -> None:
        if self.broken:
            lines = lines_of(page.file.content_string, self.broken)
            _log(
                Diagnostic(page.file.src_uri, line, Severity.WARNING, "link-broken", link.reason)
                for link, line in zip(self.broken, lines, strict=True)
            )


def with_whole_words(worker: str) -> str:
    """Material's search worker, mended to look a Chinese query up whole as well.

    It cuts a query at the words of the index, but its loop leaves the query's last character out, so that
    老好人 is searched as 老 and 好. A worker without that loop is left as it is.
    """
    return re.sub(r"(for\(let (\w)=\w\+1;\2)<(\w)\.length;", r"\1<=\3.length;", worker)


def _entries_of_study(page: StudyPage, html: str) -> list[Entry]:
    """What a study page says; its date may begin with the year."""
    year = int(page.date[:4]) if page.date[:4].isdecimal() else None
    origin = Origin(page.title, page.address, year)
    return entries_of_page(html, "study", origin, dimensions=page.dimensions, themes=page.themes)


def _log(diagnostics: Iterable[Diagnostic]) -> None:
    """Say what is wrong, on the level that makes a strict build fail where it should."""
    for diagnostic in diagnostics:
        log.log(_LEVELS[diagnostic.severity], "%s", diagnostic)


def _remove_folder(files: Files, folder: Path) -> None:
    """Keep a folder of raw material out of the site."""
    for file in list(files):
        if file.abs_src_path and Path(file.abs_src_path).is_relative_to(folder):
            files.remove(file)


def _add_pages(files: Files, config: MkDocsConfig, pages: dict[str, Page]) -> None:
    """Add the generated pages; where the keeper has a page of that name, that one stays and is completed."""
    for src_uri, page in pages.items():
        if src_uri not in files.src_uris:
            inclusion = InclusionLevel.UNDEFINED if page.listed else InclusionLevel.NOT_IN_NAV
            files.append(File.generated(config, src_uri, content="", inclusion=inclusion))


def _add_assets(files: Files, config: MkDocsConfig) -> None:
    """Publish the package's stylesheets and scripts; a file of the site at the same address wins."""
    for path in sorted(_ASSETS.rglob("*")):
        address = f"{_ASSETS_URI}/{path.relative_to(_ASSETS).as_posix()}"
        if path.is_file() and address not in files.src_uris:
            files.append(File.generated(config, address, abs_src_path=str(path)))


def _describe(page: MkDocsPage, generated: Page) -> None:
    """Title, description and the like, escaped: Material's templates print them as they are."""
    if generated.path:
        page.meta.setdefault("title", html.escape(generated.title))
    if generated.description:
        page.meta.setdefault("description", html.escape(generated.description))
    page.meta["hide"] = ["navigation"] if generated.toc else ["navigation", "toc"]
    if not generated.searched:
        page.meta["search"] = {"exclude": True}


def _toc(headings: Iterable[Heading], level: int) -> list[AnchorLink]:
    links = []
    for heading in headings:
        link = AnchorLink(html.escape(heading.title), heading.anchor, level)
        link.children = _toc(heading.children, level + 1)
        links.append(link)
    return links
