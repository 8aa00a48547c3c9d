"""What reading a damaged zip raises."""

import lzma
import zipfile
import zlib

ZIP_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    NotImplementedError,
    EOFError,
    KeyError,
    ValueError,
    OSError,
    RuntimeError,
)
"""A member that is missing, packed in unknown ways, encrypted, or not what the directory says."""
