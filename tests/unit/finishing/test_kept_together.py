"""A number and its unit stand on one line, and nothing else of a page changes."""

from __future__ import annotations

import pytest
from guideline.finishing.kept_together import keep_together, spaces_to_keep
from guideline.model.measures import WITH_A_NUMBER

KEPT = spaces_to_keep(WITH_A_NUMBER)


def kept(text: str) -> str:
    """The text of an article with ‘_’ for each space that does not break."""
    page = keep_together(f"<nav>2 uur</nav><article>{text}</article><p>3 uur</p>", KEPT)
    before, _, rest = page.partition("<article>")
    text, _, after = rest.partition("</article>")
    assert (before, after) == ("<nav>2 uur</nav>", "<p>3 uur</p>"), "the frame stays as it is"
    return text.replace("\u00a0", "_")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("binnen 12 uur een MRI", "binnen 12_uur een MRI"),
        ("4 tot 8 weken, 0,5 mg/kg", "4 tot 8_weken, 0,5_mg/kg"),
        ("5 × 4 Gy of 1 x 8 Gy", "5_×_4_Gy of 1_x 8_Gy"),
        ("bij ≥ 7 punten", "bij ≥_7_punten"),
        ("binnen 12\nuur", "binnen 12_uur"),
        ("<td>16 <abbr title='milligram'>mg</abbr></td>", "<td>16_<abbr title='milligram'>mg</abbr></td>"),
        ("<strong>24</strong> uur", "<strong>24</strong>_uur"),
        ('<span class="waarde">12\u00a0uur</span>', '<span class="waarde">12_uur</span>'),
    ],
)
def test_a_number_keeps_its_unit_beside_it(typed: str, shown: str) -> None:
    assert kept(typed) == shown


@pytest.mark.parametrize(
    "typed",
    [
        "graad 2 en 3",
        "in 2015 uitgegeven",
        "<code>12 uur</code>",
        "<p>12</p> <p>uur</p>",
        '<a title="12 uur">later</a>',
        "stap 4 dagelijks",
    ],
)
def test_everything_else_stays_as_it_is(typed: str) -> None:
    assert kept(typed) == typed


def test_a_page_without_a_text_stays_as_it_is() -> None:
    assert keep_together("<p>12 uur</p>", KEPT) == "<p>12 uur</p>"
