"""The site as nginx and Apache give it with the settings of the build: each answer has the headers, each file
its kind and its compressed form, nobody keeps an old page, and what is for the server alone stays there."""

from __future__ import annotations

import gzip
import http.client
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from guideline.finishing.offline import WORKER
from guideline.finishing.precompressed import ENDING
from guideline.finishing.served_types import OTHERS, TEXTS
from guideline.reading.pictures import PICTURES
from project import Project
from server import apache_serving, nginx_serving
from shared import Once

SERVERS = {"nginx": nginx_serving, "apache": apache_serving}
PAGE = "diagnostiek/voorbeeld/"
PLAIN, PACKED = {"Accept-Encoding": "identity"}, {"Accept-Encoding": "gzip, deflate, br"}


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        unpacked = gzip.decompress(self.body) if self.headers.get("Content-Encoding") == "gzip" else self.body
        return unpacked.decode("utf-8")


@dataclass(frozen=True)
class Site:
    """A copy of the site behind a server, which a test may change."""

    address: str
    folder: Path

    def ask(self, path: str, **headers: str) -> Answer:
        """Ask once, and go nowhere else: names of headers with _ for -."""
        parts = urlsplit(self.address + path)
        connection = http.client.HTTPConnection(parts.netloc, timeout=30)
        connection.request("GET", parts.path, headers={k.replace("_", "-"): v for k, v in headers.items()})
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return Answer(answer.status, answer.headers, body)

    def ask_again(self, path: str, known: Answer, **headers: str) -> Answer:
        """Ask as a browser that has an answer: whether it is still the newest."""
        since = {"If_None_Match": known.headers["ETag"], "If_Modified_Since": known.headers["Last-Modified"]}
        return self.ask(path, **headers, **{name: value for name, value in since.items() if value})

    def put(self, built: Path) -> None:
        """Put another version in the place of this one, as a build does."""
        shutil.rmtree(self.folder)
        copy_of(built, self.folder)


def copy_of(built: Path, folder: Path) -> None:
    shutil.copytree(built, folder)
    if folder.name == "map":
        for conf in (folder / "beheer").iterdir():  # as the comment above that line says
            text = conf.read_text(encoding="utf-8")
            conf.write_text(text.replace("404 /404.html", "404 /map/404.html"), encoding="utf-8")


@pytest.fixture
def readable() -> Iterator[Path]:
    """A folder that all may read, as a server that is no root does."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@pytest.fixture(params=["nginx server", "nginx folder", "apache server", "apache folder"])
def served(request: pytest.FixtureRequest, readable: Path, built_small: Project) -> Iterator[Site]:
    """The small guideline behind a server, with the settings for a whole server or for one folder."""
    name, block = request.param.split()
    root = readable / "site"
    folder = root if block == "server" else root / "map"
    copy_of(built_small.path("site"), folder)
    (readable / "werk").mkdir()
    serving: AbstractContextManager[str] = SERVERS[name](
        folder if name == "nginx" else root, readable / "werk", block
    )
    with serving as address:
        yield Site(address, folder)


@pytest.fixture(scope="module")
def newer(once: Once, built_small: Project) -> Path:
    """The small guideline built again after an edit that leaves its text as long as it was."""

    def make(folder: Path) -> None:
        shutil.copytree(built_small.root, folder / "project", symlinks=True)
        project = Project(folder / "project")
        project.replace("docs/diagnostiek/voorbeeld.md", "Doe dit.", "Doe dat.")
        result = project.build("--strict", "--quiet")
        assert result.returncode == 0, result.stderr

    return once("nieuwer", make) / "project" / "site"


def promised(site: Site) -> dict[str, str]:
    """The headers that the build promises for every address."""
    everywhere, _, _ = (site.folder / "_headers").read_text(encoding="utf-8").partition("\n/")
    return dict(line.strip().split(": ", 1) for line in everywhere.splitlines()[1:])


def test_every_answer_has_the_headers_and_an_error_shows_the_page_for_it(served: Site) -> None:
    headers = promised(served)
    assert len(headers) >= 7
    page = served.ask(PAGE)
    answers = [page, served.ask("richtlijn.json"), served.ask("weg/"), served.ask(PAGE.removesuffix("/"))]
    assert [answer.status for answer in answers] == [200, 200, 404, 301]
    same = served.ask_again(PAGE, page)
    assert (same.status, same.body) == (304, b"")
    for answer in (*answers, same):
        assert {name: answer.headers[name] for name in headers} == headers
    assert answers[2].text == (served.folder / "404.html").read_text(encoding="utf-8")
    assert answers[3].headers["Location"].endswith(f"/{PAGE}")


def test_every_file_says_what_kind_it_is(served: Site) -> None:
    endings = {path.suffix for path in served.folder.rglob("*") if path.is_file() and path.name != "_headers"}
    assert endings - {".conf"} <= TEXTS.keys() | OTHERS.keys()
    assert PICTURES.keys() <= TEXTS.keys() | OTHERS.keys()
    for ending, kind in {**TEXTS, **OTHERS}.items():
        (served.folder / f"proef{ending}").write_bytes(b"een proef")
        given = served.ask(f"proef{ending}").headers["Content-Type"]
        charset = "; charset=utf-8" if ending in TEXTS else ""
        assert given.lower() == kind + charset, ending


def test_the_build_compressed_each_text_once_and_a_browser_gets_that(served: Site) -> None:
    texts = [path for path in served.folder.rglob("*") if path.suffix in TEXTS and path.name != WORKER]
    assert {path.suffix for path in texts} >= {".html", ".css", ".js", ".json", ".md", ".csv", ".ics", ".svg"}
    for path in {path.suffix: path for path in texts}.values():
        packed = path.with_name(f"{path.name}{ENDING}").read_bytes()
        assert gzip.decompress(packed) == path.read_bytes()
        address = path.relative_to(served.folder).as_posix().removesuffix("index.html")
        for asked, body in ((PACKED, packed), (PLAIN, path.read_bytes()), ({}, path.read_bytes())):
            answer = served.ask(address, **asked)
            assert answer.body == body, address
            assert (answer.headers["Content-Encoding"] == "gzip") is (body == packed)
            assert "Accept-Encoding" in answer.headers["Vary"]
            assert answer.headers["Content-Type"].startswith(TEXTS[path.suffix])


def test_without_the_compressed_files_the_site_is_the_same(served: Site) -> None:
    for path in served.folder.rglob(f"*{ENDING}"):
        path.unlink()
    for address in (PAGE, "richtlijn.json", "diagnostiek/voorbeeld.md"):
        asked = [served.ask(address, **PLAIN), served.ask(address, **PACKED)]
        assert asked[0].status == 200
        assert asked[0].text == asked[1].text
        assert [answer.headers["Content-Encoding"] for answer in asked] == [None, "gzip"]


def test_after_a_new_build_nobody_sees_an_old_page(served: Site, newer: Path) -> None:
    addresses = [(path, how) for path in (PAGE, "richtlijn.json", "index.md") for how in ("identity", "gzip")]
    before = {asked: served.ask(asked[0], Accept_Encoding=asked[1]) for asked in addresses}

    def again(path: str, how: str) -> Answer:
        return served.ask_again(path, before[path, how], Accept_Encoding=how)

    assert {again(*asked).status for asked in addresses} == {304}
    served.put(newer)
    for path, how in addresses[:4]:
        answer = again(path, how)
        assert (answer.status, "Doe dat." in answer.text) == (200, True), path


@pytest.mark.parametrize("served", ["apache server", "apache folder"], indirect=True)
def test_apache_sees_a_new_text_also_when_all_files_have_one_time(served: Site, newer: Path) -> None:
    one_time(served.folder)
    before = {how: served.ask(PAGE, Accept_Encoding=how) for how in ("identity", "gzip")}
    served.put(newer)
    one_time(served.folder)
    for how, known in before.items():
        assert "Doe dat." in served.ask_again(PAGE, known, Accept_Encoding=how).text


def one_time(folder: Path) -> None:
    for path in folder.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))


def test_what_is_for_the_server_alone_stays_there(served: Site) -> None:
    missing = (served.folder / "404.html").read_text(encoding="utf-8")
    for address in ("beheer/nginx.conf", "beheer/apache.conf", "beheer/", "_headers"):
        answer = served.ask(address)
        assert (answer.status, answer.text) == (404, missing), address


def test_the_worker_is_never_kept_whatever_a_browser_asks(served: Site) -> None:
    for asked in (PLAIN, PACKED):
        answer = served.ask(WORKER, **asked)
        assert (answer.status, answer.headers["Cache-Control"]) == (200, "no-store")
        assert answer.text == (served.folder / WORKER).read_text(encoding="utf-8")


def test_apache_gives_the_site_with_few_modules(readable: Path, built_small: Project) -> None:
    copy_of(built_small.path("site"), readable / "site")
    (readable / "werk").mkdir()
    few = ("rewrite", "filter", "deflate", "version")
    with apache_serving(readable / "site", readable / "werk", without=few) as address:
        answer = Site(address, readable / "site").ask(PAGE, **PACKED)
    assert (answer.status, answer.headers["Content-Encoding"]) == (200, None)
    assert "Doe dit." in answer.text
