"""Contradictions between the rules and what was submitted; silent while there are no entries."""

import re
from collections import Counter
from collections.abc import Iterator

from judge_app.contest.contest import Contest
from judge_app.contest.ids import EntryCode
from judge_app.contest.rule_problem import KeyPath, RuleProblemCode
from judge_app.contest.rules import PartSource
from judge_app.contest.validation_finding import Finding, error, warning
from judge_app.contest.validation_names import is_usable_id

# A VNI keyboard takes a digit after a vowel for a tone, anywhere in the word: BAI1 becomes BÁI;
# and 9 after D makes Đ.
_EATEN = re.compile(r"[AEIOUY][A-Z]*[0-9]|D[A-Z]*9", re.IGNORECASE)


def check_intake(contest: Contest) -> Iterator[Finding]:
    """Yield what is wrong with the intake rules themselves."""
    intake = contest.intake
    if not intake.kinds:
        yield error(RuleProblemCode.NO_KINDS, ("intake", "kinds"))
    least = {
        "minimum_entries_per_unit": (intake.minimum_entries_per_unit, 0),
        "maximum_file_bytes": (intake.maximum_file_bytes, 1),
        "maximum_video_seconds": (intake.maximum_video_seconds, 1),
    }
    for key, (value, smallest) in least.items():
        if value is not None and value < smallest:
            path = ("intake", key)
            yield error(RuleProblemCode.OUT_OF_RANGE, path, key, value, smallest, "")


def check_entries(contest: Contest) -> Iterator[Finding]:
    """Yield what is wrong with entries, and with rules that name them."""
    yield from _check_figures(contest)
    if not contest.entries:
        return
    yield from _check_each(contest)
    yield from _check_references(contest)
    yield from _check_judges(contest)
    yield from _check_counts(contest)


def _check_each(contest: Contest) -> Iterator[Finding]:
    units = {unit.id for unit in contest.units}
    categories = {category.id for category in contest.categories}
    seen: set[str] = set()
    for number, entry in enumerate(contest.entries):
        path: KeyPath = ("entry", number)
        if not is_usable_id(entry.code):
            yield error(RuleProblemCode.BAD_ENTRY_CODE, (*path, "code"), entry.code)
        elif _EATEN.search(entry.code):
            yield error(RuleProblemCode.KEYBOARD_EATS_CODE, (*path, "code"), entry.code)
        if entry.code.casefold() in seen:
            yield error(RuleProblemCode.DUPLICATE_ID, (*path, "code"), entry.code)
        seen.add(entry.code.casefold())
        if entry.unit not in units:
            yield error(RuleProblemCode.UNKNOWN_UNIT, (*path, "unit"), entry.unit)
        if entry.category not in categories:
            yield error(RuleProblemCode.UNKNOWN_CATEGORY, (*path, "category"), entry.category)
        if entry.kind not in contest.intake.kinds and contest.intake.kinds:
            yield error(RuleProblemCode.KIND_NOT_ACCEPTED, (*path, "kind"), entry.kind)


def _check_references(contest: Contest) -> Iterator[Finding]:
    known = {entry.code for entry in contest.entries}
    for path, code in _references(contest):
        if code not in known:
            yield error(RuleProblemCode.UNKNOWN_ENTRY, path, code)


def _references(contest: Contest) -> Iterator[tuple[KeyPath, EntryCode]]:
    for number, judge in enumerate(contest.panel.members):
        for place, code in enumerate(judge.conflicts):
            yield ("judge", number, "conflicts", place), code
    for number, assignment in enumerate(contest.panel.assignments):
        for place, code in enumerate(assignment.entries):
            yield ("assignment", number, "entries", place), code
    for number, vote in enumerate(contest.votes):
        yield ("vote", number, "entry"), vote.entry
    for number, carried in enumerate(contest.carried):
        yield ("carried", number, "entry"), carried.entry


def _check_judges(contest: Contest) -> Iterator[Finding]:
    minimum = contest.scoring.minimum_valid_marks
    judges: Counter[EntryCode] = Counter()
    for judge in contest.panel.marking:
        for entry in contest.entries_for(judge.id):
            if not contest.is_conflicted(judge, entry):
                judges[entry.code] += 1
            elif contest.panel.assignments:
                where = ("assignment",)
                yield warning(RuleProblemCode.ASSIGNED_CONFLICT, where, judge.id, entry.code)
    for number, entry in enumerate(contest.entries):
        if judges[entry.code] < minimum and contest.panel.marking:
            code = RuleProblemCode.TOO_FEW_JUDGES_FOR_ENTRY
            path = ("entry", number)
            yield error(code, path, entry.code, judges[entry.code], minimum)


def _check_counts(contest: Contest) -> Iterator[Finding]:
    per_unit = Counter(entry.unit for entry in contest.entries)
    minimum = contest.intake.minimum_entries_per_unit
    for number, unit in enumerate(contest.units):
        if per_unit[unit.id] < minimum:
            code = RuleProblemCode.TOO_FEW_ENTRIES_OF_UNIT
            yield warning(code, ("unit", number), unit.id, per_unit[unit.id], minimum)
    per_category = Counter(entry.category for entry in contest.entries)
    rules = contest.award_rules
    for category in contest.categories:
        entries = per_category[category.id]
        if rules.advance > entries:
            code = RuleProblemCode.ADVANCE_OVER_ENTRIES
            yield warning(code, ("awards", "advance"), category.name, rules.advance, entries)
        prizes = sum(
            award.count or 0
            for award in rules.awards
            if not award.special
            and (award.category == category.id or (award.category is None and rules.per_category))
        )
        if prizes > entries and rules.one_per_entry:
            code = RuleProblemCode.MORE_PRIZES_THAN_ENTRIES
            yield warning(code, ("award",), category.name, prizes, entries)


def _check_figures(contest: Contest) -> Iterator[Finding]:
    """Hold public votes and carried figures against the parts that use them."""
    sources = {part.source: part for part in contest.scoring.parts}
    given = {
        PartSource.VOTE: ("vote", [vote.entry for vote in contest.votes]),
        PartSource.CARRY_OVER: ("carried", [carried.entry for carried in contest.carried]),
    }
    for source, (table, codes) in given.items():
        for number, code in enumerate(codes):
            if code in codes[:number]:
                yield error(RuleProblemCode.ENTRY_TWICE, (table, number, "entry"), code)
        if codes and source not in sources:
            needs: tuple[KeyPath, ...] = (("part",),)
            yield warning(RuleProblemCode.FIGURES_WITHOUT_PART, (table,), table, needs=needs)
        missing = [entry.code for entry in contest.entries if entry.code not in codes]
        if missing and source in sources:
            part = sources[source].id
            first = ", ".join(sorted(missing)[:5])
            yield warning(RuleProblemCode.FIGURES_MISSING, ("part",), part, len(missing), first)
    yield from _check_amounts(contest)


def _check_amounts(contest: Contest) -> Iterator[Finding]:
    parts = {part.source: part for part in contest.scoring.parts}
    for number, vote in enumerate(contest.votes):
        if vote.votes < 0:
            path = ("vote", number, "votes")
            yield error(RuleProblemCode.OUT_OF_RANGE, path, "votes", vote.votes, 0, "")
    for number, carried in enumerate(contest.carried):
        part = parts.get(PartSource.CARRY_OVER)
        most = None if part is None else part.maximum
        if carried.figure < 0 or (most is not None and carried.figure > most):
            path = ("carried", number, "figure")
            values = ("figure", carried.figure, 0, "" if most is None else most)
            yield error(RuleProblemCode.OUT_OF_RANGE, path, *values, needs=(("part",),))
