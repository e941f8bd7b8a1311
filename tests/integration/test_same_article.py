"""The checks judge the text that readers get: rendered apart, it is the same as in the finished pages."""

from __future__ import annotations

from guideline.comparison.shown import ids_in, passages_shown
from guideline.rendering.extension import GuidelineMarkdown
from guideline.rendering.layers import layered
from guideline.rendering.markdown_setup import markdown
from guideline.site import Site
from project import Project, real_day
from selectolax.lexbor import LexborHTMLParser


def test_every_page_has_the_text_that_the_checks_have_read(built_real: Project) -> None:
    site = Site.read(built_real.root, real_day())
    own = GuidelineMarkdown()
    maker = markdown(site.guideline.settings.markdown, own, site.abbreviations())
    for path in site.pages:
        own.page = site.rendering(path, lambda _path: None)
        checked = maker.reset().convert(site.source(path).split("\n---\n", 1)[1]).replace("\u00a0", " ")
        file = path.removesuffix(".md").removesuffix("index").rstrip("/")
        finished = built_real.read(f"site/{file}/index.html" if file else "site/index.html")
        finished = finished.replace("\u00a0", " ")  # what stands beside its unit
        article = LexborHTMLParser(finished).css_first("article").html or ""
        shown = passages_shown(
            layered(checked)
        )  # what belongs to a recommendation is moved to it after the checks
        wanted = [(passage.kind, passage.levels, passage.words) for passage in shown]
        got = [(passage.kind, passage.levels, passage.words) for passage in passages_shown(article)]
        assert any(got[start : start + len(wanted)] == wanted for start in range(len(got))), path
        assert ids_in(checked) <= ids_in(article), path
        assert site.guideline.articles[path].ids == ids_in(checked), path
