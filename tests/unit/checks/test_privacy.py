"""What leads to one patient or one caregiver is found wherever it is typed, and nothing else is."""

from __future__ import annotations

import pytest
from project import Project

MODULE = "docs/diagnostiek/voorbeeld.md"
PRIVATE = ("G003", "G004", "G005", "G006", "G007")

PHONES = [
    "Bel 020-1234567.",
    "Bel (020) 566 91 11.",
    "Bel 06 12345678.",
    "Bel 06\u00a012\u00a034\u00a056\u00a078.",
    "Bel 06‑12345678.",
    "Bel +31 6 12345678.",
    "Bel +31 (0)20 566 91 11.",
    "Bel 0031612345678.",
    "Bel 0800-0113.",
    "Bel tel.020.5669111.",
    "[Bel](tel:+31201234567)",
    "toestel 1234",
    "Sein: 123",
    "Bel 12345.",
    "(tst. 4567)",
    "De pieper 456 is altijd aan.",
    "DECT 71234",
    "intern nummer 4321",
    "| Neuroloog | doorkiesnummer 12 34 |",
    "tel. 5669111",
]
MAILS = [
    "Mail naar jan.jansen@ziekenhuis.nl.",
    "[Mail](mailto:mdo@ziekenhuis.nl)",
    "mdo [at] ziekenhuis.nl",
    "mdo(at)ziekenhuis.nl",
]
PATIENTS = [
    "BSN 111222333",
    "Het nummer is 111222333.",
    "Zij heeft 1112.22.333 op haar pas.",
    "Zij heeft 111 222 333 op haar pas.",
    "burgerservicenummer: 123456789",
    "patiëntnummer 1234567",
    "Zie dossiernummer 884422.",
]
BIRTHS = [
    "Een man (geb. 03-04-1956).",
    "geboren op 3 april 1956",
    "Geboortedatum: 1956-04-03",
    "geboren te Utrecht op 3/4/56",
    "geb.dat. 3.4.1956",
    "op 3-4-1956 geboren",
]
NAMES = [
    "mevrouw Jansen",
    "Mw. A. de Vries",
    "de heer Van den Berg",
    "dr. P. de Vries",
    "drs. Bakker",
    "prof. dr. J.W. van der Meer",
    "dokter Jansen",
    "neuroloog De Vries",
    "patiënt Jansen",
    "P. de Vries, neurochirurg",
]


def found(project: Project, lines: list[str], codes: tuple[str, ...] = PRIVATE) -> dict[str, set[str]]:
    """Return the codes found in each of the lines, put in a paragraph of their own at the end of a module."""
    text = project.read(MODULE).rstrip("\n") + "\n"
    first = text.count("\n") + 2
    project.write(MODULE, text + "".join(f"\n{line}\n" for line in lines))
    result: dict[str, set[str]] = {line: set() for line in lines}
    for finding in project.check():
        index, between = divmod(finding.place.line - first, 2)
        if finding.code in codes and finding.place.path == MODULE and 0 <= index < len(lines):
            assert between == 0
            assert finding.suggestion
            result[lines[index]].add(finding.code)
    return result


@pytest.mark.parametrize(
    ("code", "lines"),
    [("G003", PHONES), ("G004", MAILS), ("G005", PATIENTS), ("G006", BIRTHS), ("G007", NAMES)],
)
def test_what_leads_to_one_person_is_found_in_every_form(
    project: Project, code: str, lines: list[str]
) -> None:
    seen = found(project, lines)
    assert [line for line, codes in seen.items() if code not in codes] == []


def test_other_numbers_and_names_are_left_alone(project: Project) -> None:
    lines = [
        "Bel 112.",
        "Bel binnen 24 uur, of 7 dagen per week.",
        "De telefoon is 24 uur per dag bereikbaar.",
        "In 2020-2021 waren het 1234 patiënten.",
        "Zie PMID 11122233 en doi 10.1016/j.ijrobp.2014.0612345678.",
        "Zie https://doi.org/10.1016/S0140-6736(05)66954-1 en NCT01234567.",
        "ISBN 978-90-313-1234-5",
        "De score was 0–6, 7–12 of 13–18.",
        "Gemeten bij 123456789 cellen.",
        "Toestel 000 of 000 000 00 00 is een voorbeeld.",
        "Kinderen geboren na 1-1-2020 doen niet mee; in 1956 geboren mensen wel.",
        "De ziekte van Kahler en het teken van Lhermitte.",
        "Het Antoni van Leeuwenhoek en de Dr. Bernard Verbeeten Stichting.",
        "Het Dr. Hans Mak Instituut. Daarna verder.",
        "Het staat aan het Dr. Molewaterplein.",
        "De schaal van Karnofsky, volgens Frankel.",
        "Overleg met de neuroloog. De radioloog beslist; mevrouw en meneer horen dat.",
        "Dat is gemeten [@bron2020; @onzeker2019].",
        "Een MRI-toestel van 1,5 of 3 tesla.",
        "Geef vitamine D. Bij jicht niet.",
    ]
    assert {line: codes for line, codes in found(project, lines).items() if codes} == {}


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        pytest.param(MODULE, "Eerste versie.", "Besproken met dr. P. de Vries.", "G007", id="log"),
        pytest.param(MODULE, "Doe dit.", "Bel sein 123.", "G003", id="recommendation"),
        pytest.param(MODULE, "- Open punt.", "<!-- mevrouw Jansen, BSN 111222333 -->", "G005", id="remark"),
        pytest.param(MODULE, "- Open punt.", "```\nBel 020-1234567\n```", "G003", id="code"),
        pytest.param(
            "docs/diagnostiek/stroomschema-voorbeeld.md",
            "Bel direct",
            "Bel<br/>020 1234567",
            "G003",
            id="chart",
        ),
        pytest.param(
            "docs/woordenlijst.yml", "Een woord om mee", "Bel 06 12345678 om mee", "G003", id="term"
        ),
        pytest.param("docs/waarden.yml", "Een voorbeeld.", "Volgens mevrouw Jansen.", "G007", id="value"),
        pytest.param(
            "docs/literatuur.bib", "title = {", "annote = {Vraag jan@zkh.nl}, title = {", "G004", id="bib"
        ),
    ],
)
def test_it_is_found_wherever_it_is_typed(project: Project, file: str, old: str, new: str, code: str) -> None:
    project.replace(file, old, new)
    line = project.read(file)[: project.read(file).index(new)].count("\n") + 1
    places = [item.place for item in project.check() if item.code == code]
    assert [place.path for place in places] == [file]
    assert line - 2 <= places[0].line <= line + 1


def test_numbers_of_a_hospital_stand_in_its_own_file_but_those_of_patients_do_not(project: Project) -> None:
    project.write(
        "lokaal.yml",
        "ziekenhuis: Voorbeeld\ndatum: 2026-05-01\nnummers:\n  - wie: Neuroloog\n    nummer: 020-1234567\n"
        "mdo: meld aan via mdo@ziekenhuis.nl\nafspraken:\n  - module: voorbeeld\n    tekst: BSN 111222333\n",
    )
    assert [(item.code, item.place.path, item.place.line) for item in project.check()] == [
        ("G005", "lokaal.yml", 9)
    ]


def test_a_registered_national_number_is_used_by_name(project: Project) -> None:
    values = project.read("docs/waarden.yml")
    number = (
        "- naam: hulplijn\n  tekst: 0800 0113\n  betekenis: Dag en nacht hulp.\n  bron: bron2020\n"
        "  module: voorbeeld\n  soort: telefoon\n"
    )
    project.write("docs/waarden.yml", values + number)
    project.replace(MODULE, "- Open punt.", "- Bel {waarde:hulplijn}.")
    assert project.check() == []
    project.replace(MODULE, "- Bel {waarde:hulplijn}.", "- Bel 0800-0113.")
    remedies = [item.suggestion for item in project.check() if item.code == "G003"]
    assert remedies == ["schrijf {waarde:hulplijn}"]
