"""Hands over to the window, or to the command line where a command is given."""

import importlib
import sys

HELPERS = {
    "--slides-worker": "judge_app.slides.worker_process",
    "--media-doctor": "judge_app.media.doctor.doctor_process",
    "--media-players": "judge_app.ui.players.trial_process",
    "--scan-reader": "judge_app.documents.scan.scan_process",
    "--vlc-helper": "judge_app.ui.players.vlc.engine_process",
}
"""What the packed program, which has no `python -m`, is called with to become a helper process."""


def main() -> None:
    """Run the program with the arguments of the process."""
    if getattr(sys, "frozen", False):
        # The packed program is also what Python starts to keep watch over shared memory.
        from multiprocessing import freeze_support  # noqa: PLC0415

        freeze_support()
    if len(sys.argv) > 1 and sys.argv[1] in HELPERS:
        module = importlib.import_module(HELPERS[sys.argv.pop(1)])
        module.main()
        return
    if len(sys.argv) == 1:
        # Nothing of the command line is needed: the window is on screen sooner without it.
        from judge_app.bootstrap import open_window  # noqa: PLC0415

        raise SystemExit(open_window(None))
    from judge_app.cli.main import cli  # noqa: PLC0415

    cli(prog_name="judge-app")


if __name__ == "__main__":
    main()
