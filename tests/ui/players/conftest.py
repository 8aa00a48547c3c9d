"""Players, their clips, and an ear for what they tell."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from pytestqt.qtbot import QtBot

from judge_app.media.player import PlayerEvent
from judge_app.ui.players.environment import prepare_environment
from judge_app.ui.players.vlc import idleness as vlc_idleness
from tests.support.clips import PLAIN, make_clip

prepare_environment()

from judge_app.ui.players.qt.player import QtPlayer  # noqa: E402  (the environment comes first)
from tests.support.patient_players import have_players_be_patient  # noqa: E402
from tests.ui.players.desk import Desk  # noqa: E402

E = TypeVar("E")


class Heard:
    """Everything a player told."""

    def __init__(self) -> None:
        self.events: list[PlayerEvent] = []

    def __call__(self, event: PlayerEvent) -> None:
        self.events.append(event)

    def all(self, kind: type[E]) -> list[E]:
        return [event for event in self.events if isinstance(event, kind)]

    def any(self, kind: type[E]) -> bool:
        return bool(self.all(kind))

    def last(self, kind: type[E]) -> E:
        return self.all(kind)[-1]


@pytest.fixture(autouse=True)
def _patient_players(monkeypatch: pytest.MonkeyPatch) -> None:
    have_players_be_patient(monkeypatch)


@pytest.fixture(name="clips_folder", scope="session")
def _clips_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("clips")


@pytest.fixture(name="plain_clip", scope="session")
def _plain_clip(clips_folder: Path) -> Path:
    return make_clip(clips_folder, PLAIN)


@pytest.fixture(name="heard")
def _heard() -> Heard:
    return Heard()


@pytest.fixture(name="qt_player")
def _qt_player(qtbot: QtBot, heard: Heard) -> Iterator[QtPlayer]:
    player = QtPlayer(has_surface=False)
    player.listen(heard)
    yield player
    player.shut_down()


@pytest.fixture(name="desk")
def _desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(qtbot, tmp_path)
    yield desk
    desk.playback.shut_down()
    desk.tasks.shut_down()


@pytest.fixture(autouse=True)
def _no_other_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the threads of the tests' own process out of what is said of libVLC's."""
    monkeypatch.setattr(vlc_idleness, "_THREADS", Path("no such folder"))
