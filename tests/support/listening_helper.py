"""libVLC's process as it is, except that what nobody would hear is written into a file.

Run in place of `judge_app.ui.players.vlc.engine_process`. The file lies in the folder that `SOUND_FOLDER` names
and bears the number of the process.
"""

import ctypes
import os
from pathlib import Path

import numpy as np

from judge_app.ui.players.vlc import engine_process
from judge_app.ui.players.vlc import silence as vlc_silence

SOUND_FOLDER = "JUDGE_TEST_SOUND"
SAMPLES_A_SECOND = 8000


class _WrittenSound(vlc_silence.SilentSound):
    def _on_sound(self, opaque: object, samples: object, count: int, due_us: int) -> None:
        assert isinstance(samples, int)
        with sound_file(Path(os.environ[SOUND_FOLDER]), os.getpid()).open("ab") as stream:
            stream.write(ctypes.string_at(samples, count * 2))
        super()._on_sound(opaque, samples, count, due_us)


def sound_file(folder: Path, process_id: int) -> Path:
    """Return where the process writes what it plays, once it plays."""
    return folder / f"{process_id}.s16"


def tone_of(sound: np.ndarray) -> float:
    """Return the frequency of the loudest tone, in hertz."""
    spectrum = np.abs(np.fft.rfft(sound * np.hanning(len(sound))))
    return float(np.argmax(spectrum)) * SAMPLES_A_SECOND / len(sound)


if __name__ == "__main__":
    vars(engine_process)["SilentSound"] = _WrittenSound
    engine_process.main()
