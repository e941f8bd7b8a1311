"""``bron``: a source comes into the bibliography, from what was copied elsewhere."""

from __future__ import annotations

import re

from guideline.editing.citation_formats import Fields, entries_in, seems_english
from guideline.editing.commands import Done, Option, Request, command
from guideline.editing.page_text import block
from guideline.editing.refusal import RefusedError, unknown
from guideline.editing.tree import Tree
from guideline.editing.yaml_lines import scalar
from guideline.model.metadata import identifier_of
from guideline.reading.bibliography import BIBLIOGRAPHY, DOI, PMID

_UNUSED = "L002"


@command(
    "bron",
    "voegt een bron toe uit geplakte BibTeX, RIS of PubMed-tekst",
    {
        "bij": Option("de aanbeveling die op de bron steunt", "mri-termijnen"),
        "doi": Option("alleen een DOI: u krijgt de bron om in te vullen", "10.1002/1097-0142"),
        "pmid": Option("alleen een PMID: u krijgt de bron om in te vullen", "12345678"),
        "sleutel": Option("de sleutel; anders gemaakt uit auteur en jaar", "bron2020"),
    },
    reads=True,
)
def source(tree: Tree, request: Request) -> Done:
    """Add what was pasted to the bibliography, and to a recommendation when asked.

    Raises RefusedError when nothing can be read, or the publication is there already.
    """
    if request["doi"] or request["pmid"]:
        return _to_fill_in(tree, request)
    if not request.given.strip():
        raise RefusedError("plak de bron als BibTeX, RIS of tekst uit PubMed, of noem een --bestand")
    found = entries_in(request.given)
    if not found:
        raise RefusedError("in deze tekst staat geen bron")
    if request["sleutel"] and len(found) > 1:
        raise RefusedError("in deze tekst staan meer bronnen; laat --sleutel weg")
    path = tree.in_docs(BIBLIOGRAPHY)
    text = tree.text(path) if tree.has(path) else ""
    taken = set(tree.guideline.by_key)
    keys = []
    for kind, fields in found:
        _refuse_known(tree, fields)
        _refuse_incomplete(fields)
        key = request["sleutel"] or _key(fields, taken)
        if key in taken:
            raise RefusedError(f"de sleutel ‘{key}’ is er al; laat --sleutel weg of kies een andere")
        taken.add(key)
        keys.append(key)
        text = f"{text.rstrip(chr(10))}\n\n{_typed(kind, key, fields)}".lstrip("\n")
    if tree.has(path):
        tree.put(path, text)
    else:
        tree.create(path, text)
    if request["bij"]:
        _carry(tree, request["bij"], keys)
    shown = ", ".join(f"[@{key}]" for key in keys)
    steps = [
        "lees de bron na en schrijf dan ‘note = {geverifieerd}’; tot dan kan zij een aanbeveling niet alleen"
        " dragen"
    ]
    steps += [
        f"is de titel van [@{key}] Engels, zet er dan bij: ‘langid = {{english}},’"
        for key, (_, fields) in zip(keys, found, strict=True)
        if "langid" not in fields and seems_english(fields["title"]) is None
    ]
    if not request["bij"]:
        steps.append(f"verwijs naar de bron waar zij bij hoort: {shown}")
    return Done(f"Toegevoegd: {shown}.", tuple(steps), frozenset({_UNUSED}))


def _carry(tree: Tree, name: str, keys: list[str]) -> None:
    """Put keys with the sources of a recommendation."""
    page = tree.guideline.recommendation_pages.get(name)
    if page is None:
        raise unknown("de aanbeveling", name, tree.guideline.recommendation_pages)
    path = tree.in_docs(page.path)
    for key in keys:
        text = tree.text(path)
        tree.put(path, block(text, name).options(text).with_last(("bronnen",), scalar(key)))


def _refuse_known(tree: Tree, fields: Fields) -> None:
    for reference in tree.guideline.references:
        for name in ("doi", "pmid"):
            value = reference.fields.get(name, "")
            if value and value.casefold() == fields.get(name, "").casefold():
                raise RefusedError(f"deze publicatie is er al: [@{reference.key}] ({name} {value})")


def _refuse_incomplete(fields: Fields) -> None:
    names = {"author": "de auteurs", "title": "de titel", "year": "het jaar"}
    missing = [dutch for name, dutch in names.items() if not fields.get(name)]
    if missing:
        raise RefusedError(f"in deze bron ontbreekt {', '.join(missing)}; vul dat aan en plak haar opnieuw")


def _key(fields: Fields, taken: set[str]) -> str:
    """Return a key of surname and year that is free."""
    first = fields["author"].split(" and ")[0].strip("{}")
    surname = first.partition(",")[0] if "," in first else first.split()[0]
    year = re.sub(r"\D", "", fields["year"])[:4]
    base = f"{identifier_of(surname, 'bron').replace('-', '') or 'bron'}{year}"
    letters = ["", *"abcdefghijklmnopqrstuvwxyz"]
    free = next((f"{base}{letter}" for letter in letters if f"{base}{letter}" not in taken), "")
    if not free:
        raise RefusedError(f"er zijn al veel bronnen ‘{base}’; geef een --sleutel")
    return free


def _typed(kind: str, key: str, fields: Fields) -> str:
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items()]
    return "\n".join([f"@{kind}{{{key},", *lines, "  note = {ongeverifieerd}", "}", ""])


def _to_fill_in(tree: Tree, request: Request) -> Done:
    """Return the entry of a publication of which only the number is known: nothing is asked elsewhere."""
    fields = {"doi": request["doi"], "pmid": request["pmid"]}
    doi = fields["doi"].removeprefix("https://doi.org/").removeprefix("doi:").strip()
    if doi and not DOI.fullmatch(doi):
        raise RefusedError(f"--doi: ‘{fields['doi']}’ is geen DOI; zij begint met 10. en heeft een /")
    if fields["pmid"] and not PMID.fullmatch(fields["pmid"]):
        raise RefusedError(f"--pmid: ‘{fields['pmid']}’ is geen PMID; dat zijn hoogstens negen cijfers")
    fields["doi"] = doi
    _refuse_known(tree, fields)
    empty = dict.fromkeys(("author", "title", "journal", "year", "volume", "pages"), "")
    given = {name: value for name, value in fields.items() if value}
    entry = _typed("article", request["sleutel"] or "achternaam2026", {**empty, **given})
    where = f"https://doi.org/{doi}" if doi else f"https://pubmed.ncbi.nlm.nih.gov/{fields['pmid']}/"
    return Done(
        f"Deze computer zoekt niets op. Vul dit aan (zie {where}) en zet het in"
        f" {tree.in_docs(BIBLIOGRAPHY)}:\n\n{entry}",
        only_told=True,
    )
