"""Is everything filled in: is no sign left that keeps a place for a number, a name or a text?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from guideline.checks.registry import Context, Example, Report, check
from guideline.checks.typed_text import shown_on_pages, typed_by_hospital, typed_data
from guideline.model.findings import Place, Severity
from guideline.reading.bibliography import BIBLIOGRAPHY

_UNIT = (
    r"(?:mg|microgram|µg|ml|gram|Gy|IE|%|procent|uur|minuten|dag|dagen|week|weken|maand|maanden|jaar|keer)"
)

_OPEN = re.compile(
    rf"""
    (?<![\w/.])(?:\d{{0,9}}[Xx]{{2,9}}\d{{0,9}}|[Xx](?=\s?%))(?!\w)
    | (?<!\?)\?{{2,9}}(?!\?)(?!\+?\s+[a-z]+(?:\s*$|\s+["“])) | \(\?\)
    | (?<![\w_*])_{{2,99}}(?![\w_]) | \.{{4,99}} | (?:…|\.\.\.)(?=\s?{_UNIT}(?!\w))
    | (?<!\w)(?:TODO|TO\sDO|TBD|FIXME|[nN]\.\s?[tT]\.\s?[bB]\.|[nN]\.\s?[nN]\.\s?[bB]\.|NTB|NNTB)(?!\w)
    | \b(?:nader\ te\ bepalen|nog\ (?:in\ te\ vullen|aan\ te\ vullen|toe\ te\ voegen|invullen|aanvullen
        |toevoegen|uitzoeken|nakijken|checken|opzoeken)(?!\w)
        |(?:hier|getal|dosis|naam|datum)\ invullen|vul\ hier\b|tekst\ volgt|lorem\ ipsum)
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What people type for what they will fill in later."""

_IN_BRACKETS = re.compile(
    r"\[[^\[\]\n\"]{0,40}?(?:invul|vul in|naam|datum|getal|aantal|dosis|geneesmiddel|middel|termijn|telefoon"
    r"|nummer|afdeling|ziekenhuis|bron|x{1,9}|…|\.\.\.)[^\[\]\n\"]{0,40}\]",
    re.IGNORECASE,
)
"""The same between square brackets, for texts in which brackets have no other meaning."""


@check(
    "M040",
    "Tekst die nog ingevuld moet worden",
    Severity.ERROR,
    """XX, ???, ___, n.t.b., TODO of ‘nog in te vullen’ houdt een plaats open voor een getal, naam of tekst.
    Een lezer kan er niets mee. Weet niemand het nog, schrijf dat dan in een gewone zin, onder ‘Kennislacunes
    en open punten’.""",
    Example("Dat lukt bij XX van de mensen.", "Dat lukt bij de meeste mensen."),
    since="0.2.0",
)
def unfinished(context: Context) -> Iterator[Report]:
    bibliography = context.data_place(BIBLIOGRAPHY, (1, 1)).path
    for item in chain(shown_on_pages(context), typed_data(context), typed_by_hospital(context)):
        plain_data = not item.exact
        for match in _OPEN.finditer(item.text):
            if item.place.path == bibliography and match[0].strip("X") == "":
                continue  # a number in Roman figures in a title
            yield _report(item.place_of(match.start()), match[0])
        if plain_data and item.place.path != bibliography:
            for match in _IN_BRACKETS.finditer(item.text):
                yield _report(item.place, match[0])


def _report(place: Place, typed: str) -> Report:
    return (
        place,
        f"‘{typed}’ moet nog worden ingevuld",
        "vul in wat hier hoort, uit de bron; is het nog niet bekend, verwijder dan de zin, of schrijf bij de"
        " open punten dat het niet bekend is",
    )
