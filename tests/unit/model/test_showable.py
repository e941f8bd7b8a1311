"""A text of others is one line that changes nothing around it."""

from __future__ import annotations

import json
import logging

import pytest
from guideline.checks.reports import FORMATS
from guideline.model.findings import Finding, Place, Severity
from guideline.model.showable import showable, showable_lines

HOSTILE = "x\n::error::y\r\x1b[31m\x85\u2028\u202e\u2066\u200f\x00\ud800 é’–\U0001f600"


def test_hidden_characters_become_marks_and_the_others_stay() -> None:
    assert showable("é ’–\U0001f600 ::error") == "é ’–\U0001f600 ::error"
    assert showable("a\x85b\u202ec\ud800") == "a‹U+0085›b‹U+202E›c‹U+D800›"
    assert showable("a\nb\r\u2028\t") == "a‹U+000A›b‹U+000D›‹U+2028›‹U+0009›"


def test_lines_of_a_log_cannot_pass_for_a_command() -> None:
    assert showable_lines("een\n  - x.md\n::error::y\x1b") == "een\n|   - x.md\n| ::error::y‹U+001B›"
    assert showable_lines(showable_lines("een\ntwee\ndrie")) == "een\n| twee\n| drie"


@pytest.mark.parametrize("name", FORMATS)
def test_no_format_passes_on_a_hidden_character(name: str) -> None:
    finding = Finding(Place(f"docs/{HOSTILE}.md"), "V001", Severity.ERROR, HOSTILE, HOSTILE)
    report = FORMATS[name]([finding])
    shown = json.dumps(json.loads(report)) if name in ("json", "sarif") else report
    assert report.encode()
    assert showable("".join(report.split("\n"))) == "".join(report.split("\n"))
    assert not any(escape in shown for escape in ("\\n", "\\u001b", "\\u202e", "%0A"))
    assert not [line for line in report.split("\n") if line.startswith("::error::")]


def test_the_log_of_mkdocs_shows_no_hidden_character(capfd: pytest.CaptureFixture[str]) -> None:
    import richtlijn

    logger = logging.getLogger("mkdocs")
    handler = logging.StreamHandler()
    logger.addHandler(handler)
    try:
        richtlijn.on_startup("build", dirty=False)
        logging.getLogger("mkdocs.structure.files").warning("bestand %s", HOSTILE)
        logging.getLogger("mkdocs.structure.files").warning(f"bestand {HOSTILE} 100%")  # as MkDocs does
    finally:
        logger.removeHandler(handler)
    lines = capfd.readouterr().err.splitlines()
    assert len(lines) == 4
    assert not [line for line in lines if line.lstrip().startswith("::") or showable(line) != line]
