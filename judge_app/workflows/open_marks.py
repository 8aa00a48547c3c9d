"""Opens sealed marks with the chair's key, sheet by sheet, as the gate's remaining checks."""

from collections.abc import Iterable

from cryptography.hazmat.primitives.asymmetric import ec

from judge_app.contest.ids import JudgeId
from judge_app.contest.scoresheet import SealedSheet, SignedSheet
from judge_app.documents.gate.refusal import Refusal, RefusalReason
from judge_app.documents.keys.mark_seal import UnopenableBoxError
from judge_app.documents.sheet import sealed_payload
from judge_app.errors import JudgeAppError
from judge_app.workflows.ledger_contents import MarksOpened, OpenedMarks, UnopenedMarks
from judge_app.workflows.open_bundle import OpenedBundle


class EarlyOpeningError(JudgeAppError):
    """Marks are to be opened while the sheets of these judges are missing, without a reason."""

    def __init__(self, missing: tuple[JudgeId, ...]) -> None:
        super().__init__(missing)
        self.missing = missing


def opened_marks(
    sheets: Iterable[SealedSheet], opened: OpenedBundle, chair: ec.EllipticCurvePrivateKey
) -> MarksOpened:
    """Return what is inside each sheet, or why nothing that counts is."""
    found, failed = [], []
    for held in sheets:
        content, verdict = _looked_into(held, opened, chair)
        if isinstance(verdict, Refusal):
            failed.append(
                UnopenedMarks(
                    payload=held.payload_sha256,
                    judge=held.judge,
                    reason=verdict.reason.value,
                    detail=verdict.detail,
                )
            )
        else:
            found.append(OpenedMarks(payload=held.payload_sha256, statement=content.decode()))
    return MarksOpened(opened=tuple(found), failed=tuple(failed))


def _looked_into(
    held: SealedSheet, opened: OpenedBundle, chair: ec.EllipticCurvePrivateKey
) -> tuple[bytes, SignedSheet | Refusal]:
    from judge_app.documents.gate.gate import examine_opening  # noqa: PLC0415 - loads reportlab

    try:
        content = sealed_payload.unsealed(sealed_payload.read(held.statement), chair)
    except UnopenableBoxError:
        return b"", Refusal(reason=RefusalReason.UNOPENABLE, judge=held.judge)
    verdict = examine_opening(held, content, contest=opened.contest, roster=opened.roster)
    return content, verdict
