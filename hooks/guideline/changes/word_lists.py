"""The words by which a change is judged: what they do in a sentence, and what is a number, a unit or a
drug."""

from __future__ import annotations

import re

from guideline.model.measures import UNITS, unit_key


def words(text: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(text.split())


NEGATIONS = words(
    """niet geen nooit niemand nergens niets noch zonder evenmin behalve tenzij vermijd vermijden ontraad
    ontraden afgeraden contra-indicatie contra-indicaties"""
)

MODALS = words(
    """kan kun kunt kunnen kon konden moet moeten moest mag mogen mocht zal zullen zult zou zouden wil wilt
    willen hoeft hoeven hoef dient dienen behoort behoren hoort horen overweeg overwegen overwogen adviseer
    raad liever voorkeur eventueel desgewenst"""
)

_PLAIN = words(
    """en of maar als indien mits tot van vanaf voor vóór na over onder boven binnen buiten bij met in op af
    aan
    uit door tegen tijdens sinds om per te naar tussen om alle elke elk ieder iedere enkele sommige beide
    altijd
    wel ook alleen uitsluitend dezelfde"""
)

ACTING = words(
    """soms meestal vaak zelden direct directe meteen later latere eerst daarna uiterlijk minstens hoogstens
    minimaal maximaal ten-minste meer minder hoger hogere lager lagere langer langere korter kortere groter
    grotere kleiner kleinere sneller snellere trager tragere eerder eerdere ouder oudere jonger jongere
    zwaarder zwaardere
    lichter lichtere laag hoog lage hoge lang kort lange korte groot grote klein kleine links rechts
    linker rechter dag dagen
    nacht nachten ochtend avond morgen vandaag week weken maand maanden jaar jaren
    uur uren minuut minuten eenmaal tweemaal eenmalig dagelijks wekelijks maandelijks jaarlijks ja nee bel
    belt bellen stop stopt stoppen start staak staken geef geeft geven doe slik slikt slikken neem spoed
    112"""
)
"""Words that say what to do, when, and how much: also alone they make a sentence one that readers act on."""

STEERING = _PLAIN | ACTING
"""Words of which one letter more or less makes another rule."""

WEAK = words("van over bij met in op af aan uit door te naar om maar als ook wel zal zullen wil willen")
"""Words of which one more or less in a text that is put otherwise means nothing by itself."""

CALLING = words(
    """bel belt bellen spoed spoednummer spoedeisend huisartsenpost 112 alarmnummer ambulance meteen direct"""
)
"""Words by which readers know that a line says when to call."""

TELLING = CALLING | words(
    """stop stopt stoppen gestopt slik slikt slikken niet nooit neem inneemt innemen vraag waarschuw wacht
    wachten mag moet"""
)
"""Words by which a line of a page for patients says what to do or leave."""

ASKING = words(
    """bel zeg meld vraag waarschuw wacht stop slik neem blijf ga til zoek kom laat geef probeer begin smeer
    rust beweeg oefen vertel lees eet drink maak doe houd overleg"""
)
"""Verbs in the imperative by which a line for patients or beside a chart asks something."""

MANNER = words("volgens via tijdens bij met in")
"""Words that begin a phrase which may stand before or after what it is about."""

OPPOSED = words(
    """meer minder hoger hogere lager lagere langer langere korter kortere groter grotere kleiner kleinere
    sneller snellere trager tragere eerder later meeste minste weinig veel weinige vele vaak zelden altijd
    soms nooit alle sommige enkele geen ouder jonger beter slechter toeneemt afneemt verhoogt verlaagt
    verergert vermindert verhoog verlaag eerst daarna voor vóór na"""
)
"""Words that say how much, how often or in which order: one for another makes another statement."""

NUMBER_WORDS = words(
    """twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien
    achttien negentien twintig dertig veertig vijftig zestig zeventig tachtig negentig honderd duizend half
    halve
    dubbel dubbele kwart eenmaal tweemaal driemaal één"""
)

_ORDINALS = words(
    """eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde twintigste"""
)

LOOSE = _ORDINALS | words("één half halve dubbel dubbele")

MEASURED = words("mg ml gy dag dagen week weken maand maanden jaar jaren uur uren minuut minuten")

COMPARING = words(
    "meer minder hoger lager langer korter ouder jonger minstens hoogstens vanaf tot boven onder"
)

_COMPOUND = re.compile(r"[a-zéë]{3,6}(?:en|ën)(?:twin|der|veer|vijf|zes|zeven|tach|negen)tig")
"""A number as ‘vierentwintig’."""

_MORE_UNITS = frozenset(
    ("g", "gr", "gram", "kg", "kilogram", "l", "liter", "mmhg", "bpm", "mgy", "cgy", "µm", "m")
)

_ALL_UNITS = _MORE_UNITS | frozenset(unit.casefold() for unit in UNITS)

DRUG = re.compile(
    r"\w{2,}(?:mab|nib|ciclib|parib|olon|ason|ison|olide|dronaat|droninezuur|dronate|parine|xaban|gatran"
    r"|platine?|taxel|rubicine|prazol|tidine|fenac|coxib|profen|xicam|morfine?|morfon|codone?|fentanil|tapentadol"
    r"|adol|gabaline?|gabapentine|triptyline|oxetine|azepam|zolam|barbital|cilline|mycine|floxacine|oxazol"
    r"|sartan|pril|statine|gliptine|glutide|amide|relix|reline|lutamide|trozol|oxifen|mustine|fosfamide|metrexaat"
    r"|setron|ketamine|acetamol|pirone?|mizol|setin|paridol|peridol|clopramide|heparine|warfarine|coumon|coumarol"
    r"|insuline|metformine)e?n?|(?:radium|strontium|samarium|lutetium)\w*|naproxen\w*|ibuprofen\w*|tramadol\w*"
    r"|denosumab\w*|methadon\w*|lidoca[iï]ne\w*|bupivaca[iï]ne\w*|laxans|laxantia|macrogol\w*|nsaid\w*|opio[iï]d\w*",
    re.IGNORECASE,
)
"""Names of drugs, most by the stems of the International Nonproprietary Names (WHO)."""


def is_number_word(word: str) -> bool:
    """Return whether a word in lower case is a number or says which in a row; ‘één’ is one, ‘een’ is not."""
    return word in NUMBER_WORDS or word in _ORDINALS or _COMPOUND.fullmatch(word) is not None


def is_unit(text: str) -> bool:
    """Return whether a word is a unit."""
    folded = text.casefold()
    return folded in _ALL_UNITS or unit_key(text) != text or unit_key(folded) != folded
