"""The contest's root key, and the keys of its judges and chair, each with a certificate.

All are P-256. The root certifies the holders and signs the bundle; nobody else certifies anybody.
No decision ever uses a clock, so certificates are valid from the day before the contest was made
for ten years.
"""

import base64
import hashlib
import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import quote

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from judge_app.contest.ids import ContestId, JudgeId, Sha256Hex
from judge_app.contest.panel import Seat
from judge_app.contest.roster import Roster, RosterEntry
from judge_app.documents.keys.codes import RandomBytes
from judge_app.errors import JudgeAppError

P256_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
"""The order of P-256 (FIPS 186-5, SP 800-186 section 3.2.1.3)."""

HolderPublicKey = ec.EllipticCurvePublicKey | rsa.RSAPublicKey
"""P-256, or the RSA key of a USB token."""

_BEFORE = timedelta(days=1)
_FOR = timedelta(days=3652)
_NAME_BYTES = 64
"""X.520 allows names of 64 characters; readers differ on characters or bytes, so bytes."""


class KeyNotOnRosterError(JudgeAppError):
    """The key is not the one that the bundle lists for this judge."""

    def __init__(self, judge: JudgeId) -> None:
        super().__init__(judge)
        self.judge = judge


@dataclass(frozen=True, slots=True, kw_only=True)
class RootKey:
    """The key that a contest's trust hangs on. Staff keep it sealed."""

    private_key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate


@dataclass(frozen=True, slots=True, kw_only=True)
class HolderKey:
    """A judge's or the chair's key, opened."""

    private_key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate


def create_root(
    contest: ContestId, contest_name: str, moment: datetime, random_bytes: RandomBytes = os.urandom
) -> RootKey:
    """Make the root key of a contest; `moment` (with its zone) is when the contest was made."""
    key = new_private_key(random_bytes)
    name = _name(contest_name, contest, "root")
    builder = (
        _builder(subject=name, issuer=name, moment=moment, random_bytes=random_bytes)
        .public_key(key.public_key())
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs=True, certifies=True), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    certificate = builder.sign(key, hashes.SHA256(), ecdsa_deterministic=True)
    return RootKey(private_key=key, certificate=certificate)


def issue_key(
    root: RootKey,
    judge: JudgeId,
    name: str,
    contest: ContestId,
    moment: datetime,
    *,
    seat: Seat = Seat.JUDGE,
    random_bytes: RandomBytes = os.urandom,
) -> HolderKey:
    """Make a key for one member of the panel. The chair's may also open sealed marks."""
    key = new_private_key(random_bytes)
    certificate = certify(
        root,
        key.public_key(),
        judge=judge,
        name=name,
        contest=contest,
        moment=moment,
        seat=seat,
        random_bytes=random_bytes,
    )
    return HolderKey(private_key=key, certificate=certificate)


def make_own_key(
    judge: JudgeId,
    name: str,
    contest: ContestId,
    moment: datetime,
    random_bytes: RandomBytes = os.urandom,
) -> HolderKey:
    """Make a key on the holder's own machine.

    Its certificate is signed by itself and makes nobody believe anything: until the root certifies
    the key it only holds the names.
    """
    key = new_private_key(random_bytes)
    own = _name(name, contest, judge)
    builder = _builder(subject=own, issuer=own, moment=moment, random_bytes=random_bytes)
    certificate = (
        builder.public_key(key.public_key())
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .sign(key, hashes.SHA256(), ecdsa_deterministic=True)
    )
    return HolderKey(private_key=key, certificate=certificate)


def certify(
    root: RootKey,
    public_key: HolderPublicKey,
    *,
    judge: JudgeId,
    name: str,
    contest: ContestId,
    moment: datetime,
    seat: Seat = Seat.JUDGE,
    random_bytes: RandomBytes = os.urandom,
) -> x509.Certificate:
    """Return a certificate that says `public_key` belongs to this member of the panel."""
    builder = (
        _builder(
            subject=_name(name, contest, judge),
            issuer=root.certificate.subject,
            moment=moment,
            random_bytes=random_bytes,
        )
        .public_key(public_key)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs=True, agrees=seat is Seat.CHAIR), critical=True)
        .add_extension(
            x509.SubjectAlternativeName(
                [x509.UniformResourceIdentifier(holder_uri(contest, judge))]
            ),
            critical=False,
        )
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public_key), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(root.private_key.public_key()),
            critical=False,
        )
    )
    return builder.sign(root.private_key, hashes.SHA256(), ecdsa_deterministic=True)


def holder_uri(contest: ContestId, judge: JudgeId) -> str:
    """Return the name that a holder's certificate carries for machines."""
    return f"urn:judge-app:{quote(contest, safe='')}:holder:{quote(judge, safe='')}"


def fingerprint(root_certificate: x509.Certificate) -> str:
    """Return the 24 digits that people compare: SHA-256 of the certificate modulo 10^24."""
    digest = hashlib.sha256(der(root_certificate)).digest()
    return f"{int.from_bytes(digest) % 10**24:024d}"


def fingerprint_groups(digits: str) -> str:
    """Return a fingerprint as it is printed and read out: six groups of four."""
    return " ".join(digits[i : i + 4] for i in range(0, len(digits), 4))


def der(certificate: x509.Certificate) -> bytes:
    """Return a certificate's bytes."""
    return certificate.public_bytes(serialization.Encoding.DER)


def spki_sha256(certificate: x509.Certificate) -> Sha256Hex:
    """Return the hash of a certificate's public key, the pin of the roster."""
    spki = certificate.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return Sha256Hex(hashlib.sha256(spki).hexdigest())


def make_roster(
    root: x509.Certificate, holders: dict[JudgeId, x509.Certificate], *, revision: int = 1
) -> Roster:
    """Return the public half of every key, by the order of the holders' ids."""
    return Roster(
        revision=revision,
        root_certificate=_base64(root),
        root_fingerprint=fingerprint(root),
        entries=tuple(
            RosterEntry(
                judge=judge,
                certificate=_base64(holders[judge]),
                spki_sha256=spki_sha256(holders[judge]),
            )
            for judge in sorted(holders)
        ),
    )


def certificate_from(text: str) -> x509.Certificate:
    """Return the certificate that a roster holds as base64; `ValueError` if it is none."""
    try:
        return x509.load_der_x509_certificate(base64.b64decode(text, validate=True))
    except x509.InvalidVersion as cause:
        raise ValueError(text) from cause


def new_private_key(random_bytes: RandomBytes) -> ec.EllipticCurvePrivateKey:
    """Return a P-256 key from 48 random bytes (FIPS 186-5, A.2.1: extra random bits)."""
    secret = int.from_bytes(random_bytes(48)) % (P256_ORDER - 1) + 1
    return ec.derive_private_key(secret, ec.SECP256R1())


def _builder(
    *, subject: x509.Name, issuer: x509.Name, moment: datetime, random_bytes: RandomBytes
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .serial_number(int.from_bytes(random_bytes(16)) >> 1 | 1)
        .not_valid_before(moment - _BEFORE)
        .not_valid_after(moment + _FOR)
    )


def _name(name: str, contest: ContestId, holder: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(x509.NameOID.ORGANIZATION_NAME, _shortened(contest)),
            x509.NameAttribute(x509.NameOID.ORGANIZATIONAL_UNIT_NAME, _shortened(holder)),
            x509.NameAttribute(x509.NameOID.COMMON_NAME, _shortened(name)),
        ]
    )


def _shortened(text: str) -> str:
    while len(text.encode()) > _NAME_BYTES:
        text = text[:-1]
    return text or "-"


def _usage(*, signs: bool, certifies: bool = False, agrees: bool = False) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=signs,
        content_commitment=signs and not certifies,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=agrees,
        key_cert_sign=certifies,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )


def _base64(certificate: x509.Certificate) -> str:
    return base64.b64encode(der(certificate)).decode()
