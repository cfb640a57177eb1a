"""The MkDocs adapter: hands the library's pages to MkDocs and logs what is wrong with the sources."""

from __future__ import annotations

import html
import logging
import posixpath
import warnings
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import get_build_date

from mkdocs_selfreview import csp
from mkdocs_selfreview.assets import published_assets
from mkdocs_selfreview.cache import ParseCache
from mkdocs_selfreview.config import DEFAULT_SOURCES, SelfReviewConfig
from mkdocs_selfreview.diagnostics import Diagnostic, SelfReviewError, Severity
from mkdocs_selfreview.knowledge import Knowledge
from mkdocs_selfreview.library import Library, build_library
from mkdocs_selfreview.navigation import anchor_links, append_toc, place_below_indexes
from mkdocs_selfreview.pages import (
    Page,
    Site,
    StudyPage,
    document_entries,
    entries_of_wordings,
    expired,
    frame_study_page,
    original_address,
    render_pages,
    study_entries,
    study_toc,
)
from mkdocs_selfreview.publishing import published
from mkdocs_selfreview.rules import Rules, load_rules
from mkdocs_selfreview.screening import MASKED, NAMED, NamesToMask, shown
from mkdocs_selfreview.search import (
    Entry,
    build_index,
    entries_of_library,
    facet_names,
)
from mkdocs_selfreview.search.completion import COMPLETIONS, completions_script, find_completions
from mkdocs_selfreview.settings import refuse_repeated
from mkdocs_selfreview.studyfiles import decode_pages, read_study, take_study_files
from mkdocs_selfreview.studylinks import BrokenLink, StudyLinks, lines_of
from mkdocs_selfreview.studytexts import StudyText, read_study_files

log = get_plugin_logger(__name__)

_ASSETS_URI = "assets/selfreview"
_SEARCH_DATA = "search/data"
_SCRIPTS = (
    *("root", "dom", "clipboard", "page", "reports", "study", "terms"),
    *("search/address", "search/suggest", "search/options", "search/box", "search/header"),
    *("basket/icon", "basket/entries", "basket/formats", "basket/passages", "basket/store", "basket/word"),
    *("basket/tools", "basket/list", "basket/export", "basket/drawer"),
    "charts/charts",
)
"""In the order in which they need each other."""
_STYLES = ("site", "phrases", "search/search", "basket/basket", "study", "terms", "charts/charts")
# Material's search: the site has its own, and these would only lie about.
_UNUSED = ("assets/javascripts/workers/", "assets/javascripts/lunr/")
_SUPERSEDED = {"search", "material/search", "offline", "material/offline"}
_LEVELS = {Severity.ERROR: logging.WARNING, Severity.WARNING: logging.WARNING, Severity.INFO: logging.INFO}


class SelfReviewPlugin(BasePlugin[SelfReviewConfig]):  # type: ignore[no-untyped-call]
    """Generates the pages of the library and links the keepers' own pages to them."""

    site: Site
    pages: dict[str, Page]
    """Generated pages by the path of the Markdown file that each stands for."""
    study: dict[str, StudyPage]
    """Study pages by the path of their Markdown file."""
    rendering: str
    """Path of the Markdown file that is being rendered."""
    broken: list[BrokenLink]
    """Links of that file that lead nowhere."""
    guarded: bool = True
    """Whether the pages get their content security policy."""
    scripts: set[str]
    """The theme's own inline scripts, of all pages."""
    rules: Rules
    """By which the study pages are screened."""
    read: list[Entry]
    """What the study pages say, for the search."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """The preview puts a script of its own into every page, which the policy would not let run."""
        self.guarded = command != "serve"

    @event_priority(50)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add the assets, first so that a site's own win, and the Markdown extension."""
        config.extra_css[:0] = [f"{_ASSETS_URI}/{name}.css" for name in _STYLES]
        config.extra_javascript[:0] = [f"{_ASSETS_URI}/{name}.js" for name in _SCRIPTS]
        with warnings.catch_warnings(action="ignore", category=DeprecationWarning):
            given = config.user_configs  # nothing else tells what a keeper left out
        if not any("use_directory_urls" in one for one in given):
            config.use_directory_urls = False  # only addresses of files work from a folder
        if "tables" in config.markdown_extensions:
            # the policy allows no style attributes
            config.mdx_configs.setdefault("tables", {}).setdefault("use_align_attribute", True)
        for name in sorted(_SUPERSEDED & config.plugins.keys()):
            log.warning("本站有自己的检索，请从 mkdocs.yml 的 plugins 里删去 %s", name)
        self.scripts = set()
        self.broken = []
        self.read = []
        links = StudyLinks(self._resolve, lambda link: self.broken.append(link))
        config.markdown_extensions.append(links)  # type: ignore[arg-type]
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Build the library; take its raw material out of the site and put its pages in."""
        docs = Path(config.docs_dir)
        settings = Path(config.config_file_path or "mkdocs.yml")
        decode_pages(files)
        taken, unread = take_study_files(files, self.config.study)
        library, texts = self._build(docs, settings, taken)
        # with --sources the default folder is read by nobody, but its reports are as sensitive
        for name in (DEFAULT_SOURCES, self.config.sources, self.config.taxonomy, self.config.templates):
            _remove_folder(files, docs / name)
        for file in [file for file in files if file.src_uri.startswith(_UNUSED)]:
            files.remove(file)
        index = "" if config.use_directory_urls else "index.html"
        study, doubts = read_study(files, self.config.study, texts, library.taxonomy, self.rules, index)
        doubts = [*unread, *doubts]
        _log([*doubts, *expired(study, get_build_date())])
        library = replace(library, diagnostics=(*library.diagnostics, *doubts))
        templates = docs / self.config.templates
        self.site = Site(
            published(library),
            config.site_name,
            study=tuple(study),
            directory_urls=config.use_directory_urls,
            originals=self._add_originals(files, config, library, texts),
            overrides=templates if templates.is_dir() else None,
        )
        self.study = {page.path: page for page in study if not page.document}
        self.pages = {page.src_uri: page for page in render_pages(self.site)}
        _add_pages(files, config, self.pages)
        _add_assets(files, config)
        completions = completions_script(find_completions(library))
        files.append(File.generated(config, COMPLETIONS, content=completions))
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Generated and study pages belong to the tab of their folder."""
        place_below_indexes(nav, files)
        return nav

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
        for found in csp.forbidden(html):
            log.warning("%s 中有%s，打开网页时会被安全策略拦下", page.file.src_uri, found)
        generated = self.pages.get(page.file.src_uri)
        if generated:
            page.toc = TableOfContents([*page.toc, *anchor_links(generated.toc)])
            page.present_anchor_ids = (page.present_anchor_ids or set()) | generated.anchors
            return generated.render(html)
        study = self.study.get(page.file.src_uri)
        if study is None:
            return None
        self.read += study_entries(study, html)
        append_toc(page.toc, study_toc(self.site, study))
        return frame_study_page(self.site, study, html)

    @event_priority(-100)  # a script is allowed by its digest, so nothing may change it afterwards
    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Allow the theme's scripts, and none that came in with the page's text."""
        content = page.content or ""
        return self._guard(output, output.replace(content, "") if content else output)

    @event_priority(-100)
    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Guard the pages that are no documents, such as 404.html."""
        return self._guard(output_content, output_content)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the search index, and the policy of the whole site down for the web server."""
        found = (*entries_of_wordings(self.site), *entries_of_library(self.site.library, self.site.index))
        entries = (*self.read, *document_entries(self.site), *found)
        folder = Path(config.site_dir, _SEARCH_DATA)
        folder.mkdir(parents=True, exist_ok=True)
        for name, contents in build_index(entries, facet_names(self.site.library.taxonomy)):
            (folder / name).write_bytes(contents)
        if self.guarded:
            header = Path(config.site_dir, "csp-nginx.conf")
            header.write_text(csp.nginx_header(self.scripts), encoding="utf-8", newline="\n")

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

    def _guard(self, page: str, frame: str) -> str:
        """The page under a policy that allows the scripts of its frame."""
        if not self.guarded:
            return page
        scripts = csp.inline_scripts(frame)
        self.scripts |= scripts
        return csp.with_policy(page, scripts)

    def _build(
        self, docs: Path, settings: Path, study: list[tuple[Path, str]]
    ) -> tuple[Library, list[StudyText]]:
        """The library of the reports, and the study materials that are no Markdown."""
        sources, taxonomy = docs / self.config.sources, docs / self.config.taxonomy
        if not sources.is_dir():
            log.warning("找不到报告文件夹 %s，请建立这个文件夹或改正 mkdocs.yml 中的 sources", sources)
        cache = ParseCache(settings.parent)
        try:
            if settings.is_file():
                refuse_repeated(settings)
            wanted = self.config.screening
            names = NamesToMask(tuple(wanted.names), wanted.titled_names)
            knowledge = Knowledge(taxonomy if taxonomy.is_dir() else None, names)
            library = build_library(sources, knowledge, cache)
            readings = list(read_study_files(study, knowledge, cache))
            self.rules = load_rules(knowledge.taxonomy, names)
        except SelfReviewError as error:
            raise PluginError(str(error)) from error
        finally:
            cache.close()
        if cache.problem:
            log.info("%s", cache.problem)
        _log(library.diagnostics)
        items = sum(1 for report in library.reports for _ in report.items())
        left_out = f"，{len(library.near_misses)} 份不是对照检查材料，未收入" if library.near_misses else ""
        log.info("收入 %d 份报告、%d 条问题原因措施%s", len(library.reports), items, left_out)
        doubts = tuple(found for _, doubts in readings for found in doubts)
        _log(doubts)
        library = replace(library, diagnostics=(*library.diagnostics, *doubts))
        return library, [text for texts, _ in readings for text in texts]

    def _add_originals(
        self, files: Files, config: MkDocsConfig, library: Library, texts: list[StudyText]
    ) -> dict[str, str]:
        """Publish the sources where the site wants that; return their addresses."""
        if not self.config.publish_originals:
            return {}
        docs = Path(config.docs_dir)
        found = [(report.source, docs / self.config.sources) for report in library.reports]
        found += [(text.source, docs) for text in texts]
        # an original shows what the pages mask
        masked = {found.source for found in library.diagnostics if found.code in (MASKED, NAMED)}
        addresses = {}
        for source, folder in found:
            if source.path not in masked and shown(source.path, library.names) == source.path:
                addresses[source.path] = original_address(source)
                files.append(
                    File.generated(config, addresses[source.path], abs_src_path=str(folder / source.path))
                )
        return addresses

    def _resolve(self, kind: str, name: str) -> str:
        """Path of a page's Markdown file from the page that is being rendered; MkDocs makes the address."""
        address = self.site.names.address(kind, name)
        own = {page.address: page.path for page in self.study.values()}
        target = own.get(address) or address.removesuffix("index.html") + "index.md"
        return posixpath.relpath(target, posixpath.dirname(self.rendering))

    def _report_broken_links(self, page: MkDocsPage) -> None:
        if self.broken:
            lines = lines_of(page.file.content_string, self.broken)
            _log(
                Diagnostic(page.file.src_uri, line, Severity.WARNING, "link-broken", link.reason)
                for link, line in zip(self.broken, lines, strict=True)
            )


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
    for name, content in published_assets():
        address = f"{_ASSETS_URI}/{name}"
        if address not in files.src_uris:
            files.append(File.generated(config, address, content=content))


def _describe(page: MkDocsPage, generated: Page) -> None:
    """Title, description and the like, escaped: Material's templates print them as they are."""
    if generated.path:
        page.meta.setdefault("title", html.escape(generated.title))
    if generated.description:
        page.meta.setdefault("description", html.escape(generated.description))
    page.meta["hide"] = ["navigation"] if generated.toc else ["navigation", "toc"]
