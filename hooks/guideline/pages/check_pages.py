"""The pages that explain the checks: an overview, one page a family with a place for each code, and one for
the kinds of change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from guideline.changes import KINDS, Kind
from guideline.changes.gates import GATES
from guideline.changes.registry import LEVELS
from guideline.checks import REGISTRY, RETIRED
from guideline.checks.finished_site import FINISHED_CHECKS
from guideline.checks.registry import FAMILIES, Check, Family
from guideline.checks.retired import RetiredCheck
from guideline.model.anchors import slug
from guideline.model.findings import Severity
from guideline.pages.templating import render

KINDS_PAGE = "soorten-wijziging"
"""The name of the page that explains the kinds of change, which is part of its address and never changes."""

_EFFECTS: Mapping[Severity, Markup] = {
    Severity.ERROR: Markup("Een fout: publiceren kan pas als dit is hersteld."),
    Severity.WARNING: Markup("Een waarschuwing: publiceren kan pas als dit is hersteld."),
    Severity.NOTICE: Markup("Een melding: publiceren kan gewoon."),
}


_STOPS_NOTHING = Markup("Een waarschuwing die publiceren niet tegenhoudt.")


@dataclass(frozen=True, slots=True)
class _Example:
    """A piece of a file as the page shows it: what it is, and its lines."""

    label: Markup
    code: Markup


@dataclass(frozen=True, slots=True)
class _Explained:
    """A check, or one that was retired, as the pages show it.

    Titles, explanations, effects and labels are Markdown written in this project, so they are not escaped.
    """

    code: str
    title: Markup
    explanation: Markup
    severity: str
    effect: Markup
    since: str
    until: str = ""
    successor: str = ""
    examples: Sequence[_Example] = ()

    @property
    def anchor(self) -> Markup:
        """The place of the check on the page of its family."""
        return Markup(self.code.casefold())

    @property
    def address(self) -> Markup:
        """Where the check is explained, seen from the folder of these pages."""
        return _address(self.code)

    @property
    def successor_address(self) -> Markup:
        """Where the check that took its place is explained."""
        return _address(self.successor)


@dataclass(frozen=True, slots=True)
class _ExplainedKind:
    """A kind of change as its page shows it; its texts are Markdown written in this project."""

    code: str
    anchor: str
    name: Markup
    explanation: Markup
    level: Markup
    examples: tuple[_Example, ...]


def page_anchors(folder: str) -> dict[str, frozenset[str]]:
    """Return the pages that the site adds in a folder (path relative to the docs folder) with their
    anchors."""
    families = list(_families())
    pages = {_path(folder, "index"): frozenset(slug(family.title, "-") for family, _ in families)}
    pages[_path(folder, KINDS_PAGE)] = frozenset(code.casefold() for code in KINDS)
    return pages | {
        _path(folder, family.page): frozenset(check.anchor for check in checks) for family, checks in families
    }


def check_pages(folder: str) -> dict[str, str]:
    """Return the Markdown of the pages that explain the checks, which stand in a folder, by path."""
    families = list(_families())
    pages = {
        _path(folder, "index"): render("all_checks.md", families=families),
        _path(folder, KINDS_PAGE): render("kinds_of_change.md", levels=list(_levels())),
    }
    return pages | {
        _path(folder, family.page): render("checks_of_family.md", family=family, checks=checks)
        for family, checks in families
    }


def _path(folder: str, name: str) -> str:
    return f"{folder}/{name}.md"


def _address(code: str) -> Markup:
    return Markup(f"{FAMILIES[code[0]].page}.md#{code.casefold()}")


def _families() -> Iterator[tuple[Family, list[_Explained]]]:
    """Yield every family that has checks, with all of them in order of code."""
    explained = [_check(check) for check in (*REGISTRY.values(), *FINISHED_CHECKS.values(), *GATES.values())]
    explained += [_retired(check) for check in RETIRED.values()]
    explained.sort(key=lambda check: check.code)
    for letter, family in FAMILIES.items():
        if checks := [check for check in explained if check.code.startswith(letter)]:
            yield family, checks


def _levels() -> Iterator[tuple[Markup, list[_ExplainedKind]]]:
    """Yield every level with the kinds of change that have it, in order of code."""
    for level in LEVELS:
        kinds = sorted((kind for kind in KINDS.values() if kind.level is level), key=lambda kind: kind.code)
        yield Markup(level.value), [_kind(kind) for kind in kinds]


def _kind(kind: Kind) -> _ExplainedKind:
    sides = (("Eerst", kind.before), ("Nu", kind.after))
    examples = tuple(
        _Example(Markup(f"**{when}**:"), _indented(text or "(staat er niet)")) for when, text in sides
    )
    return _ExplainedKind(
        kind.code,
        kind.code.casefold(),
        Markup(kind.name),
        Markup(kind.explanation),
        Markup(kind.level),
        examples,
    )


def _check(check: Check) -> _Explained:
    example = check.example
    return _Explained(
        check.code,
        Markup(check.title),
        Markup(check.explanation),
        check.severity,
        _EFFECTS[check.severity] if check.stops else _STOPS_NOTHING,
        check.since,
        examples=(
            _Example(Markup(f"**Fout**, in `{example.file}`:"), _indented(example.wrong)),
            _Example(Markup("**Goed**:"), _indented(example.right or "(deze regels zijn er niet)")),
        ),
    )


def _retired(check: RetiredCheck) -> _Explained:
    return _Explained(
        check.code,
        Markup(check.title),
        Markup(check.explanation),
        "vervallen",
        Markup("Deze controle wordt niet meer gedaan."),
        check.since,
        check.until,
        check.successor,
    )


def _indented(text: str) -> Markup:
    """Return the lines of a text as a block of code."""
    return Markup("\n".join(f"    {line}".rstrip() for line in text.rstrip("\n").split("\n")))
