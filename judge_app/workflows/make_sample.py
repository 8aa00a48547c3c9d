"""Makes the sample contest: a folder as staff would have it, of real, playable content."""

from pathlib import Path

from judge_app.file_errors import explained
from judge_app.intake.list_columns import ListColumn
from judge_app.progress import Cancellation, Progress, Report, unheard
from judge_app.workflows.check_contest import ENTRIES_FOLDER
from judge_app.workflows.new_contest import create_contest_folder
from judge_app.workflows.sample_entries import SampleEntry, sample_entries
from judge_app.workflows.sample_rules import sample_contest


def make_sample(
    folder: Path, report: Report = unheard, cancellation: Cancellation | None = None
) -> None:
    """Write the sample contest into `folder`, which must not hold a contest yet."""
    stop = cancellation or Cancellation()
    entries = sample_entries()
    contest = sample_contest()
    units = {unit.id: unit.name for unit in contest.units}
    categories = {category.id: category.name for category in contest.categories}
    rows = tuple(
        {
            ListColumn.CODE: entry.code,
            ListColumn.TITLE: entry.title,
            ListColumn.KIND: entry.kind,
            ListColumn.CATEGORY: categories[entry.category],
            ListColumn.UNIT: units[entry.unit],
            ListColumn.AUTHORS: entry.authors,
            ListColumn.FILES: entry.files[0][0] if entry.kind != "Phần mềm" else "",
        }
        for entry in entries
    )
    create_contest_folder(folder, contest, rows)
    for number, entry in enumerate(entries):
        stop.check()
        report(Progress(step="sample", subject=entry.code, done=number, total=len(entries)))
        _make_files(folder / ENTRIES_FOLDER / entry.code, entry)
    report(Progress(step="sample", done=len(entries), total=len(entries)))


def _make_files(room: Path, entry: SampleEntry) -> None:
    with explained(room):
        room.mkdir(parents=True, exist_ok=True)
        for name, make in entry.files:
            make(room / name)
