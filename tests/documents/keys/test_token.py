"""USB tokens: what they show, how they sign, and that a PIN reaches them once."""

import sys
from pathlib import Path
from typing import Any

import pytest

from judge_app.documents.keys import token
from judge_app.documents.keys.public_keys import fit_key, has_signed
from judge_app.documents.keys.sheet_signer import has_low_s
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
from tests.support.softhsm import PIN


def _token(driver: Path, label: str) -> FoundToken:
    return next(each for each in token.find_tokens(driver) if each.label == label)


def _signer(driver: Path, label: str, place: int = 0, pin: str = PIN) -> token.TokenSigner:
    found = _token(driver, label)
    return token.open_token(driver, found.serial, found.certificates[place], pin)


def test_tokens_show_their_certificates_without_a_pin(soft_tokens: Path) -> None:
    rsa, ec = _token(soft_tokens, "RSA"), _token(soft_tokens, "EC")
    assert [each.kind for each in rsa.certificates] == ["RSA 2048", ""]
    assert [each.kind for each in ec.certificates] == ["P-256"]
    (certificate,) = ec.certificates
    assert (certificate.holder, certificate.issuer) == ("Nguyễn Thị p256", "CA phục vụ thử nghiệm")
    assert rsa.serial != ec.serial


@pytest.mark.parametrize("label", ["RSA", "EC"])
def test_a_token_signs_and_its_certificate_says_so(soft_tokens: Path, label: str) -> None:
    signer = _signer(soft_tokens, label)
    try:
        assert signer.is_open
        key = fit_key(signer.certificate.public_key())
        for message in (b"", b"message", b"x" * 100_000):
            signature = signer.sign(message)
            assert has_signed(key, message, signature)
            assert label == "RSA" or has_low_s(signature)
    finally:
        signer.close()


@pytest.mark.parametrize("place", [0, 1])
def test_a_key_that_wants_its_pin_at_every_signature_gets_it(soft_tokens: Path, place: int) -> None:
    signer = _signer(soft_tokens, "CAREFUL", place)
    try:
        key = fit_key(signer.certificate.public_key())
        for message in (b"one", b"two"):
            assert has_signed(key, message, signer.sign(message))
    finally:
        signer.close()
    assert _token(soft_tokens, "CAREFUL").tries is PinTries.PLENTY


def test_a_closed_token_signs_nothing(soft_tokens: Path) -> None:
    signer = _signer(soft_tokens, "EC")
    signer.close()
    signer.close()
    assert not signer.is_open
    with pytest.raises(TokenGoneError):
        signer.sign(b"message")


def test_a_wrong_pin_is_told_with_what_the_token_says(soft_tokens: Path) -> None:
    assert _token(soft_tokens, "EC").tries is PinTries.PLENTY
    with pytest.raises(WrongPinError) as caught:
        _signer(soft_tokens, "EC", pin="sai-roi")
    assert caught.value.tries is PinTries.FEW
    assert _token(soft_tokens, "EC").tries is PinTries.FEW
    _signer(soft_tokens, "EC").close()
    assert _token(soft_tokens, "EC").tries is PinTries.PLENTY


def test_a_token_that_is_not_there_is_gone(soft_tokens: Path) -> None:
    found = _token(soft_tokens, "EC")
    with pytest.raises(TokenGoneError):
        token.open_token(soft_tokens, b"another", found.certificates[0], PIN)


def test_a_certificate_without_its_key_is_told_and_logged_out(soft_tokens: Path) -> None:
    found = _token(soft_tokens, "EC")
    lonely = TokenCertificate(key_id=b"none", certificate=found.certificates[0].certificate)
    with pytest.raises(TokenKeyMissingError):
        token.open_token(soft_tokens, found.serial, lonely, PIN)
    _signer(soft_tokens, "EC").close()


def test_a_certificate_of_another_key_is_noticed_at_the_first_signature(soft_tokens: Path) -> None:
    rsa, ec = _token(soft_tokens, "RSA"), _token(soft_tokens, "EC")
    swapped = TokenCertificate(
        key_id=ec.certificates[0].key_id, certificate=rsa.certificates[0].certificate
    )
    signer = token.open_token(soft_tokens, ec.serial, swapped, PIN)
    try:
        with pytest.raises(TokenError):
            signer.sign(b"message")
    finally:
        signer.close()


def test_a_file_that_is_no_driver_is_named(tmp_path: Path) -> None:
    other = tmp_path / "ghi-chu.so"
    other.write_bytes(b"not a library")
    for path in (other, tmp_path / "khong-co.dll"):
        with pytest.raises(TokenDriverError) as caught:
            token.find_tokens(path)
        assert caught.value.path == path


def test_without_the_library_the_program_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "pkcs11", None)
    with pytest.raises(TokenSupportMissingError):
        token.find_tokens(tmp_path)


class _Slot:
    def __init__(self, owner: "_StubbornToken") -> None:
        self._owner = owner

    def get_token(self) -> "_StubbornToken":
        return self._owner


class _StubbornToken:
    """A token that refuses every PIN, and counts them; no token in software ever locks."""

    def __init__(self, fault: type[RuntimeError], flags: int) -> None:
        self._fault = fault
        self.flags = flags
        self.pins: list[str] = []
        self.serial = b"1"
        self.slot = _Slot(self)

    def open(self, *, user_pin: str) -> Any:
        self.pins.append(user_pin)
        raise self._fault


def _stubborn(monkeypatch: pytest.MonkeyPatch, fault: str, flag: str) -> _StubbornToken:
    import pkcs11  # noqa: PLC0415
    from pkcs11.constants import TokenFlag  # noqa: PLC0415

    flags = TokenFlag.TOKEN_INITIALIZED | (TokenFlag[flag] if flag else TokenFlag(0))
    held = _StubbornToken(getattr(pkcs11, fault), flags)

    class _Library:
        def get_slots(self, *, token_present: bool) -> list[_Slot]:
            assert token_present
            return [_Slot(held)]

    monkeypatch.setattr(token, "_library", lambda _driver: _Library())
    return held


@pytest.mark.parametrize(
    ("fault", "flag", "wanted"),
    [
        ("PinIncorrect", "", PinTries.PLENTY),
        ("PinIncorrect", "USER_PIN_COUNT_LOW", PinTries.FEW),
        ("PinIncorrect", "USER_PIN_FINAL_TRY", PinTries.LAST),
        ("PinIncorrect", "USER_PIN_LOCKED", PinTries.NONE),
        ("PinLenRange", "", PinTries.PLENTY),
        ("PinInvalid", "", PinTries.PLENTY),
    ],
)
def test_a_pin_reaches_the_token_once_and_never_again_by_itself(
    monkeypatch: pytest.MonkeyPatch, fault: str, flag: str, wanted: PinTries
) -> None:
    held = _stubborn(monkeypatch, fault, flag)
    with pytest.raises(WrongPinError) as caught:
        token.open_token(Path("driver"), b"1", _none(), "0000")
    assert caught.value.tries is wanted
    assert held.pins == ["0000"]


@pytest.mark.parametrize(
    ("fault", "wanted"),
    [
        ("PinLocked", PinLockedError),
        ("PinExpired", PinLockedError),
        ("TokenNotPresent", TokenGoneError),
        ("DeviceRemoved", TokenGoneError),
        ("GeneralError", TokenError),
        ("UserAlreadyLoggedIn", TokenError),
    ],
)
def test_every_fault_of_the_driver_has_its_own_failure(
    monkeypatch: pytest.MonkeyPatch, fault: str, wanted: type[TokenError]
) -> None:
    held = _stubborn(monkeypatch, fault, "")
    with pytest.raises(TokenError) as caught:
        token.open_token(Path("driver"), b"1", _none(), "0000")
    assert type(caught.value) is wanted
    assert held.pins == ["0000"]


def _none() -> TokenCertificate:
    from tests.support.signed_contest import signed_contest  # noqa: PLC0415

    return TokenCertificate(key_id=b"", certificate=signed_contest().root.certificate)
