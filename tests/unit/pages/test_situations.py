"""The page of a situation: its recommendations in the order of action, each once, the rest as a list."""

from __future__ import annotations

from guideline.pages.situations import IN_FULL
from guideline.site import Site
from project import TODAY, Project

PAGE = "docs/diagnostiek/voorbeeld.md"
AFTER = "Doe dit.\n///\n"


def recommendation(name: str, *options: str, text: str = "") -> str:
    """Return a recommendation for the situation ``met-klacht``."""
    lines = (
        *(f"id: {name}", "sterkte: sterk", "richting: voor", "zekerheid: laag", "bronnen: [bron2020]"),
        *("situaties: [met-klacht]", "voor: [neurologie]", *options),
    )
    return (
        "/// aanbeveling\n"
        + "".join(f"    {line}\n" for line in lines)
        + f"\n{text or f'Doe {name}.'}\n///\n"
    )


def made(project: Project, *recommendations: str) -> str:
    """Return the source of the page of ``met-klacht`` with these recommendations added."""
    project.replace(PAGE, AFTER, "\n".join((AFTER, *recommendations)))
    return Site.read(project.root, TODAY).added_pages()["situaties/met-klacht.md"]


def test_the_order_is_that_of_the_list_of_actions(project: Project) -> None:
    page = made(
        project,
        recommendation("bel-nu", "handelingen: [bellen:wie]"),
        recommendation("scan-snel", "handelingen: [mri:wanneer]"),
        recommendation("scan-wel", "handelingen: [mri:of]"),
    )
    assert page.index("Doe scan-wel.") < page.index("Doe scan-snel.") < page.index("Doe bel-nu.")
    assert "Doe bel-nu. *[Sterke aanbeveling: doen](../diagnostiek/voorbeeld.md#bel-nu).*" in page


def test_a_page_says_what_the_situation_is_and_where_it_belongs(project: Project) -> None:
    page = made(project)
    assert "Iemand die een klacht heeft." in page
    assert "Wat staat bij [Iedere patiënt](alle.md), geldt hier ook." in page
    assert "Doe dit." not in page  # it is for everybody


def test_what_is_told_again_stands_there_once(project: Project) -> None:
    page = made(
        project,
        recommendation("eigenaar", "handelingen: [mri:wanneer]"),
        recommendation("volger", "handelingen: [mri:wanneer]", "volgt: {mri:wanneer: eigenaar}"),
    )
    assert "#eigenaar" in page
    assert "#volger" not in page


def test_a_sentence_that_announces_what_stands_elsewhere_says_where(project: Project) -> None:
    page = made(
        project,
        recommendation("bel-nu", "handelingen: [bellen:wie]", text="Bel met:\n\n- de één;\n- de ander."),
    )
    assert "Bel met: zie de aanbeveling. *[Sterke" in page


def test_only_the_first_sentence_shows_and_the_condition_of_an_alternative(project: Project) -> None:
    page = made(
        project,
        recommendation(
            "anders",
            "handelingen: [mri:of]",
            "alternatief_voor: doe-dit",
            "als: het eerste niet kan",
            text="Doe **dit** [anders](#doe-dit). Doe ook dat.",
        ),
    )
    assert "Doe dit anders." in page
    assert "Doe ook dat" not in page
    assert "Dit geldt als het eerste niet kan." in page


def test_the_row_of_a_table_that_is_for_this_situation_shows_with_its_heads(project: Project) -> None:
    head = "| Klacht | Wie | Hoe snel |\n|---|---|---|"
    table = f"Bel zo:\n\n{head}\n| Pijn | arts | vandaag |\n| Jeuk | niemand | nooit |"
    page = made(
        project,
        recommendation(
            "bel-zo",
            "handelingen: [bellen:wie]",
            "rijen:\n      - id: bij-pijn\n        rij: Pijn\n        situatie: met-klacht",
            text=table,
        ),
    )
    assert "    - [Pijn](../diagnostiek/voorbeeld.md#bij-pijn): Wie: arts; Hoe snel: vandaag." in page
    assert "Jeuk" not in page


def test_a_row_about_a_situation_of_no_page_of_its_recommendation_shows_too(project: Project) -> None:
    head = "| Klacht | Binnen |\n|---|---|"
    table = f"Neem weefsel:\n\n{head}\n| Pijn | een week |\n| Uitval | een dag |"
    rows = "\n".join(
        f"      - id: bij-{name.lower()}\n        rij: {name}\n        situatie: {situation}"
        for name, situation in (("Pijn", "met-klacht"), ("Uitval", "zonder-klacht"))
    )
    page = made(
        project,
        recommendation("neem-weefsel", "handelingen: [bellen:wie]", f"rijen:\n{rows}", text=table),
    )
    assert "[Pijn](../diagnostiek/voorbeeld.md#bij-pijn): Binnen: een week." in page
    assert "[Uitval](../diagnostiek/voorbeeld.md#bij-uitval): Binnen: een dag." in page


def test_what_a_wider_situation_asks_at_once_leads_to_the_emergency_page(project: Project) -> None:
    project.write("docs/spoed.md", "---\ntitle: Spoed\n---\n\nBel 112.\n")
    added = (
        "- {{id: {}, naam: {}, definitie: Een klacht., bron: mening van deskundigen, ruimer: {}}}\n".format
    )
    source = project.read("docs/situaties.yml")
    project.write(
        "docs/situaties.yml", source + added("deel", "Deel", "met-klacht") + added("rust", "Rust", "alle")
    )
    pages = Site.read(project.root, TODAY).added_pages()
    assert "handelingen: [bellen:hoe]" in project.read("docs/diagnostiek/stroomschema-voorbeeld.md")
    for name, urgent in {"met-klacht": True, "deel": True, "rust": False, "alle": False}.items():
        assert ("**Spoed?**" in pages[f"situaties/{name}.md"]) is urgent, name


def test_what_does_not_fit_on_a_sheet_is_a_list(project: Project) -> None:
    many = [recommendation(f"punt-{number}", "handelingen: [mri:of]") for number in range(IN_FULL + 2)]
    first, rest = made(project, *many).split("## Ook in deze situatie")
    assert first.count("voorbeeld.md#punt-") == IN_FULL
    assert rest.count("voorbeeld.md#punt-") == 2


def test_long_recommendations_fill_the_sheet_sooner(project: Project) -> None:
    text = f"Maak {'een heel lang onderzoek met veel woorden, ' * 8}en dat."
    many = [recommendation(f"punt-{number}", "handelingen: [mri:of]", text=text) for number in range(IN_FULL)]
    first, rest = made(project, *many).split("## Ook in deze situatie")
    assert 0 < first.count("voorbeeld.md#punt-") < IN_FULL
    assert first.count("voorbeeld.md#punt-") + rest.count("voorbeeld.md#punt-") == IN_FULL


def test_all_recommendations_carry_the_names_they_can_be_found_by(project: Project) -> None:
    project.replace("docs/index.md", "<!-- richtlijn:statustabel -->", "<!-- richtlijn:aanbevelingen -->")
    page = Site.read(project.root, TODAY).source("index.md")
    assert "[Doe dit.](diagnostiek/voorbeeld.md#doe-dit) *Sterke aanbeveling: doen*" in page
    assert 'data-situatie="alle" data-handeling="mri" data-voor="neurologie"' in page
    assert '<li data-waarde="met-klacht">Met een klacht</li>' in page
    assert "deed-dit" not in page  # its module is withdrawn
