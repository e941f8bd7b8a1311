"""The one hook of the site: MkDocs events become calls into the package ``guideline``.

Only this file imports MkDocs. Findings are logged through MkDocs' plugin logger between ``on_config`` and
``on_post_build``: only there does ``--strict`` count them.
"""

from __future__ import annotations

import json
import logging
import os
import posixpath
from collections.abc import Callable
from pathlib import Path
from typing import Any

from guideline import mermaid_engine
from guideline.anchors import slug
from guideline.export import export, schema
from guideline.findings import Finding, Severity
from guideline.finished_html import check_finished_site
from guideline.first_paint import put_first_rules_in_pages
from guideline.generated_files import CALENDAR
from guideline.generated_pages import GLOSSARY_PAGE
from guideline.model import EMERGENCY_PAGE
from guideline.rendering import GuidelineMarkdown
from guideline.review import in_words, today_from
from guideline.search_index import enrich
from guideline.security_headers import write_header_files
from guideline.site import Site
from guideline.theme_markup import name_parts
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

log = get_plugin_logger("richtlijn")

_LEVELS = {Severity.ERROR: logging.WARNING, Severity.WARNING: logging.WARNING, Severity.NOTICE: logging.INFO}


_ARCHIVE_SEARCH = "assets/js/iframe-worker.js"
"""The script that lets search work without a server; the offline plugin knows it by its name."""


class _Build:
    """What one build keeps between events; ``serving`` outlives the builds of a preview."""

    serving = False
    site: Site
    files: Files
    markdown: GuidelineMarkdown


_build = _Build()


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether this is the live preview, which shows findings on the page."""
    _build.serving = command == "serve"


@event_priority(50)  # before the offline plugin (0), which would take a script from the internet
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check the guideline, and set up its Markdown.

    Raises PluginError when there is no guideline to read.
    """
    root = Path(config.config_file_path).parent
    try:
        _build.site = Site.read(root, today_from(os.environ))
    except (FileNotFoundError, ValueError) as error:
        raise PluginError(str(error)) from None
    _build.markdown = GuidelineMarkdown()
    config.markdown_extensions.append(_build.markdown)  # type: ignore[arg-type]
    config.mdx_configs.setdefault("toc", {})["slugify"] = slug
    config.mdx_configs.setdefault("pymdownx.superfences", {})["custom_fences"] = [
        {"name": "mermaid", "class": "stroomschema", "format": _build.markdown.draw_fence}
    ]
    config.extra["controle"] = _build.site.summary
    config.extra["versie"] = _build.site.version
    config.extra["gebouwd"] = _build.site.today.isoformat()
    config.extra["gebouwd_tekst"] = in_words(_build.site.today)
    if config.plugins["material/offline"].config.enabled:
        config.extra["polyfills"] = [_ARCHIVE_SEARCH]
    for finding in _build.site.findings:
        _log(finding)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Give MkDocs the completed source of every page, and the pages that have no source file."""
    _build.files = files
    for path, source in _build.site.added_pages().items():
        files.append(File.generated(config, path, content=source))
    files.append(File.generated(config, CALENDAR, content=_build.site.calendar()))
    for path, content in _build.site.flowchart_files().items():
        files.append(File.generated(config, path, content=content))
    if _build.site.needs_mermaid:
        _add_mermaid(files, config)
    for file in files.documentation_pages():
        if file.src_uri in _build.site.pages:
            file.content_string = _build.site.source(file.src_uri)
    config.extra["adressen"] = {
        path: file.url for path in (EMERGENCY_PAGE, GLOSSARY_PAGE) if (file := files.get_file_from_path(path))
    }
    return files


def _add_mermaid(files: Files, config: MkDocsConfig) -> None:
    """Add the installed copy of Mermaid to the site, for the plugin that lets the browser draw."""
    plugin = config.plugins["mermaid2"]
    address = plugin.config["javascript"]
    files.append(File.generated(config, address, abs_src_path=str(mermaid_engine.script())))
    plugin._javascript = address  # the plugin itself accepts only a file in the docs folder, or the internet


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Tell the Markdown extension which page comes next."""
    _build.markdown.page = _build.site.rendering(page.file.src_uri, _addresses_from(page))


def _addresses_from(page: Page) -> Callable[[str], str | None]:
    """Return a function from a path to its address as seen from ``page``, None when there is no such page."""

    def address(path: str) -> str | None:
        target = _build.files.get_file_from_path(path)
        return target.url_relative_to(page.file) if target else None

    return address


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Any) -> dict[str, Any]:
    """Give the template the status of a module and, in the preview, the findings."""
    context["module"] = _build.site.module_view(page.file.src_uri, _addresses_from(page))
    if _build.serving:
        context["bevindingen_hier"], context["bevindingen_elders"] = _build.site.findings_for(
            page.file.src_uri
        )
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Give the theme's markup the names that it lacks."""
    return name_parts(output)


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """Do the same for the page that stands in for a missing one."""
    return name_parts(output)


# after the search plugin (0) has written its index, before the offline plugin (-100) wraps it
@event_priority(-50)
def _enrich_search(config: MkDocsConfig) -> None:
    file = Path(config.site_dir) / "search" / "search_index.json"
    if file.is_file():
        addresses = {page.src_uri: page.url for page in _build.files.documentation_pages()}
        index = enrich(json.loads(file.read_text(encoding="utf-8")), _build.site.guideline, addresses)
        file.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _write_data(config: MkDocsConfig) -> None:
    def address(path: str, target: str) -> str:
        page, mark, fragment = target.partition("#")
        found = _build.files.get_file_from_path(
            posixpath.normpath(posixpath.join(posixpath.dirname(path), page)) if page else path
        )
        return f"{found.url if found else page}{mark}{fragment}"

    folder = Path(config.site_dir)
    data = export(_build.site.guideline, _build.site.today, config.extra["versie"], address)
    (folder / "richtlijn.json").write_text(data.model_dump_json(indent=2) + "\n", encoding="utf-8")
    (folder / "richtlijn.schema.json").write_text(schema(), encoding="utf-8")


@event_priority(-102)  # after everything that writes HTML
def _speed_up(config: MkDocsConfig) -> None:
    if config.plugins["material/offline"].config.enabled:
        return  # files on the reader's own machine come at once
    try:
        put_first_rules_in_pages(Path(config.site_dir))
    except ValueError as error:
        raise PluginError(str(error)) from None


@event_priority(-105)  # with the scripts and styles as they are in the finished pages
def _write_headers(config: MkDocsConfig) -> None:
    write_header_files(Path(config.site_dir))


@event_priority(-110)  # last: the site as readers get it
def _check_html(config: MkDocsConfig) -> None:
    sources = {file.dest_uri: file.src_uri for file in _build.files.documentation_pages()}
    for finding in check_finished_site(Path(config.site_dir), sources, _build.site.guideline.settings):
        _log(finding)


on_post_build = CombinedEvent(_enrich_search, _write_data, _speed_up, _write_headers, _check_html)


def _log(finding: Finding) -> None:
    log.log(_LEVELS[finding.severity], "%s", finding)
