"""Ready settings for the server of the site: for nginx, for Apache, and for static hosts that read
``_headers``.

They give the headers with every answer, also with one that is no page; say what kind each file is; send the
compressed texts of the build (``precompressed``) where they are, and compress by themselves where they are
not; let a browser ask each time whether there is something newer; say which page stands in for a missing one;
and do not give away what is for the server alone. They hold in the block of a whole server as well as in that
of one folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from guideline.finishing.offline import WORKER
from guideline.finishing.security_headers import headers, inline_hashes
from guideline.finishing.served_types import OTHERS, TEXTS, UNKNOWN_TO_SERVERS

_FOR_THE_SERVER = "/(beheer/.*|_headers)$"
"""The addresses of what no reader needs, as a pattern of both servers."""

_KEEPING = (
    "# Een browser vraagt steeds of er iets nieuwers is; wat op een telefoon bewaart, bewaart hij niet.\n"
)

_NOT_FOUND = (
    "# De pagina bij een adres dat niet bestaat; staat de site in een map, zet die dan voor de naam.\n"
)

_NOT_FOR_READERS = "# Wat alleen voor het beheer is, krijgt niemand.\n"

_COMPRESSING = (
    "# De teksten zijn bij het bouwen al ingepakt (de bestanden op .gz); waar dat bestand er niet is, pakt\n"
    "# de server zelf in. Nieuwe versie? Vervang de hele map: een achtergebleven .gz toont de oude tekst.\n"
)


def server_files(values: Mapping[str, str], not_found: str = "/404.html") -> dict[str, str]:
    """Return the ready files by path relative to the site, with the headers in ``values``; ``not_found`` is
    the address of the page for what does not exist, from the root of the server."""
    return {
        "beheer/nginx.conf": _nginx(values, not_found),
        "beheer/apache.conf": _apache(values, not_found),
        "_headers": _static(values),  # written last: where it stands, the site is whole
    }


def _nginx(values: Mapping[str, str], not_found: str) -> str:
    lines = "".join(f'add_header {name} "{value}" always;\n' for name, value in values.items())
    types = "".join(f"  {kind} {ending[1:]};\n" for ending, kind in {**TEXTS, **OTHERS}.items())
    kinds = " ".join(kind for ending, kind in TEXTS.items() if ending != ".html")  # nginx knows HTML itself
    return (
        "# Instellingen voor nginx (met gzip_static, zoals de pakketten van Debian en nginx.org): zet in\n"
        "# het blok ‘server’ of ‘location’\n"
        "#   include /pad/naar/de/site/beheer/nginx.conf;\n"
        "# Na elke nieuwe versie van de site: nginx -s reload\n"
        f"{lines}{_KEEPING}"
        'set $richtlijn_bewaren "no-cache";\n'
        f'if ($uri ~ "/{re.escape(WORKER)}$") {{ set $richtlijn_bewaren "no-store"; }}\n'
        "add_header Cache-Control $richtlijn_bewaren always;\n"
        f'{_NOT_FOR_READERS}if ($uri ~ "{_FOR_THE_SERVER}") {{ return 404; }}\n'
        f"{_NOT_FOUND}error_page 404 {not_found};\n"
        f"types {{\n{types}}}\n"
        f"charset utf-8;\ncharset_types {kinds};\n"
        "# Een omleiding noemt geen naam of poort: ook achter een andere server klopt zij.\n"
        "absolute_redirect off;\n"
        f"{_COMPRESSING}gzip on;\ngzip_static on;\ngzip_vary on;\ngzip_proxied any;\ngzip_types {kinds};\n"
    )


def _apache(values: Mapping[str, str], not_found: str) -> str:
    lines = "".join(f'Header always set {name} "{value}"\n' for name, value in values.items())
    types = "".join(f'AddType "{kind}; charset=utf-8" {ending}\n' for ending, kind in TEXTS.items())
    types += "".join(f"AddType {kind} {ending}\n" for ending, kind in OTHERS.items())
    return (
        "# Instellingen voor Apache 2.4, met mod_headers en mod_alias; met mod_rewrite ook de bestanden op\n"
        "# .gz: zet in het blok ‘VirtualHost’ of ‘Directory’\n"
        "#   Include /pad/naar/de/site/beheer/apache.conf\n"
        "# Na elke nieuwe versie van de site: apachectl graceful\n"
        f'{lines}{_KEEPING}Header always set Cache-Control "no-cache"\n'
        f'<Files "{WORKER}">\nHeader always set Cache-Control "no-store"\n</Files>\n'
        "# Of er iets nieuwers is, blijkt uit de inhoud en niet uit de tijd van een bestand.\n"
        "<IfModule mod_version.c>\n<IfVersion >= 2.4.43>\nFileETag Digest\n</IfVersion>\n</IfModule>\n"
        f'{_NOT_FOR_READERS}RedirectMatch 404 "{_FOR_THE_SERVER}"\n'
        f"{_NOT_FOUND}ErrorDocument 404 {not_found}\n{types}{_COMPRESSING}{_apache_compressed()}"
    )


def _apache_compressed() -> str:
    endings = "|".join(ending[1:] for ending in TEXTS)
    asks = 'RewriteCond "%{HTTP:Accept-Encoding}" "gzip(?!;q=0(\\.0*)?(,|$))"\n'
    kinds = "".join(
        f'<FilesMatch "\\{ending}\\.gz$">\nForceType "{kind}; charset=utf-8"\n'
        "AddEncoding gzip .gz\n</FilesMatch>\n"
        for ending, kind in TEXTS.items()
    )
    return (
        "<IfModule mod_rewrite.c>\nOptions +SymLinksIfOwnerMatch\nRewriteEngine On\n"
        f'{asks}RewriteCond "%{{DOCUMENT_ROOT}}%{{REQUEST_URI}}.gz" -f\n'
        f'RewriteRule "\\.({endings})$" "%{{REQUEST_URI}}.gz" [PT]\n'
        f'{asks}RewriteCond "%{{DOCUMENT_ROOT}}%{{REQUEST_URI}}index.html.gz" -f\n'
        'RewriteRule "(^|/)$" "%{REQUEST_URI}index.html.gz" [PT]\n'
        f"{kinds}</IfModule>\n"
        f'<FilesMatch "\\.({endings})(\\.gz)?$">\nHeader merge Vary Accept-Encoding\n</FilesMatch>\n'
        "<IfModule mod_deflate.c>\n<IfModule mod_filter.c>\n"
        f"AddOutputFilterByType DEFLATE {' '.join(TEXTS.values())}\n</IfModule>\n</IfModule>\n"
    )


def _static(values: Mapping[str, str]) -> str:
    lines = "".join(f"  {name}: {value}\n" for name, value in values.items())
    typed = "".join(
        f"/*{ending}\n  Content-Type: {TEXTS[ending]}; charset=utf-8\n" for ending in UNKNOWN_TO_SERVERS
    )
    return f"/*\n{lines}  Cache-Control: no-cache\n{typed}/{WORKER}\n  Cache-Control: no-store\n"


def write_server_files(
    folder: Path,
    scripts: Iterable[str],
    styles: Iterable[str],
    not_found: str = "/404.html",
    embedder: str = "",
) -> None:
    """Write the ready files into a finished site, for the inline code that is the build's own; ``not_found``
    as in ``server_files``, ``embedder`` as in ``headers``."""
    values = headers(inline_hashes(scripts, styles), embedder)
    for name, content in server_files(values, not_found).items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="\n")
