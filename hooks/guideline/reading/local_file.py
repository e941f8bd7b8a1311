"""What one hospital adds: ``lokaal.yml`` beside ``mkdocs.yml``."""

from __future__ import annotations

from pathlib import Path

from guideline.model.guideline import DataFile
from guideline.model.hospital import FILE as LOCAL
from guideline.model.hospital import LocalAgreements, LocalFile
from guideline.model.validation import validate
from guideline.reading.data_file import data_text
from guideline.reading.records import shape_problems
from guideline.reading.yaml_explained import yaml_problems
from guideline.reading.yaml_source import read_yaml

MAXIMUM_SIZE = 100_000
"""The largest file accepted, in bytes: an agreement for each module takes a tenth of it, and each is shown on
the page of its module and on the sheet of its chapter."""


def read_local(root: Path) -> tuple[LocalFile | None, DataFile | None]:
    """Return the agreements in the project folder ``root`` and the file they stand in; None for each that is
    not there or not valid."""
    found_text = data_text(root / LOCAL, MAXIMUM_SIZE)
    if found_text is None:
        return None, None
    problems = [found_text.problem] if found_text.problem else []
    if found_text.text is None:
        return None, DataFile(LOCAL, tuple(problems))
    source = read_yaml(found_text.text)
    problems.extend(yaml_problems(source))
    if problems and source.data is None:
        return None, DataFile(LOCAL, tuple(problems))
    agreements, found = validate(LocalAgreements, source.data if source.data is not None else {})
    problems.extend(shape_problems(found, source))
    return (LocalFile(agreements, source.places) if agreements else None), DataFile(LOCAL, tuple(problems))
