"""A chart that would lose something in silence is a finding at its line."""

from __future__ import annotations

import pytest
from project import Project

CHART = "docs/diagnostiek/stroomschema-voorbeeld.md"
MODULE = "docs/diagnostiek/voorbeeld.md"
BODY = "flowchart TD\n    accTitle: P\n    accDescr: Q\n    a --> b\n    class b einde\n"


def found(project: Project, code: str) -> list[tuple[int, str, str]]:
    return [(item.place.line, item.message, item.suggestion) for item in project.check() if item.code == code]


@pytest.mark.parametrize(
    ("first", "last"),
    [
        *(
            (f"```{info}", "```")
            for info in ("{.mermaid}", " {.mermaid #x}", "Mermaid", 'mermaid title="Route"')
        ),
        *((f"```{info}", "```") for info in (".mermaid", "mermaidjs", "mermiad", "flowchart", "")),
        ("~~~Mermaid", "~~~"),
        ("´´´mermaid", "´´´"),
        ("``mermaid", "``"),
        ("::: mermaid", ":::"),
    ],
)
def test_a_fence_that_is_almost_a_chart_is_found(project: Project, first: str, last: str) -> None:
    text = project.read(MODULE)
    project.write(MODULE, f"{text}\n{first}\n{BODY}{last}\n")
    ((line, message, remedy),) = found(project, "S013")
    assert line == text.count("\n") + 2
    assert f"‘{first.strip()}’" in message
    assert "```mermaid" in remedy


@pytest.mark.parametrize("first", ["```text", "```yaml", "~~~ text"])
def test_an_example_that_stays_text_is_left_alone(project: Project, first: str) -> None:
    project.write(MODULE, f"{project.read(MODULE)}\n{first}\n{BODY}{first[:3]}\n")
    assert found(project, "S013") == []


@pytest.mark.parametrize("fence", ["~~~", "````", "``` "])
def test_other_fences_of_a_chart_are_read(project: Project, fence: str) -> None:
    project.write(MODULE, f"{project.read(MODULE)}\n{fence}mermaid\n{BODY}{fence.strip()}\n")
    assert found(project, "S013") == []
    assert found(project, "S006")


@pytest.mark.parametrize(
    ("old", "new", "code", "at", "hint"),
    [
        ("class bellen spoed", "class belen spoed", "S015", "class belen", "bellen"),
        ("class bellen,wacht einde", "class bellen,wach einde", "S015", "wach einde", "wacht"),
        ('click bellen "', 'click belen "', "S015", "click belen", "bellen"),
        (
            'click bellen "voorbeeld.md#doe-dit" "Naar de aanbeveling"',
            "click bellen open",
            "S015",
            "open",
            "link",
        ),
        ('(["Bel direct"])', '(["Bel direct"]):::rood', "S009", ":::rood", "spoed"),
        ('(["Bel direct"])', "([“Bel direct”])", "S018", "“Bel", '"Bel direct"'),
        ("Bel direct", "Bel *direct*", "S018", "*direct*", "opmaak"),
        ("Bel direct", "_Bel_ direct", "S018", "_Bel_", "opmaak"),
        ('|"nee"|', '|"**nee**"|', "S018", "**nee**", "opmaak"),
        ("    class vraag", '    start["Anders"]\n    class vraag', "S016", "Anders", "start"),
        ("    click wacht", '    click start "x"\n    click wacht', "V001", "click start", ""),
    ],
)
def test_what_a_line_means_is_in_the_drawing_or_found(
    project: Project, old: str, new: str, code: str, at: str, hint: str
) -> None:
    project.replace(CHART, old, new)
    line = project.read(CHART)[: project.read(CHART).index(at)].count("\n") + 1
    places = [(place, remedy + message) for place, message, remedy in found(project, code)]
    assert [place for place, _ in places] == [line]
    assert hint in places[0][1]


def test_names_with_a_line_under_them_are_no_markup(project: Project) -> None:
    project.replace(CHART, "Bel direct", "Bel a_b_c 2 * 3")
    assert found(project, "S018") == []


def test_a_line_that_cannot_be_read_is_quoted_as_typed(project: Project) -> None:
    project.replace(CHART, '(["Wacht {waarde:termijn}"])', "[Wacht ({waarde:termijn})]")
    ((_, message, _),) = found(project, "S001")
    assert "{waarde:termijn}" in message
    assert "Mermaid" not in message


def test_a_kind_of_diagram_is_an_error_unless_the_settings_name_it(project: Project) -> None:
    project.write(MODULE, f'{project.read(MODULE)}\n```mermaid\n\npie\n    "Een" : 1\n```\n')
    line = project.read(MODULE).splitlines().index("pie") + 1
    ((at, _, remedy),) = found(project, "S011")
    assert at == line
    assert "andere_diagrammen" in remedy
    project.replace("mkdocs.yml", "andere_diagrammen: []", "andere_diagrammen: [pie]")
    assert project.check() == []
