"""Family T: is every abbreviation the one that was meant?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Set

from guideline.checks.registry import Context, Example, Report, check
from guideline.checks.typed_text import TypedText, shown_on_pages
from guideline.model.findings import Severity

USED_ENOUGH = 3
"""An abbreviation on so many pages is no slip."""

_CAPITALS = re.compile(r"(?<![\w-])[A-Z]{4,20}(?!\w)")
_KNOWN = re.compile(r"(?<!\w)[A-Z]{3,20}(?![a-z\d])")


@check(
    "T014",
    "Afkorting die op een andere lijkt",
    Severity.WARNING,
    """Een tekstprogramma maakt van een afkorting die het niet kent soms een woord (SINS wordt SINDS), en een
    letter is gauw verwisseld. Een woord in hoofdletters dat één letter verschilt van een bekende afkorting en
    zelf niet bekend is, is daarom een melding. Bekend is wat in de woordenlijst of een bron staat, of op ten
    minste drie pagina’s.""",
    Example(
        "De afkorting MRIJ bestaat niet.",
        "De afkorting MRI bestaat.",
    ),
    since="0.2.0",
)
def unlike_abbreviation(context: Context) -> Iterator[Report]:
    used: dict[str, set[str]] = defaultdict(set)
    found: list[tuple[TypedText, re.Match[str]]] = []
    for item in shown_on_pages(context):
        for match in _CAPITALS.finditer(item.text):
            used[match[0]].add(item.place.path)
            found.append((item, match))
    known = _known(context) | {word for word, paths in used.items() if len(paths) >= USED_ENOUGH}
    meant = {word: meaning for word in used.keys() - known if (meaning := _meant(word, known, used))}
    for item, match in found:
        if match[0] in meant:
            yield (
                item.place_of(match.start()),
                f"‘{match[0]}’ is geen bekende afkorting, en lijkt op ‘{meant[match[0]]}’",
                f"schrijf {meant[match[0]]}, of zet {match[0]} met haar betekenis in docs/woordenlijst.yml",
            )


def _known(context: Context) -> set[str]:
    """Return the abbreviations that the glossary, the sources, the English terms and the settings name."""
    guideline = context.guideline
    texts = [
        *(text for term in guideline.terms for text in (term.term, term.abbreviation, *term.synonyms)),
        *(text for source in guideline.references for text in source.fields.values()),
        *(term.text for term in guideline.english_terms),
    ]
    return {word for text in texts for word in _KNOWN.findall(text)}


def _meant(word: str, known: Set[str], used: Mapping[str, Set[str]]) -> str:
    """Return the known abbreviation that is one letter away from a word, the one most used; empty when there
    is none."""
    near = [other for other in known if _one_letter_away(word, other)]
    return max(near, key=lambda other: (len(used.get(other, ())), other), default="")


def _one_letter_away(word: str, other: str) -> bool:
    """Return whether a letter was added to, left out of, replaced in, or changed places in, an abbreviation
    of four letters or more; of three letters, whether one was added that is not the first."""
    if len(other) == 3:
        return (
            len(word) == 4
            and word[0] == other[0]
            and any(word[:i] + word[i + 1 :] == other for i in range(1, 4))
        )
    if abs(len(word) - len(other)) > 1:
        return False
    pairs = zip(word, other, strict=False)
    start = next((index for index, (one, two) in enumerate(pairs) if one != two), None)
    if start is None:
        return len(word) != len(other)
    one, two = word[start:], other[start:]
    swapped = one[:2] == two[1::-1] and one[2:] == two[2:]
    return one[1:] == two[1:] or one[1:] == two or one == two[1:] or swapped
