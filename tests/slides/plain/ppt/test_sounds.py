"""Clips of old binary decks: sounds inside come out whole, files beside are named."""

import struct

import pytest

from judge_app.byte_source import FileSource, read_all
from judge_app.slides.plain.ppt.sounds import NamedClip, PptSounds, file_name, open_sound
from judge_app.slides.plain.records import records
from tests.slides.plain.binary_decks import atom, container
from tests.support.corpus import corpus


def said(words: str, instance: int = 0) -> bytes:
    return atom(4026, words.encode("utf-16-le"), instance)


def media(number: int) -> bytes:
    return atom(4100, struct.pack("<II", number, 0))


def sounds(*objects: bytes) -> PptSounds:
    bell = container(
        2022, said("chuông"), said(".WAV", 1), said("3", 2), atom(2023, b"RIFF....WAVE")
    )
    document = container(1000, container(1033, *objects), container(2020, bell))
    return PptSounds(next(records(memoryview(document))))


def test_a_movie_is_named_by_its_file() -> None:
    video = container(4101, media(2), said("C:\\Phim\\đại hội.avi"))
    found = sounds(container(4103, video)).clip(2)
    assert found == NamedClip(link="đại hội.avi")


def test_a_linked_sound_is_named_and_one_inside_is_a_part() -> None:
    linked = container(4112, media(4), said("nhac.wav"))
    inside = container(4111, media(5), atom(4115, struct.pack("<II", 3, 0)))
    found = sounds(linked, inside)
    assert found.clip(4) == NamedClip(link="nhac.wav", is_sound=True)
    assert found.clip(5) == NamedClip(part="/sounds/3/chuông.wav", is_sound=True)
    assert found.sound(3) == found.clip(5)
    assert found.clip(9) is None
    assert found.sound(9) is None


def test_a_sound_comes_out_whole() -> None:
    source = FileSource(corpus("slides", "ppt", "poi_sound.ppt"))
    sound = open_sound(source, "/sounds/1/ringin.wav")
    assert sound.name == "ringin.wav"
    assert read_all(sound)[:4] == b"RIFF"
    assert sound.size == 10026
    with pytest.raises(KeyError):
        open_sound(source, "/sounds/2/ringin.wav")
    source.close()


@pytest.mark.parametrize("path", ["C:\\a\\b.avi", "\\\\may\\b.avi", "../b.avi", "b.avi"])
def test_only_the_name_of_a_file_is_kept(path: str) -> None:
    assert file_name(path) == "b.avi"
