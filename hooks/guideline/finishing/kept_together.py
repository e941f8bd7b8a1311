"""A number and its unit stay on one line, however narrow a column is: ‘12’ at the end of a line and ‘uur’ at
the beginning of the next are read wrong at a bedside.

The space between them becomes one that does not break, in the finished page and not in its text: what is
searched, made for machines or compared is as it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from guideline.finishing.english import place_of, texts

_NO_BREAK = "\u00a0"


def spaces_to_keep(units: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of a space that must not break: between a number and one of ``units``, between a
    sign such as ‘≥’ and its number, and around the sign in ‘5 × 4’."""
    names = "|".join(sorted(map(re.escape, units), key=len, reverse=True))
    return re.compile(
        rf"(?<=[0-9½])[ \n](?=(?:{names})(?!\w))|(?<=[≥≤±×])[ \n](?=[0-9])|(?<=[0-9])[ \n](?=×[ \n]?[0-9])",
        re.IGNORECASE,
    )


def keep_together(page: str, kept: re.Pattern[str]) -> str:
    """Return the HTML of a page in whose text, not in its frame, the spaces that are ``kept`` do not break;
    also where an element begins or ends between a number and its unit. Code stays as it is."""
    before, opening, rest = page.partition("<article")
    article, closing, after = rest.rpartition("</article>")
    if not opening:
        return page
    parts = []
    done = 0
    for run, _ in texts(article):
        for match in kept.finditer("".join(text for _, text in run)):
            place = place_of(match.start(), run)
            parts += [article[done:place], _NO_BREAK]
            done = place + 1
    return f"{before}{opening}{''.join(parts)}{article[done:]}{closing}{after}"
