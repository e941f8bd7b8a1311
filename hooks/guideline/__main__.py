"""``python -m guideline``: the checks on the command line."""

from guideline.cli import main

raise SystemExit(main())
