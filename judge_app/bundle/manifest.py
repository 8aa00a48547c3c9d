"""The signed list of everything in a bundle: format, contest, roster, members, facts."""

from dataclasses import dataclass
from pathlib import Path

import msgspec

from judge_app.bundle.errors import AlteredBundleError, NewerBundleError
from judge_app.contest.canonical import canonical_bytes
from judge_app.contest.contest import Contest
from judge_app.contest.facts import DeckFacts, MediaFacts
from judge_app.contest.ids import EntryCode
from judge_app.contest.roster import Roster

FORMAT = 1
MANIFEST_NAME = "bundle.json"
SIGNATURE_NAME = "bundle.sig"
CHUNKS_NAME = "chunks.bin"
LARGEST_MANIFEST = 64 << 20
"""Bytes; a larger one is refused unread."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A file of an entry. `sha256` is over its chunk digests, which begin at `first_chunk`."""

    entry: EntryCode
    path: str
    size: int
    sha256: str
    first_chunk: int

    @property
    def name(self) -> str:
        """The member's name inside the zip."""
        return f"entries/{self.entry}/{self.path}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What the root key signs. Each member's hash covers its part of the table of chunk digests."""

    contest: Contest
    roster: Roster
    created_at: str
    members: tuple[Member, ...] = ()
    media: tuple[MediaFacts, ...] = ()
    decks: tuple[DeckFacts, ...] = ()
    format: int = FORMAT
    program: str = ""

    def member(self, entry: EntryCode, path: str) -> Member | None:
        """Return the member with this path inside the entry, if there is one."""
        return next((m for m in self.members if m.entry == entry and m.path == path), None)

    def media_facts(self, entry: EntryCode, path: str) -> MediaFacts | None:
        """Return what is known of a clip."""
        return next((f for f in self.media if f.entry == entry and f.path == path), None)

    def deck_facts(self, entry: EntryCode, path: str) -> DeckFacts | None:
        """Return what is known of a deck."""
        return next((f for f in self.decks if f.entry == entry and f.path == path), None)


def encode(manifest: Manifest) -> bytes:
    """Return the bytes that are signed."""
    return canonical_bytes(manifest)


def decode(content: bytes, source: Path) -> Manifest:
    """Read a manifest; `source` is the bundle, for the error that says what is wrong."""
    try:
        version = msgspec.json.decode(content, type=_Version).format
        if version > FORMAT:
            raise NewerBundleError(source, str(version))
        return msgspec.json.decode(content, type=Manifest)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise AlteredBundleError(source, str(error)) from error


class _Version(msgspec.Struct):
    format: int
