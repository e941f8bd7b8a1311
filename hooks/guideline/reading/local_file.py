"""What one hospital adds: ``lokaal.yml`` beside ``mkdocs.yml``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

from guideline.model.guideline import DataFile
from guideline.model.hospital import FILE as LOCAL
from guideline.model.hospital import LocalAgreements, LocalFile
from guideline.model.validation import MetadataProblem, validate
from guideline.reading.data_file import data_text
from guideline.reading.records import shape_problems
from guideline.reading.yaml_explained import yaml_problems
from guideline.reading.yaml_source import read_yaml

MAXIMUM_SIZE = 100_000
"""The largest file accepted, in bytes: an agreement for each module takes a tenth of it, and each is shown on
the page of its module and on the sheet of its chapter."""


def read_local(root: Path) -> tuple[LocalFile | None, DataFile | None]:
    """Return the agreements in the project folder ``root`` and the file they stand in; None for each that is
    not there or cannot be read. Agreements with a mistake are there as they were probably meant."""
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
    data = source.data if source.data is not None else {}
    agreements, found = validate(LocalAgreements, data)
    problems.extend(shape_problems(found, source))
    if found:
        agreements = validate(LocalAgreements, _as_meant(data, found))[0]
    if problems and agreements is None:
        first = replace(problems[0], message=f"{problems[0].message}; {_UNSEEN}")
        problems[0] = first
    return (LocalFile(agreements, source.places) if agreements else None), DataFile(LOCAL, tuple(problems))


_UNSEEN = "de nummers en afspraken zijn nog niet nagekeken"
_MEANT = re.compile(r"bedoelde u ‘([^‘’]{1,200})’\?")


def _as_meant(data: Any, found: Iterable[MetadataProblem]) -> Any:
    """Return the data with what is wrong in it as it was probably meant, so that the rest can be looked at: a
    key under the name it is nearest to, three dots for a text that is none."""
    made = deepcopy(data)
    for problem in found:
        *above, key = problem.path or ("",)
        held = _at(made, above)
        if not isinstance(held, dict):
            continue
        if problem.kind == "unknown":
            value, meant = held.pop(key, None), _MEANT.fullmatch(problem.suggestion)
            if meant:
                held.setdefault(meant[1], value)
        elif above or key == "ziekenhuis":
            held[key] = "…"
    return made


def _at(data: Any, path: Iterable[str | int]) -> Any:
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data
