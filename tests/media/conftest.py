"""Clips with numbered pictures, made once for all tests of the room."""

from pathlib import Path

import pytest

from tests.support.clips import PLAIN, make_clip


@pytest.fixture(name="clips_folder", scope="session")
def _clips_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("clips")


@pytest.fixture(name="plain_clip", scope="session")
def _plain_clip(clips_folder: Path) -> Path:
    return make_clip(clips_folder, PLAIN)
