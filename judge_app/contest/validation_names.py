"""Contradictions among names: ids that are empty, unusable, repeated, or point nowhere."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from judge_app.contest.contest import Contest
from judge_app.contest.rule_problem import KeyPath, RuleProblemCode
from judge_app.contest.validation_finding import Finding, error
from judge_app.contest.validation_rubric import placed_criteria

DOCUMENT_PROFILES = ("nd30", "dang", "doan")
"""The layouts that documents know: Decree 30/2020, the Party's, the Youth Union's."""

_CONTEST_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ID = re.compile(r"[A-Za-z0-9]([A-Za-z0-9._-]{0,30}[A-Za-z0-9])?")
# Names that Windows keeps for devices; ids become file names.
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)

Placed = tuple[KeyPath, str]


def check_names(contest: Contest) -> Iterator[Finding]:
    """Yield what is wrong with names, ids and the shape of single texts."""
    if not _CONTEST_ID.fullmatch(contest.id) or len(contest.id) > 60 or _is_device(contest.id):
        yield error(RuleProblemCode.BAD_CONTEST_ID, ("id",), contest.id)
    for path, text in _required_texts(contest):
        if not text:
            yield error(RuleProblemCode.EMPTY_TEXT, path, str(path[-1]))
    for group in _id_groups(contest):
        yield from _check_ids(group)
    if contest.document_profile not in DOCUMENT_PROFILES:
        profiles = ", ".join(DOCUMENT_PROFILES)
        path = ("documents",)
        yield error(RuleProblemCode.UNKNOWN_PROFILE, path, contest.document_profile, profiles)
    if contest.intake.deadline and not _is_moment(contest.intake.deadline):
        path = ("intake", "deadline")
        yield error(RuleProblemCode.BAD_DEADLINE, path, contest.intake.deadline)


def is_usable_id(text: str) -> bool:
    """Return whether an id can stand in file names everywhere."""
    return bool(_ID.fullmatch(text)) and not _is_device(text)


def _is_device(text: str) -> bool:
    return bool(_DEVICE.fullmatch(text))


def _is_moment(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _required_texts(contest: Contest) -> Iterator[Placed]:
    yield ("name",), contest.name
    yield ("issuer", "name"), contest.issuer.name
    for n, category in enumerate(contest.categories):
        yield ("category", n, "name"), category.name
    for n, unit in enumerate(contest.units):
        yield ("unit", n, "name"), unit.name
    for n, judge in enumerate(contest.panel.members):
        yield ("judge", n, "name"), judge.name
    for path, criterion in placed_criteria(contest.rubric.criteria):
        yield (*path, "label"), criterion.label
        for n, level in enumerate(criterion.levels):
            yield (*path, "levels", n, "text"), level.text
    for n, part in enumerate(contest.scoring.parts):
        yield ("part", n, "label"), part.label
    for n, award in enumerate(contest.award_rules.awards):
        yield ("award", n, "label"), award.label


def _id_groups(contest: Contest) -> Iterator[tuple[Placed, ...]]:
    yield _placed("category", (c.id for c in contest.categories))
    yield _placed("unit", (u.id for u in contest.units))
    yield _placed("judge", (j.id for j in contest.panel.members))
    yield _placed("part", (p.id for p in contest.scoring.parts))
    yield _placed("award", (a.id for a in contest.award_rules.awards))
    criteria = placed_criteria(contest.rubric.criteria)
    yield tuple(((*path, "id"), criterion.id) for path, criterion in criteria)


def _placed(table: str, ids: Iterable[str]) -> tuple[Placed, ...]:
    return tuple(((table, number, "id"), text) for number, text in enumerate(ids))


def _check_ids(group: tuple[Placed, ...]) -> Iterator[Finding]:
    seen: set[str] = set()
    for path, text in group:
        if not is_usable_id(text):
            yield error(RuleProblemCode.BAD_ID, path, text)
        # Some file systems do not tell capitals from small letters.
        elif text.casefold() in seen:
            yield error(RuleProblemCode.DUPLICATE_ID, path, text)
        seen.add(text.casefold())
