"""What a drawing may consist of, in a picture and on a page: shapes, colours and text."""

from __future__ import annotations

import re

_DRAWING_ELEMENTS_TYPED = """
svg g defs title desc path rect circle ellipse line polyline polygon text tspan linearGradient
radialGradient stop clipPath mask pattern marker symbol use
"""
DRAWING_ELEMENTS = frozenset(_DRAWING_ELEMENTS_TYPED.split())
"""The elements of a drawing: no script, no style sheet, nothing from elsewhere, nothing that changes."""

_DRAWING_ATTRIBUTES_TYPED = """
clip-path clip-rule clipPathUnits color cx cy d dominant-baseline dx dy fill fill-opacity fill-rule
font-family font-size font-style font-weight fx fy gradientTransform gradientUnits height href
letter-spacing marker-end marker-mid marker-start markerHeight markerUnits markerWidth mask
maskContentUnits maskUnits offset opacity orient patternContentUnits patternTransform patternUnits points
preserveAspectRatio r refX refY rx ry spreadMethod stop-color stop-opacity stroke stroke-dasharray
stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor
transform vector-effect version viewBox visibility width x x1 x2 xmlns y y1 y2
"""
DRAWING_ATTRIBUTES = frozenset(_DRAWING_ATTRIBUTES_TYPED.split())
"""The attributes of a drawing: shapes and colours."""

_FUNCTIONS = {"matrix", "translate", "rotate", "scale", "skewx", "skewy", "rgb", "rgba", "hsl", "hsla"}
"""What may be computed in the value of an attribute of a drawing: a place or a colour."""

_CALL = re.compile(r"(?<![\w-])([\w-]*+)\(([\"']?#)?")


def fetches(value: str, *, own_parts: bool = True) -> bool:
    """Return whether the value of an attribute may let a browser fetch something from outside the drawing:
    whether it asks for more than a place, a colour or, with ``own_parts``, a part of the drawing itself."""
    if "\\" in value or "/*" in value:
        return True
    return any(
        name.casefold() not in _FUNCTIONS and not (own_parts and inside and name.casefold() == "url")
        for name, inside in _CALL.findall("".join(value.split()))
    )
