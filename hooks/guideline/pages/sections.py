"""What the site writes itself into pages: sections of modules, tables and lists."""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from posixpath import relpath

from guideline.model.addresses import SHEET
from guideline.model.anchors import slug
from guideline.model.guideline import Guideline, Reference, Settings
from guideline.model.metadata import ModuleMetadata, Outcome, PatientMetadata
from guideline.model.page import Page
from guideline.model.review import MONTHS, in_words, review_state
from guideline.model.standing import STATUS_TEXTS
from guideline.pages.chapter_sheet import has_sheet
from guideline.pages.local_boxes import emergency_box, module_box
from guideline.pages.search_button import SEARCH_HINT
from guideline.reading.page import MARKER
from guideline.rendering.extension import citation_numbers

OUTCOME_TEXTS: Mapping[Outcome, str] = {
    Outcome.NEW: "nieuw",
    Outcome.UNCHANGED: "ongewijzigd",
    Outcome.CHANGED: "aangepast",
    Outcome.WITHDRAWN: "vervalt",
}

_esc = html.escape


# -- markers and sections


def complete(page: Page, markdown: str, guideline: Guideline, today: date, styled: Mapping[str, str]) -> str:
    """Return the Markdown of a page with everything that the site adds to it.

    A module gets the sections Uitgangsvraag, Verantwoording and Literatuur, a page for patients what it rests
    on; markers such as ``<!-- richtlijn:statustabel -->`` become tables and lists; what the
    hospital agreed for a module stands above it. ``styled`` gives each source by key as
    ``format_references`` made it.
    """

    def fill(match: re.Match[str]) -> str:
        if match[1] == "literatuurlijst":
            return _literature_list(guideline, styled)
        maker = _MARKERS.get(match[1])
        return maker(page, guideline, today) if maker else match[0]

    parts = [MARKER.sub(fill, markdown)]
    if page.module:
        parts.insert(0, f"## Uitgangsvraag\n\n{page.module.question}\n")
        parts.append(_accountability(page.module, guideline, today))
    if page.patient:
        parts.append(_grounds(page.patient, page, guideline))
    if page.maintained and (box := module_box(guideline.local, page.maintained.module)):
        parts.insert(0, box)
    if numbers := citation_numbers(page, guideline):
        parts.append(_page_sources(numbers, guideline, styled))
    return "\n\n".join(parts) + "\n"


def _accountability(module: ModuleMetadata, guideline: Guideline, today: date) -> str:
    state = review_state(module, guideline.settings, today)
    rows = [("Status", STATUS_TEXTS[module.status]), ("Regiehouder", module.owner)]
    if state:
        rows += [
            ("Laatst beoordeeld", in_words(state.last)),
            ("Volgende beoordeling", f"vóór {in_words(state.due)}"),
        ]
    if module.authorisation:
        rows.append(
            (
                "Geautoriseerd",
                f"{in_words(module.authorisation.day)} door {', '.join(module.authorisation.by)}",
            )
        )
    log = "\n".join(
        f"| {in_words(review.day)} | {OUTCOME_TEXTS[review.outcome]} | {in_words(review.literature_until)} |"
        f" {review.note} |"
        for review in module.upkeep.reviews
    )
    facts = "\n".join(f"| {name} | {text} |" for name, text in rows)
    return (
        f"## Verantwoording\n\n| Gegeven | Waarde |\n|---|---|\n{facts}\n\n"
        f"| Beoordeeld op | Uitkomst | Literatuur gezocht tot | Toelichting |\n|---|---|---|---|\n{log}\n"
    )


def _grounds(patient: PatientMetadata, page: Page, guideline: Guideline) -> str:
    holders = guideline.recommendation_pages
    first: dict[str, str] = {}
    for name in patient.rests_on:
        if name in holders:
            first.setdefault(holders[name].path, name)
    links = "\n".join(
        f"- [{guideline.by_path[path].title}]({_link(page, path)}#{name})" for path, name in first.items()
    )
    return (
        "## Waar komt deze uitleg vandaan?\n\n"
        "Deze bladzijde is een uitleg van deze adviezen voor artsen. Die zijn moeilijker te lezen.\n\n"
        f"{links}\n"
    )


def _page_sources(numbers: Mapping[str, int], guideline: Guideline, styled: Mapping[str, str]) -> str:
    return "## Literatuur\n\n" + _source_list([guideline.by_key[key] for key in numbers], styled)


def _source_list(references: list[Reference], styled: Mapping[str, str]) -> str:
    items = "\n".join(
        f'<li id="bron-{_esc(item.key)}"><span{_language(item)}>{styled[item.key]}</span>'
        f" {_identifiers(item)}</li>"
        for item in references
    )
    return f'<ol class="bronnen" data-search-exclude>\n{items}\n</ol>\n'


def _language(reference: Reference) -> str:
    """Return the mark of a source in English (``langid = {english}``), which a screen reader reads so."""
    return ' lang="en"' if reference.fields.get("langid", "") == "english" else ""


def _identifiers(reference: Reference) -> str:
    fields = reference.fields
    links = []
    if doi := fields.get("doi"):
        links.append(f'<a href="https://doi.org/{_esc(doi)}">doi:{_esc(doi)}</a>')
    if pmid := fields.get("pmid"):
        links.append(f'<a href="https://pubmed.ncbi.nlm.nih.gov/{_esc(pmid)}/">PMID {_esc(pmid)}</a>')
    if (url := fields.get("url")) and not links:
        links.append(f'<a href="{_esc(url)}">{_esc(re.sub(r"^https://(www[.])?", "", url).rstrip("/"))}</a>')
    if not reference.verified:
        links.append('<span class="niet-nagelezen">Nog niet volledig nagelezen.</span>')
    return " ".join(links)


def _status_table(page: Page, guideline: Guideline, today: date) -> str:
    rows = []
    for chapter in guideline.chapters:
        for planned in chapter.modules:
            target = guideline.by_path.get(planned.path)
            if target is None or target.maintained is None:
                continue
            state = review_state(target.maintained, guideline.settings, today)
            dates = (
                (in_words(state.last), in_words(state.due), _freshness(state.due, guideline.settings))
                if state
                else ("–", "–", "–")
            )
            link = f"[{target.title}]({_link(page, target.path)})"
            rows.append(f"| {link} | {STATUS_TEXTS[target.maintained.status]} | {' | '.join(dates)} |")
    waiting = sum(
        planned.path not in guideline.by_path for chapter in guideline.chapters for planned in chapter.modules
    )
    table = (
        "| Module | Status | Laatst beoordeeld | Volgende beoordeling | Stand"
        " |\n|---|---|---|---|---|\n" + "\n".join(rows)
    )
    note = f"\n\nNog in voorbereiding: {waiting} modules." if waiting else ""
    return f"{table}{note}\n"


def _calendar(page: Page, guideline: Guideline, today: date) -> str:
    """Return which reviews are due by month, and how many each owner has ahead."""
    due: dict[tuple[int, int], list[Page]] = defaultdict(list)
    owners: dict[str, list[date]] = defaultdict(list)
    for other in guideline.maintained:
        state = other.maintained and review_state(other.maintained, guideline.settings, today)
        if other.maintained and state:
            due[state.due.year, state.due.month].append(other)
            owners[other.maintained.owner].append(state.due)
    months = "\n".join(
        f"| {MONTHS[month - 1]} {year} | {len(pages)} |"
        f" {', '.join(f'[{other.title}]({_link(page, other.path)})' for other in pages)} |"
        for (year, month), pages in sorted(due.items())
    )
    work = "\n".join(
        f"| {owner} | {len(days)} | vóór {in_words(min(days))} |" for owner, days in sorted(owners.items())
    )
    return (
        f"| Maand | Aantal | Te beoordelen |\n|---|---|---|\n{months}\n\n"
        f"| Regiehouder | Aantal | Eerstvolgende |\n|---|---|---|\n{work}\n"
    )


def _changes(page: Page, guideline: Guideline, today: date) -> str:
    """Return the review logs of all modules together, newest first."""
    entries = [
        (review, other)
        for other in guideline.maintained
        for review in (other.maintained.upkeep.reviews if other.maintained else ())
    ]
    entries.sort(key=lambda entry: entry[0].day, reverse=True)
    rows = "\n".join(
        f"| {in_words(review.day)} | [{other.title}]({_link(page, other.path)}) |"
        f" {OUTCOME_TEXTS[review.outcome]} | {review.note} |"
        for review, other in entries
    )
    return f"| Datum | Module | Uitkomst | Toelichting |\n|---|---|---|---|\n{rows}\n"


def _local(page: Page, guideline: Guideline, today: date) -> str:
    return emergency_box(guideline.local)


def _search_button(page: Page, guideline: Guideline, today: date) -> str:
    """Return a button that opens the search; ``zoekscherm.js`` shows it, as it does nothing without
    scripts."""
    lens = '<circle cx="10" cy="10" r="6.5"/><path d="m15 15 6 6"/>'
    return (
        '<div class="zoeken" data-search-exclude><button class="zoekknop" type="button" hidden>'
        f'<svg viewBox="0 0 24 24" aria-hidden="true">{lens}</svg>{_esc(SEARCH_HINT)}</button></div>\n'
    )


def _freshness(due: date, settings: Settings) -> str:
    """Return a place that the script ``actualiteit.js`` fills by the reader's clock."""
    days = settings.soon_due_days
    return f'<span class="stand" data-volgende="{due.isoformat()}" data-bijna="{days}" hidden></span>'


def _module_list(page: Page, guideline: Guideline, today: date) -> str:
    chapter = next((chapter for chapter in guideline.chapters if chapter.id == page.folder), None)
    if chapter is None:
        return ""
    lines = []
    for planned in chapter.modules:
        target = guideline.by_path.get(planned.path)
        if target and target.module:
            lines.append(
                f"- [{target.title}]({_link(page, target.path)}) — {target.module.question}"
                f" *({STATUS_TEXTS[target.module.status].casefold()})*"
            )
        elif target and target.patient:
            lines.append(f"- [{target.title}]({_link(page, target.path)}) — {target.patient.summary}")
        else:
            lines.append(f"- {planned.title} — *in voorbereiding*")
    if has_sheet(chapter, guideline):
        lines += ["", f"[Deze rubriek op één pagina, om af te drukken]({SHEET}){{ .naar-afdruk }}"]
    return "\n".join(lines) + "\n"


def _literature_list(guideline: Guideline, styled: Mapping[str, str]) -> str:
    ordered = sorted(
        guideline.references,
        key=lambda item: (item.fields.get("author", "").casefold(), item.fields.get("year", "")),
    )
    unverified = sum(not item.verified for item in ordered)
    note = (
        f"De lijst telt {len(ordered)} bronnen; bij {unverified} daarvan is nog niet elk gegeven nagelezen."
        " Die zijn gemerkt.\n\n"
    )
    return note + _source_list(ordered, styled)


def _glossary(page: Page, guideline: Guideline, today: date) -> str:
    items = [
        f'<dt id="{term.anchor}">{_esc(term.full_name)}</dt><dd>{_esc(term.definition)}</dd>'
        for term in sorted(guideline.terms, key=lambda term: slug(term.term, "-"))
    ]
    return '<dl class="woordenlijst" data-search-exclude>\n' + "\n".join(items) + "\n</dl>\n"


_MARKERS = {
    "statustabel": _status_table,
    "kalender": _calendar,
    "wijzigingen": _changes,
    "lokaal": _local,
    "modules": _module_list,
    "woordenlijst": _glossary,
    "zoekknop": _search_button,
}


def _link(page: Page, target: str) -> str:
    return relpath(target, page.folder or ".")
