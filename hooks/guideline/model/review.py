"""Review dates, derived from the review log and never typed (design, section 4.1)."""

from __future__ import annotations

import calendar
import os
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from guideline.model.guideline import Settings
from guideline.model.metadata import MaintainedMetadata


class Freshness(StrEnum):
    """How a module stands against its review date, in the word a reader sees."""

    CURRENT = "actueel"
    SOON = "binnenkort"
    OVERDUE = "verlopen"


@dataclass(frozen=True, slots=True)
class ReviewState:
    """When a module was last assessed, when the next assessment is due, and how that stands today."""

    last: date
    due: date
    freshness: Freshness
    days_left: int


def today_from(environment: dict[str, str] | os._Environ[str]) -> date:
    """Return the day that counts as today: ``RICHTLIJN_VANDAAG``, else ``SOURCE_DATE_EPOCH``, else the clock.

    Raises ValueError with a Dutch message when either variable is no date.
    """
    if fixed := environment.get("RICHTLIJN_VANDAAG"):
        try:
            return date.fromisoformat(fixed)
        except ValueError:
            raise ValueError(
                f"RICHTLIJN_VANDAAG={fixed} is geen datum; schrijf bijvoorbeeld 2027-01-31"
            ) from None
    if epoch := environment.get("SOURCE_DATE_EPOCH"):
        try:
            return datetime.fromtimestamp(int(epoch), tz=UTC).date()
        except (ValueError, OverflowError, OSError):
            raise ValueError(f"SOURCE_DATE_EPOCH={epoch} is geen aantal seconden sinds 1970") from None
    return date.today()


def add_months(day: date, months: int) -> date:
    """Return the same day ``months`` later, or the last day of that month when it has no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def review_state(module: MaintainedMetadata, settings: Settings, today: date) -> ReviewState | None:
    """Return where a module stands on ``today``, or None when its review log is empty or its interval is no
    usable number."""
    if not module.upkeep.reviews or not 0 < module.upkeep.interval_months <= 1200:
        return None
    last = max(review.day for review in module.upkeep.reviews)
    due = add_months(last, module.upkeep.interval_months)
    if today > due:
        freshness = Freshness.OVERDUE
    elif today >= due - timedelta(days=settings.soon_due_days):
        freshness = Freshness.SOON
    else:
        freshness = Freshness.CURRENT
    return ReviewState(last, due, freshness, (due - today).days)


MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)


def in_words(day: date) -> str:
    """Return a date as Dutch readers write it: 22 november 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
