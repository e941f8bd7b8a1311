"""The guideline as data: read the sources, check them, report, and generate pages.

Nothing in this package imports MkDocs: the adapter ``hooks/richtlijn.py`` translates MkDocs events into
calls, and the command line (``python -m guideline check``) uses the same functions without rendering the
site.
"""
