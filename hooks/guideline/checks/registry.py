"""What a check is, and how all checks are run over a guideline."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from guideline.checks.consequences import without_consequences
from guideline.checks.retired import RETIRED
from guideline.limits import TOO_MUCH, Allowance, OverTimeError, at_most
from guideline.model.findings import Finding, Place, Severity
from guideline.model.guideline import DataFile, Guideline
from guideline.model.page import Page
from guideline.model.places import At, Problem
from guideline.model.suggestions import so_many_suggestions

FIRST_VERSION = "0.1.0"
"""The version of the project in which a check came that names no other."""


@dataclass(frozen=True)
class Family:
    """Checks of one kind: its Dutch title, and the name of the page that explains them, which is part of its
    address and never changes."""

    title: str
    page: str


FAMILIES: Mapping[str, Family] = {
    "M": Family("Gegevens en opbouw", "gegevens"),
    "V": Family("Verwijzingen", "verwijzingen"),
    "H": Family("Herziening", "herziening"),
    "S": Family("Stroomschema", "stroomschema"),
    "L": Family("Literatuur", "literatuur"),
    "P": Family("Permanentie", "permanentie"),
    "W": Family("Waarden", "waarden"),
    "C": Family("Samenhang", "samenhang"),
    "B": Family("Kaarten", "kaarten"),
    "T": Family("Taal en toegankelijkheid", "taal"),
    "G": Family("Grens", "grens"),
    "D": Family("Getypt en getoond", "getoond"),
    "Z": Family("Wijziging", "wijziging"),
}
"""The families by the letter with which their codes begin, in the order in which readers see them."""


@dataclass(frozen=True)
class Context:
    """What every check gets: the guideline, and the day that counts as today."""

    guideline: Guideline
    today: date

    def place(self, page: Page, at: At = (1, 1)) -> Place:
        """Return a place in the source file of ``page``."""
        return Place(self.guideline.source_path(page), *at)

    @property
    def pages(self) -> dict[str, Page]:
        """The pages by path relative to the docs folder."""
        return self.guideline.by_path

    @property
    def module_pages(self) -> dict[str, Page]:
        """The pages under review by id (file name)."""
        return self.guideline.maintained_by_name

    def page_problems(self, *kinds: str) -> Iterator[Report]:
        """Yield the problems of these kinds that the reader met in pages."""
        for page in self.guideline.pages:
            for problem in page.problems:
                if problem.kind in kinds:
                    yield self.place(page, problem.at), problem.message, problem.suggestion

    def data_problems(self, *kinds: str) -> Iterator[Report]:
        """Yield the problems of these kinds that the reader met in data files."""
        for file in self.guideline.data_files:
            for problem in file.problems:
                if problem.kind in kinds:
                    yield self.data_report(file, problem)

    def data_report(self, file: DataFile, problem: Problem) -> Report:
        """Return a report on a data file."""
        return Place(file.path, *problem.at), problem.message, problem.suggestion

    def data_place(self, name: str, at: At) -> Place:
        """Return a place in the data file ``name`` of the docs folder."""
        return Place(f"{self.guideline.settings.docs_dir}/{name}", *at)


Report = tuple[Place, str, str]
"""Place, Dutch message and Dutch suggestion (may be empty) of one finding."""

CheckFunction = Callable[[Context], Iterable[Report]]


@dataclass(frozen=True)
class Example:
    """A mistake and its repair, shown to editors and run by the tests.

    ``wrong`` and ``right`` are snippets of ``file`` (relative to the project root). In the test the snippet
    ``right`` of a sound small guideline is replaced by ``wrong``; when it does not stand there, the snippet
    is added at the end of the file. ``line`` is the line within ``wrong`` (from 0) where the finding must
    stand, None for the first line of the file. ``whole`` replaces the whole file instead (for mistakes in
    bytes); ``linked`` when the file is a symbolic link to another one; ``values`` stands at the end of the
    register of values for both snippets, and ``beside`` are whole files, by path, that are there for both.
    """

    wrong: str
    right: str
    file: str = "docs/diagnostiek/voorbeeld.md"
    line: int | None = 0
    whole: bytes | None = None
    linked: bool = False
    values: str = ""
    beside: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Check:
    """One check of the registry.

    ``code`` is stable: family letter and three digits. ``since`` is the version of the project in which the
    check came. One that does not stop the build (``stops``) lets the site be published, whatever its
    severity.
    """

    code: str
    title: str
    severity: Severity
    explanation: str
    example: Example
    function: CheckFunction
    since: str
    stops: bool = True

    def run(self, context: Context) -> Iterator[Finding]:
        """Yield a finding for everything the check objects to."""
        for place, message, suggestion in self.function(context):
            yield Finding(place, self.code, self.severity, message, suggestion, self.stops)


SECONDS = 30
"""How long the processor may work on one check; the slowest takes half a second on the real guideline."""

TOGETHER, ORDINARY = 60, 5
"""How long it may work on all checks together beyond what each may take anyway."""

REGISTRY: dict[str, Check] = {}
"""All checks by code."""


def require_free(code: str, registered: Mapping[str, Check]) -> None:
    """Raise ValueError when a check may not have this code: it is registered or retired, or its family is
    unknown."""
    if code in registered or code in RETIRED or code[0] not in FAMILIES:
        raise ValueError(f"check code {code} is taken, was retired or has no family")


def check(
    code: str,
    title: str,
    severity: Severity,
    explanation: str,
    example: Example,
    since: str = FIRST_VERSION,
    *,
    stops: bool = True,
) -> Callable[[CheckFunction], CheckFunction]:
    """Register a function as the check ``code``.

    Raises ValueError when the code is not free.
    """

    def register(function: CheckFunction) -> CheckFunction:
        require_free(code, REGISTRY)
        words = " ".join(explanation.split())
        REGISTRY[code] = Check(code, title, severity, words, example, function, since, stops)
        return function

    return register


def run_checks(guideline: Guideline, today: date, only: Collection[str] = REGISTRY.keys()) -> list[Finding]:
    """Run the checks of the registry over ``guideline`` as on ``today``, all of them or those with the codes
    ``only``; return the findings, sorted by place and code.

    What follows from another finding is left out.
    """
    context = Context(guideline, today)
    allowance = Allowance(TOGETHER, ORDINARY)
    found = {finding for code in only for finding in _in_time(REGISTRY[code], context, allowance)}
    return without_consequences(found, guideline)


def _in_time(item: Check, context: Context, allowance: Allowance) -> list[Finding]:
    """Return the findings of a check, or one that says that it asks too much or met what it cannot read."""
    seconds = ORDINARY if allowance.used_up else SECONDS
    try:
        with at_most(seconds), allowance.spend(), so_many_suggestions():
            return list(item.run(context))
    except OverTimeError:
        what = f"kost meer dan {seconds} seconden rekentijd"
    except TOO_MUCH:
        what = "kost te veel geheugen"
    except ValueError:
        what = "kan iets in een tekst niet lezen"
    message = f"de controle ‘{item.title}’ {what}"
    remedy = "herstel eerst de andere bevindingen, of maak de bestanden kleiner"
    place = Place(context.guideline.settings.docs_dir)
    return [Finding(place, item.code, Severity.ERROR, message, remedy)]
