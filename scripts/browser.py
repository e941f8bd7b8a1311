"""Provide a real Chromium for the tests and print its path.

In order: the one named by RICHTLIJN_BROWSER, one that is installed, Playwright's own, Debian's package. When
none can be had it fails with the remedy. Usage: python scripts/browser.py
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import debian

REMEDY = (
    "Geen Chromium of Chrome gevonden, en installeren lukte niet. Installeer een van beide (op Debian of"
    " Ubuntu: sudo apt-get install chromium), of zet het pad in RICHTLIJN_BROWSER."
)

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)


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


def installed() -> str | None:
    """Return the path of a browser that is on this machine, or None."""
    candidates = [
        os.environ.get("RICHTLIJN_BROWSER"),
        *(shutil.which(name) for name in NAMES),
        *PLACES,
        playwrights_own(),
    ]
    return next((path for path in candidates if path and works(path)), None)


def playwrights_own() -> str | None:
    """Return where Playwright keeps its own Chromium, whether or not it is there."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def fetched() -> str | None:
    """Let Playwright fetch its own Chromium; return its path, or None when that fails."""
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
    path = playwrights_own()
    return path if works(path) else None


def from_debian() -> str | None:
    """Install Debian's package; return the path, or None when that does not work."""
    debian.install("chromium")
    path = shutil.which("chromium")
    return path if works(path) else None


def main() -> int:
    """Print the path of a browser; return 0, or 1 after the remedy."""
    path = installed() or fetched() or from_debian()
    if not path:
        print(REMEDY, file=sys.stderr)
        return 1
    print(path)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
