"""Finds libVLC on this machine without loading it; only the helper process ever does."""

import ctypes.util
import sys
from importlib.util import find_spec
from pathlib import Path

_NAMES = {"win32": "libvlc.dll", "darwin": "lib/libvlc.dylib"}
_PLACES = {
    "win32": (Path("C:/Program Files/VideoLAN/VLC"), Path("C:/Program Files (x86)/VideoLAN/VLC")),
    "darwin": (Path("/Applications/VLC.app/Contents/MacOS"),),
}


def vlc_folder() -> Path | None:
    """Return the folder of a libVLC beside the program or of an installed VLC, if there is one.

    Only absolute places are looked at, so that a library left in the current folder is never
    loaded. On Linux the system's loader knows the place, and there is no folder to name.
    """
    name = _NAMES.get(sys.platform)
    if name is None:
        return None
    beside = Path(sys.executable).resolve().parent / "vlc"
    places = (beside, *_PLACES.get(sys.platform, ()))
    return next((place for place in places if (place / name).is_file()), None)


def is_vlc_installed() -> bool:
    """Whether the helper has a chance: the bindings are there, and a library."""
    if find_spec("vlc") is None:
        return False
    if sys.platform in _NAMES:
        return vlc_folder() is not None
    return ctypes.util.find_library("vlc") is not None
