"""The chair's desk as the ledger says it is: replayed from the first entry to the last."""

from dataclasses import dataclass, field, replace

import msgspec

from judge_app.contest.ids import JudgeId, Sha256Hex
from judge_app.contest.scoresheet import FinalSheet
from judge_app.db.ledger import LedgerEntry, LedgerKind
from judge_app.documents import payload
from judge_app.documents.gate_ledger import TakenSheet
from judge_app.tally.ballots import PanelVote, Settlement
from judge_app.workflows.ledger_contents import (
    Frozen,
    Import,
    ImportUndone,
    MeetingHeld,
    RefusedFile,
    Settled,
    TakenFile,
    Voted,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldSheet:
    """A sheet that the ledger holds. `import_number` is the entry that took it."""

    sheet: FinalSheet
    file: TakenFile
    import_number: int
    taken_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelState:
    """Everything at the desk after some ledger entries."""

    held: tuple[HeldSheet, ...] = ()
    """All sheets of imports that stand, superseded ones included, in the order they came."""
    refused: tuple[RefusedFile, ...] = ()
    settlements: tuple[Settlement, ...] = ()
    votes: tuple[PanelVote, ...] = ()
    meeting: MeetingHeld = field(default_factory=MeetingHeld)
    frozen: Frozen | None = None
    undone: tuple[int, ...] = ()

    @property
    def current(self) -> tuple[HeldSheet, ...]:
        """The latest sheet of each judge, by judge."""
        latest: dict[JudgeId, HeldSheet] = {}
        for held in self.held:
            known = latest.get(held.sheet.judge)
            if known is None or held.sheet.revision > known.sheet.revision:
                latest[held.sheet.judge] = held
        return tuple(latest[judge] for judge in sorted(latest))

    @property
    def taken(self) -> tuple[TakenSheet, ...]:
        """What the gate needs to know of the sheets that are there."""
        return tuple(
            TakenSheet(
                judge=held.sheet.judge,
                revision=held.sheet.revision,
                payload_sha256=held.file.payload,
            )
            for held in self.held
        )

    def sheet_of(self, judge: JudgeId) -> HeldSheet | None:
        """Return a judge's latest sheet."""
        return next((held for held in self.current if held.sheet.judge == judge), None)

    def holds(self, pdf: Sha256Hex) -> bool:
        """Return whether this very file was taken."""
        return any(held.file.pdf == pdf for held in self.held)


def replay(entries: tuple[LedgerEntry, ...]) -> PanelState:
    """Return the state after these entries."""
    state = PanelState()
    for entry in entries:
        state = after(state, entry)
    return state


def after(state: PanelState, entry: LedgerEntry) -> PanelState:
    """Return the state after one more entry."""
    match entry.kind:
        case LedgerKind.IMPORT:
            return _after_import(state, entry, msgspec.json.decode(entry.content, type=Import))
        case LedgerKind.IMPORT_UNDONE:
            undone = msgspec.json.decode(entry.content, type=ImportUndone)
            return replace(
                state,
                held=tuple(h for h in state.held if h.import_number != undone.number),
                undone=(*state.undone, undone.number),
            )
        case LedgerKind.SETTLEMENT:
            settled = msgspec.json.decode(entry.content, type=Settled)
            return replace(state, settlements=(*state.settlements, settled.settlement))
        case LedgerKind.PANEL_VOTE:
            vote = msgspec.json.decode(entry.content, type=Voted).vote
            others = tuple(v for v in state.votes if v.entry != vote.entry)
            return replace(state, votes=(*others, vote))
        case LedgerKind.MEETING:
            meeting = msgspec.json.decode(entry.content, type=MeetingHeld)
            return replace(state, meeting=meeting)
        case LedgerKind.FREEZE:
            return replace(state, frozen=msgspec.json.decode(entry.content, type=Frozen))
        case LedgerKind.OPENED | LedgerKind.EARLY_OPENING:
            return state


def _after_import(state: PanelState, entry: LedgerEntry, content: Import) -> PanelState:
    held = tuple(
        HeldSheet(
            sheet=payload.decode(file.statement.encode()),
            file=file,
            import_number=entry.number,
            taken_at=entry.at,
        )
        for file in content.taken
    )
    known = {file.pdf for file in state.refused}
    refused = tuple(file for file in content.refused if file.pdf not in known)
    return replace(state, held=state.held + held, refused=state.refused + refused)
