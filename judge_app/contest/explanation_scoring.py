"""From marks to figures and places, in sentences."""

from collections.abc import Iterator

from judge_app.contest.contest import Contest
from judge_app.contest.explanation_words import Words, named_criterion
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
    (Method.MEAN, AggregateBy.TOTAL): (
        "Điểm một bài là trung bình cộng các tổng điểm hợp lệ của giám khảo.",
        "An entry's figure is the mean of the judges' valid totals.",
    ),
    (Method.MEAN, AggregateBy.CRITERION): (
        "Điểm một bài: lấy trung bình cộng điểm của các giám khảo ở từng tiêu chí, rồi cộng lại.",
        "An entry's figure: the mean of the judges' marks for each criterion, then added up.",
    ),
    (Method.SUM, AggregateBy.TOTAL): (
        "Điểm một bài là tổng của các tổng điểm hợp lệ của giám khảo.",
        "An entry's figure is the sum of the judges' valid totals.",
    ),
    (Method.SUM, AggregateBy.CRITERION): (
        "Điểm một bài: cộng điểm của các giám khảo ở từng tiêu chí, rồi cộng lại.",
        "An entry's figure: the sum of the judges' marks for each criterion, then added up.",
    ),
    (Method.MEDIAN, AggregateBy.TOTAL): (
        "Điểm một bài là trung vị của các tổng điểm hợp lệ của giám khảo.",
        "An entry's figure is the median of the judges' valid totals.",
    ),
    (Method.MEDIAN, AggregateBy.CRITERION): (
        "Điểm một bài: lấy trung vị điểm của các giám khảo ở từng tiêu chí, rồi cộng lại.",
        "An entry's figure: the median of the judges' marks for each criterion, then added up.",
    ),
    (Method.RANK_SUM, AggregateBy.TOTAL): (
        (
            "Mỗi giám khảo xếp hạng các bài theo tổng điểm của mình; cộng các thứ hạng, tổng nhỏ hơn thì "
            "hơn."
        ),
        (
            "Each judge ranks the entries by their own totals; the ranks are added, the lower sum is "
            "better."
        ),
    ),
    (Method.SKATING, AggregateBy.TOTAL): (
        "Xếp hạng theo hệ Skating (quy tắc 5-8), từ thứ hạng mà mỗi giám khảo cho theo tổng điểm.",
        "Places by the Skating System (rules 5-8), from the rank each judge gives by total.",
    ),
    (Method.SKATING, AggregateBy.CRITERION): (
        "Xếp hạng theo hệ Skating (quy tắc 5-11), mỗi tiêu chí được tính là tổng điểm là một điệu.",
        "Places by the Skating System (rules 5-11), with each counting criterion as one dance.",
    ),
    (Method.MAJORITY_JUDGMENT, AggregateBy.TOTAL): (
        (
            "Xếp hạng theo mức điểm đa số: trung vị dưới của các tổng điểm, bằng nhau thì bỏ đi rồi xét "
            "tiếp."
        ),
        "Places by majority judgment: the lower median of the totals, and where equal the next.",
    ),
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
    PartSource.JURY: ("điểm giám khảo quy về thang này", "the jury's figure on this scale"),
    PartSource.VOTE: (
        "phiếu bình chọn, chia cho số phiếu của bài nhiều phiếu nhất",
        "public votes, over those of the entry that has most",
    ),
    PartSource.CARRY_OVER: (
        "điểm vòng trước, giữ nguyên",
        "the figure of the earlier round, as it is",
    ),
}


def scoring_sentences(contest: Contest, words: Words) -> Iterator[str]:
    """Yield how marks become figures and places."""
    rules = contest.scoring
    yield from _method(rules, words)
    yield from _dropping(rules, words)
    yield from _rounding(rules, words)
    yield from _valid_marks(contest, words)
    yield from _ladder(rules, words)
    yield from _parts(rules, words)
    yield from _supplements(contest, words)
    yield from _places(contest, words)


def _method(rules: ScoringRules, words: Words) -> Iterator[str]:
    way = (rules.method, rules.aggregate_by)
    yield words.say(*_METHODS.get(way, _METHODS[rules.method, AggregateBy.TOTAL]))
    yield words.say(
        "Không chấm không phải là điểm 0: chỉ tính tổng của giám khảo đã chấm đủ các tiêu chí."
        if rules.aggregate_by is AggregateBy.TOTAL
        else "Không chấm không phải là điểm 0: mỗi tiêu chí chỉ tính những điểm đã cho.",
        "Unmarked is never 0: only totals of judges who marked every criterion count."
        if rules.aggregate_by is AggregateBy.TOTAL
        else "Unmarked is never 0: each criterion goes by the marks that were given.",
    )


def _dropping(rules: ScoringRules, words: Words) -> Iterator[str]:
    high, low = rules.dropping.highest, rules.dropping.lowest
    left_out = [
        words.say(f"{count} điểm {vietnamese}", f"the {count} {english}")
        for count, vietnamese, english in (
            (high, "cao nhất", "highest"),
            (low, "thấp nhất", "lowest"),
        )
        if count
    ]
    if left_out:
        vietnamese, english = " và ".join(left_out), " and ".join(left_out)
        yield words.say(
            f"Bỏ {vietnamese} của mỗi bài (tính theo lượt điểm, kể cả khi có điểm bằng nhau).",
            f"Of each entry {english} are left out (single marks, even where some are equal).",
        )


def _valid_marks(contest: Contest, words: Words) -> Iterator[str]:
    rules = contest.scoring
    least = rules.minimum_valid_marks
    yield words.say(
        f"Bài phải có ít nhất {least} điểm hợp lệ mới được xếp hạng.",
        f"An entry needs at least {words.counted(least, 'valid mark')} to be ranked.",
    )
    if rules.void_beyond is not None:
        limit = words.number(rules.void_beyond)
        yield words.say(
            f"Tổng điểm chênh quá {limit} so với trung bình ban đầu của bài không hợp lệ (đúng {limit} "
            "vẫn hợp lệ; chỉ xét một lần).",
            f"A total further than {limit} from the entry's first mean is void (exactly {limit} is "
            "not; one pass).",
        )
    yield (
        words.say("Giám khảo không chấm bài của đơn vị mình.", "Judges do not mark their own unit.")
        if rules.own_unit_excluded
        else words.say(
            "Giám khảo được chấm bài của đơn vị mình.", "Judges may mark their own unit."
        )
    )
    for judge in contest.panel.marking:
        if judge.conflicts:
            entries = ", ".join(judge.conflicts)
            yield words.say(
                f"{judge.name} ({judge.id}) không chấm {entries} vì xung đột lợi ích đã khai.",
                f"{judge.name} ({judge.id}) does not mark {entries}: a declared conflict.",
            )


def _rounding(rules: ScoringRules, words: Words) -> Iterator[str]:
    stages = rules.rounding
    comparing = rules.method in {Method.SKATING, Method.MAJORITY_JUDGMENT}
    if stages.entry is None and not comparing:
        yield words.say(
            "Điểm kết quả của bài không làm tròn.", "An entry's final figure is not rounded."
        )
    for decimals, vietnamese, english in (
        (stages.criterion, "điểm từng tiêu chí của ban", "the panel's figure of a criterion"),
        (stages.weighted, "điểm tiêu chí sau hệ số", "a criterion's figure after its weight"),
        (stages.judge_total, "tổng của từng giám khảo", "a judge's total"),
        (stages.entry, "điểm kết quả của bài", "an entry's final figure"),
    ):
        if decimals is not None:
            yield words.say(
                f"Làm tròn {vietnamese} đến {decimals} chữ số thập phân, nửa thì lên.",
                f"Round {english} to {words.counted(decimals, 'decimal')}, half up.",
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


def _places(contest: Contest, words: Words) -> Iterator[str]:
    steps = contest.scoring.tie_breaks
    if steps:
        told = "; ".join(_tie(contest, step, words) for step in steps)
        yield words.say(f"Bài bằng điểm xét lần lượt: {told}.", f"Ties, in order: {told}.")
    yield words.say(
        "Bài vẫn bằng nhau thì đồng hạng, hạng sau tính cả các bài ấy (1, 2, 2, 4).",
        "Entries still equal share a place, and the next place counts them all (1, 2, 2, 4).",
    )
    yield (
        words.say("Xếp hạng riêng từng bảng.", "Places hold in each category.")
        if contest.award_rules.per_category
        else words.say("Xếp hạng chung cho mọi bảng.", "Places hold over all categories.")
    )


def _tie(contest: Contest, step: TieBreak, words: Words) -> str:
    named = "" if step.criterion is None else named_criterion(contest, step.criterion, words)
    return words.say(*_TIES[step.kind]).format(named)


def _parts(rules: ScoringRules, words: Words) -> Iterator[str]:
    for part in rules.parts:
        yield _part(part, words)
    if rules.parts:
        yield words.say(
            "Điểm cuối cùng là tổng các phần trên.", "The final figure is the sum of these parts."
        )


def _part(part: Part, words: Words) -> str:
    label, source = words.pick(part.label, part.label_en), words.say(*_SOURCES[part.source])
    most = words.number(part.maximum)
    text = words.say(
        f"Phần “{label}” ({part.id}): {source}, tối đa {most} điểm",
        f"Part “{label}” ({part.id}): {source}, at most {most} points",
    )
    if part.decimals is not None:
        text += words.say(
            f", làm tròn {part.decimals} chữ số",
            f", rounded to {words.counted(part.decimals, 'decimal')}",
        )
    return f"{text}."


def _supplements(contest: Contest, words: Words) -> Iterator[str]:
    if contest.votes:
        count = len(contest.votes)
        yield words.say(
            f"Đã có phiếu bình chọn của {count} bài.",
            f"Public votes are there for {count} of the entries.",
        )
    if contest.carried:
        count = len(contest.carried)
        yield words.say(
            f"Đã có điểm vòng trước của {count} bài.",
            f"Figures of the earlier round are there for {count} of the entries.",
        )
