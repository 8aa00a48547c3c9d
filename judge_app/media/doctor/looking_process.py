"""The process that looks into clips, asked and answering in records."""

from collections.abc import Callable

import msgspec

from judge_app.helper_process import HelperProcess, ProcessGoneError
from judge_app.media.examination import Answer, Request, StillAtWork
from judge_app.progress import Cancellation


class LookingProcess:
    """A helper process that gives signs of life before its answer.

    Args:
        module: what `python -m` runs.
        flag: what the frozen program, which has no `python -m`, is called with instead.
        patience: seconds of silence after which it is ended.
    """

    def __init__(self, module: str, flag: str, patience: float) -> None:
        self._process = HelperProcess(module, flag, patience)

    def ask(
        self,
        request: Request,
        *,
        cancellation: Cancellation,
        seconds: float | None = None,
        hear: Callable[[StillAtWork], None] | None = None,
    ) -> Answer:
        """Return the answer; `hear` is told each sign of life on the way.

        Args:
            request: what is asked.
            cancellation: ends the process at the next sign of life.
            seconds: how long it may take in all, signs of life or not.
            hear: told each sign of life.

        Raises:
            ProcessGoneError: there will be no answer.
            CancelledByUserError: the user stopped it.
        """
        for line in self._process.ask(msgspec.json.encode(request), seconds=seconds):
            answer = self._read(line)
            if not isinstance(answer, StillAtWork):
                return answer
            if cancellation.is_requested:
                self.close()
                cancellation.check()
            if hear is not None:
                hear(answer)
        raise ProcessGoneError(too_slow=False)

    def close(self) -> None:
        """End the process."""
        self._process.close()

    def _read(self, line: bytes) -> Answer:
        try:
            return _ANSWERS.decode(line)
        except msgspec.DecodeError as error:
            self.close()
            raise ProcessGoneError(too_slow=False) from error


_ANSWERS: "msgspec.json.Decoder[Answer]" = msgspec.json.Decoder(Answer)
