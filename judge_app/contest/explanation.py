"""A contest's rules as sentences that an organiser can hold against the printed rulebook."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from judge_app.contest.contest import Contest
from judge_app.contest.explanation_awards import award_sentences
from judge_app.contest.explanation_panel import panel_sentences
from judge_app.contest.explanation_scoring import scoring_sentences
from judge_app.contest.explanation_words import Words
from judge_app.contest.rubric import Criterion
from judge_app.vietnamese.number_words import score_words

Language = Literal["vi", "en"]


def explain(contest: Contest, language: Language) -> tuple[str, ...]:
    """Return every rule of the contest as a sentence, in the order of a rulebook."""
    words = Words(english=language == "en")
    return (
        *panel_sentences(contest, words),
        *_rubric(contest, words),
        *scoring_sentences(contest, words),
        *award_sentences(contest, words),
        *_intake(contest, words),
        *_handling(contest, words),
    )


def explain_reckoning(contest: Contest, language: Language) -> tuple[str, ...]:
    """Return the rules that lead from marks to places and prizes, as minutes cite them."""
    words = Words(english=language == "en")
    return (*scoring_sentences(contest, words), *award_sentences(contest, words))


def _rubric(contest: Contest, words: Words) -> Iterator[str]:
    most = words.number(contest.rubric.maximum)
    yield words.say(f"Thang điểm {most}.", f"The scale is {most} points.")
    for depth, criterion in contest.rubric.walk():
        yield "– " * depth + _criterion(criterion, words)


def _criterion(criterion: Criterion, words: Words) -> str:
    label = words.pick(criterion.label, criterion.label_en)
    most, step = words.number(criterion.maximum), words.number(criterion.step)
    text = words.say(
        f"Tiêu chí {criterion.id} “{label}”: tối đa {most} điểm",
        f"Criterion {criterion.id} “{label}”: at most {most} points",
    )
    if criterion.is_leaf:
        text += words.say(f", bước {step}", f", in steps of {step}")
    if criterion.weight != 1:
        weight = words.number(criterion.weight)
        text += words.say(f", nhân hệ số {weight}", f", weight {weight}")
    if not criterion.counts:
        text += words.say(", không tính vào tổng", ", not counted in the total")
    for limit, vietnamese, english in (
        (criterion.note_below, "dưới", "under"),
        (criterion.note_above, "trên", "over"),
    ):
        if limit is not None:
            figure = words.number(limit)
            text += words.say(
                f", điểm {vietnamese} {figure} phải ghi lý do",
                f", marks {english} {figure} need a reason",
            )
    levels = "; ".join(
        words.say(
            f"từ {words.number(level.minimum)}: {level.text}",
            f"from {words.number(level.minimum)}: {words.pick(level.text, level.text_en)}",
        )
        for level in criterion.levels
    )
    return f"{text} ({levels})." if levels else f"{text}."


def _intake(contest: Contest, words: Words) -> Iterator[str]:
    rules = contest.intake
    if rules.deadline:
        due = words.moment(rules.deadline)
        yield words.say(f"Hạn nộp bài: {due}.", f"Entries are due by {due}.")
    if rules.minimum_entries_per_unit:
        least = rules.minimum_entries_per_unit
        yield words.say(
            f"Mỗi đơn vị gửi ít nhất {least} bài; thiếu thì nhắc, không loại.",
            f"Each unit sends at least {least} entries; fewer is pointed out, not refused.",
        )
    kinds = ", ".join(words.kind(kind) for kind in rules.kinds)
    yield words.say(f"Loại hình được nhận: {kinds}.", f"Kinds admitted: {kinds}.")
    if rules.maximum_file_bytes is not None:
        size = rules.maximum_file_bytes // (1 << 20)
        yield words.say(
            f"Mỗi tệp không quá {size} MB ({rules.maximum_file_bytes} byte).",
            f"A file has at most {size} MB ({rules.maximum_file_bytes} bytes).",
        )
    if rules.maximum_video_seconds is not None:
        seconds = rules.maximum_video_seconds
        yield words.say(
            f"Mỗi video không dài quá {seconds} giây.", f"A clip lasts at most {seconds} seconds."
        )


def _handling(contest: Contest, words: Words) -> Iterator[str]:
    if contest.sealed_marks:
        yield words.say(
            "Điểm được niêm phong đến khi đủ phiếu; trưởng ban mở sớm phải ghi sổ.",
            "Marks stay sealed until all sheets are in; an early opening is recorded.",
        )
    if contest.shuffled_order:
        yield words.say(
            "Mỗi giám khảo xem bài theo một thứ tự xáo riêng.",
            "Each judge sees the entries in a shuffled order of their own.",
        )
    four, zero_tens, thousand = (
        score_words(Decimal(number), contest.number_reading) for number in (24, 105, 1000)
    )
    yield words.say(
        f"Điểm bằng chữ: 24 đọc là “{four}”, 105 là “{zero_tens}”, 1000 là “{thousand}”.",
        f"Scores in words: 24 reads “{four}”, 105 “{zero_tens}”, 1000 “{thousand}”.",
    )
