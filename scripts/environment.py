"""Make a virtual environment and install the locked requirements in it.

Standard library only: it runs before all else. Usage: python3 scripts/environment.py VENV REQUIREMENTS
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

MINIMUM = (3, 11)


def main() -> int:
    """Make the environment and install; return 0, or 1 after a Dutch message that names the remedy."""
    if sys.version_info < MINIMUM:
        print(
            f"Python {sys.version.split()[0]} is te oud: installeer Python 3.11 of nieuwer, of geef make"
            " PYTHON=pad mee.",
            file=sys.stderr,
        )
        return 1
    folder, requirements = Path(sys.argv[1]), sys.argv[2]
    print(f"Omgeving {folder} wordt gemaakt met {requirements} …", flush=True)
    python = python_of(folder)
    try:
        pip = make_environment(folder, python)
        install = [
            "install",
            "-qq",
            "--disable-pip-version-check",
            "--no-input",
            "--require-hashes",
            "--requirement",
            requirements,
        ]
        subprocess.run([*pip, *install], check=True)
    except subprocess.CalledProcessError as error:
        print(
            f"Dit lukte niet: {' '.join(map(str, error.cmd[:6]))} … Zie de melding hierboven; zonder"
            " pakketregister kan de omgeving niet worden gemaakt.",
            file=sys.stderr,
        )
        return 1
    except NoPipError:
        print(
            "Python kan hier geen omgeving met pip maken. Installeer het pakket python3-venv (sudo apt-get"
            " install python3-venv) en probeer het opnieuw.",
            file=sys.stderr,
        )
        return 1
    return 0


class NoPipError(Exception):
    """No way was found to get pip into the environment."""


def python_of(folder: Path) -> Path:
    """Return the interpreter inside an environment."""
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def make_environment(folder: Path, python: Path) -> list[str]:
    """Make the environment afresh and return the command that runs pip for it. Raises NoPipError.

    Debian and Ubuntu leave pip out of Python's own ``venv``. Then, in order: its packages are installed (as
    root, or by sudo when that asks nothing), a pip on the machine works for the environment, or pip is
    unpacked from Debian's package.
    """
    own = [str(python), "-m", "pip"]
    if works([sys.executable, "-m", "ensurepip", "--version"]) or install_venv_package():
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)
        return own
    subprocess.run([sys.executable, "-m", "venv", "--clear", "--without-pip", str(folder)], check=True)
    outer = [sys.executable, "-m", "pip", "--python", str(python)]
    if works(outer):
        return outer
    if wheel := unpacked_pip():
        subprocess.run([str(python), f"{wheel}/pip", "install", "-qq", "--no-index", str(wheel)], check=True)
        return own
    raise NoPipError


def works(command: list[str]) -> bool:
    """Return whether a command exists and succeeds (``--version`` is added when it has no option)."""
    probe = command if command[-1].startswith("--") else [*command, "--version"]
    return subprocess.run(probe, capture_output=True, check=False).returncode == 0


def install_venv_package() -> bool:
    """Install Debian's package with pip for environments, when that needs no password.

    Returns whether it is there now.
    """
    if not shutil.which("apt-get"):
        return False
    prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if prefix and not (shutil.which("sudo") and works([*prefix, "true", "--version"])):
        return False
    name = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    subprocess.run([*prefix, "apt-get", "update", "--quiet=2"], check=False)
    for package in (name, "python3-venv"):
        subprocess.run(
            [*prefix, "apt-get", "install", "--quiet=2", "--yes", "--no-install-recommends", package],
            check=False,
        )
        if works([sys.executable, "-m", "ensurepip", "--version"]):
            return True
    return False


def unpacked_pip() -> Path | None:
    """Download Debian's pip wheel without being root and return the wheel, or None."""
    if not (shutil.which("apt-get") and shutil.which("dpkg-deb")):
        return None
    folder = Path(tempfile.mkdtemp(prefix="pip-"))
    state = [f"-oDir::State::Lists={folder}/lists", f"-oDir::Cache={folder}/cache", "-oAPT::Sandbox::User="]
    for directory in ("lists/partial", "cache/archives/partial"):
        (folder / directory).mkdir(parents=True)
    subprocess.run(["apt-get", *state, "update", "--quiet=2"], check=False)
    subprocess.run(["apt-get", *state, "download", "--quiet=2", "python3-pip-whl"], cwd=folder, check=False)
    for package in folder.glob("*.deb"):
        subprocess.run(["dpkg-deb", "-x", str(package), str(folder)], check=False)
    return next(folder.glob("usr/share/python-wheels/pip-*.whl"), None)


if __name__ == "__main__":
    raise SystemExit(main())
