"""One built contest serves all tests that only read it."""

from pathlib import Path

import pytest

from tests.support.contest_folders import SmallContest, built_contest
from tests.support.panel_stories import PanelStory, panel_story


@pytest.fixture(scope="session")
def small_contest(tmp_path_factory: pytest.TempPathFactory) -> SmallContest:
    return built_contest(tmp_path_factory.mktemp("small") / "cuoc-thi")


@pytest.fixture
def story(small_contest: SmallContest, tmp_path: Path) -> PanelStory:
    return panel_story(small_contest, tmp_path)
