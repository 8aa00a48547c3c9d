"""What must be said to the players' libraries before the window starts."""

import os
from pathlib import Path

from judge_app.media.journal import take_in_unclean_ends
from judge_app.media.selection import wants_safe_mode
from judge_app.ui.players.vlc.library import is_vlc_installed


def prepare_environment(data_folder: Path | None = None) -> None:
    """Set what QtMultimedia reads at its start; call it before `QApplication` is made.

    Clips may open nothing but themselves: FFmpeg is allowed the protocol `file` alone, so a
    playlist or an external reference never reaches the network. Where the crash journal in
    `data_folder` says that decoding took the program down, hardware is left out of it.
    """
    os.environ["QT_MEDIA_BACKEND"] = "ffmpeg"
    os.environ["QT_FFMPEG_PROTOCOL_WHITELIST"] = "file"
    if data_folder is not None and _has_crashed(data_folder):
        os.environ["QT_FFMPEG_DECODING_HW_DEVICE_TYPES"] = ","
        os.environ["QT_DISABLE_HW_TEXTURES_CONVERSION"] = "1"


def _has_crashed(data_folder: Path) -> bool:
    crashes = take_in_unclean_ends(data_folder)
    # Looking for libVLC costs time at the start, so only a machine with a past pays for it.
    return bool(crashes) and wants_safe_mode(crashes, has_other_engine=is_vlc_installed())


def is_safe_video() -> bool:
    """Whether `prepare_environment` turned decoding in hardware off."""
    return os.environ.get("QT_FFMPEG_DECODING_HW_DEVICE_TYPES") == ","
