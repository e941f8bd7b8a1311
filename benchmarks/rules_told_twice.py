"""How much of what readers act on is typed in more than one place, in some versions of the text.

Usage: python benchmarks/rules_told_twice.py [VERSION …], each a branch, a tag or a commit; without any, the
text as it is now.

Counted are passages of at least eight words in a row that are typed in two places or more, among the texts
on which readers act: recommendations and what stands between them, steps of flowcharts, the start page, the
emergency page and the pages for patients. A value or a fixed phrase used by name is one word, so what stands
in ``waarden.yml`` is not counted. Of each passage the longest form counts. Beside it stands how many
recommendations say which other they tell again (``volgt``): a retelling that the checks hold against its
owner.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from guideline.changes.pair import Side
from guideline.changes.sides import read_side, side
from guideline.model.page import Page
from guideline.model.values import VALUE_USE
from guideline.pages.generated_files import generated_files

ROOT = Path(__file__).parent.parent
FEWEST = 8
"""How many words in a row count as the same passage."""

_WORD = re.compile(r"\w+(?:[-’']\w+)*")
_BREAK = re.compile(r"<br\s*/?>")

Place = tuple[str, int]


def lines(page: Page) -> Iterator[tuple[Place, list[str]]]:
    """Yield the words of each line of a page on which readers act, with where it stands."""
    sections = sorted((heading.at[0], heading.text) for heading in page.headings if heading.level == 2)
    starts = [line for line, _ in sections]
    everywhere = page.is_for_patients or not page.folder
    for paragraph in page.paragraphs:
        number = bisect_right(starts, paragraph.at[0])
        if everywhere or (number and sections[number - 1][1] == "Aanbevelingen"):
            for offset, line in enumerate(paragraph.text.split("\n")):
                yield (page.path, paragraph.at[0] + offset), words(line)
    for diagram in page.diagrams if page.folder != "redactie" else ():
        for offset, line in enumerate(diagram.source.split("\n")):
            yield (page.path, diagram.at[0] + offset), words(_BREAK.sub(" ", line))


def words(text: str) -> list[str]:
    """Return the words of a line; a value used by name is one."""
    return [word.casefold() for word in _WORD.findall(VALUE_USE.sub(" waarde ", text))]


def passages(guideline_side: Side) -> dict[str, set[Place]]:
    """Return each passage that is typed in two places or more, with those places."""
    typed = [found for page in guideline_side.guideline.pages for found in lines(page)]
    runs: dict[tuple[str, ...], set[Place]] = defaultdict(set)
    for place, row in typed:
        for start in range(len(row) - FEWEST + 1):
            runs[tuple(row[start : start + FEWEST])].add(place)
    result: dict[str, set[Place]] = defaultdict(set)
    for place, row in typed:
        start = 0
        while start <= len(row) - FEWEST:
            others = runs[tuple(row[start : start + FEWEST])] - {place}
            end = start
            while (
                others and end < len(row) - FEWEST and runs[tuple(row[end + 1 : end + 1 + FEWEST])] & others
            ):
                end += 1
            if others:
                result[" ".join(row[start : end + FEWEST])] |= {place, *others}
            start = end + 1
    return result


def told(name: str, found: Side) -> str:
    """Return the counts of a version on one line."""
    twice = passages(found)
    places = {place for each in twice.values() for place in each}
    follows = sum(
        bool(item.options and item.options.follows)
        for page in found.guideline.pages
        for item in page.recommendations
    )
    phrases = {value.name for value in found.guideline.values if value.is_phrase}
    uses = sum(use.name in phrases for page in found.guideline.pages for use in page.values)
    return (
        f"{name}: {len(twice)} passages typed twice or more, on {len(places)} lines; {len(phrases)} fixed"
        f" phrases, used {uses} times; {follows} recommendations follow another"
    )


def main() -> None:
    """Print a line for each version."""
    for name in sys.argv[1:]:
        with side(ROOT, name, generated_files) as found:
            print(told(name, found), flush=True)
    if not sys.argv[1:]:
        print(told("now", read_side(ROOT, "nu", generated_files, ROOT)))


if __name__ == "__main__":
    main()
