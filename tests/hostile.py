"""Proposals that try to run, read or fetch something by way of content: each stands for a kind."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass

from project import Project

MARK = "GEVAAR"
"""What every attack carries: where it stands in the site, the attack came through."""

RUN = f"top.{MARK}=1"
"""What a script of an attack does."""

SECRET = "DIT-LEEST-NIEMAND"
"""A variable of the machine that builds the site."""


@dataclass(frozen=True)
class Refused:
    """A page with ``body`` that must be a finding on the line of the mark, and must not be published."""

    name: str
    body: str

    @property
    def path(self) -> str:
        return f"docs/diagnostiek/aanval-{self.name}.md"

    @property
    def source(self) -> str:
        return f"---\ntitle: Aanval\n---\n\nVoor.\n\n{self.body}\n"

    @property
    def line(self) -> int:
        """The line of the file on which the mark stands."""
        return self.source[: self.source.index(MARK)].count("\n") + 1


BODIES = [
    Refused("srcdoc", f"<iframe srcdoc='&lt;script&gt;{RUN}&lt;/script&gt;'></iframe>"),
    Refused("lijst", f"- punt\n\n      <iframe srcdoc='<script>{RUN}</script>'></iframe>"),
    Refused("script", f"<script>{RUN}</script>"),
    Refused("onerror", f'<img src="x" onerror="{RUN}" alt="x">'),
    Refused("stijl", f'<div style="background:url(//elders.example/{MARK})">x</div>'),
    Refused("tabel", f"<table background='//elders.example/{MARK}'><tr><td>x</td></tr></table>"),
    Refused("ververs", f"<meta http-equiv=refresh content='0;url=//elders.example/{MARK}'>"),
    Refused("basis", f"<base href='//elders.example/{MARK}/'>"),
    Refused("formulier", f"<form action='https://elders.example/{MARK}'><input></form>"),
    Refused("animatie", f"<svg><animate attributeName=href values='javascript:{RUN}' /></svg>"),
    Refused("wiskunde", f'<math><mtext><style><img src="x" onerror="{RUN}"></style></mtext></math>'),
    Refused("accolades", f'Tekst.\n{{: onclick="{RUN}" }}'),
    Refused("uitbraak", f"</div></article></div><p>{MARK}</p>"),
    Refused("cdata", f"Zie <svg><text><![CDATA[><p style={MARK}>x</p>]]></text></svg> hier."),
    Refused("titel", f'[x](voorbeeld.md "<img src=x onerror={RUN}>")'),
    Refused(
        "klasse", f'<div class="mermaid">sequenceDiagram; link A: x @ https://elders.example/{MARK}</div>'
    ),
    Refused("plaats", f'<p id="__config">{{"search": "https://elders.example/{MARK}.js"}}</p>'),
    Refused("opmerking", f"mermaid\n\n<!-- -- ></article><video src={MARK}> --!><video src={MARK}>"),
    Refused("engels", f"""<p><b aria-'b="x' > pain flare <image src=x onerror={RUN}> z ">t</b></p>"""),
    Refused("diep", "<div>" * 300 + f'<image src="x" onerror="{RUN}">' + "</div>" * 300),
    Refused("hoofdletters", f"[x](HTTPS://elders.example/{MARK})"),
    Refused("dubbele-punt", f"[x](https:elders.example/{MARK})"),
    Refused("schuin", f"[x](/\\elders.example/{MARK})"),
    Refused("naam", f"[x](https://kanker.nl@elders.example/{MARK})"),
    Refused("andere-soort", f"[x](ms-word:{MARK})"),
    Refused("opdracht", f"[x](&#106;avascript:{RUN})"),
    Refused("verwezen", f"[x][y]\n\n[y]: ftp://elders.example/{MARK}"),
    Refused("kaal", f"<https://elders.example/{MARK}>"),
    Refused("plaat", f"![x](https://elders.example/{MARK}.png)"),
    Refused(
        "schema", f'```mermaid\nflowchart TB\n    a[A]\n    click a "https://elders.example/{MARK}"\n```'
    ),
]
"""What stands in the body of a page."""

FILES = {
    "docs/assets/y.js": RUN,
    "docs/x.html": f"<script>{RUN}</script>",
    "docs/x.xhtml": f"<script>{RUN}</script>",
    "docs/index.md~": f"---\ntitle: {MARK}\n---\n",
    "docs/assets/images/plaat.svg": f"<svg xmlns='http://www.w3.org/2000/svg' onload='{RUN}'/>",
    "docs/assets/images/plaat.png": f"<script>{RUN}</script>",
}
"""Files that do not belong in the docs folder, or are no pictures."""


def plant_refused(project: Project) -> None:
    """Put everything that must be refused in a project."""
    for attack in BODIES:
        project.write(attack.path, attack.source)
    for path, content in FILES.items():
        project.write(path, content)
    project.write(MODULE, project.read(MODULE) + _RECOMMENDATION)
    outside = project.path("geheim.txt")
    outside.write_text(MARK, encoding="utf-8")
    os.symlink(outside, project.path("docs/geheim.md"))
    os.symlink(outside, project.path("docs/assets/geheim.png"))


MODULE = "docs/diagnostiek/voorbeeld.md"
"""A module: what stands in it goes into the data for machines and the search index as well."""

_RECOMMENDATION = f"""
/// aanbeveling
    id: aanval
    sterkte: sterk
    richting: voor
    zekerheid: laag
    bronnen: [bron2020]

Lees <video src={MARK}></video>.
///
"""

_TAGS = f"<img src=x onerror={RUN}><iframe srcdoc='<script>{RUN}</script>'></iframe>"

FIELDS: dict[str, Callable[[Project], None]] = {
    "title": lambda project: project.replace(MODULE, "title: Voorbeeld", f'title: "{_TAGS}"'),
    "question": lambda project: project.replace(MODULE, '"Welke grens geldt: zes of zeven?"', f'"{_TAGS}"'),
    "note": lambda project: project.replace(MODULE, "toelichting: Eerste versie.", f'toelichting: "{_TAGS}"'),
    "search word": lambda project: project.replace(MODULE, "[proefwoord]", f'["{_TAGS}"]'),
    "summary": lambda project: project.replace(
        MODULE, "module: voorbeeld\n", f"module: voorbeeld\nsamenvatting: 'x\"><script>{RUN}</script>'\n"
    ),
    "chapter": lambda project: project.replace("docs/modules.yml", "titel: Diagnostiek", f'titel: "{_TAGS}"'),
    "planned module": lambda project: project.replace(
        "docs/modules.yml", "titel: Later,", f'titel: "{_TAGS}",'
    ),
    "term": lambda project: project.replace(
        "docs/woordenlijst.yml", "- term: Proefterm", f'- term: "{_TAGS}"\n  afkorting: "Een\\n\\n{_TAGS}"'
    ),
    "definition": lambda project: project.replace(
        "docs/woordenlijst.yml", "definitie: Een woord om mee te toetsen.", f'definitie: "{_TAGS}"'
    ),
    "abbreviation": lambda project: project.replace(
        "docs/woordenlijst.yml", "definitie: Beelden met een magneetveld.", f'definitie: "{_TAGS}"'
    ),
    "value": lambda project: project.replace("docs/waarden.yml", "tekst: 12 uur", f'tekst: "{_TAGS}"'),
    "meaning": lambda project: project.replace("docs/waarden.yml", "Een voorbeeld.", f'"{_TAGS}"'),
    "source": lambda project: project.replace("docs/literatuur.bib", "title = {", f"title = {{{_TAGS} "),
}
"""Fields that are text: what looks like HTML in them shows as typed, and does nothing."""


_DIAGRAMS = f"""
```mermaid
classDiagram
    class Dier
    click Dier href "https://elders.example/{MARK}"
```

```mermaid
sequenceDiagram
    participant A as Arts
    link A: Bron @ https://elders.example/{MARK}
    A->>A: hallo
```
"""

_AS_A_CITATION = '\n<span class="citatie">[lees](#overwegingen)</span> Een MRI.\n'


def plant_fields(project: Project) -> None:
    """Put an attack in every field of a project, and in diagrams that the browser would draw."""
    project.write("docs/diagnostiek/diagram.md", f"---\ntitle: Diagram\n---\n{_DIAGRAMS}")
    project.write(MODULE, project.read(MODULE) + _AS_A_CITATION)
    for plant in FIELDS.values():
        plant(project)
    number = f'wie: "{_TAGS}"\n    nummer: "1"'
    project.write(
        "lokaal.yml",
        f'ziekenhuis: "{_TAGS}"\ndatum: 2026-05-01\nmdo: "{_TAGS}"\nnummers:\n  - {number}\n',
    )
