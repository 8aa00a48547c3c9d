"""Numbers on slides count from where the deck says."""

import pytest

from judge_app.slides.scene import words_of
from tests.slides.pptx.scenes import SlideMaker

_FIELD = (
    '<a:bodyPr/><a:p><a:fld id="{A}" type="slidenum"><a:rPr/><a:t>‹#›</a:t></a:fld>'
    "<a:r><a:t>.</a:t></a:r></a:p>"
)


@pytest.mark.parametrize(("first", "shown"), [(None, "1"), ("0", "0"), ("15", "15")])
def test_the_first_slide_has_the_first_number(first: str | None, shown: str) -> None:
    maker = SlideMaker()
    maker.shape(body=_FIELD)
    if first is not None:
        maker.deck.part._element.set("firstSlideNum", first)

    assert "".join(run.text for run in words_of(maker.read()[0])) == f"{shown}."
