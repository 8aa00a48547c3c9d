"""What sound and subtitle tracks are called on screen."""

import re

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
_VLC_FORM = re.compile(r"(?:Track \d+|(?P<title>.+?))(?: - \[(?P<language>.+)\])?")
"""libVLC puts the language into the title, and makes a title up where there is none."""
_BY_NAME = {name: words for words, names in _LANGUAGES.items() for name in names}


def track_name(track: Track, place: int) -> str:
    """Return a track's own title, or its language, or which of its kind it is, the first having `place` 0.

    A player's own number of a track says nothing: libVLC counts pictures and sound in.
    """
    found = _VLC_FORM.fullmatch(track.title)
    title, language = (found["title"], found["language"]) if found else (track.title, "")
    spoken = _language_words(track.language or language or "")
    if title and spoken and spoken.casefold() not in title.casefold():
        return f"{title} ({spoken})"
    return title or spoken or tr("Đường {number}", number=place + 1)


def _language_words(name: str) -> str:
    words = _BY_NAME.get(name.casefold())
    return name if words is None else tr_later(words)
