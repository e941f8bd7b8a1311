"""The drawing of every diagram; one that was drawn before is not drawn again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from guideline.flowcharts.drawing import draw, outline
from guideline.flowcharts.graph import DiagramError, Flowchart
from guideline.model.page import Page
from guideline.model.values import expand_values
from guideline.reading.cache import Cache

_Drawn = tuple[tuple[Flowchart, ...], tuple[DiagramError, ...]]
"""A drawing, or why there is none, in a form that the cache can tell apart."""

MOST_CHARTS = 10
"""How many diagrams of a page are drawn."""

_ONE_TOO_MANY = DiagramError(
    1, f"op een pagina worden hoogstens {MOST_CHARTS} schema’s getekend", "zet dit op een andere pagina"
)


def read_drawings(
    cache: Cache,
    pages: Iterable[Page],
    texts: Mapping[str, str],
    tell: Callable[[str], None],
    drawn: bool = True,
) -> dict[str, tuple[Flowchart | DiagramError, ...]]:
    """Return the drawings of each page that has diagrams, by its path; ``texts`` gives the registered values,
    ``tell`` gets a line before what takes seconds. Where they need not be ``drawn`` they come without a
    drawing, much sooner.

    A page has room for some, each of which may take seconds. After one that was stopped because it costs too
    much no new one is begun: each could cost as much again.
    """
    drawings: dict[str, tuple[Flowchart | DiagramError, ...]] = {}
    stopped = ""
    kept = "diagram" if drawn else "outline"

    def first_time(path: str, source: str) -> _Drawn:
        if stopped:
            raise _WaitsError
        if drawn:
            tell(f"Het stroomschema op {path} wordt getekend, eenmalig en enkele seconden …")
        result = draw(source) if drawn else outline(source)
        return ((result,), ()) if isinstance(result, Flowchart) else ((), (result,))

    for page in pages:
        for diagram in page.diagrams[:MOST_CHARTS]:
            source = expand_values(diagram.source, texts)
            content = source.encode(errors="surrogatepass")
            try:
                charts, errors = cache.get(_Drawn, kept, content, partial(first_time, page.path, source))
            except _WaitsError:
                charts, errors = (), (_waits_for(stopped),)
            drawings[page.path] = (*drawings.get(page.path, ()), *charts, *errors)
            if any(error.costly for error in errors):
                stopped = stopped or f"het schema op ‘{page.path}’"
        if more := len(page.diagrams[MOST_CHARTS:]):
            drawings[page.path] += (_ONE_TOO_MANY,) * more
    return drawings


class _WaitsError(Exception):
    """A drawing is not made now."""


def _waits_for(stopped: str) -> DiagramError:
    return DiagramError(1, f"nog niet getekend: dat stopte bij {stopped}", "herstel dat eerst")
