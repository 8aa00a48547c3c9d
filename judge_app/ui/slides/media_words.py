"""Says in words what a clip on a page is, and what a click on it does."""

from pathlib import PurePosixPath

from judge_app.slides.deck import MediaPlace
from judge_app.ui.language import tr
from judge_app.ui.moments import clip_time


def media_words(media: MediaPlace, *, beside: bool = False) -> str:
    """Return what to say of a clip; one outside the deck may lie `beside` it in the same entry."""
    if media.external and media.link and not beside:
        return tr("Phim, âm thanh này nằm ngoài bài, ở {place}: không xem được.", place=media.link)
    if not beside and (media.external or not media.part):
        return tr("Phim, âm thanh này nằm ngoài bài: không xem được.")
    if media.is_sound:
        return tr("Bấm để nghe âm thanh này (F5).")
    return tr("Bấm để xem phim này tại chỗ (F5).")


def media_icon(media: MediaPlace, *, beside: bool = False) -> str:
    """Return the name of the sign for a clip: outside the deck, heard, or seen."""
    return "link" if media.external and not beside else "sound" if media.is_sound else "play"


def stop_of(media: MediaPlace, duration_ms: int) -> int:
    """Return where a clip ends on its page, 0 where it runs to its own end."""
    stop = duration_ms - media.cut_end_ms
    return stop if media.cut_end_ms and stop > media.cut_start_ms else 0


def clip_heading(media: MediaPlace, duration_ms: int) -> str:
    """Return the line above a clip: its name, and which part of it the page shows."""
    name = PurePosixPath(media.part or media.link).name
    stop = stop_of(media, duration_ms)
    if not media.cut_start_ms and not stop:
        return name
    start, end = clip_time(media.cut_start_ms), clip_time(stop or duration_ms)
    words = tr("trang này chỉ chiếu đoạn {start} - {end}", start=start, end=end)
    return f"{name} · {words}"
