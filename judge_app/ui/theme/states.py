"""The states of an entry: each has a colour, an icon and a word, so that none stands alone."""

from dataclasses import dataclass

from judge_app.ui.language import later


@dataclass(frozen=True, slots=True, kw_only=True)
class StateLook:
    """How a state is shown. `role` is a colour of the palette, `word` a marked source text."""

    icon: str
    role: str
    word: str


STATES = {
    "unmarked": StateLook(icon="unmarked", role="unmarked", word=later("Chưa chấm")),
    "in_work": StateLook(icon="in-work", role="in_work", word=later("Đang chấm")),
    "done": StateLook(icon="done", role="done", word=later("Đã chấm xong")),
    "abstained": StateLook(icon="abstained", role="abstained", word=later("Không cho điểm")),
    "conflicted": StateLook(icon="conflicted", role="conflicted", word=later("Xung đột")),
    "could_not_open": StateLook(
        icon="could-not-open", role="could_not_open", word=later("Không mở được")
    ),
    "outdated": StateLook(icon="outdated", role="outdated", word=later("Đã có bản mới hơn")),
    "refused": StateLook(icon="refused", role="problem", word=later("Không nhận")),
}

KINDS = {
    "video": StateLook(icon="video", role="muted", word=later("Video")),
    "slides": StateLook(icon="slides", role="muted", word=later("Trình chiếu")),
    "software": StateLook(icon="software", role="muted", word=later("Phần mềm")),
    "document": StateLook(icon="document", role="muted", word=later("Văn bản")),
    "images": StateLook(icon="images", role="muted", word=later("Hình ảnh")),
    "link": StateLook(icon="link", role="muted", word=later("Liên kết")),
}
