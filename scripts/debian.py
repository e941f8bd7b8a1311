"""Programs that the tests need, from Debian or Ubuntu."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path


def install(package: str) -> None:
    """Install a package when that needs no password; does nothing elsewhere."""
    if not shutil.which("apt-get"):
        return
    prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if prefix and not shutil.which("sudo"):
        return
    for command in (["update"], ["install", "--yes", "--no-install-recommends", package]):
        subprocess.run([*prefix, "apt-get", "--quiet=2", *command], stdout=sys.stderr, check=False)


def unpack(package: str, folder: Path) -> None:
    """Unpack a package into ``folder`` without installing it, which needs no rights; does nothing
    elsewhere."""
    if not (shutil.which("apt-get") and shutil.which("dpkg-deb")):
        return
    folder.mkdir(parents=True, exist_ok=True)
    download = ["apt-get", "--quiet=2", "download", package]
    subprocess.run(download, cwd=folder, stdout=sys.stderr, stderr=subprocess.DEVNULL, check=False)
    for file in folder.glob(f"{package}_*.deb"):
        subprocess.run(["dpkg-deb", "--extract", file, folder], check=False)
