"""A transport or program stream in blocks, each of which holds a part of the stream of coded video."""

from dataclasses import dataclass
from typing import Protocol

from judge_app.media.coded.coded_picture import VideoCodec
from judge_app.media.containers.stretch import Cut


class DamageError(ValueError):
    """Bytes are missing, or are not what they should be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PesStart:
    """Where a PES packet with video begins."""

    at: int
    """In the block's content: where what it carries begins."""
    offset: int
    """In the clip: where it begins, or the packet that holds its head."""
    shown: int | None
    """When the first picture that begins in it is shown, in ticks; None: not told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A part of the stream of coded video."""

    content: bytes
    starts: tuple[PesStart, ...]


class PesBlocks(Protocol):
    """Reads a clip block by block; all raise `DamageError`."""

    @property
    def codec(self) -> VideoCodec:
        """How the pictures are coded."""

    @property
    def start(self) -> int:
        """The first time that is told in the clip, of pictures or sound, in ticks."""

    @property
    def block_bytes(self) -> int:
        """How many bytes of the clip make a block."""

    @property
    def count(self) -> int:
        """How many blocks there are."""

    def block(self, number: int) -> Block:
        """Read one of them."""

    def last_sound(self) -> int | None:
        """Return the last time that is told for sound, in ticks."""

    def cut(self, start: PesStart, skipped: int) -> Cut:
        """Return the clip that begins where a PES packet does, less so many bytes that this carries first."""

    def stored(self, packets: list[bytes]) -> bytes:
        """Return PES packets as the clip would store them, of its own video, at its end."""

    def play_from(self, start: PesStart, skipped: int, moment: int) -> Cut:
        """Return the same, but with what comes before a moment, in ticks, hurried or left out."""
