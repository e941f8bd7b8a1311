"""Registered values: a number or phrase that stands in the registry once and is used by name."""

from __future__ import annotations

import re
from collections.abc import Mapping

VALUE_USE = re.compile(r"\{waarde:([^{}\n]*)\}")
"""A registered value used by name: ``{waarde:mri-mesmc}``."""


def expand_values(text: str, texts: Mapping[str, str]) -> str:
    """Return ``text`` with every registered value in ``texts`` (name to text) filled in; unknown names stay
    as typed."""
    return VALUE_USE.sub(lambda match: texts.get(match[1].strip(), match[0]), text)
