"""``vervallen``: a module or a recommendation no longer holds, and readers are led to what does."""

from __future__ import annotations

import posixpath

from guideline.editing.addresses import readdress
from guideline.editing.change_log import NOTE, REASONS, log_change
from guideline.editing.commands import Done, Option, Request, command
from guideline.editing.left_behind import headings_to_read, page_texts, sentences_to_read, values_left
from guideline.editing.page_text import block, front_matter, without_block
from guideline.editing.refusal import RefusedError, unknown
from guideline.editing.rename import name_owner, with_name
from guideline.editing.review import add_review
from guideline.editing.tree import Tree
from guideline.model.metadata import Fate, Outcome, Reason, Status
from guideline.model.page import Page
from guideline.reading.links import with_new_addresses
from guideline.reading.registers import VALUES


@command(
    "vervallen",
    "laat een module of aanbeveling vervallen en leidt lezers naar wat haar vervangt",
    {
        "id": Option("de id van de module of aanbeveling", "oude-aanbeveling", needed=True),
        "opvolger": Option("de id van wat haar vervangt", "nieuwe-aanbeveling", needed=True),
        "reden": Option("waarom", "samenvoeging", REASONS, otherwise=Reason.WITHDRAWAL.value),
        "toelichting": NOTE,
        "literatuur-tot": Option("bij een module: tot wanneer de literatuur is doorzocht", "2026-10-31"),
    },
    names=("id", "opvolger"),
)
def withdraw(tree: Tree, request: Request) -> Done:
    """Withdraw; raises RefusedError when there is nothing of that name, or its successor cannot be one."""
    guideline = tree.guideline
    old, new = request["id"], request["opvolger"]
    if old == new:
        raise RefusedError("iets kan zichzelf niet opvolgen; noem bij --opvolger wat haar vervangt")
    home = guideline.recommendation_pages.get(old)
    if home:
        return _withdraw_recommendation(tree, request, home)
    page = guideline.maintained_by_name.get(old)
    if page is None:
        raise unknown(
            "de module of aanbeveling", old, {*guideline.recommendation_pages, *guideline.maintained_by_name}
        )
    return _withdraw_module(tree, request, page)


def _successor(tree: Tree, name: str) -> str:
    """Return the address of what takes the place of something; raises RefusedError when that does not hold
    itself."""
    home = tree.guideline.recommendation_pages.get(name)
    page = home or tree.guideline.maintained_by_name.get(name)
    if page is None:
        names = {*tree.guideline.recommendation_pages, *tree.guideline.maintained_by_name}
        raise unknown("de opvolger", name, names)
    if page.maintained and page.maintained.status is Status.WITHDRAWN:
        raise RefusedError(f"‘{name}’ is zelf vervallen en kan niets opvolgen")
    return f"{page.path}#{name}" if home else page.path


def _withdraw_recommendation(tree: Tree, request: Request, page: Page) -> Done:
    old, new = request["id"], request["opvolger"]
    to = _successor(tree, new)
    if len(page.recommendations) == 1:
        raise RefusedError(
            f"‘{old}’ is de enige aanbeveling van ‘{page.name}’; laat de module vervallen, of voeg eerst de"
            " nieuwe aanbeveling toe"
        )
    is_recommendation = new in tree.guideline.recommendation_pages
    resting = [
        other.name for other in tree.guideline.pages if other.patient and old in other.patient.rests_on
    ]
    if resting and not is_recommendation:
        raise RefusedError(
            f"op ‘{old}’ steunt de bladzijde voor patiënten ‘{resting[0]}’; noem als opvolger een aanbeveling"
        )
    path = tree.in_docs(page.path)
    text = tree.text(path)
    tree.put(path, without_block(text, block(text, old)))
    for shown in list(tree.pages()) if is_recommendation else ():
        tree.put(shown, _without_double(with_name(tree.text(shown), old, new, in_log=False), new))
    log_change(
        tree,
        path,
        request.today.isoformat(),
        request["reden"],
        {old: Fate.WITHDRAWN.value},
        request["toelichting"],
    )
    owned = [value.name for value in tree.guideline.values if value.owner == old and is_recommendation]
    name_owner(tree, old, new if is_recommendation else old)
    place = f"{page.path}#{old}"
    before = page_texts(tree)
    readdress(tree, {}, {place: to if "#" in to else f"{to}#aanbevelingen"}, gone=True)
    what = f"De aanbeveling ‘{old}’ is vervallen; lezers komen bij ‘{new}’."
    steps = (
        *sentences_to_read(tree, before, new),
        *headings_to_read(tree, old, new),
        *values_left(tree, old),
        *(
            f"de formulering ‘{value}’ in {tree.in_docs(VALUES)} hoort nu bij ‘{new}’; klopt dat?"
            for value in owned
        ),
        *_patient_pages(tree, resting),
        _COMPARE,
    )
    return Done(what, steps)


_COMPARE = "kijk met ‘make wijzigingen’ wat er voor lezers verandert, en wat u daarvan nog moet opschrijven"


def _with_way_on(text: str, page: Page, to: str, title: str) -> str:
    """Return the text of a module that no longer holds with a box above it that leads to its successor."""
    at = front_matter(text).end
    head = text[: text.index("\n", at + 1) + 1]
    path, mark, anchor = to.partition("#")
    target = posixpath.relpath(path, page.folder or ".") + mark + anchor
    box = f"/// let-op\nDeze module is vervallen. Lees [{title}]({target}).\n///"
    return f"{head}\n{box}\n\n{text[len(head) :].lstrip(chr(10))}"


def _patient_pages(tree: Tree, names: list[str]) -> tuple[str, ...]:
    folder = tree.guideline.roles.patients
    return tuple(
        f"lees {tree.in_docs(f'{folder}/{name}.md')} na: wat daaronder lag (steunt_op) is vervallen"
        for name in names
    )


def _without_double(text: str, name: str) -> str:
    """Return the text of a page that names a recommendation once among those it rests on."""
    if not text.startswith("---"):
        return text
    data = front_matter(text)
    node = data.node(("steunt_op",))
    names = [item.value for item in node.value] if node is not None and isinstance(node.value, list) else []
    if names.count(name) < 2:
        return text
    return data.without_item(("steunt_op", len(names) - 1 - names[::-1].index(name)))


def _withdraw_module(tree: Tree, request: Request, page: Page) -> Done:
    new = request["opvolger"]
    to = _successor(tree, new)
    successor = to.partition("#")[0]
    charts = [item for item in tree.guideline.pages if item.diagrams and _links_to(item, page)]
    holds = [item.id for item in tree.guideline.by_path[successor].recommendations]
    if charts and "#" not in to:
        if len(holds) != 1:
            raise RefusedError(
                f"het stroomschema op ‘{charts[0].path}’ verwijst naar een aanbeveling van ‘{page.name}’;"
                f" noem als opvolger een aanbeveling: {', '.join(holds)}"
            )
        to = f"{to}#{holds[0]}"
    if successor == page.path:
        raise RefusedError(f"‘{new}’ staat in deze module zelf; noem een andere opvolger")
    metadata = page.maintained
    if metadata is None or metadata.status is Status.WITHDRAWN:
        raise RefusedError(f"‘{page.name}’ is al vervallen, of haar gegevens zijn niet te lezen")
    for option in ("literatuur-tot", "toelichting"):
        if not request[option]:
            raise RefusedError(f"bij een module hoort ook --{option}: het is haar laatste beoordeling")
    path = tree.in_docs(page.path)
    tree.put(path, front_matter(tree.text(path)).with_value(("status",), Status.WITHDRAWN.value))
    add_review(
        tree,
        path,
        request.today.isoformat(),
        Outcome.WITHDRAWN,
        request.day("literatuur-tot"),
        request["toelichting"],
    )
    tree.put(path, _with_way_on(tree.text(path), page, to, tree.guideline.by_path[successor].title))
    name = tree.guideline.by_path[successor].name
    _relate_to_successor(tree, page.name, name, successor)
    ids = {item.id for item in page.recommendations}
    resting = [
        other.name
        for other in tree.guideline.pages
        if other.patient and ids.intersection(other.patient.rests_on)
    ]
    ground = to.partition("#")[2]
    for old in sorted(ids) if ground else ():
        for shown in list(tree.pages()):
            if shown != path:
                renamed = with_name(tree.text(shown), old, ground, in_log=False)
                tree.put(shown, _without_double(renamed, ground))
    before = page_texts(tree)
    _lead_on(tree, page, to)
    owned = [value.name for value in tree.guideline.values if value.module == page.name]
    steps = tuple(
        f"de waarde ‘{value}’ in {tree.in_docs(VALUES)} hoort nog bij deze module; geef haar een andere"
        for value in owned
    )
    what = f"De module ‘{page.title}’ is vervallen; lezers komen bij ‘{new}’."
    return Done(
        what, (*sentences_to_read(tree, before, new), *steps, *_patient_pages(tree, resting), _COMPARE)
    )


def _relate_to_successor(tree: Tree, old: str, new: str, successor: str) -> None:
    """Let the pages that were related to a module be related to what takes its place, each once."""
    for other in tree.guideline.pages:
        related = list(other.maintained.related) if other.maintained else []
        if old not in related:
            continue
        path = tree.in_docs(other.path)
        data = front_matter(tree.text(path))
        place = ("verwant", related.index(old))
        if new in related or other.path == successor:
            tree.put(path, data.without_item(place) if len(related) > 1 else data.without_key(("verwant",)))
        else:
            tree.put(path, data.with_value(place, new))


def _lead_on(tree: Tree, page: Page, to: str) -> None:
    """Let every link to a module, or to a place in it, lead to its successor; the page itself stays, for who
    has its address."""

    def renamed(address: str) -> str:
        return to if address.partition("#")[0] == page.path else address

    for other in tree.guideline.pages:
        if other.path != page.path:
            path = tree.in_docs(other.path)
            tree.put(path, with_new_addresses(tree.text(path), other.path, other.path, renamed))


def _links_to(page: Page, other: Page) -> bool:
    """Return whether a flowchart on a page has a link to another page."""
    target = posixpath.relpath(other.path, page.folder or ".")
    return any(f'"{target}#' in diagram.source for diagram in page.diagrams)
