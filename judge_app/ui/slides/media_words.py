"""Says in words what a clip on a page is, and what a click on it does."""

from judge_app.slides.deck import MediaPlace
from judge_app.ui.language import tr


def media_words(media: MediaPlace) -> str:
    """Return what to say of a clip."""
    if media.external and media.link:
        return tr("Phim, âm thanh này nằm ngoài bài, ở {place}: không xem được.", place=media.link)
    if media.external or not media.part:
        return tr("Phim, âm thanh này nằm ngoài bài: không xem được.")
    if media.is_sound:
        return tr("Bấm để nghe âm thanh này (F5).")
    return tr("Bấm để xem phim này tại chỗ (F5).")


def media_icon(media: MediaPlace) -> str:
    """Return the name of the sign for a clip: outside the deck, heard, or seen."""
    return "link" if media.external else "sound" if media.is_sound else "play"
