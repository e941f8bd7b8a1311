"""A comparison for people, forges and programs: text, Markdown, GitHub annotations, JSON; and the schema of
that JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote

from pydantic import BaseModel, ConfigDict, Field

from guideline.changes.compare import SECONDS, Comparison
from guideline.changes.registry import LEVELS, Change, Level
from guideline.changes.told import Piece, in_lines, rows, without_links
from guideline.changes.values import SAME_TEXT
from guideline.changes.witnesses import Index, Witness
from guideline.checks.reports import annotation
from guideline.limits import TOO_MUCH, at_most
from guideline.model.findings import Finding, Place
from guideline.model.showable import showable


@dataclass(frozen=True)
class Result:
    """What a comparison came to: what was found, or the Dutch reason why there is no comparison."""

    comparison: Comparison | None
    findings: tuple[Finding, ...] = ()
    refused: str = ""

    @property
    def failed(self) -> str:
        """Why not everything could be compared, empty when it was."""
        reasons = self.comparison.failed if self.comparison else (self.refused,)
        return showable("; ".join(reasons))

    @property
    def changes(self) -> tuple[Change, ...]:
        """The changes, worst first."""
        return self.comparison.changes if self.comparison else ()

    def witnesses(self, change: Change) -> list[Witness]:
        """Return what rests on what changed."""
        return self.comparison.witnesses(change) if self.comparison else []

    @property
    def code(self) -> int:
        """The exit code: 0 compared, 1 a gate, 2 not compared."""
        return 2 if self.failed else int(bool(self.findings))


_ADJECTIVES = {
    Level.CLINICAL: "klinische",
    Level.CONTENT: "inhoudelijke",
    Level.EDITORIAL: "redactionele",
    Level.TECHNICAL: "technische",
}


def headline(result: Result) -> str:
    """Return the one line that comes first: that it failed, or how many changes there are of each level,
    worst
    first."""
    if result.failed:
        part = " De andere wijzigingen staan hieronder." if result.changes else ""
        return f"Niet vergeleken: {result.failed}.{part}"
    return counts(result.changes)


def counts(changes: Sequence[Change]) -> str:
    """Return how many changes there are of each level."""
    if not changes:
        return "Geen wijzigingen."
    numbers = [(level, sum(change.kind.level is level for change in changes)) for level in LEVELS]
    parts = [f"{number} {_ADJECTIVES[level]}" for level, number in numbers if number]
    listed = " en ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
    last = next(number for _, number in reversed(numbers) if number)
    return f"{listed} wijziging{'en' if last != 1 else ''}."


MOST_SHOWN = {Level.CLINICAL: 1000, Level.CONTENT: 100, Level.EDITORIAL: 20, Level.TECHNICAL: 20}
"""How many changes of a level the text shows; the others are counted."""


def as_text(result: Result) -> str:
    """Return lines for a terminal: clinical changes word by word with what they touch in short, the others
    on a few lines each."""
    lines = [headline(result)]
    for level in LEVELS:
        changes = [change for change in result.changes if change.kind.level is level]
        if level is LEVELS[1] and result.findings:
            lines += ["", f"Nog nodig ({len(result.findings)})"]
            lines += [str(finding) for finding in _once(result.findings)]
        if not changes:
            continue
        lines += ["", f"{level.value.capitalize()} ({len(changes)})"]
        told = list(_together(changes))
        touched = _touched_once(result, changes)
        for group in told[: MOST_SHOWN[level]]:
            lines += _text_of(group, touched.get(id(group[0]), ""))
        if (more := len(told) - MOST_SHOWN[level]) > 0:
            lines.append(f"  … en nog {more}; alles staat in --format json")
    return "\n".join(lines)


def _once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings, each remedy that is the same for some on one page at the last of those only."""
    listed = list(findings)
    for number, finding in enumerate(listed):
        later = listed[number + 1 :]
        again = any(
            (other.place.path, other.code, other.suggestion)
            == (finding.place.path, finding.code, finding.suggestion)
            for other in later
        )
        yield replace(finding, suggestion="") if again else finding


def _text_of(group: Sequence[Change], touched: str) -> Iterator[str]:
    change = group[0]
    if len(group) > 1:
        yield showable(f"  {change.kind.code} {change.kind.name}: {_places(group)}")
        return
    where = f"{change.place.path}:{change.place.line}{_side(change)}"
    yield showable(f"  {where} {change.kind.code} {change.kind.name}: {change.id}")
    if change.old or change.new:
        yield from (f"      {line}" for line in _lines_of(change))
    if touched:
        yield showable(f"      raakt {touched}")


def _together(changes: Iterable[Change]) -> Iterator[list[Change]]:
    """Yield the changes to be told one by one; those that no reader notices and that say nothing each, in one
    group at the place of the first."""
    same = [change for change in changes if change.kind is SAME_TEXT]
    for change in changes:
        if change.kind is not SAME_TEXT:
            yield [change]
        elif change is same[0]:
            yield same


MOST_PLACES = 5


def _places(group: Sequence[Change]) -> str:
    """Return where the changes of a group are, the first ones by name."""
    first = ", ".join(f"{change.place.path}:{change.place.line}" for change in group[:MOST_PLACES])
    more = f" en nog {len(group) - MOST_PLACES} plaatsen" if len(group) > MOST_PLACES else ""
    return f"op {len(group)} plaatsen ({first}{more})"


def _side(change: Change) -> str:
    """Return a mark for what stands in the old text only."""
    return " (vorige versie)" if change.old and not change.new else ""


_MOVED = re.compile(r"onder ‘(?P<place>[^\n]*?), regel (?P<line>\d+)’: (?P<text>.*)", re.DOTALL)

LONGEST_PLACE = 120
"""How much of a place is shown from which a text moved."""


def _moved(change: Change) -> tuple[str, str] | None:
    """Return in words from where to where a text moved, and the text; None when it did not."""
    before, after = _MOVED.fullmatch(change.old), _MOVED.fullmatch(change.new)
    if not before or not after:
        return None
    here, there = (f"‘{_short(found['place'])}’ (regel {found['line']})" for found in (before, after))
    return f"verplaatst van {here} naar {there}:", after["text"]


def _short(text: str, longest: int = LONGEST_PLACE) -> str:
    """Return the first words of a text, never a part of one."""
    if len(text) <= longest:
        return text
    words = text[: longest + 1].rpartition(" ")[0] or text[:longest]
    return f"{words.rstrip(' ,;:')} …"


def _lines_of(change: Change) -> list[str]:
    """Return on a line each what differs, or where it went."""
    moved = _moved(change)
    if moved:
        return [_cut(showable(" ".join(" ".join(moved).split())), change)]
    return [_cut(line, change) for line in in_lines(change.old, change.new)]


_SORTS = {
    "spoedpagina": ("de spoedpagina", "spoedpagina’s"),
    "startpagina": ("de startpagina", "startpagina’s"),
    "wanneer bellen": ("‘Wanneer bellen’", "‘Wanneer bellen’"),
    "volgt deze regel": ("1 aanbeveling die dit volgt", "aanbevelingen die dit volgen"),
    "uitzondering op deze regel": ("1 uitzondering hierop", "uitzonderingen hierop"),
    "alternatief voor deze regel": ("1 alternatief", "alternatieven"),
    "bladzijde voor patiënten": ("1 bladzijde voor patiënten", "bladzijden voor patiënten"),
    "stap van een stroomschema": ("1 stap van een stroomschema", "stappen van een stroomschema"),
    "aanbeveling": ("1 aanbeveling", "aanbevelingen"),
    "module": ("1 module", "modules"),
    "waarde": ("1 waarde", "waarden"),
    "lokale afspraak": ("1 lokale afspraak", "lokale afspraken"),
    "bladzijde": ("1 andere bladzijde", "andere bladzijden"),
}
"""What a witness of each sort, and more of them, are called."""

NAMED = 2
"""How many witnesses of a sort are named in a line."""


def _touched(witnesses: Sequence[Witness]) -> str:
    """Return in one line what rests on a change: how many of each sort, a few by name."""
    parts: list[str] = []
    for sort in dict.fromkeys(witness.sort for witness in witnesses):
        these = [witness for witness in witnesses if witness.sort == sort]
        one, more = _SORTS[sort]
        named = sort not in ("spoedpagina", "startpagina", "wanneer bellen") and len(these) <= NAMED
        names = f" ({', '.join(witness.id for witness in these)})" if named else ""
        parts.append((one if len(these) == 1 else f"{len(these)} {more}") + names)
    return ", ".join(parts)


_OF_CHARTS = ("A08", "A09")
"""How the codes of changes of a flowchart begin."""


def _touched_once(result: Result, changes: Sequence[Change]) -> dict[int, str]:
    """Return by the identity of each clinical change what rests on it, in one line; of changes of one
    flowchart that follow each other together, at the last of them."""
    found: dict[int, str] = {}
    run: list[Change] = []
    for number, change in enumerate(changes, 1):
        if change.kind.level is not Level.CLINICAL:
            continue
        run.append(change)
        if number < len(changes) and _one_chart(change, changes[number]):
            continue
        seen = {(item.path, item.id): item for one in run for item in result.witnesses(one)}
        if text := _touched(sorted(seen.values(), key=lambda witness: witness.order)):
            found[id(change)] = f"samen {text}" if len(run) > 1 else text
        run = []
    return found


def _one_chart(one: Change, other: Change) -> bool:
    """Return whether two changes are both of the flowchart on one page."""
    of_charts = all(item.kind.code.startswith(_OF_CHARTS) for item in (one, other))
    return of_charts and one.place.path == other.place.path and one.kind.level is other.kind.level


LONGEST = {Level.CLINICAL: 3000}
"""How much of one line that differs is shown of a level; of the others less."""

_LONGEST = 600


def _cut(text: str, change: Change) -> str:
    return _short(text, LONGEST.get(change.kind.level, _LONGEST))


FOLDED = 50
"""How many changes of a level that is folded a summary shows at most."""

LONGEST_SUMMARY = 54_000
"""How long a summary may be in bytes: GitHub takes 65.536 signs in a comment, and what posts it 60.000."""

_PARTS = {"klinisch": 0.87, "nodig": 0.95, "geraakt": 0.96}
"""Up to which part of the summary may be filled when each part ends."""


def as_markdown(result: Result) -> str:
    """Return a summary for a proposal: the counts, the clinical changes, what a gate asks, what is touched;
    the rest folded. It fits in a comment: of what does not fit the worst is kept, and the rest counted."""
    page = _Summary()
    page.add(["<!-- richtlijn-wijzigingen -->", f"**{marked_plain(headline(result))}**", ""], 1)
    clinical = [change for change in result.changes if change.kind.level is Level.CLINICAL]
    touched = _touched_once(result, clinical)
    if clinical:
        page.add(["### Klinisch", ""], 1)
        page.fill(
            (list(_markdown_of([change], touched.get(id(change), ""))) for change in clinical),
            _PARTS["klinisch"],
            "klinische",
        )
    if result.findings:
        page.add(["### Nog nodig", ""], 1)
        page.fill(([line] for line in _asked(result.findings)), _PARTS["nodig"], "punten")
    if clinical:
        _add_touched(page, result, clinical)
    for level in LEVELS[1:]:
        changes = [change for change in result.changes if change.kind.level is level]
        if not changes:
            continue
        page.add(["<details>", f"<summary>{level.value.capitalize()} ({len(changes)})</summary>", ""], 1)
        told = [list(_markdown_of(group, "")) for group in _together(changes)]
        page.fill(told, 1, _ADJECTIVES[level], FOLDED)
        page.add(["</details>", ""], 1)
    return "\n".join(page.lines)


class _Summary:
    """The lines of a summary, as far as they fit."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._length = 0

    def add(self, lines: list[str], until: float) -> bool:
        """Add lines when they fit in this part of the summary; return whether they did."""
        length = sum(len(line.encode("utf-8", "replace")) + 1 for line in lines)
        if self._length + length > until * LONGEST_SUMMARY + (_ROOM if until == 1 else 0):
            return False
        self.lines += lines
        self._length += length
        return True

    @property
    def filled(self) -> float:
        """Which part of the summary is filled."""
        return self._length / LONGEST_SUMMARY

    def fill(self, told: Iterable[list[str]], until: float, what: str, most: int = 10_000) -> None:
        """Add what is told as long as it fits, and say how much did not."""
        waiting = list(told)
        left = len(waiting)
        for lines in waiting[:most]:
            if not self.add(lines, until):
                break
            left -= 1
        if left:
            self.add([f"- … en nog {left} {what}, die hier niet passen; `make wijzigingen` geeft alles."], 1)
        self.add([""], 1)


_ROOM = 3000
"""How much room there is beyond what is filled, for headings and for what says what was left out."""


def _asked(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield what the gates ask: of the findings that end in the same remedy all places, the remedy once."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.code, finding.suggestion), []).append(finding)
    for (code, remedy), group in groups.items():
        told = [
            f"`{_code(item.place.path)}:{item.place.line}` {marked_plain(item.message)}"
            for item in group[:MOST_ASKED]
        ]
        told += [f"… en op nog {len(group) - MOST_ASKED} plaatsen"] if len(group) > MOST_ASKED else []
        told += [f"→ {marked_plain(remedy)}"] if remedy else []
        yield f"- **{code}** " + "\n  <br>".join(told)


MOST_ASKED = 40
"""How many places one remedy is asked at in a summary; the others are counted."""


def _add_touched(page: _Summary, result: Result, changes: Sequence[Change]) -> None:
    """Add everything that rests on the clinical changes, each once and folded; no more than a third of what
    the summary holds already."""
    base = result.comparison.pair.new.guideline.settings.site_url if result.comparison else ""
    seen: dict[tuple[str, str], Witness] = {}
    for change in changes:
        for witness in result.witnesses(change):
            seen.setdefault((witness.path, witness.id), witness)
    witnesses = sorted(seen.values(), key=lambda witness: witness.order)
    if not witnesses:
        return
    page.add(["<details>", f"<summary>Wat hierdoor wordt geraakt ({len(witnesses)})</summary>", ""], 1)
    until = min(_PARTS["geraakt"], page.filled * 1.33)
    page.fill(
        ([f"- {_name(witness)}: {_link(witness, base)}"] for witness in witnesses),
        until,
        "plaatsen",
        MOST_TOUCHED,
    )
    page.add(["</details>", ""], 1)


MOST_TOUCHED = 100


def _name(witness: Witness) -> str:
    plain = {"volgt deze regel": "aanbeveling", "wanneer bellen": "‘Wanneer bellen’"}
    return plain.get(witness.sort, "aanbeveling" if "deze regel" in witness.sort else witness.sort)


def _markdown_of(group: Sequence[Change], touched: str) -> Iterator[str]:
    change = group[0]
    if len(group) > 1:
        yield f"- **{change.kind.name}** ({change.kind.code}) {marked_plain(_places(group))}"
        return
    where = f"`{_code(change.place.path)}:{change.place.line}`{_side(change)}"
    name = "" if change.id in change.place.path else f" {marked_plain(change.id)},"
    yield f"- **{change.kind.name}** ({change.kind.code}){name} {where}"
    if change.old or change.new:
        yield from (f"  <br>{line}" for line in _words_of(change))
    if touched:
        yield f"  <br>Raakt {marked_plain(touched)}"


MOST_LINES = {Level.CLINICAL: 200}
"""How many lines of one change are told of a level; of the others less."""

_MOST_LINES = 12


def _words_of(change: Change) -> Iterator[str]:
    """Yield in Markdown each line that differs, word by word."""
    if moved := _moved(change):
        yield marked_plain(_cut(" ".join(moved), change))
        return
    told = rows(change.old, change.new)
    most = MOST_LINES.get(change.kind.level, _MOST_LINES)
    for row in told[:most]:
        yield _marked_row(row, LONGEST.get(change.kind.level, _LONGEST))
    if len(told) > most:
        yield f"… en nog {len(told) - most} regels"


def _marked_row(row: Sequence[Piece], longest: int) -> str:
    parts: list[str] = []
    length = 0
    for piece in row:
        room = max(longest - length, 40)
        same, old, new = (_short(text, room) for text in (piece.same, piece.old, piece.new))
        parts += [marked_plain(same)] if same else []
        parts += ["…"] if piece.cut else []
        parts += [f"<del>{marked_plain(old)}</del>"] if old else []
        parts += [f"<ins>**{marked_plain(new)}**</ins>"] if new else []
        length += len(same) + len(old) + len(new)
        if length > longest:
            return " ".join([*parts, "…"])
    return " ".join(parts)


def _link(witness: Witness, base: str) -> str:
    title = marked_plain(_short(without_links(witness.title), 70))
    if base and witness.address:
        return f"[{title}]({base}{quote(witness.address, safe='/#-._~')})"
    return f"{title} (`{_code(witness.path)}:{witness.line}`)"


def _message(finding: Finding) -> str:
    return finding.message + (f" ({finding.suggestion})" if finding.suggestion else "")


_SIGNS = re.compile(r"([\\`*_{}\[\]()<>#+!|~&@$:])")
"""What Markdown, or a forge, may take for more than a sign: also mentions and addresses."""


def marked_plain(text: str) -> str:
    """Return a text of others as it is, on one line, also for a reader of Markdown."""
    return _SIGNS.sub(lambda match: f"&#{ord(match[1])};", showable(" ".join(text.split())))


def _code(text: str) -> str:
    return showable(text).replace("`", "´")


def as_github(result: Result) -> str:
    """Return workflow commands that put each clinical change, and what the gates ask, beside its line; the
    last line gives the counts."""
    lines = [annotation("error", f.place, f"{f.code} Wijziging", _message(f)) for f in result.findings]
    for change in result.changes:
        if change.kind.level is Level.CLINICAL:
            text = " · ".join(_lines_of(change))
            touched = _touched(result.witnesses(change))
            message = f"{text}. Raakt {touched}" if touched else text
            title = f"{change.kind.code} {change.kind.name}"
            lines.append(annotation("notice", change.place, title, showable(message)))
    if result.failed:
        lines.append(annotation("error", Place("mkdocs.yml"), "Niet vergeleken", result.failed))
    return "\n".join([*lines, headline(result)])


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid")


class JsonWitness(_Row):
    """Iets dat rust op wat veranderde."""

    soort: str
    id: str
    titel: str
    pad: str
    regel: int
    adres: str = Field(description="vanaf het adres van de site; leeg als het geen adres heeft")


class JsonChange(_Row):
    """Een wijziging."""

    code: str
    niveau: Level
    soort: str
    id: str
    pad: str
    regel: int
    oud: str
    nieuw: str
    getuigen: list[JsonWitness]


class JsonComparison(_Row):
    """Wat er tussen twee versies van de richtlijn verschilt, het zwaarste eerst."""

    mislukt: str | None = Field(description="waarom niet alles kon worden vergeleken")
    wijzigingen: list[JsonChange]


def as_json(result: Result) -> str:
    """Return the comparison as one document that fits ``schema``."""
    made = JsonComparison(
        mislukt=result.failed or None,
        wijzigingen=[
            JsonChange(
                code=change.kind.code,
                niveau=change.kind.level,
                soort=change.kind.name,
                id=showable(change.id),
                pad=showable(change.place.path),
                regel=change.place.line,
                oud=_writable(change.old),
                nieuw=_writable(change.new),
                getuigen=json_witnesses(result.witnesses(change)),
            )
            for change in result.changes
        ],
    )
    return json.dumps(made.model_dump(mode="json"), ensure_ascii=False, indent=2)


def _writable(text: str) -> str:
    """Return a text with a mark for what cannot be written: half a character in the name of a file."""
    return text.encode("utf-8", "replace").decode("utf-8")


def json_witnesses(witnesses: Iterable[Witness]) -> list[JsonWitness]:
    """Return witnesses as they stand in JSON."""
    return [
        JsonWitness(
            soort=witness.sort,
            id=witness.id,
            titel=witness.title,
            pad=witness.path,
            regel=witness.line,
            adres=witness.address,
        )
        for witness in witnesses
    ]


def schema() -> str:
    """Return the JSON Schema (draft 2020-12) of the comparison."""
    content: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **JsonComparison.model_json_schema(),
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


REPORTS: Mapping[str, Callable[[Result], str]] = {
    "text": as_text,
    "markdown": as_markdown,
    "json": as_json,
    "github": as_github,
}
"""The report formats by the name that ``make wijzigingen FORMAT=`` takes."""


def reported(result: Result, name: str) -> tuple[Result, str]:
    """Return a result with its report in the format ``name``. When that takes too much, a result that says so
    comes in its place: nothing may read as if all was told."""
    try:
        with at_most(SECONDS):
            return result, REPORTS[name](result)
    except TOO_MUCH:
        reason = (
            f"het verslag van {len(result.changes)} wijzigingen kost meer dan {SECONDS} seconden rekentijd;"
            " maak er kleinere voorstellen van"
        )
        refused = Result(None, result.findings, reason)
        return refused, REPORTS[name](refused)


def touched_text(index: Index, keys: Sequence[str]) -> str:
    """Return in lines what rests on the things with these keys."""
    witnesses = index.on(*keys)
    names = [f"{key} ({path}:{at[0]})" for key in keys for path, at in (index.names[key],)]
    lines = [
        f"Op {', '.join(names)} "
        + ("rust 1 plaats." if len(witnesses) == 1 else f"rusten {len(witnesses)} plaatsen.")
    ]
    for sort in dict.fromkeys(witness.sort for witness in witnesses):
        these = [witness for witness in witnesses if witness.sort == sort]
        lines += ["", f"{sort.capitalize()} ({len(these)})"]
        for witness in these:
            link = f" → {witness.address}" if witness.address else ""
            lines.append(
                showable(f"  {witness.path}:{witness.line} {_short(without_links(witness.title), 90)}{link}")
            )
    return "\n".join(lines)


def touched_json(index: Index, keys: Sequence[str]) -> str:
    """Return what rests on the things with these keys as a list of witnesses."""
    rows = [row.model_dump(mode="json") for row in json_witnesses(index.on(*keys))]
    return json.dumps(rows, ensure_ascii=False, indent=2)
