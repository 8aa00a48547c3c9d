"""One thing that is wrong with a contest's rules, as data; `problem_words` makes the sentence."""

from dataclasses import dataclass
from enum import StrEnum

KeyPath = tuple[str | int, ...]
"""Where a value stands in `contest.toml`: keys, and places in lists counted from 0."""


class Severity(StrEnum):
    """Whether a contest with this problem can be built."""

    ERROR = "error"
    WARNING = "warning"


class RuleProblemCode(StrEnum):
    """Every problem that a rules file can have; the comment says what `values` hold."""

    # The file itself.
    NOT_TOML = "not-toml"  # what the parser says
    UNKNOWN_KEY = "unknown-key"  # the key, the nearest known key or ""
    MISSING_KEY = "missing-key"  # the key
    NOT_TEXT = "not-text"  # the value
    NOT_A_NUMBER = "not-a-number"  # the value
    NOT_WHOLE = "not-whole"  # the value
    NOT_YES_OR_NO = "not-yes-or-no"  # the value
    NOT_A_CHOICE = "not-a-choice"  # the value, the choices
    NOT_A_LIST = "not-a-list"  # the value
    NOT_A_TABLE = "not-a-table"  # the key


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleProblem:
    """A problem at a line of `contest.toml` (from 1; 0 where the contest did not come from text).

    `key` is the value's address such as `judge[2].name`, counted from 1 as people do.
    """

    code: RuleProblemCode
    key: str
    severity: Severity = Severity.ERROR
    values: tuple[str, ...] = ()
    line: int = 0


def address(path: KeyPath) -> str:
    """Return a path as people write it: `("judge", 1, "name")` is `judge[2].name`."""
    text = ""
    for step in path:
        if isinstance(step, int):
            text += f"[{step + 1}]"
        else:
            text += f".{step}" if text else step
    return text
