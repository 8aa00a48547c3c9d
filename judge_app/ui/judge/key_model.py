"""A judge's own key or USB token, without widgets: made, asked for, answered."""

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from judge_app.contest.ids import JudgeId
from judge_app.errors import JudgeAppError
from judge_app.ui.tasks import TaskRunner

if TYPE_CHECKING:
    from judge_app.documents.keys.token_facts import FoundToken, TokenCertificate
    from judge_app.workflows.open_bundle import OpenedBundle
    from judge_app.workflows.own_key import KeptKey, OwnKey


class KeyModel(QObject):
    """Knows the bundle and the person; every answer comes by a signal."""

    kept_found = Signal(object)
    """The `KeptKey`s of this person on this machine, in a tuple."""
    made = Signal(object)
    """An `OwnKey`."""
    request_written = Signal(object, str)
    """The request's path, and the fingerprint to read out."""
    answer_taken = Signal(object)
    """A `KeyAnswer`."""
    tokens_found = Signal(object)
    """The `FoundToken`s, in a tuple."""
    failed = Signal(object)

    def __init__(
        self,
        tasks: TaskRunner,
        clock: Callable[[], datetime],
        folder: Path,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._clock = clock
        self._folder = folder
        self._opened: OpenedBundle | None = None
        self._judge = JudgeId("")

    @property
    def judge(self) -> JudgeId:
        """Whose key it is about."""
        return self._judge

    @property
    def opened(self) -> "OpenedBundle":
        """The bundle; only after `begin`."""
        assert self._opened is not None
        return self._opened

    def begin(self, opened: "OpenedBundle", judge: JudgeId) -> None:
        """Take up a person of a bundle, and look for keys made earlier."""
        self._opened, self._judge = opened, judge
        self.look()

    def look(self) -> None:
        """Look for this person's keys on this machine."""
        opened, judge, folder = self.opened, self._judge, self._folder

        def find() -> "tuple[KeptKey, ...]":
            from judge_app.workflows.own_key import kept_keys  # noqa: PLC0415  heavy

            return kept_keys(opened, judge, folder)

        self._tasks.store(find, then=self._on_kept, failed=self._on_failed)

    def make(self) -> None:
        """Make a key and seal it."""
        opened, judge, folder, clock = self.opened, self._judge, self._folder, self._clock

        def make() -> "OwnKey":
            from judge_app.workflows.own_key import KeyMaking, make_key  # noqa: PLC0415  heavy

            outside = KeyMaking(moment=clock(), random_bytes=os.urandom)
            return make_key(opened, judge, folder, outside)

        self._tasks.store(make, then=self._on_made, failed=self._on_failed)

    def write_request(self, key: Path, folder: Path) -> None:
        """Write the request of a key made on this machine into a folder."""
        judge = self._judge

        def write() -> tuple[Path, str]:
            from judge_app.workflows.own_key import write_kept_request  # noqa: PLC0415  heavy

            return write_kept_request(key, judge, folder)

        self._tasks.store(write, then=self._on_written, failed=self._on_failed)

    def take_answer(self, path: Path) -> None:
        """Check staff's answer and keep it."""
        opened, judge, folder = self.opened, self._judge, self._folder

        def take() -> object:
            from judge_app.workflows.own_key import accept_answer  # noqa: PLC0415  heavy

            return accept_answer(opened, judge, path, folder)

        self._tasks.store(take, then=self._on_answer, failed=self._on_failed)

    def find_tokens(self, driver: Path) -> None:
        """Look which tokens are plugged in; needs no PIN."""

        def find() -> "tuple[FoundToken, ...]":
            from judge_app.workflows.token_key import find_tokens  # noqa: PLC0415  heavy

            return find_tokens(driver)

        self._tasks.store(find, then=self._on_tokens, failed=self._on_failed)

    def request_for_token(
        self,
        driver: Path,
        token: "FoundToken",
        chosen: "TokenCertificate",
        pin: str,
        folder: Path,
    ) -> None:
        """Let the token sign a request; the PIN goes to it once."""
        opened, judge, clock = self.opened, self._judge, self._clock

        def write() -> tuple[Path, str]:
            from judge_app.workflows.token_key import request_for_token  # noqa: PLC0415  heavy

            return request_for_token(
                opened, judge, driver, token, chosen, pin, moment=clock(), folder=folder
            )

        self._tasks.store(write, then=self._on_written, failed=self._on_failed)

    def _on_kept(self, kept: "tuple[KeptKey, ...]") -> None:
        self.kept_found.emit(kept)

    def _on_made(self, made: "OwnKey") -> None:
        self.made.emit(made)

    def _on_written(self, written: tuple[Path, str]) -> None:
        self.request_written.emit(*written)
        self.look()

    def _on_answer(self, answer: object) -> None:
        self.answer_taken.emit(answer)
        self.look()

    def _on_tokens(self, tokens: "tuple[FoundToken, ...]") -> None:
        self.tokens_found.emit(tokens)

    def _on_failed(self, failure: JudgeAppError) -> None:
        self.failed.emit(failure)
