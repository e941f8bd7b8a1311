"""How a proof shows: a link to the check or the page, or the name of the test."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from markupsafe import Markup

from guideline.model.counts import COUNTS
from guideline.model.guideline import Guideline
from guideline.model.page import Page
from guideline.model.proofs import Proof, ProofKind
from guideline.pages.templating import escape_markdown, link

_COUNTED = {
    ProofKind.CHECK: ("controle", "controles"),
    ProofKind.TEST: ("test", "tests"),
    ProofKind.PAGE: ("pagina", "pagina’s"),
    ProofKind.COUNT: ("telling", "tellingen"),
}


def shown_proof(proof: Proof, page: Page, guideline: Guideline) -> Markup:
    """Return a proof as it shows on ``page``; one that is not there, which a check reports, as its name."""
    name = escape_markdown(proof.name)
    if proof.kind is ProofKind.TEST:
        return Markup(f"test `{proof.test_function}`") if proof.test_file else name
    if proof.kind is ProofKind.COUNT:
        count = COUNTS.get(proof.name)
        return escape_markdown(str(count(guideline))) if count else name
    if proof.kind is ProofKind.CHECK:
        target = guideline.explained_checks.get(proof.name)
        return link(f"controle {proof.name}", page, target) if target else name
    path, mark, _ = proof.name.partition("#")
    target_page = guideline.by_path.get(path)
    if mark and not guideline.present.has(proof.name):
        return name
    return link(target_page.title, page, proof.name) if target_page else name


def counted(proofs: Iterable[Proof]) -> str:
    """Return how many different proofs of each kind there are, in words: ‘12 controles, 1 test’."""
    kinds = Counter(kind for kind, _ in {(proof.kind, proof.name) for proof in proofs})
    return ", ".join(
        f"{kinds[kind]} {one if kinds[kind] == 1 else more}"
        for kind, (one, more) in _COUNTED.items()
        if kinds[kind]
    )
