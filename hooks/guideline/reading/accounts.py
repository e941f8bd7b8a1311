"""How the guideline was made, as editors type it: the answers to the instruments, and who made it."""

from __future__ import annotations

from pydantic import Field

from guideline.model.accounts import Answer, Makers, MakersFile
from guideline.model.metadata import Day, Identifier, StrictModel, Text
from guideline.model.places import KeyPath
from guideline.model.validation import validate
from guideline.reading.proofs import ProofRow, Role, proofs_in
from guideline.reading.records import Problems, read_rows, row_places, shape_problems
from guideline.reading.yaml_explained import yaml_problems
from guideline.reading.yaml_source import YamlSource, read_yaml

MAKERS = "werkgroep.yml"


class _AnswerRow(StrictModel):
    id: Identifier
    subject: Text = Field(alias="onderwerp", max_length=120)
    answer: Text = Field(alias="antwoord")
    missing: str = Field("", alias="ontbreekt")
    proof: ProofRow = Field(default_factory=lambda: ProofRow.model_validate({}), alias="bewijs")
    judge: Role = Field(alias="wie")  # type: ignore[valid-type]
    day: Day = Field(alias="datum")


def read_answers(text: str) -> tuple[tuple[Answer, ...], Problems]:
    """Return what stands in the text of the file with answers, and what is wrong with it."""

    def make(row: _AnswerRow, source: YamlSource, path: KeyPath) -> Answer:
        proofs = proofs_in(row.proof, source, (*path, "bewijs"))
        texts = (row.id, row.subject, row.answer, row.missing)
        return Answer(*texts, proofs, row.judge, row.day, *row_places(row, source, path))

    return read_rows(text, _AnswerRow, make)


def read_makers(text: str) -> tuple[tuple[MakersFile, ...], Problems]:
    """Return what stands in the text of the file about the makers, and what is wrong with it."""
    source = read_yaml(text)
    problems = list(yaml_problems(source))
    if source.data is None:
        return (), tuple(problems)
    makers, found = validate(Makers, source.data)
    problems.extend(shape_problems(found, source))
    return ((MakersFile(makers, dict(source.places)),) if makers else ()), tuple(problems)
