"""The list of what a chapter holds, for its index."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from guideline.model.addresses import SHEET
from guideline.model.guideline import Guideline, PlannedModule
from guideline.model.page import Page
from guideline.model.standing import STATUS_TEXTS
from guideline.pages.chapter_sheet import has_sheet
from guideline.pages.material import Material
from guideline.pages.templating import link, render


def module_list(page: Page, material: Material) -> str:
    """Return the modules of the chapter whose index ``page`` is, each with what it is about; an empty text
    outside a chapter."""
    guideline = material.guideline
    chapter = next((chapter for chapter in guideline.chapters if chapter.id == page.folder), None)
    if chapter is None:
        return ""
    items = [_item(module, page, guideline) for module in chapter.modules]
    states = {item["status"] for item in items if item.get("status")}
    return render(
        "modules.md",
        items=items,
        status=states.pop() if len(states) == 1 else "",
        sheet=Markup(SHEET) if has_sheet(chapter, guideline) else "",
    )


def _item(planned: PlannedModule, page: Page, guideline: Guideline) -> dict[str, Any]:
    target = guideline.by_path.get(planned.path)
    if target and target.module:
        about, status = target.module.question, STATUS_TEXTS[target.module.status].casefold()
    elif target and target.patient:
        about, status = target.patient.summary, ""
    else:
        return {"planned": True, "title": planned.title}
    return {
        "planned": False,
        "link": link(target.title, page, target.path),
        "about": about,
        "status": status,
        "number": len(target.recommendations),
    }
