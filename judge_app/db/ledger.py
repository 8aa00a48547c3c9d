"""The ledger's entries, and the chain of hashes that holds them together."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from judge_app.contest.canonical import canonical_bytes
from judge_app.db.errors import DamagedStoreError

GENESIS = "0" * 64
"""What stands before the first entry."""


_PIECE = 1 << 16
"""Letters of an entry that are spelt at a time."""


class LedgerKind(StrEnum):
    """What can happen at the chair's desk."""

    OPENED = "opened"
    IMPORT = "import"
    IMPORT_CONTINUED = "import-continued"
    """More of the import that began above it: a large one is several entries, written as one."""
    IMPORT_UNDONE = "import-undone"
    PAPER_TYPED = "paper-typed"
    """One person has typed a paper sheet; nothing of it counts yet."""
    TYPING_DISCARDED = "typing-discarded"
    SETTLEMENT = "settlement"
    PANEL_VOTE = "panel-vote"
    MEETING = "meeting"
    FREEZE = "freeze"
    MARKS_OPENED = "marks-opened"
    EARLY_OPENING = "early-opening"
    """Sealed marks opened while sheets were missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """One thing that happened. `content` is canonical JSON; `at` is the desk's clock, ISO 8601."""

    number: int
    at: str
    kind: LedgerKind
    content: str
    hash: str


def entry_hash(before: str, number: int, at: str, kind: str, content: str) -> str:
    """Return the hash of an entry behind one with hash `before`.

    It is that of the record's canonical JSON, spelt piece by piece: an import of many sheets is long.
    """
    front, back = canonical_bytes({"at": at, "before": before}), {"kind": kind, "number": number}
    whole = hashlib.sha256(b"judge-app/ledger/1\0" + front[:-1] + b',"content":"')
    for start in range(0, len(content), _PIECE):
        whole.update(canonical_bytes(content[start : start + _PIECE])[1:-1])
    whole.update(b'",' + canonical_bytes(back)[1:])
    return whole.hexdigest()


def linked(entries: Iterable[LedgerEntry], path: Path) -> Iterator[LedgerEntry]:
    """Yield the entries of the store `path`; `DamagedStoreError` at the first that does not fit."""
    before = GENESIS
    for place, entry in enumerate(entries, 1):
        wanted = entry_hash(before, entry.number, entry.at, entry.kind.value, entry.content)
        if entry.number != place or entry.hash != wanted:
            raise DamagedStoreError(path, f"ledger entry {entry.number}")
        before = entry.hash
        yield entry
