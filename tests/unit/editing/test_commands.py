"""Each command on the small guideline: what it changes, that the checks find nothing after it, and that it
writes nothing when it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from editing_answers import Edit
from guideline.editing.commands import COMMANDS
from project import Project

MODULE = "docs/diagnostiek/voorbeeld.md"
ARTICLE = "@article{x, author={Smith, John}, title={A title}, journal={Spine}, year={2021}, pmid={33333333}}"
RECOMMENDATION = (
    *("--tekst", "Bel binnen {waarde:termijn} de neuroloog.", "--sterkte", "sterk", "--zekerheid", "laag"),
    *("--bronnen", "bron2020", "--situaties", "met-klacht", "--handelingen", "bellen:wanneer"),
    *("--voor", "neurologie"),
)
NEW = (
    "--vraag",
    "Welk onderzoek?",
    "--regiehouder",
    "NVN",
    "--literatuur-tot",
    "2026-05-01",
    *RECOMMENDATION,
)
REVIEW = ("--uitkomst", "ongewijzigd", "--literatuur-tot", "2026-05-31", "--toelichting", "Nagelopen: goed.")
END = ("--literatuur-tot", "2026-05-01", "--toelichting", "Opgegaan in het schema.")


def contents(root: Path) -> dict[str, bytes]:
    """Return every file of the content, by path."""
    files = [root / "mkdocs.yml", *(root / "docs").rglob("*")]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files if path.is_file()}


WORKING = {
    "beoordeling": ("voorbeeld", *REVIEW),
    "aanbeveling": ("voorbeeld", *RECOMMENDATION, "--reden", "nieuw-bewijs"),
    "module": ("nieuw", "--titel", "Nieuw: onderzoek", "--rubriek", "diagnostiek", *NEW),
    "module gepland": ("later", *NEW),
    "bron": ("--bij", "doe-dit"),
    "hernoemen aanbeveling": ("volg-het-schema", "volg-dit-schema"),
    "hernoemen module": ("voorbeeld", "anders"),
    "hernoemen patient": ("uitleg", "uitleg-scan"),
    "hernoemen pagina": ("over/literatuur.md", "over/bronnen.md"),
    "verplaatsen": ("oud", "therapie"),
    "vervallen module": ("voorbeeld", "stroomschema-voorbeeld", *END),
}


@pytest.mark.parametrize("case", WORKING)
def test_a_command_leaves_a_guideline_without_findings(edit: Edit, project: Project, case: str) -> None:
    before = contents(project.root)
    answer = edit(case.split()[0], *WORKING[case], given=ARTICLE)
    assert answer.code == 0, answer.err
    after = contents(project.root)
    changed = {path for path in {*before, *after} if before.get(path) != after.get(path)}
    assert changed
    assert all(f"\n{path}" in answer.out for path in changed)
    assert project.check() == []
    assert not list(project.root.rglob(".*-*"))


def test_every_command_is_tried_here() -> None:
    assert {case.split()[0] for case in WORKING} == set(COMMANDS)


REFUSED = {
    "no module": ("beoordeling voorbeld", REVIEW, "bedoelde u ‘voorbeeld’?"),
    "all that is missing": ("beoordeling voorbeeld", (), "--literatuur-tot 2026-10-31"),
    "no such option": ("beoordeling voorbeeld", (*REVIEW, "--uitkomts", "x"), "bedoelde u ‘uitkomst’?"),
    "no value": ("beoordeling voorbeeld", (*REVIEW, "--datum"), "hoort een waarde"),
    "loose words": ("beoordeling voorbeeld goed nagelopen", REVIEW, "aanhalingstekens"),
    "no such outcome": ("beoordeling voorbeeld", (*REVIEW, "--uitkomst", "gewijzigd"), "kies uit"),
    "no date": ("beoordeling voorbeeld", (*REVIEW, "--datum", "1-6-2026"), "2026-06-01"),
    "tomorrow": ("beoordeling voorbeeld", (*REVIEW, "--datum", "2026-06-02"), "na vandaag"),
    "searched later": ("beoordeling voorbeeld", (*REVIEW, "--datum", "2026-05-01"), "na de beoordeling"),
    "reviewed already": ("beoordeling voorbeeld", (*REVIEW, "--datum", "2026-01-10"), "heeft al"),
    "withdrawn": ("beoordeling oud", REVIEW, "is vervallen"),
    "half a character": ("beoordeling voorbeeld", (*REVIEW, "--toelichting", "x\udcff"), "onzichtbaar teken"),
    "two lines": ("beoordeling voorbeeld", (*REVIEW, "--toelichting", "x\n- y: z"), "of nieuwe regel"),
    "no reason": ("aanbeveling voorbeeld", RECOMMENDATION, "--reden"),
    "taken id": ("aanbeveling voorbeeld", (*RECOMMENDATION, "--id", "doe-dit"), "al gebruikt"),
    "no id": ("aanbeveling voorbeeld", (*RECOMMENDATION, "--id", "Doe dit!"), "‘doe-dit’"),
    "no source": ("aanbeveling voorbeeld", (*RECOMMENDATION, "--bronnen", "bron2002"), "‘bron2020’"),
    "patients": ("aanbeveling uitleg", (*RECOMMENDATION, "--reden", "correctie"), "patiënten"),
    "end of block": (
        "aanbeveling voorbeeld",
        (*RECOMMENDATION, "--reden", "correctie", "--tekst", "Doe.\n///\n\n## Kop"),
        "kan niet in een aanbeveling",
    ),
    "a rule there is": (
        "aanbeveling voorbeeld",
        (*RECOMMENDATION, "--reden", "correctie", "--situaties", "alle", "--handelingen", "mri:wanneer"),
        "C001",
    ),
    "no situation": (
        "aanbeveling voorbeeld",
        (*RECOMMENDATION, "--reden", "correctie", "--situaties", "met-klachten"),
        "bedoelde u ‘met-klacht’?",
    ),
    "module there is": ("module voorbeeld", ("--titel", "T", "--rubriek", "therapie", *NEW), "is er al"),
    "module of no chapter": ("module nieuw", ("--titel", "T", "--rubriek", "terapie", *NEW), "‘therapie’"),
    "module of no owner": ("module later", (*NEW, "--regiehouder", "NVX"), "--regiehouder"),
    "name of a page of the site": ("module afdrukken", ("--titel", "T", "--rubriek", "therapie", *NEW), "id"),
    "unplanned": ("module nieuw", NEW, "--titel"),
    "rename a value": ("hernoemen termijn termijnen", (), "make raakt ID=termijn"),
    "rename nothing": ("hernoemen doe-dti x", (), "bedoelde u ‘doe-dit’?"),
    "rename to what is there": ("hernoemen doe-dit volg-het-schema", (), "al gebruikt"),
    "rename to no id": ("hernoemen doe-dit Doe_Dat", (), "‘doe-dat’"),
    "start page": ("hernoemen index.md start.md", (), "vaste plaats"),
    "path that leaves the folder": ("hernoemen over/literatuur.md ../weg.md", (), "geen pad"),
    "move to where it is": ("verplaatsen voorbeeld diagnostiek", (), "staat al"),
    "move to patients": ("verplaatsen voorbeeld patienten", (), "anders van opbouw"),
    "its own successor": ("vervallen doe-dit doe-dit", (), "zichzelf"),
    "its only one": ("vervallen doe-dit volg-het-schema", (), "enige aanbeveling"),
    "withdrawn successor": ("vervallen voorbeeld oud", END, "zelf vervallen"),
    "no last review": ("vervallen voorbeeld stroomschema-voorbeeld", (), "--literatuur-tot"),
    "nothing pasted": ("bron", (), "plak de bron"),
    "no doi": ("bron", ("--doi", "hallo"), "geen DOI"),
    "known doi": ("bron", ("--doi", "10.1000/182"), "[@bron2020]"),
    "no such file": ("bron", ("--bestand", "weg.txt"), "weg.txt"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_nonsense_is_refused_in_words_and_nothing_is_written(edit: Edit, project: Project, case: str) -> None:
    words, options, said = REFUSED[case]
    before = contents(project.root)
    answer = edit(*words.split(), *options)
    assert answer.code == 2
    assert said in answer.err
    assert "Traceback" not in answer.err
    assert contents(project.root) == before


RULE_ELSEWHERE = (*RECOMMENDATION, "--reden", "correctie", "--handelingen", "bellen:hoe")


def test_a_rule_that_another_module_has_is_told_at_the_new_one_in_its_options(
    edit: Edit, project: Project
) -> None:
    before = contents(project.root)
    answer = edit("aanbeveling", "voorbeeld", *RULE_ELSEWHERE)
    assert (answer.code, contents(project.root)) == (2, before)
    (told,) = [line for line in answer.err.split("\n") if "C001" in line]
    assert told.startswith("  --handelingen C001 fout: ")
    assert "schrijf ‘--volgt=bellen:hoe:volg-het-schema’" in told
    assert "‘--uitzondering-op=volg-het-schema’ of ‘--alternatief-voor=volg-het-schema’" in told
    assert "met ‘--als=…’" in told
    said = edit(
        "aanbeveling", "voorbeeld", *RULE_ELSEWHERE, "--uitzondering-op=volg-het-schema", "--als=nacht"
    )
    assert said.code == 0, said.err
    assert project.check() == []


def test_a_mistake_in_another_file_refuses_a_change(edit: Edit, project: Project) -> None:
    project.append("docs/over/literatuur.md", "\n[de bron](../diagnostiek/anders.md)\n")
    project.write("docs/verhuisd.yml", "diagnostiek/nieuw.md: diagnostiek/voorbeeld.md\n")
    before = contents(project.root)
    answer = edit("module", "nieuw", "--titel", "Nieuw", "--rubriek", "diagnostiek", *NEW)
    assert (answer.code, contents(project.root)) == (2, before), answer.out
    assert "docs/verhuisd.yml:1:1 P" in answer.err


def test_findings_in_a_new_recommendation_are_told_in_the_words_of_make(
    edit: Edit, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = [*RULE_ELSEWHERE, "--module", "voorbeeld", "--sterkte", "zwak", "--bronnen", "onzeker2019"]
    for name, value in zip(typed[::2], typed[1::2], strict=True):
        monkeypatch.setenv(name.removeprefix("--").upper(), value)
    answer = edit("aanbeveling", "--uit-make")
    assert answer.code == 2
    assert "BRONNEN=… L011 fout" in answer.err
    assert "schrijf ‘VOLGT=bellen:hoe:volg-het-schema’" in answer.err
    assert "TEKST=… T012 waarschuwing" in answer.err
    assert "of anders ‘STERKTE=sterk’" in answer.err
    assert "--" not in answer.err


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Overweeg de kwaliteit van leven na de ingreep te meten.", "kwaliteit-leven-ingreep"),
        ("Overweeg bij pijn de wervel te laten beoordelen door een collega.", "pijn-wervel-collega"),
        ("Bel de neuroloog.", "bel-neuroloog"),
        ("Geef een scan bij uitval of pijn geen voorrang.", "scan-uitval-pijn"),
    ],
)
def test_an_id_that_is_made_says_what_it_is_about(edit: Edit, text: str, made: str) -> None:
    strength = "zwak" if text.startswith("Overweeg") else "sterk"
    typed = (*RECOMMENDATION, "--reden", "correctie", "--tekst", text, "--sterkte", strength)
    assert f"De aanbeveling ‘{made}’" in edit("aanbeveling", "voorbeeld", *typed).out


def test_an_id_that_is_not_liked_can_be_another_at_once(edit: Edit, project: Project) -> None:
    answer = edit("aanbeveling", "voorbeeld", *RECOMMENDATION, "--reden", "nieuw-bewijs")
    assert "make hernoemen VAN=bel-neuroloog NAAR=…" in answer.out
    assert edit("hernoemen", "bel-neuroloog", "overleg").code == 0
    assert "{overleg: nieuw}" in project.read(MODULE)
    assert project.check() == []


def test_a_recommendation_that_ends_leads_to_what_replaces_it(edit: Edit, project: Project) -> None:
    added = edit("aanbeveling", "voorbeeld", *RECOMMENDATION, "--reden", "nieuw-bewijs", "--id", "bel-nu")
    assert added.code == 0
    assert edit("vervallen", "doe-dit", "bel-nu", "--reden", "samenvoeging").code == 0
    page = project.read(MODULE)
    assert "id: doe-dit" not in page
    assert page.index("{doe-dit: vervallen}") < page.index("{bel-nu: nieuw}")
    assert "steunt_op: [bel-nu]" in project.read("docs/patienten/uitleg.md")
    assert "voorbeeld.md#doe-dit" not in project.read("docs/index.md")
    assert "voorbeeld.md#doe-dit: diagnostiek/voorbeeld.md#bel-nu" in project.read("docs/verhuisd.yml")
    assert {finding.code for finding in project.check()} <= {"W002"}


def test_what_to_read_again_after_a_withdrawal_is_told_with_its_sentence(
    edit: Edit, project: Project
) -> None:
    schema = "docs/diagnostiek/stroomschema-voorbeeld.md"
    project.replace(MODULE, "Doe dit.", "Doe dit binnen {waarde:termijn}.")
    project.replace(schema, "Tekst.", "Eerst iets. Volg [de regel](voorbeeld.md#doe-dit) snel. Dan iets.")
    project.replace(MODULE, "## Overwegingen\n", "## Overwegingen\n\n### Reden { bij=doe-dit }\n")
    typed = (*RECOMMENDATION, "--tekst", "Bel de neuroloog.", "--reden", "correctie", "--id", "bel-nu")
    assert edit("aanbeveling", "voorbeeld", *typed).code == 0
    answer = edit("vervallen", "doe-dit", "bel-nu")
    assert answer.code == 0, answer.err
    left = answer.out.partition("Nu nog:")[2]

    def line_of(path: str, text: str) -> str:
        lines = project.read(path).split("\n")
        return f"{path}:{next(number for number, line in enumerate(lines, 1) if text in line)}"

    assert f"- {line_of(schema, 'Volg [')}: ‘Volg de regel snel.’ leidt nu naar ‘bel-nu’" in left
    assert f"- {line_of(schema, 'click wacht')}: de stap ‘Wacht 12 uur’ leidt nu naar ‘bel-nu’" in left
    assert (
        f"- {line_of('docs/index.md', 'Maak binnen')}: ‘Maak binnen 12 uur een MRI: de aanbeveling.’" in left
    )
    assert f"- {line_of(MODULE, '### Reden')}: de kop ‘Reden’ opent nu bij ‘bel-nu’" in left
    assert "de waarde ‘termijn’ (12 uur) stond in geen andere aanbeveling; zij staat nog in" in left
    assert line_of(schema, "Wacht {waarde:termijn}") in left
    assert MODULE not in left.split("‘termijn’")[1].split(": haal")[0]


def test_what_belongs_to_a_renamed_recommendation_goes_with_it(edit: Edit, project: Project) -> None:
    heading, phrase = "### Waarom { bij=doe-dit }", "pijn in de rug of de nek die nieuw is"
    project.replace(
        MODULE, "\n## Onderbouwing\n", f"\n{heading}\n\nBij {{waarde:zin}} helpt dit.\n\n## Onderbouwing\n"
    )
    project.append(
        "docs/waarden.yml",
        f"- naam: zin\n  tekst: {phrase}\n  betekenis: Een vaste formulering.\n  bron: bron2020\n"
        "  module: voorbeeld\n  soort: frase\n  aanbeveling: doe-dit\n",
    )
    project.write(
        "docs/risicos.yml",
        "- id: proef\n  naam: Een proef\n  soort: onjuist\n  oorzaak: Een fout.\n  gevolg: Schade.\n"
        "  beheersing:\n    - wat: Een regel.\n"
        "      pagina: [diagnostiek/voorbeeld.md#doe-dit, over/literatuur.md]\n"
        "  blijft_over: Alles.\n  wie: redactie\n",
    )
    assert project.check() == []
    assert edit("hernoemen", "doe-dit", "doe-dat").code == 0
    assert "diagnostiek/voorbeeld.md#doe-dat" in project.read("docs/risicos.yml")
    assert "### Waarom { bij=doe-dat }" in project.read(MODULE)
    assert "  aanbeveling: doe-dat\n" in project.read("docs/waarden.yml")
    assert project.check() == []


def test_what_was_published_gets_its_new_address_in_the_record(edit: Edit, project: Project) -> None:
    assert edit("vastleggen").code == 0
    assert edit("hernoemen", "voorbeeld", "anders").code == 0
    assert edit("hernoemen", "doe-dit", "doe-dat").code == 0
    record = project.read("docs/gepubliceerd.yml")
    assert "- diagnostiek/voorbeeld.md#doe-dit\n" in record
    assert "- diagnostiek/anders.md#doe-dit\n" in record
    assert "- diagnostiek/anders.md#doe-dat\n" in record
    assert project.check() == []


def test_a_renamed_page_may_not_take_an_address_that_others_still_come_for(
    edit: Edit, project: Project
) -> None:
    assert edit("hernoemen", "voorbeeld", "anders").code == 0
    answer = edit("hernoemen", "uitleg", "voorbeeld")
    assert (answer.code, project.path("docs/patienten/voorbeeld.md").exists()) == (0, True)
    answer = edit("hernoemen", "stroomschema-voorbeeld", "voorbeeld")
    assert answer.code == 2


def test_a_file_that_is_there_is_never_overwritten(edit: Edit, project: Project) -> None:
    typed = "---\ntitle: Later\n---\n\nAantekeningen.\n"
    project.write("docs/therapie/later.md", typed)
    answer = edit("module", "later", *NEW)
    assert answer.code == 2
    assert "docs/therapie/later.md" in answer.err
    assert project.read("docs/therapie/later.md") == typed


def test_remarks_line_ends_and_quotes_of_a_file_stay(edit: Edit, project: Project) -> None:
    typed = project.read(MODULE).replace("status: concept", "# Let op de status\nstatus: 'concept'")
    project.write(MODULE, typed.replace("\n", "\r\n"))
    assert edit("beoordeling", "voorbeeld", *REVIEW).code == 0
    after = project.path(MODULE).read_bytes().decode()
    assert after.count("\r\n") == after.count("\n")
    assert "# Let op de status\r\nstatus: 'concept'\r\n" in after
    assert len(after.splitlines()) == len(typed.splitlines()) + 4


@pytest.mark.parametrize(
    "log",
    [
        "  beoordelingen: [{%s}]",
        "  beoordelingen:\n  - {%s}",
    ],
    ids=["one line", "a line each"],
)
def test_a_log_is_added_to_as_it_is_typed(edit: Edit, project: Project, log: str) -> None:
    log %= "datum: 2026-01-10, uitkomst: nieuw, literatuur_tot: 2025-12-31, toelichting: Eerste"
    page = project.read(MODULE)
    start, end = page.index("  beoordelingen:"), page.index("zoektermen:")
    project.write(MODULE, f"{page[:start]}{log}\n{page[end:]}")
    assert edit("beoordeling", "voorbeeld", *REVIEW).code == 0
    assert project.check() == []


def test_a_first_review_is_written_by_hand(edit: Edit, project: Project) -> None:
    page = project.read(MODULE)
    start, end = page.index("  beoordelingen:"), page.index("zoektermen:")
    project.write(MODULE, f"{page[:start]}  beoordelingen: []\n{page[end:]}")
    answer = edit("beoordeling", "voorbeeld", *REVIEW)
    assert answer.code == 2
    assert "uitkomst: nieuw" in answer.err


def test_the_options_of_make_come_from_the_environment(
    edit: Edit, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MODULE", "voorbeeld")
    monkeypatch.setenv("UITKOMST", "ongewijzigd")
    monkeypatch.setenv("LITERATUUR_TOT", "2026-05-31")
    missing = edit("beoordeling", "--uit-make")
    assert missing.code == 2
    assert "TOELICHTING=" in missing.err
    monkeypatch.setenv("TOELICHTING", "Goed; $(touch gehackt) `touch gehackt`")
    assert edit("beoordeling", "--uit-make").code == 0
    assert "$(touch gehackt)" in project.read(MODULE)
    assert not project.path("gehackt").exists()


def test_what_remains_for_a_person_is_said(edit: Edit, project: Project) -> None:
    answer = edit("beoordeling", "voorbeeld", *REVIEW, "--uitkomst", "aangepast")
    assert answer.code == 0
    assert "Nu nog:" in answer.out
    assert "docs/patienten/uitleg.md:13:13 H013" in answer.out


def test_help_names_every_option(edit: Edit) -> None:
    for name, command in COMMANDS.items():
        answer = edit(name, "--hulp")
        assert answer.code == 0
        assert all(f"--{option}" in answer.out for option in command.options)


def test_a_guideline_with_a_mistake_elsewhere_can_be_changed(edit: Edit, project: Project) -> None:
    project.append("docs/over/literatuur.md", "\n[weg](weg.md)\n")
    assert edit("beoordeling", "voorbeeld", *REVIEW).code == 0


def test_a_file_that_cannot_be_read_is_named(edit: Edit, project: Project) -> None:
    project.write(MODULE, project.read(MODULE).encode() + "Één".encode("cp1252"))
    answer = edit("beoordeling", "voorbeeld", *REVIEW)
    assert answer.code == 2
    assert MODULE in answer.err
