"""Commands speak in the language they are told to; the next test starts in Vietnamese again."""

from collections.abc import Iterator

import pytest

from judge_app.ui.language import Language, language


@pytest.fixture(autouse=True)
def _vietnamese_again() -> Iterator[None]:
    yield
    language.use(Language.VIETNAMESE)
