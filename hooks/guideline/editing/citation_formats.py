"""Sources as other programs give them (BibTeX, RIS, PubMed's MEDLINE, a citation copied from PubMed) as the
fields of an entry of the bibliography."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from guideline.checks.literature.identifiers import better_doi
from guideline.checks.literature.names import better_authors, wrong_authors
from guideline.editing.refusal import RefusedError
from guideline.reading.bibliography import DOI, PMID, read_bibliography

LONGEST = 200_000
"""How long a pasted text may be."""

Fields = dict[str, str]

ORDER = (
    *("author", "title", "langid", "journal", "booktitle", "publisher", "institution", "school", "year"),
    *("volume", "number", "pages", "doi", "pmid", "url", "isbn"),
)
"""The fields of an entry that are taken over, in the order in which they are written."""

_OTHER_NAMES = {"journaltitle": "journal", "date": "year", "issue": "number", "organization": "institution"}


def entries_in(text: str) -> list[tuple[str, Fields]]:
    """Return the kind and the fields of each source in a pasted text.

    Raises RefusedError when the text is none of the known formats, or cannot be read.
    """
    if len(text) > LONGEST:
        raise RefusedError(f"de tekst is langer dan {LONGEST} tekens; plak alleen de bron")
    text = text.replace("\r\n", "\n").replace("\u00a0", " ").strip().removeprefix("\ufeff")
    if re.match(r"@\w+\s*[{(]", text):
        found = _bibtex(text)
    elif re.match(r"TY {1,2}-", text):
        found = [_from_ris(record) for record in _tagged(text, r"ER {1,2}-.*")]
    elif re.match(r"PMID- ", text):
        found = [_from_medline(record) for record in _tagged(text, r"\s*")]
    else:
        found = [_from_citation(cited) for cited in _citations(text)]
    return [(kind, _whole(fields)) for kind, fields in found]


def _bibtex(text: str) -> list[tuple[str, Fields]]:
    references, problems = read_bibliography(text)
    if problems:
        line, message = problems[0].at[0], problems[0].message
        raise RefusedError(f"regel {line} van de BibTeX-tekst: {message} ({problems[0].suggestion})")
    return [
        (reference.kind, {_OTHER_NAMES.get(name, name): value for name, value in reference.fields.items()})
        for reference in references
    ]


_TAG = re.compile(r"([A-Z][A-Z0-9]{1,3}) {0,2}- ?(.*)")

Tagged = Mapping[str, list[str]]


def _tagged(text: str, end: str) -> Sequence[Tagged]:
    """Return the records of a text of lines with a tag, each as its values by tag; a line without a tag goes
    on with the one before it."""
    records: list[defaultdict[str, list[str]]] = []
    current: defaultdict[str, list[str]] | None = None
    tag = ""
    for line in text.split("\n"):
        if re.fullmatch(end, line):
            current = None
            continue
        if current is None:
            current = defaultdict(list)
            records.append(current)
        match = _TAG.fullmatch(line)
        if match:
            tag = match[1]
            current[tag].append(match[2].strip())
        elif tag and line.strip():
            current[tag][-1] = f"{current[tag][-1]} {line.strip()}"
    return records


def _first(record: Tagged, *tags: str) -> str:
    return next((value for tag in tags for value in record.get(tag, ()) if value), "")


_RIS_KINDS = {
    "JOUR": "article",
    "EJOUR": "article",
    "JFULL": "article",
    "MGZN": "article",
    "BOOK": "book",
    "EBOOK": "book",
    "CHAP": "incollection",
    "ECHAP": "incollection",
    "CONF": "inproceedings",
    "CPAPER": "inproceedings",
    "THES": "phdthesis",
    "RPRT": "techreport",
}


def _from_ris(record: Tagged) -> tuple[str, Fields]:
    """Return a record of RIS (tags as in the specification of 2011 by Thomson Reuters)."""
    kind = _RIS_KINDS.get(_first(record, "TY"), "misc")
    start, end = _first(record, "SP"), _first(record, "EP")
    around = _first(record, "JO", "JF", "T2", "JA")
    fields = {
        "author": " and ".join(_name(value) for tag in ("AU", "A1") for value in record.get(tag, ())),
        "title": _first(record, "TI", "T1"),
        ("journal" if kind in ("article", "misc") else "booktitle"): around,
        "year": _first(record, "PY", "Y1", "DA")[:4],
        "volume": _first(record, "VL"),
        "number": _first(record, "IS"),
        "pages": f"{start}--{end}" if start and end and start != end else start.replace("-", "--"),
        "doi": _first(record, "DO"),
        "pmid": next((value for value in record.get("AN", ()) if PMID.fullmatch(value)), ""),
        "url": _first(record, "UR"),
        "publisher": _first(record, "PB") if kind in ("book", "incollection") else "",
        "langid": _language(_first(record, "LA")),
    }
    return kind, fields


def _from_medline(record: Tagged) -> tuple[str, Fields]:
    """Return a record of MEDLINE as PubMed saves it (tags as in the MEDLINE/PubMed data element
    descriptions of the NLM)."""
    numbers = [value for tag in ("AID", "LID") for value in record.get(tag, ())]
    doi = next((value.removesuffix("[doi]").strip() for value in numbers if value.endswith("[doi]")), "")
    people = [_name(value) for value in record.get("FAU", record.get("AU", []))]
    groups = [f"{{{value}}}" for value in record.get("CN", ())]
    return "article", {
        "author": " and ".join([*people, *groups]),
        "title": _first(record, "TI", "BTI").strip("[]").rstrip("."),
        "journal": _first(record, "JT", "TA"),
        "year": _first(record, "DP")[:4],
        "volume": _first(record, "VI"),
        "number": _first(record, "IP"),
        "pages": _first(record, "PG"),
        "doi": doi,
        "pmid": _first(record, "PMID"),
        "langid": _language(_first(record, "LA")),
    }


_CITATION = re.compile(
    r"(?P<author>[^.\n]{2,3000})\.\s+(?P<title>[^\n]{5,600}?)[.?]\s+(?P<journal>[A-Z][^.;\n]{1,200})\."
    r"\s+(?P<year>(?:19|20)\d\d)\b(?P<rest>[^\n]{0,600})"
)
_NUMBERS = re.compile(r";\s?(?P<volume>\w{1,9})(?:\((?P<number>[^)]{1,20})\))?(?::(?P<pages>[\w-]{1,30}))?")


_NUMBERED = re.compile(r"^[ \t]{0,9}\[?\d{1,4}(?:[.:)]|\][.:]?)\s{1,9}(?=(?:[a-z]{1,4} ){0,3}[A-Z])")
_NEXT = re.compile(
    r"\n[ \t]{0,9}\[?\d{1,4}(?:[.:)]|\][.:]?)[ \t]{1,9}"
    r"(?=(?:[a-z]{1,4} ){0,3}[A-Z][\w'’-]{1,60} [A-Z]{1,3}[,.])"
)
"""The number of a source in a list, and that of the next one: authors follow it."""


def _citations(text: str) -> list[str]:
    """Return the citations in a text without the numbers that a list gives them."""
    first = _NUMBERED.match(text)
    return _NEXT.split(text[first.end() :]) if first else [text]


def _from_citation(text: str) -> tuple[str, Fields]:
    """Return a citation copied from PubMed: authors, title, journal, year, volume and pages, DOI, PMID."""
    line = " ".join(text.split())
    match = _CITATION.match(line)
    if match is None:
        raise RefusedError(
            "dit is geen BibTeX, RIS of PubMed; kies bij PubMed ‘Cite’ en dan ‘Format: NLM’, of ‘Save’ en dan"
            " ‘Format: PubMed’, en plak dat"
        )
    numbers = _NUMBERS.search(match["rest"])
    doi = re.search(r"doi:\s?(10\.\S+)", match["rest"], re.IGNORECASE)
    pmid = re.search(r"PMID:\s?(\d{1,9})", match["rest"])
    found = {name: value or "" for name, value in (numbers.groupdict() if numbers else {}).items()}
    return "article", {
        "author": match["author"],
        "title": match["title"],
        "journal": match["journal"],
        "year": match["year"],
        "doi": doi[1].rstrip(".") if doi else "",
        "pmid": pmid[1] if pmid else "",
        **found,
    }


def _name(typed: str) -> str:
    """Return a name as ``Achternaam, V.``: points after single letters, a comma after the surname."""
    surname, comma, given = typed.strip().partition(",")
    if not comma:
        return typed.strip()
    parts = [f"{part}." if len(part) == 1 else part for part in given.split()]
    return f"{surname.strip()}, {' '.join(parts)}".rstrip(", ")


def _language(typed: str) -> str:
    return "english" if typed.casefold() in ("en", "eng", "english", "engels") else ""


_ENGLISH = frozenset(
    ("the", "of", "and", "for", "with", "after", "from", "by", "to", "or", "versus", "using", "among", "on")
)
_ELSE = frozenset(
    (
        "de",
        "het",
        "een",
        "van",
        "en",
        "voor",
        "met",
        "bij",
        "der",
        "und",
        "für",
        "von",
        "et",
        "la",
        "le",
        "les",
        "el",
    )
)
"""Words that say in which language a title is."""


def seems_english(title: str) -> bool | None:
    """Return whether a title is English by its small words, or None when they do not say it."""
    words = set(re.findall(r"[^\W\d_]+", title.casefold()))
    if words & _ELSE:
        return None if words & _ENGLISH else False
    return True if words & _ENGLISH else None


def _whole(fields: Mapping[str, str]) -> Fields:
    """Return the fields that are kept, in order, as they are typed in the bibliography."""
    made = {name: " ".join(fields.get(name, "").split()) for name in ORDER}
    if made["author"] and wrong_authors(made["author"]):
        made["author"] = better_authors(made["author"]) or made["author"]
    made["pages"] = re.sub(r"(?<=\w)\s?[-–—]\s?(?=\w)", "--", made["pages"])
    made["doi"] = better_doi(made["doi"]) or made["doi"] if made["doi"] else ""
    if made["doi"] and not DOI.fullmatch(made["doi"]):
        raise RefusedError(f"‘{made['doi']}’ is geen DOI; zij begint met 10.")
    if made["pmid"] and not PMID.fullmatch(made["pmid"]):
        raise RefusedError(f"‘{made['pmid']}’ is geen PMID; dat zijn alleen cijfers")
    if made["doi"] or made["pmid"]:
        made["url"] = ""
    if not made["langid"] and seems_english(made["title"]):
        made["langid"] = "english"
    return {name: value for name, value in made.items() if value}
