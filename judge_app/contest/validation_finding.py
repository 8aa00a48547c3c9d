"""What a check finds, before lines are known."""

from dataclasses import dataclass
from decimal import Decimal

from judge_app.contest.canonical import decimal_text
from judge_app.contest.rule_problem import KeyPath, RuleProblem, RuleProblemCode, Severity, address


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A problem at a path of the rules file.

    `needs` are other paths whose values the finding rests on: where one of them could not be read,
    the finding is not worth saying.
    """

    code: RuleProblemCode
    path: KeyPath
    values: tuple[str, ...]
    severity: Severity
    needs: tuple[KeyPath, ...] = ()

    def at_line(self, line: int) -> RuleProblem:
        """Return the problem with its place in the text."""
        return RuleProblem(
            code=self.code,
            key=address(self.path),
            severity=self.severity,
            values=self.values,
            line=line,
        )

    def rests_on(self, broken: KeyPath) -> bool:
        """Return whether the finding may come from a value that could not be read."""
        return any(_related(path, broken) for path in (self.path, *self.needs))


def error(
    code: RuleProblemCode, path: KeyPath, *values: object, needs: tuple[KeyPath, ...] = ()
) -> Finding:
    """Return a finding that keeps the contest from being built."""
    return Finding(
        code=code, path=path, values=_texts(values), severity=Severity.ERROR, needs=needs
    )


def warning(
    code: RuleProblemCode, path: KeyPath, *values: object, needs: tuple[KeyPath, ...] = ()
) -> Finding:
    """Return a finding that people should look at, and may leave as it is."""
    return Finding(
        code=code, path=path, values=_texts(values), severity=Severity.WARNING, needs=needs
    )


def _texts(values: tuple[object, ...]) -> tuple[str, ...]:
    return tuple(decimal_text(v) if isinstance(v, Decimal) else str(v) for v in values)


def _related(one: KeyPath, other: KeyPath) -> bool:
    shorter = min(len(one), len(other))
    return one[:shorter] == other[:shorter]
