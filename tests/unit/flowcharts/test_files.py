"""A flowchart on a sheet: its letters can be read from the wall, on as little paper as that takes."""

from __future__ import annotations

import io

import pytest
from guideline.flowcharts.files import as_pdf
from pypdf import PdfReader

A3_WIDTH, A4_WIDTH = 842, 595


def drawn(width: int, height: int) -> PdfReader:
    marks = "".join(
        f'<text x="{width / 2:g}" y="{y}" style="font-family: Arial; font-size: 16px">regel{y}</text>'
        for y in range(40, height, 40)
    )
    picture = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}">{marks}</svg>'
    )
    return PdfReader(io.BytesIO(as_pdf(picture, "Schema")))


@pytest.mark.parametrize(
    ("width", "height", "sheets", "shortest"),
    [(900, 1200, 1, A4_WIDTH), (1518, 2332, 1, A3_WIDTH), (2082, 2310, 2, A3_WIDTH)],
)
def test_its_letters_are_at_least_eight_points(width: int, height: int, sheets: int, shortest: int) -> None:
    pdf = drawn(width, height)
    assert len(pdf.pages) == sheets
    sizes: list[float] = []
    for page in pdf.pages:
        assert round(min(float(side) for side in page.mediabox[2:])) == shortest
        page.extract_text(
            visitor_text=lambda text, cm, tm, _font, size: (
                sizes.append(size * abs(cm[3] * tm[3])) if text.strip() else None
            )
        )
    assert min(sizes) >= 8
