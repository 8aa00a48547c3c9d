"""The keys that are open in this run of the program: each is opened once, and all go at its end.

Nothing heavy is loaded here, for every screen is handed the ring.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from judge_app.contest.ids import JudgeId, Sha256Hex

if TYPE_CHECKING:
    from judge_app.documents.keys.held_key import HeldKey
    from judge_app.workflows.open_bundle import OpenedBundle


class KeyRing:
    """Holds open keys by the roster's pins. The secret is asked for every time, the file once."""

    def __init__(self) -> None:
        self._held: dict[Sha256Hex, HeldKey] = {}

    def open(self, opened: "OpenedBundle", judge: JudgeId, key_file: Path, code: str) -> "HeldKey":
        """Return a judge's key, opened from its file if it is not open yet.

        Raises what `unlock` raises; `WrongCodeError` also where the key is open already.
        """
        from judge_app.workflows.open_bundle import unlock  # noqa: PLC0415 - cryptography

        held = self.held(opened, judge)
        if held is not None:
            held.confirm(code)
            return held
        return self.hold(unlock(opened, judge, key_file, code))

    def open_token(
        self, opened: "OpenedBundle", judge: JudgeId, driver: Path, pin: str
    ) -> "HeldKey":
        """Return a judge's key on a plugged-in USB token, logged in to if it is not yet.

        Raises what `unlock_token` raises; `OtherPinError` where the token is open already.
        """
        from judge_app.workflows.token_key import unlock_token  # noqa: PLC0415 - cryptography

        held = self.held(opened, judge)
        if held is not None:
            held.confirm(pin)
            return held
        return self.hold(unlock_token(opened, judge, driver, pin))

    def hold(self, key: "HeldKey") -> "HeldKey":
        """Keep a key that was opened elsewhere, such as a token's, and return it."""
        from judge_app.documents.keys.keys import spki_sha256  # noqa: PLC0415 - cryptography

        self._held[spki_sha256(key.certificate)] = key
        return key

    def held(self, opened: "OpenedBundle", judge: JudgeId) -> "HeldKey | None":
        """Return the open key that the bundle lists for a judge, or None."""
        return self._held.get(opened.roster.key_of(judge).spki_sha256)

    def close(self) -> None:
        """Wipe every key."""
        while self._held:
            self._held.popitem()[1].wipe()
