"""A `.keyanswer`: staff certified the key that a judge asked for.

JSON in canonical spelling, signed by the contest's root key, with the root's certificate inside so
that whoever knows the root's fingerprint can check it alone. Staff keep it in the place of a sealed
key; the judge's program checks by it that the key certified is the judge's own.
"""

import base64
import hashlib
from dataclasses import dataclass

import msgspec
from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from judge_app.contest.canonical import canonical_bytes
from judge_app.contest.ids import ContestId, JudgeId, Sha256Hex
from judge_app.documents.keys.key_request import KeyRequest, request_fingerprint
from judge_app.documents.keys.keys import RootKey, certificate_from, der, fingerprint, holder_uri
from judge_app.documents.keys.kinds import from_base64, message_of, signed_file, version_of
from judge_app.documents.keys.public_keys import UnfitKeyError, fit_key, has_signed, key_text
from judge_app.documents.keys.sheet_signer import low_s
from judge_app.errors import JudgeAppError

ANSWER_SUFFIX = ".keyanswer"

_SENSELESS = (
    msgspec.DecodeError,
    ValueError,
    UnsupportedAlgorithm,
    UnfitKeyError,
    x509.ExtensionNotFound,
    x509.DuplicateExtension,
    x509.UnsupportedGeneralNameType,
)
"""What bytes provoke that are no certificates, keys or records."""

_FAMILY = "judge-app/key-answer/"
_VERSION = 1
_KIND = f"{_FAMILY}{_VERSION}"


class NotAKeyAnswerError(JudgeAppError):
    """The bytes are no answer."""


class DamagedKeyAnswerError(NotAKeyAnswerError):
    """The bytes were an answer and have been changed, or its root never signed it."""


class NewerKeyAnswerError(JudgeAppError):
    """The answer is of a later format: `version`."""

    def __init__(self, version: int) -> None:
        super().__init__(version)
        self.version = version


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyAnswer:
    """What an answer says. Bytes are base64."""

    kind: str
    contest: ContestId
    holder: JudgeId
    root_certificate: str
    certificate: str
    """The holder's certificate, as the roster will hold it."""
    key_fingerprint: str
    """The 24 digits that were compared."""
    request_sha256: Sha256Hex
    is_of_token: bool
    roster_revision: int
    """The first revision of the roster that holds this key."""
    certified_at: str
    signature: str = ""

    @property
    def root_fingerprint(self) -> str:
        """The 24 digits of the root that signed."""
        return fingerprint(certificate_from(self.root_certificate))


def make_answer(
    root: RootKey,
    request: KeyRequest,
    certificate: x509.Certificate,
    *,
    roster_revision: int,
    certified_at: str,
) -> bytes:
    """Return the answer to a request, signed by the root."""
    unsigned = KeyAnswer(
        kind=_KIND,
        contest=request.contest,
        holder=request.holder,
        root_certificate=base64.b64encode(der(root.certificate)).decode(),
        certificate=base64.b64encode(der(certificate)).decode(),
        key_fingerprint=request_fingerprint(request),
        request_sha256=Sha256Hex(hashlib.sha256(canonical_bytes(request)).hexdigest()),
        is_of_token=request.is_of_token,
        roster_revision=roster_revision,
        certified_at=certified_at,
    )
    algorithm = ec.ECDSA(hashes.SHA256(), deterministic_signing=True)
    signature = low_s(root.private_key.sign(message_of(_KIND, unsigned), algorithm))
    return signed_file(unsigned, signature)


def read_answer(content: bytes) -> KeyAnswer:
    """Return what an answer says, after checking that the root inside it signed it.

    Whether that root is the right one is for the caller to say: by `root_fingerprint`.

    Raises:
        NotAKeyAnswerError: the bytes are something else (`DamagedKeyAnswerError`: once were one).
        NewerKeyAnswerError: a later program made the file.
    """
    version = version_of(content, _FAMILY)
    if version is None:
        raise NotAKeyAnswerError
    if version > _VERSION:
        raise NewerKeyAnswerError(version)
    try:
        answer = msgspec.json.decode(content, type=KeyAnswer, strict=True)
        sound = canonical_bytes(answer) == content and _is_sound(answer)
    except _SENSELESS as cause:
        raise DamagedKeyAnswerError from cause
    if not sound:
        raise DamagedKeyAnswerError
    return answer


def _is_sound(answer: KeyAnswer) -> bool:
    root = certificate_from(answer.root_certificate)
    certificate = certificate_from(answer.certificate)
    try:
        certificate.verify_directly_issued_by(root)
    except (InvalidSignature, TypeError):
        return False
    signature = from_base64(answer.signature)
    names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    named = names.get_values_for_type(x509.UniformResourceIdentifier)
    return (
        has_signed(fit_key(root.public_key()), message_of(_KIND, answer), signature)
        and named == [holder_uri(answer.contest, answer.holder)]
        and answer.key_fingerprint == _fingerprint(answer, root, certificate)
    )


def _fingerprint(answer: KeyAnswer, root: x509.Certificate, certificate: x509.Certificate) -> str:
    request = KeyRequest(
        kind="",
        contest=answer.contest,
        holder=answer.holder,
        root_fingerprint=fingerprint(root),
        public_key=key_text(fit_key(certificate.public_key())),
        made_at="",
    )
    return request_fingerprint(request)
