"""A judge's USB token: ask staff to put its key on the roster, and sign with it."""

from datetime import datetime
from functools import partial
from pathlib import Path

from judge_app.atomic_file import write_atomically
from judge_app.contest.ids import JudgeId
from judge_app.documents.keys.held_token import HeldTokenKey
from judge_app.documents.keys.key_request import (
    REQUEST_SUFFIX,
    make_request,
    read_request,
    request_fingerprint,
)
from judge_app.documents.keys.keys import KeyNotOnRosterError, certificate_from, der, spki_sha256
from judge_app.documents.keys.token import find_tokens, open_token
from judge_app.documents.keys.token_facts import FoundToken, TokenCertificate, TokenGoneError
from judge_app.workflows.open_bundle import OpenedBundle, check_member

__all__ = ["find_tokens", "is_token_listed", "request_for_token", "unlock_token"]


def request_for_token(
    opened: OpenedBundle,
    judge: JudgeId,
    driver: Path,
    token: FoundToken,
    chosen: TokenCertificate,
    pin: str,
    *,
    moment: datetime,
    folder: Path,
) -> tuple[Path, str]:
    """Write a request for a token's key into `folder`; return its path and the fingerprint.

    The token signs the request, which proves that the judge holds it and knows its PIN. It is logged
    out of afterwards. Raises as `open_token` does, `UnfitKeyError` for a key too weak to sign
    scoresheets, `UnknownJudgeError`.
    """
    check_member(opened, judge)
    signer = open_token(driver, token.serial, chosen, pin)
    try:
        request = make_request(
            signer,
            contest=opened.contest.id,
            holder=judge,
            root_fingerprint=opened.roster.root_fingerprint,
            made_at=moment.isoformat(timespec="seconds"),
            token_certificate=der(chosen.certificate),
        )
    finally:
        signer.close()
    path = folder / f"{judge}{REQUEST_SUFFIX}"
    write_atomically(path, request)
    return path, request_fingerprint(read_request(request))


def unlock_token(opened: OpenedBundle, judge: JudgeId, driver: Path, pin: str) -> HeldTokenKey:
    """Log in to the plugged-in token whose key the bundle lists for a judge.

    The PIN goes to that token only, once.

    Raises:
        TokenGoneError: no token is plugged in.
        KeyNotOnRosterError: tokens are, and none has the key that the bundle lists.
        WrongPinError, PinLockedError, TokenError: see `open_token`.
    """
    listed = opened.roster.key_of(judge)
    tokens = find_tokens(driver)
    if not tokens:
        raise TokenGoneError
    for token in tokens:
        for each in token.certificates:
            if spki_sha256(each.certificate) == listed.spki_sha256:
                login = partial(open_token, driver, token.serial, each)
                return HeldTokenKey(judge, certificate_from(listed.certificate), login, pin)
    raise KeyNotOnRosterError(judge)


def is_token_listed(opened: OpenedBundle, judge: JudgeId, tokens: tuple[FoundToken, ...]) -> bool:
    """Return whether one of these tokens has the key that the bundle lists for a judge."""
    pin = opened.roster.key_of(judge).spki_sha256
    return any(spki_sha256(c.certificate) == pin for token in tokens for c in token.certificates)
