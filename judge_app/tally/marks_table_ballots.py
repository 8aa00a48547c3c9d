"""The ballots that the rows of a plain table of marks stand for, with the people in it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Generic, TypeVar

from judge_app.contest.contest import Contest
from judge_app.contest.entry import Category, Entry, EntryKind, Unit
from judge_app.contest.ids import CategoryId, CriterionId, EntryCode, JudgeId, Sha256Hex, UnitId
from judge_app.contest.panel import Judge
from judge_app.contest.scoresheet import Assessment, CriterionMark, FinalSheet
from judge_app.tally.ballots import Ballots
from judge_app.vietnamese.matching import plain_key

_NOBODY = UnitId("khong-ro")


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkRow:
    """One mark of the table."""

    line: int
    entry: EntryCode
    judge: JudgeId
    criterion: CriterionId
    mark: Decimal
    category: str
    unit: str


def ballots_of(contest: Contest, rows: tuple[MarkRow, ...]) -> Ballots:
    """Return the sheets of a table, one for each judge, in a contest of its entries and judges."""
    peopled = _with_people(contest, rows)
    given: dict[JudgeId, dict[EntryCode, list[CriterionMark]]] = {}
    for row in rows:
        of_entry = given.setdefault(row.judge, {}).setdefault(row.entry, [])
        of_entry.append(CriterionMark(criterion=row.criterion, value=row.mark))
    sheets = (
        FinalSheet(
            contest=peopled.id,
            bundle=Sha256Hex("0" * 64),
            judge=judge.id,
            revision=1,
            previous=None,
            reason="",
            finalised_at="1970-01-01T00:00:00+00:00",
            assessments=tuple(
                Assessment(entry=code, marks=tuple(marks))
                for code, marks in sorted(given[judge.id].items())
            ),
        )
        for judge in peopled.panel.marking
    )
    return Ballots(contest=peopled, sheets=tuple(sheets))


def _with_people(contest: Contest, rows: tuple[MarkRow, ...]) -> Contest:
    """Return the contest with the entries and judges of the table, and no others."""
    groups = _Named(contest.categories)
    homes = _Named(contest.units)
    known = {entry.code: entry for entry in contest.entries}
    entries: dict[EntryCode, Entry] = {}
    for row in rows:
        if row.entry in entries:
            continue
        entries[row.entry] = known.get(row.entry) or Entry(
            code=row.entry,
            title="",
            kind=EntryKind.DOCUMENT,
            category=_category(row.category, groups),
            unit=_unit(row.unit, homes),
        )
    marking = dict.fromkeys(row.judge for row in rows)
    members = [member for member in contest.panel.members if member.id in marking]
    ids = {member.id for member in members}
    members += [Judge(id=judge, name=judge) for judge in marking if judge not in ids]
    return replace(
        contest,
        entries=tuple(entries.values()),
        categories=tuple(groups.records),
        units=tuple(homes.records),
        panel=replace(contest.panel, members=tuple(members), assignments=()),
    )


_Record = TypeVar("_Record", Category, Unit)


class _Named(Generic[_Record]):
    """Records that a table may name by id or by name, in whatever spelling."""

    def __init__(self, records: Sequence[_Record]) -> None:
        self.records: list[_Record] = list(records)
        self._by_key: dict[str, _Record] = {plain_key(r.name): r for r in reversed(records)}
        self._by_key |= {plain_key(r.id): r for r in reversed(records)}

    def find(self, text: str) -> _Record | None:
        return self._by_key.get(plain_key(text))

    def add(self, record: _Record) -> _Record:
        self.records.append(record)
        self._by_key[plain_key(record.id)] = record
        return record


def _category(text: str, groups: _Named[Category]) -> CategoryId:
    if not text and groups.records:
        return groups.records[0].id
    name = text or "Chung"
    found = groups.find(name) or groups.add(Category(id=CategoryId(name), name=name))
    return found.id


def _unit(text: str, homes: _Named[Unit]) -> UnitId:
    name = text or _NOBODY
    found = homes.find(name) or homes.add(Unit(id=UnitId(name), name=text))
    return found.id
