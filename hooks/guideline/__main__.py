"""``python -m guideline``: the checks on the command line."""

import os
import sys

from guideline.cli import main
from guideline.limits import limit_memory

limit_memory()
code = main()
try:
    sys.stdout.flush()
except OSError:  # said already; what is left would be tried, and said, again at the end
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
raise SystemExit(code)
