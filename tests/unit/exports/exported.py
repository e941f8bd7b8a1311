"""What a guideline gives to other programs, without a build."""

from __future__ import annotations

import json
import posixpath
from typing import Any

from guideline.model.addresses import CHUNKS, DATA, address
from guideline.site import Site
from project import TODAY, Project


def place(path: str, target: str) -> str:
    """Return the address of a target from the root of a site with a folder for each page."""
    page, mark, anchor = target.partition("#")
    whole = posixpath.normpath(posixpath.join(posixpath.dirname(path), page)) if page else path
    return f"{address(whole)}{mark}{anchor}"


def site(project: Project) -> Site:
    return Site.read(project.root, TODAY)


def data(found: Site) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(found.data(place)[DATA])
    return content


def recommendations(found: Site) -> list[dict[str, Any]]:
    """Return the recommendations of ``richtlijn.json``."""
    return [item for module in data(found)["modules"] for item in module["aanbevelingen"]]


def chunks(found: Site) -> list[dict[str, Any]]:
    return [json.loads(line) for line in found.data(place)[CHUNKS].splitlines()]
