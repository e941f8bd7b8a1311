"""Compare how fast this site and a plain Material site with the same content show a page.

Both are opened in Chromium with its processor slowed down four times, on a link like slow 3G (400 ms, 400
kbit/s down): compressed bytes, milliseconds until the first content, and how much the layout shifts (Core Web
Vitals).
"""

from __future__ import annotations

import functools
import gzip
import http.server
import re
import statistics
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any

import browser as browser_provider
from browser_site import QuietHandler
from playwright.sync_api import Browser, sync_playwright
from site_build import build_site

ROUNDS = 3
SLOWDOWN = 4
LINK = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}

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


def serve(folder: Path) -> http.server.ThreadingHTTPServer:
    """Serve a folder in the background."""
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Compressing, directory=str(folder))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def measure(chromium: Browser, address: str) -> tuple[float, float, int]:
    """Return the median milliseconds until the first content, the largest layout shift, and the bytes
    sent."""
    paints, shifts, sent = [], [], 0
    for _ in range(ROUNDS):
        context = chromium.new_context(viewport={"width": 1280, "height": 800})
        page = context.new_page()
        session = context.new_cdp_session(page)
        bytes_by_request: dict[str, Any] = {}
        session.on(
            "Network.loadingFinished",
            lambda event, seen=bytes_by_request: seen.update(
                {event["requestId"]: event["encodedDataLength"]}
            ),
        )
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", LINK)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
        page.goto(address, wait_until="load")
        paint, shift = page.evaluate(PAINT)
        paints.append(paint)
        shifts.append(shift)
        sent = int(sum(bytes_by_request.values()))
        context.close()
    return statistics.median(paints), max(shifts), sent


def main() -> int:
    """Print a line for each page with both sites and their ratio; return 1 when there is no browser."""
    path = browser_provider.installed()
    if path is None:
        print(browser_provider.REMEDY, file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        own, plain = Path(name) / "own", Path(name) / "plain"
        if code := build_site(own):
            return code
        plain.mkdir()
        plain_project(plain, own)
        if code := build_site(Path(name) / "theme", plain):
            return code
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        servers = [serve(own), serve(Path(name) / "theme")]
        for page in PAGES:
            results = [
                measure(chromium, f"http://127.0.0.1:{server.server_port}/{page}") for server in servers
            ]
            (paint, shift, size), (plain_paint, plain_shift, plain_size) = results
            print(
                f"{page or 'startpagina'}: eerste inhoud {paint:.0f} ms (kaal Material"
                f" {plain_paint:.0f}, verhouding {paint / plain_paint:.2f}), verschuiving {shift:.3f}"
                f" ({plain_shift:.3f}), {size / 1000:.0f} kB ({plain_size / 1000:.0f}, verhouding"
                f" {size / plain_size:.2f})"
            )
        chromium.close()
        for server in servers:
            server.shutdown()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
