"""From parsed TOML to a contest: every key looked at, every mistake kept, nothing guessed.

Where a value is wrong a stand-in takes its place so that the rest can still be examined; a contest
with a stand-in is never handed out.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from decimal import Decimal
from difflib import get_close_matches
from typing import Any

from judge_app.contest.contest import Contest
from judge_app.contest.rule_problem import KeyPath, RuleProblemCode
from judge_app.contest.rules_file_tables import LISTS, PARTS_OF_A_CONTEST, SECTIONS, Key, ListTable
from judge_app.contest.rules_file_values import Choice, Exact, Mistake, OrNone, Several, Whole

_Table = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShapeProblem:
    """A mistake at a path of the file."""

    path: KeyPath
    code: RuleProblemCode
    values: tuple[str, ...]


@dataclass(slots=True)
class ContestReader:
    """Reads one parsed file; `problems` fills as it goes."""

    problems: list[ShapeProblem] = field(default_factory=list)

    def read(self, top: _Table) -> Contest:
        """Return the contest, with stand-ins wherever `problems` has something."""
        sections = [section.name for section in SECTIONS if section.name]
        self._refuse_unknown(top, _names(SECTIONS[0].keys) + sections + _names(LISTS), ())
        found: dict[str, object] = {}
        for section in SECTIONS:
            path: KeyPath = (section.name,) if section.name else ()
            table = self._table(top.get(section.name, {}), path) if section.name else top
            if section.name:
                self._refuse_unknown(table, _names(section.keys), path)
            for key in section.keys:
                found |= self._value(table, key, path)
        for listed in LISTS:
            found[listed.attribute] = self._records(top, listed, ())
        return _assembled(found)

    def _records(self, table: _Table, listed: ListTable, path: KeyPath) -> tuple[object, ...]:
        raw = table.get(listed.name, [])
        where = (*path, listed.name)
        if not isinstance(raw, list):
            self._complain(where, RuleProblemCode.NOT_A_LIST, str(raw))
            return ()
        return tuple(
            self._record(self._table(item, (*where, number)), listed, (*where, number))
            for number, item in enumerate(raw)
        )

    def _record(self, table: _Table, listed: ListTable, path: KeyPath) -> object:
        inner = listed.inner + ((listed,) if listed.holds_itself else ())
        self._refuse_unknown(table, _names(listed.keys) + _names(inner), path)
        found: dict[str, Any] = {}
        for nested in listed.inner:
            found[nested.attribute] = self._records(table, nested, path)
        if listed.holds_itself:
            found["children"] = self._records(table, listed, path)
        for key in listed.keys:
            if key.name == "maximum" and found.get("children") and key.name not in table:
                found["maximum"] = _maximum_of(found["children"])
            else:
                found |= self._value(table, key, path)
        return listed.record(**found)

    def _value(self, table: _Table, key: Key, path: KeyPath) -> dict[str, object]:
        """Return the key's attribute and value, or nothing where the default is to hold."""
        if key.name in table:
            value = key.kind.read(table[key.name])
            if not isinstance(value, Mistake):
                return {key.attribute: value}
            self._complain((*path, key.name), value.code, *value.values)
        elif key.required:
            self._complain((*path, key.name), RuleProblemCode.MISSING_KEY, key.name)
        return {key.attribute: _stand_in(key)} if key.required else {}

    def _table(self, value: object, path: KeyPath) -> _Table:
        if isinstance(value, dict):
            return value
        self._complain(path, RuleProblemCode.NOT_A_TABLE, str(path[-1]))
        return {}

    def _refuse_unknown(self, table: _Table, known: list[str], path: KeyPath) -> None:
        for name in table:
            if name not in known:
                near = get_close_matches(name.lower(), known, 1)
                hint = near[0] if near else ""
                self._complain((*path, name), RuleProblemCode.UNKNOWN_KEY, name, hint)

    def _complain(self, path: KeyPath, code: RuleProblemCode, *values: str) -> None:
        self.problems.append(ShapeProblem(path=path, code=code, values=values))


def _names(things: tuple[Key, ...] | tuple[ListTable, ...]) -> list[str]:
    return [thing.name for thing in things]


def _stand_in(key: Key) -> object:
    match key.kind:
        case Choice(words):
            return next(iter(words))
        case Exact():
            return Decimal(1)
        case Whole() | OrNone():
            return 1
        case Several():
            return ()
        case _:
            return ""


def _maximum_of(children: tuple[Any, ...]) -> Decimal:
    return sum((child.counting_maximum for child in children), Decimal(0))


def _assembled(found: dict[str, object]) -> Contest:
    for attribute, record in PARTS_OF_A_CONTEST.items():
        names = {f.name for f in fields(record)}
        prefix = f"{attribute}." if attribute else ""
        mine = {name: found.pop(prefix + name) for name in names if prefix + name in found}
        found[attribute] = record(**mine, **_nothing_yet(record, mine))
    contest = found[""]
    if not isinstance(contest, Contest):
        raise TypeError(contest)
    return contest


def _nothing_yet(record: type, given: dict[str, object]) -> dict[str, object]:
    """Entries come from another file."""
    return {"entries": ()} if record is Contest and "entries" not in given else {}
