"""Which readers of libVLC may open which container."""

from judge_app.media.magic import Container

# libVLC's own readers would follow playlists and addresses, so each container names its readers. Its own
# reader of MP4 lands up to three pictures beside the place, that of WMV cannot use the index of bytes that are
# handed to it, and that of Ogg, sent to the beginning, may begin seconds later; FFmpeg's land on the place.
DEMUXERS = {
    Container.MP4: "avformat,mp4",
    Container.MATROSKA: "mkv,avformat",
    Container.AVI: "avformat,avi",
    Container.ASF: "avformat,asf",
    Container.FLV: "avformat",
    Container.MPEG_PS: "ps,avformat",
    Container.MPEG_TS: "ts,avformat",
    Container.MPEG_VIDEO: "mpgv,avformat",
    Container.OGG: "avformat,ogg",
    Container.WAV: "wav,avformat",
    Container.MP3: "mpga,avformat",
    Container.AAC: "es,avformat",
    Container.FLAC: "flac,es,avformat",
    Container.AMR: "avformat",
    Container.AIFF: "aiff,avformat",
    Container.GIF: "avformat",
}


def reading_options(container: Container, *, is_cut: bool = False) -> tuple[str, ...]:
    """Return what libVLC is told before it opens such a clip, nothing where it may not open it.

    `is_cut`: it is handed the clip from a key picture on, to stand there and be led on.
    """
    demuxers = DEMUXERS.get(container)
    if demuxers is None:
        return ()
    if is_cut:
        # libVLC's own would run on a while before they stand. Of pictures that need what comes before
        # the cut nobody wants to see what a decoder makes.
        return (":demux=avformat", ":codec=avcodec,any", ":no-avcodec-corrupted")
    # With several at work dav1d gives pictures in batches, of which no step shows a single one.
    return (f":demux={demuxers}", ":dav1d-thread-frames=1")
