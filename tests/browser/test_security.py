"""The site works under its own strict headers, behind a real nginx, and no page breaks the policy."""

from __future__ import annotations

import getpass
import re
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from urllib.parse import urljoin

import nginx
import pytest
from browser_site import Served, open_context
from playwright.sync_api import Browser, Page, expect

CONFIGURATION = """
daemon off;
user {user};
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
    types {{
        text/html html; text/css css; text/javascript js; application/json json;
        image/svg+xml svg; application/pdf pdf; text/calendar ics;
    }}
    access_log off;
    client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder};
    uwsgi_temp_path {folder}; scgi_temp_path {folder};
    server {{
        listen 127.0.0.1:{port};
        root {root};
        include {root}/beheer/nginx.conf;
    }}
}}
"""


STANDING = re.compile("actueel|binnenkort te beoordelen|verlopen")
"""What a script writes of how fresh a text is; which of them depends on the day."""

PARTS = 4
"""In how many tests all pages are opened, so that all processes have work."""


@pytest.fixture(scope="module")
def behind_nginx(site: Served, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    program = nginx.provide()
    if program is None:
        pytest.fail(nginx.REMEDY)
    folder = tmp_path_factory.mktemp("nginx")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = folder / "nginx.conf"
    settings.write_text(
        CONFIGURATION.format(folder=folder, port=port, root=site.folder, user=getpass.getuser()),
        encoding="utf-8",
    )
    process = subprocess.Popen([program, "-c", str(settings), "-p", str(folder)])
    address = f"http://127.0.0.1:{port}/"
    try:
        wait_for(address, process)
        yield Served(address, site.folder)
    finally:
        process.terminate()
        process.wait()


def wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    """Wait until the server gives a page, or fail when it stops or takes a minute."""
    end = time.monotonic() + 60
    problem: object = "geen antwoord"
    while process.poll() is None and time.monotonic() < end:
        try:
            urllib.request.urlopen(address, timeout=5)
        except OSError as error:
            problem = error
            time.sleep(0.05)
        else:
            return
    pytest.fail(f"nginx geeft de site niet met beheer/nginx.conf: {problem}")


@pytest.fixture
def page(chromium: Browser, behind_nginx: Served) -> Iterator[Page]:
    """A page that keeps what the browser refused, in ``page.refused``."""
    context = open_context(chromium, behind_nginx, permissions=["clipboard-read", "clipboard-write"])
    context.add_init_script(
        "window.refused = []; document.addEventListener('securitypolicyviolation',"
        " (event) => window.refused.push(`${event.violatedDirective} ${event.blockedURI}`));"
    )
    opened = context.new_page()
    yield opened
    context.close()


def test_headers_are_strict(behind_nginx: Served) -> None:
    answer = urllib.request.urlopen(behind_nginx.address)
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'self';")
    assert "unsafe" not in policy
    assert "http" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("part", range(PARTS))
def test_no_page_breaks_the_policy(page: Page, behind_nginx: Served, part: int) -> None:
    refused = {}
    for address in behind_nginx.pages()[part::PARTS]:
        page.goto(behind_nginx.address + address, wait_until="load")
        if found := page.evaluate("window.refused"):
            refused[address] = found
    assert refused == {}


@pytest.mark.parametrize("part", range(PARTS))
def test_an_old_address_leads_on_under_the_policy(page: Page, behind_nginx: Served, part: int) -> None:
    for address in behind_nginx.pages_that_lead_on()[part::PARTS]:
        old = behind_nginx.address + address
        page.goto(old, wait_until="commit")
        page.wait_for_url(urljoin(old, behind_nginx.part(address, "//link[@rel='canonical']").get("href")))


def test_the_policy_would_stop_a_foreign_script(page: Page, behind_nginx: Served) -> None:
    page.goto(behind_nginx.address)
    page.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = '1'; document.body.append(s); }"
    )
    assert any("script-src" in item for item in page.evaluate("window.refused"))


def test_every_feature_works_under_the_policy(page: Page, behind_nginx: Served) -> None:
    page.goto(behind_nginx.address + behind_nginx.module())
    expect(page.locator(".modulegegevens .stand")).to_have_text(STANDING)
    button = page.locator(".aanbeveling-kopie").first
    button.click()
    expect(button).to_have_text("Gekopieerd")
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator("label[for=__palette_1]").click()
    page.wait_for_function(
        "before => getComputedStyle(document.body).backgroundColor !== before", arg=background
    )
    page.locator("[data-md-component=search-query]").fill(behind_nginx.title(behind_nginx.module()))
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    assert page.evaluate("window.refused") == []


def test_ready_files_carry_the_same_headers(site: Served) -> None:
    nginx_file, apache, static = (
        (site.folder / name).read_text(encoding="utf-8")
        for name in ("beheer/nginx.conf", "beheer/apache.conf", "_headers")
    )
    headers = [line.strip().split(": ", 1) for line in static.splitlines()[1:]]
    assert len(headers) >= 6
    for name, value in headers:
        assert f'add_header {name} "{value}" always;' in nginx_file
        assert f'Header always set {name} "{value}"' in apache
