"""A small disk cache: a pure function of bytes is computed once for each content."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from msgspec.msgpack import Decoder, Encoder
from pydantic import BaseModel

Result = TypeVar("Result")

_MAGIC = b"richtlijn\x01"
"""How every entry begins: whose it is, and the version of its form."""

_DIGEST = hashlib.sha256().digest_size


class Cache:
    """Results by content under ``folder``; the code of this package is part of every key, so a new version
    starts afresh.

    An entry holds data and no code (MessagePack), and the hash of its key and its data: one that is damaged,
    unreadable or not its own is computed again. A folder that cannot be written only costs time.
    """

    def __init__(self, folder: Path) -> None:
        """Keep the results under ``folder``, which is made when needed."""
        self.folder = folder

    def get(self, kind: Any, name: str, content: bytes, compute: Callable[[], Result]) -> Result:
        """Return ``compute()``, or its stored result for the same ``name``, ``content`` and version of the
        code.

        ``kind`` is the type of that result, made of built-in types, dataclasses and models of Pydantic.
        """
        key = hashlib.sha256(_version() + name.encode(errors="surrogateescape") + b"\0" + content).hexdigest()
        path = self.folder / key[:2] / key
        try:
            stored: Result = _decoder(kind).decode(_opened(key, path.read_bytes()))
            return stored
        except Exception:  # whatever is wrong with an entry, it is made again
            result = compute()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            partial = path.with_suffix(".partial")
            partial.write_bytes(_closed(key, _ENCODER.encode(result)))
            partial.replace(path)
        except (OSError, OverflowError, UnicodeEncodeError):  # no place for it, or a value without a form
            pass
        return result


@cache
def _version() -> bytes:
    """Return the digest of the code of this package, as it was when it was first asked for."""
    digest = hashlib.sha256()
    for source in sorted(Path(__file__).parent.parent.rglob("*.py")):
        digest.update(source.read_bytes())
    return digest.digest()


def _closed(key: str, payload: bytes) -> bytes:
    """Return the entry with this key that holds ``payload``."""
    return _MAGIC + hashlib.sha256(key.encode() + payload).digest() + payload


def _opened(key: str, entry: bytes) -> bytes:
    """Return what the entry with this key holds; raise ValueError when it was not written as such."""
    payload = entry[len(_MAGIC) + _DIGEST :]
    if entry != _closed(key, payload):
        raise ValueError("no entry of this cache")
    return payload


def _plain(value: Any) -> Any:
    """Return a model of Pydantic as the name of its class and what was typed in it."""
    if isinstance(value, BaseModel):
        return type(value).__name__, value.model_dump(by_alias=True, exclude_unset=True)
    raise NotImplementedError(type(value))


def _model(kind: type[BaseModel], stored: tuple[str, Any]) -> BaseModel:
    """Return the model of class ``kind``, or of one under it, that ``_plain`` made ``stored`` of."""
    name, data = stored
    return next(model for model in _family(kind) if model.__name__ == name).model_validate(data)


def _family(kind: type[BaseModel]) -> Iterator[type[BaseModel]]:
    yield kind
    for below in kind.__subclasses__():
        yield from _family(below)


_ENCODER = Encoder(enc_hook=_plain)


@cache
def _decoder(kind: Any) -> Decoder[Any]:
    return Decoder(kind, dec_hook=_model)
