"""How fresh the text is follows the reader's clock, not the day of the build."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from browser_site import Served, open_context
from playwright.sync_api import Browser, Page, expect

MODULE = "diagnostiek/beeldvorming"


def opened(chromium: Browser, served: Served, address: str, years: float, **options: object) -> Page:
    """Open a page on a day that lies ``years`` from now."""
    context = open_context(chromium, served, **options)
    page = context.new_page()
    page.clock.set_fixed_time(datetime.now(UTC) + timedelta(days=365 * years))
    page.goto(served.address + address)
    return page


@pytest.fixture(params=["server", "archive"])
def served(request: pytest.FixtureRequest) -> tuple[Served, str]:
    """The site behind a server and as files, with the address of a module."""
    if request.param == "server":
        return request.getfixturevalue("site"), f"{MODULE}/"
    return request.getfixturevalue("archive"), f"{MODULE}.html"


def test_today_a_module_is_current_and_the_copy_is_not_old(
    chromium: Browser, served: tuple[Served, str]
) -> None:
    page = opened(chromium, *served, years=0)
    expect(page.locator(".modulegegevens .stand")).to_have_text("actueel")
    expect(page.locator(".kopie-oud")).to_be_hidden()
    page.context.close()


def test_just_before_the_date_it_is_due_soon(chromium: Browser, served: tuple[Served, str]) -> None:
    page = opened(chromium, *served, years=0.95)
    expect(page.locator(".modulegegevens .stand")).to_have_text("binnenkort te beoordelen")
    page.context.close()


def test_three_years_later_the_copy_turns_red_by_itself(
    chromium: Browser, served: tuple[Served, str]
) -> None:
    page = opened(chromium, *served, years=3)
    label = page.locator(".modulegegevens .stand")
    expect(label).to_have_text("verlopen")
    red = label.evaluate("label => getComputedStyle(label).color")
    expect(page.locator(".kopie-oud")).to_contain_text("maanden oud")
    expect(page.locator(".kopie-oud")).to_contain_text("richtlijnendatabase.nl")
    page.clock.set_fixed_time(datetime.now(UTC))
    page.reload()
    assert label.evaluate("label => getComputedStyle(label).color") != red
    page.context.close()


def test_the_table_of_modules_follows_the_clock_too(chromium: Browser, site: Served) -> None:
    page = opened(chromium, site, "over/status/", years=3)
    assert set(page.locator("table .stand").all_inner_texts()) == {"verlopen"}
    page.context.close()


def test_without_scripts_only_the_dates_stand_there(chromium: Browser, site: Served) -> None:
    page = opened(chromium, site, f"{MODULE}/", years=0, java_script_enabled=False)
    expect(page.locator(".modulegegevens")).to_contain_text("Volgende beoordeling")
    expect(page.locator(".modulegegevens .stand")).to_be_hidden()
    page.context.close()
