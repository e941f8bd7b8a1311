"""What kind each file of the site is, as a server tells a browser (media types of the IANA; RFC 9239 for
scripts, RFC 7763 for Markdown, RFC 4180 for tables, RFC 5545 for calendars)."""

from __future__ import annotations

TEXTS = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".jsonl": "application/x-ndjson",
    ".md": "text/markdown",
    ".csv": "text/csv",
    ".ics": "text/calendar",
    ".xml": "application/xml",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
    ".txt": "text/plain",
}
"""Files that are text in UTF-8, by their ending: they are sent compressed."""

OTHERS = {
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".gif": "image/gif",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".gz": "application/gzip",
}
"""Files that are compressed already."""

UNKNOWN_TO_SERVERS = (".md", ".csv", ".jsonl")
"""What hosts of static sites do not know by themselves."""
