"""How long a copy of a clip takes, with its own picture and sound and coded anew.

    python -m benchmarks.clip_copies CLIP…

Best for transport and program streams of some minutes; times are of one run each.
"""

import argparse
import tempfile
import time
from pathlib import Path

from judge_app.media.doctor.clip_doctor import ClipDoctor
from judge_app.progress import Cancellation, unheard


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("clips", nargs="+", type=Path)
    wanted = parser.parse_args()
    print(
        "| clip | MB | length s | kept | copy s | coded anew s | MB then |\n|---|---|---|---|---|---|---|"
    )
    doctor = ClipDoctor()
    with tempfile.TemporaryDirectory() as room:
        for clip in wanted.clips:
            seconds = doctor.examine(clip).duration_ms / 1000
            found = []
            target = Path(room) / "copy"
            for keeps in (True, False):
                begin = time.monotonic()
                kept = doctor.copy(clip, target, unheard, Cancellation(), keeps_media=keeps)
                found.append((kept, time.monotonic() - begin, target.stat().st_size))
            (kept, copying, _), (_, coding, size) = found
            print(
                f"| {clip.name} | {clip.stat().st_size / 1e6:.1f} | {seconds:.0f} | {kept}"
                f" | {copying:.1f} | {coding:.1f} | {size / 1e6:.1f} |",
                flush=True,
            )
    doctor.close()


if __name__ == "__main__":
    main()
