"""A `.keyrequest`: a judge asks staff to certify a key that the judge made or has on a USB token.

JSON in canonical spelling: for which contest (and under which root) and whom, the public key, and a
signature by the private key, so that nobody can ask for a certificate on a key of somebody else's.
It proves who holds the key, not who the holder is: for that staff compare the fingerprint with the
one that the judge reads out from the own screen.
"""

import base64
import hashlib
from dataclasses import dataclass

import msgspec

from judge_app.contest.canonical import canonical_bytes
from judge_app.contest.ids import ContestId, JudgeId
from judge_app.documents.keys.keys import HolderPublicKey, certificate_from
from judge_app.documents.keys.kinds import (
    from_base64,
    message_of,
    signed_bytes,
    signed_file,
    version_of,
)
from judge_app.documents.keys.public_keys import UnfitKeyError, has_signed, key_from, key_text
from judge_app.documents.keys.sheet_signer import SheetSigner
from judge_app.errors import JudgeAppError

REQUEST_SUFFIX = ".keyrequest"

_FAMILY = "judge-app/key-request/"
_VERSION = 1
_KIND = f"{_FAMILY}{_VERSION}"
_FINGERPRINT = "judge-app/key-fingerprint/1"


class NotAKeyRequestError(JudgeAppError):
    """The bytes are no request."""


class DamagedKeyRequestError(NotAKeyRequestError):
    """The bytes were a request and have been changed, or never were signed by the key itself."""


class NewerKeyRequestError(JudgeAppError):
    """The request is of a later format: `version`."""

    def __init__(self, version: int) -> None:
        super().__init__(version)
        self.version = version


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyRequest:
    """What a request says. Bytes are base64."""

    kind: str
    contest: ContestId
    holder: JudgeId
    root_fingerprint: str
    public_key: str
    """SubjectPublicKeyInfo."""
    token_certificate: str = ""
    """The certificate on a USB token, for information; empty for a key in a file."""
    made_at: str
    """By the clock of the machine; nothing is decided by it."""
    signature: str = ""

    @property
    def key(self) -> HolderPublicKey:
        """The key to be certified."""
        return key_from(self.public_key)

    @property
    def is_of_token(self) -> bool:
        """Whether the private key is on a USB token."""
        return self.token_certificate != ""


def make_request(
    signer: SheetSigner,
    *,
    contest: ContestId,
    holder: JudgeId,
    root_fingerprint: str,
    made_at: str,
    token_certificate: bytes = b"",
) -> bytes:
    """Return a request for the key of `signer`; `UnfitKeyError` if it must not be certified."""
    key = signer.certificate.public_key()
    unsigned = KeyRequest(
        kind=_KIND,
        contest=contest,
        holder=holder,
        root_fingerprint=root_fingerprint,
        public_key=key_text(key),  # type: ignore[arg-type] # `key_from` looks at its kind below
        token_certificate=base64.b64encode(token_certificate).decode(),
        made_at=made_at,
    )
    key_from(unsigned.public_key)
    signature = signer.sign(message_of(_KIND, unsigned))
    return signed_file(unsigned, signature)


def read_request(content: bytes) -> KeyRequest:
    """Return what a request says, after checking that its own key signed it.

    Raises:
        NotAKeyRequestError: the bytes are something else (`DamagedKeyRequestError`: once were one).
        NewerKeyRequestError: a later program made the file.
        UnfitKeyError: the key is of a kind or size that nobody may sign with.
    """
    version = version_of(content, _FAMILY)
    if version is None:
        raise NotAKeyRequestError
    if version > _VERSION:
        raise NewerKeyRequestError(version)
    try:
        request = msgspec.json.decode(content, type=KeyRequest, strict=True)
        signature = from_base64(request.signature)
        if request.is_of_token:
            certificate_from(request.token_certificate)
        signed = has_signed(request.key, message_of(_KIND, request), signature)
    except UnfitKeyError:
        raise
    except (msgspec.DecodeError, ValueError) as cause:
        raise DamagedKeyRequestError from cause
    if not signed or canonical_bytes(request) != content:
        raise DamagedKeyRequestError
    return request


def request_fingerprint(request: KeyRequest) -> str:
    """Return the 24 digits that judge and staff compare.

    SHA-256 modulo 10^24 over contest, root, holder and key: 79 bits, too many to find a second key
    with the same digits.
    """
    named = [request.contest, request.root_fingerprint, request.holder, request.public_key]
    digest = hashlib.sha256(signed_bytes(_FINGERPRINT, canonical_bytes(named))).digest()
    return f"{int.from_bytes(digest) % 10**24:024d}"
