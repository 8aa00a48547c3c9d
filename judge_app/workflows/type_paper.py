"""A plain paper sheet is typed in by two people, and counts when both have said the same.

The first types. The second types too, without seeing the first's marks, and the program compares;
or reads what the first typed beside the paper and confirms it. Nobody ever changes what another has
typed: where two typings differ, whoever was wrong types his own again. Everything is an entry of
the ledger, so that neither a crash nor a change of shift loses or hides anything.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from judge_app.contest.completeness import SheetProblem, SheetProblemCode, sheet_problems
from judge_app.contest.contest import Contest
from judge_app.contest.ids import EntryCode, JudgeId, Sha256Hex
from judge_app.contest.scoresheet import Assessment, FinalSheet, Outcome
from judge_app.db.ledger import LedgerEntry, LedgerKind
from judge_app.db.panel_store import StoredFile
from judge_app.documents.gate.ledger import check_ledger
from judge_app.documents.gate.paper import ON_PAPER
from judge_app.documents.gate.refusal import Refusal
from judge_app.documents.sheet import payload
from judge_app.workflows.ledger_contents import Import, TakenFile, TypedPaper, TypingDiscarded
from judge_app.workflows.panel_desk import PanelDesk
from judge_app.workflows.panel_state import PanelState, Typing
from judge_app.workflows.sheet_differences import MarkDifference, differences


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedMarks:
    """What one person read from a paper sheet. `reason` is the correction's, if it is one."""

    judge: JudgeId
    by: str
    assessments: tuple[Assessment, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotTyped:
    """Nothing was kept: what is missing or not allowed, all of it."""

    problems: tuple[SheetProblem, ...] = ()
    needs_name: bool = False
    needs_reason: bool = False
    """The judge has a sheet already, so this one is a correction and says why."""
    same_person: bool = False
    """Whoever typed a sheet does not confirm it."""
    nothing_typed: bool = False
    """There is nothing to confirm."""
    is_sealed: bool = False
    """The contest seals its marks, and they are not open: nobody may read or type any yet."""
    refusal: Refusal | None = None
    """The ledger has moved on: the typed sheet no longer fits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitsForSecond:
    """The first typing is kept; a second person must agree."""

    typing: Typing


@dataclass(frozen=True, slots=True, kw_only=True)
class TypingsDiffer:
    """Both typings are kept and differ; each person looks at the paper again."""

    first: Typing
    second: Typing
    differences: tuple[MarkDifference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BothAgree:
    """The sheet was taken, in the names of both."""

    entry: LedgerEntry
    names: tuple[str, ...]


TypingOutcome = NotTyped | WaitsForSecond | TypingsDiffer | BothAgree


def type_in(desk: PanelDesk, marks: TypedMarks) -> TypingOutcome:
    """Keep what one person typed, and take the sheet if another typed the same before.

    Raises:
        FrozenResultError: the result is official.
    """
    by = plain_name(marks.by)
    sheet = _sheet(desk, marks)
    refused = NotTyped(
        problems=_problems(desk.contest, sheet),
        needs_name=not by,
        needs_reason=sheet.revision > 1 and not sheet.reason,
        refusal=_ledger_refusal(desk.state, sheet),
        is_sealed=_is_sealed(desk),
    )
    if refused != NotTyped():
        return refused
    before = desk.state.typings_of(sheet.judge)
    own = next((typing.by for typing in before if is_same_person(typing.by, by)), by)
    other = next((t for t in before if t.by != own and _fits(t, sheet)), None)
    if other is not None and not differences(desk.contest, other.sheet, sheet):
        return _taken(desk, other, own)
    text = payload.encode(sheet).decode()
    desk.record(LedgerKind.PAPER_TYPED, TypedPaper(judge=sheet.judge, by=own, statement=text))
    return standing_of(desk.contest, desk.state, sheet.judge, by=own)


def confirm(desk: PanelDesk, judge: JudgeId, by: str) -> TypingOutcome:
    """Take what the first person typed, as the second read it beside the paper and found it right.

    Raises:
        FrozenResultError: the result is official.
    """
    name = plain_name(by)
    first = next(iter(desk.state.typings_of(judge)), None)
    if first is None or not name:
        return NotTyped(nothing_typed=first is None, needs_name=not name)
    refused = NotTyped(
        same_person=is_same_person(first.by, name),
        refusal=_ledger_refusal(desk.state, first.sheet),
        is_sealed=_is_sealed(desk),
    )
    return _taken(desk, first, name) if refused == NotTyped() else refused


def _is_sealed(desk: PanelDesk) -> bool:
    """Return whether typing would show marks that the contest's rules keep from everybody."""
    return desk.contest.sealed_marks and not desk.state.marks_open


def discard(desk: PanelDesk, judge: JudgeId, reason: str) -> None:
    """Set aside everything that was typed for a judge and does not count; the ledger keeps it."""
    content = TypingDiscarded(judge=judge, reason=reason.strip())
    desk.record(LedgerKind.TYPING_DISCARDED, content)


def standing_of(
    contest: Contest, state: PanelState, judge: JudgeId, *, by: str = ""
) -> WaitsForSecond | TypingsDiffer:
    """Return how far the typing of a judge's sheet has come; `KeyError` if nobody began.

    Of more than two people, `by` and the first other one are compared.
    """
    typings = state.typings_of(judge)
    if not typings:
        raise KeyError(judge)
    mine = next((typing for typing in typings if typing.by == by), typings[-1])
    other = next((t for t in typings if t.by != mine.by and _fits(t, mine.sheet)), None)
    if other is None:
        return WaitsForSecond(typing=mine)
    first, second = sorted((other, mine), key=typings.index)
    return TypingsDiffer(
        first=first,
        second=second,
        differences=differences(contest, first.sheet, second.sheet),
    )


def next_revision(state: PanelState, judge: JudgeId) -> int:
    """Return which revision a plain paper sheet of a judge would be: after all that are there."""
    own = (held.sheet.revision for held in state.everything if held.sheet.judge == judge)
    return max(own, default=0) + 1


def asked_entries(contest: Contest, judge: JudgeId) -> tuple[EntryCode, ...]:
    """Return the entries that the paper sheet of a judge must say something of, by code."""
    member = contest.panel.member(judge)
    entries = contest.entries_for(judge)
    return tuple(entry.code for entry in entries if not contest.is_conflicted(member, entry))


def plain_name(name: str) -> str:
    """Return a typed name as it is kept: composed letters, single spaces."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def is_same_person(one: str, other: str) -> bool:
    """Return whether two names are the same but for capitals and accents, as hurried people type."""
    return _bare(one) == _bare(other)


def _bare(name: str) -> str:
    letters = unicodedata.normalize("NFD", plain_name(name).casefold().replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _fits(typing: Typing, sheet: FinalSheet) -> bool:
    """Return whether a typing is of the same revision: a file may have come in between."""
    return (typing.sheet.revision, typing.sheet.previous) == (sheet.revision, sheet.previous)


def _sheet(desk: PanelDesk, marks: TypedMarks) -> FinalSheet:
    revision = next_revision(desk.state, marks.judge)
    return payload.in_order(
        FinalSheet(
            contest=desk.contest.id,
            bundle=desk.opened.bundle_sha256,
            judge=marks.judge,
            revision=revision,
            previous=_previous(desk.state, marks.judge),
            reason=marks.reason.strip() if revision > 1 else "",
            finalised_at=desk.now(),
            assessments=tuple(_with_reason(assessment) for assessment in marks.assessments),
        )
    )


def _previous(state: PanelState, judge: JudgeId) -> Sha256Hex | None:
    own = {h.sheet.revision: h.file.payload for h in state.everything if h.sheet.judge == judge}
    return own[max(own)] if own else None


def _with_reason(assessment: Assessment) -> Assessment:
    if assessment.outcome is Outcome.MARKED or assessment.reason.strip():
        return assessment
    return replace(assessment, reason=ON_PAPER)


def _problems(contest: Contest, sheet: FinalSheet) -> tuple[SheetProblem, ...]:
    """Return what is missing or not allowed; notes stay on the paper and are not asked for."""
    judge = contest.panel.member(sheet.judge)
    found: Iterable[SheetProblem] = sheet_problems(contest, judge, sheet.assessments)
    return tuple(p for p in found if p.code is not SheetProblemCode.NOTE_MISSING)


def _ledger_refusal(state: PanelState, sheet: FinalSheet) -> Refusal | None:
    """Return why a typed sheet does not fit behind those that are there, if so."""
    sha256 = payload.payload_sha256(payload.encode(sheet))
    return check_ledger(sheet, sha256, state.taken, on_paper=True)


def _taken(desk: PanelDesk, first: Typing, second: str) -> BothAgree:
    content = payload.encode(first.sheet)
    sha256 = payload.payload_sha256(content)
    names = (first.by, second)
    taken = TakenFile(
        name="",
        pdf=sha256,
        payload=sha256,
        judge=first.sheet.judge,
        revision=first.sheet.revision,
        statement=content.decode(),
        on_paper=True,
        typed_by=names,
    )
    kept = StoredFile(sha256=sha256, name=f"{first.sheet.judge}.json", content=content)
    return BothAgree(
        entry=desk.record(LedgerKind.IMPORT, Import(taken=(taken,)), (kept,)), names=names
    )
