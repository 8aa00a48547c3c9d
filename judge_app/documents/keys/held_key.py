"""Somebody's key while the program runs: opened once, asked for again by its code, wiped at the end.

What wiping can do: the private key lives in OpenSSL, which overwrites it when the last reference to
it goes, and the buffers in which this program stretched the code and decrypted the key are
overwritten as soon as they have served. What it cannot do: Python's own texts, such as the code as
it was typed, stay in memory until that memory is used again, and what the operating system has
written to its swap or to a hibernation file is out of reach.
"""

import hmac
import os
from typing import Protocol

from cryptography import x509

from judge_app.contest.ids import JudgeId
from judge_app.documents.keys.codes import normalise_code
from judge_app.documents.keys.key_file import WrongCodeError
from judge_app.documents.keys.keys import HolderKey
from judge_app.documents.keys.sheet_signer import OpenedKey, SheetSigner
from judge_app.errors import JudgeAppError


class KeyWipedError(JudgeAppError):
    """The key of `holder` was wiped: the program is ending, or the work was left."""

    def __init__(self, holder: JudgeId) -> None:
        super().__init__(holder)
        self.holder = holder


class HeldKey(SheetSigner, Protocol):
    """A key that is open for this run of the program."""

    @property
    def judge(self) -> JudgeId:
        """Whose key it is."""

    def confirm(self, secret: str) -> None:
        """Check the code or PIN again, as consent to sign, without opening anything anew.

        Raises:
            WrongCodeError: it is another than the one that opened the key.
        """

    def wipe(self) -> None:
        """Let go of the key; nothing can be signed with it any more."""


class Reminder:
    """Remembers a code or PIN only so far as to recognise it.

    A keyed hash whose key lives as long as the object; a fast one, because whoever can read it out
    of memory can read the open key beside it.
    """

    def __init__(self, secret: str) -> None:
        self._salt = os.urandom(32)
        self._digest = self._hashed(secret)

    def recognises(self, secret: str) -> bool:
        """Return whether it is the same code or PIN."""
        return hmac.compare_digest(self._digest, self._hashed(secret))

    def forget(self) -> None:
        """Recognise nothing any more."""
        self._digest = b""

    def _hashed(self, secret: str) -> bytes:
        return hmac.digest(self._salt, secret.encode(), "sha256")


class HeldFileKey:
    """A key out of its file."""

    def __init__(self, judge: JudgeId, key: HolderKey, code: str) -> None:
        self._judge = judge
        self._key: HolderKey | None = key
        self._reminder = Reminder(normalise_code(code))

    @property
    def judge(self) -> JudgeId:
        """Whose key it is."""
        return self._judge

    @property
    def key(self) -> HolderKey:
        """The key itself; `KeyWipedError` once it is wiped."""
        if self._key is None:
            raise KeyWipedError(self._judge)
        return self._key

    @property
    def certificate(self) -> x509.Certificate:
        """The certificate of the key."""
        return self.key.certificate

    def sign(self, message: bytes) -> bytes:
        """Return an ECDSA signature; the same message always gets the same."""
        return OpenedKey(self.key).sign(message)

    def confirm(self, secret: str) -> None:
        """Check the code again; `WrongCodeError` if it is another."""
        if self._key is None:
            raise KeyWipedError(self._judge)
        if not self._reminder.recognises(normalise_code(secret)):
            raise WrongCodeError(self._judge)

    def wipe(self) -> None:
        """Let go of the key; OpenSSL overwrites it."""
        self._key = None
        self._reminder.forget()
