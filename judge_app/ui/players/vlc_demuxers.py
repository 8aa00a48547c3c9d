"""Which readers of libVLC may open which container."""

from judge_app.media.magic import Container

# libVLC's own readers would follow playlists and addresses, so each container names its readers.
DEMUXERS = {
    Container.MP4: "mp4,avformat",
    Container.MATROSKA: "mkv,avformat",
    Container.AVI: "avi,avformat",
    Container.ASF: "asf,avformat",
    Container.FLV: "avformat",
    Container.MPEG_PS: "ps,avformat",
    Container.MPEG_TS: "ts,avformat",
    Container.MPEG_VIDEO: "mpgv,avformat",
    Container.OGG: "ogg,avformat",
    Container.WAV: "wav,avformat",
    Container.MP3: "mpga,avformat",
    Container.AAC: "es,avformat",
    Container.FLAC: "flac,es,avformat",
    Container.AMR: "avformat",
    Container.AIFF: "aiff,avformat",
    Container.GIF: "avformat",
}
