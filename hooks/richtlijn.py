"""The one hook of the site: MkDocs events become calls into the package ``guideline``.

Only this file imports MkDocs. Findings are logged through MkDocs' plugin logger between ``on_config`` and
``on_post_build``: only there does ``--strict`` count them.
"""

from __future__ import annotations

import json
import logging
import os
import posixpath
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from guideline.checks.finished_site import SiteCheck
from guideline.exports.search_index import enrich
from guideline.exports.search_parts import WORDS_SCRIPT, as_script, parts, without_entries
from guideline.finishing.finished_page import NOT_SHOWN, finished_pages
from guideline.finishing.first_paint import FirstView
from guideline.finishing.inline_code import OwnCode, exact_script, template_scripts, template_styles
from guideline.finishing.kept_together import keep_together, spaces_to_keep
from guideline.finishing.offline import WORKER, Emergency, worker
from guideline.finishing.precompressed import write_compressed
from guideline.finishing.server_files import write_server_files
from guideline.finishing.shipped_files import (
    SITE_SCRIPT,
    in_one,
    join_search,
    lean,
    leave_out,
    tell_of_site,
)
from guideline.finishing.theme_markup import ThemeMismatchError, check_blocks, complete_page
from guideline.flowcharts import engine
from guideline.model.addresses import (
    CALENDAR,
    FEED,
    NOT_FOUND_PAGE,
    START_PAGE,
)
from guideline.model.findings import Finding, Severity
from guideline.model.measures import WITH_A_NUMBER
from guideline.model.page import Page as GuidelinePage
from guideline.model.review import in_words, today_from
from guideline.model.roles import within
from guideline.model.showable import showable_lines
from guideline.pages.chapter_sheet import SHEET_TEMPLATE, chapter_pages, sheet
from guideline.pages.menus import (
    chapter_menus,
    first_folder,
    first_pages,
    folded_menu,
    folded_pages,
    is_for_editors,
    short_menu,
)
from guideline.pages.missing import known_pages
from guideline.pages.one_document import part_anchor
from guideline.pages.search_button import SEARCH_HINT
from guideline.rendering.extension import GuidelineMarkdown
from guideline.rendering.gate import faults_in_page, judge_of_links
from guideline.rendering.markdown_setup import with_guideline
from guideline.site import Site
from guideline.whole_files import whole_files
from mermaid2 import pyjs
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Link, Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url, normalize_url

log = get_plugin_logger("richtlijn")

_LEVELS = {Severity.ERROR: logging.WARNING, Severity.WARNING: logging.WARNING, Severity.NOTICE: logging.INFO}


_KEPT_SPACES = spaces_to_keep(WITH_A_NUMBER)

_ARCHIVE_SEARCH = "assets/js/iframe-worker.js"
"""The script that lets search work without a server; the offline plugin knows it by its name."""


@dataclass
class _Build:
    """One build, made when its settings are read; the later events add what they come to know."""

    site: Site
    markdown: GuidelineMarkdown
    files: Files = field(default_factory=lambda: Files([]))
    nav: Navigation | None = None
    editors_nav: Navigation | None = None
    scripts: list[str] = field(default_factory=list)
    aside: set[str] = field(default_factory=set)


_build: _Build
"""The build that is under way: MkDocs hands its events to functions of this module, one after another."""

_serving = False
"""Whether this is the live preview, which shows findings on the page; it makes many builds."""


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether this is the live preview, and keep the log readable."""
    global _serving
    _serving = command == "serve"
    for handler in logging.getLogger(log.logger.name.partition(".")[0]).handlers:
        handler.addFilter(_showable_record)


def _showable_record(record: logging.LogRecord) -> bool:
    """Make a message of the log harmless: it may hold the name of a file, or what others typed."""
    record.msg, record.args = showable_lines(record.getMessage()), None
    return True


@event_priority(50)  # before the offline plugin (0), which would take a script from the internet
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check the guideline, and set up its Markdown.

    Raises PluginError when there is no guideline to read.
    """
    global _build
    root = Path(config.config_file_path).parent
    try:
        _build = _Build(Site.read(root, today_from(os.environ)), GuidelineMarkdown())
    except (FileNotFoundError, ValueError) as error:
        raise PluginError(str(error)) from None
    config.markdown_extensions.append(_build.markdown)  # type: ignore[arg-type]
    with_guideline(config.mdx_configs, _build.markdown, _build.site.abbreviations())
    config.extra["controle"] = _build.site.summary
    config.extra["versie"] = _build.site.version
    config.extra["gebouwd"] = _build.site.today.isoformat()
    config.extra["gebouwd_tekst"] = in_words(_build.site.today)
    if _is_archive(config):
        config.extra["polyfills"] = [_ARCHIVE_SEARCH]
    _join_scripts(config)
    for finding in _build.site.findings:
        _log(finding)
    if _build.site.guideline.leads_out:
        raise PluginError(
            "In docs staat een map die een koppeling is naar elders, of te diep staat: verwijder haar eerst."
        )
    return config


def _join_scripts(config: MkDocsConfig) -> None:
    """Let the pages ask for the scripts in the settings as one file."""
    _build.scripts = [str(getattr(script, "path", script)) for script in config.extra_javascript]
    config.extra_javascript = [SITE_SCRIPT]


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Give MkDocs the completed source of every page, and the pages that have no source file; take away what
    is no content.

    Raises PluginError when a page that the site makes takes too much.
    """
    _build.files = files
    for file in list(files):
        if file.src_dir == config.docs_dir and not _build.site.holds(file.src_uri):
            files.remove(file)
    try:
        added = _build.site.added_pages()
    except ValueError as error:
        raise PluginError(str(error)) from None
    for path, source in added.items():
        files.append(File.generated(config, path, content=source))
    for path, source in _build.site.folder_pages().items():
        files.append(File.generated(config, path, content=source, inclusion=InclusionLevel.NOT_IN_NAV))
    files.append(File.generated(config, CALENDAR, content=_build.site.calendar()))
    files.append(File.generated(config, SITE_SCRIPT, content=_site_script(config)))
    files.append(File.generated(config, FEED, content=_build.site.feed()))
    for path, data in _build.site.flowchart_files().items():
        files.append(File.generated(config, path, content=data))
    for path, text in _build.site.data(_place).items():
        files.append(File.generated(config, path, content=text))
    _add_redirects(files, config)
    _add_whole_files(files, config)
    if _build.site.needs_mermaid:
        _add_mermaid(files, config)
    for file in files.documentation_pages():
        if file.src_uri in _build.site.pages:
            file.content_string = _build.site.source(file.src_uri)
    roles = _build.site.guideline.roles
    led_to = {
        "spoed": roles.emergency,
        "woordenlijst": roles.glossary,
        "redactie": within(roles.editors, START_PAGE) if roles.editors else "",
    }
    config.extra["adressen"] = {
        name: file.url for name, path in led_to.items() if path and (file := files.get_file_from_path(path))
    }
    config.extra["spoedknop"] = _build.site.guideline.settings.emergency_button
    return files


def _site_script(config: MkDocsConfig) -> str:
    """Return the scripts in the settings as one.

    Raises PluginError for one that is not there.
    """
    folders = [Path(folder) for folder in config.theme.dirs]
    found: list[tuple[str, str]] = []
    for name in _build.scripts:
        path = next((place for folder in folders if (place := folder / name).is_file()), None)
        if path is None:
            raise PluginError(f"mkdocs.yml: het script ‘{name}’ bij extra_javascript bestaat niet")
        found.append((name, path.read_text(encoding="utf-8")))
    return in_one(found)


def _add_redirects(files: Files, config: MkDocsConfig) -> None:
    """Add a page in the place of every page that is gone."""
    ending = "/index.html" if config.use_directory_urls else ".html"

    def place(path: str) -> str:
        bare = path.removesuffix(".md")
        return f"{bare}.html" if posixpath.basename(bare) == "index" else f"{bare}{ending}"

    def address(old: str, target: str) -> str:
        path, mark, fragment = target.partition("#")
        found = files.get_file_from_path(path)
        return f"{get_relative_url(found.url if found else path, place(old))}{mark}{fragment}"

    for path, content in _build.site.redirects(address).items():
        files.append(File.generated(config, place(path), content=content))


def _add_whole_files(files: Files, config: MkDocsConfig) -> None:
    """Take along the PDF and the archive of the whole guideline that say what its pages say; the archive
    itself takes neither."""
    settings = _build.site.guideline.settings
    root = Path(config.config_file_path).parent
    found = [] if _is_archive(config) else [*whole_files(root, settings.docs_dir, settings.file_name)]
    for file in found:
        files.append(File.generated(config, file.path.name, abs_src_path=str(file.path)))
    config.extra["gehele_richtlijn"] = [
        {
            "adres": file.path.name,
            "soort": file.kind,
            "versie": file.version,
            "dag": in_words(file.day),
            "grootte": f"{max(file.size / 1_000_000, 0.1):.1f} MB".replace(".", ","),
        }
        for file in found
    ]


def _add_mermaid(files: Files, config: MkDocsConfig) -> None:
    """Add the installed copy of Mermaid to the site, for the plugin that lets the browser draw."""
    plugin = config.plugins["mermaid2"]
    address = plugin.config["javascript"]
    files.append(File.generated(config, address, abs_src_path=str(engine.script())))
    plugin._javascript = address  # the plugin itself accepts only a file in the docs folder, or the internet


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Keep two menus: that of the pages for editors, and that of all others, in which those do not stand; and
    note which pages stand aside: those that are in no menu, and those for editors."""
    editors = _build.site.guideline.roles.editors
    _build.editors_nav = nav
    _build.nav = copy(nav)
    _build.nav.items = [item for item in nav.items if not is_for_editors(item, editors)]
    in_menu = {page.file.src_uri for page in nav.pages}
    _build.aside = {
        file.src_uri
        for file in files.documentation_pages()
        if file.src_uri not in in_menu or (editors and first_folder(file.src_uri) == editors)
    }
    for page in nav.pages:
        following = page.next_page
        if following and is_for_editors(following, editors) and not is_for_editors(page, editors):
            page.next_page = None


def _menu_for(page: Page) -> Navigation | None:
    """Return the menu of a page: the chapters, with the pages of its own. In that of a page that stands aside
    the other chapters are links; in another they open, and the script of the site has their pages."""
    menu = _build.editors_nav if is_for_editors(page, _build.site.guideline.roles.editors) else _build.nav
    if menu is None:
        return None
    path = page.file.src_uri
    made = copy(menu)
    made.items = (short_menu if path in _build.aside else folded_menu)(menu.items, path, Link)
    return made


def on_env(env: Any, config: MkDocsConfig, files: Files) -> None:
    """See that the theme has a place for everything in the templates of this site.

    Raises PluginError when it has not.
    """
    theme = set(env.get_template("base.html").blocks)
    with _theme_must_fit():
        for name in ("main.html", SHEET_TEMPLATE):
            check_blocks(f"overrides/{name}", set(env.get_template(name).blocks), theme)


@contextmanager
def _theme_must_fit() -> Iterator[None]:
    """Stop the build when the theme has no place for what this site adds to it."""
    try:
        yield
    except ThemeMismatchError as error:
        raise PluginError(str(error)) from None


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Tell the Markdown extension which page comes next."""
    _build.markdown.page = _build.site.rendering(page.file.src_uri, _addresses_from(page))


def _addresses_from(page: Page) -> Callable[[str], str | None]:
    """Return a function from a path to its address as seen from ``page``, None when there is no such page."""

    def address(path: str) -> str | None:
        target = _build.files.get_file_from_path(path)
        return target.url_relative_to(page.file) if target else None

    return address


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Let only what may be published through."""
    published, findings = _build.site.published(page.file.src_uri, html)
    for finding in findings:
        _log(finding)
    return published


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Any) -> dict[str, Any]:
    """Give the template the status of a module and, in the preview, the findings."""
    context["module"] = _build.site.module_view(page.file.src_uri, _addresses_from(page))
    context["herkomst"] = _build.site.imprint(page.file.src_uri, _plain_title(page))
    context["vel"] = _sheet(page)
    context["nav"] = _menu_for(page)
    if _serving:
        context["bevindingen_hier"], context["bevindingen_elders"] = _build.site.findings_for(
            page.file.src_uri
        )
    return context


def _plain_title(page: Page) -> str:
    """Return the title of a page as text; in its front matter it is escaped for the theme."""
    return unescape(str(page.title or ""))


def _sheet(page: Page) -> dict[str, Any] | None:
    """Return what the template shows on the sheet of a chapter, None for other pages."""
    address = _addresses_from(page)
    texts: dict[str, Page] = {}
    charts = []
    for part in chapter_pages(page.file.src_uri, _build.site.guideline):
        file = _build.files.get_file_from_path(part.path)
        if part.diagrams:
            charts.append({"titel": part.title, "adres": address(part.path)})
        elif file and file.page:
            texts[file.page.url] = file.page
    if not texts:
        return None
    made = sheet({url: text.content or "" for url, text in texts.items()})
    parts = [
        {
            "anker": part_anchor(url),
            "titel": text.title,
            "module": _build.site.module_view(text.file.src_uri, address),
            "herkomst": _build.site.imprint(text.file.src_uri, _plain_title(text)),
            "inhoud": made.contents[url],
        }
        for url, text in texts.items()
    ]
    chapter = posixpath.join(posixpath.dirname(page.file.src_uri), START_PAGE)
    back = address(chapter) or address(START_PAGE)
    return {"delen": parts, "schemas": charts, "bronnen": made.sources, "terug": back}


@event_priority(50)  # before the plugins (0), whose scripts are complete
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Give the theme's markup what it lacks, and mark what is English.

    Raises PluginError when this version of the theme has no place for it.
    """
    if page.meta.get("template") != SHEET_TEMPLATE:
        settings = _build.site.guideline.settings
        address = _addresses_from(page)(settings.roles.emergency)
        emergency = (address, settings.emergency_button) if address is not None else None
        with _theme_must_fit():
            menu = _menu_for(page)
            menus = dict(chapter_menus(menu.items)) if menu else {}
            output = complete_page(output, emergency, menus, SEARCH_HINT)
    return _english_marked(lean(keep_together(output, _KEPT_SPACES)), page.file.src_uri)


def _english_marked(output: str, path: str) -> str:
    """Mark what is English; raise PluginError when that takes too much."""
    try:
        return _build.site.english_marked(output)
    except ValueError as error:
        raise PluginError(f"{path}: {error}") from None


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """Give the page that stands in for a missing one the pages there are, so that it can say what was
    meant."""
    if template_name == NOT_FOUND_PAGE:
        pages = {page.src_uri: page.url for page in _build.files.documentation_pages()}
        context["weg"] = {"paginas": known_pages(_build.site.guideline, pages)}
    return context


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """Mark what is English in that page."""
    return _english_marked(output, template_name) if template_name == NOT_FOUND_PAGE else output


# after the search plugin (0) has written its index, before the offline plugin (-100) wraps it
@event_priority(-50)
def _enrich_search(config: MkDocsConfig) -> None:
    folder = Path(config.site_dir)
    file = folder / "search" / "search_index.json"
    if file.is_file():
        addresses = {page.src_uri: page.url for page in _build.files.documentation_pages()}
        index = enrich(json.loads(file.read_bytes()), _build.site.guideline, addresses)
        file.write_text(json.dumps(without_entries(index)), encoding="utf-8")
        theme = next(Path(name) for name in config.theme.dirs if (Path(name) / WORDS_SCRIPT).is_file())
        try:
            found = dict(parts(index, theme, _build.site.guideline.roles.patients))
        except ValueError as error:
            raise PluginError(str(error)) from None
        for name, part in found.items():
            (file.parent / f"{name}.js").write_text(as_script(name, part), encoding="utf-8", newline="\n")


def _is_archive(config: MkDocsConfig) -> bool:
    """Return whether a folder is made that works without a server."""
    enabled: bool = config.plugins["material/offline"].config.enabled
    return enabled


def _place(path: str, target: str) -> str:
    """Return the address, from the root of the site, of ``target`` as typed on the page at ``path``."""
    page, mark, fragment = target.partition("#")
    found = _build.files.get_file_from_path(
        posixpath.normpath(posixpath.join(posixpath.dirname(path), page)) if page else path
    )
    return f"{found.url if found else page}{mark}{fragment}"


def _write_texts(config: MkDocsConfig) -> None:
    """Write pages as text beside them; here, as MkDocs would take such a file for a page."""
    for path, text in _build.site.page_texts(_place).items():
        place = Path(config.site_dir) / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8", newline="\n")


def _ship(config: MkDocsConfig) -> None:
    """Bring together the scripts of the search, give that of the site what it knows of the whole site, and
    leave out what no reader fetches."""
    folder = Path(config.site_dir)
    join_search(folder)
    tell_of_site(folder, _known_of_site(config))
    leave_out(folder)


def _known_of_site(config: MkDocsConfig) -> dict[str, Any]:
    """Return what the scripts in the pages know of the whole site: the first page of each chapter, the pages
    that are folded away in the menu, and the glossary if there is one; addresses from the root."""
    return {
        "rubrieken": first_pages(_build.nav.items if _build.nav else []),
        "onderdelen": folded_pages(_build.editors_nav.items if _build.editors_nav else []),
        "woordenlijst": config.extra["adressen"].get("woordenlijst"),
    }


@event_priority(-110)  # last: the site as readers get it
def _finish(config: MkDocsConfig) -> None:
    """Look at each finished page once; then speed up the first view, write the headers and log what is wrong.

    Raises PluginError when the style sheets cannot be made one.
    """
    folder = Path(config.site_dir)
    sources = {file.dest_uri: file.src_uri for file in _build.files.documentation_pages()}
    guideline = _build.site.guideline
    link_fault = judge_of_links(guideline.leads_to, own=config.site_url or "")
    check = SiteCheck(folder, sources, guideline.settings, _build.site.line)
    view = FirstView(folder, _build.site.cache.get)
    urgent = {page.path for page in guideline.pages if _is_opened_in_a_hurry(page)}
    scripts: set[str] = set()
    styles: set[str] = set()
    for page in finished_pages(folder, _own_code(config)):
        if page.path in sources:  # others are the theme's, or lead on
            page.foreign += [fault.what for fault in faults_in_page(page.html, link_fault)]
        check.look_at(page)
        if page.foreign:
            (folder / page.path).write_text(NOT_SHOWN, encoding="utf-8")
            continue
        view.look_at(page, waits=sources.get(page.path) not in urgent)
        scripts.update(page.scripts)
        styles.update(page.styles)
    all_styles = [*styles, *_first_view(config, view)]
    _write_worker(folder, {source: place for place, source in sources.items()}, config)
    if not (_serving or _is_archive(config)):
        write_compressed(folder)
    embedder = guideline.settings.embedder
    write_server_files(folder, scripts, all_styles, not_found=_not_found(config), embedder=embedder)
    for finding in check.findings():
        _log(finding)


def _is_opened_in_a_hurry(page: GuidelinePage) -> bool:
    """Return whether readers come at a page from outside, and cannot wait: by a link in a letter or at the
    bedside."""
    return page.is_urgent or bool(page.diagrams)


def _write_worker(folder: Path, places: dict[str, str], config: MkDocsConfig) -> None:
    """Write what keeps the site on a telephone; ``places`` gives the file of each page by its path."""
    if _is_archive(config):
        return  # what is opened as a file is on the reader's own machine
    guideline, settings = _build.site.guideline, _build.site.guideline.settings
    roles = settings.roles
    charts = [page.path for page in guideline.pages if page.diagrams]
    situations = [roles.situation(item.id) for item in guideline.situations]
    paths = [*charts, *situations, START_PAGE, roles.when_to_call]
    urgent = [places[path] for path in paths if path in places]
    place = places.get(roles.emergency)
    emergency = Emergency(place, settings.emergency_button) if place else None
    code = worker(folder, urgent, settings.keeps_offline, emergency, roles.editors)
    (folder / WORKER).write_text(code, encoding="utf-8")


def _first_view(config: MkDocsConfig, view: FirstView) -> list[str]:
    """Put the rules of first view in the pages and return them, if there are any."""
    if _is_archive(config):
        return []  # files on the reader's own machine come at once
    try:
        rules = view.put_in_pages()
        view.leave_out_parts()
        return [rules] if rules else []
    except ValueError as error:
        raise PluginError(str(error)) from None


def _own_code(config: MkDocsConfig) -> OwnCode:
    """Return what the theme and the plugins have put in the pages."""
    diagrams = exact_script(f"mermaid.initialize({pyjs.dumps(config.plugins['mermaid2'].mermaid_args)});")
    folders = [*map(Path, config.theme.dirs)]
    return OwnCode((*template_scripts(folders), diagrams), template_styles(folders))


def _not_found(config: MkDocsConfig) -> str:
    """Return the address, from the root of its server, of the page that stands in for a missing one."""
    return normalize_url(NOT_FOUND_PAGE, base=urlsplit(config.site_url or "/").path)


on_post_build = CombinedEvent(_enrich_search, _write_texts, _ship, _finish)


def _log(finding: Finding) -> None:
    log.log(_LEVELS[finding.severity] if finding.stops else logging.INFO, "%s", finding)
