"""What is on a USB token and what can go wrong with one, in words of the program's own.

Nothing here needs the library that talks to tokens; that is `token` alone.
"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from cryptography import x509

from judge_app.documents.keys.public_keys import UnfitKeyError, fit_key, key_words
from judge_app.errors import JudgeAppError


class PinTries(StrEnum):
    """How many tries of the PIN are left, as far as the token tells."""

    PLENTY = "plenty"
    """None was wrong since the last right one, or the token does not tell."""
    FEW = "few"
    """At least one wrong PIN was given since the last right one."""
    LAST = "last"
    """One more wrong PIN locks the token."""
    NONE = "none"
    """The token is locked."""


class TokenError(JudgeAppError):
    """Something is wrong with a token; `detail` is the driver's word for it."""

    def __init__(self, detail: str = "") -> None:
        super().__init__(detail)
        self.detail = detail


class TokenSupportMissingError(TokenError):
    """This installation lacks what talks to tokens (the optional extra `token`)."""


class TokenDriverError(TokenError):
    """`path` is no driver (PKCS#11 module) that can be used on this machine."""

    def __init__(self, path: Path, detail: str = "") -> None:
        super().__init__(detail)
        self.args = (str(path), detail)
        self.path = path


class TokenGoneError(TokenError):
    """The token is not plugged in, or was pulled out."""


class WrongPinError(TokenError):
    """The PIN is wrong. Nothing tries again by itself; `tries` is what the token says is left."""

    def __init__(self, tries: PinTries, detail: str = "") -> None:
        super().__init__(detail)
        self.args = (tries.value, detail)
        self.tries = tries


class OtherPinError(TokenError):
    """The PIN differs from the one that opened the token; it was not sent there."""


class PinLockedError(TokenError):
    """The token is locked after too many wrong PINs, or its PIN was never set or has expired."""


class TokenKeyMissingError(TokenError):
    """The token has no private key that belongs to the certificate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenCertificate:
    """A certificate on a token. `key_id` finds its private key."""

    key_id: bytes
    certificate: x509.Certificate

    @property
    def holder(self) -> str:
        """Whom the token's issuer certified; for information, no decision hangs on it."""
        return _common_name(self.certificate.subject)

    @property
    def issuer(self) -> str:
        """Who issued the certificate; for information, for offline nobody can ask them."""
        return _common_name(self.certificate.issuer)

    @property
    def kind(self) -> str:
        """Such as `RSA 2048`; empty for a key that cannot sign scoresheets."""
        try:
            return key_words(fit_key(self.certificate.public_key()))
        except (UnfitKeyError, ValueError):
            return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundToken:
    """A token that is plugged in, with what it shows without a PIN."""

    label: str
    serial: bytes
    manufacturer: str
    model: str
    tries: PinTries
    certificates: tuple[TokenCertificate, ...]


def _common_name(name: x509.Name) -> str:
    found = name.get_attributes_for_oid(x509.NameOID.COMMON_NAME)
    return str(found[0].value) if found else name.rfc4514_string()
