"""A flowchart in a real browser: drawn without scripts and without a server, on paper, by keyboard, in the
dark and enlarged."""

from __future__ import annotations

import io
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser_site import TIMEOUT, Served, open_context, packed
from chromium import QuietHandler, served
from playwright.sync_api import Browser, Locator, Page, expect
from pypdf import PdfReader

PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1440, "height": 900}

ORIGIN = ("versie", "laatstbeoordeeld")
"""What stands on every sheet, packed."""

OUTSIDE_ITS_BOX = """() => [...document.querySelectorAll('.stroomschema .node')].filter((node) => {
    const text = node.querySelector('text').getBoundingClientRect();
    const shape = node.querySelector('.label-container').getBoundingClientRect();
    return text.left < shape.left || text.right > shape.right
        || text.top < shape.top || text.bottom > shape.bottom;
}).map((node) => node.id)"""

LOOK = """(names) => {
    const look = (element) => {
        const style = getComputedStyle(element);
        return [style.fill, style.stroke, style.strokeWidth].join(" ");
    };
    const node = (name) => document.querySelector(`.stroomschema .node[id*="-flowchart-${name}-"]`);
    return names.map((name) => [
        look(node(name).querySelector(".label-container")),
        getComputedStyle(document.querySelector(`.stappen > li[id$="-stap-${name}"]`)).backgroundColor,
    ]);
}"""
"""How the shape of each node is drawn, and on which ground its step stands in the text."""

SEEN = """() => {
    window.seen ??= [...document.querySelectorAll("article > *, .schema-beeld, .schema-stappen")]
        .filter((part) => part.checkVisibility() && part.getBoundingClientRect().height);
    return window.seen.map((part) => [part.className || part.localName, part.getBoundingClientRect().top]);
}"""
"""Where the parts stand that were in sight when this was asked first."""


@pytest.fixture(params=[0, -1], ids=["first", "last"])
def address(request: pytest.FixtureRequest, site: Served) -> str:
    """The first and the last page with a flowchart; more than two are looked at together below."""
    return site.flowcharts()[request.param]


def nodes(site: Served, address: str) -> list[dict[str, Any]]:
    """The nodes of the first flowchart on a page."""
    found: list[dict[str, Any]] = next(
        chart["knopen"] for chart in site.data["stroomschemas"] if chart["url"].startswith(address)
    )
    assert len(found) > 2
    return found


def texts(site: Served, address: str) -> list[str]:
    """The texts of all its nodes, packed."""
    return [packed(node["tekst"]) for node in nodes(site, address)]


def status(site: Served, address: str) -> str:
    """The status of the text on a page, as its line of origin says it."""
    return re.search(r"status: (\w+)", site.origin(address))[1]  # type: ignore[index]


def emergency(site: Served, address: str) -> dict[str, Any]:
    """A node that says what to do at once; the last that leads on when there is none."""
    linked = [node for node in nodes(site, address) if "#" in (node["doel"] or "")]
    return next((node for node in linked if "spoed" in node["soort"]), linked[-1])


def link_of(page: Page, node: dict[str, Any]) -> Locator:
    """The link around a node in the drawing."""
    return page.locator(".stroomschema svg").first.locator(f"a:has([id*='-flowchart-{node['id']}-'])")


@pytest.fixture
def page(chromium: Browser, site: Served, address: str) -> Iterator[Page]:
    context = open_context(chromium, site, viewport=DESKTOP)
    opened = context.new_page()
    opened.goto(site.address + address)
    yield opened
    context.close()


def test_every_flowchart_of_the_site_is_whole(chromium: Browser, site: Served) -> None:
    charts = site.data["stroomschemas"]
    assert {chart["url"].split("#")[0] for chart in charts} == set(site.flowcharts())
    context = open_context(chromium, site, viewport=DESKTOP)
    page = context.new_page()
    for address in site.flowcharts():
        page.goto(site.address + address)
        drawn = packed(" ".join(page.locator(".stroomschema svg").all_text_contents()))
        assert [text for text in texts(site, address) if text not in drawn] == []
        assert page.evaluate(OUTSIDE_ITS_BOX) == []
    context.close()


def test_without_scripts_it_is_drawn_and_its_links_work(
    chromium: Browser, site: Served, address: str
) -> None:
    context = open_context(chromium, site, viewport=DESKTOP, java_script_enabled=False)
    page = context.new_page()
    page.goto(site.address + address)
    chart = page.locator(".stroomschema svg").first
    expect(chart).to_be_visible()
    drawn = packed(chart.text_content() or "")
    for text in texts(site, address):
        assert text in drawn
    node = emergency(site, address)
    link_of(page, node).click()
    page.wait_for_url(f"**/{node['doel']}")
    expect(page.locator(":target")).to_be_visible()
    context.close()


def test_without_a_server_it_is_drawn_and_its_links_work(
    chromium: Browser, site: Served, archive: Served, address: str
) -> None:
    context = open_context(chromium, archive, viewport=DESKTOP, java_script_enabled=False)
    page = context.new_page()
    page.goto(archive.address + address.rstrip("/") + ".html")
    link_of(page, emergency(site, address)).click()
    page.wait_for_url(re.compile(r"file://.*\.html#.+"))
    assert page.locator(":target").count() == 1
    page.goto(archive.address + address.rstrip("/") + ".html")
    file = page.get_by_role("link", name="vel om op te hangen (PDF)").first.evaluate(
        "link => new URL(link.href).pathname"
    )
    assert Path(file).read_bytes().startswith(b"%PDF")
    context.close()


def test_it_prints_whole_on_one_page_with_its_origin(page: Page, site: Served, address: str) -> None:
    printed = PdfReader(io.BytesIO(page.pdf(format="A4")))
    sheets = [packed(sheet.extract_text()) for sheet in printed.pages]
    wanted = (*texts(site, address), packed(f"status: {status(site, address)}"), *ORIGIN)
    assert [all(part in sheet for part in wanted) for sheet in sheets].count(True) == 1


def test_the_file_to_download_is_a_sheet_with_its_origin(page: Page, site: Served, address: str) -> None:
    with page.expect_download() as download:
        page.get_by_role("link", name="vel om op te hangen (PDF)").first.click()
    sheet = PdfReader(download.value.path())
    sizes = {tuple(sorted(round(float(side)) for side in part.mediabox[2:])) for part in sheet.pages}
    assert sizes <= {(595, 842), (842, 1191)}
    printed = packed(" ".join(part.extract_text() for part in sheet.pages))
    for text in (*texts(site, address), packed(status(site, address)), *ORIGIN):
        assert text in printed


def test_the_picture_to_download_stands_on_its_own(chromium: Browser, page: Page, address: str) -> None:
    with page.expect_download() as download:
        page.get_by_role("link", name="afbeelding (SVG)").first.click()
    source = download.value.path().read_text(encoding="utf-8")
    loose = page.context.new_page()
    loose.set_content(source)
    background, node = loose.evaluate(
        "['.page', '.keuze > *'].map((name) => getComputedStyle(document.querySelector(name)).fill)"
    )
    assert background == "rgb(255, 255, 255)"
    assert node not in ("rgb(0, 0, 0)", background)
    assert "url(" not in source
    assert 'href="' not in source  # this site has no address of its own


@pytest.mark.parametrize("width", [360, 1440])
def test_no_text_runs_out_of_its_box(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    assert page.evaluate(OUTSIDE_ITS_BOX) == []


@pytest.mark.parametrize("media", ["screen", "print"])
def test_what_is_urgent_looks_otherwise_than_all_else(
    page: Page, site: Served, address: str, media: str
) -> None:
    """Also where it is the end of a path."""
    page.emulate_media(media=media)  # type: ignore[arg-type]
    urgent, others = (
        [node["id"] for node in nodes(site, address) if ("spoed" in node["soort"]) == wanted]
        for wanted in (True, False)
    )
    assert urgent
    marked, plain = (page.evaluate(LOOK, names) for names in (urgent, others))
    for looks in zip(zip(*marked, strict=True), zip(*plain, strict=True), strict=True):
        assert len({*looks[0]}) == 1
        assert not {*looks[0]} & {*looks[1]}


def test_on_a_desktop_most_of_the_first_screen_is_for_the_chart(page: Page) -> None:
    top = page.locator(".stroomschema").first.evaluate("frame => frame.getBoundingClientRect().top")
    assert top < DESKTOP["height"] / 2


@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_nothing_moves_while_the_page_comes_in(
    chromium: Browser, site: Served, address: str, screen: dict[str, int]
) -> None:
    """The steps, which a phone shows first, come after the chart."""
    first, mark, rest = site.source(address).partition('<div class="schema-stappen">')
    assert mark
    go_on = threading.Event()

    class HoldsBack(QuietHandler):
        """Sends the page up to its steps, and the rest when it may go on."""

        def do_GET(self) -> None:  # noqa: N802 (name given by http.server)
            if self.path != f"/{address}":
                super().do_GET()
                return
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(first.encode())
            self.wfile.flush()
            go_on.wait(TIMEOUT / 1000)
            self.wfile.write((mark + rest).encode())

    with served(site.folder, HoldsBack) as held:
        context = open_context(chromium, Served(held, site.folder), viewport=screen)
        page = context.new_page()
        page.goto(held + address, wait_until="commit")
        expect(page.locator(".stroomschema-bestanden").first).to_be_attached()
        before = page.evaluate(SEEN)
        go_on.set()
        page.wait_for_load_state("load")
        assert before
        assert page.evaluate(SEEN) == before
        context.close()


@pytest.mark.parametrize("width", [1024, 1280])
def test_a_chart_whose_beginning_is_in_sight_stays_where_it_was_drawn(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.reload()
    beginning, room, moved = page.locator(".stroomschema").first.evaluate("""frame => {
        const node = frame.querySelector(".node").getBoundingClientRect();
        return [node.right + frame.scrollLeft - frame.getBoundingClientRect().left,
                frame.clientWidth, frame.scrollLeft];
    }""")
    assert beginning < room
    assert moved == 0


def test_at_four_hundred_percent_everything_can_be_reached_by_scrolling_the_frame(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 225})  # a window of 1440 × 900 at 400 %
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    reach = page.evaluate("""() => {
        const frame = document.querySelector('.stroomschema');
        const svg = frame.querySelector('svg').getBoundingClientRect();
        return [frame.scrollWidth >= svg.width, frame.scrollHeight >= svg.height,
                getComputedStyle(frame).overflowX];
    }""")
    assert reach == [True, True, "auto"]
    assert page.evaluate(OUTSIDE_ITS_BOX) == []


def test_on_a_phone_the_text_is_legible_and_the_beginning_shows(page: Page) -> None:
    page.set_viewport_size(PHONE)
    page.reload()
    height, left, right = page.evaluate("""() => {
        const frame = document.querySelector('.stroomschema').getBoundingClientRect();
        const node = document.querySelector('.stroomschema .node').getBoundingClientRect();
        const line = document.querySelector('.stroomschema tspan');
        const scale = line.getScreenCTM().a;
        return [parseFloat(getComputedStyle(line).fontSize) * scale,
                node.left - frame.left, frame.right - node.right];
    }""")
    assert height >= 12
    assert left >= 0
    assert right >= 0


def test_on_a_phone_the_first_decision_and_its_first_answer_are_in_view(page: Page) -> None:
    page.set_viewport_size(PHONE)
    page.reload()
    decision = page.locator(".stappen > li:has(> ul > li + li)").first
    for part in (decision.locator("> a"), decision.locator("> ul > li").first):
        expect(part).to_be_in_viewport(ratio=1)


def test_the_keyboard_follows_the_path_with_a_visible_focus(page: Page) -> None:
    page.locator(".stroomschema").first.focus()
    visited = []
    for _ in range(page.locator(".stroomschema").first.locator("svg a").count()):
        page.keyboard.press("Tab")
        visited.append(page.evaluate("document.activeElement.querySelector('.node')?.id || ''"))
        stroke = page.evaluate(
            "parseFloat(getComputedStyle(document.activeElement.querySelector('.label-container')).strokeWidth)"
        )
        assert stroke >= 4
    names = [identifier.split("flowchart-")[1].rsplit("-", 1)[0] for identifier in visited]
    assert len(set(names)) == len(names)
    steps = (
        page.locator(".stappen").first.locator("> li").evaluate_all("items => items.map((item) => item.id)")
    )
    order = [step.split("-stap-")[1] for step in steps]
    assert names == [name for name in order if name in names]


def test_dark_and_light_have_their_own_colours_with_contrast(
    chromium: Browser, site: Served, address: str
) -> None:
    shades = []
    for scheme in ("light", "dark"):
        context = open_context(chromium, site, viewport=DESKTOP, color_scheme=scheme)
        page = context.new_page()
        page.goto(site.address + address)
        colours = page.evaluate("""() => [...document.querySelectorAll('.stroomschema .node')].map((node) => [
            getComputedStyle(node.querySelector('tspan')).fill,
            getComputedStyle(node.querySelector('.label-container')).fill])""")
        assert min(contrast(text, ground) for text, ground in colours) >= 4.5
        shades.append(colours)
        context.close()
    assert shades[0] != shades[1]


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by the definition of WCAG 2.2."""
    lights = []
    for colour in (one, other):
        parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        lights.append(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)
    return max(lights) / min(lights)
