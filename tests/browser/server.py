"""The site behind a real nginx, with the headers that the build wrote for it."""

from __future__ import annotations

import getpass
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nginx
import pytest

CONFIGURATION = """
daemon off;
user {user};
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
    types {{
        text/html html; text/css css; text/javascript js; application/json json;
        image/svg+xml svg; application/pdf pdf; text/calendar ics;
    }}
    access_log off;
    client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder};
    uwsgi_temp_path {folder}; scgi_temp_path {folder};
    server {{
        listen 127.0.0.1:{port};
        root {root};
        include {root}/beheer/nginx.conf;
    }}
}}
"""


@contextmanager
def nginx_serving(root: Path, folder: Path) -> Iterator[str]:
    """Serve the site in ``root``, with working files in ``folder``; give its address."""
    program = nginx.provide()
    if program is None:
        pytest.fail(nginx.REMEDY)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = folder / "nginx.conf"
    settings.write_text(
        CONFIGURATION.format(folder=folder, port=port, root=root, user=getpass.getuser()),
        encoding="utf-8",
    )
    process = subprocess.Popen([program, "-c", str(settings), "-p", str(folder)])
    address = f"http://127.0.0.1:{port}/"
    try:
        wait_for(address, process)
        yield address
    finally:
        process.terminate()
        process.wait()


def wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    """Wait until the server gives a page, or fail when it stops or takes a minute."""
    end = time.monotonic() + 60
    problem: object = "geen antwoord"
    while process.poll() is None and time.monotonic() < end:
        try:
            urllib.request.urlopen(address, timeout=5)
        except OSError as error:
            problem = error
            time.sleep(0.05)
        else:
            return
    pytest.fail(f"nginx geeft de site niet met beheer/nginx.conf: {problem}")
