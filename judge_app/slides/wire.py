"""How the window's process and the drawing process talk: frames of `helper_pipes`.

The drawing process asks for the deck's bytes as it needs them, so a deck is never copied whole and
every byte it sees was checked by the source.
"""

from typing import IO

import msgspec

from judge_app.helper_pipes import receive_frame, send_frame
from judge_app.slides.deck import Sheet, WordPlace

MEMORY_LIMIT = 1_500_000_000
"""Bytes that the drawing process may take for itself."""


class Prepare(msgspec.Struct, frozen=True, tag="prepare"):
    """Load the readers while nobody waits; there is no answer."""


class OpenDeck(msgspec.Struct, frozen=True, tag="open"):
    """Open the deck whose bytes the asker serves."""

    name: str
    size: int
    own_fonts: bool = True
    """Whether fonts that the deck brings along are loaded."""


class DrawPage(msgspec.Struct, frozen=True, tag="draw"):
    """Draw page `page` (from 1), `width` pixels wide, into the shared memory `memory`.

    With `step` it is drawn as it stands after so many clicks.
    """

    page: int
    width: int
    memory: str
    capacity: int
    step: int | None = None


class PageText(msgspec.Struct, frozen=True, tag="text"):
    """Say the words of page `page` (from 1)."""

    page: int


class FindWords(msgspec.Struct, frozen=True, tag="find"):
    """Say where these words stand on page `page` (from 1)."""

    page: int
    words: str


class WritePages(msgspec.Struct, frozen=True, tag="write"):
    """Write pages as a PDF to the file `target`, which may be thrown away."""

    sheets: tuple[Sheet, ...]
    target: str


class CloseDeck(msgspec.Struct, frozen=True, tag="close"):
    """Let go of the deck."""


class ServeBytes(msgspec.Struct, frozen=True, tag="bytes"):
    """Bytes of the deck, or the news that they cannot be had (`failed`)."""

    failed: bool = False


class WantBytes(msgspec.Struct, frozen=True, tag="want"):
    """The drawing process needs bytes of the deck."""

    offset: int
    length: int


class DeckOpened(msgspec.Struct, frozen=True, tag="opened"):
    """The deck is open; its facts come as the frame's raw bytes, in JSON."""


class PageDrawn(msgspec.Struct, frozen=True, tag="drawn"):
    """The page lies in the shared memory: 32-bit BGRA rows of `stride` bytes.

    What is known of it now that it is drawn comes as the frame's raw bytes, in JSON.
    """

    width: int
    height: int
    stride: int


class PagesWritten(msgspec.Struct, frozen=True, tag="written"):
    """The PDF is there."""


class TextSaid(msgspec.Struct, frozen=True, tag="said"):
    """The words of a page."""

    text: str


class WordsFound(msgspec.Struct, frozen=True, tag="found"):
    """Every hit with its places, line by line."""

    hits: tuple[tuple[WordPlace, ...], ...]


class Refused(msgspec.Struct, frozen=True, tag="refused"):
    """What was asked cannot be done: `reason` is a key, `detail` is for whoever helps."""

    reason: str
    detail: str = ""


Request = Prepare | OpenDeck | DrawPage | PageText | FindWords | WritePages | CloseDeck | ServeBytes
Answer = WantBytes | DeckOpened | PageDrawn | PagesWritten | TextSaid | WordsFound | Refused

_requests = msgspec.json.Decoder(Request)
_answers = msgspec.json.Decoder(Answer)


def send(stream: IO[bytes], message: Request | Answer, raw: bytes = b"") -> None:
    """Write one frame and flush it."""
    send_frame(stream, msgspec.json.encode(message), raw)


def receive_request(stream: IO[bytes]) -> tuple[Request, bytes]:
    """Read one frame on the drawing side; `EOFError` when the other side is gone."""
    text, raw = receive_frame(stream)
    return _requests.decode(text), raw


def receive_answer(stream: IO[bytes]) -> tuple[Answer, bytes]:
    """Read one frame on the asking side; `EOFError` when the other side is gone."""
    text, raw = receive_frame(stream)
    return _answers.decode(text), raw
