"""Why a file is not taken as a scoresheet: one reason for each way of failing."""

from dataclasses import dataclass
from enum import StrEnum

from judge_app.contest.completeness import SheetProblem
from judge_app.contest.ids import ContestId, JudgeId


class RefusalReason(StrEnum):
    """Why the gate stays shut, in the order in which it looks."""

    # 1. The bytes of the whole file.
    TOO_LARGE = "too-large"
    NOT_A_PDF = "not-a-pdf"
    NOT_SIGNED = "not-signed"
    SEVERAL_SIGNATURES = "several-signatures"
    RANGE_MALFORMED = "range-malformed"
    BYTES_NOT_SIGNED = "bytes-not-signed"
    """The signature does not cover the file from its first byte to its last."""
    GAP_MALFORMED = "gap-malformed"
    """Something else than hexadecimal digits between the signed parts."""
    CONTAINER_MALFORMED = "container-malformed"
    PADDING_NOT_EMPTY = "padding-not-empty"

    # 2. The signature's container.
    CONTAINER_SHAPE = "container-shape"
    """Not one signer of a detached signature with the attributes of CAdES and no others."""
    ALGORITHM_NOT_ALLOWED = "algorithm-not-allowed"
    ALTERED = "altered"
    """The file's hash is not the signed one."""
    SIGNATURE_WRONG = "signature-wrong"

    # 3. Trust, and a second opinion by pyHanko.
    OTHER_ROOT = "other-root"
    """The certificate was not issued by the contest's root key."""
    NOT_VALID_THEN = "not-valid-then"
    """The certificate does not hold at the moment the bundle fixes."""
    ODD_LAYOUT = "odd-layout"
    """Not laid out as this program writes files: it may hide more than any reader can bear."""
    UNPACKS_TOO_LARGE = "unpacks-too-large"
    """What is packed in it would fill the memory."""
    VALIDATOR_DISAGREES = "validator-disagrees"

    # 4. The signer.
    SIGNER_UNKNOWN = "signer-unknown"
    """The key is of this contest, and not on the roster of this bundle."""
    SIGNED_BY_ANOTHER = "signed-by-another"
    """The sheet names another judge than the one who signed it."""

    # 5. The payload.
    ATTACHMENT_MISSING = "attachment-missing"
    ATTACHMENT_NOT_ALONE = "attachment-not-alone"
    A_RESULT = "a-result"
    """A document of the contest's result, which somebody put among the sheets."""
    NEWER_FORMAT = "newer-format"
    PAYLOAD_MALFORMED = "payload-malformed"
    OTHER_CONTEST = "other-contest"
    OTHER_BUNDLE = "other-bundle"
    REVISION_MALFORMED = "revision-malformed"
    SEALING_DIFFERS = "sealing-differs"
    """Marks can be read though the contest seals them, or the other way round."""
    SEALED_TO_ANOTHER = "sealed-to-another"
    """The marks are sealed to a key that is not the chair's."""
    NOT_FINAL = "not-final"
    """Marks are missing or not allowed."""

    # 6. The pages.
    PAGES_DIFFER = "pages-differ"
    """What is printed is not what is attached."""
    PAGES_UNREADABLE = "pages-unreadable"
    """Another version drew the pages, and reading them took too long or too much memory."""
    UPDATE_DIFFERS = "update-differs"
    """The signing revision holds something else than attachment, stamp and signature."""
    MARKS_SIGNATURE_WRONG = "marks-signature-wrong"

    # Paper, whose codes stand for a file.
    CODES_NOT_SIGNED = "codes-not-signed"
    """No signature of the marks was read, or the judge's key makes none that fit into a code."""
    MARKS_NOT_ON_PAPER = "marks-not-on-paper"
    """The contest seals its marks: no page shows any."""

    # 7. The ledger.
    ALREADY_TAKEN = "already-taken"
    """The same sheet is there already; nothing is wrong."""
    OUTDATED = "outdated"
    """A later revision of this judge is there already."""
    CONFLICT = "conflict"
    """Another sheet of the same judge and revision is there already."""
    PREVIOUS_DIFFERS = "previous-differs"
    """The sheet names another earlier revision than the one that is there."""

    # What is left to look at when sealed marks are opened.
    UNOPENABLE = "unopenable"
    """The chair's key does not open the marks, or what comes out is no sheet."""
    OPENING_DIFFERS = "opening-differs"
    """What is said to be inside does not make the seal that was signed."""

    UNREADABLE = "unreadable"
    """Looking at the file failed in a way that nobody foresaw."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A file that is not taken. `judge` and `contest` are whom it claims to be of, where known."""

    reason: RefusalReason
    detail: str = ""
    """For whoever helps: what exactly was found."""
    judge: JudgeId | None = None
    contest: ContestId | None = None
    problems: tuple[SheetProblem, ...] = ()
    """What is missing in a sheet that is not final."""
