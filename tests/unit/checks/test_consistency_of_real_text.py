"""Family C on the real guideline: contradictions that were put in it are found at their line, and what an
editor rewords without changing a rule gives no finding.

All are made in one copy, which is read once and whose charts are not drawn. The text may change: a row whose
words are no longer there is left out, and most must still be there.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from guideline.checks import run_checks
from guideline.checks.registry import REGISTRY
from guideline.model.findings import Finding
from guideline.pages.generated_files import generated_files
from guideline.reading.project import read_guideline
from project import Project, copy_of_real, real_day

CONSISTENCY = [code for code in REGISTRY if code.startswith("C")]

SPOED, START = "docs/spoed.md", "docs/index.md"
IMAGING = "docs/diagnostiek/beeldvorming.md"
SIGNS = "docs/diagnostiek/klinische-verschijnselen.md"
CHART = "docs/diagnostiek/stroomschema-diagnostiek.md"
REFERRAL = "docs/organisatie/verwijzing-en-spoed.md"
MEETING = "docs/organisatie/multidisciplinair-overleg.md"
FIRST = "docs/therapie/eerste-maatregelen.md"
STEROIDS = "docs/therapie/corticosteroiden.md"
CALLING = "docs/patienten/wanneer-bellen.md"
LIVING = "docs/patienten/leven-met.md"
SITUATIONS = "docs/situaties.yml"

HARMLESS = (
    (SPOED, "Wacht niet op de MRI.", "Wacht daarvoor niet op de MRI."),
    (SPOED, "ook vóór de scan.", "ook al vóór de scan."),
    (SPOED, "[residu meten, katheter bij retentie]", "[meet het residu, katheter bij retentie]"),
    (SPOED, "Bel ook direct; twijfel is spoed.", "Bel ook dan direct; twijfel is spoed."),
    (SPOED, "[Niet verwijzen met alleen een brief of", "[Verwijs niet met alleen een brief of"),
    (SPOED, "zoals plots niet meer kunnen zitten", "zoals ineens niet meer kunnen zitten"),
    (SPOED, "zoals een klapvoet", "bijvoorbeeld een klapvoet"),
    (START, "Neurologisch onderzoek: wat vast te leggen", "Neurologisch onderzoek: wat u vastlegt"),
    (START, "Zij heeft vier onderwerpen.", "De onderwerpen zijn er vier."),
    (IMAGING, "termijn die past bij de ernstigste klacht", "termijn van de ernstigste klacht"),
    (IMAGING, "| Alleen lokale wervelpijn |", "| Alleen lokale wervelpijn, zonder uitstraling |"),
    (IMAGING, "Leg vast wanneer het onderzoek is aangevraagd", "Noteer wanneer het onderzoek is aangevraagd"),
    (IMAGING, "Liggen is vaak pijnlijk.", "Liggen doet vaak pijn."),
    (IMAGING, "MRI buiten kantooruren vraagt", "Een MRI buiten kantooruren vraagt"),
    (SIGNS, "Eén van deze punten is genoeg.", "Eén punt is al genoeg."),
    (SIGNS, "- dubbelzijdige radiculaire pijn of uitval;", "- radiculaire pijn of uitval aan beide kanten;"),
    (SIGNS, "Twijfelt u of de uitval", "Weet u niet zeker of de uitval"),
    (REFERRAL, "als een klacht verergert terwijl", "als een klacht erger wordt terwijl"),
    (
        REFERRAL,
        "| spoednummer | direct, dag en nacht | dezelfde",
        "| het spoednummer | direct, dag en nacht | dezelfde",
    ),
    (REFERRAL, "Het doel is dat de behandeling van MESMC", "Het streven is dat de behandeling van MESMC"),
    (FIRST, "| Op hetzelfde moment | regievoerend", "| Tegelijk | regievoerend"),
    (
        FIRST,
        "Bel de radiotherapeut-oncoloog en de wervelkolomchirurg allebei,",
        "Bel zowel de radiotherapeut-oncoloog als de wervelkolomchirurg,",
    ),
    (FIRST, "leg een pijnscore vast", "noteer een pijnscore"),
    (STEROIDS, "Krijgt u een van hen niet te pakken,", "Is een van hen niet bereikbaar,"),
    (
        STEROIDS,
        "Bel meteen, ook ’s nachts, en in deze volgorde:",
        "Bel direct, ook ’s nachts, in deze volgorde:",
    ),
    (
        MEETING,
        "Stel het overleg niet uit omdat iemand die ‘bij voorkeur’ meedoet niet bereikbaar is.",
        "Wacht met het overleg niet op iemand die ‘bij voorkeur’ meedoet.",
    ),
    (
        CHART,
        '"MRI hele<br/>wervelkolom<br/>binnen {waarde:mri-lokale',
        '"MRI van de hele<br/>wervelkolom<br/>binnen {waarde:mri-lokale',
    ),
    (CHART, "telt bij de eerste vraag mee als", "telt mee bij de eerste vraag als"),
    (CALLING, "Eén klacht uit deze lijst is genoeg.", "Eén klacht uit deze lijst is al genoeg."),
    (LIVING, "moeilijker dan eerst, of lukt het niet?", "moeilijker dan eerst? Of lukt het niet meer?"),
    (
        "docs/patienten/onderzoeken.md",
        "Een schok door rug, armen of benen",
        "Een schok door de rug, armen of benen",
    ),
    ("docs/patienten/behandelingen.md", "Vraag het op papier.", "Vraag om dat schema op papier."),
    (
        "docs/therapie/stroomschema-behandeling.md",
        "waarvoor de patiënt wordt behandeld.",
        "waarvoor u behandelt.",
    ),
    (
        SITUATIONS,
        "zonder uitstraling en zonder neurologische uitval.",
        "zonder uitstraling of neurologische uitval.",
    ),
)
"""What editors reword: the file, what stands there, and what takes its place."""


class Seed(NamedTuple):
    """A contradiction: the file, what stands there, what takes its place, the code that must be found, and
    where: at what takes its place, or at another text after it."""

    path: str
    old: str
    new: str
    code: str
    at: str = ""


SEEDS = (
    Seed(
        CHART,
        "binnen {waarde:mri-radiculaire-uitval-snel}",
        "binnen {waarde:mri-radiculaire-uitval-langzaam}",
        "C004",
    ),
    Seed(
        SPOED,
        "MRI binnen {waarde:mri-radiculaire-uitval-snel} (",
        "MRI binnen {waarde:mri-radiculaire-uitval-langzaam} (",
        "C004",
    ),
    Seed(
        START, "weefsel binnen {waarde:biopsie-mesmc}", "weefsel binnen {waarde:biopsie-zonder-mesmc}", "C004"
    ),
    Seed(
        IMAGING,
        "| Alleen lokale wervelpijn | {waarde:mri-lokale-pijn} |",
        "| Alleen lokale wervelpijn | {waarde:mri-radiculaire-pijn} |",
        "C004",
    ),
    Seed(
        CHART,
        "id: spoed-mdo\n    sterkte: sterk",
        "id: spoed-mdo\n    sterkte: zwak",
        "C003",
        "sterkte: zwak",
    ),
    Seed(
        REFERRAL,
        "id: bel-bij-verdenking\n    sterkte: sterk\n    richting: voor",
        "id: bel-bij-verdenking\n    sterkte: sterk\n    richting: tegen",
        "C003",
        "richting: tegen",
    ),
    Seed(
        SIGNS,
        "[spoed:of, mri:wanneer]\n    voor: [alle]\n    volgt: {mri:wanneer: mri-termijnen}\n",
        "[spoed:of, mri:wanneer]\n    voor: [alle]\n",
        "C001",
    ),
    Seed(
        FIRST,
        "| Bellen | {waarde:wie-bellen-bij-verdenking};",
        "| Bellen | het [spoednummer van de regio](#wie-bellen-bij-mesmc); is dat er niet, de neuroloog;",
        "C005",
    ),
    Seed(CALLING, "{waarde:bel-koorts}", "U hebt koorts of nieuwe pijn in uw rug of nek.", "C005"),
    Seed(
        "docs/therapie/stroomschema-behandeling.md",
        "radiotherapeut-oncoloog en de<br/>regievoerend specialist",
        "radiotherapeut-oncoloog of de<br/>regievoerend specialist",
        "C005",
    ),
    Seed(
        "docs/diagnostiek/onbekende-primaire-tumor.md",
        "## Aanbevelingen\n",
        "## Aanbevelingen\n\nOnbekende herkomst betekent hier: geen primaire tumor bekend.\n",
        "C011",
        "Onbekende herkomst betekent hier",
    ),
    Seed(
        SITUATIONS,
        "  naam: Caudasyndroom\n  woordenlijst: Caudasyndroom",
        "  naam: Caudasyndroom\n  definitie: Uitval van de onderste zenuwwortels.",
        "C006",
        "  definitie: Uitval van de",
    ),
    Seed("docs/waarden.yml", "aanbeveling: overleg-zelfde-dag", "aanbeveling: overleg-zelfde-week", "C010"),
)


def changed(project: Project, path: str, old: str, new: str) -> bool:
    """Make an edit; return whether its words are there."""
    text = project.read(path)
    if old in text:
        project.write(path, text.replace(old, new, 1))
    return old in text


def found(project: Project) -> list[Finding]:
    guideline = read_guideline(project.root, generated_files(), drawn=False)
    return run_checks(guideline, real_day(), CONSISTENCY)


def test_what_an_editor_rewords_gives_no_finding(tmp_path: Path, cache: Path) -> None:
    project = copy_of_real(cache, tmp_path)
    made = [edit for edit in HARMLESS if changed(project, *edit)]
    assert len(HARMLESS) >= 30
    assert len(made) >= 20, "reword the table after the text"
    assert found(project) == []


def test_every_contradiction_is_found_at_its_line(tmp_path: Path, cache: Path) -> None:
    project = copy_of_real(cache, tmp_path)
    made = [seed for seed in SEEDS if changed(project, seed.path, seed.old, seed.new)]
    assert len(made) >= len(SEEDS) * 2 // 3, "seed anew after the text"
    places = {(finding.code, finding.place.path, finding.place.line) for finding in found(project)}
    for seed in made:
        text = project.read(seed.path)
        start = text.index(seed.new)
        line = text.count("\n", 0, text.index(seed.at, start) if seed.at else start) + 1
        assert (seed.code, seed.path, line) in places, seed
