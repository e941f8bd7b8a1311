"""Family G, privacy: does nothing on the site lead to one patient or one caregiver?

The guideline is public, and what was published once is copied elsewhere. Everything that was typed is looked
at, also what no reader sees on the page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from guideline.checks.registry import Context, Example, Report, check
from guideline.checks.typed_text import TypedText, typed_by_hospital, typed_data, typed_pages
from guideline.model.findings import Severity
from guideline.model.values import TELEPHONE
from guideline.reading.registers import VALUES

_IDENTIFIERS = re.compile(
    r"https?://[^\s<>()\"]+"
    r"|\b10\.\d{4,9}/[^\s<>()\"]+"
    r"|\b(?:PMID|PMCID|PMC|ISBN|ISSN|NCT|NTR|ISRCTN|EudraCT)(?:-1[03])?[ :]{0,3}[\dXx][\dXx -]{4,20}"
    r"|\[@[\w:;@ -]+\]",
    re.IGNORECASE,
)
"""What identifies a publication or a study, and addresses on the web: they may hold any number."""

_SPACE = r"[ \u00a0\u2009\u202f]"
_HYPHEN = r"[-\u2010-\u2013]"

_PERHAPS_PHONE = re.compile(
    rf"(?<!\w)(?<!\d[.,])(?:\+|\(?0)\d?(?:[\d().\-/\u2010-\u2013]|{_SPACE}){{6,40}}\d"
)
"""A cheap sieve: what it lets through goes to the library that knows the numbering plans."""

_EXTENSION = re.compile(
    rf"\b(?:(?:dect-?)?toestel(?:nummer)?|tst\.?|sein(?:nummer)?|(?:zak)?pieper(?:nummer)?|pager|semafoon"
    rf"|zoemer|dect|doorkies(?:nummer)?|intern(?: nummer| toestel)|(?:tele|mobiele tele)foon(?:nummer)?"
    rf"|tel\.?(?:nr\.?)?|mobiel(?: nummer)?|fax(?:nummer)?|bel(?:t|len)?(?: naar| met| op)?(?: nummer)?)"
    rf"(?:[:.*#]|{_SPACE}){{0,4}}((?:\d(?:{_HYPHEN}|{_SPACE})?){{2,11}}\d)(?![\w%]|[.,]\d|{_HYPHEN}\w)",
    re.IGNORECASE,
)
"""A number within a hospital, or a short one, after the word that says what it is."""

_EMERGENCY = "112"

_WHERE_NUMBERS_BELONG = (
    "haal het weg; een nummer van een ziekenhuis hoort in lokaal.yml, een landelijk nummer in"
    f" docs/{VALUES} met ‘soort: {TELEPHONE}’, en daarna in de tekst als {{waarde:naam}}"
)


@check(
    "G003",
    "Telefoonnummer in de tekst",
    Severity.ERROR,
    f"""Een nummer verandert, en wie belt krijgt dan niemand. Het nummer van een persoon hoort nergens op een
    openbare site. Nummers van een ziekenhuis, ook toestellen en seinen, staan in `lokaal.yml`. Een landelijk
    nummer staat één keer in docs/{VALUES}, met `soort: {TELEPHONE}`, en in de tekst bij naam: dan verandert
    het overal mee. Alleen 112 mag in de tekst.""",
    Example("Bel de dienstdoende arts op 010-7040704.", "Bel de dienstdoende arts, of 112."),
    since="0.2.0",
)
def telephone_number(context: Context) -> Iterator[Report]:
    registered = {_digits(value.text): value for value in context.guideline.values if value.is_telephone}
    own_lines = {
        context.data_place(VALUES, value.places.get("tekst", value.at)) for value in registered.values()
    }
    for typed in chain(typed_pages(context), typed_data(context)):
        if typed.place in own_lines:
            continue
        for start, number in _telephone_numbers(typed.text):
            known = registered.get(_digits(number))
            yield (
                typed.place_of(start),
                f"hier staat een telefoonnummer: ‘{number}’",
                f"schrijf {{waarde:{known.name}}}" if known else _WHERE_NUMBERS_BELONG,
            )


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _telephone_numbers(text: str) -> Iterator[tuple[int, str]]:
    """Yield where each telephone number starts in a text, and the number as typed."""
    if not re.search(r"\d", text):
        return
    text = _without_identifiers(text)
    found: dict[int, str] = {}
    for perhaps in _PERHAPS_PHONE.finditer(text):
        for start, number in _dialled(perhaps[0]):
            found[perhaps.start() + start] = number
    for match in _EXTENSION.finditer(text):
        number = match[1]
        seen = any(start <= match.start(1) < start + len(typed) for start, typed in found.items())
        if not seen and _digits(number) != _EMERGENCY and _digits(number).strip("0"):
            found[match.start()] = match[0]
    yield from sorted(found.items())


def _dialled(text: str) -> Iterator[tuple[int, str]]:
    """Yield the numbers in a text that can be dialled in the Netherlands, with their place in it."""
    from phonenumbers import PhoneNumberMatcher  # its tables take long to load

    plain = re.sub(rf"{_SPACE}", " ", text)
    for match in PhoneNumberMatcher(plain, "NL"):
        yield match.start, text[match.start : match.end]


_E_MAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}(?:@| @ |%40| ?[(\[](?:at|apenstaartje)[)\]] ?)"
    r"[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.[a-z]{2,24}\b",
    re.IGNORECASE,
)


@check(
    "G004",
    "E-mailadres in de tekst",
    Severity.ERROR,
    """Een e-mailadres op een openbare site wordt verzameld en misbruikt, en raakt verouderd. Verwijs met een
    link naar de pagina van de organisatie, of zet hoe men aanmeldt in `lokaal.yml`.""",
    Example("Mail naar mdo@ziekenhuis.example.", "Meld aan zoals in uw ziekenhuis is afgesproken."),
    since="0.2.0",
)
def e_mail_address(context: Context) -> Iterator[Report]:
    for typed in chain(typed_pages(context), typed_data(context)):
        if "@" not in typed.text and not re.search(r"%40|[(\[](?:at|ap)", typed.text, re.IGNORECASE):
            continue
        for match in _E_MAIL.finditer(_without_identifiers(typed.text)):
            yield (
                typed.place_of(match.start()),
                f"hier staat een e-mailadres: ‘{match[0].strip()}’",
                "haal het weg; verwijs naar een pagina van de organisatie, of zet het in lokaal.yml",
            )


_NINE_DIGITS = re.compile(
    r"(?<![\d.,/+])(?<!\d-)"
    r"(?:\d{9}|\d{3}([ .\u00a0-])\d{3}\1\d{3}|\d{4}([ .\u00a0])\d{2}\2\d{3})(?!\w|[.,/-]\d)"
)
_CALLED_A_BSN = re.compile(
    r"(?:\bbsn|burgerservicenummer|\bsofi-?nummer)(?:[ -]?(?:nummer|nr\.?))?"
    r"[ :=\u00a0-]{0,4}(\d[\d .-]{6,12}\d)",
    re.IGNORECASE,
)
_PATIENT_NUMBER = re.compile(
    r"(?:pati[eë]nt|pat\.?|\bpt\.?)(?:en)?[ -]?(?:nummer|nr\.?|id)[ :=\u00a0]{0,4}\d[\d .-]{2,12}\d"
    r"|\b(?:MRN|Z-?nummer|opnamenummer|dossiernummer)[ :=\u00a0]{0,4}\d[\d .-]{2,12}\d",
    re.IGNORECASE,
)


@check(
    "G005",
    "Nummer van een patiënt",
    Severity.ERROR,
    """Negen cijfers die een burgerservicenummer kunnen zijn, of het nummer van een patiënt of dossier. Zo’n
    nummer mag nergens staan: niet in de tekst, niet als voorbeeld en niet in een opmerking. Is er al een
    voorstel mee ingediend, laat het dan ook uit de geschiedenis halen.""",
    Example("Zie de brief van patiënt 111222333.", "Zie de verwijsbrief."),
    since="0.2.0",
)
def patient_number(context: Context) -> Iterator[Report]:
    for typed in chain(typed_pages(context), typed_data(context), typed_by_hospital(context)):
        if not re.search(r"\d", typed.text):
            continue
        text = _without_identifiers(typed.text)
        found = dict(_citizen_numbers(text))
        for pattern, word in ((_CALLED_A_BSN, "een BSN"), (_PATIENT_NUMBER, "het nummer van een patiënt")):
            for match in pattern.finditer(text):
                if re.search(r"[1-9]", match[0]) and not any(
                    match.start() <= start < match.end() for start in found
                ):
                    found[match.start()] = (match[0], word)
        for start, (number, word) in sorted(found.items()):
            yield (
                typed.place_of(start),
                f"hier staat {word}: ‘{number}’",
                "haal het weg, en laat het uit de geschiedenis van het voorstel halen",
            )


def _citizen_numbers(text: str) -> Iterator[tuple[int, tuple[str, str]]]:
    """Yield where each number stands that passes the test of citizen numbers, and what it is."""
    matches = list(_NINE_DIGITS.finditer(text))
    if not matches:
        return
    from stdnum.nl import bsn  # needed on few lines only

    for match in matches:
        if bsn.is_valid(_digits(match[0])):
            yield match.start(), (match[0], "een nummer dat een BSN kan zijn")


_MONTH = r"(?:jan|feb|mrt|maart|apr|mei|juni?|juli?|aug|sep|okt|nov|dec)[a-z]{0,7}\.?"
_DAY = (
    r"(?:\d{1,2}[-/. ]{1,2}\d{1,2}[-/. ]{1,2}\d{2,4}|\d{4}-\d{2}-\d{2}"
    rf"|\d{{1,2}}e? {_MONTH}(?: \d{{4}})?)"
)
_BIRTH = re.compile(
    rf"\b(?:geb\.|geboren|geboorte-?dat(?:um|\.)|geb\.? ?-?dat(?:um|\.)?|geb|g\.d\.|DOB|date of birth)"
    rf"(?:(?!\b(?:na|vanaf|v[oó][oó]r|tussen|sinds)\b)[^\n\d]){{0,30}}{_DAY}(?!\w)"
    rf"|(?<![\w.-]){_DAY}[) ]{{1,3}}geboren\b",
    re.IGNORECASE,
)


@check(
    "G006",
    "Geboortedatum",
    Severity.ERROR,
    """Een geboortedatum wijst één mens aan, ook zonder naam. Beschrijf een patiënt met een leeftijd, en
    alleen als die voor het advies nodig is.""",
    Example("Een vrouw (geb. 03-04-1956) kreeg pijn.", "Een vrouw van 70 jaar kreeg pijn."),
    since="0.2.0",
)
def birth_date(context: Context) -> Iterator[Report]:
    yield from _reports(
        chain(typed_pages(context), typed_data(context), typed_by_hospital(context)),
        lambda text: _BIRTH.finditer(text) if re.search(r"(?i)geb|g\.d\.|dob|birth", text) else (),
        "hier staat een geboortedatum",
        "haal haar weg; schrijf zo nodig een leeftijd in jaren",
    )


_PARTICLES = (
    r"(?:(?:van|de|den|der|ter|ten|te|het|’t|'t|von|el|al|la|du|Van|De|Den|Der|Ter|Ten|El|Al)[ \u00a0]){0,3}"
)
_INITIALS = r"(?:[A-Z](?:h|hr|j)?\.[ \u00a0]?){0,5}"
_SURNAME = r"[A-ZÀ-Ý][\w’'-]{0,40}[a-zà-ÿ](?!\w)"
_PERSON = rf"{_INITIALS}{_PARTICLES}{_SURNAME}"
_ADDRESSED = (
    r"(?<![\w.])(?:[Mm]evrouw|[Mm]evr\.?|[Mm]w\.?|(?:[Dd]e )?[Hh]eer|[Dd]hr\.?|[Mm]eneer|[Dd]okter|[Dd]rs?\.?"
    r"|[Pp]rof\.?|[Pp]rofessor|[Ii]r\.|[Mm]r\.|[Ii]ng\.)(?:[ \u00a0]?(?:drs?|ir|mr|prof)\.){0,3}[ \u00a0]?"
)
_CARER = (
    r"(?:neuroloog|chirurg|therapeut|radioloog|oncoloog|internist|arts|verpleegkundige|specialist|orthopeed|zuster"
    r"|broeder|collega|deskundige|pati[eë]nte?)"
)
_NAMED = re.compile(
    rf"{_ADDRESSED}{_PERSON}|{_CARER}[ \u00a0]{_PERSON}"
    rf"|(?<![\w.])(?:[A-Z]\.[ \u00a0]?){{1,5}}{_PARTICLES}{_SURNAME},? \(?(?:\w{{1,20}}-?)?{_CARER}\b"
)
_OF_AN_INSTITUTION = re.compile(r"(?:[ \u00a0-](?:van|de|den|der|en|[A-Z]\.|[A-ZÀ-Ý][\w’-]{0,40})){0,5}")
_INSTITUTION = re.compile(
    r"(?:kliniek|instituut|ziekenhuis|hospitaal|stichting|fonds|centrum|huis|school|vereniging|prijs|lezing|plein"
    r"|laan|straat|weg|kade|singel)$",
    re.IGNORECASE,
)


@check(
    "G007",
    "Naam van een mens",
    Severity.ERROR,
    """De richtlijn noemt functies, geen mensen: een behandelaar vertrekt, en een patiënt mag niet te
    herkennen zijn. Namen van schrijvers horen bij hun bron in literatuur.bib. Een naam in een medische term
    (‘ziekte van Kahler’) of van een instelling mag.""",
    Example("Overleg met dr. P. de Vries.", "Overleg met de dienstdoende neuroloog."),
    since="0.2.0",
)
def personal_name(context: Context) -> Iterator[Report]:
    yield from _reports(
        chain(typed_pages(context), _without_sources(typed_data(context))),
        _names,
        "hier staat de naam van een mens",
        "schrijf de functie, zoals ‘de dienstdoende neuroloog’ of ‘de patiënt’",
    )


def _names(text: str) -> Iterator[re.Match[str]]:
    """Yield the names of people in a text, without those in the name of an institution."""
    for match in _NAMED.finditer(text):
        rest = _OF_AN_INSTITUTION.match(text, match.end())
        if not _INSTITUTION.search((match[0] + (rest[0] if rest else "")).rstrip(".")):
            yield match


def _without_sources(texts: Iterable[TypedText]) -> Iterator[TypedText]:
    return (typed for typed in texts if not typed.place.path.endswith(".bib"))


def _reports(
    texts: Iterable[TypedText],
    find: Callable[[str], Iterable[re.Match[str]]],
    message: str,
    remedy: str,
) -> Iterator[Report]:
    """Yield a report for everything that is found in the texts."""
    for typed in texts:
        for match in find(typed.text):
            yield typed.place_of(match.start()), f"{message}: ‘{match[0].strip()}’", remedy


def _without_identifiers(text: str) -> str:
    """Return a text of the same length in which identifiers of publications are spaces."""
    return _IDENTIFIERS.sub(lambda match: " " * len(match[0]), text)
