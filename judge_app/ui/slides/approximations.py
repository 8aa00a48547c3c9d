"""Says in words what is not drawn exactly on a page."""

from judge_app.slides.deck import Approximation, ApproximationKind, PageFacts
from judge_app.ui.language import later, tr, tr_later

_WORDS = {
    ApproximationKind.SHAPE: later("hình vẽ lạ"),
    ApproximationKind.EFFECT: later("hiệu ứng bóng, phát sáng"),
    ApproximationKind.THREE_D: later("hình ba chiều"),
    ApproximationKind.WORD_ART: later("chữ nghệ thuật"),
    ApproximationKind.CHART: later("biểu đồ"),
    ApproximationKind.SMART_ART: later("sơ đồ SmartArt"),
    ApproximationKind.OLE: later("đối tượng nhúng"),
    ApproximationKind.METAFILE: later("hình WMF, EMF"),
    ApproximationKind.EQUATION: later("công thức"),
    ApproximationKind.FONT: later("phông chữ không có trên máy này"),
    ApproximationKind.LETTERS: later("chữ mà máy này không có phông để vẽ, thay bằng ô vuông"),
    ApproximationKind.OLD_LETTERS: later("chữ gõ bằng phông cũ, đã đổi sang Unicode để đọc được"),
    ApproximationKind.LINKED: later("tệp liên kết ở ngoài"),
    ApproximationKind.PICTURE: later("hình ảnh"),
    ApproximationKind.FILL: later("màu nền"),
    ApproximationKind.INK: later("nét vẽ tay"),
    ApproximationKind.MEDIA: later("phim, âm thanh"),
    ApproximationKind.DAMAGED: later("tệp bị hỏng một phần, có thể thiếu chữ hoặc hình"),
    ApproximationKind.UNDRAWN: later("không vẽ được trang, chỉ hiện chữ"),
    ApproximationKind.TEXT_ONLY: later("chỉ có chữ và hình, không giữ được cách trình bày"),
}


_TELLING = {
    ApproximationKind.FONT,
    ApproximationKind.OLD_LETTERS,
    ApproximationKind.LINKED,
    ApproximationKind.OLE,
}
"""Kinds whose names say something to people; those of others are the file format's own."""
_BADGES = {
    ApproximationKind.TEXT_ONLY: later("Chỉ có chữ và hình"),
    ApproximationKind.UNDRAWN: later("Chỉ có chữ"),
    ApproximationKind.DAMAGED: later("Tệp hỏng một phần"),
}


def approximation_badge(facts: PageFacts) -> str:
    """Return the few words that always stand under a page, empty where everything is exact."""
    if not facts.approximations:
        return ""
    kinds = {found.kind for found in facts.approximations}
    worst = next((badge for kind, badge in _BADGES.items() if kind in kinds), None)
    return tr("Vẽ gần đúng") if worst is None else tr_later(worst)


def approximation_sentence(facts: PageFacts) -> str:
    """Return "vẽ gần đúng: …" for a page, empty where everything is exact."""
    if not facts.approximations:
        return ""
    kinds = dict.fromkeys(found.kind for found in facts.approximations)
    things = (
        _thing(kind, [found for found in facts.approximations if found.kind is kind])
        for kind in kinds
    )
    return tr("Vẽ gần đúng: {things}.", things=", ".join(things))


def _thing(kind: ApproximationKind, found: list[Approximation]) -> str:
    """Return how a kind is called, how often it is met, and by which names where these tell."""
    words = tr_later(_WORDS[kind])
    if kind in _TELLING and any(one.what for one in found):
        return f"{words} ({', '.join(_times(one.what, one.count) for one in found)})"
    return _times(words, sum(one.count for one in found))


def _times(words: str, count: int) -> str:
    return words if count == 1 else f"{words} × {count}"
