"""From two states of the guideline to what changed between them: by meaning, by permanent id, with what rests
on it.

In: two folders, or a folder and a git ref, each read as a guideline. Out: changes, the findings of the gates,
and their report. May not know: the pages and exports of the site, the site generator.

A kind of change is registered in the file of its subject, with a code, a name, a level and an explanation;
one function a subject yields the changes. Importing this package imports every file in it, so that a kind is
registered wherever it stands.
"""

from importlib import import_module
from pkgutil import walk_packages

from guideline.changes.registry import KINDS, Change, Kind, Level

__all__ = ["KINDS", "Change", "Kind", "Level"]

for _module in walk_packages(__path__, f"{__name__}."):
    import_module(_module.name)
