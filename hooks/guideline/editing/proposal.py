"""``voorstel``: a filled form becomes a change in the files, and one comment that says what it means."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from guideline.changes.compare import compare
from guideline.changes.gates import gates
from guideline.changes.report import Result, as_markdown, marked_plain
from guideline.changes.sides import read_side
from guideline.editing.carrying_out import hindering, tried
from guideline.editing.change_log import log_change
from guideline.editing.commands import Request
from guideline.editing.page_text import block
from guideline.editing.proposal_form import Proposal, body_of, read_form
from guideline.editing.recommendation import plain_text
from guideline.editing.refusal import RefusedError, unknown
from guideline.editing.source import source
from guideline.editing.tree import Tree
from guideline.editing.yaml_lines import scalar
from guideline.model.findings import Finding
from guideline.model.guideline import Guideline
from guideline.model.metadata import Fate, Status
from guideline.model.values import expand_values
from guideline.pages.generated_files import generated_files
from guideline.reading.plain_text import plain_lines
from guideline.rendering.words import CERTAINTIES, VERDICTS
from guideline.site import Site

MARK = "<!-- richtlijn-voorstel -->"
"""How the one comment of a proposal is found again."""

LONGEST_COMMENT = 60_000
"""How long a comment is at most; GitHub takes a little more."""

MOST_FINDINGS = 20


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a form: the comment, and whether the change was written."""

    comment: str
    written: bool


def propose(root: Path, given: str, today: date, tell: Callable[[str], None]) -> Outcome:
    """Write the change that a filled form asks for when the checks find nothing wrong with it in the files
    that it touches and no mistake elsewhere, and return the comment; errors as ``Site.read``."""
    try:
        proposal = read_form(body_of(given))
    except RefusedError as error:
        return Outcome(_refused(str(error)), False)
    before = Site.read(root, today, tell)
    tree = Tree(root, before.guideline)
    try:
        _change(tree, proposal, today)
        if not tree.after:
            raise RefusedError("er verandert niets: de aanbeveling luidt al zo")
    except RefusedError as error:
        return Outcome(_refused(str(error)), False)
    compared: list[Result] = []

    def look(copy: Path) -> None:
        old = read_side(root, "nu", generated_files, root)
        comparison = compare(old, read_side(copy, "voorstel", generated_files, root))
        compared.append(Result(comparison, tuple(gates(comparison))))

    result = tried(tree, before, today, tell, look)
    sound = not hindering(tree, result.new)
    if sound:
        tree.write(root)
    shown = _shown(result.site.guideline, proposal)
    return Outcome(_comment(shown, result.new, as_markdown(compared[0]), sound), sound)


def _change(tree: Tree, proposal: Proposal, today: date) -> None:
    """Change the text and the sources of a recommendation, with a line in the change log of its page."""
    name = proposal.recommendation
    page = tree.guideline.recommendation_pages.get(name)
    if page is None:
        raise unknown("de aanbeveling", name[:100], tree.guideline.recommendation_pages)
    if page.module and page.module.status is Status.WITHDRAWN:
        raise RefusedError(f"de aanbeveling ‘{name}’ staat in een module die is vervallen")
    path = tree.in_docs(page.path)
    if proposal.text:
        text = tree.text(path)
        found = block(text, name)
        new = plain_text(proposal.text, "Nieuwe tekst")
        closing = text[: found.end].rpartition("\n")[2]
        tree.put(path, f"{text[: found.options_end]}\n\n{new}\n{closing}{text[found.end :]}")
    if proposal.source:
        _with_source(tree, path, proposal, today)
    if tree.after:
        log_change(tree, path, today.isoformat(), proposal.reason, {name: Fate.CHANGED.value}, proposal.note)


def _with_source(tree: Tree, path: str, proposal: Proposal, today: date) -> None:
    """Put a source with the recommendation: one that is known by its key, or what was pasted."""
    name, typed = proposal.recommendation, proposal.source
    key = typed.removeprefix("[").removesuffix("]").removeprefix("@")
    if key not in tree.guideline.by_key:
        if len(typed.split()) == 1 and "{" not in typed:
            raise unknown("de bron", typed[:100], tree.guideline.by_key)
        source(tree, Request({"bij": name}, today, typed))
        return
    text = tree.text(path)
    options = block(text, name).options(text)
    node = options.node(("bronnen",))
    known = [item.value for item in node.value] if node is not None and isinstance(node.value, list) else []
    if key not in known:
        tree.put(path, options.with_last(("bronnen",), scalar(key)))


def _shown(guideline: Guideline, proposal: Proposal) -> list[str]:
    """Return the recommendation as readers will see it, as lines of a quotation."""
    page = guideline.recommendation_pages.get(proposal.recommendation)
    items = page.recommendations if page else ()
    item = next((item for item in items if item.id == proposal.recommendation), None)
    if page is None or item is None or item.options is None:
        return ["> Zo kan de aanbeveling niet worden getoond."]
    options = item.options
    verdict = VERDICTS[options.strength, options.direction]
    texts = list(plain_lines(expand_values(item.text, guideline.value_texts)))
    sources = ", ".join(options.sources) or "geen"
    return [
        f"> **{marked_plain(verdict)}** · {marked_plain(CERTAINTIES[options.certainty])}",
        *(f">\n> {marked_plain(text)}" for text in texts),
        f">\n> Bronnen: {marked_plain(sources)} · {marked_plain(page.title)}",
    ]


def _refused(why: str) -> str:
    lines = [f"- {marked_plain(line)}" for line in why.split("\n")]
    head = "**Dit voorstel kan nog niet worden gemaakt.** Pas het formulier hierboven aan (Edit)."
    return "\n".join([MARK, head, "", *lines, ""])


def _comment(shown: list[str], findings: tuple[Finding, ...], compared: str, sound: bool) -> str:
    """Return one comment: what readers will see, what must be mended, and the comparison."""
    head = "**Zo leest de aanbeveling straks:**" if sound else "**Dit voorstel kan zo nog niet.**"
    lines = [MARK, head, "", *shown, ""]
    if findings:
        lines += ["### Nog te herstellen" if not sound else "### Daarna nog te doen", ""]
        lines += [f"- {marked_plain(str(finding))}" for finding in findings[:MOST_FINDINGS]]
        if len(findings) > MOST_FINDINGS:
            lines.append(f"- … en nog {len(findings) - MOST_FINDINGS}")
        lines.append("")
    return cut("\n".join([*lines, "### Wat er verandert", "", compared]))


def cut(comment: str) -> str:
    """Return a comment that is not too long, ended at the end of a line."""
    if len(comment) <= LONGEST_COMMENT:
        return comment
    return f"{comment[:LONGEST_COMMENT].rpartition(chr(10))[0]}\n\n… ingekort; alles staat bij de controle."
