"""Compare the two ways to show a flowchart: drawn at build (as the site does) and drawn in the browser.

Per flowchart of the guideline, on one page each, in a Chromium with its processor slowed down four times:
bytes a reader loads, milliseconds until the chart is visible, and the width of the labels against the room
that was reserved for them.
"""

from __future__ import annotations

import gzip
import statistics
import sys
import tempfile
from datetime import date
from pathlib import Path

from chromium import running
from guideline.flowcharts.engine import script
from guideline.flowcharts.graph import Flowchart
from guideline.site import Site
from playwright.sync_api import Browser

ROUNDS = 5
SLOWDOWN = 4

HEAD = '<!doctype html><html lang="nl"><meta charset="utf-8"><title>Proef</title>'

VISIBLE = """() => new Promise((done) => {
    const look = () => {
        const node = document.querySelector('svg .node');
        const shown = node && node.getBoundingClientRect().width > 0;
        if (shown) requestAnimationFrame(() => done(performance.now()));
        else setTimeout(look, 1);
    };
    look();
})"""

ROOM = """() => Math.max(...[...document.querySelectorAll('svg .node')].map((node) =>
    node.querySelector('text, foreignObject span').getBoundingClientRect().width
    / node.querySelector('.label-container').getBoundingClientRect().width))"""


def measure(chromium: Browser, page_file: Path) -> tuple[float, float]:
    """Return the median milliseconds until the chart shows, and the fullest label as a share of its shape."""
    times = []
    room = 0.0
    for _ in range(ROUNDS):
        context = chromium.new_context()
        page = context.new_page()
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
        page.goto(page_file.as_uri(), wait_until="commit")
        times.append(page.evaluate(VISIBLE))
        room = page.evaluate(ROOM)
        context.close()
    return statistics.median(times), room


def compressed(*parts: bytes) -> int:
    """Return how many bytes a server sends for these parts."""
    return sum(len(gzip.compress(part)) for part in parts)


def main() -> int:
    """Print a line for each flowchart and way."""
    root = Path(__file__).parent.parent
    site = Site.read(root, date.today())
    style = (root / "hooks" / "guideline" / "flowchart_file.css").read_text(encoding="utf-8")
    texts = site.guideline.value_texts
    with running() as chromium, tempfile.TemporaryDirectory() as folder:
        mermaid = Path(folder) / "mermaid.js"
        mermaid.write_bytes(script().read_bytes())
        for name, drawings in site.guideline.drawings.items():
            for diagram, drawing in zip(site.pages[name].diagrams, drawings, strict=True):
                if not isinstance(drawing, Flowchart):
                    continue
                source = diagram.source
                for value, text in texts.items():
                    source = source.replace(f"{{waarde:{value}}}", text)
                built = Path(folder) / "built.html"
                built.write_text(f"{HEAD}<style>{style}</style>{drawing.svg}", encoding="utf-8")
                drawn = Path(folder) / "drawn.html"
                drawn.write_text(
                    f'{HEAD}<pre class="mermaid">{source.replace("<", "&lt;")}</pre>'
                    '<script src="mermaid.js"></script>'
                    "<script>mermaid.initialize({startOnLoad: true})</script>",
                    encoding="utf-8",
                )
                results = {
                    "bij het bouwen": (*measure(chromium, built), compressed(built.read_bytes())),
                    "in de browser": (
                        *measure(chromium, drawn),
                        compressed(drawn.read_bytes(), mermaid.read_bytes()),
                    ),
                }
                for way, (time, room, size) in results.items():
                    print(
                        f"{name}, getekend {way}: {size / 1000:.0f} kB, zichtbaar na {time:.0f} ms, "
                        f"volste opschrift {room:.0%} van zijn vorm"
                    )
                (fast, _, small), (slow, _, large) = results.values()
                print(f"  verhouding: bytes {small / large:.3f}, tijd {fast / slow:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
