"""From the model to findings: every check has a code, a title, an explanation with examples, and one
function.

In: the model and today's date, or finished pages. Out: findings, and their report. May not know: the pages
that the site writes itself, the exports, the site generator.

A family is a file, or from about 300 lines a folder with one subject a file. Importing this package imports
every file in it, so that a check is registered wherever it stands.

A check is one generator function that takes a ``Context`` and yields ``(place, message, suggestion)``; the
decorator adds code and severity. The examples serve twice: they are shown on the page that explains the
check, and the tests run them.
"""

from importlib import import_module
from pkgutil import walk_packages

from guideline.checks.registry import REGISTRY, Check, Context, Example, run_checks
from guideline.checks.retired import RETIRED

__all__ = ["REGISTRY", "RETIRED", "Check", "Context", "Example", "run_checks"]

for _module in walk_packages(__path__, f"{__name__}."):
    import_module(_module.name)
