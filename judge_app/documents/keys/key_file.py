"""A `.judgekey`: one person's private key, sealed under the code on their slip.

The file is JSON: who it is for and the certificate in the clear, and the private key (PKCS#8) under
AES-256-GCM with a key that Argon2id makes of the code. Everything in the clear is the cipher's
associated data, so a file is bound to its contest, holder and root, and a changed one does not
open. A checksum tells a damaged file from a wrong code.
"""

import base64
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import msgspec
from cryptography import x509
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from judge_app.contest.canonical import canonical_bytes
from judge_app.contest.ids import ContestId, JudgeId
from judge_app.documents.keys.codes import RandomBytes, normalise_code
from judge_app.documents.keys.keys import HolderKey, RootKey, certificate_from, der
from judge_app.documents.keys.kinds import version_of
from judge_app.errors import JudgeAppError

ROOT_HOLDER = JudgeId("root")
"""The holder's name in the sealed file of the root key itself."""

_KIND = "judge-app/key/"
_VERSION = 1
_KEY = 32
_TAG = 16


class NotAKeyFileError(JudgeAppError):
    """The bytes are no key file."""


class DamagedKeyFileError(NotAKeyFileError):
    """The bytes were a key file and have been changed."""


class NewerKeyFileError(JudgeAppError):
    """The key file is of a later format: `version`."""

    def __init__(self, version: int) -> None:
        super().__init__(version)
        self.version = version


class KeyOfOtherContestError(JudgeAppError):
    """The key belongs to `contest`, under a root with `root_fingerprint`."""

    def __init__(self, contest: ContestId, root_fingerprint: str = "") -> None:
        super().__init__(contest, root_fingerprint)
        self.contest = contest
        self.root_fingerprint = root_fingerprint


class KeyOfOtherHolderError(JudgeAppError):
    """The key belongs to `holder`."""

    def __init__(self, holder: JudgeId) -> None:
        super().__init__(holder)
        self.holder = holder


class WrongCodeError(JudgeAppError):
    """The code does not open the key of `holder`."""

    def __init__(self, holder: JudgeId) -> None:
        super().__init__(holder)
        self.holder = holder


@dataclass(frozen=True, slots=True, kw_only=True)
class GuessCost:
    """What one try of a code costs (Argon2id, RFC 9106)."""

    memory_kib: int = 64 * 1024
    iterations: int = 3
    lanes: int = 4

    @property
    def is_bearable(self) -> bool:
        """Whether a laptop can pay it; a hostile file must not ask for all its memory."""
        return (
            8 * self.lanes <= self.memory_kib <= 1024 * 1024
            and 1 <= self.iterations <= 20
            and 1 <= self.lanes <= 16
        )


STANDARD_COST = GuessCost()


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFile:
    """What a key file says without its code. Bytes are base64."""

    kind: str
    contest: ContestId
    holder: JudgeId
    root_fingerprint: str
    certificate: str
    cost: GuessCost
    salt: str
    nonce: str
    sealed: str = ""
    checksum: str = ""


def seal(
    key: HolderKey | RootKey,
    *,
    code: str,
    contest: ContestId,
    judge: JudgeId,
    root_fingerprint: str,
    cost: GuessCost = STANDARD_COST,
    random_bytes: RandomBytes = os.urandom,
) -> bytes:
    """Return the key file of one holder. `judge` is `ROOT_HOLDER` for the root key."""
    nonce = random_bytes(12)
    open_part = KeyFile(
        kind=f"{_KIND}{_VERSION}",
        contest=contest,
        holder=judge,
        root_fingerprint=root_fingerprint,
        certificate=_text(der(key.certificate)),
        cost=cost,
        salt=_text(random_bytes(16)),
        nonce=_text(nonce),
    )
    secret = key.private_key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    with _stretched(code, open_part) as stretched:
        sealed = AESGCM(stretched).encrypt(nonce, secret, canonical_bytes(open_part))
    unmarked = replace(open_part, sealed=_text(sealed))
    return canonical_bytes(replace(unmarked, checksum=_checksum(unmarked)))


def open_key_file(
    content: bytes, *, code: str, contest: ContestId, judge: JudgeId, root_fingerprint: str
) -> HolderKey:
    """Return the key inside, after checking that the file is this holder's of this contest.

    Raises:
        NotAKeyFileError: the bytes are something else (`DamagedKeyFileError`: once were one).
        NewerKeyFileError: a later program made the file.
        KeyOfOtherContestError: the file is of another contest, or of another root of that name.
        KeyOfOtherHolderError: the file is somebody else's.
        WrongCodeError: everything fits but the code.
    """
    file = read_key_file(content)
    if file.contest != contest or file.root_fingerprint != root_fingerprint:
        raise KeyOfOtherContestError(file.contest, file.root_fingerprint)
    if file.holder != judge:
        raise KeyOfOtherHolderError(file.holder)
    certificate = certificate_from(file.certificate)
    return HolderKey(private_key=_unsealed(file, code, certificate), certificate=certificate)


def open_root_key_file(
    content: bytes, *, code: str, contest: ContestId, root_fingerprint: str
) -> RootKey:
    """Return the root key that staff keep; raises as `open_key_file` does."""
    key = open_key_file(
        content, code=code, contest=contest, judge=ROOT_HOLDER, root_fingerprint=root_fingerprint
    )
    return RootKey(private_key=key.private_key, certificate=key.certificate)


def read_key_file(content: bytes) -> KeyFile:
    """Return what a key file says in the clear.

    Raises:
        NotAKeyFileError: the bytes are something else (`DamagedKeyFileError`: once were one).
        NewerKeyFileError: a later program made the file.
    """
    _check_kind(content)
    try:
        file = msgspec.json.decode(content, type=KeyFile, strict=True)
        if canonical_bytes(file) != content:
            raise DamagedKeyFileError
        if file.checksum != _checksum(file) or not file.cost.is_bearable:
            raise DamagedKeyFileError
        certificate_from(file.certificate)
    except (msgspec.DecodeError, ValueError) as cause:
        raise DamagedKeyFileError from cause
    return file


def _check_kind(content: bytes) -> None:
    version = version_of(content, _KIND)
    if version is None:
        raise NotAKeyFileError
    if version > _VERSION:
        raise NewerKeyFileError(version)


def _unsealed(
    file: KeyFile, code: str, certificate: x509.Certificate
) -> ec.EllipticCurvePrivateKey:
    open_part = canonical_bytes(replace(file, sealed="", checksum=""))
    try:
        sealed, nonce = _bytes(file.sealed), _bytes(file.nonce)
        with _stretched(code, file) as stretched, _wiped(len(sealed)) as secret:
            size = AESGCM(stretched).decrypt_into(nonce, sealed, open_part, secret[:-_TAG])
            key = serialization.load_der_private_key(secret[:size], None)
    except InvalidTag as cause:
        raise WrongCodeError(file.holder) from cause
    except ValueError as cause:
        raise DamagedKeyFileError from cause
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise DamagedKeyFileError
    if key.public_key() != certificate.public_key():
        raise DamagedKeyFileError
    return key


@contextmanager
def _stretched(code: str, file: KeyFile) -> Iterator[memoryview]:
    kdf = Argon2id(
        salt=_bytes(file.salt),
        length=_KEY,
        iterations=file.cost.iterations,
        lanes=file.cost.lanes,
        memory_cost=file.cost.memory_kib,
    )
    with _wiped(_KEY) as stretched:
        kdf.derive_into(normalise_code(code).encode(), stretched)
        yield stretched


@contextmanager
def _wiped(size: int) -> Iterator[memoryview]:
    """Lend a buffer that is overwritten as soon as it has served."""
    buffer = bytearray(size)
    try:
        yield memoryview(buffer)
    finally:
        buffer[:] = bytes(size)


def _checksum(file: KeyFile) -> str:
    return hashlib.sha256(canonical_bytes(replace(file, checksum=""))).hexdigest()


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
