"""How fresh the text is follows the reader's clock, not the day of the build.

The days here are counted from what the site itself says: when it was built, and when a text is due.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from browser_site import Served, open_context
from playwright.sync_api import Browser, Page, expect

YEARS = timedelta(days=3 * 365)


def noon(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=UTC)


def built(site: Served) -> datetime:
    """The day on which the site says that it was built."""
    return noon(site.data["bouwdatum"])


def opened(chromium: Browser, site: Served, address: str, day: datetime, **options: object) -> Page:
    """Open a page on a day."""
    context = open_context(chromium, site, **options)
    page = context.new_page()
    page.clock.set_fixed_time(day)
    page.goto(site.address + address)
    return page


@pytest.fixture(params=["site", "archive"])
def any_site(request: pytest.FixtureRequest) -> Served:
    """The site behind a server, and as files."""
    found: Served = request.getfixturevalue(request.param)
    return found


def test_on_the_day_of_the_build_a_module_is_current_and_the_copy_is_not_old(
    chromium: Browser, any_site: Served
) -> None:
    address, due = any_site.last_due()
    day = built(any_site)
    assert day < noon(due.day) - timedelta(days=due.soon)
    page = opened(chromium, any_site, address, day)
    expect(page.locator(".modulegegevens .stand")).to_have_text("actueel")
    expect(page.locator(".kopie-oud")).to_be_hidden()
    page.context.close()


def test_just_before_the_date_it_is_due_soon(chromium: Browser, any_site: Served) -> None:
    address, due = any_site.last_due()
    page = opened(chromium, any_site, address, noon(due.day) - timedelta(days=due.soon // 2))
    expect(page.locator(".modulegegevens .stand")).to_have_text("binnenkort te beoordelen")
    page.context.close()


def test_three_years_later_the_copy_turns_red_by_itself(chromium: Browser, any_site: Served) -> None:
    address, due = any_site.last_due()
    page = opened(chromium, any_site, address, noon(due.day) + YEARS)
    label = page.locator(".modulegegevens .stand")
    expect(label).to_have_text("verlopen")
    red = label.evaluate("label => getComputedStyle(label).color")
    expect(page.locator(".kopie-oud")).to_contain_text("maanden oud")
    expect(page.locator(".kopie-oud")).to_contain_text("richtlijnendatabase.nl")
    page.clock.set_fixed_time(built(any_site))
    page.reload()
    expect(label).to_have_text("actueel")
    assert label.evaluate("label => getComputedStyle(label).color") != red
    page.context.close()


def test_the_table_of_modules_follows_the_clock_too(chromium: Browser, site: Served) -> None:
    _, due = site.last_due()
    page = opened(chromium, site, site.standing(), noon(due.day) + YEARS)
    assert set(page.locator("table .stand").all_inner_texts()) == {"verlopen"}
    page.context.close()


def test_without_scripts_only_the_dates_stand_there(chromium: Browser, site: Served) -> None:
    address, _ = site.last_due()
    page = opened(chromium, site, address, built(site), java_script_enabled=False)
    expect(page.locator(".modulegegevens")).to_contain_text("Volgende beoordeling")
    expect(page.locator(".modulegegevens .stand")).to_be_hidden()
    page.context.close()
