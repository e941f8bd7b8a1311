"""``aanbeveling``: a recommendation is added to a module."""

from __future__ import annotations

import re

from guideline.checks.recommendation_text import IMPERATIVES
from guideline.editing.change_log import NOTE, REASON, log_change
from guideline.editing.commands import Done, Option, Request, command
from guideline.editing.modules_known import maintained
from guideline.editing.page_text import with_block_after
from guideline.editing.refusal import RefusedError, unknown
from guideline.editing.told_as_options import told_as_options
from guideline.editing.tree import Tree
from guideline.editing.yaml_lines import Written, written
from guideline.model.metadata import IDENTIFIER, Certainty, Direction, Fate, Strength, identifier_of
from guideline.model.page import Page

LONGEST_ID = 50

_SMALL_TYPED = """
de het een bij op van en of te in met voor aan als dan die dat der tot uit om is zijn wordt worden binnen door
naar na over per tijdens via onder boven tussen rond vanaf vanuit sinds tegen volgens langs naast achter
buiten ten ter deze dit er ook wie wat waar toe af
"""
_SMALL_WORDS = frozenset(_SMALL_TYPED.split())
"""Words without which an id says as much."""

_HANGING_TYPED = """
geen niet zonder liever kan kunnen mag mogen moet moeten heeft hebben krijgt blijft gaat komt geeft maakt laat
wil zodra wanneer indien tenzij mits totdat zodat omdat maar
"""
_HANGING = frozenset(_HANGING_TYPED.split())
"""Words after which something must follow: an id does not end with one."""
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
    "volgt": Option(
        "handeling:aspect en de aanbeveling die zij navertelt; meer met een komma",
        "mri:wanneer:mri-termijnen",
    ),
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
    return Done(
        f"De aanbeveling ‘{name}’ staat in ‘{page.title}’. Haar id verandert straks niet meer; wilt u een"
        f" andere, geef dan nu: make hernoemen VAN={name} NAAR=…",
        told=told_as_options(name),
    )


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
    made = _made_id(request["tekst"])
    if not made:
        raise RefusedError("uit deze tekst is geen id te maken; geef er een met --id")
    number = 2
    found = made
    while found in taken:
        found, number = f"{made}-{number}", number + 1
    return found


def _made_id(text: str) -> str:
    """Return an id of the words that say what a text is about: without the verb at its beginning when enough
    remains, and not ended by a verb or a word that hangs. Empty when there is none."""
    typed = identifier_of(_NOT_WORDS.sub(" ", text), "aanbeveling").split("-")
    words = [
        word
        for number, word in enumerate(typed)
        if word not in _SMALL_WORDS and not _is_infinitive(typed[max(0, number - 2) : number])
    ]
    rest = [word for number, word in enumerate(words) if number or word not in IMPERATIVES]
    chosen = [*(rest if len(rest) > 1 else words)[:4]]
    while len(chosen) > 1 and (chosen[-1] in _HANGING or chosen[-1] in IMPERATIVES):
        chosen.pop()
    while len("-".join(chosen)) > LONGEST_ID and len(chosen) > 1:
        chosen.pop()
    return "-".join(chosen)[:LONGEST_ID].strip("-")


def _is_infinitive(before: list[str]) -> bool:
    """Return whether the word after these two is a verb: ‘te meten’, ‘te laten meten’."""
    return before[-1:] == ["te"] or before in (["te", "laten"], ["te", "kunnen"], ["te", "gaan"])


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
        options["volgt"] = _followed(request)
    if request["als"]:
        options["als"] = request["als"]
    lines = [f"    {key}: {written(value)}" for key, value in options.items()]
    return "\n".join(["/// aanbeveling", *lines, "", text, "///"])


def _followed(request: Request) -> dict[str, str]:
    """Return which recommendation is told again, by task; raises RefusedError when that is not how it was
    typed."""
    typed = re.sub(r":\s+", ":", request["volgt"].strip("{}"))
    found = {}
    for word in filter(None, re.split(r"[\s,;]+", typed)):
        task, colon, followed = word.rpartition(":")
        if not (colon and task and followed):
            raise RefusedError(
                f"--volgt: bij ‘{word}’ hoort handeling:aspect:aanbeveling, zoals {OPTIONS['volgt'].example}"
            )
        found[task] = followed
    return found


def plain_text(text: str, option: str) -> str:
    """Return a text that can stand in a block; raises RefusedError when it would end the block or begin
    another part of the page."""
    lines = [line.rstrip() for line in text.strip().replace("\r\n", "\n").split("\n")]
    for line in lines:
        if re.match(r"\s{0,9}(?:/{3}|#{1,6}(?:\s|$)|`{3}|~{3}|-{3}\s*$|={3}\s*$|<!--)", line):
            raise RefusedError(f"--{option}: ‘{line.strip()[:40]}’ kan niet in een aanbeveling staan")
    return "\n".join(lines)
