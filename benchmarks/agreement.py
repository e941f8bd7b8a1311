"""Make pages of everything an editor may type, and see that readers get their words or a check finds why not.

Give the number of pages as an argument (default: 5000, some two minutes). Prints the smallest page that is
lost in silence, and how many pages it takes to find one when source and page are not compared.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from project import copy_of_small
from typed_pages import PAGES, Agreement, Part


def tried(agreement: Agreement, number: int, compare: bool) -> tuple[int, str]:
    """Return how many pages were tried, at most ``number``, and the smallest that is lost in silence, if
    any."""
    count = 0
    lost = ""

    @settings(
        max_examples=number,
        deadline=None,
        database=None,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    @given(PAGES)
    def look(part: Part) -> None:
        nonlocal count, lost
        count += not lost
        if not agreement.is_kept(part, compare=compare):
            lost = part.text
            raise AssertionError(lost)

    with suppress(AssertionError):
        look()
    return count, lost


def main(number: int) -> int:
    """Try pages with and without the comparison; return how the program ends."""
    folder = Path(tempfile.mkdtemp())
    try:
        agreement = Agreement(copy_of_small(folder / "cache", folder / "project").root)
        count, lost = tried(agreement, number, compare=True)
        print(f"{count} pages tried; lost in silence: {lost or 'nothing'}")
        without, found = tried(agreement, number, compare=False)
        print(f"without the comparison: {found!r} after {without} pages")
        return 1 if lost or not found else 0
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000))
