"""The reviews that are due as a calendar file: one event of a whole day for each module (RFC 5545)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time

from guideline.model.guideline import Guideline
from guideline.model.review import review_state


def review_calendar(guideline: Guideline, today: date, address: Callable[[str], str]) -> bytes:
    """Return the calendar as on ``today``; ``address`` gives the address of a page by its path.

    The same guideline on the same day gives the same bytes.
    """
    from icalendar import Calendar, Event  # takes a tenth of a second, and the checks have no use for it

    calendar = Calendar()
    settings = guideline.settings
    calendar.add("prodid", f"-//{settings.name}//Herzieningen//NL")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"Herzieningen {settings.name}")
    for page in guideline.maintained:
        state = page.maintained and review_state(page.maintained, settings, today)
        if not page.maintained or not state:
            continue
        event = Event()
        event.add("uid", f"{page.maintained.module}-{state.due.isoformat()}@{settings.file_name}")
        event.add("dtstamp", datetime.combine(today, time(), tzinfo=UTC))
        event.add("dtstart", state.due)
        event.add("summary", f"Beoordelen: {page.maintained.title} ({page.maintained.owner})")
        event.add("description", f"Regiehouder: {page.maintained.owner}. Pagina: {address(page.path)}")
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())
