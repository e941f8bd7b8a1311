"""Compare the site's search with the theme's own, on the questions in ``tests/zoeken/``.

Prints, for the half of the questions that was not used for tuning and for each kind, the share with a good
page first and among the first three, the mean reciprocal rank, the share without results, and the median
time; then the size of both indexes, and every question that either search misses.
"""

from __future__ import annotations

import gzip
import tempfile
from pathlib import Path

from browser_site import Served
from chromium import running, served
from playwright.sync_api import BrowserContext
from search_evaluation import (
    SETS,
    Answer,
    Figures,
    ask,
    own_search,
    questions,
    questions_of,
    theme_index,
    theme_search,
)
from site_build import build_site


def measure(context: BrowserContext, site: Served) -> tuple[list[Answer], list[list[Answer]], float]:
    """Return the answers to all questions, those to each set with places, and the milliseconds from opening
    the search until the first results."""
    page = context.new_page()
    page.goto(site.address)
    start = page.evaluate("performance.now()")
    first = ask(page, questions()[:1])
    ready = page.evaluate("performance.now()") - start
    answers = first + ask(page, questions()[1:])
    sets = [ask(page, questions_of(path)) for path in SETS]
    context.close()
    return answers, sets, ready


def table(title: str, answers: list[Answer]) -> None:
    """Print the figures of all answers and of those of each kind."""
    print(f"\n{title}")
    kinds = dict.fromkeys(answer.question.kind for answer in answers)
    for name in ("alle", *kinds):
        chosen = [answer for answer in answers if name in ("alle", answer.question.kind)]
        figures = Figures.of(chosen)
        print(
            f"  {name:14} n={figures.count:3}  eerste {figures.first:4.0%}"
            f"  eerste drie {figures.first_three:4.0%}  plaats {figures.place:4.0%}"
            f"  MRR {figures.reciprocal_rank:.2f}  leeg {figures.empty:4.0%}  mediaan {figures.time:4.0f} ms"
        )


def table_of_set(title: str, answers: list[Answer]) -> None:
    """Print the figures of a set, and how many of its questions without an answer got an honest one."""
    table(title, [answer for answer in answers if answer.question.answered])
    unanswered = [answer for answer in answers if not answer.question.answered]
    honest = sum(answer.honest for answer in unanswered)
    print(f"  eerlijk bij wat de richtlijn niet beantwoordt: {honest} van {len(unanswered)}")


def misses(answers: list[Answer]) -> str:
    """Return the questions without a good page among the first three."""
    return "; ".join(
        f"{item.question.query} (plaats {item.place or '-'})" for item in answers if not 0 < item.place <= 3
    )


def main() -> int:
    """Measure both and print; return 0, or the exit code of the build."""
    with running() as chromium, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if code := build_site(folder):
            return code
        with served(folder) as address:
            site = Served(address, folder)
            own, own_sets, own_ready = measure(own_search(chromium, site), site)
            theme, theme_sets, theme_ready = measure(theme_search(chromium, site), site)
        own_size = sum(len(gzip.compress(part.read_bytes())) for part in (folder / "search").glob("*.js*"))
        theme_size = len(gzip.compress(theme_index(folder).encode()))
    for half, tuning in (("helft om te melden", False), ("helft om af te stellen", True)):
        for title, answers in (("deze site", own), ("het thema", theme)):
            table(f"{title}, {half}", [item for item in answers if item.question.for_tuning is tuning])
    for number, (ours, theirs) in enumerate(zip(own_sets, theme_sets, strict=True), start=1):
        table_of_set(f"deze site, set {number}", ours)
        table_of_set(f"het thema, set {number}", theirs)
    print(
        f"\nindex (gzip): {own_size / 1000:.0f} kB, thema {theme_size / 1000:.0f} kB,"
        f" verhouding {own_size / theme_size:.2f}"
    )
    print(
        f"tot het eerste resultaat: {own_ready:.0f} ms, thema {theme_ready:.0f} ms,"
        f" verhouding {own_ready / theme_ready:.2f}"
    )
    print(f"gemist door deze site: {misses(own) or 'geen'}")
    print(f"gemist door het thema: {misses(theme) or 'geen'}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
