"""Prizes and advancement, in sentences."""

from collections.abc import Iterator
from decimal import Decimal

from judge_app.contest.contest import Contest
from judge_app.contest.explanation_words import Words, named_criterion
from judge_app.contest.rules import Award, SharedPrizes

_SHARED = {
    SharedPrizes.SHARE: (
        "Bài bằng điểm ở giải cuối cùng đều được giải; các giải sau giữ nguyên số lượng.",
        "Entries tied for the last prize all get it; later awards keep their counts.",
    ),
    SharedPrizes.SHARE_AND_REDUCE: (
        "Bài bằng điểm ở giải cuối cùng đều được giải; giải sau bớt đi số tương ứng.",
        "Entries tied for the last prize all get it; the next award has so many fewer.",
    ),
    SharedPrizes.WITHHOLD: (
        "Bài bằng điểm ở giải cuối cùng chưa được xét cho đến khi phân định xong.",
        "Entries tied for the last prize wait until the tie is broken.",
    ),
}


def award_sentences(contest: Contest, words: Words) -> Iterator[str]:
    """Yield how prizes are given and who goes on."""
    rules = contest.award_rules
    for award in rules.awards:
        yield _award(contest, award, words)
    if rules.awards:
        yield from _together(contest, words)
    if rules.advance:
        text = words.say(
            f"Chọn {rules.advance} bài đầu mỗi bảng vào vòng sau",
            f"The first {rules.advance} of each category go on to the next round",
        )
        if rules.advance_minimum is not None:
            least = words.number(rules.advance_minimum)
            text += words.say(f", điểm từ {least}", f" with at least {least}")
        yield f"{text}."


def _award(contest: Contest, award: Award, words: Words) -> str:
    label = words.pick(award.label, award.label_en)
    text = f"{label}: "
    if award.count is None:
        text += words.say("không giới hạn số lượng", "as many as qualify")
    else:
        text += words.say(f"{award.count} giải", words.counted(award.count, "prize"))
    if award.minimum is not None:
        least = words.number(award.minimum)
        text += words.say(f", điểm từ {least}", f", from {least}")
    if award.below is not None:
        below = words.number(award.below)
        text += words.say(f", dưới {below}", f", under {below}")
    if award.category is not None:
        category = next((c for c in contest.categories if c.id == award.category), None)
        name = words.pick(category.name, category.name_en) if category else award.category
        text += words.say(f", chỉ {name}", f", only {name}")
    if award.kinds:
        kinds = ", ".join(words.kind(kind) for kind in award.kinds)
        text += words.say(f", chỉ loại hình {kinds}", f", only kinds {kinds}")
    if award.special:
        text += words.say(", giải chuyên đề, không tính vào giải chính", ", a special award")
    if award.criterion is not None:
        named = named_criterion(contest, award.criterion, words)
        text += words.say(f", xét theo tiêu chí {named}", f", by criterion {named}")
    return f"{text}."


def _together(contest: Contest, words: Words) -> Iterator[str]:
    rules = contest.award_rules
    yield (
        words.say("Mỗi bài nhận nhiều nhất một giải.", "An entry gets at most one prize.")
        if rules.one_per_entry
        else words.say("Một bài có thể nhận nhiều giải.", "An entry may get several prizes.")
    )
    yield (
        words.say("Số giải tính riêng cho từng bảng.", "Counts hold in each category.")
        if rules.per_category
        else words.say("Số giải tính chung cho mọi bảng.", "Counts hold over all categories.")
    )
    yield words.say(*_SHARED[rules.shared_prizes])
    if rules.share_cap is not None:
        percent = words.number(rules.share_cap * Decimal(100))
        yield words.say(
            f"Tổng số giải không quá {percent} % số bài được xếp hạng.",
            f"At most {percent} % of the ranked entries get a prize.",
        )
