"""Turning pages in a real deck's view: cached, not cached, and how long the window ever stands still.

    python -m benchmarks.paging [--pages 100] [DECK...]

Without decks it makes one of a hundred slides (text, pictures, tables, charts) and the same as a PDF.
The page is as wide as a screen of 1920×1080. A turn ends when the page is painted as it should be. A
timer of 1 ms runs beside; its longest pause is the longest stall of the window.
"""

import argparse
import os
import statistics
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches
from PySide6.QtCore import Qt, QTimer

from benchmarks.waiting import rest, wait
from judge_app.byte_source import FileSource
from judge_app.slides.deck import Sheet
from judge_app.slides.sample_pictures import scene
from judge_app.slides.worker import DeckWorker
from judge_app.ui.app import make_application
from judge_app.ui.slides.deck_model import DeckModel
from judge_app.ui.slides.deck_view import DeckView
from judge_app.ui.tasks import TaskRunner
from judge_app.ui.theme.palettes import Look
from judge_app.ui.theme.theme import theme

_SETTLED_MS = 400


class Heartbeat:
    """A timer that ought to beat every millisecond; the longest pause between two beats.

    On a machine with other work the pause also counts the time that others had the processor, so
    the processor time that the window's own thread took between two beats is kept beside it.
    """

    def __init__(self) -> None:
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._beat)
        self._last = self._last_own = 0.0
        self.pauses: list[float] = []
        self.own: list[float] = []

    def start(self) -> None:
        self.pauses, self.own = [], []
        self._last, self._last_own = time.perf_counter(), time.thread_time()
        self._timer.start()

    def stop(self) -> str:
        """Return the longest pause, and the longest own work, in milliseconds."""
        self._timer.stop()
        pause, own = (max(times, default=0.0) * 1000 for times in (self.pauses, self.own))
        return f"{pause:.0f} ms (own work at most {own:.0f} ms)"

    def _beat(self) -> None:
        now, own = time.perf_counter(), time.thread_time()
        self.pauses.append(now - self._last)
        self.own.append(own - self._last_own)
        self._last, self._last_own = now, own


def is_exact(view: DeckView) -> bool:
    picture = view.stage.canvas.picture
    return picture is not None and picture.width() == view.stage.canvas.pixel_width


def turn(view: DeckView, page: int) -> float:
    """Return milliseconds from asking for a page to having painted it."""
    start = time.perf_counter()
    view.go_to(page)
    wait(lambda: is_exact(view))
    view.stage.canvas.viewport().repaint()
    return (time.perf_counter() - start) * 1000


def processor_ms() -> float:
    """Return the processor time of the window's process and of its drawing processes so far."""
    own = time.process_time()
    for children in Path("/proc/self/task").glob("*/children"):
        for pid in children.read_text().split():
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            own += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return own * 1000


def make_deck(target: Path, pages: int) -> None:
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(13.333), Inches(7.5)
    for number in range(pages):
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        slide.shapes.title.text = f"Trang {number + 1}: kết quả sinh hoạt chi hội"
        frame = slide.placeholders[1].text_frame
        frame.text = "\n".join(f"Nội dung thứ {line} của trang {number + 1}" for line in range(6))
        if number % 3 == 0:
            picture = target.with_suffix(f".{number}.png")
            picture.write_bytes(scene(f"Trang {number}", width=1200))
            slide.shapes.add_picture(str(picture), Inches(7), Inches(2), width=Inches(5.5))
        elif number % 3 == 1:
            place = (Inches(7), Inches(2), Inches(5.5), Inches(3))
            table = slide.shapes.add_table(6, 4, *place).table
            for cell in range(24):
                table.cell(cell // 4, cell % 4).text = str(cell * number)
        else:
            data = CategoryChartData()
            data.categories = ["2021", "2022", "2023"]
            data.add_series("Hội viên", [number, number * 2, number * 3])
            kind = XL_CHART_TYPE.COLUMN_CLUSTERED
            place = (Inches(7), Inches(2), Inches(5.5), Inches(4))
            slide.shapes.add_chart(kind, *place, data)
    deck.save(str(target))


def make_pdf(deck: Path, target: Path) -> None:
    worker = DeckWorker()
    source = FileSource(deck)
    pages = worker.open(source)
    worker.write_pages(tuple(Sheet(page=page.number) for page in pages), target)
    worker.shut_down()
    source.close()


def measure(tasks: TaskRunner, path: Path) -> None:
    view = DeckView(tasks, Path(tempfile.gettempdir()) / "paging")
    view.resize(1936, 1080)
    view.stage.want_side(wanted=False)
    view.show()
    beat = Heartbeat()
    start = time.perf_counter()
    view.open(FileSource(path))
    wait(lambda: view.page_count and is_exact(view))
    opened = (time.perf_counter() - start) * 1000
    view.stage.fit_width()
    wait(lambda: is_exact(view))
    count = view.page_count
    first: list[float] = []
    drawn: list[int] = []
    model = view.findChild(DeckModel)
    assert isinstance(model, DeckModel)
    model.page_drawn.connect(drawn.append)
    before = processor_ms()
    for page in range(4, count + 1, 4):  # two are prepared beside each page: every fourth is new
        rest(30)
        first.append(turn(view, page))
    spent = (processor_ms() - before) / max(1, len(drawn))
    rest(_SETTLED_MS)
    last = view.current_page
    cached = [turn(view, page) for page in (last - 1, last, last - 1, last) * 10]
    view.stage.want_side(wanted=True)
    view.go_to(1)
    rest(_SETTLED_MS)
    beat.start()
    for page in range(1, count + 1):
        view.go_to(page)
        rest(60)
    paging = beat.stop()
    beat.start()
    for page in range(count, 0, -1):
        view.go_to(page)
        rest(1)
    racing = beat.stop()
    width = view.stage.canvas.pixel_width
    print(
        f"{path.name}: {count} pages, {width} px; opened and painted {opened:.0f} ms\n"
        f"  not cached: {spread(first)}; processor time a page drawn {spent:.0f} ms\n  cached: {spread(cached)}\n"
        f"  longest stall: paging {paging}, racing {racing}",
        flush=True,
    )
    view.shut_down()
    view.deleteLater()


def idle() -> str:
    beat = Heartbeat()
    beat.start()
    rest(6000)
    return beat.stop()


def spread(values: list[float]) -> str:
    """Return the fastest tenth (what the machine can do), the median and the slow end."""
    ordered = sorted(values)
    tenth, slow = ordered[len(ordered) // 10], ordered[int(len(ordered) * 0.95)]
    median = statistics.median(ordered)
    return f"fastest tenth {tenth:.1f}, median {median:.1f}, p95 {slow:.1f} ms"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("decks", nargs="*", type=Path)
    chosen = parser.parse_args()
    app = make_application(["paging"])
    theme.put_on(app, Look.LIGHT)
    tasks = TaskRunner()
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    print(f"longest stall of a window that does nothing: {idle()}")
    with tempfile.TemporaryDirectory() as folder:
        decks = chosen.decks
        if not decks:
            deck, pdf = Path(folder) / "bai.pptx", Path(folder) / "bai.pdf"
            make_deck(deck, chosen.pages)
            make_pdf(deck, pdf)
            decks = [deck, pdf]
        for path in decks:
            measure(tasks, path)
    tasks.shut_down()


if __name__ == "__main__":
    main()
