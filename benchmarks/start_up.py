"""How long until the home page is on screen, beside a bare PySide6 window.

Each measurement is a process of its own, from the interpreter's start to the first time the window
is drawn and the event loop is idle; the two kinds alternate, so that a busy moment hurts both.
The program is compiled to bytecode first, as installing it does.

    python -m benchmarks.start_up [--runs 15]
"""

import argparse
import compileall
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import judge_app

BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication(sys.argv)
window = QLabel("judge-app")
window.show()
QTimer.singleShot(0, application.quit)
application.exec()
"""

HOME_PAGE = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from judge_app.bootstrap import open_window
import judge_app.ui.app as app
quit_when_idle = app.QApplication.exec
def exec_once():
    QTimer.singleShot(0, app.QApplication.instance().quit)
    return quit_when_idle()
app.QApplication.exec = staticmethod(exec_once)
open_window(None)
"""


def seconds(program: str, home: str) -> float:
    """Run a program of Python text to its end and return how long it took."""
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": home,
        "XDG_DATA_HOME": home,
    }
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", program], env=environment, check=True)
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    compileall.compile_dir(Path(judge_app.__file__).parent, quiet=1)
    with tempfile.TemporaryDirectory() as home:
        seconds(BARE, home)
        seconds(HOME_PAGE, home)
        pairs = [(seconds(BARE, home), seconds(HOME_PAGE, home)) for _ in range(runs)]
    bare = statistics.median(pair[0] for pair in pairs)
    ours = statistics.median(pair[1] for pair in pairs)
    print(f"bare window {bare:.3f} s, home page {ours:.3f} s, ratio {ours / bare:.2f}")


if __name__ == "__main__":
    main()
