"""The pages that explain the checks: an overview, and one for each check with a wrong and a right example."""

from __future__ import annotations

from collections.abc import Mapping

from guideline.checks import REGISTRY
from guideline.checks.finished_site import FINISHED_CHECKS
from guideline.checks.registry import FAMILIES, Check
from guideline.model.anchors import slug
from guideline.model.findings import Severity

CHECKS_FOLDER = "redactie/controles"

ALL_CHECKS: Mapping[str, Check] = dict(sorted({**REGISTRY, **FINISHED_CHECKS}.items()))
"""Every check that has an explanation page: those of the sources and those of the finished site."""


def page_anchors() -> dict[str, frozenset[str]]:
    """Return the pages that the site adds (path relative to the docs folder) with their anchors."""
    overview = {f"{CHECKS_FOLDER}/index.md": frozenset(slug(title, "-") for title in FAMILIES.values())}
    return overview | {
        f"{CHECKS_FOLDER}/{code.casefold()}.md": frozenset({"fout", "goed"}) for code in ALL_CHECKS
    }


def check_pages() -> dict[str, str]:
    """Return the Markdown of the pages that explain the checks, by path."""
    pages = {f"{CHECKS_FOLDER}/index.md": _checks_overview()}
    return pages | {
        f"{CHECKS_FOLDER}/{code.casefold()}.md": _check_page(check) for code, check in ALL_CHECKS.items()
    }


def _checks_overview() -> str:
    lines = [
        "---\ntitle: Alle controles\nsamenvatting: Elke controle met haar code, ernst en uitleg.\n---\n",
        (
            "Elke bevinding heeft een code. Hieronder staat per code wat er wordt nagekeken; de pagina van de"
            " code geeft een fout en een goed voorbeeld."
        ),
        "Een **fout** of **waarschuwing** houdt publicatie tegen, een **melding** niet.\n",
    ]
    for letter, title in FAMILIES.items():
        checks = [check for code, check in ALL_CHECKS.items() if code.startswith(letter)]
        if checks:
            lines += [f"\n## {title}\n", "| Code | Controle | Ernst |", "|---|---|---|"]
            lines += [
                f"| [{check.code}]({check.code.casefold()}.md) | {check.title} | {check.severity} |"
                for check in checks
            ]
    return "\n".join(lines) + "\n"


def _check_page(check: Check) -> str:
    effect = {
        Severity.ERROR: "Een fout: publiceren kan pas als dit is hersteld.",
        Severity.WARNING: "Een waarschuwing: publiceren kan pas als dit is hersteld.",
        Severity.NOTICE: "Een melding: publiceren kan gewoon.",
    }[check.severity]
    example = check.example
    return (
        f"---\ntitle: '{check.code} {check.title}'\nsearch:\n  exclude:"
        f" true\n---\n\n{check.explanation}\n\n{effect}\n\nHet voorbeeld staat in `{example.file}`.\n\n##"
        f" Fout\n\n{_code(example.wrong)}\n\n##"
        f" Goed\n\n{_code(example.right or '(deze regels zijn er niet)')}\n\n[Terug naar alle"
        " controles](index.md)\n"
    )


def _code(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.rstrip("\n").split("\n"))
