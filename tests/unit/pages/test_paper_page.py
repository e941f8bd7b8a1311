"""A sheet of paper says by its code whether it still holds: what readers read counts, layout does not, and of
an earlier release the page says what changed since."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from guideline import site
from guideline.limits import OverTimeError
from guideline.model.editions import EVERYTHING, Edition, Readable, edition_of, readable_at
from guideline.model.guideline import Guideline
from guideline.model.metadata import Fate
from guideline.pages import paper_check
from guideline.pages.generated_files import generated_files
from guideline.pages.paper import readable
from guideline.pages.paper_check import code_address, paper_page
from guideline.reading.project import read_guideline
from guideline.site import Site
from lxml import html
from markdown import Markdown
from project import TODAY, Project

MODULE = "docs/diagnostiek/voorbeeld.md"
PATH = "diagnostiek/voorbeeld.md"


def read(project: Project) -> Guideline:
    return read_guideline(project.root, generated_files, drawn=False)


def code(project: Project, path: str = PATH) -> str:
    return readable(read(project)).codes[path]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("Doe dit.", "Doe dat.", id="text"),
        pytest.param("sterkte: sterk", "sterkte: zwak", id="strength"),
        pytest.param("richting: voor", "richting: tegen", id="direction"),
        pytest.param("zekerheid: laag", "zekerheid: hoog", id="certainty"),
        pytest.param("status: concept", "status: vervallen", id="withdrawn"),
    ],
)
def test_what_readers_read_changes_the_code(project: Project, old: str, new: str) -> None:
    before = code(project)
    project.replace(MODULE, old, new)
    assert code(project) != before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("Doe dit.", "**Doe**\ndit.", id="layout"),
        pytest.param("Doe dit.", "Doe dit [@bron2020].", id="citation"),
        pytest.param("Doe dit.", "Doe <!-- nakijken --> dit.", id="remark"),
        pytest.param("Doe dit.", "<b>Doe</b> dit.", id="tags"),
        pytest.param("Afweging.", "Andere afweging.", id="considerations"),
        pytest.param("zoektermen: [proefwoord]", "zoektermen: [ander]", id="search words"),
    ],
)
def test_layout_and_what_stands_beside_it_do_not(project: Project, old: str, new: str) -> None:
    before = code(project)
    project.replace(MODULE, old, new)
    assert code(project) == before


def test_a_value_counts_where_it_is_used(project: Project) -> None:
    project.replace(MODULE, "Doe dit.", "Doe dit binnen {waarde:mri-mesmc}.")
    values = project.read("docs/waarden.yml")
    before = code(project)
    first = next(line for line in values.splitlines() if "tekst:" in line)
    project.write("docs/waarden.yml", values.replace(first, f"{first.split('tekst:')[0]}tekst: 99 uur", 1))
    name = values.split("naam: ")[1].split()[0]
    project.replace(MODULE, "mri-mesmc", name)
    after = code(project)
    project.write("docs/waarden.yml", values)
    assert len({before, after, code(project)}) == 3


def test_numbers_of_the_hospital_do_not_count(project: Project) -> None:
    before = readable(read(project))
    project.write("lokaal.yml", "ziekenhuis: Proef\ndatum: 2026-01-10\nmdo: dinsdag\n")
    assert readable(read(project)) == before


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        pytest.param("Bel direct", "Bel morgen", False, id="step"),
        pytest.param('|"ja"|', '|"soms"|', False, id="arrow"),
        pytest.param("bellen([", "nu_bellen([", True, id="name of a step"),
        pytest.param("Pijn bij<br/>kanker", "Pijn bij kanker", True, id="layout"),
    ],
)
def test_a_chart_counts_by_its_steps_and_arrows(project: Project, old: str, new: str, same: bool) -> None:
    chart, path = "docs/diagnostiek/stroomschema-voorbeeld.md", "diagnostiek/stroomschema-voorbeeld.md"
    before = code(project, path)
    project.replace(chart, old, new)
    if same and "bellen" in new:
        for line in ("click ", "class "):
            project.replace(chart, f"{line}bellen", f"{line}nu_bellen")
    assert (code(project, path) == before) is same


def released(guideline: Guideline, **fates: Fate) -> Edition:
    named = {name.replace("_", "-"): fate for name, fate in fates.items()}
    return edition_of("0.1.0", date(2026, 5, 1), named, Readable(), readable(guideline))


def table(guideline: Guideline, head: str) -> dict[str, list[str]]:
    """Return the cells of each row of a table on the page, by the code."""
    text = paper_page(guideline, readable(guideline), "0.2.0", TODAY).split("---\n", 2)[2]
    made = html.fromstring(Markdown(extensions=["tables"]).convert(text))
    rows = made.xpath(f"//h2[.='{head}']/following-sibling::table[1]/tbody/tr")
    return {str(row.xpath("string(td[1])")): [cell.text_content() for cell in row[1:]] for row in rows}


def test_the_page_knows_every_code_of_now(project: Project) -> None:
    guideline = read(project)
    rows = table(guideline, "Nog gelijk")
    assert rows.keys() == {*readable(guideline).codes.values()}
    assert rows[code(project)] == ["Voorbeeld"]
    assert table(guideline, "Niet meer gelijk") == {}


def test_an_earlier_sheet_says_what_changed_since(project: Project) -> None:
    edition, before = released(read(project)), code(project)
    project.replace(MODULE, "Doe dit.", "Doe dat.")
    now = replace(read(project), editions=(edition,))
    rows = table(now, "Niet meer gelijk")
    assert rows[before] == ["Voorbeeld", "versie 0.1.0, 1 mei 2026", "doe-dit: aangepast."]
    (whole,) = (row for old, row in rows.items() if old == edition_codes(edition)[EVERYTHING])
    assert whole[0] == "De hele richtlijn"


def edition_codes(edition: Edition) -> dict[str, str]:
    ((_, then),) = readable_at([edition])
    return then.codes


def test_a_recommendation_that_is_gone_moved_or_new_is_told_so(project: Project) -> None:
    edition, before = released(read(project)), code(project)
    project.replace(MODULE, "id: doe-dit", "id: doe-anders")
    gone = table(replace(read(project), editions=(edition,)), "Niet meer gelijk")[before]
    assert gone[2] == "doe-dit: vervallen; doe-anders: nieuw."
    project.write("docs/verhuisd.yml", f"{PATH}#doe-dit: {PATH}#doe-anders\n")
    renamed = table(replace(read(project), editions=(edition,)), "Niet meer gelijk")[before]
    assert renamed[2] == "niets: alleen de pagina heet anders."


def test_what_a_release_judged_spelling_is_told_so(project: Project) -> None:
    first, before = released(read(project)), code(project)
    project.replace(MODULE, "Doe dit.", "Doe dit!")
    ((_, then),) = readable_at([first])
    second = edition_of("0.2.0", date(2026, 5, 2), {}, then, readable(read(project)))
    rows = table(replace(read(project), editions=(second, first)), "Niet meer gelijk")
    assert rows[before][2] == "doe-dit: alleen de taal."
    judged = replace(second, fates={"doe-dit": Fate.CHANGED})
    rows = table(replace(read(project), editions=(judged, first)), "Niet meer gelijk")
    assert rows[before][2] == "doe-dit: aangepast."


def test_the_address_on_paper_can_be_typed_over() -> None:
    assert code_address("spoed-bcdfgh", "https://voorbeeld.nl/") == "https://voorbeeld.nl/k/?c=spoed-bcdfgh"
    assert code_address("spoed-bcdfgh", "") == "k/?c=spoed-bcdfgh"


class _CountedName(str):
    """The name of a text, that counts how often it is compared with another."""

    compared = 0

    def __eq__(self, other: object) -> bool:
        _CountedName.compared += 1
        return str.__eq__(self, other)

    __hash__ = str.__hash__


def test_texts_that_are_gone_are_looked_up_and_not_compared_one_by_one(project: Project) -> None:
    names = tuple(_CountedName(f"n{number}") for number in range(500))
    gone = Edition("0.1.0", date(2026, 5, 1), {}, dict.fromkeys(names, "bcdfghjk"), {PATH: names})
    guideline = replace(read(project), editions=(gone,))
    _CountedName.compared = 0
    assert "en nog 4" in paper_page(guideline, readable(guideline), "0.2.0", TODAY)
    assert _CountedName.compared < 50 * len(names)


def test_of_very_many_sheets_the_newest_are_listed_and_the_rest_is_told(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    editions = [
        Edition(
            f"0.{number}.0", date(2026, 5, number), {}, {"doe-dit": f"bcdfghj{number}"}, {PATH: ("doe-dit",)}
        )
        for number in (4, 3, 2)
    ]
    guideline = replace(read(project), editions=tuple(editions))
    monkeypatch.setattr(paper_check, "MOST_SHEETS", 4)
    shown = [row[1].partition(",")[0] for row in table(guideline, "Niet meer gelijk").values()]
    assert (shown[:2], len(shown)) == (["versie 0.4.0"] * 2, 4)
    assert "nog oudere bladen" in paper_page(guideline, readable(guideline), "0.5.0", TODAY)
    monkeypatch.undo()
    assert len(table(guideline, "Niet meer gelijk")) == 6
    assert "nog oudere bladen" not in paper_page(guideline, readable(guideline), "0.5.0", TODAY)


def test_a_history_that_takes_too_long_stops_the_build_with_a_line(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def for_ever(*_given: object) -> str:
        raise OverTimeError

    made = Site.read(project.root, TODAY)
    monkeypatch.setattr(site, "paper_page", for_ever)
    with pytest.raises(ValueError, match=r"kost te veel rekentijd; .*docs/uitgaven\.yml"):
        made.added_pages()
