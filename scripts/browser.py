"""Provide a real browser for the tests and print its path: Chromium, or Firefox.

In order: the one named by RICHTLIJN_BROWSER (Firefox: RICHTLIJN_FIREFOX), one that is installed, for Chromium
Playwright's own, Debian's package. When none can be had it fails with the remedy. Usage: python
scripts/browser.py [chromium|firefox]
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import debian
from playwright.sync_api import Playwright, sync_playwright


@dataclass(frozen=True)
class Kind:
    """A kind of browser: the variable that names one, the commands and places where one may be, Debian's
    package, whether Playwright's own will do, and what to say when there is none.

    Playwright's own Firefox is another program than the one that readers have, and is driven otherwise.
    """

    variable: str
    commands: tuple[str, ...]
    places: tuple[str, ...]
    package: str
    playwrights: bool
    remedy: str


CHROMIUM = Kind(
    variable="RICHTLIJN_BROWSER",
    commands=("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"),
    places=(
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        r"C:\Program Files\Google\Chrome\Application\chrome.exe",
        r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
        r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ),
    package="chromium",
    playwrights=True,
    remedy=(
        "Geen Chromium of Chrome gevonden, en installeren lukte niet. Installeer een van beide (op Debian of"
        " Ubuntu: sudo apt-get install chromium), of zet het pad in RICHTLIJN_BROWSER."
    ),
)

FIREFOX = Kind(
    variable="RICHTLIJN_FIREFOX",
    commands=("firefox-esr", "firefox"),
    places=(
        "/Applications/Firefox.app/Contents/MacOS/firefox",
        r"C:\Program Files\Mozilla Firefox\firefox.exe",
        r"C:\Program Files (x86)\Mozilla Firefox\firefox.exe",
    ),
    package="firefox-esr",
    playwrights=False,
    remedy=(
        "Geen Firefox gevonden, en installeren lukte niet. Installeer Firefox (op Debian: sudo apt-get"
        " install firefox-esr), of zet het pad in RICHTLIJN_FIREFOX."
    ),
)

KINDS = {"chromium": CHROMIUM, "firefox": FIREFOX}


def works(path: str | None) -> bool:
    """Return whether ``path`` is a browser that starts: a snap stub or a broken install does not count."""
    if not path or not Path(path).is_file():
        return False
    if os.name == "nt":
        return True
    try:
        return (
            subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False).returncode == 0
        )
    except (OSError, subprocess.TimeoutExpired):
        return False


def installed(kind: Kind, playwright: Playwright) -> str | None:
    """Return the path of a browser of this kind that is on this machine, or None."""
    candidates = [
        os.environ.get(kind.variable),
        *(shutil.which(name) for name in kind.commands),
        *kind.places,
        *([playwright.chromium.executable_path] if kind.playwrights else []),
    ]
    return next((path for path in candidates if path and works(path)), None)


def fetched(kind: Kind, playwright: Playwright) -> str | None:
    """Let Playwright fetch its own Chromium; return its path, or None when that fails or will not do."""
    if not kind.playwrights:
        return None
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    try:
        subprocess.run(
            command,
            stdout=sys.stderr,
            timeout=600,
            check=False,
            env={**os.environ, "PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT": "15000"},
        )
    except subprocess.TimeoutExpired:
        return None
    path = playwright.chromium.executable_path
    return path if works(path) else None


def from_debian(kind: Kind) -> str | None:
    """Install Debian's package; return the path, or None when that does not work."""
    debian.install(kind.package)
    path = shutil.which(kind.package)
    return path if works(path) else None


def main(arguments: list[str]) -> int:
    """Print the path of a browser; return 0, or 1 after the remedy."""
    kind = KINDS[arguments[0]] if arguments else CHROMIUM
    with sync_playwright() as playwright:
        path = installed(kind, playwright) or fetched(kind, playwright) or from_debian(kind)
    if not path:
        print(kind.remedy, file=sys.stderr)
        return 1
    print(path)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
