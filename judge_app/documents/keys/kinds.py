"""The first word of every small file of this program: its kind and version, `judge-app/key/1`.

Signatures begin with the same word, so that one kind of message can never pass for another.
"""

import base64
from dataclasses import replace
from typing import Any

import msgspec

from judge_app.contest.canonical import canonical_bytes

LARGEST_FILE = 64 * 1024
"""Bytes; no small file of this program is ever larger."""


class _Kind(msgspec.Struct):
    kind: str


def version_of(content: bytes, kind: str) -> int | None:
    """Return the version of a file whose kind is `kind` (such as `judge-app/key/`), None else."""
    if len(content) > LARGEST_FILE:
        return None
    try:
        word = msgspec.json.decode(content, type=_Kind).kind
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    version = word.removeprefix(kind)
    if version == word or not (version.isascii() and version.isdigit() and len(version) < 7):
        return None
    return int(version) or None


def from_base64(text: str) -> bytes:
    """Return the bytes of a base64 text in its one canonical spelling; `ValueError` else.

    The last letter has bits that no byte needs; a reader that ignores them would take a changed file.
    """
    content = base64.b64decode(text, validate=True)
    if base64.b64encode(content).decode() != text:
        raise ValueError(text)
    return content


def signed_bytes(kind: str, unsigned: bytes) -> bytes:
    """Return what is signed: the content of a file behind its kind and version."""
    return kind.encode() + b"\0" + unsigned


def message_of(kind: str, record: Any) -> bytes:
    """Return what the signature of a record with a `signature` is of: all the rest of it."""
    return signed_bytes(kind, canonical_bytes(replace(record, signature="")))


def signed_file(record: Any, signature: bytes) -> bytes:
    """Return the file of a record with its signature in it."""
    return canonical_bytes(replace(record, signature=base64.b64encode(signature).decode()))
