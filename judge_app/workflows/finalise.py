"""From a judge's work to the signed sheet on a stick.

A sheet is complete before it is final, final before it is signed, and called exported only when
the file read back from its folder is, byte for byte, the one that was signed and passed every
check that the chair will make.
"""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from judge_app.atomic_file import write_atomically
from judge_app.contest.completeness import SheetProblem, sheet_problems
from judge_app.contest.ids import Sha256Hex
from judge_app.contest.scoresheet import Assessment, FinalSheet, Outcome, SealedSheet
from judge_app.documents.keys.codes import RandomBytes
from judge_app.documents.keys.keys import HolderKey
from judge_app.documents.keys.mark_seal import BLIND_BYTES
from judge_app.documents.keys.sheet_signer import SheetSigner
from judge_app.documents.sheet import payload, sealed_payload
from judge_app.errors import JudgeAppError, UnwrittenFileError
from judge_app.file_errors import explained
from judge_app.workflows.clock import Clock
from judge_app.workflows.judging_progress import EntryState
from judge_app.workflows.mark_entry import JudgingSession

CONFLICT_WORDS = "Cùng đơn vị hoặc đã khai xung đột lợi ích trước khi đóng gói."
"""The reason of a conflict that the contest itself declares."""


class IncompleteSheetError(JudgeAppError):
    """The sheet is not complete; `problems` are all that is missing."""

    def __init__(self, problems: tuple[SheetProblem, ...]) -> None:
        super().__init__(len(problems))
        self.problems = problems


class ReasonNeededError(JudgeAppError):
    """A correction of a sheet that is final needs a reason in words."""


class UnacceptableSheetError(JudgeAppError):
    """The signed sheet does not pass the gate: a bug, found before the sheet left the laptop."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedSheet:
    """A signed sheet that was read back from where it was written."""

    path: Path
    sha256: Sha256Hex
    check_code: str


def problems(session: JudgingSession) -> tuple[SheetProblem, ...]:
    """Return everything that keeps the judge's work from being final."""
    return sheet_problems(session.contest, session.judge, _assessments(session))


def finalise(session: JudgingSession, *, reason: str, clock: Clock) -> FinalSheet:
    """Declare the work final and keep the sheet for ever.

    The first sheet is revision 1. Every later one needs a `reason` and names the one before.

    Raises:
        IncompleteSheetError: something is missing.
        ReasonNeededError: a correction without a reason.
    """
    found = problems(session)
    if found:
        raise IncompleteSheetError(found)
    earlier = session.final_sheets()
    if earlier and not reason.strip():
        raise ReasonNeededError
    sheet = draft(session, reason=reason, clock=clock)
    session.keep_final_sheet(sheet)
    return sheet


def draft(
    session: JudgingSession,
    *,
    reason: str,
    clock: Clock,
    random_bytes: RandomBytes = os.urandom,
) -> FinalSheet:
    """Return the sheet as it would be final now, without keeping it.

    `random_bytes` serves contests that seal their marks.
    """
    earlier = session.final_sheets()
    previous = _statement_sha256(session, earlier[-1]) if earlier else None
    is_sealed = session.contest.sealed_marks
    return payload.in_order(
        FinalSheet(
            contest=session.contest.id,
            bundle=session.opened.bundle_sha256,
            judge=session.judge.id,
            revision=len(earlier) + 1,
            previous=previous,
            reason=reason.strip() if earlier else "",
            finalised_at=clock().isoformat(timespec="seconds"),
            assessments=_assessments(session),
            blind=random_bytes(BLIND_BYTES).hex() if is_sealed else "",
        )
    )


def is_changed(session: JudgingSession) -> bool:
    """Return whether the work differs from the last final sheet, or there is none."""
    earlier = session.final_sheets()
    if not earlier:
        return True
    now = {a.entry: payload_assessment(a) for a in _assessments(session)}
    then = {a.entry: payload_assessment(a) for a in earlier[-1].assessments}
    return now != then


def preview(session: JudgingSession, sheet: FinalSheet) -> bytes:
    """Return the pages of a sheet as they will be printed, without a signature."""
    from judge_app.documents.sheet.signing import as_signed  # noqa: PLC0415 - loads reportlab

    _, drawn = as_signed(session.contest, sheet, session.opened.roster)
    return drawn.content


def sign(
    session: JudgingSession, sheet: FinalSheet, key: HolderKey | SheetSigner, ink_png: bytes | None
) -> bytes:
    """Return the signed PDF of a final sheet, checked as the chair will check it."""
    from judge_app.documents.gate.gate import examine, examine_opening  # noqa: PLC0415 - loads pyHanko
    from judge_app.documents.gate.refusal import Refusal  # noqa: PLC0415
    from judge_app.documents.sheet.signing import sign_scoresheet  # noqa: PLC0415

    opened = session.opened
    signed = sign_scoresheet(session.contest, sheet, key, opened.roster, ink_png)
    verdict = examine(
        signed,
        contest=opened.contest,
        roster=opened.roster,
        bundle_sha256=opened.bundle_sha256,
        moment=opened.moment,
    )
    if isinstance(verdict, SealedSheet):
        inside = payload.encode(sheet)
        verdict = examine_opening(verdict, inside, contest=opened.contest, roster=opened.roster)
    if isinstance(verdict, Refusal):
        raise UnacceptableSheetError(verdict.reason.value)
    return signed


def export(
    session: JudgingSession,
    sheet: FinalSheet,
    key: HolderKey | SheetSigner,
    folder: Path,
    ink_png: bytes | None = None,
) -> ExportedSheet:
    """Sign a final sheet and write it into `folder`, read back and compared.

    A file of the same name is replaced only when the new one is whole.
    """
    signed = sign(session, sheet, key, ink_png)
    path = folder / sheet_file_name(sheet)
    write_atomically(path, signed)
    with explained(path):
        if path.read_bytes() != signed:
            raise UnwrittenFileError(path)
    content = _statement_sha256(session, sheet)
    return ExportedSheet(
        path=path,
        sha256=Sha256Hex(hashlib.sha256(signed).hexdigest()),
        check_code=payload.check_code(content),
    )


def sheet_file_name(sheet: FinalSheet) -> str:
    """Return the name of a sheet's file: contest, judge, revision."""
    return f"phieu-cham-{sheet.contest}-{sheet.judge}-lan-{sheet.revision}.pdf"


def _statement_sha256(session: JudgingSession, sheet: FinalSheet) -> Sha256Hex:
    return sealed_payload.statement_sha256(sheet, session.contest, session.opened.roster)


def payload_assessment(assessment: Assessment) -> tuple[object, ...]:
    """Return what counts when two assessments are compared: not the order of marks or notes."""
    return (
        assessment.outcome,
        assessment.reason,
        assessment.comment,
        frozenset(assessment.marks),
        frozenset(assessment.notes),
    )


def _assessments(session: JudgingSession) -> tuple[Assessment, ...]:
    """Return the work as the sheet states it: conflicts that the contest declares included."""
    summary = session.summary()
    stated = []
    for code in sorted(session.order):
        assessment = session.assessment(code)
        declared = summary.standing(code).state is EntryState.CONFLICTED
        if declared and assessment.outcome is Outcome.MARKED and not assessment.marks:
            assessment = Assessment(
                entry=code,
                outcome=Outcome.CONFLICTED,
                reason=CONFLICT_WORDS,
                comment=assessment.comment,
                notes=assessment.notes,
            )
        stated.append(assessment)
    return tuple(stated)
