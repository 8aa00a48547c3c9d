"""A rulebook as people write it and a table of marks as people keep it, tallied together."""

from collections.abc import Mapping, Sequence

from judge_app.contest.contest import Contest
from judge_app.contest.rules_file import read_contest_toml
from judge_app.tally.ballots import Ballots
from judge_app.tally.entry_result import EntryResult, TallyResult
from judge_app.tally.marks_table import read_marks_table
from judge_app.tally.verified import verified_result

HEAD = """\
id = "thu"
name = "Cuộc thi thử"
[issuer]
name = "Ban Tổ chức"
[[category]]
id = "tt"
name = "Tập thể"
[[category]]
id = "cn"
name = "Cá nhân"
[[unit]]
id = "an-phu"
name = "Huyện An Phú"
[[unit]]
id = "chau-doc"
name = "Thành phố Châu Đốc"
"""
ONE_CRITERION = """\
[[criterion]]
id = "1"
label = "Nội dung"
maximum = 100
step = 0.25
"""
TWO_CRITERIA = """\
[[criterion]]
id = "1"
label = "Nội dung"
maximum = 60
step = 0.25
[[criterion]]
id = "2"
label = "Hình thức"
maximum = 40
step = 0.25
"""


def judges(count: int, *extra: str) -> str:
    """Return so many judges; `extra[n]` are more lines of the (n + 1)th."""
    tables = []
    for number in range(count):
        more = extra[number] if number < len(extra) else ""
        tables.append(f'[[judge]]\nid = "GK{number + 1}"\nname = "Giám khảo {number + 1}"\n{more}')
    return "\n".join(tables) + "\n"


def rulebook(*parts: str) -> Contest:
    """Return the contest that the text describes; it must be without any error."""
    read = read_contest_toml("\n".join((HEAD, *parts)))
    assert read.contest is not None, read.problems
    return read.contest


def marked(
    contest: Contest,
    rows: Mapping[str, str],
    *,
    category: Mapping[str, str] | None = None,
    unit: Mapping[str, str] | None = None,
) -> Ballots:
    """Return ballots from `"80 90/10 -"`: judges apart by spaces, criteria by strokes."""
    lines = ["entry;judge;criterion;mark;category;unit"]
    leaves = [leaf.id for leaf in contest.rubric.leaves]
    for entry, row in rows.items():
        group, home = (category or {}).get(entry, "tt"), (unit or {}).get(entry, "an-phu")
        for number, cell in enumerate(row.split(), start=1):
            marks = [] if cell == "-" else cell.split("/")
            lines += [
                f"{entry};GK{number};{leaf};{mark};{group};{home}"
                for leaf, mark in zip(leaves, marks, strict=False)
                if mark
            ]
    table = read_marks_table("\n".join(lines), contest)
    assert table.ballots is not None, table.problems
    return table.ballots


def tallied(held: Ballots) -> dict[str, EntryResult]:
    """Return the verified result by entry, best first."""
    result = verified_result(held)
    assert isinstance(result, TallyResult), result
    return {str(entry.code): entry for entry in result.entries}


def figures(held: Ballots) -> dict[str, str]:
    """Return the printed figure of each entry, best first."""
    return {code: str(entry.shown) for code, entry in tallied(held).items()}


def places(held: Ballots) -> dict[str, str]:
    """Return the printed place of each entry, best first."""
    return {code: entry.place_text for code, entry in tallied(held).items()}


def prizes(held: Ballots) -> dict[str, Sequence[str]]:
    """Return the awards of each entry that has any, best first."""
    return {code: entry.awards for code, entry in tallied(held).items() if entry.awards}
