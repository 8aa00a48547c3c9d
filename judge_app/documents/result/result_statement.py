"""What the chair signs: the rules, the keys, every sheet used, every decision, and the result.

The statement is complete: with the sheets beside it, anybody who knows the root's fingerprint can
work the result out again without the bundle.
"""

from dataclasses import dataclass
from decimal import Decimal

import msgspec

from judge_app.contest.canonical import canonical_bytes
from judge_app.contest.contest import Contest
from judge_app.contest.ids import AwardId, CategoryId, ContestId, EntryCode, JudgeId, Sha256Hex
from judge_app.contest.roster import Roster
from judge_app.tally.ballots import PanelVote, Settlement

ATTACHMENT = "result.json"
"""The name under which a statement lies in a document."""

LARGEST = 16 << 20
"""Bytes; a larger statement is refused unread."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedSheet:
    """A sheet that took part, by the hash of its payload and of its file as handed in.

    Of a sheet that came in from paper there is no file to count again from: `statement` is then
    what the desk took from it, in the chair's word, and `file` the scan or the typed text.
    """

    judge: JudgeId
    revision: int
    payload: Sha256Hex
    file: Sha256Hex
    on_paper: bool = False
    typed_by: tuple[str, ...] = ()
    """Who typed it and who confirmed it; empty where its codes brought it in."""
    statement: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedEntry:
    """What became of an entry. `figure` and `place` are None where it has none."""

    code: EntryCode
    category: CategoryId
    figure: Decimal | None
    place: int | None
    awards: tuple[AwardId, ...] = ()
    advances: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultStatement:
    """The whole of a result. `moment` is the bundle's: when certificates must hold."""

    contest: Contest
    roster: Roster
    bundle: Sha256Hex
    moment: str
    official: bool
    result: Sha256Hex
    sheets: tuple[StatedSheet, ...]
    entries: tuple[StatedEntry, ...]
    settlements: tuple[Settlement, ...] = ()
    panel_votes: tuple[PanelVote, ...] = ()
    kind: str = "judge-app/result/1"

    @property
    def chair_id(self) -> JudgeId | None:
        """Whose signature it needs."""
        chair = self.contest.panel.chair
        return None if chair is None else chair.id


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultPageStatement:
    """What goes with one entry's page: to which result it belongs."""

    contest: ContestId
    roster: Roster
    chair: JudgeId
    bundle: Sha256Hex
    moment: str
    result: Sha256Hex
    entry: EntryCode
    kind: str = "judge-app/result-page/1"

    @property
    def chair_id(self) -> JudgeId:
        """Whose signature it needs."""
        return self.chair


class NotAStatementError(ValueError):
    """The bytes state no result."""


class _Kind(msgspec.Struct):
    kind: str


def encode(statement: ResultStatement | ResultPageStatement) -> bytes:
    """Return the bytes that are signed."""
    return canonical_bytes(statement)


def decode(content: bytes) -> ResultStatement | ResultPageStatement:
    """Read a statement; `NotAStatementError` if it is none, or spelled another way."""
    if len(content) > LARGEST:
        raise NotAStatementError
    statement: ResultStatement | ResultPageStatement
    try:
        match msgspec.json.decode(content, type=_Kind).kind:
            case "judge-app/result/1":
                statement = msgspec.json.decode(content, type=ResultStatement)
            case "judge-app/result-page/1":
                statement = msgspec.json.decode(content, type=ResultPageStatement)
            case _:
                raise NotAStatementError
    except msgspec.MsgspecError as error:
        raise NotAStatementError from error
    if encode(statement) != content:
        raise NotAStatementError
    return statement
