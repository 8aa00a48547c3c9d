"""The small words beside the time."""

from judge_app.media.player import Capability, Player
from judge_app.ui.language import tr
from judge_app.ui.moments import clip_time
from judge_app.ui.players.looping import PassageMarks


def remark_words(marks: PassageMarks, went_on_at_ms: int, player: Player | None) -> str:
    """Return what is looped, or else that the clip does not start at its beginning.

    Where neither is so, and the player may miss the picture that is asked for, that is said. What matters comes
    first, for the end is cut off where there is little room. None: no clip is open.
    """
    if player is None:
        return ""
    if marks.passage is not None:
        start, end = clip_time(marks.passage.start_ms), clip_time(marks.passage.end_ms)
        return tr("Lặp {start} - {end}", start=start, end=end)
    if marks.start_ms is not None:
        at = clip_time(marks.start_ms)
        return tr("Từ {start}. Bấm lại ở cuối đoạn", start=at)
    if went_on_at_ms:
        return tr("Tiếp từ {time}", time=clip_time(went_on_at_ms))
    return "" if Capability.EXACT_STEP in player.capabilities else tr("Tua xấp xỉ")
