"""The process that parses and draws decks, so that a bad deck costs only this process.

Started by `DeckWorker`; speaks `wire` on its standard input and output.
"""

import sys
from contextlib import suppress
from pathlib import Path
from typing import IO

import msgspec

from judge_app.byte_source import DamagedBytesError
from judge_app.errors import JudgeAppError
from judge_app.helper_memory import HelperMemory
from judge_app.helper_pipes import own_answers
from judge_app.slides import wire
from judge_app.slides.deck import Deck, Picture, UnreadableDeckError
from judge_app.slides.drawing_process import let_decks_bring_fonts
from judge_app.slides.opening import load_readers, open_deck
from judge_app.slides.process_bounds import bound_own_memory
from judge_app.slides.wire import MEMORY_LIMIT


class _AskedSource:
    """The deck's bytes, asked for over the pipe."""

    def __init__(self, name: str, size: int, asking: IO[bytes], hearing: IO[bytes]) -> None:
        self.name = name
        self.size = size
        self._asking = asking
        self._hearing = hearing

    def read_at(self, offset: int, length: int) -> bytes:
        length = max(0, min(length, self.size - offset))
        if length == 0:
            return b""
        wire.send(self._asking, wire.WantBytes(offset, length))
        message, raw = wire.receive_request(self._hearing)
        if not isinstance(message, wire.ServeBytes) or message.failed:
            raise DamagedBytesError(self.name, offset, offset + length)
        return raw

    def reopened(self) -> "_AskedSource":
        return self

    def close(self) -> None:
        """Nothing is held here."""


def main() -> None:
    """Serve requests until the other side goes away."""
    asking, hearing = own_answers(), sys.stdin.buffer
    bound_own_memory(MEMORY_LIMIT)
    deck: Deck | None = None
    with suppress(EOFError, BrokenPipeError):
        while True:
            request, _ = wire.receive_request(hearing)
            if isinstance(request, wire.Prepare):
                load_readers()
                continue
            if isinstance(request, (wire.OpenDeck, wire.CloseDeck)) and deck is not None:
                deck.close()
                deck = None
            if isinstance(request, wire.OpenDeck):
                deck = _open(request, asking, hearing)
            elif deck is not None:
                _serve(request, deck, asking)


def _open(request: wire.OpenDeck, asking: IO[bytes], hearing: IO[bytes]) -> Deck | None:
    let_decks_bring_fonts(allowed=request.own_fonts)
    try:
        deck = open_deck(_AskedSource(request.name, request.size, asking, hearing))
    except UnreadableDeckError as error:
        wire.send(asking, wire.Refused(error.reason.value, error.detail))
    except MemoryError:
        wire.send(asking, wire.Refused("too-large"))
    except DamagedBytesError as error:
        wire.send(asking, wire.Refused("damaged-bytes", f"{error.start}-{error.end}"))
    else:
        wire.send(asking, wire.DeckOpened(), msgspec.json.encode(deck.pages))
        return deck
    return None


def _serve(request: wire.Request, deck: Deck, asking: IO[bytes]) -> None:
    try:
        answer, raw = _answer(request, deck)
        wire.send(asking, answer, raw)
    except DamagedBytesError as error:
        wire.send(asking, wire.Refused("damaged-bytes", f"{error.start}-{error.end}"))
    except MemoryError:
        wire.send(asking, wire.Refused("too-large"))
    except UnreadableDeckError as error:
        wire.send(asking, wire.Refused(error.reason.value, error.detail))
    except JudgeAppError as error:
        wire.send(asking, wire.Refused("damaged", str(error)))


def _answer(request: wire.Request, deck: Deck) -> tuple[wire.Answer, bytes]:
    match request:
        case wire.DrawPage(page, width, _, _, step):
            picture = deck.render(page, width, step)
            facts = msgspec.json.encode(deck.pages[page - 1])
            return _lay_down(picture, request), facts
        case wire.PageText(page):
            return wire.TextSaid(deck.text(page)), b""
        case wire.FindWords(page, words):
            return wire.WordsFound(deck.find(page, words)), b""
        case wire.WritePages(sheets, target):
            deck.write_pages(sheets, Path(target))
            return wire.PagesWritten(), b""
        case _:
            return wire.Refused("damaged", "out of turn"), b""


def _lay_down(picture: Picture, request: wire.DrawPage) -> wire.Answer:
    if len(picture.pixels) > request.capacity:
        return wire.Refused("too-large", f"{picture.width}x{picture.height}")
    memory = HelperMemory.found(request.memory)
    try:
        memory.buffer[: len(picture.pixels)] = picture.pixels
    finally:
        memory.close()
    return wire.PageDrawn(picture.width, picture.height, picture.stride)


if __name__ == "__main__":
    main()
