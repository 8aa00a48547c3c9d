"""What a scoresheet says, as the one canonical JSON that is attached, hashed and signed.

Beside the judge's statement it names the template and the fonts that its pages were drawn with, so
that the pages can be made again from it. Private notes never leave the judge's machine and are left
out here.
"""

import hashlib
import sys
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Final, Literal

import msgspec

from judge_app.contest.canonical import canonical_bytes, decimal_text
from judge_app.contest.ids import ContestId, CriterionId, EntryCode, JudgeId, Sha256Hex
from judge_app.contest.scoresheet import Assessment, Audience, CriterionMark, FinalSheet
from judge_app.documents.keys.codes import crockford, grouped
from judge_app.documents.page.fonts import fonts_sha256
from judge_app.errors import JudgeAppError

KIND: Final = "judge-app/scoresheet/1"
TEMPLATE = "scoresheet-matrix/3 reportlab/5.1.0"
"""Raise the number with every change of the pages; another reportlab may draw other bytes too."""

_ANY_VERSION = "judge-app/scoresheet/"


class NotAPayloadError(JudgeAppError):
    """The bytes are no scoresheet in canonical form."""


class NewerPayloadError(JudgeAppError):
    """The scoresheet is of a later format, named by `kind`."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Payload:
    """A final sheet and how its pages were drawn."""

    kind: Literal["judge-app/scoresheet/1"] = KIND
    template: str
    fonts_sha256: str
    contest: ContestId
    bundle: Sha256Hex
    judge: JudgeId
    revision: int
    previous: Sha256Hex | None
    reason: str
    finalised_at: str
    assessments: tuple[Assessment, ...]
    blind: str = ""

    @property
    def sheet(self) -> FinalSheet:
        """The judge's statement."""
        return FinalSheet(
            contest=self.contest,
            bundle=self.bundle,
            judge=self.judge,
            revision=self.revision,
            previous=self.previous,
            reason=self.reason,
            finalised_at=self.finalised_at,
            assessments=self.assessments,
            blind=self.blind,
        )

    @property
    def is_redrawable(self) -> bool:
        """Whether this program draws the same pages, byte for byte."""
        return self.template == TEMPLATE and self.fonts_sha256 == fonts_sha256()


def encode(sheet: FinalSheet) -> bytes:
    """Return the payload of a sheet: entries, marks and notes in the order of their ids."""
    ordered = in_order(sheet)
    payload = Payload(
        template=TEMPLATE,
        fonts_sha256=fonts_sha256(),
        contest=ordered.contest,
        bundle=ordered.bundle,
        judge=ordered.judge,
        revision=ordered.revision,
        previous=ordered.previous,
        reason=ordered.reason,
        finalised_at=ordered.finalised_at,
        assessments=ordered.assessments,
        blind=ordered.blind,
    )
    return canonical_bytes(payload)


def decode(content: bytes) -> FinalSheet:
    """Return the sheet of a payload; raises as `read` does."""
    return read(content).sheet


def read(content: bytes) -> Payload:
    """Return a payload.

    Raises:
        NotAPayloadError: the bytes are not the canonical form of a scoresheet.
        NewerPayloadError: they are a scoresheet of a later format.
    """
    try:
        payload = msgspec.json.decode(content, type=Payload, strict=True)
    except (msgspec.DecodeError, UnicodeDecodeError) as cause:
        kind = newer_kind(content, _ANY_VERSION)
        raise NewerPayloadError(kind) if kind else NotAPayloadError from cause
    if not _is_canonical(payload, content):
        raise NotAPayloadError
    return replace(payload, assessments=tuple(map(_sharing_marks, payload.assessments)))


def _is_canonical(payload: Payload, content: bytes) -> bool:
    """Return whether `content` is the one spelling of a payload.

    msgspec spells twenty times as fast as `canonical_bytes` and, where no letter needs an escape
    and no number can be spelt otherwise, the same.
    """
    is_plain = b"\\" not in content and all(
        _is_spelt_once(mark.value) for each in payload.assessments for mark in each.marks
    )
    if is_plain and msgspec.json.encode(payload, order="sorted") == content:
        return True
    return canonical_bytes(payload) == content


@lru_cache(maxsize=4096)
def _spelling(value: Decimal, text: str) -> bool:
    return decimal_text(value) == text


def _is_spelt_once(value: Decimal) -> bool:
    return _spelling(value, str(value))


def _sharing_marks(assessment: Assessment) -> Assessment:
    """Return an assessment whose marks are one object with all equal marks of other sheets.

    Many sheets of one contest hold few different marks; so they need a tenth of the memory.
    """
    shared = tuple(_shared(mark.criterion, str(mark.value)) for mark in assessment.marks)
    return replace(assessment, entry=EntryCode(sys.intern(assessment.entry)), marks=shared)


@lru_cache(maxsize=65536)
def _shared(criterion: CriterionId, value: str) -> CriterionMark:
    """Return the mark, the number as it was written: 8.50 stays another spelling than 8.5."""
    return CriterionMark(criterion=criterion, value=Decimal(value))


def in_order(sheet: FinalSheet) -> FinalSheet:
    """Return a sheet as it is signed: everything by id, without private notes."""
    ordered = sorted(sheet.assessments, key=lambda assessment: assessment.entry)
    return replace(sheet, assessments=tuple(_in_order(assessment) for assessment in ordered))


def payload_sha256(content: bytes) -> Sha256Hex:
    """Return the hash that names a payload in QR codes, revisions and the ledger."""
    return Sha256Hex(hashlib.sha256(content).hexdigest())


def check_code(sha256: Sha256Hex) -> str:
    """Return the first 60 bits of a payload's hash as people compare them: `7K3M-X9QR-TB12`."""
    return grouped(crockford(bytes.fromhex(sha256), 12), 4)


class _Kind(msgspec.Struct):
    kind: str


def newer_kind(content: bytes, family: str) -> str:
    """Return the kind of a later format of `family` (`judge-app/scoresheet/`), empty if it is none."""
    try:
        kind = msgspec.json.decode(content, type=_Kind).kind
    except (msgspec.DecodeError, UnicodeDecodeError):
        return ""
    version = kind.removeprefix(family)
    is_newer = version != kind and version.isascii() and version.isdigit() and version not in "01"
    return kind if is_newer else ""


def _in_order(assessment: Assessment) -> Assessment:
    shown = (note for note in assessment.notes if note.audience is not Audience.PRIVATE)
    return replace(
        assessment,
        marks=tuple(sorted(assessment.marks, key=lambda mark: mark.criterion)),
        notes=tuple(sorted(shown, key=lambda note: note.id)),
    )
