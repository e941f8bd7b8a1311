"""Where a tag ends, as browsers read it (HTML Standard, 13.2.5: tokenization)."""

from __future__ import annotations

import re

_SPACE = r"[\t\n\f\r ]"

_VALUE = rf"""{_SPACE}*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\t\n\f\r "'>][^\t\n\f\r >]*+)"""
"""The value of an attribute, after its ``=``: a quote that is not its first character is part of it."""

_NAME = r"[^\t\n\f\r />][^\t\n\f\r />=]*+"

NAME = r"[A-Za-z][^\t\n\f\r />]*+"
"""The name of an element."""

ATTRIBUTES = rf"(?:[\t\n\f\r /]++|{_NAME}(?:{_SPACE}*+=(?:{_VALUE})?+)?+)*+(?:>|\Z)"
"""What stands in a tag after its name, to its end, or to that of the page."""

_ATTRIBUTE = re.compile(rf"({_NAME})(?:{_SPACE}*+=(?:{_VALUE})?+)?+")


def attribute_names(attributes: str) -> list[str]:
    """Return the names of the attributes in what stands in a tag after its name, in lower case."""
    return [match[1].lower() for match in _ATTRIBUTE.finditer(attributes.removesuffix(">"))]
