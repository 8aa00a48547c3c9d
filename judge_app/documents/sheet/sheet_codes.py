"""The codes that tie a printed sheet to its file: on each page, and all marks on the last.

On each page stands a text that any phone can read: kind, contest, judge, revision, page of pages and
the whole hash of the payload in the letters of the check code. It is not signed; it says which file to look
for. The last page has the marks themselves, packed (`packed_marks`), in as many codes as they need,
and beside the ink the judge's signature of them. Marks and signature are separate codes because
pages can be drawn again from a payload, and signatures cannot.
"""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, unquote

import cbor2
import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import (
    decode_dss_signature,
    encode_dss_signature,
)

from judge_app.contest.contest import Contest
from judge_app.contest.ids import ContestId, JudgeId, Sha256Hex
from judge_app.contest.scoresheet import FinalSheet, SheetHead
from judge_app.documents.keys.codes import crockford, from_crockford
from judge_app.documents.sheet.packed_marks import pack, unpack

_PAGE = "JUDGE-APP/1"
_MARKS = "judge-app/qr-marks/1"
_SIGNATURE = "judge-app/qr-signature/1"
_DOMAIN = b"judge-app/scoresheet-qr/1\0"
_LARGEST_PART = 212
"""Marks in one code: with its frame version 11 at level M, read at 45 mm from poor scans too."""

_MARKS_BEGIN = b"\x85" + cbor2.dumps(_MARKS)
_SIGNATURE_BEGIN = b"\x83" + cbor2.dumps(_SIGNATURE)
_HOSTILE = (
    cbor2.CBORDecodeError,
    msgspec.ValidationError,
    ValueError,
    TypeError,
    OverflowError,
    RecursionError,
)
"""What bytes that only look like ours can raise."""

_HASH_LETTERS = 52
SHORT_HASH = 8
"""Bytes of the payload's hash that each code begins with."""

_HALF = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class PageCode:
    """What the code on every page says."""

    contest: ContestId
    judge: JudgeId
    revision: int
    page: int
    """From 1."""
    pages: int
    payload_sha256: Sha256Hex


class MarksPart(msgspec.Struct, array_like=True, frozen=True):
    """One of `count` pieces of the packed marks; `sheet` is the start of the payload's hash."""

    kind: str
    sheet: bytes
    number: int
    count: int
    content: bytes


class SignaturePart(msgspec.Struct, array_like=True, frozen=True):
    """The judge's signature of the joined marks, as r and s of 32 bytes each."""

    kind: str
    sheet: bytes
    signature: bytes


class _Message(msgspec.Struct, array_like=True, frozen=True):
    contest: str
    bundle: bytes
    judge: str
    revision: int
    previous: bytes | None
    finalised_at: str
    payload: bytes
    marks: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSheet:
    """A sheet as its printed codes say it: all marks, without comments, notes and reasons."""

    sheet: FinalSheet
    payload_sha256: Sha256Hex


def page_text(sheet: SheetHead, payload_sha256: Sha256Hex, page: int, pages: int) -> str:
    """Return the text of the code on page `page` (from 1) of `pages`."""
    letters = crockford(bytes.fromhex(payload_sha256), _HASH_LETTERS)
    judge = quote(sheet.judge, safe="")
    return f"{_PAGE}:{sheet.contest.upper()}:{judge}:R{sheet.revision}:P{page}/{pages}:{letters}"


def marks_message(contest: Contest, sheet: SheetHead, payload_sha256: Sha256Hex) -> bytes:
    """Return what the codes of the last page say together, and what the judge signs.

    Of a sealed sheet that is whose it is and the hash of its payload, and no marks.
    """
    message = _Message(
        contest=sheet.contest,
        bundle=bytes.fromhex(sheet.bundle),
        judge=sheet.judge,
        revision=sheet.revision,
        previous=None if sheet.previous is None else bytes.fromhex(sheet.previous),
        finalised_at=sheet.finalised_at,
        payload=bytes.fromhex(payload_sha256),
        marks=_packed(contest, sheet) if isinstance(sheet, FinalSheet) else b"",
    )
    return cbor2.dumps(msgspec.to_builtins(message, builtin_types=(bytes,)), canonical=True)


def _packed(contest: Contest, sheet: FinalSheet) -> bytes:
    entries = [entry.code for entry in contest.entries_for(sheet.judge)]
    return pack(contest.rubric, entries, sheet.assessments)


def marks_parts(message: bytes, payload_sha256: Sha256Hex) -> tuple[bytes, ...]:
    """Return the contents of the codes that hold `message`, alike in size."""
    count = -(-len(message) // _LARGEST_PART)
    size = -(-len(message) // count)
    short = bytes.fromhex(payload_sha256)[:SHORT_HASH]
    return tuple(
        cbor2.dumps([_MARKS, short, number + 1, count, message[number * size :][:size]])
        for number in range(count)
    )


def signed_message(message: bytes) -> bytes:
    """Return the bytes that are signed: the message behind its kind and version."""
    return _DOMAIN + message


def signature_part(
    sign: Callable[[bytes], bytes], message: bytes, payload_sha256: Sha256Hex
) -> bytes:
    """Return the content of the code beside the ink; `sign` returns ECDSA signatures in DER."""
    r, s = decode_dss_signature(sign(signed_message(message)))
    raw = r.to_bytes(_HALF) + s.to_bytes(_HALF)
    return cbor2.dumps([_SIGNATURE, bytes.fromhex(payload_sha256)[:SHORT_HASH], raw])


def is_signed_by(key: ec.EllipticCurvePublicKey, message: bytes, part: SignaturePart) -> bool:
    """Return whether the holder of `key` signed the message."""
    if len(part.signature) != 2 * _HALF:
        return False
    r, s = int.from_bytes(part.signature[:_HALF]), int.from_bytes(part.signature[_HALF:])
    try:
        key.verify(encode_dss_signature(r, s), signed_message(message), ec.ECDSA(hashes.SHA256()))
    except InvalidSignature:
        return False
    return True


def read_code(content: bytes) -> PageCode | MarksPart | SignaturePart | None:
    """Return what a scanned code says, or None if it is none of a scoresheet's."""
    if content.startswith(_PAGE.encode() + b":"):
        return _page_code(content)
    try:
        if content.startswith(_MARKS_BEGIN):
            return msgspec.convert(cbor2.loads(content), MarksPart)
        if content.startswith(_SIGNATURE_BEGIN):
            return msgspec.convert(cbor2.loads(content), SignaturePart)
    except _HOSTILE:
        return None
    return None


def joined(parts: tuple[MarksPart, ...]) -> bytes | None:
    """Return the message of a full set of parts in any order, or None while some are missing.

    Two different parts of the same number give None: one of them was forged.
    """
    by_number = {part.number: part for part in parts}
    first = parts[0] if parts else None
    if first is None or any(p.sheet != first.sheet or p.count != first.count for p in parts):
        return None
    if any(by_number[part.number] != part for part in parts):
        return None
    if len(by_number) != first.count or sorted(by_number) != list(range(1, first.count + 1)):
        return None
    return b"".join(by_number[number].content for number in sorted(by_number))


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageHead:
    """Whose marks a joined message says it holds, of this contest or another."""

    contest: ContestId
    judge: JudgeId
    revision: int
    payload_sha256: Sha256Hex


def message_head(message: bytes) -> MessageHead | None:
    """Return whose sheet a joined message tells of, or None if it is no such message."""
    try:
        found = msgspec.convert(cbor2.loads(message), _Message)
    except _HOSTILE:
        return None
    return MessageHead(
        contest=ContestId(found.contest),
        judge=JudgeId(found.judge),
        revision=found.revision,
        payload_sha256=Sha256Hex(found.payload.hex()),
    )


def read_message(contest: Contest, message: bytes) -> PaperSheet | None:
    """Return the sheet that a joined message tells, or None if it does not fit the contest."""
    try:
        found = msgspec.convert(cbor2.loads(message), _Message)
        entries = [entry.code for entry in contest.entries_for(JudgeId(found.judge))]
        assessments = unpack(contest.rubric, entries, found.marks)
    except _HOSTILE:
        return None
    sheet = FinalSheet(
        contest=ContestId(found.contest),
        bundle=Sha256Hex(found.bundle.hex()),
        judge=JudgeId(found.judge),
        revision=found.revision,
        previous=None if found.previous is None else Sha256Hex(found.previous.hex()),
        reason="",
        finalised_at=found.finalised_at,
        assessments=assessments,
    )
    return PaperSheet(sheet=sheet, payload_sha256=Sha256Hex(found.payload.hex()))


def _page_code(content: bytes) -> PageCode | None:
    try:
        _, contest, judge, revision, place, letters = content.decode("ascii").split(":")
        page, pages = place.removeprefix("P").split("/")
        if len(letters) != _HASH_LETTERS or not revision.startswith("R") or place[0] != "P":
            return None
        return PageCode(
            contest=ContestId(contest.lower()),
            judge=JudgeId(unquote(judge, errors="strict")),
            revision=int(revision[1:]),
            page=int(page),
            pages=int(pages),
            payload_sha256=Sha256Hex(from_crockford(letters)[:_HALF].hex()),
        )
    except (ValueError, IndexError):
        return None
