"""The window's side of the drawing process: start it, ask it, and outlive it.

One `DeckWorker` shows one deck at a time. Its methods block and belong on the rendering worker. A
page that takes too long, or that kills the process, costs that page: the process is started again
and the page is reported as `PageNotDrawnError`.
"""

import threading
from contextlib import suppress
from pathlib import Path

import msgspec

from judge_app.byte_source import ByteSource, DamagedBytesError
from judge_app.errors import FileProblemError, JudgeAppError
from judge_app.helper_memory import HelperMemory
from judge_app.helper_process import Conversation, ProcessGoneError, helper_command
from judge_app.slides import wire
from judge_app.slides.deck import (
    PageFacts,
    Picture,
    Sheet,
    UnreadableDeckError,
    UnreadableReason,
    WordPlace,
)
from judge_app.slides.process_bounds import ProcessBounds
from judge_app.slides.wire import MEMORY_LIMIT

OPENING_SECONDS = 20.0
PAGE_SECONDS = 5.0
WRITING_SECONDS = 1.0
"""For each page of a PDF, beyond the first."""
_GRAIN = 1 << 20

_MODULE = "judge_app.slides.worker_process"
WORKER_FLAG = "--slides-worker"
"""What the frozen program is called with to become a drawing process."""


class PageNotDrawnError(JudgeAppError):
    """A page could not be drawn: `reason` is `too-slow`, `died`, `too-large` or `damaged`."""

    def __init__(self, page: int, reason: str, detail: str = "") -> None:
        super().__init__(page, reason, detail)
        self.page = page
        self.reason = reason
        self.detail = detail


class DeckWorker:
    """A drawing process and the deck that it shows."""

    def __init__(self, patience: float = 1.0, *, own_fonts: bool = True) -> None:
        """`patience` multiplies the time limits, for machines that are busy with other things.

        `own_fonts` says whether fonts that decks bring along are used.
        """
        self._patience = patience
        self.own_fonts = own_fonts
        """Whether the next deck's own fonts are used."""
        self._bounds = ProcessBounds(MEMORY_LIMIT)
        self._conversation: Conversation | None = None
        self._source: ByteSource | None = None
        self._memory: HelperMemory | None = None
        self._pages: tuple[PageFacts, ...] = ()
        self._source_failure: JudgeAppError | None = None
        self._is_shut = False
        self._lock = threading.Lock()

    @property
    def pages(self) -> tuple[PageFacts, ...]:
        """The open deck's pages; what is not exact is known of those that were drawn."""
        return self._pages

    @property
    def process_id(self) -> int | None:
        """The drawing process's number while it lives."""
        return None if self._conversation is None else self._conversation.process.pid

    def start(self) -> None:
        """Start the process ahead of time, so that the first deck opens at once."""
        with self._lock, suppress(ProcessGoneError, OSError):
            wire.send(self._living().asking, wire.Prepare())

    def open(self, source: ByteSource) -> tuple[PageFacts, ...]:
        """Open a deck and return its pages; `UnreadableDeckError` says why it cannot be shown."""
        with self._lock:
            self._source = source
            return self._open_again()

    def render(self, page: int, width: int, step: int | None = None) -> Picture:
        """Draw page `page` (from 1), `width` pixels wide, whole or after `step` clicks.

        `PageNotDrawnError` says why it cannot be drawn.
        """
        with self._lock:
            facts = self._pages[page - 1]
            height = round(width * facts.height / max(1, facts.width)) + 2
            memory = self._memory_of(page, min(width * max(1, height) * 4, 240_000_000))
            request = wire.DrawPage(page, width, memory.name, len(memory.buffer), step)
            answer, raw = self._page_answer(page, request)
            if not isinstance(answer, wire.PageDrawn):
                raise PageNotDrawnError(page, "damaged")
            self._learn(page, msgspec.json.decode(raw, type=PageFacts))
            pixels = bytes(memory.buffer[: answer.stride * answer.height])
            return Picture(
                width=answer.width, height=answer.height, stride=answer.stride, pixels=pixels
            )

    def text(self, page: int) -> str:
        """Return the words of page `page` (from 1), empty where they cannot be read."""
        with self._lock:
            answer, _ = self._page_answer(page, wire.PageText(page))
            return answer.text if isinstance(answer, wire.TextSaid) else ""

    def find(self, page: int, words: str) -> tuple[tuple[WordPlace, ...], ...]:
        """Return where `words` stand on page `page` (from 1), hit by hit, line by line."""
        with self._lock:
            answer, _ = self._page_answer(page, wire.FindWords(page, words))
            return answer.hits if isinstance(answer, wire.WordsFound) else ()

    def write_pages(self, sheets: tuple[Sheet, ...], target: Path) -> None:
        """Write pages as a PDF to `target`; a `PageNotDrawnError` may leave a part there."""
        with self._lock:
            request = wire.WritePages(sheets, str(target))
            seconds = PAGE_SECONDS + WRITING_SECONDS * len(sheets)
            answer, _ = self._page_answer(sheets[0].page, request, seconds)
            if not isinstance(answer, wire.PagesWritten):
                raise PageNotDrawnError(sheets[0].page, "damaged")

    def close_deck(self) -> None:
        """Let go of the deck and keep the process for the next one."""
        with self._lock:
            self._source = None
            if self._conversation is not None:
                with suppress(OSError):
                    wire.send(self._conversation.asking, wire.CloseDeck())

    def shut_down(self) -> None:
        """End the process at once and give its memory back; nothing can be asked afterwards."""
        self._is_shut = True
        conversation = self._conversation
        if conversation is not None:
            conversation.process.kill()  # whoever waits for an answer now stops waiting
        with self._lock:
            self._end()
            self._bounds.close()
            self._give_memory_back()

    def _give_memory_back(self) -> None:
        memory, self._memory = self._memory, None
        if memory is not None:
            memory.close()

    def _open_again(self) -> tuple[PageFacts, ...]:
        source = self._source
        if source is None:
            raise UnreadableDeckError("", UnreadableReason.DAMAGED)
        try:
            answer, raw = self._ask(
                wire.OpenDeck(source.name, source.size, self.own_fonts), OPENING_SECONDS
            )
        except ProcessGoneError as gone:
            reason = UnreadableReason.TOO_SLOW if gone.too_slow else UnreadableReason.KILLED_READER
            raise UnreadableDeckError(source.name, reason) from gone
        if isinstance(answer, wire.Refused):
            raise UnreadableDeckError(source.name, UnreadableReason(answer.reason), answer.detail)
        self._pages = msgspec.json.decode(raw, type=tuple[PageFacts, ...])
        return self._pages

    def _learn(self, page: int, facts: PageFacts) -> None:
        """Keep what only drawing the page brought to light."""
        self._pages = (*self._pages[: page - 1], facts, *self._pages[page:])

    def _page_answer(
        self, page: int, request: wire.Request, seconds: float = PAGE_SECONDS
    ) -> tuple[wire.Answer, bytes]:
        try:
            if not self._is_alive():
                self._open_again()
            answer, raw = self._ask(request, seconds)
        except ProcessGoneError as gone:
            raise PageNotDrawnError(page, "too-slow" if gone.too_slow else "died") from gone
        if isinstance(answer, wire.Refused):
            raise PageNotDrawnError(page, answer.reason, answer.detail)
        return answer, raw

    def _ask(self, request: wire.Request, seconds: float) -> tuple[wire.Answer, bytes]:
        conversation = self._living()
        late = threading.Event()

        def give_up() -> None:
            late.set()
            conversation.process.kill()

        timer = threading.Timer(seconds * self._patience, give_up)
        timer.start()
        try:
            wire.send(conversation.asking, request)
            answer, raw = wire.receive_answer(conversation.hearing)
            while isinstance(answer, wire.WantBytes):
                self._serve(conversation, answer)
                answer, raw = wire.receive_answer(conversation.hearing)
            failure, self._source_failure = self._source_failure, None
            if failure is not None and isinstance(answer, wire.Refused):
                raise failure
            return answer, raw
        except (EOFError, OSError, msgspec.DecodeError) as error:
            self._end()
            raise ProcessGoneError(too_slow=late.is_set()) from error
        finally:
            timer.cancel()

    def _serve(self, conversation: Conversation, wanted: wire.WantBytes) -> None:
        source = self._source
        try:
            raw = source.read_at(wanted.offset, wanted.length) if source else b""
        except (DamagedBytesError, FileProblemError) as error:
            self._source_failure = error
            wire.send(conversation.asking, wire.ServeBytes(failed=True))
        else:
            wire.send(conversation.asking, wire.ServeBytes(), raw)

    def _living(self) -> Conversation:
        if self._is_shut:
            raise ProcessGoneError(too_slow=False)
        if not self._is_alive():
            self._end()
            self._conversation = Conversation.begun(helper_command(_MODULE, WORKER_FLAG))
            self._bounds.take(self._conversation.process)
        assert self._conversation is not None
        return self._conversation

    def _is_alive(self) -> bool:
        """Say whether there is a process; one that died while nobody asked costs no page."""
        return self._conversation is not None and self._conversation.process.poll() is None

    def _end(self) -> None:
        conversation, self._conversation = self._conversation, None
        if conversation is not None:
            conversation.end()

    def _memory_of(self, page: int, size: int) -> HelperMemory:
        if self._is_shut:
            raise PageNotDrawnError(page, "died")
        if self._memory is None or len(self._memory.buffer) < size:
            self._give_memory_back()
            rounded = -(-size // _GRAIN) * _GRAIN
            self._memory = HelperMemory.made(rounded)
        return self._memory
