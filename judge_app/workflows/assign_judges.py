"""Shares the entries of a contest folder out among its judges and writes the plan into the rules.

Only the plan in `contest.toml` is rewritten; every other line, with staff's own remarks, stays.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from judge_app.atomic_file import write_atomically
from judge_app.contest.contest import Contest
from judge_app.contest.ids import EntryCode, JudgeId
from judge_app.contest.panel import Assignment
from judge_app.contest.rules_file import read_contest_toml
from judge_app.contest.validation import check_contest, has_errors
from judge_app.file_errors import explained
from judge_app.intake.problems import Severity
from judge_app.tally.assignment import (
    AssignmentPlan,
    AssignmentTask,
    Impossible,
    assign,
    repair,
)
from judge_app.workflows.build_bundle import FolderHasProblemsError
from judge_app.workflows.check_contest import CONTEST_NAME, check_folder

_HEADING = "# Phân công chấm"
_TABLE = "[[assignment]]"


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeChange:
    """The entries that a judge gets and gives up."""

    judge: JudgeId
    gains: tuple[EntryCode, ...]
    losses: tuple[EntryCode, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned:
    """A plan for the contest, not yet written; `earlier` is the one that is there now."""

    contest: Contest
    plan: AssignmentPlan
    earlier: dict[EntryCode, tuple[JudgeId, ...]]

    @property
    def handovers(self) -> tuple[JudgeChange, ...]:
        """Whose entries change, in the panel's order; those who left the panel come last."""
        new, old = _by_judge(self.plan.judges_of), _by_judge(self.earlier)
        judges = dict.fromkeys([*self.plan.loads, *old])
        changes = (
            JudgeChange(
                judge=judge,
                gains=tuple(sorted(new.get(judge, set()) - old.get(judge, set()))),
                losses=tuple(sorted(old.get(judge, set()) - new.get(judge, set()))),
            )
            for judge in judges
        )
        return tuple(change for change in changes if change.gains or change.losses)


def plan_judges(
    folder: Path,
    *,
    per_entry: int,
    seed: int = 1,
    afresh: bool = False,
    without: Collection[JudgeId] = (),
) -> Assigned | tuple[Impossible, ...]:
    """Make a plan, or bring the one that is there up to date with the fewest changes.

    Args:
        folder: the contest folder.
        per_entry: how many judges mark each entry.
        seed: the same seed gives the same plan.
        afresh: forget the plan that is there.
        without: judges of the panel who get nothing, because they dropped out.

    Raises:
        FolderHasProblemsError: for anything wrong that a new plan does not put right.
    """
    contest = _plannable(folder)
    task = AssignmentTask(
        entries={entry.code: entry.category for entry in contest.entries},
        judges=tuple(judge.id for judge in contest.panel.marking if judge.id not in without),
        per_entry=per_entry,
        barred=frozenset(
            (entry.code, judge.id)
            for judge in contest.panel.marking
            for entry in contest.entries
            if contest.is_conflicted(judge, entry)
        ),
        seed=seed,
    )
    earlier = _judges_of(contest)
    plan = repair(task, earlier) if earlier and not afresh else assign(task)
    if not isinstance(plan, AssignmentPlan):
        return plan
    return Assigned(contest=contest, plan=plan, earlier=earlier)


def write_plan(folder: Path, assigned: Assigned) -> None:
    """Write a plan into the rules of the folder it was made for."""
    _write(folder / CONTEST_NAME, _assignments(assigned.contest, assigned.plan))


def _plannable(folder: Path) -> Contest:
    """Return the contest if nothing is wrong but the plan that is there.

    Judges who left the panel, or came to it, leave contradictions in the old plan; those go with it.
    """
    checked = check_folder(folder)
    contest = checked.contest
    if contest is None:
        raise FolderHasProblemsError(checked)
    no_plan = replace(contest, panel=replace(contest.panel, assignments=()))
    hard = any(problem.severity is Severity.ERROR for problem in checked.problems)
    if hard or has_errors(check_contest(no_plan)):
        raise FolderHasProblemsError(checked)
    return contest


def _by_judge(
    judges_of: Mapping[EntryCode, tuple[JudgeId, ...]],
) -> dict[JudgeId, set[EntryCode]]:
    found: dict[JudgeId, set[EntryCode]] = {}
    for entry, judges in judges_of.items():
        for judge in judges:
            found.setdefault(judge, set()).add(entry)
    return found


def _judges_of(contest: Contest) -> dict[EntryCode, tuple[JudgeId, ...]]:
    found: dict[EntryCode, tuple[JudgeId, ...]] = {}
    for assignment in contest.panel.assignments:
        for entry in assignment.entries:
            found[entry] = (*found.get(entry, ()), assignment.judge)
    return found


def _assignments(contest: Contest, plan: AssignmentPlan) -> tuple[Assignment, ...]:
    return tuple(
        Assignment(
            judge=judge.id,
            entries=tuple(
                sorted(entry for entry, row in plan.judges_of.items() if judge.id in row)
            ),
        )
        for judge in contest.panel.marking
    )


def _write(path: Path, assignments: tuple[Assignment, ...]) -> None:
    with explained(path):
        text = path.read_bytes().decode("utf-8-sig")
    before = read_contest_toml(text).draft
    changed = "\n".join([*_without_plan(text), "", _HEADING, *_lines(assignments)]) + "\n"
    after = read_contest_toml(changed).draft
    if before is None or after != replace(
        before, panel=replace(before.panel, assignments=assignments)
    ):
        raise AssertionError("the rules would change by more than the plan")
    write_atomically(path, changed.encode())


def _without_plan(text: str) -> list[str]:
    kept: list[str] = []
    inside = False
    for line in text.splitlines():
        start = line.strip()
        if start.startswith("["):
            inside = start == _TABLE
        if not inside and start != _HEADING:
            kept.append(line)
    while kept and not kept[-1].strip():
        kept.pop()
    return kept


def _lines(assignments: tuple[Assignment, ...]) -> list[str]:
    lines = []
    for assignment in assignments:
        codes = ", ".join(f'"{code}"' for code in assignment.entries)
        lines += [_TABLE, f'judge = "{assignment.judge}"', f"entries = [{codes}]", ""]
    return lines[:-1]
