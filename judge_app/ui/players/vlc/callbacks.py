"""libVLC's callbacks for reading bytes, showing pictures and taking sound, with types of our own.

python-vlc declares some of them with `c_char_p`, for which ctypes hands over a copy, so that what
is written never reaches libVLC. No libVLC is loaded here.

WORKAROUND https://github.com/oaubert/python-vlc/issues/117
"""

import ctypes

OpenCall = ctypes.CFUNCTYPE(
    ctypes.c_int,
    ctypes.c_void_p,
    ctypes.POINTER(ctypes.c_void_p),
    ctypes.POINTER(ctypes.c_uint64),
)
ReadCall = ctypes.CFUNCTYPE(ctypes.c_ssize_t, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_size_t)
SeekCall = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_uint64)
CloseCall = ctypes.CFUNCTYPE(None, ctypes.c_void_p)

_Number = ctypes.POINTER(ctypes.c_uint)
FormatCall = ctypes.CFUNCTYPE(
    ctypes.c_uint,
    ctypes.POINTER(ctypes.c_void_p),
    ctypes.c_void_p,
    _Number,
    _Number,
    _Number,
    _Number,
)
CleanUpCall = ctypes.CFUNCTYPE(None, ctypes.c_void_p)
LockCall = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.POINTER(ctypes.c_void_p))
UnlockCall = ctypes.CFUNCTYPE(
    None, ctypes.c_void_p, ctypes.c_void_p, ctypes.POINTER(ctypes.c_void_p)
)
DisplayCall = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p)

SoundCall = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_uint, ctypes.c_int64)
MomentCall = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_int64)
DrainCall = ctypes.CFUNCTYPE(None, ctypes.c_void_p)

LogCall = ctypes.CFUNCTYPE(
    None, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p
)


class VideoTrack(ctypes.Structure):
    """`libvlc_video_track_t`; orientations from 4 on lie on their side."""

    _fields_ = (
        ("height", ctypes.c_uint),
        ("width", ctypes.c_uint),
        ("sar_num", ctypes.c_uint),
        ("sar_den", ctypes.c_uint),
        ("rate_num", ctypes.c_uint),
        ("rate_den", ctypes.c_uint),
        ("orientation", ctypes.c_int),
    )


class MediaTrack(ctypes.Structure):
    """`libvlc_media_track_t`, whose three kinds of details share one pointer."""

    _fields_ = (
        ("codec", ctypes.c_uint32),
        ("fourcc", ctypes.c_uint32),
        ("id", ctypes.c_int),
        ("kind", ctypes.c_int),
        ("profile", ctypes.c_int),
        ("level", ctypes.c_int),
        ("details", ctypes.c_void_p),
        ("bitrate", ctypes.c_uint),
        ("language", ctypes.c_char_p),
        ("description", ctypes.c_char_p),
    )


VIDEO_KIND = 1
_LYING = 4


def upright_size(track: VideoTrack) -> tuple[int, int]:
    """Return the picture's size with square pixels, the right way up."""
    width = track.width
    if track.sar_num and track.sar_den:
        width = round(width * track.sar_num / track.sar_den)
    return (track.height, width) if track.orientation >= _LYING else (width, track.height)
