"""Step 4 of the gate: the key is the roster's, and the sheet names the judge who signed it."""

from judge_app.contest.ids import JudgeId
from judge_app.contest.roster import Roster, RosterEntry
from judge_app.documents.gate.container import SignerFacts
from judge_app.documents.gate.refusal import Refusal, RefusalReason
from judge_app.documents.keys.keys import certificate_from, der, spki_sha256


def check_holder(signer: SignerFacts, roster: Roster) -> RosterEntry | Refusal:
    """Return whose key it is: the roster holds this key and this very certificate."""
    pin = spki_sha256(signer.certificate)
    held = next((entry for entry in roster.entries if entry.spki_sha256 == pin), None)
    if held is None:
        subject = signer.certificate.subject.rfc4514_string()
        return Refusal(reason=RefusalReason.SIGNER_UNKNOWN, detail=subject)
    if der(certificate_from(held.certificate)) != signer.certificate_der:
        return Refusal(
            reason=RefusalReason.SIGNER_UNKNOWN, judge=held.judge, detail="another certificate"
        )
    return held


def check_named_judge(holder: RosterEntry, named: JudgeId) -> Refusal | None:
    """Return a refusal if the sheet is in somebody else's name than its signer's."""
    if holder.judge == named:
        return None
    return Refusal(reason=RefusalReason.SIGNED_BY_ANOTHER, judge=named, detail=holder.judge)
