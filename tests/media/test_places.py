"""Where a clip was left is where it goes on, across runs, unless that is hardly anywhere."""

from pathlib import Path

import pytest

from judge_app.media.places import ClipPlaces


def test_a_place_is_remembered_across_runs(tmp_path: Path) -> None:
    file = tmp_path / "places.json"
    places = ClipPlaces(file)
    places.remember("clip", 61_000, 180_000)
    places.save()
    again = ClipPlaces(file)
    assert again.place("clip") == 61_000
    assert again.place("another") == 0


@pytest.mark.parametrize("position", [0, 2_900, 177_500, 180_000])
def test_near_either_end_it_begins_anew(tmp_path: Path, position: int) -> None:
    places = ClipPlaces(tmp_path / "places.json")
    places.remember("clip", 61_000, 180_000)
    places.remember("clip", position, 180_000)
    assert places.place("clip") == 0


def test_of_a_clip_of_unknown_length_every_place_counts(tmp_path: Path) -> None:
    places = ClipPlaces(tmp_path / "places.json")
    places.remember("clip", 61_000, 0)
    assert places.place("clip") == 61_000


def test_the_oldest_go_when_there_are_too_many(tmp_path: Path) -> None:
    places = ClipPlaces(tmp_path / "places.json")
    for number in range(1100):
        places.remember(str(number), 61_000, 0)
    assert places.place("0") == 0
    assert places.place("1099") == 61_000


def test_a_broken_file_is_a_fresh_beginning(tmp_path: Path) -> None:
    file = tmp_path / "places.json"
    file.write_bytes(b'{"clip": "far')
    assert ClipPlaces(file).place("clip") == 0


def test_a_folder_that_refuses_costs_only_the_memory(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    places = ClipPlaces(blocked / "places.json")
    places.remember("clip", 61_000, 180_000)
    places.save()
    assert places.place("clip") == 61_000
