"""Says in words how a page comes and what moves on it."""

from judge_app.errors import JudgeAppError
from judge_app.slides.deck import PageFacts
from judge_app.ui.language import later, tr, tr_later
from judge_app.ui.wording import explain

_TRANSITIONS = {
    "fade": later("mờ dần"),
    "cut": later("chuyển thẳng"),
    "push": later("đẩy"),
    "wipe": later("quét"),
    "split": later("tách đôi"),
    "cover": later("che"),
    "pull": later("kéo ra"),
    "random": later("ngẫu nhiên"),
    "randomBar": later("thanh ngẫu nhiên"),
    "dissolve": later("hòa tan"),
    "checker": later("ô cờ"),
    "blinds": later("mành che"),
    "comb": later("răng lược"),
    "circle": later("vòng tròn"),
    "diamond": later("hình thoi"),
    "plus": later("dấu cộng"),
    "wedge": later("hình nêm"),
    "wheel": later("bánh xe"),
    "zoom": later("phóng"),
    "newsflash": later("bản tin"),
    "morph": later("biến hình"),
    "flip": later("lật"),
    "ripple": later("gợn sóng"),
    "vortex": later("xoáy"),
    "reveal": later("hé lộ"),
    "flash": later("lóe sáng"),
    "pan": later("lia"),
    "ferris": later("đu quay"),
    "gallery": later("phòng tranh"),
    "conveyor": later("băng chuyền"),
    "doors": later("cánh cửa"),
    "window": later("cửa sổ"),
    "warp": later("uốn"),
    "flythrough": later("bay qua"),
    "glitter": later("lấp lánh"),
    "honeycomb": later("tổ ong"),
    "shred": later("xé vụn"),
    "switch": later("hoán đổi"),
    "prism": later("lăng kính"),
    "wheelReverse": later("bánh xe ngược"),
}
"""PowerPoint's transitions as ECMA-376 part 1, 19.5 and [MS-PPTX] 2.2 spell them."""


def words_instead(failure: JudgeAppError | None, words: str) -> str:
    """Return what stands in the place of a page: why it is not drawn, and its words."""
    if failure is None:
        return words
    why = explain(failure)
    return f"{why.what} {why.next_step}\n\n{words}"


def transition_words(facts: PageFacts) -> str:
    """Return "Chuyển trang: mờ dần", empty where the page just appears."""
    if not facts.transition:
        return ""
    known = _TRANSITIONS.get(facts.transition)
    if known is None:
        return tr("Có hiệu ứng chuyển trang")
    return tr("Chuyển trang: {name}", name=tr_later(known))


def animation_badge(facts: PageFacts) -> str:
    """Return "5 bước", with what of the animations is only named; empty where nothing moves."""
    parts = []
    if facts.steps:
        parts.append(tr("{count} bước", count=len(facts.steps)))
    if facts.motion_paths:
        parts.append(tr("{count} đường chuyển động", count=facts.motion_paths))
    if facts.triggers:
        parts.append(tr("{count} hiệu ứng chờ bấm vào hình", count=facts.triggers))
    return " · ".join(parts)


def animation_sentence(facts: PageFacts) -> str:
    """Explain what the badge counts."""
    sentences = []
    if facts.steps:
        sentences.append(
            tr(
                "Khi trình chiếu, phải bấm {count} lần mới hiện hết trang này. "
                "Đang hiện tất cả; bấm vào đây để xem từng bước.",
                count=len(facts.steps),
            )
        )
    if facts.motion_paths or facts.triggers:
        sentences.append(
            tr("Hình chạy theo đường và hiệu ứng chờ bấm vào hình chỉ được nêu tên, không diễn.")
        )
    return "\n".join(sentences)
