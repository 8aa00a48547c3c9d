"""Talks to USB tokens through their driver (a PKCS#11 module); the only file that knows the library.

The library is an optional extra and is loaded when a token is first asked for. A PIN is handed to
the token exactly once for each time a person typed it: tokens lock after a few wrong ones.
"""

import hashlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from judge_app.documents.keys.public_keys import fit_key, has_signed
from judge_app.documents.keys.sheet_signer import low_s
from judge_app.documents.keys.token_facts import (
    FoundToken,
    PinLockedError,
    PinTries,
    TokenCertificate,
    TokenDriverError,
    TokenError,
    TokenGoneError,
    TokenKeyMissingError,
    TokenSupportMissingError,
    WrongPinError,
)

_SHA256_INFO = bytes.fromhex("3031300d060960864801650304020105000420")
"""What PKCS #1 puts before a SHA-256 (RFC 8017, section 9.2, note 1)."""

_GONE = {"TokenNotPresent", "DeviceRemoved", "SessionHandleInvalid", "SlotIDInvalid", "NoSuchToken"}
_WRONG = {"PinIncorrect", "PinInvalid", "PinLenRange"}
_LOCKED = {"PinLocked", "PinExpired", "UserPinNotInitialized"}


def find_tokens(driver: Path) -> tuple[FoundToken, ...]:
    """Return the tokens that are plugged in, with the certificates that they show to anybody.

    Raises:
        TokenSupportMissingError: the extra `token` is not installed.
        TokenDriverError: `driver` is no module that can be loaded.
        TokenError: the driver reports a fault.
    """
    with _sorted_faults(driver):
        found = []
        for slot in _library(driver).get_slots(token_present=True):
            token = _token_in(slot)
            if token is not None:
                found.append(_described(token))
        return tuple(found)


def open_token(driver: Path, serial: bytes, chosen: TokenCertificate, pin: str) -> "TokenSigner":
    """Log in to the token with this serial number, once, and return what signs with its key.

    Raises:
        TokenGoneError: no such token is plugged in.
        WrongPinError, PinLockedError: the token refused the PIN.
        TokenKeyMissingError: the token lacks the certificate's private key.
    """
    with _sorted_faults(driver):
        token = _token_with(driver, serial)
        try:
            session = token.open(user_pin=pin)
        except RuntimeError as fault:
            if type(fault).__name__ in _WRONG:
                raise WrongPinError(_tries(token), type(fault).__name__) from fault
            raise
        with ExitStack() as unless_opened:
            unless_opened.callback(session.close)
            key = _private_key(session, chosen.key_id)
            signer = TokenSigner(session, key, chosen, pin if _asks_each_time(key) else None)
            unless_opened.pop_all()
            return signer


class TokenSigner:
    """Signs with a key that never leaves its token, until it is closed."""

    def __init__(
        self, session: Any, key: Any, chosen: TokenCertificate, pin_each_time: str | None
    ) -> None:
        """`pin_each_time` is kept only for a key that wants its PIN at every signature."""
        self._session = session
        self._key = key
        self._chosen = chosen
        self._pin_each_time = pin_each_time
        self._public = fit_key(chosen.certificate.public_key())

    @property
    def certificate(self) -> x509.Certificate:
        """The token's own certificate of the key."""
        return self._chosen.certificate

    @property
    def is_open(self) -> bool:
        """Whether the token is still there and logged in to."""
        if self._session is None:
            return False
        try:
            with _sorted_faults(None):
                _private_key(self._session, self._chosen.key_id)
        except TokenError:
            return False
        return True

    def sign(self, message: bytes) -> bytes:
        """Return the signature of a message: ECDSA in DER with low s, or RSA (PKCS #1 v1.5).

        Raises:
            TokenGoneError: the token was pulled out, or the key was closed.
            TokenError: the token reports a fault, or its signature does not fit its certificate.
        """
        if self._session is None:
            raise TokenGoneError
        with _sorted_faults(None):
            signature = self._signed(message)
        if not has_signed(self._public, message, signature):
            raise TokenError("SignatureInvalid")
        return signature

    def close(self) -> None:
        """Log out; a token that is gone already is logged out by that."""
        session, self._session, self._key = self._session, None, None
        self._pin_each_time = None
        if session is None:
            return
        try:
            with _sorted_faults(None):
                session.close()
        except TokenError:
            return

    def _signed(self, message: bytes) -> bytes:
        """Let the token sign the hash: every token can, not every one hashes."""
        from pkcs11 import Mechanism  # noqa: PLC0415 - an optional extra

        digest = hashlib.sha256(message).digest()
        again = {} if self._pin_each_time is None else {"pin": self._pin_each_time}
        if isinstance(self._public, ec.EllipticCurvePublicKey):
            raw = bytes(self._key.sign(digest, mechanism=Mechanism.ECDSA, **again))
            half = len(raw) // 2
            r, s = int.from_bytes(raw[:half]), int.from_bytes(raw[half:])
            return low_s(encode_dss_signature(r, s))
        framed = _SHA256_INFO + digest
        return bytes(self._key.sign(framed, mechanism=Mechanism.RSA_PKCS, **again))


def _library(driver: Path) -> Any:
    try:
        import pkcs11  # noqa: PLC0415 - an optional extra
    except ImportError as missing:
        raise TokenSupportMissingError(str(missing)) from missing
    if not driver.is_file():
        raise TokenDriverError(driver, "missing")
    try:
        return pkcs11.lib(str(driver))
    except pkcs11.PKCS11Error as fault:
        raise TokenDriverError(driver, str(fault)) from fault


def _token_in(slot: Any) -> Any | None:
    from pkcs11 import TokenNotPresent, TokenNotRecognised  # noqa: PLC0415
    from pkcs11.constants import TokenFlag  # noqa: PLC0415

    try:
        token = slot.get_token()
    except (TokenNotPresent, TokenNotRecognised):
        return None
    return token if token.flags & TokenFlag.TOKEN_INITIALIZED else None


def _token_with(driver: Path, serial: bytes) -> Any:
    for slot in _library(driver).get_slots(token_present=True):
        token = _token_in(slot)
        if token is not None and token.serial == serial:
            return token
    raise TokenGoneError


def _described(token: Any) -> FoundToken:
    with token.open() as session:
        shown = sorted(_certificates(session), key=lambda each: each.key_id)
    return FoundToken(
        label=token.label.strip(),
        serial=token.serial,
        manufacturer=token.manufacturer_id.strip(),
        model=token.model.strip(),
        tries=_tries(token),
        certificates=tuple(shown),
    )


def _certificates(session: Any) -> Iterator[TokenCertificate]:
    from pkcs11 import Attribute, ObjectClass  # noqa: PLC0415

    for held in session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE}):
        try:
            certificate = x509.load_der_x509_certificate(bytes(held[Attribute.VALUE]))
        except ValueError:
            continue  # not an X.509 certificate: nothing to sign with
        yield TokenCertificate(key_id=bytes(held[Attribute.ID]), certificate=certificate)


def _private_key(session: Any, key_id: bytes) -> Any:
    from pkcs11 import Attribute, ObjectClass  # noqa: PLC0415

    wanted = {Attribute.CLASS: ObjectClass.PRIVATE_KEY, Attribute.ID: key_id}
    keys = list(session.get_objects(wanted))
    if len(keys) != 1:
        raise TokenKeyMissingError(str(len(keys)))
    return keys[0]


def _asks_each_time(key: Any) -> bool:
    """Return whether a key wants the PIN at every signature (CKA_ALWAYS_AUTHENTICATE)."""
    from pkcs11 import Attribute  # noqa: PLC0415

    try:
        return bool(key[Attribute.ALWAYS_AUTHENTICATE])
    except RuntimeError:
        return False  # a driver too old to know of it


def _tries(token: Any) -> PinTries:
    """Return what the token says of its PIN just now; asked anew, for a wrong PIN changes it."""
    from pkcs11.constants import TokenFlag  # noqa: PLC0415

    flags = token.slot.get_token().flags
    if flags & TokenFlag.USER_PIN_LOCKED:
        return PinTries.NONE
    if flags & TokenFlag.USER_PIN_FINAL_TRY:
        return PinTries.LAST
    return PinTries.FEW if flags & TokenFlag.USER_PIN_COUNT_LOW else PinTries.PLENTY


@contextmanager
def _sorted_faults(driver: Path | None) -> Iterator[None]:
    """Turn the library's faults, which it names by classes, into the program's own."""
    try:
        yield
    except RuntimeError as fault:  # every fault of the library is one
        name = type(fault).__name__
        if name in _GONE:
            raise TokenGoneError(name) from fault
        if name in _LOCKED:
            raise PinLockedError(name) from fault
        if driver is not None and name == "FunctionNotSupported":
            raise TokenDriverError(driver, name) from fault
        raise TokenError(f"{name} {fault}".strip()) from fault
