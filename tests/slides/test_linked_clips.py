"""Which clips of a deck were not handed in with it."""

from judge_app.slides.deck import MediaPlace, PageFacts
from judge_app.slides.linked_clips import missing_clips


def page(*links: str) -> PageFacts:
    media = tuple(
        MediaPlace(part="", x=0, y=0, width=1, height=1, external=True, link=link) for link in links
    )
    return PageFacts(number=1, width=9, height=9, media=media)


def test_each_missing_clip_is_named_once() -> None:
    pages = [page("phim.avi", "nhac.wav"), page("nhac.wav", "youtube.com", "")]
    assert missing_clips(pages, ["bai.ppt", "PHIM.AVI"]) == ("nhac.wav", "youtube.com")


def test_clips_inside_are_not_missing() -> None:
    inside = MediaPlace(part="/ppt/media/a.mp4", x=0, y=0, width=1, height=1)
    assert missing_clips([PageFacts(number=1, width=9, height=9, media=(inside,))], []) == ()
