"""The site behind a real nginx or Apache, with the settings that the build wrote for it."""

from __future__ import annotations

import getpass
import grp
import os
import pwd
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from web_servers import APACHE, NGINX, Kind, WebServer, provide

NGINX_SETTINGS = """
daemon off;
user {user};
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder};
    uwsgi_temp_path {folder}; scgi_temp_path {folder};
    server {{
        listen 127.0.0.1:{port};
        root {root};
        {block}
    }}
}}
"""

NGINX_BLOCKS = {
    "server": "include {site}/beheer/nginx.conf;",
    "folder": "location /map/ {{ alias {site}/; include {site}/beheer/nginx.conf; }}",
}

APACHE_SETTINGS = """
ServerRoot {folder}
PidFile {folder}/apache.pid
ErrorLog {folder}/error.log
ServerName 127.0.0.1
Listen 127.0.0.1:{port}
StartServers 1
DocumentRoot {root}
{modules}
TypesConfig {folder}/mime.types
{user}
<Directory {root}>
Require all granted
Options None
</Directory>
{block}
"""

APACHE_BLOCKS = {
    "server": "<VirtualHost *:{port}>\nInclude {site}/beheer/apache.conf\n</VirtualHost>",
    "folder": "<Directory {site}>\nInclude {site}/beheer/apache.conf\n</Directory>",
}

APACHE_MODULES = (
    *("mpm_event", "unixd", "authz_core", "dir", "mime", "version", "headers", "alias", "rewrite"),
    *("filter", "deflate"),
)
"""Those that the settings of the build name, and without which Apache serves nothing."""


@contextmanager
def nginx_serving(root: Path, folder: Path, block: str = "server") -> Iterator[str]:
    """Serve the site in ``root``, with working files in ``folder``; give its address. The settings stand in
    the block of the whole ``server``, or in that of one ``folder``, which is then /map/."""
    server = provided(NGINX)
    settings = folder / "nginx.conf"
    port = free_port()
    text = NGINX_SETTINGS.format(
        folder=folder,
        port=port,
        root=root,
        user=getpass.getuser(),
        block=NGINX_BLOCKS[block].format(site=root),
    )
    settings.write_text(text, encoding="utf-8")
    with running(server, ["-c", str(settings), "-p", str(folder)], folder, port) as address:
        yield address if block == "server" else f"{address}map/"


@contextmanager
def apache_serving(
    root: Path, folder: Path, block: str = "server", without: tuple[str, ...] = ()
) -> Iterator[str]:
    """Serve the site in ``root`` as ``nginx_serving`` does, but for the modules ``without``. For one
    ``folder`` the site is in the folder ``root``/map. Apache never serves as root: what it serves is to be
    readable by all."""
    server = provided(APACHE)
    where = server.modules()
    modules = [name for name in APACHE_MODULES if name not in without]
    loaded = (
        f"LoadModule {name}_module {where}/mod_{name}.so"
        for name in modules
        if where and (where / f"mod_{name}.so").is_file()
    )
    (folder / "mime.types").write_text("application/gzip gz\ntext/html html\n", encoding="utf-8")
    settings = folder / "apache.conf"
    port = free_port()
    site = root if block == "server" else root / "map"
    text = APACHE_SETTINGS.format(
        folder=folder,
        port=port,
        root=root,
        modules="\n".join(loaded),
        user=nobody() if os.geteuid() == 0 else "",
        block=APACHE_BLOCKS[block].format(site=site, port=port),
    )
    settings.write_text(text, encoding="utf-8")
    with running(server, ["-f", str(settings), "-DFOREGROUND"], folder, port) as address:
        yield address if block == "server" else f"{address}map/"


def nobody() -> str:
    """Return the lines that let Apache serve as a user without rights."""
    group = grp.getgrgid(pwd.getpwnam("nobody").pw_gid).gr_name
    return f"User nobody\nGroup {group}"


def provided(kind: Kind) -> WebServer:
    """Return a server, or fail with the remedy."""
    server = provide(kind)
    if server is None:
        pytest.fail(kind.remedy)
    return server


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def running(server: WebServer, options: list[str], folder: Path, port: int) -> Iterator[str]:
    """Let a server run; give its address."""
    process = subprocess.Popen([str(server.program), *options], env=server.environment)
    address = f"http://127.0.0.1:{port}/"
    try:
        wait_for(address, process, folder)
        yield address
    finally:
        process.terminate()
        process.wait()


def wait_for(address: str, process: subprocess.Popen[bytes], folder: Path) -> None:
    """Wait until the server answers, or fail when it stops or takes a minute."""
    end = time.monotonic() + 60
    problem: object = "geen antwoord"
    while process.poll() is None and time.monotonic() < end:
        try:
            urllib.request.urlopen(address, timeout=5)
        except urllib.error.HTTPError:
            return
        except OSError as error:
            problem = error
            time.sleep(0.05)
        else:
            return
    log = folder / "error.log"
    told = log.read_text(encoding="utf-8") if log.is_file() else ""
    pytest.fail(f"de server geeft de site niet met de instellingen van de bouw: {problem}\n{told}")
