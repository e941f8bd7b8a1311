"""The button that opens the search, for the start page."""

from __future__ import annotations

SEARCH_HINT = "Zoek klacht, middel, afkorting"
"""What a reader may type, in the words of the button and of the search field."""
