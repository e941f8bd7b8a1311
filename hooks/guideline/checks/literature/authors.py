"""Are the authors of a source typed as BibTeX reads them?"""

from __future__ import annotations

from collections.abc import Iterator

from guideline.checks.literature.entries import BIB, sound, typed
from guideline.checks.literature.names import better_authors, wrong_authors
from guideline.checks.registry import Context, Example, Report, check
from guideline.model.findings import Severity
from guideline.reading.bibliography import BIBLIOGRAPHY


@check(
    "L019",
    "Auteurs verkeerd geschreven",
    Severity.ERROR,
    "Auteurs staan er als `Achternaam, V.`, gescheiden door ` and `; de rest wordt `and others`. Een"
    " organisatie staat tussen dubbele accolades, anders wordt haar laatste woord een achternaam.",
    Example("  author = {Jansen J, de Vries K, Bakker P},", "  author = {Achternaam, V.},", file=BIB),
    since="0.2.0",
)
def wrong_names(context: Context) -> Iterator[Report]:
    for reference in sound(context):
        value = reference.fields.get("author", "")
        if message := wrong_authors(value):
            better = better_authors(value)
            yield (
                context.data_place(BIBLIOGRAPHY, (reference.lines["author"], 1)),
                f"bij de auteurs van ‘{reference.key}’ {message}",
                f"schrijf {typed('author', better)}"
                if better
                else "schrijf ‘author = {Achternaam, V. and Achternaam, W.},’, of bij een organisatie"
                " ‘author = {{Naam van de organisatie}},’",
            )
