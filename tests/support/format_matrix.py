"""Numbered clips in the formats that people send in, made by ffmpeg."""

from tests.support.clips import H264, ClipSpec

_AAC = ("-c:a", "aac")
_MP3 = ("-c:a", "libmp3lame")
_MP2 = ("-c:a", "mp2")
_MPEG4 = ("-c:v", "mpeg4", "-q:v", "3", "-g", "25")
_VP9 = ("-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-g", "25", "-b:v", "900k")
_VP8 = ("-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8", "-g", "25", "-b:v", "900k")
_HEVC = ("-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=none:keyint=25")
AV1 = ("-c:v", "libaom-av1", "-cpu-used", "8", "-g", "25")
_MPEG2 = ("-c:v", "mpeg2video", "-q:v", "3", "-g", "12")
_CIF = "scale=352:288"

FORMATS = (
    ClipSpec(name="h264.mp4", video=H264),
    ClipSpec(name="h264.mov", video=H264),
    ClipSpec(name="h264.mkv", video=H264),
    ClipSpec(name="h264.avi", video=(*H264, "-bf", "0"), audio=_MP3),
    ClipSpec(name="h264.flv", video=H264),
    ClipSpec(name="h264.3gp", video=H264),
    ClipSpec(name="h264.ts", video=H264),
    ClipSpec(name="hevc.mp4", video=_HEVC),
    ClipSpec(name="mpeg4.avi", video=_MPEG4, audio=_MP3),
    ClipSpec(name="mpeg4.mp4", video=_MPEG4),
    ClipSpec(name="mpeg2.mpg", video=_MPEG2, audio=_MP2),
    ClipSpec(name="mpeg1.mpg", video=("-c:v", "mpeg1video", "-q:v", "3"), audio=_MP2),
    ClipSpec(name="vp8.webm", video=_VP8, audio=("-c:a", "libvorbis")),
    ClipSpec(name="vp9.webm", video=_VP9, audio=("-c:a", "libopus")),
    ClipSpec(name="av1.mp4", video=AV1),
    ClipSpec(name="av1.webm", video=AV1, audio=("-c:a", "libopus")),
    ClipSpec(name="wmv2.wmv", video=("-c:v", "wmv2", "-q:v", "3", "-g", "25"), audio=("-c:a", "wmav2")),
    ClipSpec(name="wmv1.asf", video=("-c:v", "wmv1", "-q:v", "3", "-g", "25"), audio=("-c:a", "wmav2")),
    ClipSpec(name="mjpeg.avi", video=("-c:v", "mjpeg", "-q:v", "3", "-pix_fmt", "yuvj420p"),
             audio=("-c:a", "pcm_s16le")),
    ClipSpec(name="mjpeg.mov", video=("-c:v", "mjpeg", "-q:v", "3", "-pix_fmt", "yuvj420p")),
    ClipSpec(name="h263.3gp", video=("-c:v", "h263", "-q:v", "3", "-g", "25"), filters=_CIF,
             size=(352, 288)),
    ClipSpec(name="flv1.flv", video=("-c:v", "flv", "-q:v", "3", "-g", "25"), audio=_MP3),
    ClipSpec(name="theora.ogv", video=("-c:v", "libtheora", "-q:v", "8", "-g", "25"),
             audio=("-c:a", "libvorbis")),
    ClipSpec(name="vp8.ogv", video=_VP8, audio=("-c:a", "libvorbis"), last=("-f", "ogg")),
    ClipSpec(name="prores.mov", video=("-c:v", "prores_ks", "-profile:v", "0"),
             audio=("-c:a", "pcm_s16le")),
    ClipSpec(name="hevc.mkv", video=_HEVC),
    ClipSpec(name="hevc.mov", video=(*_HEVC, "-tag:v", "hvc1")),
    ClipSpec(name="h264.m4v", video=H264),
    ClipSpec(name="mpeg2.ts", video=_MPEG2, audio=_MP2),
    ClipSpec(name="mpeg2.vob", video=_MPEG2, audio=("-c:a", "ac3")),
    ClipSpec(name="vp9.mp4", video=_VP9),
    ClipSpec(name="vp8.mkv", video=_VP8, audio=("-c:a", "libvorbis")),
    ClipSpec(name="h264.m2ts", video=H264, audio=("-c:a", "ac3")),
    ClipSpec(name="msmpeg4.avi", video=("-c:v", "msmpeg4", "-q:v", "3", "-g", "25"), audio=_MP3),
)  # fmt: skip

SHAPES = (
    ClipSpec(name="silent.mp4", video=H264, audio=("-an",)),
    ClipSpec(name="odd-pixels.mp4", video=H264, filters="setsar=4/3", size=(428, 192)),
    ClipSpec(name="large.mp4", video=("-c:v", "libx264", "-preset", "ultrafast", "-g", "25",
                                      "-pix_fmt", "yuv420p"),
             filters="scale=3840:2304", size=(3840, 2304)),
    ClipSpec(name="full-colour.mp4", video=(*H264[:-1], "yuv444p")),
    ClipSpec(name="interlaced.mp4", video=(*H264, "-flags", "+ildct+ilme")),
    ClipSpec(name="long-gop.mp4", video=(*H264[:-4], "-g", "250", "-pix_fmt", "yuv420p")),
    ClipSpec(name="fragments.mp4", video=H264, last=("-movflags", "frag_keyframe+empty_moov")),
    ClipSpec(name="index-first.mp4", video=H264, last=("-movflags", "+faststart")),
    ClipSpec(name="listed-keys.flv", video=(*H264, "-g", "10"), last=("-flvflags", "add_keyframe_index")),
    ClipSpec(name="uneven.mp4", video=H264, filters="select='not(mod(n,3))'",
             last=("-vsync", "vfr")),
    ClipSpec(name="Bài dự thi số 1 – Nguyễn Thị Ánh.mp4", video=H264),
    ClipSpec(name="Đường dẫn # 100% ?&+.mp4", video=H264),
)  # fmt: skip
