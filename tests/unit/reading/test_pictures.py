"""A picture is what its name says, small enough, and nothing but a picture."""

from __future__ import annotations

from pathlib import Path

import pytest
from guideline.reading.pictures import MAXIMUM_ELEMENTS, MAXIMUM_SIZE, picture_problem
from PIL import Image

OPENING = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'
)


def written(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize(("name", "kind"), [("a.png", "PNG"), ("a.jpg", "JPEG"), ("a.webp", "WEBP")])
def test_a_photo_of_the_type_of_its_name_is_sound(tmp_path: Path, name: str, kind: str) -> None:
    Image.new("RGB", (20, 10)).save(tmp_path / name, kind)
    assert picture_problem(tmp_path / name) is None
    (tmp_path / name).rename(tmp_path / "b.svg")
    assert picture_problem(tmp_path / "b.svg") is not None
    other = "c.png" if kind != "PNG" else "c.webp"
    (tmp_path / "b.svg").rename(tmp_path / other)
    assert picture_problem(tmp_path / other) is not None


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n", b"<html>", b"\xff\xd8\xff"])
def test_what_is_no_picture_is_refused(tmp_path: Path, content: bytes) -> None:
    for name in ("a.png", "a.jpg", "a.webp", "a.svg"):
        assert picture_problem(written(tmp_path / name, content)) is not None


def test_too_large_is_refused(tmp_path: Path) -> None:
    problem = picture_problem(written(tmp_path / "a.png", bytes(MAXIMUM_SIZE + 1)))
    assert problem is not None
    assert "1 MB" in problem.message
    Image.new("1", (6000, 6000)).save(tmp_path / "b.png")
    problem = picture_problem(tmp_path / "b.png")
    assert problem is not None
    assert "6000 bij 6000" in problem.message


def test_a_drawing_of_shapes_is_sound(tmp_path: Path) -> None:
    drawing = (
        f'<?xml version="1.0"?>{OPENING}<!-- hand --><defs><linearGradient id="g"><stop offset="0"/>'
        '</linearGradient></defs><g fill="url(#g)"><use href="#g"/><text x="1">Wervel</text></g></svg>'
    )
    assert picture_problem(written(tmp_path / "a.svg", drawing)) is None


@pytest.mark.parametrize(
    "inside",
    [
        "<script>x()</script>",
        '<script href="x.js"/>',
        "<style>@import url(//elders.example)</style>",
        "<foreignObject><p/></foreignObject>",
        '<image href="https://elders.example/x.png"/>',
        '<use href="https://elders.example/x.svg#a"/>',
        '<use xlink:href="//elders.example/x.svg#a"/>',
        '<rect onclick="x()"/>',
        '<rect style="fill:red"/>',
        '<rect fill="url(https://elders.example/x)"/>',
        "<rect mask=\"image-set('https://elders.example/x' 1x)\"/>",
        "<rect mask=\"-webkit-image-set('//elders.example/x' 1x)\"/>",
        "<rect fill=\"src('//elders.example/x')\"/>",
        '<rect fill="u\\72l(//elders.example)"/>',
        '<a href="javascript:x()"><rect/></a>',
        '<animate attributeName="href" values="javascript:x()"/>',
        '<set attributeName="onload" to="x()"/>',
        '<p xmlns="http://www.w3.org/1999/xhtml">x</p>',
    ],
)
def test_what_is_more_than_a_drawing_is_refused_at_its_line(tmp_path: Path, inside: str) -> None:
    problem = picture_problem(written(tmp_path / "a.svg", f"{OPENING}\n<g/>\n{inside}</svg>"))
    assert problem is not None
    assert problem.at[0] == 3


@pytest.mark.parametrize(
    "before",
    [
        '<?xml-stylesheet href="x.css"?>',
        "<!DOCTYPE svg>",
        '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>',
        '<!DOCTYPE svg SYSTEM "file:///etc/passwd">',
    ],
)
def test_nothing_stands_before_the_drawing(tmp_path: Path, before: str) -> None:
    assert picture_problem(written(tmp_path / "a.svg", f"{before}{OPENING}</svg>")) is not None


@pytest.mark.parametrize("encoding", ["UTF-7", "ISO-2022-JP", "HZ-GB-2312", "utf-16", "latin1", "us-ascii"])
def test_a_drawing_in_another_encoding_is_refused(tmp_path: Path, encoding: str) -> None:
    opening = f"<?xml version='1.0' encoding='{encoding}'?>{OPENING}"
    hidden = f"{opening}+ADw-!-- <script>x()</script> --+AD4-</svg>"
    problem = picture_problem(written(tmp_path / "a.svg", hidden))
    assert problem is not None
    assert encoding in problem.message
    assert picture_problem(written(tmp_path / "b.svg", hidden.encode("utf-16"))) is not None


@pytest.mark.parametrize("before", ["\ufeff", "<?xml version='1.0' encoding='UTF-8' standalone='no'?>\n"])
def test_a_drawing_in_utf_8_is_sound(tmp_path: Path, before: str) -> None:
    drawing = f"{before}{OPENING}<!-- Gemaakt met een tekenprogramma --><title>Één wervel</title></svg>"
    assert picture_problem(written(tmp_path / "a.svg", drawing)) is None


def test_a_remark_hides_no_elements(tmp_path: Path) -> None:
    drawing = f"{OPENING}\n<!-- <script>x()</script> --></svg>"
    problem = picture_problem(written(tmp_path / "a.svg", drawing))
    assert problem is not None
    assert problem.at[0] == 2


def repeated(part: str) -> str:
    """Return a drawing of groups, each with ten of ``part``, which refers to the group before it."""
    groups = "".join(f'<g id="a{n}">{part % (n - 1) * 10}</g>' for n in range(1, 10))
    return f'{OPENING}<defs><g id="a0"><rect width="9"/></g>{groups}</defs><use href="#a9"/></svg>'


@pytest.mark.parametrize(
    "drawing",
    [
        repeated('<use href="#a%d"/>'),
        repeated('<use xmlns:x="http://www.w3.org/1999/xlink" x:href="#a%d"/>'),
        repeated('<rect fill="url( #a%d )"/>'),
        repeated("<rect clip-path=\"url('#a%d')\"/>"),
        f'{OPENING}<g id="a"><use href="#a"/></g></svg>',
        f'{OPENING}<g id="a">{"<path/>" * 99}</g><path marker-mid="url(#a)" d="M{" 1,1" * 99}"/></svg>',
    ],
)
def test_what_a_drawing_repeats_counts_each_time(tmp_path: Path, drawing: str) -> None:
    problem = picture_problem(written(tmp_path / "a.svg", drawing))
    assert problem is not None
    assert str(MAXIMUM_ELEMENTS) in problem.message


def test_a_drawing_may_use_a_part_more_than_once(tmp_path: Path) -> None:
    uses = '<use href="#a" x="1"/>' * 50
    drawing = f'{OPENING}<defs><g id="a"><path d="M0 0"/></g></defs><g>{uses}</g></svg>'
    assert picture_problem(written(tmp_path / "a.svg", drawing)) is None


def test_a_drawing_has_a_bounded_number_of_parts(tmp_path: Path) -> None:
    parts = "<g/>" * MAXIMUM_ELEMENTS
    assert picture_problem(written(tmp_path / "a.svg", f"{OPENING}{parts}</svg>")) is not None


@pytest.mark.parametrize(
    "drawing",
    [
        "<rect " + " ".join(f'a{number}="1"' for number in range(200)) + "/>",
        "<rect " + "\n".join(f"xmlns:a{number} = '1'" for number in range(200)) + "/>",
    ],
)
def test_an_element_with_too_many_attributes_is_not_parsed(
    tmp_path: Path, drawing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("guideline.reading.pictures.etree.fromstring", None)
    path = tmp_path / "x.svg"
    path.write_text(f'<svg xmlns="http://www.w3.org/2000/svg">\n{drawing}</svg>')
    problem = picture_problem(path)
    assert problem
    assert problem.at == (2, 1)
