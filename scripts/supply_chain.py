"""Write down what is locked, and under which licences: a bill of materials and a list to read.

Writes requirements/sbom.cdx.json (CycloneDX 1.6, JSON) and requirements/licenties.md from the lock files, the
licences that the packages in this environment tell of themselves, and requirements/licenties.yml: the
licences that fit as they are, and the decision about each package with another one, or with none. No time, no
download address; the same locks give the same bytes. Usage: python scripts/supply_chain.py
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

import yaml
from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import Property
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

_FOLDER = Path("requirements")
SITE_LOCK, TEST_LOCK = _FOLDER / "site.txt", _FOLDER / "test.txt"
BILL, LIST, DECISIONS = _FOLDER / "sbom.cdx.json", _FOLDER / "licenties.md", _FOLDER / "licenties.yml"

_INTRODUCTION = """# Licenties van de gebruikte pakketten

Gemaakt door `make lock`; wijzig dit bestand niet. Een besluit staat in `licenties.yml`. Wat in een pakket is
meegebracht (zoals Mermaid in mermaidx), staat hier niet apart.

| Pakket | Versie | Licentie volgens het pakket | Nodig voor | Besluit |
|---|---|---|---|---|
"""

UNKNOWN = "onbekend"
"""What stands in the place of a licence that a package does not tell."""

_LOCKED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;]+)(?: ; (.*?))? \\$", re.MULTILINE)

_NOT_SAID = {"", "UNKNOWN"}
_LONGEST = 60
"""A licence in one line is its name; a longer one is its text."""


@dataclass(frozen=True)
class Package:
    """A locked package: where it is needed (empty for everywhere), the licence it tells of, and whether the
    site needs it or the tests alone."""

    name: str
    version: str
    condition: str
    licence: str
    for_site: bool


@dataclass(frozen=True)
class Decisions:
    """The licences that fit as they are, and by package the licence that was decided about, in the words of
    the package, with the decision."""

    fit: frozenset[str] = frozenset()
    decided: dict[str, tuple[str, str]] = field(default_factory=dict)


def read_decisions(root: Path) -> Decisions:
    """Return what was decided about licences in the project in ``root``."""
    data = yaml.safe_load((root / DECISIONS).read_text(encoding="utf-8"))
    decided = {row["pakket"]: (row["licentie"], row["besluit"]) for row in data["besluiten"]}
    return Decisions(frozenset(data["passend"]), decided)


def told_licence(name: str) -> str:
    """Return the licence of a package as it tells it in this environment: its expression (PEP 639), else its
    classifiers, else its field of one line; ``UNKNOWN`` when it tells nothing, or is not here."""
    try:
        told = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return UNKNOWN
    if expression := told.get("License-Expression"):
        return str(expression)
    classifiers = [text for text in told.get_all("Classifier") or () if text.startswith("License")]
    if classifiers:
        return " / ".join(text.split(" :: ")[-1] for text in classifiers)
    words = str(told.get("License") or "").strip()
    return UNKNOWN if words in _NOT_SAID or len(words) > _LONGEST or "\n" in words else words


def locked(root: Path, licence_of: Callable[[str], str] = told_licence) -> list[Package]:
    """Return every package in the lock files, in the order of their names."""
    site = {(name, version) for name, version, _ in _found(root / SITE_LOCK)}
    return [
        Package(name, version, condition, licence_of(name), (name, version) in site)
        for name, version, condition in _found(root / TEST_LOCK)
    ]


def _found(lock: Path) -> list[tuple[str, str, str]]:
    text = lock.read_text(encoding="utf-8")
    return [(match[1], match[2], match[3] or "") for match in _LOCKED.finditer(text)]


def bill(packages: Iterable[Package]) -> str:
    """Return the packages as a bill of materials; its number follows from what stands in it."""
    items = list(packages)
    licences = LicenseFactory()
    parts = [
        Component(
            name=item.name,
            version=item.version,
            type=ComponentType.LIBRARY,
            purl=(purl := PackageURL("pypi", None, item.name, item.version)),
            bom_ref=str(purl),
            scope=ComponentScope.REQUIRED if item.for_site else ComponentScope.EXCLUDED,
            licenses=[] if item.licence == UNKNOWN else [licences.make_from_string(item.licence)],
            properties=[Property(name="voorwaarde", value=item.condition)] if item.condition else [],
        )
        for item in items
    ]
    made = Bom(components=parts, serial_number=uuid5(NAMESPACE_URL, repr(items)))
    made.metadata.timestamp = None  # type: ignore[assignment]
    data = json.loads(JsonV1Dot6(made).output_as_string())
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def licence_list(packages: Iterable[Package], decisions: Decisions) -> str:
    """Return the packages with their licences as a page to read."""
    rows = "".join(
        f"| {item.name} | {item.version} | {item.licence} | {'site' if item.for_site else 'tests'}"
        f" | {decisions.decided.get(item.name, ('', ''))[1]} |\n"
        for item in packages
    )
    return f"{_INTRODUCTION}{rows}"


def faults(packages: Iterable[Package], decisions: Decisions) -> list[str]:
    """Return in Dutch which licences nobody decided about, with the remedy, and which decisions are about
    nothing."""
    needed = {item.name: item for item in packages if item.licence not in decisions.fit}
    wrong = [fault for item in needed.values() if (fault := _fault(item, decisions))]
    return [
        *wrong,
        *(
            f"het besluit over {name} in {DECISIONS} is niet meer nodig: haal het weg"
            for name in decisions.decided
            if name not in needed
        ),
    ]


def _fault(item: Package, decisions: Decisions) -> str:
    told = f"{item.name} {item.version} heeft de licentie ‘{item.licence}’"
    decided, _ = decisions.decided.get(item.name, (None, ""))
    if decided is None:
        return (
            f"{told}, die niet bij ‘passend’ staat: lees haar, en zet in {DECISIONS} bij ‘besluiten’ het"
            " pakket, deze licentie en het besluit, of neem een ander pakket"
        )
    if decided != item.licence:
        return (
            f"{told}, en het besluit gaat over ‘{decided}’: lees haar opnieuw en werk het besluit in"
            f" {DECISIONS} bij"
        )
    return ""


def main(root: Path) -> int:
    """Write both files; return 0, or 1 after the faults."""
    decisions = read_decisions(root)
    packages = locked(root)
    (root / BILL).write_text(bill(packages), encoding="utf-8", newline="\n")
    (root / LIST).write_text(licence_list(packages, decisions), encoding="utf-8", newline="\n")
    wrong = faults(packages, decisions)
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main(Path()))
