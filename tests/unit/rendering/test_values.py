"""A registered value stands on the page as it was typed, and is never read as HTML."""

from __future__ import annotations

import pytest
from guideline.rendering.extension import GuidelineMarkdown
from guideline.rendering.page import PageRendering
from markdown import Markdown


def rendered(typed: str, **values: str) -> str:
    own = GuidelineMarkdown()
    own.page = PageRendering(values=values)
    return Markdown(extensions=[own]).convert(typed)


@pytest.mark.parametrize("text", ["12 uur", "< 7 punten", "graad 2 > graad 1"])
def test_a_value_is_filled_in(text: str) -> None:
    assert text.replace("<", "&lt;").replace(">", "&gt;") in rendered("Binnen {waarde:w}.", w=text)


@pytest.mark.parametrize("text", ["<link rel='x'", "</div>", "<!-- a", "<?x"])
def test_a_value_with_html_stays_a_name(text: str) -> None:
    assert text not in rendered('Een <b title="{waarde:w}">woord</b> en {waarde:w}.', w=text)
