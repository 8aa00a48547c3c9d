"""Contradictions in the panel: seats, units, assignments."""

from collections.abc import Iterator

from judge_app.contest.contest import Contest
from judge_app.contest.panel import Panel, Seat
from judge_app.contest.rule_problem import KeyPath, RuleProblemCode
from judge_app.contest.rules import TieBreakKind
from judge_app.contest.validation_finding import Finding, error, warning

_JUDGES: tuple[KeyPath, ...] = (("judge",),)


def check_panel(contest: Contest) -> Iterator[Finding]:
    """Yield what is wrong with who judges what."""
    if not contest.categories:
        yield warning(RuleProblemCode.NO_CATEGORIES, ("category",))
    if not contest.units:
        yield warning(RuleProblemCode.NO_UNITS, ("unit",))
    if not contest.panel.marking:
        yield error(RuleProblemCode.NO_JUDGES, ("judge",))
    yield from _check_seats(contest.panel)
    yield from _check_chair(contest)
    yield from _check_units(contest)
    yield from _check_assignments(contest.panel)


def _check_seats(panel: Panel) -> Iterator[Finding]:
    chair = panel.chair
    for number, member in enumerate(panel.members):
        path = ("judge", number, "seat")
        if member.seat is Seat.CHAIR and chair is not None and member is not chair:
            yield error(RuleProblemCode.TWO_CHAIRS, path, chair.id, member.id)
        if member.seat is Seat.SECRETARY and member.marks_entries:
            yield warning(
                RuleProblemCode.SECRETARY_MARKS,
                path,
                member.id,
                needs=(("judge", number, "marks_entries"),),
            )


def _check_chair(contest: Contest) -> Iterator[Finding]:
    chair = contest.panel.chair
    breaks = [tie_break.kind for tie_break in contest.scoring.tie_breaks]
    if chair is None:
        if contest.panel.members:
            yield warning(RuleProblemCode.NO_CHAIR, ("judge",))
        if contest.sealed_marks:
            yield error(RuleProblemCode.SEALED_WITHOUT_CHAIR, ("sealed_marks",), needs=_JUDGES)
    if TieBreakKind.CHAIR not in breaks:
        return
    path = ("tie_break", breaks.index(TieBreakKind.CHAIR), "by")
    if chair is None:
        yield error(RuleProblemCode.CHAIR_TIE_BREAK_WITHOUT_CHAIR, path, needs=_JUDGES)
    elif not chair.marks_entries:
        yield error(RuleProblemCode.CHAIR_DOES_NOT_MARK, path, chair.id, needs=_JUDGES)


def _check_units(contest: Contest) -> Iterator[Finding]:
    known = {unit.id for unit in contest.units}
    for number, member in enumerate(contest.panel.members):
        if member.unit is not None and member.unit not in known:
            path = ("judge", number, "unit")
            yield error(RuleProblemCode.UNKNOWN_UNIT, path, member.unit, needs=(("unit",),))


def _check_assignments(panel: Panel) -> Iterator[Finding]:
    members = {member.id: member for member in panel.members}
    seen = set()
    for number, assignment in enumerate(panel.assignments):
        path = ("assignment", number, "judge")
        member = members.get(assignment.judge)
        if member is None:
            yield error(RuleProblemCode.UNKNOWN_JUDGE, path, assignment.judge, needs=_JUDGES)
        elif not member.marks_entries:
            code = RuleProblemCode.ASSIGNED_BUT_NOT_MARKING
            yield error(code, path, member.id, needs=_JUDGES)
        if assignment.judge in seen:
            yield error(RuleProblemCode.ASSIGNED_TWICE, path, assignment.judge)
        seen.add(assignment.judge)
        for place, code_of_entry in enumerate(assignment.entries):
            if code_of_entry in assignment.entries[:place]:
                where = ("assignment", number, "entries", place)
                yield error(RuleProblemCode.ENTRY_TWICE, where, code_of_entry)
    if not panel.assignments:
        return
    for number, member in enumerate(panel.members):
        if member.marks_entries and member.id not in seen:
            yield warning(
                RuleProblemCode.MARKING_BUT_NOT_ASSIGNED,
                ("judge", number),
                member.id,
                needs=(("assignment",),),
            )
