"""Writing a contest as `contest.toml`; what has its default is left out, entries are not here."""

import dataclasses
from collections.abc import Iterator
from operator import attrgetter

from judge_app.contest.contest import Contest
from judge_app.contest.rules_file_tables import (
    LISTS,
    PARTS_OF_A_CONTEST,
    SECTIONS,
    Key,
    ListTable,
)


def write_contest_toml(contest: Contest) -> str:
    """Return the text from which `read_contest_toml` makes the same contest without entries."""
    blocks = []
    for section in SECTIONS:
        lines = list(_section_lines(contest, section.keys))
        if lines:
            title = [f"[{section.name}]"] if section.name else []
            blocks.append("\n".join([f"# {section.heading}", *title, *lines]))
    for table in LISTS:
        for number, record in enumerate(attrgetter(table.attribute)(contest)):
            heading = [] if number else [f"# {table.heading}"]
            blocks.append("\n".join([*heading, *_table_lines(record, table, table.name)]))
    return "\n\n".join(blocks) + "\n"


def _section_lines(contest: Contest, keys: tuple[Key, ...]) -> Iterator[str]:
    for key in keys:
        owner, _, name = key.attribute.rpartition(".")
        value = attrgetter(key.attribute)(contest)
        if key.required or key.always or value != default_of(PARTS_OF_A_CONTEST[owner], name):
            yield f"{key.name} = {key.kind.write(value)}"


def _table_lines(record: object, table: ListTable, name: str) -> Iterator[str]:
    yield f"[[{name}]]"
    yield from _pairs(record, table)
    for inner in table.inner:
        rows = [", ".join(_pairs(row, inner)) for row in attrgetter(inner.attribute)(record)]
        if rows:
            yield f"{inner.name} = ["
            yield from (f"    {{ {row} }}," for row in rows)
            yield "]"
    if table.holds_itself:
        for child in attrgetter("children")(record):
            yield ""
            yield from _table_lines(child, table, f"{name}.{table.name}")


def _pairs(record: object, table: ListTable) -> Iterator[str]:
    for key in table.keys:
        value = attrgetter(key.attribute)(record)
        if key.required or key.always or value != default_of(table.record, key.attribute):
            yield f"{key.name} = {key.kind.write(value)}"


def default_of(record: type, attribute: str) -> object:
    """Return the default of a record's field; `KeyError` if it has none."""
    for field in dataclasses.fields(record):
        if field.name == attribute:
            if field.default is not dataclasses.MISSING:
                return field.default
            if field.default_factory is not dataclasses.MISSING:
                return field.default_factory()
    raise KeyError(attribute)
