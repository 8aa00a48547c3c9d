"""What is known of a file: its kind, whose it is, and whether it can be believed."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from judge_app.contest.ids import JudgeId
from judge_app.documents.gate.refusal import Refusal
from judge_app.errors import JudgeAppError


class FileKind(StrEnum):
    """What a file is."""

    BUNDLE = "bundle"
    KEY = "key"
    KEY_REQUEST = "key-request"
    KEY_ANSWER = "key-answer"
    SHEET = "sheet"
    RESULT = "result"
    UNKNOWN = "unknown"


class Belief(StrEnum):
    """Whether a file can be believed."""

    GENUINE = "genuine"
    UNCONFIRMED = "unconfirmed"
    """Sound in itself, but nothing was given to hold it against."""
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What is known of a file. Empty where it does not say.

    Of a file that is not genuine, contest, signer and fingerprints are what it claims.
    """

    path: Path
    kind: FileKind
    belief: Belief
    contest: str = ""
    signer: str = ""
    fingerprint: str = ""
    """The root's."""
    key_fingerprint: str = ""
    """Of a key that its holder asks to be certified: the digits that judge and staff compare."""
    detail: str = ""
    """The entry and file of a damaged bundle, the revision of a sheet."""
    check_code: str = ""
    """Of a sheet: the code printed on its pages."""
    is_sealed: bool = False
    """Whether the marks of a sheet are sealed: everything was checked but what is inside."""
    on_paper: tuple[JudgeId, ...] = ()
    """Judges whose sheets a result has from paper: no scan proves them, the chair states them."""
    refusal: Refusal | None = None
    failure: JudgeAppError | None = None


def held_against(found: str, wanted: str) -> Belief:
    """Return what a root's fingerprint is worth against the one that is known to be right."""
    if not wanted:
        return Belief.UNCONFIRMED
    return Belief.GENUINE if found == wanted else Belief.REFUSED
