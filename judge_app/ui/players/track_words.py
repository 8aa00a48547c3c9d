"""What sound and subtitle tracks are called on screen."""

from judge_app.media.player import Track
from judge_app.ui.language import later, tr, tr_later

_LANGUAGES = {
    later("Tiếng Việt"): ("vietnamese", "vie", "vi"),
    later("Tiếng Anh"): ("english", "eng", "en"),
    later("Tiếng Trung"): ("chinese", "zho", "chi", "zh"),
    later("Tiếng Pháp"): ("french", "fra", "fre", "fr"),
    later("Tiếng Hàn"): ("korean", "kor", "ko"),
    later("Tiếng Nhật"): ("japanese", "jpn", "ja"),
    later("Tiếng Khmer"): ("khmer", "khm", "km"),
    later("Tiếng Lào"): ("lao", "lo"),
    later("Tiếng Thái"): ("thai", "tha", "th"),
}
"""Players give a language in English or as an ISO 639 code."""
_BY_NAME = {name: words for words, names in _LANGUAGES.items() for name in names}


def track_name(track: Track) -> str:
    """Return a track's own title, or its language, or its number."""
    spoken = _language_words(track.language)
    if track.title and spoken and spoken.casefold() not in track.title.casefold():
        return f"{track.title} ({spoken})"
    return track.title or spoken or tr("Đường {number}", number=track.id + 1)


def _language_words(name: str) -> str:
    words = _BY_NAME.get(name.casefold())
    return name if words is None else tr_later(words)
