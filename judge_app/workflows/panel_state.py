"""The chair's desk as the ledger says it is: replayed from the first entry to the last."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

import msgspec

from judge_app.contest.ids import JudgeId, Sha256Hex
from judge_app.contest.scoresheet import FinalSheet, SealedSheet
from judge_app.db.errors import DamagedStoreError
from judge_app.db.ledger import LedgerEntry, LedgerKind
from judge_app.documents.gate.ledger import TakenSheet
from judge_app.documents.sheet import payload, sealed_payload
from judge_app.tally.ballots import PanelVote, Settlement
from judge_app.workflows.ledger_contents import (
    Frozen,
    Import,
    ImportUndone,
    MarksOpened,
    MeetingHeld,
    OpenedMarks,
    RefusedFile,
    Settled,
    TakenFile,
    TypedPaper,
    TypingDiscarded,
    UnopenedMarks,
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
class HeldSealed:
    """A sheet that the ledger holds and whose marks are not open.

    `failure` says why not, where the chair tried: then the sheet does not count.
    """

    sheet: SealedSheet
    file: TakenFile
    import_number: int
    taken_at: str
    failure: UnopenedMarks | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Typing:
    """A paper sheet as one person typed it; nothing of it counts until a second agrees."""

    sheet: FinalSheet
    by: str
    number: int
    """The ledger entry."""
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PastImport:
    """What one import did; `undone` is why it was taken back, empty while it stands."""

    number: int
    at: str
    judges: tuple[JudgeId, ...]
    """Whose sheets it took."""
    refused: int
    undone: str = ""
    to_come: int = 0
    """How many of its files entries that follow tell of; 0 once it is whole."""


_Held = HeldSheet | HeldSealed
_H = TypeVar("_H", HeldSheet, HeldSealed)


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelState:
    """Everything at the desk after some ledger entries."""

    held: tuple[HeldSheet, ...] = ()
    """All open sheets of imports that stand, superseded ones included, in the order they came."""
    sealed: tuple[HeldSealed, ...] = ()
    """All sheets of imports that stand whose marks are not open."""
    openings: tuple[OpenedMarks, ...] = ()
    marks_open: bool = False
    """Whether the chair has opened marks at all, in a contest that seals them."""
    refused: tuple[RefusedFile, ...] = ()
    typings: tuple[Typing, ...] = ()
    """What was typed from paper and is not agreed on: each person's last, judge by judge."""
    settlements: tuple[Settlement, ...] = ()
    votes: tuple[PanelVote, ...] = ()
    meeting: MeetingHeld = field(default_factory=MeetingHeld)
    frozen: Frozen | None = None
    imports: tuple[PastImport, ...] = ()
    """Every import, those that were taken back included, in the order they came."""

    @property
    def current(self) -> tuple[HeldSheet, ...]:
        """The latest sheet of each judge, by judge, where it is open."""
        return tuple(held for held in self._latest if isinstance(held, HeldSheet))

    @property
    def sealed_now(self) -> tuple[HeldSealed, ...]:
        """The latest sheet of each judge, by judge, where it is still sealed."""
        return tuple(held for held in self._latest if isinstance(held, HeldSealed))

    @property
    def awaits_more(self) -> bool:
        """Whether the entry that follows must go on with an import."""
        return bool(self.imports) and self.imports[-1].to_come > 0

    @property
    def everything(self) -> tuple[HeldSheet | HeldSealed, ...]:
        """All sheets of imports that stand, open and sealed, superseded ones included."""
        return (*self.held, *self.sealed)

    @property
    def taken(self) -> tuple[TakenSheet, ...]:
        """What the gate needs to know of the sheets that are there."""
        return tuple(
            TakenSheet(
                judge=held.sheet.judge,
                revision=held.sheet.revision,
                payload_sha256=held.file.payload,
                on_paper=held.file.on_paper,
                typed=held.file.is_typed,
            )
            for held in self.everything
        )

    def sheet_of(self, judge: JudgeId) -> HeldSheet | None:
        """Return a judge's latest sheet, if it is open."""
        return next((held for held in self.current if held.sheet.judge == judge), None)

    def holds(self, pdf: Sha256Hex) -> bool:
        """Return whether this very file was taken."""
        return any(held.file.pdf == pdf for held in self.everything)

    def typings_of(self, judge: JudgeId) -> tuple[Typing, ...]:
        """Return what was typed for a judge and is not agreed on, the first person's first."""
        return tuple(typing for typing in self.typings if typing.sheet.judge == judge)

    def opening_of(self, sealed: Sha256Hex) -> OpenedMarks | None:
        """Return what was inside the sealed payload with this hash, once it was opened."""
        return next((each for each in self.openings if each.payload == sealed), None)

    @property
    def _latest(self) -> tuple[_Held, ...]:
        counting = (held for held in self.sealed if held.failure is None)
        everything: tuple[_Held, ...] = (*self.held, *counting)
        latest: dict[JudgeId, _Held] = {}
        for held in everything:
            known = latest.get(held.sheet.judge)
            if known is None or _takes_the_place_of(known, held):
                latest[held.sheet.judge] = held
        return tuple(latest[judge] for judge in sorted(latest))


def _takes_the_place_of(known: _Held, held: _Held) -> bool:
    """Return whether a sheet that came later counts instead: a correction, or the file of paper."""
    if held.sheet.revision == known.sheet.revision:
        return known.file.on_paper
    return held.sheet.revision > known.sheet.revision


def replay(entries: Iterable[LedgerEntry], path: Path) -> PanelState:
    """Return the state after all entries of the store `path`.

    `DamagedStoreError` where an import of several entries is not whole: it was written as one.
    """
    state = PanelState()
    last = 0
    for entry in entries:
        if state.awaits_more != (entry.kind is LedgerKind.IMPORT_CONTINUED):
            raise DamagedStoreError(path, f"ledger entry {entry.number}")
        state, last = after(state, entry), entry.number
    if state.awaits_more:
        raise DamagedStoreError(path, f"behind ledger entry {last}")
    return state


def after(state: PanelState, entry: LedgerEntry) -> PanelState:
    """Return the state after one more entry."""
    match entry.kind:
        case LedgerKind.IMPORT | LedgerKind.IMPORT_CONTINUED:
            content = msgspec.json.decode(entry.content, type=Import)
            return _after_import(_with_import(state, entry, content), entry.at, content)
        case LedgerKind.IMPORT_UNDONE:
            undone = msgspec.json.decode(entry.content, type=ImportUndone)
            return replace(
                state,
                held=_without(state.held, undone.number),
                sealed=_without(state.sealed, undone.number),
                imports=tuple(
                    replace(past, undone=undone.reason or "-")
                    if past.number == undone.number
                    else past
                    for past in state.imports
                ),
            )
        case LedgerKind.PAPER_TYPED | LedgerKind.TYPING_DISCARDED:
            return _after_typing(state, entry)
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
        case LedgerKind.MARKS_OPENED | LedgerKind.EARLY_OPENING:
            return _after_opening(state, msgspec.json.decode(entry.content, type=MarksOpened))
        case LedgerKind.OPENED:
            return state


def _with_import(state: PanelState, entry: LedgerEntry, content: Import) -> PanelState:
    """Add an import to those that were, or a part to the one that it goes on with."""
    past = PastImport(number=entry.number, at=entry.at, judges=(), refused=0)
    others = state.imports
    if entry.kind is LedgerKind.IMPORT_CONTINUED:
        past, others = others[-1], others[:-1]
    grown = replace(
        past,
        judges=past.judges + tuple(file.judge for file in content.taken),
        refused=past.refused + len(content.refused),
        to_come=content.to_come,
    )
    return replace(state, imports=(*others, grown))


def _after_import(state: PanelState, at: str, content: Import) -> PanelState:
    number = state.imports[-1].number
    held = tuple(
        HeldSheet(
            sheet=payload.decode(file.statement.encode()),
            file=_without_statement(file),
            import_number=number,
            taken_at=at,
        )
        for file in content.taken
        if not file.sealed
    )
    sealed = tuple(
        HeldSealed(sheet=_sealed_sheet(file), file=file, import_number=number, taken_at=at)
        for file in content.taken
        if file.sealed
    )
    known = {file.pdf for file in state.refused}
    refused = tuple(file for file in content.refused if file.pdf not in known)
    taken = replace(
        state,
        held=state.held + held,
        sealed=state.sealed + sealed,
        refused=state.refused + refused,
    )
    taken = _without_typings(taken, {file.judge for file in content.taken if file.is_typed})
    return _with_openings(taken)  # a sheet that was opened once, taken back, and taken again


def _without_statement(file: TakenFile) -> TakenFile:
    """Return what a sheet needs to know of its file: what it says, the sheet and the ledger know.

    Paper's own statement is in no file, and the signed result carries it on.
    """
    return file if file.on_paper else msgspec.structs.replace(file, statement="")


def _after_typing(state: PanelState, entry: LedgerEntry) -> PanelState:
    """Keep a typing in the place of the same person's earlier one, or behind the others."""
    if entry.kind is LedgerKind.TYPING_DISCARDED:
        discarded = msgspec.json.decode(entry.content, type=TypingDiscarded)
        return _without_typings(state, {discarded.judge})
    content = msgspec.json.decode(entry.content, type=TypedPaper)
    typing = Typing(
        sheet=payload.decode(content.statement.encode()),
        by=content.by,
        number=entry.number,
        at=entry.at,
    )
    kept = []
    is_new = True
    for held in state.typings:
        if (held.sheet.judge, held.by) == (content.judge, content.by):
            kept.append(typing)
            is_new = False
        else:
            kept.append(held)
    return replace(state, typings=(*kept, typing) if is_new else tuple(kept))


def _without_typings(state: PanelState, judges: set[JudgeId]) -> PanelState:
    left = tuple(typing for typing in state.typings if typing.sheet.judge not in judges)
    return replace(state, typings=left)


def _after_opening(state: PanelState, content: MarksOpened) -> PanelState:
    failed = {each.payload: each for each in content.failed}
    return _with_openings(
        replace(
            state,
            marks_open=True,
            openings=state.openings + content.opened,
            sealed=tuple(
                replace(held, failure=failed.get(held.file.payload, held.failure))
                for held in state.sealed
            ),
        )
    )


def _with_openings(state: PanelState) -> PanelState:
    """Move the sealed sheets that were opened among the open ones."""
    opened = {each.payload: each.statement for each in state.openings}
    moved = tuple(
        HeldSheet(
            sheet=payload.decode(opened[held.file.payload].encode()),
            file=held.file,
            import_number=held.import_number,
            taken_at=held.taken_at,
        )
        for held in state.sealed
        if held.file.payload in opened
    )
    left = tuple(held for held in state.sealed if held.file.payload not in opened)
    return replace(state, held=state.held + moved, sealed=left)


def _sealed_sheet(file: TakenFile) -> SealedSheet:
    statement = file.statement.encode()
    sealed = sealed_payload.read(statement)
    return SealedSheet(
        contest=sealed.contest,
        bundle=sealed.bundle,
        judge=sealed.judge,
        revision=sealed.revision,
        previous=sealed.previous,
        finalised_at=sealed.finalised_at,
        statement=statement,
        payload_sha256=file.payload,
        file_sha256=file.pdf,
    )


def _without(held: tuple[_H, ...], import_number: int) -> tuple[_H, ...]:
    return tuple(each for each in held if each.import_number != import_number)
