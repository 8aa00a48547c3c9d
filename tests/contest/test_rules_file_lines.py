import tomllib
from collections.abc import Iterator

from hypothesis import given, settings

from judge_app.contest.rule_problem import KeyPath
from judge_app.contest.rules_file import write_contest_toml
from judge_app.contest.rules_file_lines import SourceLines
from tests.contest.strategies import contests

AWKWARD = '''\
# a = "not a key"
a.b = 1 # a comment with [brackets]
"quoted key" = 'literal # no comment'
long = """
[[not.a.table]]
x = 1 \\""" still
""""
list = [ # one
    "a", # two
    ["b", "]"],
    { inner = 3, other = [4] },

    "last"
]
[ table . deep ]
key = 2024-04-11T17:00:00
[[rows]]
name = "first"
[rows.sub]
x = 1
[[rows.items]]
y = 1
[[rows]]
name = \'\'\'a
b\'\'\'
[[rows.items]]
y = 2
[[rows.items]]
y = 3'''


def _paths(value: object, path: KeyPath = ()) -> Iterator[KeyPath]:
    if path:
        yield path
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _paths(item, (*path, key))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _paths(item, (*path, number))


def test_awkward_toml_keeps_its_lines() -> None:
    lines = SourceLines(AWKWARD)
    expected: dict[KeyPath, int] = {
        ("a", "b"): 2,
        ("quoted key",): 3,
        ("long",): 4,
        ("list",): 8,
        ("list", 0): 9,
        ("list", 1): 10,
        ("list", 1, 1): 10,
        ("list", 2, "other"): 11,
        ("list", 3): 13,
        ("table", "deep"): 15,
        ("table", "deep", "key"): 16,
        ("rows", 0): 17,
        ("rows", 0, "sub", "x"): 20,
        ("rows", 0, "items", 0, "y"): 22,
        ("rows", 1, "name"): 24,
        ("rows", 1, "items", 0, "y"): 27,
        ("rows", 1, "items", 1): 28,
        ("rows", 1, "items", 1, "y"): 29,
    }
    assert {path: lines.line(path) for path in expected} == expected


def test_windows_line_ends_count_once() -> None:
    lines = SourceLines(AWKWARD.replace("\n", "\r\n"))
    assert lines.line(("rows", 1, "items", 1, "y")) == 29


def test_what_is_missing_has_the_line_of_its_table() -> None:
    lines = SourceLines(AWKWARD)
    assert lines.line(("rows", 1, "absent")) == 23
    assert lines.line(("nowhere", "absent")) == 1


@settings(deadline=None, max_examples=40)
@given(contests)
def test_every_path_of_a_written_file_stands_where_the_scan_says(contest: object) -> None:
    text = write_contest_toml(contest)  # type: ignore[arg-type]
    scan = SourceLines(text)
    for path in _paths(tomllib.loads(text)):
        last = path[-1]
        line = text.split("\n")[scan.line(path) - 1]
        assert not isinstance(last, str) or last in line


def test_every_path_of_the_awkward_file_is_found() -> None:
    scan = SourceLines(AWKWARD)
    assert all(path in scan._lines for path in _paths(tomllib.loads(AWKWARD)))
