"""From marks to figures and places, in sentences."""

from collections.abc import Iterator

from judge_app.contest.contest import Contest
from judge_app.contest.explanation_words import Words
from judge_app.contest.rules import (
    AggregateBy,
    LadderAction,
    Method,
    Part,
    PartSource,
    ScoringRules,
    TieBreak,
    TieBreakKind,
)

_METHODS = {
    Method.MEAN: ("trung bình cộng", "the mean"),
    Method.SUM: ("tổng", "the sum"),
    Method.MEDIAN: ("trung vị", "the median"),
    Method.RANK_SUM: ("tổng thứ hạng của các giám khảo", "the sum of the judges' ranks"),
    Method.SKATING: ("hệ Skating (quy tắc 5-11)", "the Skating System (rules 5-11)"),
    Method.MAJORITY_JUDGMENT: ("mức điểm đa số", "majority judgment"),
}
_ACTIONS = {
    LadderAction.ACCEPT: ("chấp nhận", "accepted"),
    LadderAction.CONFER: ("các giám khảo hội ý", "the judges confer"),
    LadderAction.MINUTES: ("trưởng ban xử lý và lập biên bản", "the chair settles it in minutes"),
    LadderAction.THIRD_MARKING: ("chấm lần thứ ba, lấy điểm đó", "a third marking decides"),
    LadderAction.MEAN_OF_THREE: ("lấy trung bình ba lần chấm", "the mean of three markings"),
}
_TIES = {
    TieBreakKind.UNROUNDED: ("điểm chưa làm tròn", "the unrounded figure"),
    TieBreakKind.CRITERION: ("điểm tiêu chí {}", "criterion {}"),
    TieBreakKind.MEDIAN: ("trung vị cao hơn", "the higher median"),
    TieBreakKind.MORE_FIRSTS: ("nhiều lần xếp nhất hơn", "more first places"),
    TieBreakKind.CHAIR: ("điểm của trưởng ban", "the chair's mark"),
    TieBreakKind.VOTE: ("ban giám khảo biểu quyết, ghi biên bản", "the panel's recorded vote"),
    TieBreakKind.SHARED: ("đồng hạng", "the place is shared"),
}
_SOURCES = {
    PartSource.JURY: ("điểm giám khảo", "the jury's figure"),
    PartSource.VOTE: ("phiếu bình chọn, quy theo bài nhiều phiếu nhất", "votes over the highest"),
    PartSource.CARRY_OVER: ("điểm vòng trước", "the figure of the earlier round"),
}


def scoring_sentences(contest: Contest, words: Words) -> Iterator[str]:
    """Yield how marks become figures and places."""
    rules = contest.scoring
    yield _method(rules, words)
    yield from _dropping(rules, words)
    yield from _rounding(rules, words)
    least = rules.minimum_valid_marks
    yield words.say(
        f"Bài phải có ít nhất {least} điểm hợp lệ mới được xếp hạng.",
        f"An entry needs at least {least} valid marks to be ranked.",
    )
    if rules.void_beyond is not None:
        limit = words.number(rules.void_beyond)
        yield words.say(
            f"Điểm chênh quá {limit} so với trung bình ban đầu không hợp lệ (xét một lần).",
            f"A total further than {limit} from the first mean is void (one pass).",
        )
    yield (
        words.say("Giám khảo không chấm bài của đơn vị mình.", "Judges do not mark their own unit.")
        if rules.own_unit_excluded
        else words.say(
            "Giám khảo được chấm bài của đơn vị mình.", "Judges may mark their own unit."
        )
    )
    yield from _ladder(rules, words)
    yield from _ties(rules, words)
    yield from _parts(rules, words)
    yield from _supplements(contest, words)


def _method(rules: ScoringRules, words: Words) -> str:
    method = words.say(*_METHODS[rules.method])
    if rules.aggregate_by is AggregateBy.CRITERION:
        return words.say(
            f"Điểm một bài: {method} của các giám khảo theo từng tiêu chí, rồi cộng lại.",
            f"An entry's figure: {method} of the judges for each criterion, then added.",
        )
    return words.say(
        f"Điểm một bài: {method} các điểm hợp lệ của giám khảo.",
        f"An entry's figure: {method} of the judges' valid totals.",
    )


def _dropping(rules: ScoringRules, words: Words) -> Iterator[str]:
    dropping = rules.dropping
    if dropping.highest or dropping.lowest:
        yield words.say(
            f"Bỏ {dropping.highest} điểm cao nhất và {dropping.lowest} điểm thấp nhất.",
            f"The {dropping.highest} highest and {dropping.lowest} lowest are left out.",
        )


def _rounding(rules: ScoringRules, words: Words) -> Iterator[str]:
    stages = rules.rounding
    for decimals, vietnamese, english in (
        (stages.criterion, "điểm từng tiêu chí của ban", "the panel's figure of a criterion"),
        (stages.weighted, "điểm tiêu chí sau hệ số", "a criterion's figure after its weight"),
        (stages.judge_total, "tổng của từng giám khảo", "a judge's total"),
        (stages.entry, "điểm kết quả của bài", "an entry's final figure"),
    ):
        if decimals is not None:
            yield words.say(
                f"Làm tròn {vietnamese} đến {decimals} chữ số thập phân, nửa thì lên.",
                f"Round {english} to {decimals} decimals, half up.",
            )


def _ladder(rules: ScoringRules, words: Words) -> Iterator[str]:
    for band in rules.ladder:
        action = words.say(*_ACTIONS[band.action])
        if band.up_to is None:
            yield words.say(f"Chênh lệch lớn hơn: {action}.", f"Larger discrepancies: {action}.")
        else:
            limit = words.number(band.up_to)
            yield words.say(
                f"Chênh lệch cao nhất - thấp nhất đến {limit}: {action}.",
                f"Highest less lowest up to {limit}: {action}.",
            )


def _ties(rules: ScoringRules, words: Words) -> Iterator[str]:
    if rules.tie_breaks:
        steps = "; ".join(_tie(step, words) for step in rules.tie_breaks)
        yield words.say(f"Bài bằng điểm xét lần lượt: {steps}.", f"Ties, in order: {steps}.")
    else:
        yield words.say("Bài bằng điểm thì đồng hạng.", "Ties share the place.")


def _tie(step: TieBreak, words: Words) -> str:
    return words.say(*_TIES[step.kind]).format(step.criterion or "")


def _parts(rules: ScoringRules, words: Words) -> Iterator[str]:
    for part in rules.parts:
        yield _part(part, words)


def _part(part: Part, words: Words) -> str:
    label, source = words.pick(part.label, part.label_en), words.say(*_SOURCES[part.source])
    most = words.number(part.maximum)
    text = words.say(
        f"Phần “{label}” ({part.id}): {source}, tối đa {most} điểm",
        f"Part “{label}” ({part.id}): {source}, at most {most} points",
    )
    if part.decimals is not None:
        text += words.say(
            f", làm tròn {part.decimals} chữ số", f", rounded to {part.decimals} decimals"
        )
    return f"{text}."


def _supplements(contest: Contest, words: Words) -> Iterator[str]:
    if contest.votes:
        count = len(contest.votes)
        yield words.say(f"Có phiếu bình chọn của {count} bài.", f"Public votes of {count} entries.")
    if contest.carried:
        count = len(contest.carried)
        yield words.say(f"Có điểm vòng trước của {count} bài.", f"Figures carried of {count}.")
