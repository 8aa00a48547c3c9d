"""What a file is by its first bytes, whatever its name says.

A playlist dressed up as a clip could make a player fetch other files or addresses, so only the
containers listed here ever reach an engine.
"""

from enum import StrEnum

HEAD_BYTES = 4096
"""So many bytes from the start are enough."""


class Container(StrEnum):
    """A family of media files, or what was found instead."""

    MP4 = "mp4"
    """MP4, MOV, 3GP, M4A."""
    MATROSKA = "matroska"
    """MKV, WebM."""
    AVI = "avi"
    ASF = "asf"
    """WMV, WMA."""
    FLV = "flv"
    MPEG_PS = "mpeg-ps"
    """MPG, VOB."""
    MPEG_TS = "mpeg-ts"
    MPEG_VIDEO = "mpeg-video"
    OGG = "ogg"
    WAV = "wav"
    MP3 = "mp3"
    AAC = "aac"
    FLAC = "flac"
    AMR = "amr"
    AIFF = "aiff"
    GIF = "gif"
    PLAYLIST = "playlist"
    """A list of other files or addresses; never handed to an engine."""
    EMPTY = "empty"
    UNKNOWN = "unknown"


PLAYABLE = frozenset(Container) - {Container.PLAYLIST, Container.EMPTY, Container.UNKNOWN}

_BOXES = {b"ftyp", b"moov", b"mdat", b"free", b"skip", b"wide", b"pnot", b"styp", b"moof", b"sidx"}
_STARTS = (
    (b"\x1a\x45\xdf\xa3", Container.MATROSKA),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", Container.ASF),
    (b"FLV", Container.FLV),
    (b"\x00\x00\x01\xba", Container.MPEG_PS),
    (b"\x00\x00\x01\xb3", Container.MPEG_VIDEO),
    (b"OggS", Container.OGG),
    (b"fLaC", Container.FLAC),
    (b"ID3", Container.MP3),
    (b"#!AMR", Container.AMR),
    (b"GIF8", Container.GIF),
)
_FORMS = {b"RIFFAVI ": Container.AVI, b"RIFFWAVE": Container.WAV, b"FORMAIFF": Container.AIFF}
_PLAYLIST_STARTS = (
    b"#extm3u", b"ffconcat", b"<asx", b"[playlist]", b"[reference]", b"rtsptext", b"<smil",
    b"<mpd", b"smiltext", b"<playlist", b"<smoothstreamingmedia", b"[internetshortcut]",
)  # fmt: skip
_PLAYLIST_SIGNS = (b"<mpd", b"<smil", b"<asx", b"xspf.org", b"<smoothstreamingmedia")
_ADDRESSES = (b"http://", b"https://", b"rtsp://", b"rtmp://", b"mms://", b"ftp://", b"file://")


def sniff(head: bytes) -> Container:
    """Return what the file is, from its first `HEAD_BYTES` bytes."""
    if not head:
        return Container.EMPTY
    if _is_playlist(head):
        return Container.PLAYLIST
    if head[4:8] in _BOXES:
        return Container.MP4
    form = _FORMS.get(head[:4] + head[8:12])
    if form is not None:
        return form
    for start, container in _STARTS:
        if head.startswith(start):
            return container
    return _by_rhythm(head)


def container_named(name: str) -> Container:
    """Return the container that a manifest names."""
    return Container(name) if name in set(Container) else Container.UNKNOWN


def has_index_at_end(head: bytes) -> bool:
    """Whether players read a clip's end before they show anything, as its first bytes promise.

    An MP4 whose index (`moov`) does not come first has it behind the media, an AVI always.
    """
    match sniff(head):
        case Container.MP4:
            return b"moov" not in head[:HEAD_BYTES]
        case Container.AVI:
            return True
        case _:
            return False


def _is_playlist(head: bytes) -> bool:
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if text.startswith(_PLAYLIST_STARTS + _ADDRESSES):
        return True
    return text.startswith(b"<") and any(sign in text for sign in _PLAYLIST_SIGNS)


def _by_rhythm(head: bytes) -> Container:
    """Recognise streams that have no beginning of their own, by marks that return."""
    for length, offset in ((188, 0), (192, 4)):
        marks = range(offset, min(len(head), offset + 5 * length), length)
        if len(marks) > 2 and all(head[at] == 0x47 for at in marks):
            return Container.MPEG_TS
    if len(head) > 1 and head[0] == 0xFF and head[1] & 0xF6 == 0xF0:
        return Container.AAC
    if len(head) > 1 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0 and head[1] & 0x06:
        return Container.MP3
    return Container.UNKNOWN
