"""A comparison for people, forges and programs: text, Markdown, GitHub annotations, JSON; and the schema of
that JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from pydantic import BaseModel, ConfigDict, Field

from guideline.changes.compare import Comparison
from guideline.changes.registry import LEVELS, Change, Level
from guideline.changes.told import in_line, pieces, without_links
from guideline.changes.witnesses import Index, Witness
from guideline.checks.reports import annotation
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
    return f"{listed} wijziging{'en' if len(changes) != 1 else ''}."


MOST_SHOWN = {Level.CLINICAL: 1000, Level.CONTENT: 100, Level.EDITORIAL: 20, Level.TECHNICAL: 20}
"""How many changes of a level the text shows; the others are counted."""

MOST_WITNESSES = 8


def as_text(result: Result) -> str:
    """Return lines for a terminal: clinical changes word by word with their witnesses, the others on a line
    each."""
    lines = [headline(result)]
    lines += [str(finding) for finding in result.findings]
    for level in LEVELS:
        changes = [change for change in result.changes if change.kind.level is level]
        if not changes:
            continue
        lines += ["", f"{level.value.capitalize()} ({len(changes)})"]
        for change in changes[: MOST_SHOWN[level]]:
            lines += _text_of(result, change)
        if (more := len(changes) - MOST_SHOWN[level]) > 0:
            lines.append(f"  … en nog {more}; alles staat in --format json")
    return "\n".join(lines)


def _text_of(result: Result, change: Change) -> Iterator[str]:
    where = f"{change.place.path}:{change.place.line}{_side(change)}"
    yield showable(f"  {where} {change.kind.code} {change.kind.name}: {change.id}")
    if change.old or change.new:
        yield f"      {_words_of(change)}"
    if change.kind.level is not Level.CLINICAL:
        return
    for line in _grouped(result.witnesses(change)):
        yield f"      raakt {line}"


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


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_PLACE else f"{text[:LONGEST_PLACE]} …"


def _words_of(change: Change) -> str:
    """Return on one line what differs, or where it went."""
    moved = _moved(change)
    if moved:
        return _cut(showable(" ".join(" ".join(moved).split())))
    return _cut(in_line(change.old, change.new))


def _grouped(witnesses: Sequence[Witness]) -> Iterator[str]:
    """Yield a line for each sort of witness, with where the first ones stand."""
    for sort in dict.fromkeys(witness.sort for witness in witnesses):
        these = [witness for witness in witnesses if witness.sort == sort]
        shown = ", ".join(
            f"{witness.id} ({witness.path}:{witness.line})" for witness in these[:MOST_WITNESSES]
        )
        more = f" en nog {len(these) - MOST_WITNESSES}" if len(these) > MOST_WITNESSES else ""
        yield showable(f"{sort}: {shown}{more}")


LONGEST = 600
"""How much of one difference is shown."""


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]} …"


FOLDED = 50
"""How many changes of a level that is folded a summary shows; those that are clinical are all shown,
never folded."""

LONGEST_SUMMARY = 500_000
"""How long a summary may be; GitHub takes twice as much."""


def as_markdown(result: Result) -> str:
    """Return a summary for a proposal: the counts, what a gate asks, the worst changes; the rest folded."""
    lines = ["<!-- richtlijn-wijzigingen -->", f"**{marked_plain(headline(result))}**", ""]
    if result.findings:
        lines += ["### Nog nodig", ""]
        lines += [
            f"- `{_code(f.place.path)}:{f.place.line}` **{f.code}** {marked_plain(_message(f))}"
            for f in result.findings
        ]
        lines.append("")
    for level in LEVELS:
        changes = [change for change in result.changes if change.kind.level is level]
        if not changes:
            continue
        opened = level is Level.CLINICAL
        summary = f"<summary>{level.value.capitalize()} ({len(changes)})</summary>"
        lines += ["### Klinisch", ""] if opened else ["<details>", summary, ""]
        shown = 0
        length = sum(map(len, lines))
        for change in changes if opened else changes[:FOLDED]:
            more = list(_markdown_of(result, change))
            length += sum(map(len, more))
            if length > LONGEST_SUMMARY:
                break
            lines += more
            shown += 1
        if shown < len(changes):
            lines.append(f"… en nog {len(changes) - shown}; `make wijzigingen` geeft alles.")
        lines += [""] if opened else ["", "</details>", ""]
    return "\n".join(lines)


def _markdown_of(result: Result, change: Change) -> Iterator[str]:
    where = f"`{_code(change.place.path)}:{change.place.line}`{_side(change)}"
    yield f"- **{change.kind.name}** ({change.kind.code}) {marked_plain(change.id)}, {where}"
    if change.old or change.new:
        yield f"  <br>{_cut_words(change)}"
    if change.kind.level is Level.CLINICAL:
        base = result.comparison.pair.new.guideline.settings.site_url if result.comparison else ""
        for sort, listed in _linked(result.witnesses(change), base):
            yield f"  <br>Raakt {sort}: {listed}"


def _cut_words(change: Change) -> str:
    if moved := _moved(change):
        return marked_plain(_cut(" ".join(moved)))
    parts: list[str] = []
    for piece in pieces(change.old, change.new):
        parts += [marked_plain(piece.same)] if piece.same else []
        parts += ["…"] if piece.cut else []
        parts += [f"<del>{marked_plain(piece.old)}</del>"] if piece.old else []
        parts += [f"<ins>**{marked_plain(piece.new)}**</ins>" if piece.new else ""]
        if sum(map(len, parts)) > 4 * LONGEST:
            return " ".join([*filter(None, parts), "…"])
    return " ".join(filter(None, parts))


def _linked(witnesses: Sequence[Witness], base: str) -> Iterator[tuple[str, str]]:
    for sort in dict.fromkeys(witness.sort for witness in witnesses):
        these = [witness for witness in witnesses if witness.sort == sort]
        shown = ", ".join(_link(witness, base) for witness in these[:MOST_WITNESSES])
        more = f" en nog {len(these) - MOST_WITNESSES}" if len(these) > MOST_WITNESSES else ""
        yield sort, f"{shown}{more}"


def _link(witness: Witness, base: str) -> str:
    title = marked_plain(without_links(witness.title)[:80])
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
            text = _words_of(change)
            touched = "; ".join(_grouped(result.witnesses(change)))
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
                showable(f"  {witness.path}:{witness.line} {without_links(witness.title)[:90]}{link}")
            )
    return "\n".join(lines)


def touched_json(index: Index, keys: Sequence[str]) -> str:
    """Return what rests on the things with these keys as a list of witnesses."""
    rows = [row.model_dump(mode="json") for row in json_witnesses(index.on(*keys))]
    return json.dumps(rows, ensure_ascii=False, indent=2)
