"""What libVLC has to be told and asked about a clip: where its bytes are, its tracks, its size."""

import ctypes
import struct
from dataclasses import dataclass
from typing import Any

from judge_app.ui.players.vlc import callbacks as calls
from judge_app.ui.players.vlc import wire
from judge_app.ui.players.vlc.reading import AskedBytes


def reading_calls(reading: AskedBytes) -> tuple[Any, ...]:
    """Return the four callbacks through which libVLC reads; they must live as long as the media."""

    def opened(_opaque, data, size):  # type: ignore[no-untyped-def]
        data[0] = 1
        size[0] = reading.size_read
        reading.rewind()
        return 0

    def read(_opaque, buffer, length):  # type: ignore[no-untyped-def]
        piece = reading.read(length)
        if piece is None:
            return -1
        ctypes.memmove(buffer, piece, len(piece))
        return len(piece)

    def seek(_opaque, position):  # type: ignore[no-untyped-def]
        reading.rewind(position)
        return 0

    def closed(_opaque):  # type: ignore[no-untyped-def]
        return None

    return (
        calls.OpenCall(opened), calls.ReadCall(read), calls.SeekCall(seek), calls.CloseCall(closed)
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureTrack:
    """The picture track as libVLC knows it; `size` is the upright picture's, without padding."""

    size: tuple[int, int]
    picture_ms: float
    """How long a picture lasts, 0 where libVLC does not know."""
    codec: bytes
    """Four letters."""


def picture_track(dll: Any, media: Any) -> PictureTrack | None:
    """Return the picture track, once libVLC has found it."""
    tracks = ctypes.c_void_p()
    count = dll.libvlc_media_tracks_get(media, ctypes.byref(tracks))
    if not tracks.value or not count:
        return None
    found = None
    kind = ctypes.POINTER(ctypes.POINTER(calls.MediaTrack) * count)
    for entry in ctypes.cast(tracks, kind).contents:
        track = entry.contents
        if track.kind == calls.VIDEO_KIND and track.details:
            video = ctypes.cast(track.details, ctypes.POINTER(calls.VideoTrack)).contents
            if video.width and video.height:
                rate = video.rate_num / video.rate_den if video.rate_den else 0
                found = PictureTrack(
                    size=calls.upright_size(video),
                    picture_ms=1000 / rate if rate else 0,
                    codec=struct.pack("<I", track.codec),
                )
                break
    dll.libvlc_media_tracks_release(tracks, count)
    return found


def track_names(found: Any) -> tuple[wire.TrackName, ...]:
    """Return real tracks; libVLC's own "Disable" has a negative number."""
    return tuple(
        wire.TrackName(number, (title or b"").decode("utf-8", "replace"))
        for number, title in found or ()
        if number >= 0
    )


def duration_ms(player: Any) -> int:
    """Return how long libVLC believes the clip to be, 0 where it does not know."""
    return max(0, int(player.get_length()))


def clip_ready(
    player: Any, clip: int, *, duration_ms: int, has_picture: bool, is_exact: bool
) -> wire.ClipReady:
    """Return what libVLC knows about the clip it has opened."""
    sounds = track_names(player.audio_get_track_description())
    return wire.ClipReady(
        clip=clip,
        duration_ms=duration_ms,
        has_picture=has_picture,
        has_sound=bool(sounds),
        sounds=sounds,
        subtitles=track_names(player.video_get_spu_description()),
        sound=player.audio_get_track(),
        is_exact=is_exact,
    )
