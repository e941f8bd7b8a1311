"""The pieces of the small flowchart of the tests that the examples of several checks change."""

from __future__ import annotations

CHART = "docs/diagnostiek/stroomschema-voorbeeld.md"
DECISION = '    vraag{"Uitval?"} -->|"ja"| bellen(["Bel direct"])'
OTHER_EXIT = '    vraag -->|"nee"| wacht(["Wacht {waarde:termijn}"])'
