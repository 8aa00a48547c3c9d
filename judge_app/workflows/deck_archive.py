"""Keeps the packs of decks in the contest folder, so that a deck is converted once.

A pack is filed under the deck's hash and what made it: a deck that was renamed is known again, and
one is made anew where another converter is to be used. The folder may be thrown away at any time.
"""

import hashlib
import zipfile
from pathlib import Path

import msgspec

from judge_app.atomic_file import atomic_writer, write_atomically
from judge_app.contest.ids import Sha256Hex
from judge_app.file_errors import explained
from judge_app.slides.pack import PACK_SUFFIX, DeckPack

DECKS_FOLDER = "decks"
"""Inside the contest folder."""
_VERSION = 1
"""Raise it when packs come to hold more, so that they are made anew."""
_BLOCK = 1 << 20


class PackRecord(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a deck beside its pack."""

    version: int = _VERSION
    pack: DeckPack
    failure: str = ""
    """Why the converter made no PDF, as a key; empty where it did or was not asked."""


class DeckArchive:
    """The folder with a pack and a record for each deck; `maker` names the converter in use."""

    def __init__(self, contest_folder: Path, maker: str) -> None:
        self._folder = contest_folder / DECKS_FOLDER
        self._maker = maker

    def known(self, sha256: Sha256Hex) -> PackRecord | None:
        """Return the record of a deck whose pack is there, else None."""
        try:
            content = self._file(sha256, ".json").read_bytes()
            record = msgspec.json.decode(content, type=PackRecord)
        except (OSError, msgspec.MsgspecError):
            return None
        is_whole = record.version == _VERSION and zipfile.is_zipfile(self.pack(sha256))
        return record if is_whole else None

    def keep(self, sha256: Sha256Hex, record: PackRecord, made: Path) -> None:
        """File a pack that lies at `made`."""
        with explained(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
        with (
            explained(made),
            made.open("rb") as stream,
            atomic_writer(self.pack(sha256)) as kept,
        ):
            while block := stream.read(_BLOCK):
                kept.write(block)
        content = msgspec.json.format(msgspec.json.encode(record)) + b"\n"
        write_atomically(self._file(sha256, ".json"), content)

    def pack(self, sha256: Sha256Hex) -> Path:
        """Return where the pack of a deck lies."""
        return self._file(sha256, PACK_SUFFIX)

    def _file(self, sha256: Sha256Hex, ending: str) -> Path:
        maker = hashlib.sha256(self._maker.encode()).hexdigest()[:8]
        return self._folder / f"{sha256[:32]}-{maker}{ending}"
