"""Clips and sounds of an old binary deck: what it names, what lies inside ([MS-PPT] 2.10, 2.4.16)."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from judge_app.byte_source import ByteSource, MemorySource
from judge_app.slides.plain.ppt.streams import PptFile
from judge_app.slides.plain.records import Record

_OBJECT_LIST, _MEDIA_ATOM, _TEXT = 1033, 4100, 4026
_VIDEO = 4101
_MOVIES = {4102, 4103}
"""Movies that Windows plays, and those of the media control interface."""
_LINKED_SOUNDS = {4109, 4112}
"""MIDI and WAV files."""
_DISC, _INSIDE, _INSIDE_ATOM = 4110, 4111, 4115
_SOUND_LIST, _SOUND, _SOUND_BYTES = 2020, 2022, 2023
_NAME, _ENDING, _NUMBER = 0, 1, 2
_ROOM = "/sounds"
_STANDARD_ENDING = ".wav"


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedClip:
    """A clip that shapes may show: a part of the deck, or the name of a file beside it."""

    part: str = ""
    link: str = ""
    is_sound: bool = False


class PptSounds:
    """The clips and sounds that a deck names."""

    def __init__(self, document: Record | None) -> None:
        sounds = {} if document is None else dict(_sounds(document))
        self._parts = {number: part for number, (part, _) in sounds.items()}
        listed = document.first(_OBJECT_LIST) if document is not None else None
        objects = () if listed is None else listed.inside()
        self._clips = {n: clip for entry in objects for n, clip in self._named(entry)}

    def clip(self, number: int) -> NamedClip | None:
        """Return the clip with a number in the list of outside things, None for other things."""
        return self._clips.get(number)

    def sound(self, number: int) -> NamedClip | None:
        """Return the sound with a number in the deck's collection."""
        part = self._parts.get(number)
        return None if part is None else NamedClip(part=part, is_sound=True)

    def _named(self, entry: Record) -> Iterator[tuple[int, NamedClip]]:
        if entry.kind in _MOVIES:
            video = entry.first(_VIDEO)
            if video is not None:
                yield from _linked(video, is_sound=False)
        elif entry.kind in _LINKED_SOUNDS or entry.kind == _DISC:
            yield from _linked(entry, is_sound=True)
        elif entry.kind == _INSIDE:
            media, atom = entry.first(_MEDIA_ATOM), entry.first(_INSIDE_ATOM)
            part = "" if atom is None else self._parts.get(atom.number(0), "")
            if media is not None:
                yield media.number(0), NamedClip(part=part, is_sound=True)


def open_sound(source: ByteSource, part: str) -> ByteSource:
    """Return a sound's bytes; `KeyError` where the deck has no such part.

    `UnreadableDeckError` if the deck is damaged.
    """
    document = PptFile.opened(source).document
    for known, content in dict(_sounds(document)).values() if document is not None else ():
        if known == part:
            return MemorySource(PurePosixPath(part).name, bytes(content))
    raise KeyError(part)


def _sounds(document: Record) -> Iterator[tuple[int, tuple[str, memoryview]]]:
    """Yield each sound's number with the name of its part and its bytes."""
    collection = document.first(_SOUND_LIST)
    for sound in () if collection is None else collection.inside():
        if sound.kind != _SOUND:
            continue
        texts = {r.instance: words_of(r) for r in sound.inside() if r.kind == _TEXT}
        content = sound.first(_SOUND_BYTES)
        number = texts.get(_NUMBER, "")
        if content is not None and number.isascii() and number.isdigit():
            yield int(number), (f"{_ROOM}/{number}/{_file_name(texts)}", content.content)


def _file_name(texts: dict[int, str]) -> str:
    name = file_name(texts.get(_NAME, "")) or "sound"
    ending = texts.get(_ENDING, "").lower() or _STANDARD_ENDING
    return name if name.lower().endswith(ending) else name + ending


def _linked(entry: Record, *, is_sound: bool) -> Iterator[tuple[int, NamedClip]]:
    media = entry.first(_MEDIA_ATOM)
    path = next((words_of(r) for r in entry.inside() if r.kind == _TEXT), "")
    if media is not None:
        yield media.number(0), NamedClip(link=file_name(path), is_sound=is_sound)


def words_of(record: Record) -> str:
    """Return the letters of a text record."""
    return bytes(record.content).decode("utf-16-le", "replace").rstrip("\0")


def file_name(path: str) -> str:
    """Return a file's name without where it lay on its maker's computer."""
    return path.replace("\\", "/").rpartition("/")[2]
