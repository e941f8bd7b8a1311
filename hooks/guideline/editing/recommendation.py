"""``aanbeveling``: a recommendation is added to a module."""

from __future__ import annotations

import re

from guideline.editing.change_log import NOTE, REASON, log_change
from guideline.editing.commands import Done, Option, Request, command
from guideline.editing.modules_known import maintained
from guideline.editing.page_text import with_block_after
from guideline.editing.refusal import RefusedError, unknown
from guideline.editing.tree import Tree
from guideline.editing.yaml_lines import Written, written
from guideline.model.metadata import IDENTIFIER, Certainty, Direction, Fate, Strength, identifier_of
from guideline.model.page import Page

LONGEST_ID = 50

_SMALL_WORDS = frozenset(
    {
        *("de", "het", "een", "bij", "op", "van", "en", "of", "te", "in", "met", "voor", "aan", "als", "dan"),
        *("die", "dat", "der", "tot", "uit", "om", "is", "zijn", "wordt", "worden", "binnen", "door", "naar"),
    }
)
_NOT_WORDS = re.compile(r"\[@[^\[\]\n]*\]|\{waarde:[^{}\n]*\}|\]\([^()\n]*\)")

OPTIONS = {
    "tekst": Option("de aanbeveling, in de gebiedende wijs", "Maak een MRI.", needed=True),
    "sterkte": Option("hoe sterk", "sterk", tuple(item.value for item in Strength), needed=True),
    "richting": Option(
        "voor of tegen", "voor", tuple(item.value for item in Direction), otherwise=Direction.FOR.value
    ),
    "zekerheid": Option("hoe zeker", "laag", tuple(item.value for item in Certainty), needed=True),
    "bronnen": Option("sleutels uit literatuur.bib, met een komma ertussen", "bron2020, bron2021"),
    "situaties": Option("id’s uit situaties.yml", "lokale-pijn", needed=True),
    "handelingen": Option("handeling:aspect, uit handelingen.yml", "mri:wanneer", needed=True),
    "voor": Option("id’s uit disciplines.yml, of alle", "alle", needed=True),
    "volgt": Option("handeling:aspect en de aanbeveling die zij navertelt", "mri:wanneer:mri-termijnen"),
    "uitzondering-op": Option("de aanbeveling waarvan zij afwijkt", "mri-termijnen"),
    "alternatief-voor": Option("de aanbeveling waarvoor zij een alternatief is", "mri-termijnen"),
    "als": Option("wanneer de uitzondering of het alternatief geldt", "bij een pacemaker"),
    "id": Option("de blijvende id; anders gemaakt uit de tekst", "mri-bij-klacht"),
}


@command(
    "aanbeveling",
    "voegt een aanbeveling toe aan een module",
    {
        "module": Option("de id van de module", "beeldvorming", needed=True),
        **OPTIONS,
        "reden": REASON,
        "toelichting": NOTE,
    },
    names=("module",),
)
def recommendation(tree: Tree, request: Request) -> Done:
    """Add a recommendation with a line in the change log of its page.

    Raises RefusedError when the page holds no recommendations, the id is taken, or a published page gets no
    reason.
    """
    page, _ = maintained(tree, request["module"])
    if not page.is_module:
        raise RefusedError(f"‘{page.name}’ is een bladzijde voor patiënten en heeft geen aanbevelingen")
    name = fresh_id(tree, request)
    path = tree.in_docs(page.path)
    tree.put(path, with_block_after(tree.text(path), block_text(tree, request, name)))
    if _has_readers(tree, page):
        if not request["reden"]:
            raise RefusedError(
                f"‘{page.name}’ heeft al lezers: zeg met --reden waarom dit erbij komt; kies uit:"
                f" {', '.join(REASON.choices)}"
            )
        fates = {name: Fate.NEW.value}
        day = request.today.isoformat()
        log_change(tree, path, day, request["reden"], fates, request["toelichting"])
    return Done(f"De aanbeveling ‘{name}’ staat in ‘{page.title}’. Haar id verandert niet meer.")


def _has_readers(tree: Tree, page: Page) -> bool:
    """Return whether a page may have been read: it is in the record, or there is no record."""
    record = tree.guideline.published
    return record is None or page.path in record.pages


def fresh_id(tree: Tree, request: Request) -> str:
    """Return the id that was asked for, or one made of the text; raises RefusedError when it is taken or is
    none."""
    taken = ids_ever(tree)
    asked = request["id"]
    if asked:
        if not IDENTIFIER.fullmatch(asked):
            raise RefusedError(
                f"--id: ‘{asked}’ is geen id: alleen kleine letters, cijfers en koppeltekens, zoals"
                f" ‘{identifier_of(asked) or 'mri-termijnen'}’"
            )
        if asked in taken:
            raise RefusedError(f"--id: ‘{asked}’ is al gebruikt; een id wordt nooit opnieuw gebruikt")
        return asked
    words = identifier_of(_NOT_WORDS.sub(" ", request["tekst"]), "aanbeveling").split("-")
    made = "-".join([word for word in words if word not in _SMALL_WORDS][:4])[:LONGEST_ID].strip("-")
    if not made:
        raise RefusedError("uit deze tekst is geen id te maken; geef er een met --id")
    number = 2
    found = made
    while found in taken:
        found, number = f"{made}-{number}", number + 1
    return found


def ids_ever(tree: Tree) -> set[str]:
    """Return every anchor and id that is there or was published: none may be used again."""
    guideline = tree.guideline
    record = guideline.published
    old = (*record.recommendations, *record.anchors) if record else ()
    moved = (move.old for move in guideline.moves)
    anchors = {anchor for page in guideline.pages for anchor in page.anchors}
    return {*anchors, *guideline.recommendation_pages, *(item.partition("#")[2] for item in (*old, *moved))}


def block_text(tree: Tree, request: Request, name: str) -> str:
    """Return a recommendation as it is typed in a page.

    Raises RefusedError when a source is not there, or the text cannot stand in a block.
    """
    sources = request.words("bronnen")
    for key in sources:
        if key not in tree.guideline.by_key:
            raise unknown("de bron", key, tree.guideline.by_key)
    if not sources and request["zekerheid"] != Certainty.EXPERT_OPINION:
        raise RefusedError("noem ten minste één bron met --bronnen, of kies --zekerheid expert-opinion")
    text = plain_text(request["tekst"], "tekst")
    options: dict[str, Written] = {
        "id": name,
        "sterkte": request["sterkte"],
        "richting": request["richting"],
        "zekerheid": request["zekerheid"],
        "bronnen": sources,
        "situaties": request.words("situaties"),
        "handelingen": request.words("handelingen"),
        "voor": request.words("voor"),
    }
    for option, key in (("uitzondering-op", "uitzondering_op"), ("alternatief-voor", "alternatief_voor")):
        if request[option]:
            options[key] = request[option]
    if request["volgt"]:
        task, _, followed = request["volgt"].rpartition(":")
        options["volgt"] = {task.strip(): followed.strip()}
    if request["als"]:
        options["als"] = request["als"]
    lines = [f"    {key}: {written(value)}" for key, value in options.items()]
    return "\n".join(["/// aanbeveling", *lines, "", text, "///"])


def plain_text(text: str, option: str) -> str:
    """Return a text that can stand in a block; raises RefusedError when it would end the block or begin
    another part of the page."""
    lines = [line.rstrip() for line in text.strip().replace("\r\n", "\n").split("\n")]
    for line in lines:
        if re.match(r"\s{0,9}(?:/{3}|#{1,6}(?:\s|$)|`{3}|~{3}|-{3}\s*$|={3}\s*$|<!--)", line):
            raise RefusedError(f"--{option}: ‘{line.strip()[:40]}’ kan niet in een aanbeveling staan")
    return "\n".join(lines)
