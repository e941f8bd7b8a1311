"""The ready settings of three kinds of servers say the same; that they work is seen in
tests/integration/test_served.py."""

from __future__ import annotations

from guideline.finishing.offline import WORKER
from guideline.finishing.security_headers import headers
from guideline.finishing.server_files import server_files

HEADERS = headers({"script": [], "style": []})


def test_headers_are_strict() -> None:
    policy = HEADERS["Content-Security-Policy"]
    assert policy.startswith("default-src 'self';")
    assert "unsafe" not in policy
    assert "http" not in policy
    assert HEADERS["X-Content-Type-Options"] == "nosniff"
    assert HEADERS["Referrer-Policy"] == "same-origin"


def test_all_servers_give_the_same_headers_and_never_keep_the_worker() -> None:
    files = server_files(HEADERS)
    assert list(files)[-1] == "_headers"  # a build is whole when it is there
    for name, value in HEADERS.items():
        assert f'add_header {name} "{value}" always;' in files["beheer/nginx.conf"]
        assert f'Header always set {name} "{value}"' in files["beheer/apache.conf"]
        assert f"  {name}: {value}\n" in files["_headers"]
    for text in files.values():
        assert "no-cache" in text
        assert "no-store" in text
        assert WORKER.partition(".")[0] in text


def test_hosts_of_static_sites_are_told_what_files_for_other_programs_are() -> None:
    static = server_files(HEADERS)["_headers"]
    for ending, kind in ((".md", "text/markdown"), (".csv", "text/csv"), (".jsonl", "application/x-ndjson")):
        assert f"/*{ending}\n  Content-Type: {kind}; charset=utf-8\n" in static
