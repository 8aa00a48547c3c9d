"""Everything that is said of one random contest: rules, places, why, what if, agreement."""

import json
from collections import Counter

from judge_app.cli.plain_records import plain
from judge_app.cli.tally_report import TallyReport
from judge_app.contest.explanation import explain
from judge_app.contest.rules_file import read_contest_toml, write_contest_toml
from judge_app.tally.ballots import Ballots
from judge_app.tally.entry_result import TallyResult
from judge_app.tally.mark_steps import Stepper
from judge_app.tally.moved_field import MovedField
from judge_app.tally.official_field import OfficialField
from judge_app.tally.places import group_order
from judge_app.tally.prizes import PrizeList, prize_list, prizes_of
from judge_app.tally.reading import read_matrix
from judge_app.tally.result import Worked, work_through
from judge_app.tally.standings import Basis, standings
from judge_app.tally.verified import verified_result


def say_everything(held: Ballots) -> Counter[str]:
    """Ask for all of it in both languages; return what was said how often."""
    result = verified_result(held)
    assert isinstance(result, TallyResult), result
    said: Counter[str] = Counter({f"method {held.contest.scoring.method}": 1, "contests": 1})
    read = read_contest_toml(write_contest_toml(held.contest))
    said["rules that can be used"] += read.contest is not None
    said["problems of rules"] += len(read.problems)
    for language in ("vi", "en"):
        sentences = list(explain(held.contest, language))
        said["sentences on rules"] += len(sentences)
        report = _report(result, language)
        tables = [*report.tables(with_judges=True), *report.marks_tables()]
        tables += report.passage_tables()
        said["rows of tables"] += sum(len(table.rows) for table in tables)
        told = [sentence for _, passage in report.passages() for sentence in passage]
        said["sentences on results"] += len(told)
        for sentence in (*sentences, *told):
            assert sentence.strip() == sentence, sentence
            assert sentence[-1] in ".:…" or sentence.endswith(".”"), sentence
            assert not set("{}") & set(sentence), sentence
        said["characters of JSON"] += len(json.dumps(plain(report.record())))
    return said


def _report(result: TallyResult, language: str) -> TallyReport:
    codes = tuple(str(entry.code) for entry in result.entries)
    return TallyReport(result, language, why=codes, what_if=True, agreement=True)


def steps_tried_both_ways(held: Ballots) -> list[bool]:
    """Try every step of every mark by placing one entry anew, and by placing all.

    Returns for each step whether the first way could be taken; it must give the same prizes.
    """
    basis = Basis.of(held, read_matrix(held))
    official = work_through(basis, standings(basis, held.contest.scoring))
    return list(_both_ways(official))


def _both_ways(official: Worked) -> list[bool]:
    matrix, quick = official.basis.matrix, []
    stepper = Stepper(official.basis, official.standings)
    columns = range(len(matrix.leaves))
    for order in official.orders:
        field = OfficialField(official.standings, order)
        rows = sorted([*(placed.row for placed in order.placed), *order.left_out])
        for row, up in ((placed.row, up) for placed in order.placed for up in (True, False)):
            for step in stepper.steps(row, up=up, columns=columns):
                moved = MovedField(field, row, stepper.alone_after(step))
                quick.append(moved.others_stay)
                if not moved.others_stay:
                    continue
                after = stepper.standings_after(step)
                whole = prize_list(after, [group_order(after, rows)])
                one = prizes_of([moved], matrix.contest.award_rules)
                assert _told(one) == _told(whole), step
    return quick


def _told(prizes: PrizeList) -> tuple[object, ...]:
    return (
        {row: frozenset(awards) for row, awards in prizes.awards.items()},
        {(w.award, w.prizes, frozenset(w.rows), w.by_cap) for w in prizes.withheld},
        prizes.advancing,
        prizes.undecided,
    )
