"""A judge's key on a USB token while the program runs: the PIN is given once, and logged out of."""

from collections.abc import Callable

from cryptography import x509

from judge_app.contest.ids import JudgeId
from judge_app.documents.keys.held_key import KeyWipedError, Reminder
from judge_app.documents.keys.token import TokenSigner
from judge_app.documents.keys.token_facts import OtherPinError

Login = Callable[[str], TokenSigner]
"""Hands a PIN to the token, once."""


class HeldTokenKey:
    """Signs on the token under the certificate that the contest's root gave its key."""

    def __init__(
        self, judge: JudgeId, certificate: x509.Certificate, login: Login, pin: str
    ) -> None:
        """Log in; raises as `login` does."""
        self._judge = judge
        self._certificate = certificate
        self._login: Login | None = login
        self._signer = login(pin)
        self._reminder = Reminder(pin)

    @property
    def judge(self) -> JudgeId:
        """Whose key it is."""
        return self._judge

    @property
    def certificate(self) -> x509.Certificate:
        """The contest's certificate of the token's key."""
        return self._certificate

    def sign(self, message: bytes) -> bytes:
        """Return the token's signature; raises as `TokenSigner.sign` does."""
        if self._login is None:
            raise KeyWipedError(self._judge)
        return self._signer.sign(message)

    def confirm(self, secret: str) -> None:
        """Check the PIN again.

        While the token is logged in to, it is not asked, so that a slip of the finger costs no try.
        A token that was pulled out and is back gets the PIN once, as at the first time.

        Raises:
            OtherPinError: it is another than the one that opened the token.
            WrongPinError, TokenGoneError, TokenError: the token was asked.
        """
        if self._login is None:
            raise KeyWipedError(self._judge)
        if self._signer.is_open:
            if not self._reminder.recognises(secret):
                raise OtherPinError
            return
        self._signer.close()
        self._signer = self._login(secret)
        self._reminder = Reminder(secret)

    def wipe(self) -> None:
        """Log out of the token."""
        self._login = None
        self._reminder.forget()
        self._signer.close()
