"""Shares the entries of a contest folder out among its judges and writes the plan into the rules.

Only the plan in `contest.toml` is rewritten; every other line, with staff's own remarks, stays.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from judge_app.atomic_file import write_atomically
from judge_app.contest.contest import Contest
from judge_app.contest.ids import EntryCode, JudgeId
from judge_app.contest.panel import Assignment
from judge_app.contest.rules_file import read_contest_toml
from judge_app.file_errors import explained
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
class Assigned:
    """The plan that was written."""

    contest: Contest
    plan: AssignmentPlan


def assign_judges(
    folder: Path, *, per_entry: int, seed: int, afresh: bool = False
) -> Assigned | tuple[Impossible, ...]:
    """Make a plan, or bring the one that is there up to date, and write it.

    Args:
        folder: the contest folder.
        per_entry: how many judges mark each entry.
        seed: the same seed gives the same plan.
        afresh: forget the plan that is there.
    """
    checked = check_folder(folder)
    contest = checked.contest
    if contest is None or not checked.may_build:
        raise FolderHasProblemsError(checked)
    task = AssignmentTask(
        entries={entry.code: entry.category for entry in contest.entries},
        judges=tuple(judge.id for judge in contest.panel.marking),
        per_entry=per_entry,
        barred=frozenset(
            (entry.code, judge.id)
            for judge in contest.panel.marking
            for entry in contest.entries
            if contest.is_conflicted(judge, entry)
        ),
        seed=seed,
    )
    earlier = {} if afresh else _judges_of(contest)
    plan = repair(task, earlier) if earlier else assign(task)
    if not isinstance(plan, AssignmentPlan):
        return plan
    _write(folder / CONTEST_NAME, _assignments(contest, plan))
    return Assigned(contest=contest, plan=plan)


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
