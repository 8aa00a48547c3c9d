import pytest

from judge_app.media.magic import PLAYABLE, Container, has_index_at_end, sniff


@pytest.mark.parametrize(
    ("head", "container"),
    [
        (b"\0\0\0\x20ftypisom", Container.MP4),
        (b"\0\0\0\x08wide\0\0", Container.MP4),
        (b"\x1a\x45\xdf\xa3....", Container.MATROSKA),
        (b"RIFF\0\0\0\0AVI LIST", Container.AVI),
        (b"RIFF\0\0\0\0WAVEfmt ", Container.WAV),
        (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", Container.ASF),
        (b"FLV\x01", Container.FLV),
        (b"\x00\x00\x01\xba", Container.MPEG_PS),
        (b"OggS\0", Container.OGG),
        (b"ID3\x04", Container.MP3),
        (b"\x00\x00\x01\xb3\x14\x00\xf0", Container.MPEG_VIDEO),
        (b"fLaC\0\0\0\x22", Container.FLAC),
        (b"#!AMR-WB\n", Container.AMR),
        (b"FORM\0\0\0\0AIFFCOMM", Container.AIFF),
        (b"GIF89a", Container.GIF),
        (b"\xff\xfb\x90\x64", Container.MP3),
        (b"\xff\xf1\x50\x80", Container.AAC),
        ((b"\x47" + bytes(187)) * 5, Container.MPEG_TS),
        ((bytes(4) + b"\x47" + bytes(187)) * 5, Container.MPEG_TS),
        (b"", Container.EMPTY),
        (b"hello", Container.UNKNOWN),
        (b"PK\x03\x04", Container.UNKNOWN),
        (b"\xff\xd8\xff\xe0", Container.UNKNOWN),
        (b"<html><body>x", Container.UNKNOWN),
    ],
)
def test_containers_are_known_by_their_first_bytes(head: bytes, container: Container) -> None:
    assert sniff(head) is container


@pytest.mark.parametrize(
    "head",
    [
        b"#EXTM3U\n#EXT-X-VERSION:3\nhttp://192.0.2.1/a.ts",
        b"\xef\xbb\xbf#EXTM3U\n",
        b"  \r\n#extm3u\n",
        b"ffconcat version 1.0\nfile a.mp4",
        b'<asx version="3.0"><entry><ref href="http://192.0.2.1/x"/>',
        b"<ASX>",
        b"[playlist]\nFile1=http://192.0.2.1",
        b"[Reference]\nRef1=http://192.0.2.1",
        b"RTSPtext\nrtsp://192.0.2.1",
        b'<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash">',
        b'<?xml version="1.0"?><playlist xmlns="http://xspf.org/ns/0/">',
        b"<smil><body>",
        b"http://192.0.2.1/film.mp4\n",
        b"SMILtext\n<smil>",
        b"[InternetShortcut]\nURL=http://192.0.2.1/x.mp4",
        b"<SmoothStreamingMedia MajorVersion='2'>",
    ],
)
def test_playlists_are_found_out_whatever_they_are_called(head: bytes) -> None:
    assert sniff(head) is Container.PLAYLIST


def test_only_real_containers_are_playable() -> None:
    assert PLAYABLE.isdisjoint({Container.PLAYLIST, Container.EMPTY, Container.UNKNOWN})


@pytest.mark.parametrize(
    ("head", "is_at_end"),
    [
        (b"\0\0\0\x18ftypisom" + bytes(12) + b"\0\0\x10\0moov", False),
        (b"\0\0\0\x18ftypisom" + bytes(12) + b"\0\0\0\x08free\0\x10\0\0mdat", True),
        (b"RIFF\0\0\0\0AVI LIST", True),
        (b"\x1a\x45\xdf\xa3....", False),
        (b"", False),
    ],
)
def test_where_the_index_is_can_be_told_from_the_first_bytes(head: bytes, is_at_end: bool) -> None:
    assert has_index_at_end(head) is is_at_end
