"""The hazard log: what can go wrong for a patient by way of this site, what is against it, and what remains.

It describes, in the manner of a hazard log (DCB0129, ISO 14971), and certifies nothing: there is no score of
chance and severity, which nobody here could ground.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from guideline.model.places import At
from guideline.model.proofs import Proof

HAZARD_KINDS: Mapping[str, str] = {
    "verouderd": "Wat er staat, geldt niet meer",
    "onjuist": "Er staat iets anders dan er hoort te staan",
    "begrip": "De lezer begrijpt iets anders dan er staat",
    "vinden": "De lezer vindt niet wat hij zoekt",
    "overname": "De tekst wordt gebruikt voor iets waar hij niet voor is",
    "wijziging": "Een wijziging brengt een fout mee",
}
"""The kinds of hazard, with the words readers see, in their order."""


@dataclass(frozen=True, slots=True)
class Control:
    """Something that is against a hazard: what it does, in words, and what shows that it is there."""

    what: str
    proofs: tuple[Proof, ...]
    at: At


@dataclass(frozen=True, slots=True)
class Hazard:
    """A hazard: its cause, what a patient may come to, what is against it, what remains, and the role that
    watches."""

    id: str
    name: str
    kind: str
    cause: str
    harm: str
    controls: tuple[Control, ...]
    remains: str
    watcher: str
    at: At
    places: Mapping[str, At] = field(default_factory=dict)

    @property
    def texts(self) -> tuple[tuple[At, str], ...]:
        """What was typed in running text, each with its place."""
        whole = {"naam": self.name, "oorzaak": self.cause, "gevolg": self.harm, "blijft_over": self.remains}
        typed = tuple((self.places.get(key, self.at), text) for key, text in whole.items())
        return (*typed, *((item.at, item.what) for item in self.controls))
