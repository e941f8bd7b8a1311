"""Compare how fast this site and a plain Material site with the same content show a page.

Both are opened in Chromium as on a desktop and as on a phone, with its processor slowed down four times, on a
link like slow 3G (400 ms, 400 kbit/s down): compressed bytes, milliseconds until the first content, and how
much the layout shifts (Core Web Vitals); then how long the first result of a search takes after the first
key, what a first view asks for, and how large the site is.
"""

from __future__ import annotations

import gzip
import re
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from chromium import QuietHandler, running, served
from playwright.sync_api import Browser, BrowserContext, Page
from site_build import build_site

ROUNDS = 3
SLOWDOWN = 4
LINK = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}

SCREENS: dict[str, dict[str, Any]] = {
    "scherm": {"viewport": {"width": 1280, "height": 800}},
    "telefoon": {
        "viewport": {"width": 360, "height": 740},
        "device_scale_factor": 3,
        "is_mobile": True,
        "has_touch": True,
    },
}

PAGES = (
    "",
    "spoed/",
    "therapie/corticosteroiden/",
    "diagnostiek/stroomschema-diagnostiek/",
    "patienten/wanneer-bellen/",
)

PAINT = """() => new Promise((done) => {
    let shift = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
        if (!entry.hadRecentInput) shift += entry.value;
    })).observe({type: 'layout-shift', buffered: true});
    setTimeout(() => {
        const paint = performance.getEntriesByName('first-contentful-paint')[0];
        done([paint ? paint.startTime : NaN, shift]);
    }, 1500);
})"""


class Compressing(QuietHandler):
    """Serves files compressed, as a real server does."""

    def do_GET(self) -> None:  # noqa: N802 (name given by http.server)
        """Answer with the file, compressed."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        content = gzip.compress(path.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


def plain_project(folder: Path, finished: Path) -> None:
    """Write a project for an unchanged Material theme whose pages hold the finished text of this site's
    pages."""
    for path in finished.rglob("index.html"):
        page = path.read_text(encoding="utf-8")
        article = re.search(r"<article[^>]*>(.*)</article>", page, re.DOTALL)
        if article:
            target = folder / "docs" / path.relative_to(finished).with_suffix(".md")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(f"<div>{article[1]}</div>\n", encoding="utf-8")
    settings = "site_name: Proef\ntheme: {name: material, language: nl, font: false}\nplugins: [search]\n"
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")


def measure(chromium: Browser, address: str, screen: dict[str, Any]) -> tuple[float, float, int]:
    """Return the median milliseconds until the first content, the largest layout shift, and the bytes sent,
    on a screen with these properties."""
    paints, shifts, sent = [], [], 0
    for _ in range(ROUNDS):
        context = chromium.new_context(**screen)
        page = slow_page(context)
        session = context.new_cdp_session(page)
        bytes_by_request: dict[str, Any] = {}
        session.on(
            "Network.loadingFinished",
            lambda event, seen=bytes_by_request: seen.update(
                {event["requestId"]: event["encodedDataLength"]}
            ),
        )
        session.send("Network.enable")
        page.goto(address, wait_until="load")
        paint, shift = page.evaluate(PAINT)
        paints.append(paint)
        shifts.append(shift)
        sent = int(sum(bytes_by_request.values()))
        context.close()
    return statistics.median(paints), max(shifts), sent


SEARCH = "dexamethason"
"""A word that is typed to see how long the first result takes."""


def slow_page(context: BrowserContext) -> Page:
    """Return a page on the slow link, with a slow processor."""
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", LINK)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    return page


def first_result(chromium: Browser, address: str) -> float:
    """Return the median milliseconds from the first key in the search field of a page that was loaded until
    the first result shows."""
    times = []
    for _ in range(ROUNDS):
        context = chromium.new_context(**SCREENS["scherm"])
        page = slow_page(context)
        page.goto(address, wait_until="networkidle")
        page.locator("[data-md-component=search-query]").focus()
        start = time.monotonic()
        page.keyboard.type(SEARCH)
        page.locator(".md-search-result__link").first.wait_for()
        times.append((time.monotonic() - start) * 1000)
        context.close()
    return statistics.median(times)


def first_view(chromium: Browser, address: str, folder: Path) -> tuple[int, int]:
    """Return how many files a first view of the start page asks for, and their bytes before compression."""
    context = chromium.new_context(**SCREENS["scherm"])
    page = context.new_page()
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(urlsplit(request.url).path.lstrip("/") or "index.html"))
    page.goto(address, wait_until="networkidle")
    context.close()
    return len(asked), sum((folder / name).stat().st_size for name in asked if (folder / name).is_file())


def line(page: str, own: tuple[float, float, int], plain: tuple[float, float, int]) -> str:
    """Return what was measured for a page of this site and of the plain one, with the ratios."""
    (paint, shift, size), (plain_paint, plain_shift, plain_size) = own, plain
    return (
        f"{page}: eerste inhoud {paint:.0f} ms (kaal Material {plain_paint:.0f}, verhouding"
        f" {paint / plain_paint:.2f}), verschuiving {shift:.3f} ({plain_shift:.3f}), {size / 1000:.0f} kB"
        f" ({plain_size / 1000:.0f}, verhouding {size / plain_size:.2f})"
    )


def main() -> int:
    """Print a line for each page and screen; return 0, or the exit code of a build."""
    with running() as chromium, tempfile.TemporaryDirectory() as name:
        own, source, theme = (Path(name) / part for part in ("own", "plain", "theme"))
        if code := build_site(own):
            return code
        source.mkdir()
        plain_project(source, own)
        if code := build_site(theme, source):
            return code
        with served(own, Compressing) as own_address, served(theme, Compressing) as plain_address:
            for page in PAGES:
                for title, screen in SCREENS.items():
                    results = (
                        measure(chromium, address + page, screen) for address in (own_address, plain_address)
                    )
                    print(line(f"{page or 'startpagina'} ({title})", *results), flush=True)
            own_time, plain_time = (first_result(chromium, place) for place in (own_address, plain_address))
            files, size = first_view(chromium, own_address, own)
        whole = sum(path.stat().st_size for path in own.rglob("*") if path.is_file())
        print(
            f"eerste resultaat na de eerste toets: {own_time:.0f} ms (kaal Material {plain_time:.0f},"
            f" verhouding {own_time / plain_time:.2f})\neerste beeld: {files} bestanden, {size / 1000:.0f} kB"
            f" zonder compressie; de hele site {whole / 1_000_000:.1f} MB"
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
