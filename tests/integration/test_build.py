"""Real builds: the same findings stop a strict build, the preview goes on, and pages hold what readers
need."""

from __future__ import annotations

import base64
import gzip
import hashlib
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from guideline.changes.gates import GATES
from guideline.checks import REGISTRY, RETIRED
from guideline.checks.finished_site import FINISHED_CHECKS
from guideline.checks.registry import FAMILIES
from guideline.model.addresses import NOT_FOUND_PAGE
from guideline.pages.check_pages import KINDS_PAGE
from guideline.whole_files import content_of, record
from lxml import html
from project import TODAY, Project, copy_of_real, copy_of_small, real_day

MODULE = "docs/diagnostiek/voorbeeld.md"
CHART = "docs/diagnostiek/stroomschema-voorbeeld.md"


def page(project: Project, path: str) -> html.HtmlElement:
    return html.fromstring(project.read(f"site/{path}"))


def text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_every_page_shows_that_the_checks_ran(built_small: Project) -> None:
    for path in built_small.path("site").rglob("*.html"):
        if path.name == NOT_FOUND_PAGE:
            continue  # it stands alone
        assert "Gecontroleerd: 4 modules, 7 pagina’s, 0 bevindingen." in path.read_text(encoding="utf-8"), (
            path
        )


def test_recommendation_is_a_box_with_words_address_and_sources(built_small: Project) -> None:
    (box,) = page(built_small, "diagnostiek/voorbeeld/index.html").xpath("//*[@id='doe-dit']")
    assert "Sterke aanbeveling: doen" in text(box)
    assert "Zekerheid van het bewijs: laag" in text(box)
    assert "Doe dit." in text(box)
    assert box.xpath(".//a[@href='#doe-dit']")
    assert box.xpath(".//a[@href='#bron-bron2020']")[0].text == "1"


def test_module_shows_concept_notice_dates_and_generated_sections(built_small: Project) -> None:
    article = page(built_small, "diagnostiek/voorbeeld/index.html").xpath("//article")[0]
    shown = text(article)
    assert "Concept: niet geautoriseerd" in shown
    assert "10 januari 2026" in shown
    assert "10 januari 2027" in shown
    headings = [heading.xpath("string(text())").strip() for heading in article.iter("h2")]
    assert headings[:7] == [
        "Uitgangsvraag",
        "Aanbevelingen",
        "Overwegingen",
        "Onderbouwing",
        "Kennislacunes en open punten",
        "Verantwoording",
        "Literatuur",
    ]
    assert "Welke grens geldt: zes of zeven?" in shown


def test_citations_number_in_order_and_lead_to_the_sources(built_small: Project) -> None:
    article = page(built_small, "diagnostiek/voorbeeld/index.html").xpath("//article")[0]
    sources = article.xpath(".//ol[@class='bronnen']/li")
    assert [source.get("id") for source in sources] == ["bron-bron2020", "bron-onzeker2019"]
    assert text(sources[0]) == "Achternaam V. Titel. 2020. doi:10.1000/182"
    assert "Nog niet volledig nagelezen" in text(sources[1])
    assert sources[0].xpath(".//a/@href") == ["https://doi.org/10.1000/182"]


def test_values_are_filled_in(built_small: Project) -> None:
    assert "Maak binnen 12 uur een MRI" in text(page(built_small, "index.html"))


def test_flowchart_is_an_inline_drawing_with_links(built_small: Project) -> None:
    article = page(built_small, "diagnostiek/stroomschema-voorbeeld/index.html").xpath("//article")[0]
    (svg,) = article.xpath(".//*[local-name()='svg' and contains(@class, 'flowchart')]")
    assert svg.xpath(".//*[local-name()='a']/@href") == ["../voorbeeld/#doe-dit", "../voorbeeld/#doe-dit"]
    assert "Wacht 12 uur" in text(svg)
    assert "mermaid.min.js" not in built_small.read("site/diagnostiek/stroomschema-voorbeeld/index.html")


def test_flowchart_that_cannot_be_drawn_shows_its_text_and_asks_for_no_script(project: Project) -> None:
    project.replace(CHART, 'vraag{"Uitval?"} -->', "vraag[Uitval (ja)] -->")
    result = project.build()
    assert "S001 fout" in result.stderr
    content = project.read("site/diagnostiek/stroomschema-voorbeeld/index.html")
    assert "Dit schema kan niet worden getekend" in content
    assert "Uitval (ja)" in content
    assert 'class="mermaid' not in content
    assert "mermaid.min.js" not in content


def test_status_table_is_generated_from_the_modules(built_small: Project) -> None:
    rows = [text(row) for row in page(built_small, "index.html").xpath("//table//tr")]
    assert rows[1] == "Voorbeeld Concept NVN 10 januari 2026 10 januari 2027"
    assert "Nog in voorbereiding: 1 module" in text(page(built_small, "index.html"))


def test_a_pdf_of_the_whole_guideline_is_linked_while_it_says_what_the_pages_say(
    built_small: Project, project: Project
) -> None:
    name = "richtlijn-wervelmetastasen.pdf"
    project.write(f"dist/{name}", b"%PDF-1.7")
    content = content_of(project.root, "docs")
    record(project.path(f"dist/{name}"), content, built_small.path("site"))
    assert project.build("--strict").returncode == 0
    for path in ("index.html", "diagnostiek/voorbeeld/index.html"):
        (link,) = page(project, path).xpath(f"//footer//a[contains(@href, '{name}')]")
        assert project.path(f"site/{path}").parent.joinpath(link.get("href")).read_bytes() == b"%PDF-1.7"
        assert "PDF van 1 juni 2026, 0,1 MB" in text(link.getparent())
    project.append("docs/over/literatuur.md", "\nNieuwer.\n")
    assert project.build("--strict").returncode == 0
    assert name not in project.read("site/index.html")
    assert not project.path(f"site/{name}").exists()


def test_every_check_is_explained_behind_its_link_in_the_overview(built_small: Project) -> None:
    overview = page(built_small, "redactie/controles/index.html")
    links = overview.xpath("//article//table//a/@href")
    assert len(links) == len({**REGISTRY, **FINISHED_CHECKS, **GATES, **RETIRED})
    for link in links:
        address, _, anchor = link.partition("#")
        family = page(built_small, f"redactie/controles/{address}index.html")
        (heading,) = family.xpath(f"//article//h2[@id='{anchor}']")
        assert text(heading).startswith(f"{anchor.upper()} ")


def test_explanations_of_checks_are_listed_and_have_no_heading_twice(built_small: Project) -> None:
    pages = list(built_small.path("site/redactie/controles").glob("*/index.html"))
    assert {path.parent.name for path in pages} == {
        KINDS_PAGE,
        *(family.page for family in FAMILIES.values()),
    }
    for path in pages:
        tree = html.fromstring(path.read_text(encoding="utf-8"))
        ids = tree.xpath("//article//@id")
        assert len(ids) == len(set(ids))
        assert not tree.xpath("//article//h3")
        contents = tree.xpath("//nav[contains(@class, 'md-nav--secondary')]//a/@href")
        assert contents == [f"#{anchor}" for anchor in tree.xpath("//article//h2/@id")]


def test_explanations_of_checks_are_not_in_the_search(built_small: Project) -> None:
    parts = [part.read_text(encoding="utf-8") for part in built_small.path("site/search").glob("tekst-*.js")]
    assert parts
    assert not any("redactie/controles/verwijzingen" in part for part in parts)


def test_no_page_asks_another_computer_for_anything(built_small: Project) -> None:
    for path in built_small.path("site").rglob("*.html"):
        tree = html.fromstring(path.read_text(encoding="utf-8"))
        asked = tree.xpath(
            "//script/@src | //link[@rel='stylesheet']/@href | //img/@src"
            " | //link[contains(@rel, 'icon')]/@href | //link[contains(@rel, 'preconnect')]/@href"
        )
        assert [address for address in asked if re.match(r"(https?:)?//", address)] == []


def test_page_that_does_not_exist_is_answered_in_dutch(built_small: Project) -> None:
    assert "Deze pagina bestaat niet" in built_small.read("site/404.html")


def test_invisible_search_words_are_in_the_index(built_small: Project) -> None:
    words = [
        part.read_text(encoding="utf-8") for part in built_small.path("site/search").glob("woorden-*.js")
    ]
    assert any("proefwoord" in part for part in words)


MISTAKES = {
    "dead link": (MODULE, "Afweging.", "Lees [dit](weg.md).", f"{MODULE}:35:10 V001 fout"),
    "misspelt status": (CHART, "status: concept", "status: concpet", f"{CHART}:5:1 M011 fout"),
    "day that does not exist": (
        "docs/diagnostiek/oud.md",
        "datum: 2026-01-10",
        "datum: 2026-02-30",
        "docs/diagnostiek/oud.md:10:7 H002 fout",
    ),
    "review long overdue": (MODULE, "datum: 2026-01-10", "datum: 2020-01-10", f"{MODULE}:10:7 H009"),
    "no front matter": ("docs/over/literatuur.md", "---\n", "", "docs/over/literatuur.md:1:1 M006 fout"),
}
UNREADABLE = {
    "docs/diagnostiek/bytes.md": b"\xff\xfe\0",
    "docs/diagnostiek/leeg.md": b"",
    "docs/diagnostiek/lijst.md": b"---\ntitle: [\n---\n",
    "docs/diagnostiek/latin.md": "---\ntitle: Café\n---\n".encode("latin-1"),
}


def found_in(output: str) -> list[str]:
    """Return the findings in the sources that a build wrote, in order."""
    lines = re.findall(r"richtlijn: (docs/\S+:\d+:\d+ .*)", output)
    return sorted(line for line in lines if line.split()[1] not in FINISHED_CHECKS)


@pytest.fixture(scope="module")
def strict_build(cache: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, str]:
    """The small guideline with mistakes, and what a strict build of it says."""
    project = copy_of_small(cache, tmp_path_factory.mktemp("mistakes") / "project")
    for file, old, new, _ in MISTAKES.values():
        project.replace(file, old, new)
    result = project.build("--strict")
    assert result.returncode == 1
    return project, result.stderr


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_stops_a_strict_build_with_the_same_finding(
    strict_build: tuple[Project, str], name: str
) -> None:
    _, output = strict_build
    assert MISTAKES[name][3] in output
    assert "Traceback" not in output


def test_a_strict_build_says_what_the_check_says(strict_build: tuple[Project, str]) -> None:
    project, output = strict_build
    assert found_in(output) == sorted(map(str, project.check()))


@pytest.mark.parametrize(
    ("file", "old", "new", "code"), [(*item[:3], item[3].split()[1]) for item in MISTAKES.values()]
)
def test_each_mistake_alone_is_one_that_stops_a_build(
    project: Project, file: str, old: str, new: str, code: str
) -> None:
    project.replace(file, old, new)
    assert code in {finding.code for finding in project.check() if finding.severity.fails}


def test_unreadable_pages_never_end_in_a_traceback(project: Project) -> None:
    for name, content in UNREADABLE.items():
        project.write(name, content)
    result = project.build()
    assert result.returncode == 0, result.stderr
    for name in UNREADABLE:
        assert f"richtlijn: {name}:" in result.stderr
        assert project.path(f"site/{name.removeprefix('docs/').removesuffix('.md')}/index.html").exists()
    assert "Traceback" not in result.stderr


def test_a_notice_does_not_stop_a_strict_build(project: Project) -> None:
    result = project.build("--strict", RICHTLIJN_VANDAAG="2027-02-01")
    assert result.returncode == 0, result.stderr
    assert "H008 melding" in result.stderr


@pytest.mark.parametrize(
    ("template", "content", "expected"),
    [
        ("partials/search.html", '<div class="md-search"></div>', "de naam van het zoekvenster"),
        (
            "main.html",
            '{% extends "base.html" %}{% block hoofd %}<p>Spoed</p>{% endblock %}',
            "een blok dat het thema niet heeft: hoofd",
        ),
    ],
)
def test_a_theme_that_changed_its_markup_stops_the_build(
    project: Project, template: str, content: str, expected: str
) -> None:
    project.write(f"overrides/{template}", content)
    result = project.build()
    assert result.returncode == 1
    assert "het sjabloon past niet bij deze versie van het thema" in result.stderr
    assert expected in result.stderr
    assert "Traceback" not in result.stderr


def test_a_script_in_a_text_is_refused_and_gets_no_place_in_the_policy(project: Project) -> None:
    project.replace(MODULE, "Afweging.", "Een <script>vreemd()</script> afweging.")
    project.write("docs/los.html", "<html><body><script>vreemd()</script></body></html>")
    result = project.build("--strict")
    assert result.returncode == 1
    assert re.search(rf"{MODULE}:\d+:\d+ G001 fout: hier staat een element ‘script’", result.stderr)
    assert "docs/los.html:1:1 M033 fout" in result.stderr
    assert not project.path("site/los.html").exists()
    assert "vreemd" not in project.read("site/diagnostiek/voorbeeld/index.html")
    assert not allows(project, "vreemd()")


def test_a_script_in_a_field_is_found_shows_as_text_and_gets_no_place_in_the_policy(project: Project) -> None:
    project.replace(MODULE, "Eerste versie.", "Eerste <script>typt()</script> versie.")
    result = project.build()
    assert result.returncode == 0, result.stderr
    assert "M038 fout" in result.stderr
    article = page(project, "diagnostiek/voorbeeld/index.html").xpath("//article")[0]
    assert "Eerste <script>typt()</script> versie." in text(article)
    assert not allows(project, "typt()")


def allows(project: Project, script: str) -> bool:
    """Return whether the policy of a built site lets a browser run an inline script."""
    policy = project.read("site/_headers")
    assert "script-src 'self' 'sha256-" in policy
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() in policy


def test_what_mkdocs_itself_sees_is_a_warning_too(project: Project) -> None:
    project.replace(MODULE, "Afweging.", "Lees [dit](weg.md) en [dat](oud.md#weg).")
    result = project.build()
    own = [
        line for line in result.stderr.splitlines() if line.startswith("WARNING") and "richtlijn:" not in line
    ]
    assert len(own) == 2


@pytest.mark.parametrize("carried", [True, False], ids=["cache carried along", "cache cold"])
def test_two_builds_are_the_same_byte_for_byte(built_small: Project, project: Project, carried: bool) -> None:
    """Also at another place, in another time zone and language, with other hashes and rights."""
    if not carried:
        project.path(".cache").unlink()
    mask = os.umask(0o077)
    try:
        result = project.build(
            "--strict",
            SOURCE_DATE_EPOCH="1780272000",
            TZ="Pacific/Auckland",
            LC_ALL="C.UTF-8" if carried else "C",
            PYTHONHASHSEED="7",
        )
    finally:
        os.umask(mask)
    assert result.returncode == 0, result.stderr
    assert contents(project.path("site")) == contents(built_small.path("site"))


@pytest.mark.parametrize(
    ("built", "copy", "day"),
    [("built_small", copy_of_small, lambda: TODAY), ("built_real", copy_of_real, real_day)],
    ids=["small", "real"],
)
def test_properdocs_builds_the_same_site(
    request: pytest.FixtureRequest,
    cache: Path,
    tmp_path: Path,
    built: str,
    copy: Callable[[Path, Path], Project],
    day: Callable[[], date],
) -> None:
    """MkDocs 1.x is near the end of its life: its successor in waiting must give readers the same pages."""
    source: Project = request.getfixturevalue(built)
    project = copy(cache, tmp_path / "project")
    if source.path("pyproject.toml").exists():
        project.write("pyproject.toml", source.read("pyproject.toml"))  # it says which version this is
    result = project.build(tool="properdocs", RICHTLIJN_VANDAAG=day().isoformat())
    assert result.returncode == 0, result.stderr
    ours, theirs = contents(source.path("site")), contents(project.path("site"))
    assert sorted(ours) == sorted(theirs)
    different = [name for name in ours if without_generator(ours[name]) != without_generator(theirs[name])]
    assert different == []


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file of a site by name, but for the sitemap, which holds the day of the build."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith("sitemap.xml")
    }


def without_generator(content: bytes) -> bytes:
    """Return a file, unpacked where it is compressed, without the line in which a site generator names
    itself, and without the version of what a telephone keeps, which differs when any line does."""
    content = gzip.decompress(content) if content.startswith(b"\x1f\x8b") else content
    named = re.sub(rb'<meta[^>]*name="generator"[^>]*>', b"", content)
    return re.sub(rb'"version":"[0-9a-f]{16}"', b"", named)


@contextmanager
def preview(project: Project) -> Iterator[str]:
    """Serve the project with the live preview and yield its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {
        "PYTHONPATH": str(project.path("hooks")),
        "RICHTLIJN_VANDAAG": TODAY.isoformat(),
        "NO_MKDOCS_2_WARNING": "1",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
        cwd=project.root,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=120)


def wait_for(address: str, wanted: str, seconds: int = 600) -> str:
    """Return the page at ``address`` once it holds ``wanted``, with every space as an ordinary one."""
    deadline = time.monotonic() + seconds
    content = ""
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=60) as answer:
                content = answer.read().decode("utf-8").replace("\u00a0", " ")
        except OSError:
            content = ""
        if wanted in content:
            return content
        time.sleep(0.3)
    pytest.fail(f"{address} never showed {wanted!r}; it shows {content[-500:]!r}")


def test_preview_shows_findings_and_picks_up_other_files(project: Project) -> None:
    project.replace(MODULE, "[@bron2020]", "[@bron2002]")
    project.own("overrides")
    with preview(project) as address:
        first = wait_for(f"{address}/diagnostiek/voorbeeld/", "L001 fout")
        assert "1 op deze pagina" in first
        assert "1 in andere bestanden" not in first
        wait_for(f"{address}/", "1 in andere bestanden")
        project.replace(
            "docs/literatuur.bib",
            "@article{bron2020,",
            "@article{bron2002,\n  author = {Achternaam, W.},\n  title = {Vroeger},\n  year = {2002},\n"
            "  doi = {10.1000/200},\n  note = {geverifieerd}\n}\n@article{bron2020,",
        )
        assert "L001" not in wait_for(f"{address}/diagnostiek/voorbeeld/", "Vroeger")
        project.replace("docs/waarden.yml", "tekst: 12 uur", "tekst: 13 uur")
        wait_for(f"{address}/", "Maak binnen 13 uur")
        project.replace("docs/woordenlijst.yml", "Beelden met een magneetveld.", "Een scan met een magneet.")
        wait_for(f"{address}/", "Een scan met een magneet.")
        project.write("overrides/assets/js/weergave.js", "// anders")
        wait_for(f"{address}/assets/js/weergave.js", "// anders")
