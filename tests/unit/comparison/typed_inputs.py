"""What editors type, or paste from elsewhere, that readers would get otherwise: each with the code of its
finding, and, where it says more, a part of the message."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Typed:
    """A text, the line in it (from 0) that is found, the code, and a part of the message or remedy."""

    text: str
    code: str
    line: int = 0
    part: str = ""


LOST: dict[str, Typed] = {
    # blocks that one reader of Markdown sees and the other does not
    "list-under-paragraph": Typed(
        "Let op:\n- krachtverlies\n- uitval", "D002", 1, "lege regel boven de lijst"
    ),
    "numbers-under-paragraph": Typed("Doe dit:\n1. bel\n2. scan", "D002", 1, "lege regel boven de lijst"),
    "table-under-paragraph": Typed("De tabel:\n| A | B |\n|---|---|\n| 1 | 2 |", "D002", 1, "lege regel"),
    "number-with-bracket": Typed("1) bel\n2) scan", "D002", 0, "‘1. ’"),
    "two-spaces": Typed("- hoofd\n  - onder", "D002", 1, "vier spaties"),
    "three-spaces": Typed("1. bel\n   - eerst de arts\n2. scan", "D002", 1, "vier spaties"),
    "paragraph-in-item": Typed("1. bel\n\n   eerst de arts\n\n2. scan", "D002", 2, "vier spaties"),
    "item-after-paragraph-in-item": Typed("- een\n\n    meer\n- twee", "D002", 3, "lege regel"),
    "starts-at-three": Typed("3. nazorg\n4. einde", "D003", 0, "‘3.’; op de pagina wordt dat ‘1.’"),
    "gap-in-numbers": Typed("1. een\n2. twee\n4. vier", "D003", 2, "‘4.’; op de pagina wordt dat ‘3.’"),
    "seven-hashes": Typed("####### zeven", "D002", 0),
    "contents": Typed("[TOC]", "D002", 0, "maakt de site"),
    "abbreviation": Typed("*[ESCC]: iets\n\nDe ESCC telt.", "D001", 0, "woordenlijst"),
    "footnote-nobody-refers-to": Typed("Tekst.\n\n[^los]: Deze noot.", "D001", 2, "Deze noot."),
    # signs that do something else than was meant
    "times": Typed("Kies 5*4 Gy of 10*3 Gy.", "D001", 0, "‘5*4’; op de pagina wordt dat ‘54’"),
    "times-thrice": Typed("Dosis 2*8*3 mg.", "D001", 0, "typ ‘2 × 8 × 3’"),
    "half-a-word": Typed("Het **belang**rijkste.", "D001", 0, "het hele woord"),
    "backslash": Typed("regel\\\nregel", "D001", 0, "schuine streep"),
    "escaped-tilde": Typed("ongeveer \\~ 5", "D001", 0, "schuine streep"),
    # signs that begin a line
    "older-than": Typed("> 80 jaar: halveer de gift.", "D008", 0, "ouder dan"),
    "plus": Typed("+ of een maagbeschermer nodig is.", "D008", 0, "plus"),
    "stars": Typed("* krachtverlies\n* uitval", "D008", 0, "‘- ’"),
    "line-under-text": Typed("Dit was de tekst.\n-----", "D008", 1, "lege regel boven de streep"),
    # what pasting leaves
    "thousands": Typed("Hoogstens 1,000 mg.", "D009", 0, "1.000"),
    "power": Typed("Bij trombocyten onder 50 × 109/l.", "D009", 0, "10⁹"),
    "symbol-font": Typed("Begin bij ³65 jaar laag.", "D009", 0, "≥"),
    "number-of-a-source": Typed("Dat was bij 25%14 van de patiënten zo.", "D009", 0, "[@sleutel]"),
    "numbers-of-sources": Typed("Dat doet geen kwaad.12,13 Meer niet.", "D009", 0, "[@sleutel]"),
    "number-after-percent": Typed("Dat was bij 53%.12,13", "D009", 0, "[@sleutel]"),
    "numbers-with-dash": Typed("Zo was het beloop.4–6 Meer niet.", "D009", 0, "[@sleutel]"),
    "number-after-bracket": Typed("Dat hielp (meestal).7", "D009", 0, "[@sleutel]"),
    "number-at-a-word": Typed("Dat gold voor het beloop12,13 en niet meer.", "D009", 0, "[@sleutel]"),
    "number-after-comma": Typed("Dat gold voor pijn,4 en niet meer.", "D009", 0, "[@sleutel]"),
    "high-numbers": Typed("Zo was het beloop.¹² Meer niet.", "D009", 0, "[@sleutel]"),
    "high-numbers-at-a-word": Typed("Zo was het beloop¹,² bij iedereen.", "D009", 0, "[@sleutel]"),
    "high-numbers-after-percent": Typed("Dat was bij 53%³⁻⁵ zo.", "D009", 0, "[@sleutel]"),
    "table-with-tabs": Typed(
        "Middel\tGewone dosis\nNadroparine\t2850 IE", "D010", 0, "‘| Middel | Gewone dosis |’ en ‘|---|---|’"
    ),
    "table-half-with-tabs": Typed(
        "Middel\tKeer\tUitleg\n| Een | 1 | a |\n| Twee | 2 | b |", "D010", 0, "‘| Middel | Keer | Uitleg |’"
    ),
    "table-half-with-lines-first": Typed("| Middel | Keer |\nEen\t1\nTwee\t2", "D010", 0, "‘|---|---|’"),
    "table-with-tabs-and-air": Typed("Middel\tKeer\n\nEen\t1\n\nTwee\t2", "D010", 0, "Excel"),
    "tab-in-a-line": Typed("Eerst dit,\ndan\tdat.", "D010", 1, "spatie"),
    "joined-bullets": Typed("- U verliest plas. - U hebt pijn.", "D011", 0, "eigen regel"),
    "joined-bullets-with-semicolon": Typed(
        "- pijn in de rug; - uitval van de benen", "D011", 0, "eigen regel"
    ),
    "joined-bullets-of-word": Typed("Let op pijn. • Let op uitval.", "D011", 0, "eigen regel"),
    "joined-numbers": Typed("1. Bel de arts. 2. Maak een scan.", "D011", 0, "‘2. ’"),
    "joined-numbers-in-a-sentence": Typed("Doe dit: 1. bel de arts; 2. maak een scan.", "D011", 0, "‘2. ’"),
    "broken-word": Typed("Geef dexa-\nmethason.", "D009", 0, "aan elkaar"),
    # cells
    "cell-too-many": Typed("| A | B |\n|---|---|\n| 1 | 2 | 3 |", "D004", 2, "3 cellen"),
    "cell-too-few": Typed("| A | B |\n|---|---|\n| 1 |", "D004", 2, "1 cel"),
    "pipe-in-cell": Typed("| A | B |\n|---|---|\n| a|b | 2 |", "D004", 2, "\\|"),
    "no-line-of-dashes": Typed("| A | B |\n| 1 | 2 |", "V014", 0, "|---|---|"),
    "head-wider-than-dashes": Typed("| A | B | C |\n|---|---|\n| 1 | 2 | 3 |", "V014", 0, "|---|---|"),
    # code and remarks
    "indented": Typed("Let op:\n\n    Bel eerst.", "D006", 2),
    "tab": Typed("\tBel eerst.", "D006", 0),
    "fence": Typed("```\nBel eerst.\n```", "D006", 0),
    "backticks": Typed("Kies 5`4 of 3`2 Gy.", "D006", 0, "programmacode"),
    "open-fence": Typed("```\nBel eerst.\n\nMeer.", "D007", 0, "gevolgen"),
    "open-tildes": Typed("~~~\nBel eerst.", "D007", 0),
    "open-remark": Typed("<!-- nog nakijken\n\nMeer.", "D007", 0, "-->"),
    "badly-closed-remark": Typed("<!-- nog nakijken -- >\n\nMeer.", "D007", 0),
    "open-remark-in-a-line": Typed("Bel <!-- wie?\n\nMeer.", "V014", 0, "<!--"),
    "end-of-a-remark": Typed("Bel de arts. -->", "V014", 0),
    # other dialects
    "struck-through": Typed("Geef ~~16 mg~~ 8 mg.", "V014", 0, "~~"),
    "struck-through-in-a-cell": Typed("| A | B |\n|---|---|\n| 1 | ~~2~~ 3 |", "V014", 2, "~~"),
    "open-bold-in-a-cell": Typed("| A | B |\n|---|---|\n| **1 | 2 |", "V014", 2, "**"),
    "bare-citation-in-a-cell": Typed("| A | B |\n|---|---|\n| 1 | @bron2020 |", "V014", 2, "[@sleutel]"),
    "marked": Typed("Dit is ==belangrijk==.", "V014", 0, "=="),
    "superscript": Typed("Een veld van 10 m^2^.", "V014", 0, "m²"),
    "caret": Typed("Een veld van 10 m^2.", "V014", 0),
    "subscript": Typed("Geef H~2~O.", "V014", 0),
    "inserted": Typed("Dit is ++nieuw++.", "V014", 0),
    "task": Typed("- [ ] bellen\n- [x] scannen", "V014", 0, "vakje"),
    "emoji": Typed(":warning: let op", "V014", 0),
    "definition": Typed("Term\n: de uitleg", "V014", 1),
    "admonition": Typed('!!! warning "Let op"\n    Bel eerst.', "V014", 0, "/// let-op"),
    "formula": Typed("Het is $a+b$ per dag.", "V014", 0),
    "bullet": Typed("• een\n• twee", "V014", 0, "‘- ’"),
    "dash-as-bullet": Typed("– een\n– twee", "V014", 0, "‘- ’"),
    "entity-of-an-entity": Typed("Bij 5 &amp;lt; 6.", "V014", 0),
    # half of something
    "open-bold": Typed("**Let op: bel eerst.", "V014", 0, "**"),
    "spaced-bold": Typed("Dit is ** vet **.", "V014", 0),
    "open-emphasis": Typed("Dit is *schuin.", "V014", 0),
    "times-with-spaces": Typed("Kies 5 * 4 Gy.", "V014", 0, "×"),
    "times-as-letter": Typed("Bij minder dan 50 x 10⁹/l.", "V014", 0, "×"),
    "times-as-letter-without-spaces": Typed("Kies 1x8 Gy.", "V014", 0, "×"),
    "mark-of-a-comment": Typed("Geef dezelfde termijn[JK1] aan.", "V014", 0, "opmerking uit Word"),
    "number-in-brackets": Typed("Dat is gemeten [1].", "V014", 0, "[@sleutel]"),
    "numbers-in-brackets": Typed("Dat is gemeten [4,6-8].", "V014", 0, "[@sleutel]"),
    "word-in-brackets": Typed("Geef [geneesmiddel] meteen.", "V014", 0, "zonder vierkante haken"),
    "half-a-bracket": Typed("Geef dit meteen] of later.", "V014", 0, "vierkante haken"),
    "loose-sign": Typed("Bij een waarde onder de grens lokaal> niet.", "V014", 0, "‘>’"),
    "link-without-bracket": Typed("Lees [het schema(stroomschema-voorbeeld.md).", "V014", 0),
    "bold-in-html": Typed("<details><summary>Meer</summary>\n**vet**\n</details>", "V014", 1),
    "two-slashes": Typed("//", "V014", 0, "///"),
    "value-in-round-brackets": Typed("Binnen (waarde:termijn).", "V014", 0, "{waarde:naam}"),
    "value-with-capital": Typed("Binnen {Waarde:termijn}.", "V014", 0, "{waarde:naam}"),
    "value-with-space": Typed("Binnen { waarde:termijn }.", "V014", 0),
    "open-citation": Typed("Gemeten [@bron2020.", "V014", 0, "[@sleutel]"),
    "round-citation": Typed("Gemeten (@bron2020).", "V014", 0, "[@sleutel]"),
    "bare-citation": Typed("Gemeten door @bron2020.", "V014", 0, "[@sleutel]"),
    "citation-with-words": Typed("Gemeten [zie @bron2020].", "V014", 0, "[@sleutel]"),
    "citation-with-space": Typed("Gemeten [ @bron2020 ].", "V014", 0, "[@sleutel]"),
    "suppressed-author": Typed("Gemeten [-@bron2020].", "V014", 0, "[@sleutel]"),
    # what was to be filled in, or was pasted twice
    "percentage-to-come": Typed("Dat lukt bij XX% van de mensen.", "M040", 0, "‘XX’"),
    "letter-for-a-percentage": Typed("Dat lukt bij x % van de mensen.", "M040", 0, "‘x’"),
    "number-to-come": Typed("Begin met xxx mg.", "M040", 0, "‘xxx’"),
    "questions": Typed("Eerst dit.\nBegin met ??? mg.", "M040", 1, "‘???’"),
    "line-to-write-on": Typed("Begin met ___ mg.", "M040", 0, "‘___’"),
    "dots-to-write-on": Typed("Begin met ........ mg.", "M040", 0, "open punten"),
    "dots-for-a-number": Typed("Begin met … mg.", "M040", 0, "‘…’"),
    "to-be-decided": Typed("De termijn is n.t.b.", "M040", 0, "‘n.t.b.’"),
    "to-be-filled-in": Typed("De termijn is nog in te vullen.", "M040", 0, "‘nog in te vullen’"),
    "filling": Typed("Lorem ipsum dolor sit amet.", "M040", 0, "‘Lorem ipsum’"),
    "to-do": Typed("TODO: dosis.", "M040", 0, "‘TODO’"),
    "word-to-fill-in": Typed("Begin met [invullen] mg.", "V014", 0, "vul in"),
    "added-letter": Typed("Maak een MRII.", "T014", 0, "schrijf MRI"),
    "sentence-twice-in-a-list": Typed(
        "- Maak op tijd een nieuwe foto.\n- Bel dan.\n- Maak op tijd een nieuwe foto.",
        "T015",
        2,
        "ook op regel",
    ),
    "sentence-twice-in-a-line": Typed(
        "Maak op tijd een nieuwe foto. Bel. Maak op tijd een nieuwe foto.", "T015", 0, "op deze regel"
    ),
    "paragraph-twice": Typed("Maak op tijd een nieuwe foto.\n\nMaak op tijd een nieuwe foto.", "T015", 2),
    "word-twice": Typed("Dat is de de afspraak.", "T016", 0, "‘de de’"),
    "word-twice-over-lines": Typed("Dat is\nis de afspraak.", "T016", 1, "‘is’"),
    # HTML
    "angle-brackets": Typed("Bij SINS <grens of score >grens: overleg.", "V006", 0, "grens"),
    "name-in-brackets": Typed("Bel <naam van de arts> direct.", "V006", 0, "naam"),
    # characters
    "hard-space-in-list": Typed("-\u00a0een\n-\u00a0twee", "D005", 0, "U+00A0"),
    "hard-space-in-numbers": Typed("1.\u00a0een", "D005", 0, "‘1. een’"),
    "hard-space-in-heading": Typed("###\u00a0Kop", "D005", 0),
    "hard-space-first": Typed("\u00a0\u00a0Tekst.", "D005", 0),
    "soft-hyphen": Typed("krachts\u00adverlies", "D005", 0, "‘krachtsverlies’"),
    "no-width": Typed("krachts\u200bverlies", "D005", 0, "U+200B"),
    "right-to-left": Typed("16 \u202emg", "D005", 0, "leesrichting"),
    "cyrillic": Typed("m\u0430sker", "D005", 0, "‘masker’"),
    "greek": Typed("\u039cRI", "D005", 0, "‘MRI’"),
    "mu": Typed("12 \u03bcg", "D005", 0, "‘µg’"),
    "ligature": Typed("speci\ufb01citeit", "D005", 0, "typ ‘specificiteit’"),
    "ligature-of-double": Typed("co\ufb00ee", "D005", 0, "typ ‘coffee’"),
    "dutch-ligature": Typed("tĳdig", "D005", 0, "typ ‘tijdig’"),
    "other-hyphen": Typed("CT\u2010scan", "D005", 0, "typ ‘CT-scan’"),
    "full-width": Typed("\uff2d\uff32\uff29 eerst", "D005", 0, "typ ‘MRI’"),
    "unit-as-one-sign": Typed("Neem 16 \u338e.", "D005", 0, "typ ‘mg.’"),
    "high-letter": Typed("de 1\u1d49 dag", "D005", 0, "typ ‘1e’"),
    "sign-of-a-font": Typed("Bij \uf0b3 65 jaar laag.", "D005", 0, "≥"),
    "lost-letter": Typed("pati\ufffdnt", "D005", 0, "opnieuw"),
    "thin-space": Typed("een\u2009woord", "D005", 0),
    # markers
    "marker-in-a-line": Typed("Hier: <!-- richtlijn:statustabel --> staat hij.", "M024", 0, "eigen regel"),
}

KEPT: dict[str, str] = {
    "list": "Let op:\n\n- krachtverlies\n- uitval",
    "numbers": "1. bel\n2. scan",
    "ones": "1. bel\n1. scan\n1. wacht",
    "nested": "- hoofd\n    - onder\n        - dieper",
    "paragraph-well-in-item": "1. bel\n\n    eerst de arts\n\n2. scan",
    "table": "De tabel:\n\n| A | B |\n|:--|--:|\n| 1 | |\n| a \\| b | **2** |",
    "emphasis": "Dit is *schuin*, **vet**, __vet__, _schuin_ en ***beide***.",
    "emphasis-by-signs": "(*in vitro*), *BRCA*-mutatie, “**vet**”.",
    "decimals": "Een score van 2,633 tegen 0,125; 12.500 mensen, 10⁹/l en m³.",
    "hyphen-at-the-end": "Weeg voor-\nen nadelen; zie ook de MRI-\nUitslag.",
    "underscores": "een_twee_drie en 2_3_4",
    "escaped": "p < 0,05 \\* en \\_zo\\_",
    "smaller": "Als SINS<7 en ESCC>2, of 5 < 6 & 7 > 3.",
    "times-sign": "Kies 5 × 4 Gy.",
    "quotation": "> Eerst dit.\n> En dit.\n\nDaarna dat.",
    "footnote": "Dat telt.[^a]\n\n[^a]: Bij volwassenen.",
    "hard-break": "regel  \nregel",
    "html": "H<sub>2</sub>O, m<sup>2</sup> en a<br>b",
    "remark": "<!-- notitie: ondergrens = 5, <form> of <a href='x.md'> **zo** -->",
    "remark-over-lines": "<!--\nnotitie: ondergrens = 5\n[x](weg.md)\n-->",
    "own-anchor": '<span id="mijnplek">plek</span> en [daarheen](#mijnplek)',
    "made-anchors": "[a](#literatuur), [b](#verantwoording), [c](#uitgangsvraag), [d](#bron-bron2020)",
    "anchor-with-value": "### Binnen {waarde:termijn}\n\n[a](#binnen-12-uur)",
    "reference": "Lees [het schema][s].\n\n[s]: stroomschema-voorbeeld.md",
    "signs": "“Dit” – en ‘dat’ – kost 5 €: 3 - 2 = 1; a/b, c|d, 12:30, #3 en 50%.",
    "hard-space": "16\u00a0mg en 5\u202fGy",
    "greek-letters": "TNF\u03b1, NF-\u03baB en \u03b2-blokker",
    "heading": "### Kop met *nadruk* en een afkorting",
    "no-number-of-a-source": "Zie T4.1, C5.6, versie 2.1, 12.30 uur, bijv.3 keer, 10.1016/j.spinee.2025.01.",
    "no-number-but-a-name": "Th3–Th10, HER2, CO2, 177Lu, ¹⁷⁷Lu, m², mm³, 50 × 10⁹/l, kg/m², CTLA4 en graad2.",
    "half-in-signs": "½ tablet, 1¼ uur, 37 ℃.",
    "dashes": "Eerst dit – en dan dat; pijn - uitval. Een punt · nog een · en nog een.",
    "numbers-in-a-sentence": "Kies 1) bellen of 2) scannen. Bij fase 1. In fase 2. Klaar.",
    "left-out": "Zij zei: ‘het […] hielp’ en ‘dat [...] ook’.",
    "tabs-at-the-end": "Tekst.\t\nMeer.",
    "filled-in": "Deel XIV, 2x daags, ‘Maak …’, wat? Dat moet nog blijken. Een __vet__ woord.",
    "abbreviations-of-others": "De GFR, EGFR, NCIC en PET; alle MRI’s en SPECT.",
    "words-twice": "Mensen die die klacht hebben, en wat er er is. Wat het is, is bekend. Heel heel moe.",
    "short-sentence-twice": "- Overleg dan altijd. Bel.\n- Overleg dan altijd.",
    "sentence-again-later": "Maak op tijd een nieuwe foto.\n\nBel dan.\n\nMaak op tijd een nieuwe foto.",
    "cells-alike": "| A | B |\n|---|---|\n| Maak op tijd een nieuwe foto. | Maak op tijd een nieuwe foto. |",
    "rule": "Tekst.\n\n***\n\nMeer.",
}
"""What readers get as it was typed."""
