"""What a scoresheet with sealed marks says: whose it is, and a box that the chair's key opens.

The box holds the payload of an open sheet (`payload`), the reason of a correction included, for a
reason may tell marks. Everything outside the box is what the gate checks and the page shows.
"""

import base64
from dataclasses import dataclass, replace
from typing import Final, Literal

import msgspec
from cryptography.hazmat.primitives.asymmetric import ec

from judge_app.contest.canonical import canonical_bytes
from judge_app.contest.contest import Contest
from judge_app.contest.ids import ContestId, JudgeId, Sha256Hex
from judge_app.contest.roster import Roster
from judge_app.contest.scoresheet import FinalSheet
from judge_app.documents.keys import mark_seal
from judge_app.documents.keys.keys import certificate_from, spki_sha256
from judge_app.documents.page.fonts import fonts_sha256
from judge_app.documents.sheet import payload
from judge_app.documents.sheet.payload import NewerPayloadError, NotAPayloadError, newer_kind
from judge_app.errors import JudgeAppError

FAMILY: Final = "judge-app/sealed-scoresheet/"
KIND: Final = "judge-app/sealed-scoresheet/1"
OPENING_BYTES: Final = b'{"box":'
"""How canonical JSON of this kind begins, and no other payload does."""

TEMPLATE = "sealed-scoresheet/3 reportlab/5.1.0"
"""Raise the number with every change of the pages."""


class ChairCannotOpenError(JudgeAppError):
    """Marks are to be sealed, and the bundle names no chair's key that could open them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedPayload:
    """The open part of a sealed sheet, and the box. `chair` pins the key that opens it."""

    kind: Literal["judge-app/sealed-scoresheet/1"] = KIND
    template: str
    fonts_sha256: str
    contest: ContestId
    bundle: Sha256Hex
    judge: JudgeId
    revision: int
    previous: Sha256Hex | None
    finalised_at: str
    chair: Sha256Hex
    box: str
    """Base64; empty where the head alone is meant."""

    @property
    def head(self) -> bytes:
        """What the box is bound to: everything but the box."""
        return canonical_bytes(replace(self, box=""))

    @property
    def is_redrawable(self) -> bool:
        """Whether this program draws the same pages, byte for byte."""
        return self.template == TEMPLATE and self.fonts_sha256 == fonts_sha256()


def seal(sheet: FinalSheet, chair: ec.EllipticCurvePublicKey, pin: Sha256Hex) -> SealedPayload:
    """Return a sheet sealed to the chair's key; the same sheet always gets the same box."""
    ordered = payload.in_order(sheet)
    head = SealedPayload(
        template=TEMPLATE,
        fonts_sha256=fonts_sha256(),
        contest=ordered.contest,
        bundle=ordered.bundle,
        judge=ordered.judge,
        revision=ordered.revision,
        previous=ordered.previous,
        finalised_at=ordered.finalised_at,
        chair=pin,
        box="",
    )
    return replace(head, box=_box(payload.encode(ordered), head.head, ordered.blind, chair))


def is_seal_of(
    sealed: SealedPayload, content: bytes, blind: str, chair: ec.EllipticCurvePublicKey
) -> bool:
    """Return whether sealing this open payload makes this very box, whoever says so."""
    return sealed.box == _box(content, sealed.head, blind, chair)


def encode(sealed: SealedPayload) -> bytes:
    """Return the bytes that are attached, hashed and signed."""
    return canonical_bytes(sealed)


def read(content: bytes) -> SealedPayload:
    """Return a sealed payload.

    Raises:
        NotAPayloadError: the bytes are not the canonical form of a sealed scoresheet.
        NewerPayloadError: they are one of a later format.
    """
    try:
        sealed = msgspec.json.decode(content, type=SealedPayload, strict=True)
        if canonical_bytes(sealed) != content:
            raise NotAPayloadError
        box = base64.b64decode(sealed.box, validate=True)
    except (ValueError, msgspec.DecodeError) as cause:
        kind = newer_kind(content, FAMILY)
        raise NewerPayloadError(kind) if kind else NotAPayloadError from cause
    if not 0 < len(box) <= mark_seal.LARGEST_BOX or base64.b64encode(box).decode() != sealed.box:
        raise NotAPayloadError
    return sealed


def unsealed(sealed: SealedPayload, chair: ec.EllipticCurvePrivateKey) -> bytes:
    """Return the payload inside, unchecked; `mark_seal.UnopenableBoxError` if it does not open."""
    return mark_seal.unseal(base64.b64decode(sealed.box), sealed.head, chair)


def statement_sha256(sheet: FinalSheet, contest: Contest, roster: Roster) -> Sha256Hex:
    """Return the hash that names a sheet as it is signed: of its sealed payload, if it has one."""
    return payload.payload_sha256(statement(sheet, contest, roster))


def statement(sheet: FinalSheet, contest: Contest, roster: Roster) -> bytes:
    """Return what is attached to a sheet and signed, sealed if the contest seals its marks."""
    if not contest.sealed_marks:
        return payload.encode(sheet)
    return encode(seal(sheet, *chair_key(contest, roster)))


def chair_key(contest: Contest, roster: Roster) -> tuple[ec.EllipticCurvePublicKey, Sha256Hex]:
    """Return the key that opens sealed marks, and its pin.

    Raises:
        ChairCannotOpenError: there is no chair, or the chair's key is not one on P-256.
    """
    chair = contest.panel.chair
    held = next((e for e in roster.entries if chair is not None and e.judge == chair.id), None)
    if held is None:
        raise ChairCannotOpenError
    certificate = certificate_from(held.certificate)
    key = certificate.public_key()
    if not isinstance(key, ec.EllipticCurvePublicKey) or not isinstance(key.curve, ec.SECP256R1):
        raise ChairCannotOpenError
    return key, spki_sha256(certificate)


def _box(content: bytes, head: bytes, blind: str, chair: ec.EllipticCurvePublicKey) -> str:
    return base64.b64encode(mark_seal.seal(content, head, bytes.fromhex(blind), chair)).decode()
